// Package application holds the application for certification from its first draft to the contract: its
// sections, the materials that belong to it, the questions to the applicant and the application review
// (ISO/IEC 17021-1 clauses 9.1.1 and 9.1.2). The files themselves are described in document.go.
package application

import (
	"time"

	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// Record is an application as it is stored and shown.
type Record struct {
	ID        id.Application `json:"id"`
	Version   int            `json:"version"`
	ClientID  id.Client      `json:"client_id"`
	Reference string         `json:"reference"`                  // "A-2026-0012"
	Standards []string       `json:"standards" nullable:"false"` // codes of the editions, as they were chosen
	Own       standard.Book  `json:"own_standards,omitempty"`    // those of the body's own, as they were then
	Kind      Kind           `json:"kind" enum:"initial,transfer,scope_extension,sites_added,recertification,edition_transition,standard_added,reinstatement"`
	State     State          `json:"state" enum:"draft,submitted,info_requested,under_review,accepted,declined,quoted,contracted,lapsed,rejected,withdrawn"`
	Begun     time.Time      `json:"begun"`
	TakenOver bool           `json:"taken_over,omitempty"` // made and reviewed before the body used this software: only what is still needed is here

	Estimated *Estimated `json:"estimated,omitempty"` // what the draft began with

	Organisation Section[client.Legal] `json:"organisation"`
	Contacts     Section[Contacts]     `json:"contacts"`
	Sites        Section[Sites]        `json:"sites"`
	Provider     Section[Provider]     `json:"provider"`
	Scope        Section[Scope]        `json:"scope"`
	Headcount    Section[Headcount]    `json:"headcount"`
	System       Section[System]       `json:"system"`
	Consultancy  Section[Consultancy]  `json:"consultancy"`
	History      Section[History]      `json:"history"`
	Declarations Section[Declarations] `json:"declarations"`
	Transferred  Section[Transferred]  `json:"transferred"`         // of a transfer only
	Certified    *Certified            `json:"certified,omitempty"` // what the application changes

	Signature Signature    `json:"signature,omitzero"` // of the latest submission
	Materials []Submission `json:"materials" nullable:"false"`
	Waived    []Waiver     `json:"waived" nullable:"false"`
	Questions []Question   `json:"questions" nullable:"false"`
	Review    Review       `json:"review,omitzero"`
	Closed    Closing      `json:"closed,omitzero"`
}

// Section is a part of the application that is saved by itself as it is typed: it has a version of its
// own, so that two people may work on two sections.
type Section[T any] struct {
	Version int       `json:"version"`
	SavedAt time.Time `json:"saved_at,omitzero"` // not set: never saved
	SavedBy string    `json:"saved_by,omitempty"`
	Data    T         `json:"data"`
}

// Contacts are the people of the applicant; the first representative signs.
type Contacts struct {
	People   []client.Contact `json:"people" nullable:"false"`
	Language text.Lang        `json:"language" enum:"en,zh-CN,"`
}

// Sites are all places of the organisation that the management system touches. Headcounts are told in
// the section headcount.
type Sites struct {
	List []client.Site `json:"list" nullable:"false"`
}

// Provider says what kind of service provider applies and what law binds it.
type Provider struct {
	Kind              string `json:"kind" enum:"outsourcing,integrator,internal,other,"`
	Other             string `json:"other,omitempty"`
	CertificationBody string `json:"certification_body" enum:"yes,no,"` // it certifies management systems itself
	Obligations       string `json:"obligations,omitempty"`             // laws, permits, contracts of special weight
	Outsourced        string `json:"outsourced,omitempty"`              // processes that others operate for it
}

// Scope holds the parts of which the scope sentence is composed.
type Scope struct {
	OrgUnit           text.Text   `json:"org_unit"`
	Services          []text.Text `json:"services" nullable:"false"`
	Customers         text.Text   `json:"customers"`
	Locations         []string    `json:"locations" nullable:"false"` // keys of sites
	CustomerLocations text.Text   `json:"customer_locations"`
	Technology        text.Text   `json:"technology"`
	OtherParties      string      `json:"other_parties,omitempty"` // who operates processes beside the organisation; never on the certificate
}

// Headcount is how many people there are, in the company and per site and activity.
type Headcount struct {
	Company int     `json:"company"`
	Groups  []Group `json:"groups" nullable:"false"`
}

// Group is the people at one site who do one kind of work.
type Group struct {
	Key          string    `json:"key"`
	Site         string    `json:"site"` // key of the site
	Activity     text.Text `json:"activity"`
	Total        int       `json:"total"`
	InScope      int       `json:"in_scope"`
	MinutesADay  int       `json:"minutes_a_day"`        // working time of one person, 480 for eight hours
	Repetitive   bool      `json:"repetitive,omitempty"` // identical, directed work
	ShiftsPerDay int       `json:"shifts_per_day"`
}

// System is when the management system began to work and was last looked at from inside.
type System struct {
	OperatedSince    date.Date `json:"operated_since,omitzero"`
	InternalAudit    date.Date `json:"internal_audit,omitzero"` // last day
	ManagementReview date.Date `json:"management_review,omitzero"`
	WantedBy         date.Date `json:"wanted_by,omitzero"` // the certificate, as the applicant hopes
	Note             string    `json:"note,omitempty"`

	Integrated Integrated `json:"integrated,omitzero"`
}

// Integrated is in what the systems of several standards are one: each is "yes", "no" or not yet answered. Asked where
// two or more standards are applied for; the audit time takes its markers from it (IM-5).
type Integrated struct {
	Documents        string `json:"documents,omitempty" enum:"yes,no,"`
	Review           string `json:"review,omitempty" enum:"yes,no,"`
	InternalAudits   string `json:"internal_audits,omitempty" enum:"yes,no,"`
	Policy           string `json:"policy,omitempty" enum:"yes,no,"` // and objectives
	Processes        string `json:"processes,omitempty" enum:"yes,no,"`
	Improvement      string `json:"improvement,omitempty" enum:"yes,no,"`
	Responsibilities string `json:"responsibilities,omitempty" enum:"yes,no,"` // and management support
}

// Consultancy is who helped to build the system or audited it from inside.
type Consultancy struct {
	Received        string    `json:"received" enum:"yes,no,unknown,"`
	By              string    `json:"by,omitempty"`
	EndedOn         date.Date `json:"ended_on,omitzero"`
	ByBody          string    `json:"by_body" enum:"yes,no,"`         // by this body or one related to it
	InternalAudits  string    `json:"internal_audits" enum:"yes,no,"` // by this body
	InternalEndedOn date.Date `json:"internal_ended_on,omitzero"`
}

// History is the certificates held before or now.
type History struct {
	Held         string        `json:"held" enum:"yes,no,"`
	Certificates []Certificate `json:"certificates" nullable:"false"`
}

// Certificate is one certificate of another body.
type Certificate struct {
	Standard    string    `json:"standard"`
	Body        string    `json:"body"`
	Number      string    `json:"number,omitempty"`
	ExpiresOn   date.Date `json:"expires_on,omitzero"`
	Status      string    `json:"status" enum:"valid,expired,suspended,withdrawn,cancelled,"`
	OwnFault    bool      `json:"own_fault,omitempty"` // suspended or withdrawn for the holder's own fault
	SuspendedOn date.Date `json:"suspended_on,omitzero"`
	WithdrawnOn date.Date `json:"withdrawn_on,omitzero"`
	BodyLostOn  date.Date `json:"body_lost_on,omitzero"` // the other body lost its approval
}

// Declarations are what the applicant declares about itself; each is "yes", "no" or not yet answered. Which
// are asked for says Declared.
type Declarations struct {
	Lawful      string `json:"lawful,omitempty" enum:"yes,no,"`        // licence and permits valid, no order to stop
	NotListed   string `json:"not_listed,omitempty" enum:"yes,no,"`    // on no list of serious dishonesty
	NoAccident  string `json:"no_accident,omitempty" enum:"yes,no,"`   // no major accident with a stop order in a year
	NoSpotCheck string `json:"no_spot_check,omitempty" enum:"yes,no,"` // no failed national spot check in a year, or rectified
	NoPenalty   string `json:"no_penalty,omitempty" enum:"yes,no,"`    // no administrative penalty
	Penalties   string `json:"penalties,omitempty"`
	Restricted  string `json:"restricted,omitempty"` // records that the audit team may not see
	Truthful    bool   `json:"truthful,omitempty"`   // sites, activities and headcount are true
}

// Signature is who submitted, as what, when and from where.
type Signature struct {
	Name        string      `json:"name"`
	Position    string      `json:"position,omitempty"`
	By          id.Identity `json:"by"`
	At          time.Time   `json:"at"`
	On          date.Date   `json:"on"`
	Warned      []string    `json:"warned,omitempty"`      // rules whose warnings the signer saw
	Explanation string      `json:"explanation,omitempty"` // of the signer to those
}

// Question is a question of the reviewer; while one is open the clock stands.
type Question struct {
	Number     int         `json:"number"`
	About      string      `json:"about,omitempty"` // a section or a material item
	Text       string      `json:"text"`
	AskedBy    id.Identity `json:"asked_by"`
	AskedName  string      `json:"asked_name"`
	AskedOn    date.Date   `json:"asked_on"`
	Due        date.Date   `json:"due"`
	Answer     string      `json:"answer,omitempty"`
	AnsweredBy string      `json:"answered_by,omitempty"`
	AnsweredOn date.Date   `json:"answered_on,omitzero"`
}

// Statement is one of the four findings of the application review: held or not, and why.
type Statement struct {
	Holds string `json:"holds" enum:"yes,no,"`
	Notes string `json:"notes,omitempty"`
}

// Review is the application review of clause 9.1.2.
type Review struct {
	Reviewer id.Identity `json:"reviewer"`
	Name     string      `json:"name"`
	BegunOn  date.Date   `json:"begun_on"`
	Assessment
	LookUps     []LookedUp     `json:"look_ups,omitempty"` // in public registers, in their order
	Calculation id.Calculation `json:"calculation,omitzero"`
	DecidedOn   date.Date      `json:"decided_on,omitzero"`
	DecidedBy   string         `json:"decided_by,omitempty"`
	Reason      string         `json:"reason,omitempty"` // of declining, or of treating a transfer as an initial certification
}

// Closing says who ended an application before its contract, and why.
type Closing struct {
	By     string    `json:"by"`
	On     date.Date `json:"on"`
	Reason string    `json:"reason,omitempty"`
}

// Application is an application that keeps its own rules; change it only with its verbs.
type Application struct {
	r Record
	event.Log
}

var noun = text.T("application", "认证申请")

// New is an empty draft of the kind for the standards; what the client's record already says is filled in.
func New(aid id.Application, kind Kind, c client.Record, reference string, standards []string, now time.Time) *Application {
	a := &Application{r: Record{ID: aid, Version: 1, ClientID: c.ID, Reference: reference, Standards: standards,
		Kind: kind, State: Draft, Begun: now,
		Materials: []Submission{}, Waived: []Waiver{}, Questions: []Question{}}}
	a.r.Organisation = first(c.Legal)
	a.r.Contacts = first(Contacts{People: filled(c.Contacts), Language: c.Language})
	a.r.Sites = first(Sites{List: filled(c.Sites)})
	a.r.Provider = first(Provider{})
	a.r.Scope = first(Scope{Services: []text.Text{}, Locations: []string{}})
	a.r.Headcount = first(Headcount{Groups: []Group{}})
	a.r.System = first(System{})
	a.r.Consultancy = first(Consultancy{})
	a.r.History = first(History{Certificates: []Certificate{}})
	a.r.Declarations = first(Declarations{})
	a.r.Transferred = first(Transferred{Certificates: heldOf(standards, nil)})
	a.Add("application.begun", aid.String(), "client", c.ID.String())
	return a
}

// Adopt keeps what the body says of its own standards among those applied for.
func (a *Application) Adopt(b standard.Book) { a.r.Own = b.Of(a.r.Standards...) }

// TakeOver stands for the application of a certificate that the body issued before it used this software.
func TakeOver(aid id.Application, c client.Record, reference, standard string, sites []client.Site, now time.Time) *Application {
	a := New(aid, Initial, c, reference, []string{standard}, now)
	a.Take() // nobody begins it now
	a.r.State, a.r.TakenOver, a.r.Sites = Contracted, true, first(Sites{List: filled(sites)})
	a.Add("application.taken_over", aid.String(), "client", c.ID.String())
	return a
}

// From is the application of a stored record.
func From(r Record) (*Application, error) {
	if _, ok := States[r.State]; !ok || r.ID.IsZero() || r.ClientID.IsZero() {
		return nil, fault.New(fault.NotFound, text.T("The stored application cannot be read.", "无法读取已保存的认证申请。"))
	}
	return &Application{r: r}, nil
}

// Record is a copy of what the application is now.
func (a *Application) Record() Record { return a.r }

func first[T any](data T) Section[T] { return Section[T]{Version: 1, Data: data} }

func filled[T any](list []T) []T { return append([]T{}, list...) }
