package certificate

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var RC10 = rule.Rule{ID: "RC10", Source: "IAF ID 3, IAF FAQ 26", Clause: "-", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
	"Where the accreditation body recognises an extraordinary event, certification may be restored up to twelve months after expiry.",
	"认可机构确认发生特殊事件的，证书到期后最长十二个月内可恢复认证。")}

// Extraordinary is an event for which the accreditation body allows more time to restore what has expired.
type Extraordinary struct {
	Event     string    `json:"event" maxLength:"500" doc:"what happened, and why the audit could not be held"`
	Reference string    `json:"reference" maxLength:"200" doc:"where the accreditation body allows it"`
	Months    int       `json:"months" minimum:"1" maximum:"12" doc:"after expiry"`
	On        date.Date `json:"on,omitzero" readOnly:"true"`
	ByName    string    `json:"by_name,omitempty" readOnly:"true"`
}

// CanExtendRestoration tells whether an extraordinary event may give more time on the day (RC10).
func (r Record) CanExtendRestoration(limits pack.Set, today date.Date) error {
	switch {
	case NoRestoration(limits) || limits.Of(pack.ExtraordinaryMonths) <= limits.Of(pack.RestorationMonths):
		return fault.New(fault.IllegalMove, text.T("The rules in force give no more time for an extraordinary event.", "现行规则不因特殊事件延长恢复认证的期限。"))
	case r.Status(today) != Expired:
		return fault.New(fault.IllegalMove, text.T("Only a certificate that has expired is restored.", "只有已到期的证书才涉及恢复认证。"))
	case today.After(r.ExpiresOn.AddMonths(limits.Of(pack.ExtraordinaryMonths))):
		return fault.New(fault.IllegalMove, text.T("The longest time after expiry has passed: apply anew.", "到期后的最长期限已过：须重新申请。"))
	}
	return nil
}

// ExtendRestoration records the event that gives more time after expiry; a later one takes its place.
func (c *Certificate) ExtendRestoration(x Extraordinary, limits pack.Set, by string, today date.Date) error {
	if err := c.r.CanExtendRestoration(limits, today); err != nil {
		return err
	}
	var bad fault.Invalid
	bad.Require("event", x.Event)
	bad.Require("reference", x.Reference)
	least, most := limits.Of(pack.RestorationMonths)+1, limits.Of(pack.ExtraordinaryMonths)
	if x.Months < least || x.Months > most {
		bad.Add("months", text.Tf("Give %d to %d months after expiry.", "请填写到期后%d至%d个月。", least, most))
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	x.On, x.ByName = today, by
	c.r.Extraordinary = &x
	c.Add("certificate.restoration_extended", c.r.ID.String(), "client", c.r.ClientID.String())
	return nil
}

// RestorationMonths are those after expiry in which the certificate can be restored under the packs of its cycle (RC8, RC10).
func (r Record) RestorationMonths(limits pack.Set) int {
	if x := r.Extraordinary; x != nil && !NoRestoration(limits) {
		return max(x.Months, limits.Of(pack.RestorationMonths))
	}
	return limits.Of(pack.RestorationMonths)
}
