package application

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM85 lets the body review what has changed, and agree on the next cycle, before the recertification audit.
var SM85 = rule.Rule{ID: "SM-85", Source: iso17021, Clause: "9.6.3.1", Level: rule.Enforce, Says: text.T(
	"Recertification is applied for while the certificate is valid, after the surveillance audits of its cycle and before the recertification audit; what is agreed then is for the next cycle.",
	"再认证应在证书有效期内、本周期监督审核完成之后、再认证审核之前提出申请；由此达成的约定适用于下一认证周期。")}

// FromCertificate tells whether the kind is about what this body has certified already: it adds to it, or renews it.
func (k Kind) FromCertificate() bool { return k.Extends() || k == Renewal }

// CanRenew tells why recertification may not be applied for now: the surveillance that is named is still to be held, or
// the recertification audit has begun.
func CanRenew(number string, surveillance text.Text, begun bool) error {
	switch {
	case !surveillance.IsZero():
		return rule.Broken{SM85.Breaks(text.Tf("Of certificate %s the %s is still to be held.", "证书%s的%s尚未完成。", number, surveillance))}
	case begun:
		return rule.Broken{SM85.Breaks(text.Tf("The recertification audit of certificate %s has begun.", "证书%s的再认证审核已经开始。", number))}
	}
	return nil
}

// TimeToRenew tells whether a holder that may apply for recertification is to be told so: in the last twelve months of
// its certificate.
func TimeToRenew(expires, today date.Date) bool { return !today.Before(expires.AddMonths(-12)) }
