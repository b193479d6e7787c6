package clock

import (
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM196 keeps a reader elsewhere from taking the last day for one of the own clocks.
var SM196 = rule.Rule{ID: "SM-196", Source: "House rule", Clause: "-", Level: rule.Compute, Says: text.T(
	"A last day ends in the time zone of the body; a reader elsewhere is told when that is there. Reminders go out between 7 and 20 o'clock of their reader, and not after the end of the day that they warn of.",
	"期限以机构所在时区的当日结束为准；位于其他时区的收件人会被告知当地对应时刻。提醒在收件人当地7时至20时之间发出，且不晚于所提醒期限当日结束。")}

// The hours of the reader between which reminders go out.
const (
	morning = 7
	evening = 20
)

// Elsewhere is when the day ends at the place of a reader whose clocks differ then from those of the body; empty where they
// do not.
func Elsewhere(day date.Date, body, reader *time.Location) text.Text {
	end := day.AddDays(1).Start(body)
	_, here := end.Zone()
	if _, there := end.In(reader).Zone(); here == there {
		return text.Text{}
	}
	return text.Tf("At your place it ends on %s.", "您所在时区的截止时刻为%s。", date.Moment{At: end, Zone: reader})
}

// SendFrom is when a reminder goes out that is written now: in the reader's day, but before the end of the first day that it
// warns of, which is zero where all have passed.
func SendFrom(now time.Time, reader *time.Location, end time.Time) time.Time {
	at := now.In(reader)
	from := time.Date(at.Year(), at.Month(), at.Day(), morning, 0, 0, 0, reader)
	switch {
	case at.Hour() >= evening:
		from = time.Date(at.Year(), at.Month(), at.Day()+1, morning, 0, 0, 0, reader)
	case at.Hour() >= morning:
		return now
	}
	if !end.IsZero() && !from.Before(end) {
		return now
	}
	return from
}
