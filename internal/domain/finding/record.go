// Package finding holds what an audit found: nonconformities with the client's answer, areas of concern
// of stage 1, and opportunities for improvement (ISO/IEC 17021-1, 9.4.5, 9.4.9, 9.4.10, 9.5.2).
package finding

import (
	"slices"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Grade is how grave a finding is.
type Grade string

const (
	Major       Grade = "major"
	Minor       Grade = "minor"
	Opportunity Grade = "opportunity"
	Concern     Grade = "concern" // stage 1 only: could become a nonconformity in stage 2
)

// GradeNames are the names of the grades on screen and on paper.
var GradeNames = map[Grade]text.Text{
	Major:       text.T("major nonconformity", "严重不符合"),
	Minor:       text.T("minor nonconformity", "一般不符合"),
	Opportunity: text.T("opportunity for improvement", "改进机会"),
	Concern:     text.T("area of concern", "关注点"),
}

// Nonconformity tells whether the grade asks for an answer before a decision.
func (g Grade) Nonconformity() bool { return g == Major || g == Minor }

// PartKey names one part of the client's answer.
type PartKey string

const (
	Correction       PartKey = "correction"
	Cause            PartKey = "cause"
	CorrectiveAction PartKey = "corrective_action"
	OtherSites       PartKey = "other_sites" // of a client with several sites
	Evidence         PartKey = "evidence"
)

// PartKeys are the parts in the order of the form; all but the evidence make the plan.
var PartKeys = []PartKey{Correction, Cause, CorrectiveAction, OtherSites, Evidence}

// PartNames are the names of the parts on screen.
var PartNames = map[PartKey]text.Text{
	Correction:       text.T("Correction", "纠正"),
	Cause:            text.T("Cause", "原因分析"),
	CorrectiveAction: text.T("Corrective action", "纠正措施"),
	OtherSites:       text.T("Other sites", "其他场所"),
	Evidence:         text.T("Evidence", "实施证据"),
}

// PartState is where one part of the answer stands.
type PartState string

const (
	Empty     PartState = "empty"
	Submitted PartState = "submitted"
	Accepted  PartState = "accepted"
	SentBack  PartState = "returned"
)

// Part is one part of the client's answer and what the auditor said about it.
type Part struct {
	State      PartState     `json:"state"`
	Text       string        `json:"text,omitempty"`
	Documents  []id.Document `json:"documents,omitempty" nullable:"false"`
	DoneBy     date.Date     `json:"done_by,omitzero"` // when the client has done or will have done it
	By         string        `json:"by,omitempty"`
	At         time.Time     `json:"at,omitzero"`
	Reason     string        `json:"reason,omitempty"` // why it was returned
	ReviewedBy string        `json:"reviewed_by,omitempty"`
	ReviewedAt time.Time     `json:"reviewed_at,omitzero"`
}

// Record is a finding as it is kept. PlanDue and CloseDue are inclusive and set for nonconformities only.
type Record struct {
	ID            id.Finding       `json:"id"`
	Version       int              `json:"version"`
	AuditID       id.Audit         `json:"audit_id"`
	ApplicationID id.Application   `json:"application_id,omitzero"`
	ProgrammeID   id.Programme     `json:"programme_id"`
	ClientID      id.Client        `json:"client_id"`
	ClientName    text.Text        `json:"client_name"`
	Number        int              `json:"number"` // within the audit
	Reference     string           `json:"reference"`
	Standard      string           `json:"standard"`
	Grade         Grade            `json:"grade"`
	Clause        string           `json:"clause"`
	Also          []Criterion      `json:"also,omitempty" nullable:"false"` // of other standards audited together with this one
	Sites         int              `json:"sites,omitempty"`                 // of the agreement
	Requirement   string           `json:"requirement"`
	Statement     string           `json:"statement"`
	Evidence      string           `json:"evidence"`
	Documents     []id.Document    `json:"documents,omitempty" nullable:"false"`
	State         State            `json:"state"`
	IssuedOn      date.Date        `json:"issued_on,omitzero"`
	PlanDue       date.Date        `json:"plan_due,omitzero"`
	CloseDue      date.Date        `json:"close_due,omitzero"`
	Parts         map[PartKey]Part `json:"parts,omitempty"`
	Rounds        int              `json:"rounds,omitempty"` // how often the answer was returned
	ClosedOn      date.Date        `json:"closed_on,omitzero"`
	Reason        string           `json:"reason,omitempty"` // why it was taken back
}

// Finding is a finding and what happened to it.
type Finding struct {
	r Record
	event.Log
}

// From is the finding of a record, or a fault when the record cannot be one.
func From(r Record) (*Finding, error) {
	var bad fault.Invalid
	bad.Require("id", r.ID.String())
	bad.Require("audit_id", r.AuditID.String())
	bad.Require("client_id", r.ClientID.String())
	if _, ok := GradeNames[r.Grade]; !ok {
		bad.Add("grade", text.T("Please choose a grade.", "请选择等级。"))
	}
	if _, ok := States[r.State]; !ok {
		bad.Add("state", text.T("There is no such state.", "没有这个状态。"))
	}
	return &Finding{r: r}, bad.OrNil()
}

// Record is a copy of what is kept.
func (f *Finding) Record() Record {
	r := f.r
	r.Documents, r.Also = slices.Clone(r.Documents), slices.Clone(r.Also)
	r.Parts = map[PartKey]Part{}
	for k, p := range f.r.Parts {
		p.Documents = slices.Clone(p.Documents)
		r.Parts[k] = p
	}
	return r
}

// Part is a part of the answer, empty where the client has not written it.
func (r Record) Part(k PartKey) Part {
	if p, ok := r.Parts[k]; ok {
		return p
	}
	return Part{State: Empty}
}

func (f *Finding) add(name string, details ...string) {
	f.Add(name, f.r.ID.String(), append([]string{
		"client", f.r.ClientID.String(), "audit", f.r.AuditID.String(), "reference", f.r.Reference, "grade", string(f.r.Grade),
	}, details...)...)
}
