package clock

import (
	"slices"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// OverForGood asks whether the certification has expired and can be restored no more (RC8, Q12).
func (o Output) OverForGood() error {
	switch {
	case o.Status == IsExpired:
		return nil
	case o.Status == Restorable:
		return rule.Broken{certificate.RC8.Breaks(text.Tf("The certification can be restored until %s by completing the recertification.", "在%s前（含当日）完成再认证即可恢复认证。", *o.RestoreUntil))}
	}
	return fault.New(fault.IllegalMove, text.T("Only a certification that has expired is followed by a new application.", "仅已到期的认证可由新的申请接续。"))
}

// ToRestore lists what is still missing before a certification that has expired can be restored, by how far its
// recertification audit has come.
func ToRestore(p programme.Record, audits []audit.Record) []text.Text {
	var state audit.State
	for _, a := range audits {
		if a.Type == programme.Recertification && a.Cycle == p.Cycle && a.State != audit.Cancelled && a.State != audit.Aborted {
			state = a.State
		}
	}
	steps := []struct {
		until []audit.State // done by then
		what  text.Text
	}{
		{audit.HeldStates, text.T("the recertification audit", "再认证审核")},
		{[]audit.State{audit.Reported, audit.Concluded, audit.Decided}, text.T("the audit report", "审核报告")},
		{[]audit.State{audit.Concluded, audit.Decided}, text.T("the closure of the findings and the conclusion of the team leader", "不符合项的关闭及审核组长的结论")},
		{nil, text.T("the decision to restore", "恢复认证的决定")},
	}
	out := []text.Text{}
	for _, s := range steps {
		if !slices.Contains(s.until, state) {
			out = append(out, s.what)
		}
	}
	return out
}
