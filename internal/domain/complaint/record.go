// Package complaint holds the complaints about certified clients and about the body itself (ISO/IEC 17021-1 9.8): what
// was said, who may know who said it, who handles it and decides on it, and the days by which the complainant hears.
package complaint

import (
	"slices"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Noun is the complaint in sentences.
var Noun = text.T("complaint", "投诉")

// Subject is whom a complaint is about.
type Subject string

const (
	AboutClient Subject = "client"
	AboutBody   Subject = "body"
)

// Complainant is who complains, as far as they say. Nobody has to.
type Complainant struct {
	Name  string    `json:"name,omitempty" maxLength:"200"`
	Email string    `json:"email,omitempty" maxLength:"254"`
	Lang  text.Lang `json:"lang" enum:"en,zh-CN" doc:"the language of what is written to them"`
	// Disclose is the complainant's word that the client may be told who complains.
	Disclose bool `json:"disclose,omitempty"`
}

// Statement is what a complainant sends in.
type Statement struct {
	About       Subject     `json:"about" enum:"client,body"`
	Company     string      `json:"company,omitempty" maxLength:"300" doc:"number of the certificate, or name of the company"`
	Text        string      `json:"text" maxLength:"8000"`
	Complainant Complainant `json:"complainant"`
}

// Person is somebody of the body who works on the complaint.
type Person struct {
	ID   id.Identity `json:"id"`
	Name string      `json:"name"`
}

// ClientNamed is a client by its name.
type ClientNamed struct {
	ID   id.Client `json:"id"`
	Name text.Text `json:"name"`
}

// Step is one move of a complaint: what was done by whom, and why.
type Step struct {
	Action Action    `json:"action"`
	On     date.Date `json:"on"`
	By     Person    `json:"by"`
	Note   string    `json:"note,omitempty"`
}

// Message is one between the complainant and the body.
type Message struct {
	At              time.Time `json:"at"`
	On              date.Date `json:"on"`
	FromComplainant bool      `json:"from_complainant,omitempty"`
	By              string    `json:"by,omitempty"` // of the body
	Text            string    `json:"text"`
}

// Record is a complaint as stored.
type Record struct {
	ID         id.Complaint `json:"id"`
	Version    int          `json:"version"`
	Reference  string       `json:"reference"`
	State      State        `json:"state" enum:"received,acknowledged,outside,screened,valid,unfounded,referred,investigated,decided,notified,closed"`
	ReceivedOn date.Date    `json:"received_on"`
	Statement
	ClientID   id.Client `json:"client_id,omitzero"` // once it is known which client is meant
	ClientName text.Text `json:"client_name,omitzero"`
	Promise    Promise   `json:"promise"`
	Persons    []Person  `json:"persons" nullable:"false" doc:"people of the body whom the complaint is about"`
	Handler    *Person   `json:"handler,omitempty"`
	Account    string    `json:"account,omitempty" doc:"what the client is told of the complaint"`
	Answer     string    `json:"answer,omitempty" doc:"of the client"`
	AnsweredOn date.Date `json:"answered_on,omitzero"`
	// Effectiveness is what a complaint about a client says of its management system (9.8.3).
	Effectiveness string    `json:"effectiveness,omitempty"`
	Outcome       string    `json:"outcome,omitempty" doc:"as the complainant was told"`
	Steps         []Step    `json:"steps" nullable:"false"`
	Messages      []Message `json:"messages" nullable:"false"`
	// Publish is the consent of complainant and client to make subject and outcome public.
	Publish    *Consent  `json:"publish,omitempty"`
	RemindedOn date.Date `json:"reminded_on,omitzero"`
}

// Promise is by when the body said that a complainant hears, as its limits were on the day of receipt: a later change of
// the limits moves no day that was promised.
type Promise struct {
	Workdays int `json:"workdays" doc:"to the acknowledgement"`
	Progress int `json:"progress" doc:"days between two words on the progress"`
	Days     int `json:"days" doc:"to the outcome"`
}

// Consent says how far the parties agreed to make a complaint public.
type Consent struct {
	Complainant bool `json:"complainant"`
	Client      bool `json:"client"`
}

// Complaint is a complaint and what happened to it.
type Complaint struct {
	r Record
	event.Log
}

// From is the complaint of the record.
func From(r Record) (*Complaint, error) {
	if _, known := States[r.State]; !known || r.ID.IsZero() {
		return nil, fault.Missing(Noun)
	}
	return &Complaint{r: r}, nil
}

// Record is a copy of what is kept.
func (c *Complaint) Record() Record { return c.r }

// Open tells whether the complaint still waits for its outcome to be told.
func (r Record) Open() bool { return r.State != Notified && r.State != Closed }

// FoundValid is the day on which the complaint was found valid, the zero day where it was not.
func (r Record) FoundValid() date.Date {
	i := slices.IndexFunc(r.Steps, func(s Step) bool { return s.Action == Validate })
	if i < 0 {
		return date.Date{}
	}
	return r.Steps[i].On
}

// ForClient is what the client may read of a complaint about it.
type ForClient struct {
	ID          id.Complaint `json:"id"`
	Version     int          `json:"version"`
	Reference   string       `json:"reference"`
	State       State        `json:"state" enum:"referred,investigated,decided,notified,closed"`
	StateName   text.Text    `json:"state_name"`
	ReferredOn  date.Date    `json:"referred_on"`
	Complainant string       `json:"complainant,omitempty" doc:"only where they agreed to be named"`
	Account     string       `json:"account"`
	Answer      string       `json:"answer,omitempty"`
	AnsweredOn  date.Date    `json:"answered_on,omitzero"`
	Answers     bool         `json:"answers" doc:"the client may answer now"`
}

// ForClient is the complaint as the client reads it, told false while it was not referred. Of the complainant it holds
// the name, where they agreed, and nothing else (SM-117); what they wrote may tell who they are, so the client reads the
// account of the body.
func (r Record) ForClient() (out ForClient, told bool) {
	i := slices.IndexFunc(r.Steps, func(s Step) bool { return s.Action == Refer })
	if i < 0 {
		return out, false
	}
	out = ForClient{ID: r.ID, Version: r.Version, Reference: r.Reference, State: r.State, StateName: StateNames[r.State].Capital(), ReferredOn: r.Steps[i].On,
		Account: r.Account, Answer: r.Answer, AnsweredOn: r.AnsweredOn, Answers: r.State == Referred && r.Answer == ""}
	if r.Complainant.Disclose {
		out.Complainant = r.Complainant.Name
	}
	return out, true
}

// Withheld is the complaint for somebody whom it concerns: without who complains and what was written with them.
func (r Record) Withheld() Record {
	r.Complainant, r.Messages = Complainant{Lang: r.Complainant.Lang}, []Message{}
	return r
}
