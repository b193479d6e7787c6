package audit

import (
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var F1 = rule.Rule{ID: "F1", Source: "ISO/IEC 17021-1:2015", Clause: "9.4.2, 9.4.3, 9.4.7", Level: rule.Enforce, Says: text.T(
	"An audit begins with an opening meeting and ends with a closing meeting, with the attendance recorded; when its objectives cannot be attained it ends early, with the reason.",
	"审核以首次会议开始，以末次会议结束，并记录参加人员；审核目的无法实现时，说明理由后提前终止。")}

// StartRules is what the start of an audit depends on beyond the audit itself.
type StartRules struct {
	Limits pack.Set    // of the cycle
	Stage1 *Record     // the latest stage 1 of the programme, nil where there is none
	Blocks rule.Broken // what the scheme demands before stage 2, such as internal audit and management review
}

// CanStart tells whether the opening meeting may be recorded on the day.
func (a *Audit) CanStart(day date.Date, with StartRules) error {
	if _, err := States.Next(Noun, a.r.State, DoStart); err != nil {
		return err
	}
	out := slices.Clone(with.Blocks)
	if a.r.Type != programme.Stage2 {
		out = nil
	}
	out = append(out, a.r.stage1Blocks(day, with)...)
	if day.Before(a.r.From()) {
		out = append(out, TM7.Breaks(text.Tf("The agreed dates begin on %s.", "商定的审核自%s开始。", a.r.From())))
	}
	return out.OrNil()
}

// stage1Blocks lists what of stage 1 keeps stage 2 from starting.
func (r Record) stage1Blocks(day date.Date, with StartRules) rule.Broken {
	s1, months := with.Stage1, with.Limits.Of(pack.StageGapMonths)
	if r.Type != programme.Stage2 {
		return nil
	}
	if s1 == nil || s1.ConcludedOn.IsZero() || s1.Stage1 == nil {
		return rule.Broken{S1_1.Breaks(text.T("Stage 1 has not been concluded yet.", "第一阶段审核尚未得出结论。"))}
	}
	if s1.Stage1.Readiness != Ready {
		return rule.Broken{S1_1.Breaks(text.T("Stage 1 did not find the client ready for stage 2.", "第一阶段审核结论为尚未就绪。"))}
	}
	// A repeated stage 2 follows the stage 2 before it (9.5.3.2), so the interval is not measured again.
	if r.Number < 2 && day.After(s1.To().AddMonths(months)) {
		return rule.Broken{S1_4.Breaks(text.Tf("Stage 1 ended on %s, more than %d months ago; it has to be repeated.", "第一阶段审核于%s结束，已超过%d个月，需重新进行。", s1.To(), months))}
	}
	return nil
}

var S1_4 = rule.Rule{ID: "S1-4", Source: "ISO/IEC 17021-1:2015", Clause: "9.3.1.2.4", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
	"The interval between stage 1 and stage 2 suits the client: a warning after 90 days, a repeated stage 1 after 6 months.",
	"两个阶段之间的间隔应合理：超过90天提示，超过6个月应重新进行第一阶段审核。")}

// WarnInterval is the warning that many days lie between the stages, nil otherwise (S1-4).
func WarnInterval(stage1Ended, stage2Begins date.Date, limits pack.Set) rule.Broken {
	if stage1Ended.IsZero() || stage2Begins.IsZero() || stage1Ended.DaysUntil(stage2Begins) <= limits.Of(pack.StageWarnDays) {
		return nil
	}
	return rule.Broken{S1_4.Breaks(text.Tf("Stage 2 begins %d days after stage 1.", "第二阶段在第一阶段结束%d天后开始。", stage1Ended.DaysUntil(stage2Begins)))}
}

// Start records the opening meeting; the audit is on site from then on.
func (a *Audit) Start(m Meeting, today date.Date, with StartRules) error {
	if err := a.CanStart(m.Day, with); err != nil {
		return err
	}
	if err := m.check(today); err != nil {
		return err
	}
	a.r.Opening = &m
	a.told(m.Day)
	return a.moved(DoStart, "audit.started")
}

// Close records the closing meeting; the report is due from then on.
func (a *Audit) Close(m Meeting, today date.Date) error {
	if err := m.check(today); err != nil {
		return err
	}
	if a.r.Opening != nil && m.Day.Before(a.r.Opening.Day) {
		var bad fault.Invalid
		bad.Add("day", text.T("The closing meeting follows the opening meeting.", "末次会议应在首次会议之后。"))
		return bad
	}
	a.r.Closing = &m
	if err := a.moved(DoClose, "audit.field_closed"); err != nil {
		return err
	}
	a.r.Span.To = max(Half(m.Day, true), a.r.Span.From)
	a.draftReport()
	return nil
}

// Abort ends an audit on site whose objectives cannot be attained, with the reason (9.4.3): access is
// refused, somebody is in danger, the client is not ready.
func (a *Audit) Abort(reason string, today date.Date) error {
	if err := needReason(reason); err != nil {
		return err
	}
	a.r.Reason = reason
	if err := a.moved(DoAbort, "audit.aborted", "reason", reason); err != nil {
		return err
	}
	a.r.Span.To = max(min(a.r.Span.To, Half(today, true)), a.r.Span.From)
	return nil
}

