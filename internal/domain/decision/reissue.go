package decision

import (
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM191 lets a certificate follow what its holder is called, without certifying anything else.
var SM191 = rule.Rule{ID: "SM-191", Says: text.T(
	"Within its cycle a certificate is issued anew where name, address or registration of its holder have changed or were wrong; standard, scope, sites and expiry stay as they were.",
	"认证周期内，组织名称、地址或登记信息变更或有误的，换发证书；认证依据、范围、场所和到期日保持不变。"),
	Source: "ISO/IEC 17021-1:2015", Clause: "8.2.2", Level: rule.Enforce, Confidence: rule.Check}

// outdated asks that something would be otherwise on the new certificate, and says what.
func outdated(f Dossier) Check {
	if len(f.Outdated) == 0 {
		return Check{SM191, false, text.T("The certificate says what the record of the client says: enter there first what has changed.", "证书内容与客户资料一致：请先在客户资料中修改变更的内容。")}
	}
	return Check{SM191, true, list(text.T("On the certificate: ", "证书内容："), f.Outdated)}
}
