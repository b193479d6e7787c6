// Package calendar writes calendar files (RFC 5545, RFC 5546) for the dates of audits, for everybody who
// attends.
package calendar

import (
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/body"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Morning and afternoon of a half-day, local time of the body.
const (
	morning   = 9
	noon      = 13
	afternoon = 13
	evening   = 17
)

// Reader is for whom a file is written: somebody of the team finds the own time in it.
type Reader struct {
	Lang   text.Lang
	Person id.Identity
}

// Method is how calendars take the file: an announcement, or a cancellation that removes the event.
func Method(r audit.Record) string {
	if r.State == audit.Cancelled {
		return string(ics.MethodCancel)
	}
	return string(ics.MethodPublish)
}

// Audit is the calendar file of the audit's dates in the zone of the body; made is when it was written,
// host names the deployment in the identifier of the event, which stays the same when dates move, while
// its sequence grows with the version of the audit.
func Audit(r audit.Record, b body.Record, to Reader, made time.Time, host string) string {
	span := r.Span
	for _, m := range r.Team {
		if m.PersonID == to.Person {
			span = r.When(m)
		}
	}
	from, until := at(span.From, b.Zone(), morning, afternoon), at(span.To, b.Zone(), noon, evening)
	c := ics.NewCalendar()
	c.SetProductId("-//Triennia//EN")
	c.SetMethod(ics.Method(Method(r)))
	c.AddVTimezone(zone(b.Zone(), from, until))
	e := c.AddEvent(r.ID.String() + "@" + host)
	e.SetDtStampTime(made)
	e.SetSequence(r.Version)
	e.SetProperty(ics.ComponentPropertyDtStart, from.Format(local), ics.WithTZID(b.Zone().String()))
	e.SetProperty(ics.ComponentPropertyDtEnd, until.Format(local), ics.WithTZID(b.Zone().String()))
	e.SetSummary(r.Label().In(to.Lang))
	e.SetLocation(r.City.In(to.Lang))
	e.SetDescription(r.Reference + " · " + r.Standard)
	e.SetStatus(status(r))
	if b.Email != "" {
		e.SetOrganizer(b.Email, ics.WithCN(plain(b.Name.In(to.Lang))))
	}
	for _, m := range r.Team {
		e.AddComment(plain(m.Name) + " (" + audit.RoleNames[m.Role].In(to.Lang) + ")")
	}
	return c.Serialize(ics.WithNewLineWindows)
}

func status(r audit.Record) ics.ObjectStatus {
	switch {
	case r.State == audit.Cancelled:
		return ics.ObjectStatusCancelled
	case r.ConfirmedOn.IsZero():
		return ics.ObjectStatusTentative
	}
	return ics.ObjectStatusConfirmed
}

func at(s audit.Slot, zone *time.Location, am, pm int) time.Time {
	hour := am
	if s.Afternoon() {
		hour = pm
	}
	d := s.Day()
	return time.Date(d.Year(), d.Month(), d.Day(), hour, 0, 0, 0, zone)
}

// plain keeps commas out of a name, which some calendars take for the end of it.
func plain(name string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(name, ",", " ")), " ")
}
