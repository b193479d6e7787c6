package certificate

import (
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

// SpecialUntil is by when a special audit for the cause is held on a certificate that stands: while it lasts, before the
// end of the suspension that it follows up, or on the last day that the rules set after the failed spot check (Q13).
func (r Record) SpecialUntil(c programme.Cause, number int, today date.Date) (u programme.Until, err error) {
	if !r.Standing(today) {
		return u, fault.New(fault.IllegalMove, text.T("The certificate has ended; there is nothing to audit.", "证书已失效，无需审核。"))
	}
	switch c {
	case programme.BySuspension:
		if r.State != Suspended {
			return u, fault.New(fault.IllegalMove, text.T("The certificate is not suspended.", "证书未被暂停。"))
		}
		u.Last = date.Earliest(r.SuspendedUntil, r.ExpiresOn)
	case programme.BySpotCheck:
		i := slices.IndexFunc(r.SpotChecks, func(s SpotCheck) bool { return s.Number == number })
		if i < 0 {
			return u, fault.Missing(text.T("spot check", "监督抽查"))
		}
		u = programme.Until{Last: r.SpotChecks[i].DueOn, Fixed: true}
	default:
		u.Last = r.ExpiresOn
	}
	return u, nil
}
