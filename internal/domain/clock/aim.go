package clock

import (
	"slices"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var SM159 = rule.Rule{ID: "SM-159", Source: "planning practice of certification bodies", Clause: "9.1.3.2", Level: rule.Compute, Confidence: rule.Check, Says: text.T(
	"The first surveillance is best held some months before its last day, but not before the calendar year that it counts for, each further one a year after the one before; the last days stay what they are.",
	"首次监督审核宜在期限届满前数月实施，但不早于其所计入的日历年，此后每次宜在上一次之后一年实施；期限本身不变。")}

// opens is the first day that suits: of what a calendar year owes (P3) the first of the year, since an audit held before it
// leaves the year without one and costs the client another.
func (d Due) opens() date.Date {
	if slices.Contains(d.Rules, programme.P3.ID) {
		return date.New(d.DueOn.Year(), time.January, 1)
	}
	return d.FromOn
}

// aims notes when each surveillance that is ahead is best held: the first of the first cycle in the month that begins so
// many months after the decision as the body plans with, each further one a year after the one before.
func (in Input) aims(c cycle, all []Due) {
	months := in.Limits.Of(pack.AimMonths)
	if months == 0 {
		return
	}
	var from, to date.Date // of the one before
	for i, d := range all {
		switch {
		case !d.DoneOn.IsZero():
			from, to = d.DoneOn, d.DoneOn
			continue
		case !from.IsZero():
			from, to = from.AddMonths(12), to.AddMonths(12)
		case c.first:
			from, to = c.decided.AddMonths(months), c.decided.AddMonths(months+1)
		default: // in a renewed cycle the first is due in the next calendar year
			from, to = c.decided.AddMonths(12), c.decided.AddMonths(12)
		}
		if open := d.opens(); from.Before(open) {
			from, to = open, date.Latest(to, open.AddMonths(1))
		}
		within := func(day date.Date) date.Date { return date.Latest(date.Earliest(day, d.DueOn), d.FromOn) }
		all[i].AimFrom, all[i].AimTo = within(from), within(to)
	}
}
