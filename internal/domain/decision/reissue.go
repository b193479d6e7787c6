package decision

import (
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM191 lets a certificate follow what its holder is called, without certifying anything else.
var SM191 = rule.Rule{ID: "SM-191", Says: text.T(
	"Within its cycle a certificate is issued anew where name, address or registration of its holder have changed or were wrong; standard, scope, sites and expiry stay as they were, but for the name of the holder in the wording of the scope.",
	"认证周期内，组织名称、地址或登记信息变更或有误的，换发证书；认证依据、范围、场所和到期日保持不变，仅认证范围表述中的组织名称随之变更。"),
	Source: "ISO/IEC 17021-1:2015", Clause: "8.2.2", Level: rule.Enforce, Confidence: rule.Check}

// outdated says what the new certificate would say of its holder otherwise.
func outdated(f Dossier) Check {
	if len(f.Outdated) == 0 {
		return Check{SM191, true, text.T("The certificate says of its holder what the record of the client says; scope and sites can be corrected where they were misprinted (SM-206).",
			"证书上的组织信息与客户资料一致；认证范围或场所表述有误的可予更正（SM-206）。")}
	}
	return Check{SM191, true, list(text.T("On the certificate: ", "证书内容："), f.Outdated)}
}
