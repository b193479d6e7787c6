package calendar

import (
	"time"

	ics "github.com/arran4/golang-ical"

	"triennia/internal/domain/clock"
	"triennia/internal/domain/text"
)

// Deadlines is the calendar file of last days, each a whole day, which is the same day in every zone. made is when it was
// written, host names the deployment in the identifiers of the events: a later file takes the place of an earlier one.
func Deadlines(list []clock.Notice, to text.Lang, made time.Time, host string) string {
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
		e.SetSummary(n.Of.Title().Capital().In(to) + " · " + n.Of.ClientName.In(to))
		e.SetDescription(n.Of.Reference + " · " + n.Rung.Ask.In(to))
		e.SetTimeTransparency(ics.TransparencyTransparent)
	}
	return c.Serialize(ics.WithNewLineWindows)
}
