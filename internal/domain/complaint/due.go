package complaint

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
)

// PromiseOf is what the limits promise to somebody who complains today.
func PromiseOf(limits pack.Set) Promise {
	return Promise{limits.Of(pack.ComplaintWorkdays), limits.Of(pack.ComplaintProgressDays), limits.Of(pack.ComplaintDays)}
}

// Due are the days of the clock of a complaint that are still to come or were missed; a zero day is no longer awaited.
type Due struct {
	Acknowledge date.Date `json:"acknowledge_by,omitzero"`
	Progress    date.Date `json:"progress_by,omitzero"`
	Outcome     date.Date `json:"outcome_by,omitzero"`
}

// Due is by when the complainant hears next (SM-115, SM-116). An anonymous one without an address reads it at the
// tracking page, so the same days hold.
func (r Record) Due() Due {
	if !r.Open() {
		return Due{}
	}
	return r.Promise.due(r.ReceivedOn, r.State == Received, r.Steps, r.Messages)
}

func (p Promise) due(since date.Date, isNew bool, steps []Step, messages []Message) Due {
	d := Due{Outcome: since.AddDays(p.Days)}
	if isNew {
		d.Acknowledge = since.AddWorkdays(p.Workdays)
		return d
	}
	d.Progress = date.Earliest(lastHeard(since, steps, messages).AddDays(p.Progress), d.Outcome)
	return d
}

// lastHeard is the last day on which somebody heard from the body.
func lastHeard(last date.Date, steps []Step, messages []Message) date.Date {
	for _, m := range messages {
		if !m.FromComplainant {
			last = date.Latest(last, m.On)
		}
	}
	for _, s := range steps {
		if s.Action == Acknowledge {
			last = date.Latest(last, s.On)
		}
	}
	return last
}

// Next is the first of the days.
func (d Due) Next() date.Date {
	var days []date.Date
	for _, x := range []date.Date{d.Acknowledge, d.Progress, d.Outcome} {
		if !x.IsZero() {
			days = append(days, x)
		}
	}
	return date.Earliest(days...)
}

// RemindBefore is how many days before a day those who handle the complaint are reminded.
const RemindBefore = 2

// remindAgain is how many days after the last reminder the next follows, once it is late.
const remindAgain = 7

// Remind tells whether those who handle the complaint are to be reminded today: shortly before each of its days once,
// and once it is late at once and every week.
func (r Record) Remind(today date.Date) bool { return remind(r.Due().Next(), r.RemindedOn, today) }

func remind(due, reminded, today date.Date) bool {
	soon := due.AddDays(-RemindBefore)
	switch {
	case due.IsZero() || today.Before(soon):
		return false
	case reminded.Before(soon): // also where nobody was reminded yet
		return true
	case today.After(due) && !reminded.After(due):
		return true
	}
	return today.After(due) && !today.Before(reminded.AddDays(remindAgain))
}
