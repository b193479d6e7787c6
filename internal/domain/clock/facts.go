package clock

import (
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

// InputOf takes what determines the deadlines from the records: the certificate, its programme with the
// packs that the cycle was planned with, and the audits of the programme.
func InputOf(c certificate.Record, p programme.Record, audits []audit.Record, today date.Date) Input {
	in := Input{Jurisdiction: c.Rules, Convention: c.Convention, Today: today, Cycle: c.Cycle, DecidedOn: c.DecidedOn, IssuedOn: c.IssuedOn,
		PreviousExpiry: c.PreviousExpiry, SuspendedOn: c.SuspendedOn, SuspensionEndsOn: c.SuspendedUntil,
		WithdrawnOn: c.WithdrawnOn, CancelledOn: c.CancelledOn,
		Limits: p.Limits, Buffer: Buffer{Report: p.Limits.Of(pack.ReportWorkdays), Correction: p.Limits.Of(pack.CorrectiveDays),
			Review: p.Limits.Of(pack.ReviewDays), Decision: p.Limits.Of(pack.DecisionDays)}}
	if c.Extraordinary != nil {
		in.RestoreMonths = c.Extraordinary.Months
	}
	if c.Afterwards != nil {
		in.FollowedOn = c.Afterwards.On
	}
	if c.TakenOver != nil || c.Extends != nil {
		in.DecidedOn, in.IssuedOn = c.CycleFrom()
		in.ExpiresOn = c.ExpiresOn
	}
	if c.Shortened != nil {
		in.ExpiresOn, in.Moves = c.ExpiresOn, true
	}
	if t := c.TakenOver; t != nil {
		for _, day := range t.Held {
			in.Audits = append(in.Audits, Held{Type: string(programme.Surveillance), EndedOn: day})
		}
	}
	for _, a := range audits {
		if !a.Held() {
			continue
		}
		if a.Type == programme.Surveillance {
			in.Audits = append(in.Audits, Held{Type: string(a.Type), EndedOn: a.To()})
		}
	}
	in.Recertification.OnSiteEndedOn = audit.Recertified(p, audits)
	in.unheld = p.Unheld(HeldOf(audits, today))
	return in
}

// HeldOf tells of an audit whether it is held by the day.
func HeldOf(audits []audit.Record, today date.Date) func(id.Audit) bool {
	held := map[id.Audit]bool{}
	for _, a := range audits {
		held[a.ID] = a.Held() && !a.To().After(today)
	}
	return func(of id.Audit) bool { return held[of] }
}

// SurveillancesOwed are the surveillance audits among the obligations that are not held, in their order.
func SurveillancesOwed(owed []Record) (out []programme.Owed) {
	for _, r := range owed {
		if r.Kind == Surveillance && r.State == Open {
			out = append(out, programme.Owed{Number: r.Number, LastOn: r.DueOn})
		}
	}
	return out
}

// Title names the obligation with its number where there are several.
func (r Record) Title() text.Text {
	if r.Kind == Surveillance {
		return text.Tf("%s %d", "%s（第%d次）", KindNames[r.Kind], r.Number)
	}
	return KindNames[r.Kind]
}

// TitleOn is the title with what follows once the last day has passed, where that is for one person to do.
func (r Record) TitleOn(today date.Date) text.Text {
	if r.Kind == MajorVerified && r.Overdue(today) {
		return text.T("repeat of stage 2: a major nonconformity was not verified in time", "重新进行第二阶段审核：严重不符合未按期验证")
	}
	return r.Title()
}

// TurnOf says who has to act on the next open deadline of a certificate: the client while it is
// suspended, otherwise the body, which arranges the audit, and decides when it was held or its day has passed.
func (in Input) TurnOf(owed []Record) flow.Turn {
	var next Record
	today := in.Today
	for _, r := range owed {
		if r.State == Open && r.Kind == SuspensionEnd && !r.Overdue(today) {
			return flow.Turn{Who: flow.Client, What: text.T("Resolve the ground of the suspension.", "请消除暂停的原因。"), By: r.DueOn}
		}
		if r.State == Open && (next.DueOn.IsZero() || r.DueOn.Before(next.DueOn)) {
			next = r
		}
	}
	switch {
	case next.DueOn.IsZero():
		return flow.Turn{Who: flow.Nobody, What: text.T("Nothing is owed.", "没有待办事项。")}
	case next.Kind == Examination:
		return flow.Turn{Who: flow.Body, Needs: access.Decide, What: text.T("Examine the effect of the other certificate.", "请审查其他证书变更的影响。"), By: next.DueOn}
	case next.Kind == SpotCheck && !next.Overdue(today):
		return flow.Turn{Who: flow.Body, Needs: access.Plan, What: text.T("Audit at short notice.", "请实施提前较短时间通知的审核。"), By: next.DueOn}
	case next.Kind == NewApplication:
		return flow.Turn{Who: flow.Body, Needs: access.Plan, What: text.T("Invite the holder to apply anew, or put it aside.", "请邀请原获证组织重新申请，或予以搁置。"), By: next.DueOn}
	case next.AtRisk(today) && next.Kind == Transition:
		return flow.Turn{Who: flow.Body, Needs: access.Plan, What: text.T("Hold the audit of the transition at once: its last safe day has passed.", "请立即实施转换审核：最后安全日已过。"), By: next.DueOn}
	case next.AtRisk(today):
		return flow.Turn{Who: flow.Body, Needs: access.Plan, What: text.T("Hold the recertification audit at once: its last safe day has passed.", "请立即实施再认证审核：最后安全日已过。"), By: next.DueOn}
	case next.Kind.keeps() && !in.held().IsZero() && !next.Overdue(today):
		return flow.Turn{Who: flow.Body, Needs: access.Decide, What: text.Tf("Review and decide: %s.", "请评定并作出决定：%s。", next.Title()), By: next.DueOn}
	case next.Overdue(today):
		return flow.Turn{Who: flow.Body, Needs: access.Decide, What: text.Tf("Decide what follows: %s is overdue.", "请决定后续措施：%s已逾期。", next.Title()), By: next.DueOn}
	case today.DaysUntil(next.DueOn) > 120:
		return flow.Turn{Who: flow.Nobody, What: text.Tf("Next: %s.", "下一步：%s。", next.Title()), By: next.DueOn}
	}
	return flow.Turn{Who: flow.Body, Needs: access.Plan, What: text.Tf("Arrange: %s.", "请安排：%s。", next.Title()), By: next.DueOn}
}