// check wants a day that has come, a time and at least one person of each side (F1).
func (m Meeting) check(today date.Date) error {
	var bad fault.Invalid
	bad.Require("day", m.Day.String())
	if m.Day.After(today) {
		bad.Add("day", text.T("A meeting is recorded when it has taken place; this day is still to come.", "会议应在召开后记录；所填日期尚未到来。"))
	}
	bad.Require("time", m.Time)
	if err := bad.OrNil(); err != nil {
		return err
	}
	ours := slices.ContainsFunc(m.Attendees, func(a Attendee) bool { return a.Body && a.Name != "" })
	theirs := slices.ContainsFunc(m.Attendees, func(a Attendee) bool { return !a.Body && a.Name != "" })
	if ours && theirs {
		return nil
	}
	return rule.Broken{F1.Breaks(text.T("The attendance names nobody of the client or nobody of the audit team.", "签到记录中缺少客户方或审核组人员。")).At("attendees")}
}

// EndedOn is the day on which the audit ended on site, zero while it has not.
func (r Record) EndedOn() date.Date {
	switch {
	case r.Closing != nil:
		return r.Closing.Day
	case r.State == Aborted:
		return r.To()
	}
	return date.Date{}
}

// ReportDue is the last day for the report after the closing meeting (see F5), as long as the packs of the
// cycle say.
func (r Record) ReportDue(limits pack.Set) date.Date {
	if r.Closing == nil {
		return date.Date{}
	}
	return r.Closing.Day.AddWorkdays(limits.Of(pack.ReportWorkdays))
}

// CanIssueReport tells whether the report has all its contents (F6, F7) and no finding is left a draft.
func (a *Audit) CanIssueReport(drafts int) error {
	if _, err := States.Next(Noun, a.r.State, DoReport); err != nil {
		return err
	}
	out := a.r.ReportBroken()
	if drafts > 0 {
		out = append(out, F6.Breaks(text.Tf("%d findings are still drafts.", "仍有%d条审核发现为草稿。", drafts)))
	}
	return out.OrNil()
}

// IssueReport sends the report to the client.
func (a *Audit) IssueReport(by string, on date.Date, drafts int) error {
	if err := a.CanIssueReport(drafts); err != nil {
		return err
	}
	a.r.Report.IssuedOn, a.r.Report.IssuedBy = on, by
	return a.moved(DoReport, "audit.reported")
}

// Reopen gives the report back to the team for more work, with the reason.
func (a *Audit) Reopen(reason string) error {
	if err := needReason(reason); err != nil {
		return err
	}
	a.r.Reason, a.r.ConcludedOn = reason, date.Date{}
	return a.moved(DoReopen, "audit.reopened", "reason", reason)
}

// CanConclude tells whether the leader's conclusion may stand: open is what finding.ReadyForDecision
// says about the findings of the audit. Stage 1 concludes with its areas of concern open.
func (a *Audit) CanConclude(open rule.Broken) error {
	if _, err := States.Next(Noun, a.r.State, DoConclude); err != nil {
		return err
	}
	if a.r.Type == programme.Stage1 {
		return nil
	}
	return open.OrNil()
}

// Conclude ends the work of the team; the file may be reviewed and decided.
func (a *Audit) Conclude(on date.Date, open rule.Broken) error {
	if err := a.CanConclude(open); err != nil {
		return err
	}
	a.r.ConcludedOn = on
	return a.moved(DoConclude, "audit.concluded")
}

// Decide notes that a certification decision has used the audit.
func (a *Audit) Decide(on date.Date) error {
	a.r.DecidedOn = on
	return a.moved(DoDecide, "audit.decided")
}

// Repeat ends the audit because another one has to take its place.
func (a *Audit) Repeat(reason string) error {
	if err := needReason(reason); err != nil {
		return err
	}
	a.r.Reason = reason
	return a.moved(DoRepeat, "audit.repeated", "reason", reason)
}

// Cancel calls the audit off before it has begun.
func (a *Audit) Cancel(reason string) error {
	if err := needReason(reason); err != nil {
		return err
	}
	a.r.Reason = reason
	return a.moved(DoCancel, "audit.cancelled", "reason", reason)
}

// writable tells whether the team may still write its records.
func (a *Audit) writable() error {
	if a.r.State == InProgress || a.r.State == FieldClosed {
		return nil
	}
	return fault.New(fault.IllegalMove, text.T(
		"The records of the audit can be changed from the opening meeting until the report is issued.",
		"审核记录仅可在首次会议之后、报告发出之前修改。"))
}

func needReason(reason string) error {
	var bad fault.Invalid
	bad.Require("reason", reason)
	return bad.OrNil()
}

func (a *Audit) moved(do Action, name string, details ...string) error {
	if err := a.move(do); err != nil {
		return err
	}
	a.add(name, details...)
	return nil
}

// AsksForRepeat tells whether stage 1 concluded that it has to be held again.
func (r Record) AsksForRepeat() bool {
	return r.Type == programme.Stage1 && r.Stage1 != nil && r.Stage1.Readiness == RepeatIt
}

// Done tells whether the team has nothing more to do for the audit.
func (r Record) Done() bool { return r.State == Concluded || r.State == Decided }
