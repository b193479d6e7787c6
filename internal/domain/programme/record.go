// Package programme holds the audit programme of a certification cycle: which audits the client has to
// expect and until when (ISO/IEC 17021-1, 9.1.3). It is opened with the contract; the certification
// decision fixes its dates.
package programme

import (
	"slices"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/text"
)

// Kind is the kind of audit that stands in a programme.
type Kind string

const (
	Stage1          Kind = "stage1"
	Stage2          Kind = "stage2"
	Surveillance    Kind = "surveillance"
	Recertification Kind = "recertification"
	FollowUp        Kind = "follow_up"
	Special         Kind = "special" // of its own for an extension (9.6.4.1) or another occasion (9.6.4.2)
)

// KindNames are the names of the kinds on screen, in mail and on paper.
var KindNames = map[Kind]text.Text{
	Stage1:          text.T("stage 1", "第一阶段审核"),
	Stage2:          text.T("stage 2", "第二阶段审核"),
	Surveillance:    text.T("surveillance", "监督审核"),
	Recertification: text.T("recertification", "再认证审核"),
	FollowUp:        text.T("follow-up", "跟踪审核"),
	Special:         text.T("special audit", "特殊审核"),
}

// Days are the auditor days of each kind of audit, from the quotation the client accepted.
type Days struct {
	Stage1          audittime.HalfDays `json:"stage1"`
	Stage2          audittime.HalfDays `json:"stage2"`
	Surveillance    audittime.HalfDays `json:"surveillance"`
	Recertification audittime.HalfDays `json:"recertification"`
}

// Of is the number of days of a kind of audit; a follow-up and a special audit have none of their own.
func (d Days) Of(k Kind) audittime.HalfDays {
	return map[Kind]audittime.HalfDays{
		Stage1: d.Stage1, Stage2: d.Stage2, Surveillance: d.Surveillance, Recertification: d.Recertification,
	}[k]
}

// Slot is one audit that the programme asks for. DueOn is the last permitted day, inclusive, or an earlier one that was
// approved, and is not set before the decision.
type Slot struct {
	Kind    Kind      `json:"kind"`
	Number  int       `json:"number"` // of the surveillance in the cycle, the attempt for a repeated stage
	AuditID id.Audit  `json:"audit_id,omitzero"`
	DueOn   date.Date `json:"due_on,omitzero"`
	LastOn  date.Date `json:"last_on,omitzero" doc:"of a surveillance: its last permitted day by what was held, also where an earlier day was approved"`
	// Of a follow-up: the nonconformities that it verifies; of an audit that covers an extension: the application for it.
	Verifies []id.Finding       `json:"verifies,omitempty" nullable:"false"`
	Extends  id.Application     `json:"extends,omitzero"`
	Days     audittime.HalfDays `json:"days,omitzero"` // that these take
	Shift    *Shift             `json:"shift,omitempty"`
	Occasion *Occasion          `json:"occasion,omitempty"` // of a special audit that covers no extension
}

