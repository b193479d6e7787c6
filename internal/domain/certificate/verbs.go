package certificate

import (
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// The rules about what a certificate says and how long a suspension leaves it.
var (
	CE1 = rule.Rule{ID: "CE1", Says: text.T(
		"A certificate names the holder with every site in scope, the standard with its edition, the scope, a unique code, an effective date not before the decision and the expiry.",
		"证书须载明获证组织及范围内的每个场所、标准及版本、认证范围、唯一编号、不早于决定日期的生效日期及到期日期。"),
		Source: "ISO/IEC 17021-1:2015", Clause: "8.2.2", Level: rule.Enforce}
	X7 = rule.Rule{ID: "X7", Says: text.T(
		"A suspension does not stop the cycle: the expiry stays, and what has expired is renewed, not restored from suspension.",
		"暂停不中止认证周期：到期日不变；已过期的证书须再认证，不能解除暂停。"),
		Source: "ISO/IEC 17021-1:2015", Clause: "9.6.5", Level: rule.Enforce}
)

var MS16 = rule.Rule{ID: "MS-16", Source: "IAF MD 1:2023", Clause: "7", Level: rule.Enforce, Says: text.T(
	"An organisation with several sites has one certificate that lists them with the central function; sub-certificates of sites refer to it and have its dates; it is suspended or withdrawn as a whole.",
	"多场所组织持有一张列明中心职能和全部场所的证书；各场所的子证书须注明主证书，日期与主证书一致；暂停或撤销时针对整张证书。")}

// Accredited keeps the name of the accreditation body off certificates whose audit time was provisional.
var Accredited = rule.Rule{ID: "SM-22", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.4", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
	"A certificate names the accreditation of the body only where the audit time followed a published table or one that the body approved for itself.",
	"仅当审核时间依据已发布的表格或认证机构自行批准的表格确定时，证书方可标注认可信息。")}

// Rules are the rules that this package checks.
var Rules = []rule.Rule{RC6, SM204, RC8, Q12, RC10, CE1, X7, Accredited, IM9, MS16, Q13, SM83, SM101, SM110, SM155, MK2, SM135, SM136,
	MK1, SM145, SM146, SM147, SM148, SM175, SM176, CE2, SM189, SM190, Lapsed}

var noun = text.T("certificate", "证书")

// Issue makes the certificate of a grant, a renewal or an extension.
func Issue(r Record) (*Certificate, error) { return begin(r, "certificate.issued") }

// Enter takes over a certificate that the body issued before it used this software, with its own number.
func Enter(r Record) (*Certificate, error) { return begin(r, "certificate.entered") }

func begin(r Record, happened string) (*Certificate, error) {
	var broken rule.Broken
	if r.IssuedOn.Before(r.DecidedOn) {
		broken = append(broken, CE1.Breaks(text.T("The certificate may not be issued before the decision.", "证书颁发日期不得早于认证决定日期。")).At("issued_on"))
	}
	if len(r.Sites) == 0 {
		broken = append(broken, CE1.Breaks(text.T("The certificate names no site.", "证书未载明任何场所。")).At("sites"))
	}
	if len(r.Sites) > 1 && !slices.ContainsFunc(r.Sites, func(s Site) bool { return s.Central }) {
		broken = append(broken, MS16.Breaks(text.T("The certificate of several sites names its central function.", "多场所证书须列明中心职能所在场所。")).At("sites"))
	}
	if r.Scope.En == "" || r.Scope.Zh == "" {
		broken = append(broken, CE1.Breaks(text.T("The scope is missing in one of the two languages.", "认证范围缺少其中一种语言。")).At("scope"))
	}
	if err := broken.OrNil(); err != nil {
		return nil, err
	}
	r.Version, r.State = 1, Active
	r.Cycle = max(r.Cycle, 1)
	r.ExpiresOn = Expiry(r.Rules, r.Convention, r.DecidedOn, r.IssuedOn, r.PreviousExpiry)
	if r.TakenOver != nil {
		r.ExpiresOn = r.TakenOver.ExpiresOn // TR-6
	}
	if r.Extends != nil {
		r.ExpiresOn = r.Extends.ExpiresOn // SM-83
	}
	r.History = []Change{{On: r.IssuedOn, State: Active, Decision: r.DecisionID}}
	c, err := From(r)
	if err != nil {
		return nil, err
	}
	c.Add(happened, r.ID.String(), "number", r.Number, "client", r.ClientID.String())
	for _, s := range r.Subs {
		if s.Issued() {
			c.addSub("certificate.sub_issued", s.Suffix)
		}
	}
	return c, nil
}

