package decision

import (
	"triennia/internal/domain/audit"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// V1 is the path of a surveillance audit.
var V1 = rule.Rule{ID: "V1", Says: text.T(
	"After a surveillance audit certification is maintained on the leader's positive conclusion; a major nonconformity, or what may lead to suspension or withdrawal, goes to competent people outside the team, and a sample of the others is monitored.",
	"监督审核后可根据审核组长的肯定结论保持认证；有严重不符合或可能导致暂停、撤销的情况，须交由审核组以外的有能力人员评定，其余按比例抽样监视。"),
	Source: "ISO/IEC 17021-1:2015", Clause: "9.6.1", Level: rule.Enforce}

// Course is what an audit may lead to beside its own findings.
type Course struct {
	Suspended bool   // the certificate is
	Proposed  []Type // decisions about it that wait
}

// Lifted is why it is decided whether to restore the certificate, in words.
func Lifted(a audit.Record) text.Text {
	return text.Tf("Special audit %s was held to verify that the ground of the suspension is resolved.", "特殊审核%s已对暂停原因是否消除进行验证。", a.Reference)
}

// Escalation lists why certification is not maintained on the conclusion of the team leader alone (V1): none for a clean
// audit.
func Escalation(a audit.Record, findings []finding.Record, c Course) []text.Text {
	out := []text.Text{}
	for _, x := range findings {
		if x.Grade == finding.Major && x.State != finding.Dropped {
			out = append(out, text.Tf("%s is a major nonconformity", "%s为严重不符合", x.Reference))
		}
	}
	if a.Report.Recommendation != audit.Positive {
		out = append(out, text.T("the team leader does not recommend it without a condition", "审核组长未作出无条件的推荐"))
	}
	if c.Suspended {
		out = append(out, text.T("the certificate is suspended", "证书已暂停"))
	}
	for _, t := range c.Proposed {
		if t == Suspend || t == Withdraw {
			out = append(out, text.Tf("a proposal to %s waits", "有待决定的建议：%s", TypeNames[t]))
		}
	}
	return out
}

// Sampled tells whether the nth clean surveillance audit of the body is monitored, where so many per cent are: they lie
// evenly among all.
func Sampled(nth, percent int) bool { return nth*percent/100 > (nth-1)*percent/100 }

// Surveys tells whether the audit goes the way of V1: a surveillance, and a special audit that covers no extension.
func Surveys(a audit.Record) bool { return a.Type == programme.Surveillance || a.Occasion != nil }

// Lifts tells whether the audit was held to verify that the ground of a suspension is resolved, and may have found so:
// whether the certificate is restored is decided then.
func Lifts(a audit.Record, c Course) bool {
	return c.Suspended && a.Occasion != nil && a.Occasion.Cause == programme.BySuspension && a.Report.Recommendation != audit.Negative
}

// standing asks that there is a certificate to maintain.
func standing(f Dossier) Check {
	if !f.Standing {
		return Check{V1, false, text.T("There is no valid certificate to maintain; suspend, restore or withdraw it on its own page.",
			"没有可保持的有效证书；请在证书页面暂停、恢复或撤销。")}
	}
	return Check{V1, true, text.T("The certificate is valid, and whoever decides was not on the team.", "证书有效，且作出决定的人员不在审核组内。")}
}
