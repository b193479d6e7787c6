package programme

import (
	"slices"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// P6 lets the season of the client's work, or a certification for a short time, move a surveillance.
var P6 = rule.Rule{ID: "P6", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.3.3 note", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
	"The day by which a surveillance is held may be set for the season of the client's work or a certification of limited duration, with a reason and the approval of a second, competent person; never later than P3, P4 or the rules of the country allow, nor so early that a calendar year is left without one.",
	"监督审核的最迟日期可因客户业务的季节性或认证期限较短等情况另行确定，须说明理由并经具备能力的第二人批准；不得晚于P3、P4或国家规则的期限，也不得提前至某一日历年没有监督审核。")}

// Shift is another day by which a surveillance is to be held, and whose word it has. It counts once it is approved.
type Shift struct {
	DueOn        date.Date   `json:"due_on"`
	Reason       string      `json:"reason"`
	By           string      `json:"by"`
	ByID         id.Identity `json:"by_id"`
	On           date.Date   `json:"on"`
	ApprovedBy   string      `json:"approved_by,omitempty"`
	ApprovedByID id.Identity `json:"approved_by_id,omitzero"`
	ApprovedAt   time.Time   `json:"approved_at,omitzero"`
}

// Window is between which days, both included, the surveillance may be due (P3, P4, the interval of the country). It
// reaches back to the first day of the calendar year of its limit where calendar years count.
func (r Record) Window(number int) (from, to date.Date) {
	s := Slot{Kind: Surveillance, Number: number}
	if i := r.surveillance(number); i >= 0 {
		s = r.Slots[i]
	}
	to = r.last(s)
	interval := r.Limits.Of(pack.IntervalMonths)
	if interval == 0 {
		return date.Latest(date.New(to.Year(), time.January, 1), r.DecidedOn.AddDays(1)), to
	}
	before := r.DecidedOn
	if i := r.surveillance(number - 1); i >= 0 {
		before = r.Slots[i].DueOn
	}
	if !s.LastOn.IsZero() {
		before = to.AddMonths(-interval) // the one before was held then
	}
	return before.AddDays(1), to
}

func (r Record) surveillance(number int) int {
	return slices.IndexFunc(r.Slots, func(s Slot) bool { return s.Kind == Surveillance && s.Number == number })
}

// Shift asks for another day of a surveillance that is ahead; a later request takes the place of one that waits.
func (p *Programme) Shift(number int, x Shift, ahead func(id.Audit) bool) error {
	i, err := p.shiftable(number, ahead)
	if err != nil {
		return err
	}
	var bad fault.Invalid
	bad.Require("reason", x.Reason)
	if err := bad.OrNil(); err != nil {
		return err
	}
	if err := p.r.inWindow(number, x); err != nil {
		return err
	}
	p.r.Slots = slices.Clone(p.r.Slots)
	p.r.Slots[i].Shift = &x
	p.add("programme.shift_proposed")
	return nil
}

func (p *Programme) shiftable(number int, ahead func(id.Audit) bool) (int, error) {
	i := p.r.surveillance(number)
	if i < 0 || p.r.State != Certified {
		return i, fault.Missing(text.T("surveillance in the programme", "审核方案中的监督审核"))
	}
	if s := p.r.Slots[i]; !s.AuditID.IsZero() && !ahead(s.AuditID) {
		return i, fault.New(fault.IllegalMove, text.T("The surveillance has begun.", "该监督审核已经开始。"))
	}
	return i, nil
}

func (r Record) inWindow(number int, x Shift) error {
	from, to := r.Window(number)
	if x.DueOn.Before(date.Latest(from, x.On)) || x.DueOn.After(to) {
		return rule.Broken{P6.Breaks(text.Tf("Choose a day from %s to %s.", "请选择%s至%s之间的日期。", date.Latest(from, x.On), to)).At("due_on")}
	}
	return nil
}

// CanApproveShift tells whether the person may approve the day that waits; competent is whether the person may review
// or decide for the standard.
func (p *Programme) CanApproveShift(number int, who id.Identity, competent bool) error {
	i := p.r.surveillance(number)
	switch {
	case i < 0 || p.r.Slots[i].Shift == nil || !p.r.Slots[i].Shift.ApprovedAt.IsZero():
		return fault.New(fault.IllegalMove, text.T("No day of this surveillance waits for approval.", "该监督审核没有待批准的日期。"))
	case p.r.Slots[i].Shift.ByID == who:
		return rule.Broken{P6.Breaks(text.T("The day is approved by a person other than the one who asked for it.", "日期须由提出人以外的人员批准。"))}
	case !competent:
		return rule.Broken{P6.Breaks(text.Tf("Whoever approves is competent to review or to decide for %s.", "批准人须具备%s的申请评审或认证决定能力。", p.r.Standard))}
	}
	return nil
}

// ApproveShift lets the day count, today and no later than the limits allow by then.
func (p *Programme) ApproveShift(number int, by string, who id.Identity, at time.Time, today date.Date, competent bool, ahead func(id.Audit) bool) error {
	i, err := p.shiftable(number, ahead)
	if err != nil {
		return err
	}
	if err := p.CanApproveShift(number, who, competent); err != nil {
		return err
	}
	x := *p.r.Slots[i].Shift
	asked := x
	asked.On = today
	if err := p.r.inWindow(number, asked); err != nil {
		return err
	}
	x.ApprovedBy, x.ApprovedByID, x.ApprovedAt = by, who, at
	p.r.Slots = slices.Clone(p.r.Slots)
	p.r.Slots[i].Shift, p.r.Slots[i].DueOn = &x, x.DueOn
	if next := p.r.surveillance(number + 1); next >= 0 { // an interval counts from the one before
		_, last := p.r.Window(number + 1)
		p.r.Slots[next].DueOn = date.Earliest(p.r.Slots[next].DueOn, last)
	}
	p.add("programme.shifted")
	return nil
}
