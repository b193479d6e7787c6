package complaint

import (
	"slices"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM167 is what an upheld appeal leads to.
var SM167 = rule.Rule{ID: "SM-167", Source: iso17021, Clause: "9.7", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
	"Where an appeal is upheld the decision is taken anew, as far as the certification still allows one, and the appeal stays open until it is.",
	"申诉成立的，在认证状态允许的范围内重新作出决定；在此之前申诉不予关闭。")}

// Anew are the decisions that may take the place of the one appealed against as the certificate of the programme stands,
// nil where there is none; why says what the way is where nothing can be decided.
func Anew(d decision.Record, p programme.Record, c *certificate.Record, today date.Date) (list []decision.Type, why text.Text) {
	switch {
	case p.State == programme.Terminated || c != nil && !c.Standing(today) && c.Status(today) != certificate.Expired:
		return nil, text.T("The certification has ended for good, and what has ended is not restored: the way is a fresh certification, for which the client applies.",
			"认证已终止，不能恢复；客户须重新申请认证。")
	case d.Type == decision.Refuse && c != nil:
		return []decision.Type{decision.Renew}, why
	case d.Type == decision.Refuse && p.Taken != nil:
		return []decision.Type{decision.Transfer}, why
	case d.Type == decision.Refuse:
		return []decision.Type{decision.Grant}, why
	case d.Type == decision.Suspend && c != nil && c.Status(today) == certificate.Status(certificate.Suspended):
		return []decision.Type{decision.Restore, decision.Reduce}, why
	case d.Type == decision.Suspend && c != nil && c.Status(today) == certificate.Expired:
		return nil, text.T("The certificate has expired: it is renewed, not restored.", "证书已到期：须再认证，不能恢复。")
	case d.Type == decision.Keep, d.Type == decision.Reduce:
		return nil, text.T("What was refused or taken away is certified by an extension, for which the client applies anew.", "被拒绝或被缩小的部分须由客户重新申请扩大认证。")
	}
	return nil, text.T("The certificate stands as the client holds it: no decision can be taken anew about it.", "证书现状无可重新决定的事项。")
}

// Ruling is what a panel decides: the outcome, what follows where the appeal is upheld, and which of the decisions that
// may be taken anew is.
type Ruling struct {
	Outcome AppealState
	Follows string
	Anew    decision.Type
	May     []decision.Type
}

// check asks for what the outcome needs. Where a decision can be taken anew, one is if the appeal is upheld as a whole.
func (x Ruling) check(reasons string) error {
	var bad fault.Invalid
	bad.Require("note", reasons)
	if x.Outcome != AppealDismissed {
		bad.Require("follows", x.Follows)
	}
	none := x.Outcome != AppealUpheld || len(x.May) == 0
	if x.Anew == "" && !none || x.Anew != "" && (x.Outcome == AppealDismissed || !slices.Contains(x.May, x.Anew)) {
		bad.Add("anew", text.T("Choose which decision is taken anew.", "请选择须重新作出的决定。"))
	}
	return bad.OrNil()
}

// Prepared keeps the decision that lies before those who may take it.
func (a *Appeal) Prepared(d id.Decision) { a.r.AnewID = d }

// CanClose tells whether the appeal may be closed: the decision that follows from it does not wait any more (SM-167).
func (r AppealRecord) CanClose(waits bool) error {
	if waits {
		return rule.Broken{SM167.Breaks(text.Tf("The decision that follows waits: %s.", "须重新作出的决定尚待作出：%s。", decision.TypeNames[r.Anew]))}
	}
	return nil
}
