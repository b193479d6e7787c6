package clock

import (
	"slices"

	"triennia/internal/domain/body"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM207 leaves the days of the reminders to the body, but not whether there are any.
var SM207 = rule.Rule{ID: "SM-207", Source: "House rule", Clause: "-", Level: rule.Compute, Says: text.T(
	"A body chooses for each kind of deadline on which days it reminds and from which on it escalates; what is told once the last day has passed, and the reminders of the last safe day and of its limits, stay.",
	"机构可按期限类别自行规定提醒的日期以及从何时起升级提醒；期限届满后的通知、最后安全日的提醒和限值规定的提醒不受影响。")}

// LadderNames are the names of all ladders, in the order in which people read them.
var LadderNames = append([]LadderName{ladderOf(Surveillance), YearSurveillance}, each(Kinds[1:], ladderOf)...)

func each[A, B any](list []A, f func(A) B) []B {
	out := make([]B, len(list))
	for i, a := range list {
		out[i] = f(a)
	}
	return out
}

// CheckLadder tells whether there is a ladder of the name.
func CheckLadder(n LadderName) error {
	if usual[n] == nil {
		return fault.Missing(text.T("ladder of reminders", "提醒阶梯"))
	}
	return nil
}

// Kind is the kind of deadline that stands on the ladder.
func (n LadderName) Kind() Kind {
	if n == YearSurveillance {
		return Surveillance
	}
	return Kind(n)
}

// Title names what is owed.
func (n LadderName) Title() text.Text {
	if n == YearSurveillance {
		return text.T("surveillance audit of a calendar year, until 31 December", "日历年度的监督审核（截至12月31日）")
	}
	return KindNames[n.Kind()]
}

// Usual are the reminders on the ladder where the body has none of its own.
func (n LadderName) Usual() []body.Reminder {
	return each(usual[n], func(m mark) body.Reminder { return m.Reminder })
}

// PutOnLadders gives what is owed the ladders that the body has chosen, by their names.
func PutOnLadders(owed []Record, own map[string][]body.Reminder) {
	for i, r := range owed {
		if r.State == Open {
			owed[i].Own = own[string(r.ladder())]
		}
	}
}

// Climb brings an open obligation to the ladder that the body has chosen. What was sent stays sent; a rung after it that
// has passed is caught up by the sweep.
func (o *Obligation) Climb(own map[string][]body.Reminder) {
	list := own[string(o.r.ladder())]
	if o.r.State != Open || slices.Equal(list, o.r.Own) {
		return
	}
	o.changed, o.r.Own = true, list
	o.reschedule()
}
