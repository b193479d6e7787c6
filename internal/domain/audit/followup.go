package audit

import (
	"slices"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// CanFollowUp tells whether a visit may be asked for that verifies nonconformities of the audit: its report
// stands, and settled, which finding.NeedFollowUp says about its findings, is empty.
func (a *Audit) CanFollowUp(settled rule.Broken) error {
	if a.r.State != Reported {
		return fault.New(fault.IllegalMove, text.T("A follow-up is asked for once the report is issued and until the audit is concluded.",
			"跟踪审核应在报告发出之后、审核得出结论之前提出。"))
	}
	return settled.OrNil()
}

// FollowUp asks for the visit.
func (a *Audit) FollowUp(settled rule.Broken) error {
	if err := a.CanFollowUp(settled); err != nil {
		return err
	}
	a.add("audit.follow_up_asked")
	return nil
}

// CanVerify tells whether the person may record now what the visit has seen of the nonconformity.
func (a *Audit) CanVerify(who id.Identity, f id.Finding) error {
	if !slices.Contains(a.r.Verifies, f) {
		return fault.New(fault.IllegalMove, text.T("This visit does not verify the nonconformity.", "本次跟踪审核不验证该不符合项。"))
	}
	return a.CanFind(who)
}

// Verifying tells whether the audit is a visit for the nonconformity that is still to come or running.
func (r Record) Verifying(f id.Finding) bool {
	over := []State{Reported, Concluded, Decided, Repeated, Aborted, Cancelled}
	return slices.Contains(r.Verifies, f) && !slices.Contains(over, r.State)
}
