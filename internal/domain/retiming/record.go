// Package retiming holds what a changed headcount does to the audit time and fees agreed with a client: the proposal
// to amend the agreement, and how it ended (ISO/IEC 17021-1 9.1.4, 9.6.4).
package retiming

import (
	"strings"
	"time"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/headcount"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM48 asks to look at the time whenever the persons change.
var SM48 = rule.Rule{ID: "SM-48", Source: "IAF MD 5", Clause: "5, 6", Level: rule.Record, Says: text.T(
	"A changed headcount has the audit time computed anew with the same factors. Where days or fees change, the agreement is amended, or a named person records why not; the client is told the reason.",
	"人数变化时，以相同因素重新计算审核时间。人日或费用因此变化的，须变更合同，或由指定人员记录不变更的理由；并向客户说明原因。")}

// Rules are the rules of this package.
var Rules = []rule.Rule{SM48}

// State of a proposal.
type State string

// Action that changes it.
type Action string

const (
	Proposed   State = "proposed"
	Kept       State = "kept"       // the agreement stays as it is, for the reason recorded
	Offered    State = "offered"    // the amendment is with the client
	Agreed     State = "agreed"     // the client accepted it
	Superseded State = "superseded" // a later headcount took its place

	Endorse   Action = "endorse"
	Keep      Action = "keep"
	Offer     Action = "offer"
	Agree     Action = "agree"
	Supersede Action = "supersede"
)

// States of a proposal. An offer that the client declines may be decided again.
var States = flow.Table[State, Action]{
	Proposed:   {Endorse: Proposed, Keep: Kept, Offer: Offered, Supersede: Superseded},
	Offered:    {Keep: Kept, Offer: Offered, Agree: Agreed, Supersede: Superseded},
	Kept:       {},
	Agreed:     {},
	Superseded: {},
}

// Noun is the proposal in sentences.
var Noun = text.T("re-timing", "审核时间调整")

// Record is a proposal as stored: the input and what it changes never change.
type Record struct {
	ID            id.Retiming     `json:"id"`
	Version       int             `json:"version"`
	State         State           `json:"state" enum:"proposed,kept,offered,agreed,superseded"`
	ClientID      id.Client       `json:"client_id"`
	ClientName    text.Text       `json:"client_name"`
	ApplicationID id.Application  `json:"application_id"`
	ContractID    id.Contract     `json:"contract_id"`
	Reference     string          `json:"reference"` // of the agreement
	Currency      string          `json:"currency"`
	Entry         headcount.Entry `json:"entry"` // of the ledger, that led to it
	On            date.Date       `json:"on"`    // the day it was computed
	Was           audittime.Sheet `json:"was"`
	Is            audittime.Sheet `json:"is"`
	Input         audittime.Input `json:"input"`
	Changes       fee.Changes     `json:"changes"`
	Warnings      rule.Broken     `json:"warnings,omitempty" nullable:"false"` // of how much the persons changed
	// Of days that a person set: who did, and the word of the second person; absent while it waits for one anew.
	Setter      *audittime.Setter      `json:"setter,omitempty"`
	Endorsement *audittime.Endorsement `json:"endorsement,omitempty"`
	QuotationID id.Quotation           `json:"quotation_id,omitzero"` // of the amendment
	Reason      string                 `json:"reason,omitempty"`      // why the agreement stays
	By          string                 `json:"by,omitempty"`          // who decided
	ByID        id.Identity            `json:"by_id,omitzero"`
	At          time.Time              `json:"at,omitzero"`
}

// Retiming is a proposal and what happened to it.
type Retiming struct {
	r Record
	event.Log
}

// New is the proposal, nil where neither days nor fees change and no days wait for a second person.
func New(r Record) *Retiming {
	waits := r.Setter != nil && r.Endorsement == nil
	if !waits && len(r.Changes.Lines) == 0 && r.Was.InitialDays == r.Is.InitialDays && r.Was.SurveillanceDays == r.Is.SurveillanceDays &&
		r.Was.RecertificationDays == r.Is.RecertificationDays {
		return nil
	}
	r.Version, r.State = 1, Proposed
	t := &Retiming{r: r}
	t.Add("retiming.proposed", r.ID.String(), "client", r.ClientID.String())
	return t
}

// From is the proposal of the record.
func From(r Record) (*Retiming, error) {
	if _, known := States[r.State]; !known || r.ID.IsZero() {
		return nil, fault.Missing(Noun)
	}
	return &Retiming{r: r}, nil
}

// Record is a copy of what is kept.
func (t *Retiming) Record() Record { return t.r }

// Keep leaves the agreement as it is, for the reason of a named person.
func (t *Retiming) Keep(reason, by string, who id.Identity, at time.Time) error {
	var bad fault.Invalid
	bad.Require("reason", strings.TrimSpace(reason))
	if err := bad.OrNil(); err != nil {
		return err
	}
	t.r.Reason, t.r.By, t.r.ByID, t.r.At = reason, by, who, at
	return t.move(Keep, "retiming.kept")
}

// Endorse is the word of a second person for days that were set for other persons and lie below what the method gives
// for these (SM-23).
func (t *Retiming) Endorse(e audittime.Endorsement) error {
	if t.r.Setter == nil || t.r.Endorsement != nil {
		return fault.New(fault.IllegalMove, text.T("No days of this proposal wait for a second person.", "该调整没有待第二人认可的人日。"))
	}
	if err := t.r.Setter.CanEndorse(e.ByID); err != nil {
		return err
	}
	e.Setter = t.r.Setter
	t.r.Endorsement = &e
	return t.move(Endorse, "retiming.endorsed")
}

// CanOffer tells whether the amendment may be laid before the client.
func (t *Retiming) CanOffer() error {
	if t.r.Setter != nil && t.r.Endorsement == nil {
		return rule.Broken{audittime.SetBySecond.Breaks(text.Tf("For %d persons in scope the days that %s set wait for a second person.", "体系覆盖人数为%d人，%s确定的人日尚待第二人认可。",
			t.r.Is.Headcount, t.r.Setter.By))}
	}
	return nil
}

// SetDays is what the amendment says of days that a person set.
func (r Record) SetDays() *fee.SetDays {
	if r.Setter == nil || r.Endorsement == nil {
		return nil
	}
	return fee.SetBy(*r.Setter, *r.Endorsement)
}

// Offer lays the amendment before the client.
func (t *Retiming) Offer(q id.Quotation, by string, who id.Identity, at time.Time) error {
	if err := t.CanOffer(); err != nil {
		return err
	}
	t.r.QuotationID, t.r.By, t.r.ByID, t.r.At = q, by, who, at
	return t.move(Offer, "retiming.offered")
}

// Agree notes that the client accepted the amendment.
func (t *Retiming) Agree() error { return t.move(Agree, "retiming.agreed") }

// Supersede makes way for what a later headcount asks for.
func (t *Retiming) Supersede() error { return t.move(Supersede, "retiming.superseded") }

// Why tells the client what led to the amendment.
func (r Record) Why() text.Text {
	return text.Tf("On %s the headcount is %d persons in scope; the agreement rests on %d.", "截至%s，体系覆盖人数为%d人；合同所依据的为%d人。",
		r.Entry.On, r.Is.Headcount, r.Was.Headcount)
}

func (t *Retiming) move(a Action, happened string) error {
	to, err := States.Next(Noun, t.r.State, a)
	if err != nil {
		return err
	}
	t.r.State = to
	t.Add(happened, t.r.ID.String(), "client", t.r.ClientID.String())
	return nil
}
