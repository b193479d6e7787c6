// Package calendar writes calendar files (RFC 5545) for the dates of audits, for everybody who attends.
package calendar

import (
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/text"
)

// Morning and afternoon of a half-day, local time of the body.
const (
	morning   = 9
	noon      = 13
	afternoon = 13
	evening   = 17
)

// Audit is the calendar file of the audit's dates in the zone of the body; made is when it was written,
// host names the deployment in the identifier of the event, which stays the same when dates move.
func Audit(r audit.Record, l text.Lang, zone *time.Location, made time.Time, host string) string {
	c := ics.NewCalendar()
	c.SetProductId("-//Triennia//EN")
	c.SetMethod(ics.MethodPublish)
	e := c.AddEvent(r.ID.String() + "@" + host)
	e.SetDtStampTime(made)
	e.SetSequence(r.Version)
	e.SetStartAt(at(r.Span.From, zone, morning, afternoon))
	e.SetEndAt(at(r.Span.To, zone, noon, evening))
	e.SetSummary(r.Label().In(l))
	e.SetLocation(r.City.In(l))
	e.SetDescription(r.Reference + " · " + r.Standard)
	if r.State == audit.Cancelled {
		e.SetStatus(ics.ObjectStatusCancelled)
	} else if r.ConfirmedOn.IsZero() {
		e.SetStatus(ics.ObjectStatusTentative)
	} else {
		e.SetStatus(ics.ObjectStatusConfirmed)
	}
	for _, m := range r.Team {
		e.AddComment(plain(m.Name) + " (" + audit.RoleNames[m.Role].In(l) + ")")
	}
	return c.Serialize(ics.WithNewLineWindows)
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
