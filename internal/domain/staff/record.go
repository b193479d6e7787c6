// Package staff holds the people of the certification body: what each is competent for
// (ISO/IEC 17021-1:2015, 7.1 and 7.2), whom they may not serve (5.2) and when they are away.
package staff

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Function is what a person does in a certification activity.
type Function string

const (
	Review    Function = "application_review"
	Planning  Function = "planning" // needs no competence of a standard, but impartiality
	Audit     Function = "audit"
	Lead      Function = "lead"
	Expert    Function = "technical_expert"
	Observing Function = "observer" // needs no competence, but impartiality
	Decision  Function = "decision" // covers the technical review
)

// Functions are those that a competence is recorded for.
var Functions = []Function{Review, Audit, Lead, Expert, Decision}

// FunctionNames are the functions on screen.
var FunctionNames = map[Function]text.Text{
	Review:    text.T("application review", "申请评审"),
	Planning:  text.T("planning", "审核策划"),
	Audit:     text.T("auditing", "审核"),
	Lead:      text.T("leading an audit team", "担任审核组长"),
	Expert:    text.T("technical expertise", "技术专家"),
	Observing: text.T("observing", "观察"),
	Decision:  text.T("review and decision", "认证评定与决定"),
}

// ConflictKind says what ties a person to a client.
type ConflictKind string

const (
	Consultancy   ConflictKind = "consultancy"
	InternalAudit ConflictKind = "internal_audit"
	Employment    ConflictKind = "employment"
	Ownership     ConflictKind = "ownership"
	Personal      ConflictKind = "personal" // family, friendship, dispute
)

// ConflictNames are the kinds on screen.
var ConflictNames = map[ConflictKind]text.Text{
	Consultancy:   text.T("consultancy", "咨询"),
	InternalAudit: text.T("internal audits", "内部审核"),
	Employment:    text.T("employment", "雇佣关系"),
	Ownership:     text.T("ownership", "持股或投资"),
	Personal:      text.T("personal relationship", "个人关系"),
}

// Competence is the body's finding that a person may do a function for a standard, and why.
type Competence struct {
	Standard string    `json:"standard"` // "ISO/IEC 20000-1:2018"
	Function Function  `json:"function"`
	Areas    []string  `json:"areas,omitempty" nullable:"false" doc:"codes of the technical areas; none means every area"`
	From     date.Date `json:"from"`
	To       date.Date `json:"to,omitzero"` // last day; not set means until revoked
	Evidence string    `json:"evidence"`
}

// Conflict ties a person to a client, known to the body by identifier or only by name.
type Conflict struct {
	ClientID   id.Client    `json:"client_id,omitzero"`
	ClientName string       `json:"client_name"`
	Kind       ConflictKind `json:"kind"`
	EndedOn    date.Date    `json:"ended_on,omitzero"` // not set while it lasts
	Note       string       `json:"note,omitempty"`
}

// Leave is a stretch of days on which a person is away, both days included.
type Leave struct {
	From   date.Date `json:"from"`
	To     date.Date `json:"to"`
	Reason string    `json:"reason,omitempty"`
}

// Through says with whom the agreement about a person who is not employed is made; nothing said means the person.
type Through string

const (
	Directly      Through = "person"
	AnotherBody   Through = "certification_body"
	Consultants   Through = "consultancy" // an organisation that gives management-system consultancy
	OtherEmployer Through = "other"
)

// ThroughNames are the parties to an agreement in sentences.
var ThroughNames = map[Through]text.Text{
	Directly:      text.T("the person", "本人"),
	AnotherBody:   text.T("another certification body", "其他认证机构"),
	Consultants:   text.T("a consultancy", "咨询机构"),
	OtherEmployer: text.T("another organisation", "其他组织"),
}

// Lent tells whether another organisation lends the person.
func (a Agreement) Lent() bool { return a.Through != "" && a.Through != Directly }

// Agreement is the written agreement with a person who is not employed (ISO/IEC 17021-1:2015, 7.3).
type Agreement struct {
	Through      Through   `json:"through,omitempty" enum:"person,certification_body,consultancy,other"`
	Organisation string    `json:"organisation,omitempty" maxLength:"200"` // with which, unless it is with the person
	From         date.Date `json:"from"`
	To           date.Date `json:"to,omitzero"`
	Reference    string    `json:"reference,omitempty"`
}

// Confirmation is what CCAA confirms of an auditor from abroad, so that this person may audit in China.
type Confirmation struct {
	Reference string    `json:"reference,omitempty" maxLength:"60"`
	From      date.Date `json:"from,omitzero"`
	To        date.Date `json:"to,omitzero"`
}

// Record is a person of the body as it is kept. Its roles are those of the membership.
type Record struct {
	ID          id.Identity  `json:"id"`
	Version     int          `json:"version"`
	Name        string       `json:"name"`
	Email       string       `json:"email"`
	External    bool         `json:"external,omitempty"`
	Agreement   Agreement    `json:"agreement,omitzero"` // of an external person
	Overseas    bool         `json:"overseas,omitempty"` // an auditor from abroad, seen from China
	Confirmed   Confirmation `json:"confirmed,omitzero"` // of an auditor from abroad
	Competences []Competence `json:"competences,omitempty"`
	Conflicts   []Conflict   `json:"conflicts,omitempty"`
	Leave       []Leave      `json:"leave,omitempty"`
}

// Person is a person of the body.
type Person struct {
	r Record
	event.Log
}

// New is a person about whom nothing but the name and the address is known yet.
func New(who id.Identity, name, email string) (*Person, error) {
	p, err := From(Record{ID: who, Version: 1, Name: name, Email: email})
	if err == nil {
		p.Add("person.added", who.String())
	}
	return p, err
}

// From is the person of a record; it validates every field.
func From(r Record) (*Person, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	return &Person{r: r}, nil
}

// Record is a copy of what is kept.
func (p *Person) Record() Record { return p.r }
