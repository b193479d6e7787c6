package decision

import (
	"slices"
	"strings"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM131 binds the decision to a review of the file as it is.
var SM131 = rule.Rule{ID: "SM-131", Says: text.T(
	"A technical review that was begun is closed before the decision and has seen the file as it stands; a body may ask for one before every certificate.",
	"已开始的认证评定须在作出决定前关闭，且评定的档案须与现状一致；机构可要求每张证书颁发前均须完成认证评定。"),
	Source: "ISO/IEC 17021-1:2015", Clause: "9.5.2", Level: rule.Enforce, Confidence: rule.Check}

// Reviewable tells whether a file of the type is reviewed: a certificate follows from it, is refused or maintained.
func (t Type) Reviewable() bool {
	return t.Issues() || t == Refuse || t == Keep || t == Maintain
}

// reviewed asks for the closed review where there is one, or where the body wants one (SM-131).
func reviewed(f Dossier) Check {
	v := f.Review
	switch {
	case v == nil:
		return Check{SM131, false, text.T("The body asks for a technical review, and none has begun.", "本机构要求进行认证评定，但尚未开始。")}
	case v.State != Reviewed:
		return Check{SM131, false, text.Tf("The technical review by %s is not closed.", "%s的认证评定尚未关闭。", v.ReviewerName)}
	}
	if changed := Differences(v.Closed, f.Parts); len(changed) > 0 {
		return Check{SM131, false, text.Tf("The file has changed since it was reviewed on %s: %s. The review is to be taken up again.",
			"档案自%s评定后已有变更：%s。须重新评定。", v.ClosedOn, changed[0].Title)}
	}
	says := text.T("recommends it", "推荐")
	if !v.against() {
		return Check{SM131, true, text.Tf("%s reviewed the file on %s and %s.", "%s于%s评定了档案，意见：%s。", v.ReviewerName, v.ClosedOn, says)}
	}
	return Check{SM131, true, text.Tf("%s reviewed the file on %s and does not recommend it: %s Whoever decides otherwise says why.",
		"%s于%s评定了档案，不予推荐：%s作出不同决定的，须说明理由。", v.ReviewerName, v.ClosedOn, v.Conclusion)}
}

// against tells whether the review ended with the recommendation not to certify.
func (r ReviewRecord) against() bool { return r.Recommends != nil && !*r.Recommends }

// auditor refuses everybody who did not audit what the file rests on.
func (f Dossier) auditor(who id.Identity) error {
	if slices.Contains(f.auditors(), who) {
		return nil
	}
	return fault.New(fault.Denied, text.T("Only the auditors of this file do this.", "只有本档案的审核员可以执行此操作。"))
}

// Holds refuses an audit that does not feed the decision.
func (f Dossier) Holds(a id.Audit) error {
	if slices.ContainsFunc(f.Audits, func(x Audit) bool { return x.ID == a }) {
		return nil
	}
	return fault.Missing(text.T("audit of this file", "本档案的审核"))
}

// Waits refuses what is only done while the decision lies before those who take it.
func (r Record) Waits() error {
	if r.State == Prepared {
		return nil
	}
	return fault.New(fault.IllegalMove, text.Tf("The decision is %q; its review is over.", "该决定的状态为“%s”，评定已结束。", StateNames[r.State]))
}

// Questions are the questions of the round as one text, for the report that is given back.
func (r ReviewRecord) Questions(round int) string {
	var out []string
	for _, x := range r.Remarks {
		if x.Asks && x.Round == round {
			out = append(out, x.Says)
		}
	}
	return strings.Join(out, "\n")
}

// auditors are those who audited what the file rests on, each once.
func (f Dossier) auditors() []id.Identity {
	out := []id.Identity{}
	for _, a := range f.Audits {
		for _, m := range a.Team {
			if m.Audits && !slices.Contains(out, m.ID) {
				out = append(out, m.ID)
			}
		}
	}
	return out
}