// Can asks whether the certificate is in a state for the verb on the day.
func (c *Certificate) Can(a Action, today date.Date) error { return c.can(a, today) }

// CanSuspend asks whether the certificate can be suspended on the day.
func (c *Certificate) CanSuspend(today date.Date) error { return c.can(Suspend, today) }

// Suspend makes the certificate invalid until it is restored, at the latest resolved by the last day.
func (c *Certificate) Suspend(on, until date.Date, by id.Decision) error {
	if err := c.move(Suspend, on, by); err != nil {
		return err
	}
	c.r.SuspendedOn, c.r.SuspendedUntil = on, until
	return nil
}

// CanRestore asks whether the suspension can be lifted on the day.
func (c *Certificate) CanRestore(today date.Date) error { return c.can(Restore, today) }

// Restore lifts the suspension; the expiry stays (X7).
func (c *Certificate) Restore(on date.Date, by id.Decision) error {
	if err := c.move(Restore, on, by); err != nil {
		return err
	}
	c.r.SuspendedOn, c.r.SuspendedUntil = date.Date{}, date.Date{}
	return nil
}

// CanWithdraw asks whether the certificate can be withdrawn.
func (c *Certificate) CanWithdraw(today date.Date) error { return c.can(Withdraw, today) }

// Withdraw takes the certificate back for good.
func (c *Certificate) Withdraw(on date.Date, by id.Decision) error {
	if err := c.move(Withdraw, on, by); err != nil {
		return err
	}
	c.r.WithdrawnOn = on
	return nil
}

// Cancel ends the certificate at the client's own request.
func (c *Certificate) Cancel(on date.Date, by id.Decision) error {
	if err := c.move(Cancel, on, by); err != nil {
		return err
	}
	c.r.CancelledOn = on
	return nil
}

// Reduce makes way for the version with less scope (9.6.5.5).
func (c *Certificate) Reduce(on date.Date, by id.Decision) error { return c.move(Reduce, on, by) }

// Reissue makes way for the version with other particulars of the holder.
func (c *Certificate) Reissue(on date.Date, by id.Decision) error { return c.move(Reissue, on, by) }

// Supersede marks the certificate as replaced by a newer issue.
func (c *Certificate) Supersede(on date.Date, by id.Decision) error { return c.move(Supersede, on, by) }

func (c *Certificate) can(a Action, today date.Date) error {
	if _, err := States.Next(noun, c.r.State, a); err != nil {
		return err
	}
	if (a == Reduce || a == Reissue || a == Suspend || a == Restore) && today.After(c.r.ExpiresOn) {
		return rule.Broken{X7.Breaks(text.Tf("The certificate expired on %s.", "证书已于%s到期。", c.r.ExpiresOn))}
	}
	if n := len(c.r.History); n > 0 && today.Before(c.r.History[n-1].On) {
		return fault.New(fault.IllegalMove, text.T("The certificate has a later change already.", "证书已有更晚的变更。"))
	}
	return nil
}

func (c *Certificate) move(a Action, on date.Date, by id.Decision) error {
	if err := c.can(a, on); err != nil {
		return err
	}
	c.r.State, _ = States.Next(noun, c.r.State, a)
	c.r.History = append(c.r.History, Change{On: on, State: c.r.State, Decision: by})
	c.Add("certificate."+string(c.r.State), c.r.ID.String(), "number", c.r.Number, "client", c.r.ClientID.String(), "action", string(a))
	return nil
}

// Actions tells which decisions about the certificate are possible on the day, and why others are not.
func (c *Certificate) Actions(today date.Date) []flow.Action {
	var out []flow.Action
	for _, a := range []Action{Reduce, Reissue, Suspend, Restore, Withdraw, Cancel} {
		x := flow.Action{Name: string(a), Allowed: true}
		if err := c.can(a, today); err != nil {
			says := fault.Says(err)
			x.Allowed, x.Why = false, &says
		}
		out = append(out, x)
	}
	return out
}
