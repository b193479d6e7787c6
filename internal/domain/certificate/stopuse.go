package certificate

import (
	"slices"
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var MK2 = rule.Rule{ID: "MK2", Source: "ISO/IEC 17021-1:2015", Clause: "8.3.4", Level: rule.Record, Says: text.T(
	"After a suspension, a withdrawal or a cancellation the holder stops using certificate and mark and shows it; the body records that it has seen it.",
	"证书被暂停、撤销或注销后，组织应停止使用证书和标志并提供证明；认证机构应记录核实结果。")}

// StopUse is what the holder shows after a suspension or the end of its certificate.
type StopUse struct {
	Number     int         `json:"number"` // within the certificate, from 1
	Because    State       `json:"because" enum:"suspended,withdrawn,cancelled"`
	On         date.Date   `json:"on"`
	DueOn      date.Date   `json:"due_on"`         // inclusive
	Says       string      `json:"says,omitempty"` // where certificate and mark were used, and what was done there
	Proof      id.Document `json:"proof,omitzero"` // a picture or a document that shows it
	ShownOn    date.Date   `json:"shown_on,omitzero"`
	ShownBy    string      `json:"shown_by,omitempty"`
	Returned   string      `json:"returned,omitempty"` // what is still used, or not shown
	AcceptedOn date.Date   `json:"accepted_on,omitzero"`
	AcceptedBy string      `json:"accepted_by,omitempty"`
}

// Shown is what the holder says and shows.
type Shown struct {
	Says  string      `json:"says" maxLength:"4000"`
	Proof id.Document `json:"proof,omitzero"`
}

// Seen is what the body finds of it.
type Seen struct {
	Accepted bool   `json:"accepted"`
	Reason   string `json:"reason,omitempty" maxLength:"2000" doc:"what is still used, or not shown, where it is not accepted"`
}

// StopDue is the day by which the holder of a certificate that came into the state on the other day shows that it is not
// used, by the days that the packs in force give; the zero day where the state asks for nothing.
func StopDue(s State, limits pack.Set, on date.Date) date.Date {
	switch s {
	case Suspended:
		return on.AddDays(limits.Of(pack.StopSuspendedDays))
	case Withdrawn, Cancelled:
		return on.AddDays(limits.Of(pack.StopEndedDays))
	}
	return date.Date{}
}

// MustStop asks the holder to show that it stopped using certificate and mark, where the latest change asks for it (MK2).
func (c *Certificate) MustStop(limits pack.Set) {
	last := c.r.History[len(c.r.History)-1]
	if due := StopDue(last.State, limits, last.On); !due.IsZero() {
		c.r.StopUses = append(slices.Clone(c.r.StopUses), StopUse{Number: len(c.r.StopUses) + 1, Because: last.State, On: last.On, DueOn: due})
	}
}

// OpenStopUse is what the holder has still to show, or the body to look at; false where there is nothing.
func (r Record) OpenStopUse() (StopUse, bool) {
	if n := len(r.StopUses); n > 0 && r.State == r.StopUses[n-1].Because && r.StopUses[n-1].AcceptedOn.IsZero() {
		return r.StopUses[n-1], true
	}
	return StopUse{}, false
}

// Waits tells whether it lies with the body.
func (s StopUse) Waits() bool { return !s.ShownOn.IsZero() && s.Returned == "" }

func (c *Certificate) openStopUse() (*StopUse, error) {
	if _, open := c.r.OpenStopUse(); !open {
		return nil, fault.New(fault.IllegalMove, text.T("Nothing has to be shown about the use of this certificate.", "无须提交该证书停止使用的证明。"))
	}
	c.r.StopUses = slices.Clone(c.r.StopUses)
	return &c.r.StopUses[len(c.r.StopUses)-1], nil
}

// ShowStop takes what the holder shows; it may be shown anew until it is accepted.
func (c *Certificate) ShowStop(s Shown, by string, today date.Date) error {
	open, err := c.openStopUse()
	if err != nil {
		return err
	}
	s.Says = strings.TrimSpace(s.Says)
	var bad fault.Invalid
	bad.Require("says", s.Says)
	if err := bad.OrNil(); err != nil {
		return err
	}
	open.Says, open.Proof, open.ShownOn, open.ShownBy, open.Returned = s.Says, s.Proof, today, by, ""
	c.Add("certificate.stop_shown", c.r.ID.String(), "client", c.r.ClientID.String())
	return nil
}

// SeeStop records what the body finds of what the holder shows.
func (c *Certificate) SeeStop(s Seen, by string, today date.Date) error {
	open, err := c.openStopUse()
	if err != nil {
		return err
	}
	if !open.Waits() {
		return fault.New(fault.IllegalMove, text.T("The holder has not shown it yet.", "获证组织尚未提交证明。"))
	}
	s.Reason = strings.TrimSpace(s.Reason)
	var bad fault.Invalid
	if !s.Accepted {
		bad.Require("reason", s.Reason)
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	if s.Accepted {
		open.AcceptedOn, open.AcceptedBy = today, by
	} else {
		open.Returned = s.Reason
	}
	c.Add("certificate.stop_seen", c.r.ID.String(), "client", c.r.ClientID.String())
	return nil
}