// Record is a programme as it is kept.
type Record struct {
	ID            id.Programme   `json:"id"`
	Version       int            `json:"version"`
	ClientID      id.Client      `json:"client_id"`
	ClientName    text.Text      `json:"client_name"`
	City          text.Text      `json:"city,omitzero"`
	ApplicationID id.Application `json:"application_id"`
	ContractID    id.Contract    `json:"contract_id"`
	Standard      string         `json:"standard"`
	Cycle         int            `json:"cycle"` // 1 for the initial certification
	State         State          `json:"state"`
	Days          Days           `json:"days"`
	DecidedOn     date.Date      `json:"decided_on,omitzero"`
	ExpiresOn     date.Date      `json:"expires_on,omitzero"`
	DeciderID     id.Identity    `json:"decider_id,omitzero"` // who is foreseen to decide, kept off the team
	DeciderName   string         `json:"decider_name,omitempty"`
	Limits        pack.Set       `json:"limits"` // the packs that the cycle was planned with
	Taken         *Taken         `json:"taken,omitempty"`
	Extension     *Extension     `json:"extension,omitempty"`   // that waits for its decision
	Narrowed      *Narrowed      `json:"narrowed,omitempty"`    // by a reduction
	Corrected     *Corrected     `json:"corrected,omitempty"`   // where it was misprinted
	Renewal       *Renewal       `json:"renewal,omitempty"`     // what the next cycle is agreed by
	RefusedOn     date.Date      `json:"refused_on,omitzero"`   // when the certification, or the renewal, was refused: nothing waits for a decision
	CertifiedBy   id.Contract    `json:"certified_by,omitzero"` // the version of the agreement that is certified, where it is not the one in force
	Slots         []Slot         `json:"slots" nullable:"false"`
	Reviews       []Review       `json:"reviews,omitempty" nullable:"false"`
	Before        []Plan         `json:"before,omitempty" nullable:"false"` // what it was planned with before, the oldest first
}

// Taken is a cycle that another body began, as far as the programme needs to know it.
type Taken struct {
	DecidedOn date.Date   `json:"decided_on"` // from which the cycle counts
	ExpiresOn date.Date   `json:"expires_on"`
	Renewed   bool        `json:"renewed,omitempty"`     // it is not the cycle of the initial certification
	Held      []date.Date `json:"held" nullable:"false"` // last days of the surveillance audits that were held in it
}

// Programme is a programme and what happened to it.
type Programme struct {
	r Record
	event.Log
}

// From is the programme of a record, or a fault when the record cannot be one.
func From(r Record) (*Programme, error) {
	var bad fault.Invalid
	bad.Require("id", r.ID.String())
	bad.Require("client_id", r.ClientID.String())
	bad.Require("standard", r.Standard)
	if r.Limits.IsZero() {
		bad.Add("limits", text.T("A programme is planned with the packs in force.", "审核方案须依据现行规则包策划。"))
	}
	if _, ok := States[r.State]; !ok {
		bad.Add("state", text.T("There is no such state.", "没有这个状态。"))
	}
	return &Programme{r: r}, bad.OrNil()
}

// Open is the programme of a new contract with all the audits of its first cycle (P1): stage 1, stage 2,
// two surveillance audits and the recertification. ID, client, application, contract, standard, days
// and the packs in force are taken from r.
func Open(r Record) (*Programme, error) {
	r.Version, r.State, r.Cycle = 1, Initial, 1
	r.Slots = []Slot{{Kind: Stage1, Number: 1}, {Kind: Stage2, Number: 1}}
	r.Slots = append(r.Slots, cycleSlots()...)
	p, err := From(r)
	if err == nil {
		p.add("programme.opened")
	}
	return p, err
}

// TakeOver is the programme of a cycle that another body began (TR-6): nothing is audited before the decision on the
// transfer, which fixes what is left of the cycle. r is as for Open, with Taken.
func TakeOver(r Record) (*Programme, error) {
	r.Version, r.State, r.Cycle, r.Slots = 1, Initial, 1, []Slot{}
	if r.Taken.Renewed {
		r.Cycle = 2
	}
	p, err := From(r)
	if err == nil {
		p.add("programme.opened")
	}
	return p, err
}

// left are the audits that the cycle still asks for: the surveillance audits that were not held, and the
// recertification.
func (t Taken) left() []Slot {
	return slices.DeleteFunc(cycleSlots(), func(s Slot) bool { return s.Kind == Surveillance && s.Number <= len(t.Held) })
}

// Record is a copy of what is kept.
func (p *Programme) Record() Record {
	r := p.r
	r.Slots, r.Reviews = slices.Clone(r.Slots), slices.Clone(r.Reviews)
	return r
}

func (p *Programme) add(name string) {
	p.Add(name, p.r.ID.String(), "client", p.r.ClientID.String(), "standard", p.r.Standard)
}
