package client

import (
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// PU2 is what anybody may ask about a certification, and its exception.
var PU2 = rule.Rule{ID: "PU2", Source: "ISO/IEC 17021-1:2015", Clause: "8.1.2", Level: rule.Enforce, Says: text.T(
	"Whoever asks is told the status of a certification and name, standard, scope and place of the client. Exceptionally, at the client's request, as for its security, name, scope and places are withheld; number, standard, dates and status stay public.",
	"任何人均可查询认证状态以及获证组织的名称、认证依据、认证范围和所在地。特殊情况下，应客户要求（如出于安全考虑），可不公开名称、认证范围和场所；证书编号、认证依据、日期和状态仍予公开。")}

// Withheld is why the public is told no more than the status of what the client holds.
type Withheld struct {
	AskedOn date.Date `json:"asked_on" doc:"day of the client's request"`
	Reason  string    `json:"reason" maxLength:"2000"`
	On      date.Date `json:"on" doc:"the day from which it holds"`
	By      string    `json:"by"`
}

// Withhold keeps name, scope and places of the client from the public, at its request (PU2).
func (c *Client) Withhold(w Withheld) error {
	w.Reason = strings.TrimSpace(w.Reason)
	var bad fault.Invalid
	bad.Require("reason", w.Reason)
	if w.AskedOn.IsZero() {
		bad.Require("asked_on", "")
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	if w.AskedOn.After(w.On) {
		return rule.Broken{PU2.Breaks(text.Tf("The client asked for it on %s at the latest.", "客户提出要求的日期不得晚于%s。", w.On)).At("asked_on")}
	}
	c.r.Withheld = &w
	c.Add("client.withheld", c.r.ID.String())
	return nil
}

// Disclose ends that; the trail keeps what was.
func (c *Client) Disclose() error {
	if c.r.Withheld == nil {
		return fault.New(fault.IllegalMove, text.T("Nothing about this client is withheld.", "该客户的信息未被限制公开。"))
	}
	c.r.Withheld = nil
	c.Add("client.disclosed", c.r.ID.String())
	return nil
}
