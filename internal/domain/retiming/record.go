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

	Keep      Action = "keep"
	Offer     Action = "offer"
	Agree     Action = "agree"
	Supersede Action = "supersede"
)

// States of a proposal. An offer that the client declines may be decided again.
var States = flow.Table[State, Action]{
	Proposed:   {Keep: Kept, Offer: Offered, Supersede: Superseded},
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
	QuotationID   id.Quotation    `json:"quotation_id,omitzero"` // of the amendment
	Reason        string          `json:"reason,omitempty"`      // why the agreement stays
	By            string          `json:"by,omitempty"`          // who decided
	ByID          id.Identity     `json:"by_id,omitzero"`
	At            time.Time       `json:"at,omitzero"`
}

// Retiming is a proposal and what happened to it.
type Retiming struct {
	r Record
	event.Log
}

// New is the proposal, nil where neither days nor fees change.
func New(r Record) *Retiming {
	if len(r.Changes.Lines) == 0 && r.Was.InitialDays == r.Is.InitialDays && r.Was.SurveillanceDays == r.Is.SurveillanceDays &&
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

// Offer lays the amendment before the client.
func (t *Retiming) Offer(q id.Quotation, by string, who id.Identity, at time.Time) error {
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
