package calendar

import (
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"triennia/internal/domain/clock"
	"triennia/internal/domain/text"
)

// Place is for whom a file of days is written: the days are those of the body's zone, and a reader elsewhere is told when
// they end there.
type Place struct {
	Lang       text.Lang
	Body, Zone *time.Location
}

// Deadlines is the calendar file of last days, each a whole day, which is the same day in every zone. made is when it was
// written, host names the deployment in the identifiers of the events: a later file takes the place of an earlier one.
func Deadlines(list []clock.Notice, to Place, made time.Time, host string) string {
	c := ics.NewCalendar()
	c.SetProductId("-//Triennia//EN")
	c.SetMethod(ics.MethodPublish)
	for _, n := range list {
		e := c.AddEvent(n.Of.ID.String() + "@" + host)
		e.SetDtStampTime(made)
		e.SetSequence(n.Of.Version)
		day := time.Date(n.Of.DueOn.Year(), n.Of.DueOn.Month(), n.Of.DueOn.Day(), 0, 0, 0, 0, time.UTC)
		e.SetAllDayStartAt(day)
		e.SetAllDayEndAt(day.AddDate(0, 0, 1))
		e.SetSummary(n.Of.Title().Capital().In(to.Lang) + " · " + n.Of.ClientName.In(to.Lang))
		e.SetDescription(strings.TrimSpace(n.Of.Reference + " · " + n.Rung.Ask.In(to.Lang) + " " + clock.Elsewhere(n.Of.DueOn, to.Body, to.Zone).In(to.Lang)))
		e.SetTimeTransparency(ics.TransparencyTransparent)
	}
	return c.Serialize(ics.WithNewLineWindows)
}
