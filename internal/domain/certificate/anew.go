package certificate

import (
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM204 keeps a former holder from being forgotten.
var SM204 = rule.Rule{ID: "SM-204", Source: "House rule", Clause: "-", Level: rule.Compute, Says: text.T(
	"Once a certification that has expired can be restored no more, its holder is invited to apply anew, or the matter is put aside with a reason, within the days that the body sets; an application that the holder begins after the expiry stands for the invitation.",
	"认证到期且不能再恢复后，应在机构规定的天数内邀请原获证组织重新申请，或说明理由后搁置；组织在到期后自行开始申请的，视同已邀请。")}

// Afterwards is what followed once the certificate had expired: an application, or the reason why there is none.
type Afterwards struct {
	On            date.Date      `json:"on"`
	ByName        string         `json:"by_name"`
	ApplicationID id.Application `json:"application_id,omitzero"`
	Reference     string         `json:"reference,omitempty"` // of the application
	Reason        string         `json:"reason,omitempty"`
}

// CanFollow tells whether what follows the expiry can still be recorded: once for each certificate.
func (r Record) CanFollow(today date.Date) error {
	switch {
	case r.Afterwards != nil && r.Afterwards.Reason != "":
		return fault.New(fault.IllegalMove, text.Tf("%s put this aside on %s.", "%s已于%s搁置此事项。", r.Afterwards.ByName, r.Afterwards.On))
	case r.Afterwards != nil:
		return fault.New(fault.IllegalMove, text.Tf("Application %s was begun on %s.", "申请%s已于%[2]s开始。", r.Afterwards.Reference, r.Afterwards.On))
	case r.State != Active && r.State != Suspended || !today.After(r.ExpiresOn):
		return fault.New(fault.IllegalMove, text.T("Only a certificate that has expired is followed by a new application.", "仅已到期的证书可由新的申请接续。"))
	}
	return nil
}

// Follow notes the application that was begun after the expiry.
func (c *Certificate) Follow(a id.Application, reference, by string, today date.Date) error {
	if err := c.r.CanFollow(today); err != nil {
		return err
	}
	c.r.Afterwards = &Afterwards{On: today, ByName: by, ApplicationID: a, Reference: reference}
	c.Add("certificate.followed", c.r.ID.String(), "client", c.r.ClientID.String(), "application", reference)
	return nil
}

// PutAside notes why the holder is not invited to apply anew.
func (c *Certificate) PutAside(reason, by string, today date.Date) error {
	var bad fault.Invalid
	bad.Require("reason", strings.TrimSpace(reason))
	if err := bad.OrNil(); err != nil {
		return err
	}
	if err := c.r.CanFollow(today); err != nil {
		return err
	}
	c.r.Afterwards = &Afterwards{On: today, ByName: by, Reason: strings.TrimSpace(reason)}
	c.Add("certificate.put_aside", c.r.ID.String(), "client", c.r.ClientID.String())
	return nil
}
