// Package audit holds one audit: its team and dates, the plan, what was looked at, the meetings and the
// report (ISO/IEC 17021-1, 9.2 to 9.4). What is shown on screen as an engagement is an audit with its client.
package audit

import (
	"encoding/json"
	"time"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

// Role is what a person does on the team.
type Role string

const (
	Lead     Role = "lead"
	Auditor  Role = "auditor"
	Expert   Role = "technical_expert"
	Trainee  Role = "trainee"
	Observer Role = "observer"
)

// RoleNames are the names of the roles on screen, in the plan and in the report.
var RoleNames = map[Role]text.Text{
	Lead:     text.T("team leader", "审核组长"),
	Auditor:  text.T("auditor", "审核员"),
	Expert:   text.T("technical expert", "技术专家"),
	Trainee:  text.T("auditor in training", "实习审核员"),
	Observer: text.T("observer", "观察员"),
}

// Member is a person on the team and when this person is there; a Span that is not set means all the time.
type Member struct {
	PersonID    id.Identity `json:"person_id"`
	Name        string      `json:"name" required:"false"`
	Role        Role        `json:"role"`
	Span        Span        `json:"span,omitzero"`
	EvaluatorID id.Identity `json:"evaluator_id,omitzero"` // of an auditor in training: who is in charge
}

// Record is an audit as it is kept.
type Record struct {
	ID            id.Audit            `json:"id"`
	Version       int                 `json:"version"`
	Reference     string              `json:"reference"` // "E-26-0412"
	ProgrammeID   id.Programme        `json:"programme_id"`
	ApplicationID id.Application      `json:"application_id"`
	ClientID      id.Client           `json:"client_id"`
	ClientName    text.Text           `json:"client_name"`
	City          text.Text           `json:"city,omitzero"`
	Standard      string              `json:"standard"`
	Type          programme.Kind      `json:"type"`
	Number        int                 `json:"number"`
	Cycle         int                 `json:"cycle"`
	Days          audittime.HalfDays  `json:"days"`                             // auditor time the audit needs
	CalculationID id.Calculation      `json:"calculation_id,omitzero"`          // kept before the audit, from the persons of that day
	Drawn         []audittime.Drawn   `json:"drawn,omitempty" nullable:"false"` // the sites that it visits besides the central one
	State         State               `json:"state"`
	DueOn         date.Date           `json:"due_on,omitzero"`
	Verifies      []id.Finding        `json:"verifies,omitempty" nullable:"false"` // of a follow-up
	Extends       id.Application      `json:"extends,omitzero"`                    // the application for the extension that it covers
	Added         audittime.HalfDays  `json:"added,omitzero"`                      // of the days, what these two take
	Occasion      *programme.Occasion `json:"occasion,omitempty"`                  // of a special audit that covers no extension
	Span          Span                `json:"span,omitzero"`                       // on site, both ends included
	Weekends      bool                `json:"weekends,omitempty"`
	Team          []Member            `json:"team,omitempty" nullable:"false"`
	ProposedOn    date.Date           `json:"proposed_on,omitzero"`
	ProposedByID  id.Identity         `json:"proposed_by_id,omitzero"`
	Cleared       *Clearance          `json:"cleared,omitempty"`  // of an audit that the client is not asked about
	ObjectBy      date.Date           `json:"object_by,omitzero"` // last day of the objection window
	Objection     *Objection          `json:"objection,omitempty"`
	ConfirmedOn   date.Date           `json:"confirmed_on,omitzero"`
	ConfirmedBy   string              `json:"confirmed_by,omitempty"`
	Plan          Plan                `json:"plan,omitzero"`
	Checklist     []Check             `json:"checklist,omitempty" nullable:"false"`
	Opening       *Meeting            `json:"opening,omitempty"`
	Closing       *Meeting            `json:"closing,omitempty"`
	Stage1        *Stage1             `json:"stage1,omitempty"`
	SoA           *SoA                `json:"soa,omitempty"` // of an ISMS, as this audit saw it
	Report        Report              `json:"report,omitzero"`
	ConcludedOn   date.Date           `json:"concluded_on,omitzero"`
	DecidedOn     date.Date           `json:"decided_on,omitzero"`
	Reason        string              `json:"reason,omitempty"` // of a cancellation, a return or a repeat
}

// Objection is what the client says against dates or team.
type Objection struct {
	Reason    string    `json:"reason"`
	About     string    `json:"about"`              // "dates" or "team"
	Preferred date.Date `json:"preferred,omitzero"` // a first day that would suit
	By        string    `json:"by"`
	At        time.Time `json:"at"`
}

// PlanItem is one entry of the plan: a piece of time of one day with what is looked at and who does it.
type PlanItem struct {
	Day     date.Date     `json:"day"`
	From    string        `json:"from"` // "09:00", local time of the client
	To      string        `json:"to"`
	Topic   string        `json:"topic"`
	Place   string        `json:"place,omitempty"`
	Shift   int           `json:"shift,omitempty" minimum:"0" maximum:"6"` // which shift is seen, where there are several
	Clauses []string      `json:"clauses,omitempty" nullable:"false"`
	Who     []id.Identity `json:"who" nullable:"false"`
	Remote  bool          `json:"remote,omitempty"` // held by information and communication technology
}

// Plan is the audit plan of 9.2.3.2.
type Plan struct {
	Objectives string     `json:"objectives,omitempty"`
	Criteria   string     `json:"criteria,omitempty"`
	Scope      string     `json:"scope,omitempty"`
	Places     string     `json:"places,omitempty"` // sites, also temporary and remote ones
	Items      []PlanItem `json:"items,omitempty" nullable:"false"`
	ICT        *ICT       `json:"ict,omitempty"` // where parts are remote
	IssuedOn   date.Date  `json:"issued_on,omitzero"`
}

// Conformity is the auditor's judgement on one line of the checklist.
type Conformity string

const (
	NotLookedAt   Conformity = ""
	Conforms      Conformity = "conforms"
	Deviates      Conformity = "deviates"
	NotApplicable Conformity = "not_applicable"
	NotAudited    Conformity = "not_audited" // left to another audit of the cycle
)

// Check is one line of the checklist: a clause of the standard or a topic every surveillance must cover.
type Check struct {
	Key        string     `json:"key"` // "8.6.1", or "V3-c" for a topic
	Title      text.Text  `json:"title"`
	Amended    text.Text  `json:"amended,omitzero" readOnly:"true"` // by which amendment of the edition, when it is read
	Conformity Conformity `json:"conformity,omitempty"`
	Note       string     `json:"note,omitempty"`
}

// Attendee is a person at a meeting.
type Attendee struct {
	Name string `json:"name"`
	Role string `json:"role,omitempty"`
	Body bool   `json:"body,omitempty"` // of the certification body rather than the client
}

// Meeting is the opening or closing meeting.
type Meeting struct {
	Day       date.Date  `json:"day"`
	Time      string     `json:"time"` // "09:00"
	Place     string     `json:"place,omitempty"`
	Notes     string     `json:"notes,omitempty"`
	Attendees []Attendee `json:"attendees" nullable:"false"`
}

// Audit is an audit and what happened to it.
type Audit struct {
	r Record
	event.Log
}

// From is the audit of a record, or a fault when the record cannot be one.
func From(r Record) (*Audit, error) {
	var bad fault.Invalid
	bad.Require("id", r.ID.String())
	bad.Require("client_id", r.ClientID.String())
	bad.Require("programme_id", r.ProgrammeID.String())
	if _, ok := programme.KindNames[r.Type]; !ok {
		bad.Add("type", text.T("There is no such kind of audit.", "没有这种审核类型。"))
	}
	if _, ok := States[r.State]; !ok {
		bad.Add("state", text.T("There is no such state.", "没有这个状态。"))
	}
	return &Audit{r: r}, bad.OrNil()
}

// New is an audit that fills a slot of a programme, not yet arranged.
func New(audit id.Audit, reference string, p programme.Record, s programme.Slot) (*Audit, error) {
	r := Record{
		ID: audit, Version: 1, Reference: reference, ProgrammeID: p.ID, ApplicationID: p.ApplicationID,
		ClientID: p.ClientID, ClientName: p.ClientName, City: p.City, Standard: p.Audits(s),
		Type: s.Kind, Number: s.Number, Cycle: p.Cycle, Days: s.Days + p.Days.Of(s.Kind), Verifies: s.Verifies,
		Extends: s.Extends, Added: s.Days, Occasion: s.Occasion,
		State: Programmed, DueOn: s.DueOn,
	}
	a, err := From(r)
	if err == nil {
		a.add("audit.programmed")
	}
	return a, err
}

// Record is a copy of what is kept.
func (a *Audit) Record() Record {
	var out Record
	b, err := json.Marshal(a.r)
	if err == nil {
		err = json.Unmarshal(b, &out)
	}
	if err != nil {
		panic("audit: a record that does not survive being written: " + err.Error())
	}
	return out
}

// Leader is the team leader, the zero Member while there is none.
func (r Record) Leader() Member {
	for _, m := range r.Team {
		if m.Role == Lead {
			return m
		}
	}
	return Member{}
}

// Evaluator is who evaluates an auditor in training, the zero Member for others.
func (r Record) Evaluator(m Member) Member { return member(r.Team, m.EvaluatorID) }

// Has tells whether the person is on the team, in whatever role.
func (r Record) Has(person id.Identity) bool {
	for _, m := range r.Team {
		if m.PersonID == person {
			return true
		}
	}
	return false
}

// From and To are the first and last day on site, zero while no dates stand.
func (r Record) From() date.Date { return r.Span.From.Day() }

// To is the last day on site.
func (r Record) To() date.Date { return r.Span.To.Day() }

// When is the time of a member: its own span, or that of the audit.
func (r Record) When(m Member) Span {
	if m.Span.IsZero() {
		return r.Span
	}
	return m.Span
}

// Title is the name of the audit with its number: "surveillance 1".
func (r Record) Title() text.Text {
	name := programme.KindNames[r.Type]
	if r.Type != programme.Surveillance && r.Number < 2 {
		return name
	}
	return text.Tf("%s %d", "%s（%d）", name, r.Number)
}

func (a *Audit) add(name string, details ...string) {
	a.Add(name, a.r.ID.String(), append([]string{
		"client", a.r.ClientID.String(), "reference", a.r.Reference, "type", string(a.r.Type),
	}, details...)...)
}
