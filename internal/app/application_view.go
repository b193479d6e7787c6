package app

import (
	"slices"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// ApplicationView is an application with what follows from it today: whose turn it is, how far each
// section is, what the rules say, and what the reader may do.
type ApplicationView struct {
	application.Record
	Editions     []standard.Edition       `json:"editions" nullable:"false"` // in the order of the standards
	Turn         flow.Turn                `json:"turn"`
	Tasks        []application.Progress   `json:"tasks" nullable:"false"`
	Sentence     text.Text                `json:"sentence"`
	Eligibility  application.Eligibility  `json:"eligibility"`
	Declared     []string                 `json:"declared" nullable:"false" doc:"the declarations that are asked for"`
	Categories   []standard.Category      `json:"categories" nullable:"false"`
	Checklist    []application.Line       `json:"checklist" nullable:"false"`
	Count        application.Count        `json:"count"`
	Calculation  id.Calculation           `json:"calculation,omitzero"`          // of the audit time, the latest; staff only
	Consultants  []string                 `json:"consultants,omitempty"`         // who have access for the client; staff only
	Points       []application.Point      `json:"points,omitempty"`              // of the review before a transfer
	TransferBy   date.Date                `json:"transfer_by,omitzero"`          // last day for the decision on it
	Registers    []application.Register   `json:"registers,omitempty"`           // in which the reviewer looks the applicant up; staff only
	Confidential []ConfidentialFile       `json:"confidential" nullable:"false"` // of the files handed in
	Changes      []application.Difference `json:"changes" nullable:"false"`      // in what is certified
	Extension    *audittime.Extension     `json:"extension,omitempty"`           // the time computed for what is added; staff only
	Actions      []flow.Action            `json:"actions" nullable:"false"`
	slug         string                   // of the body, for links
}

// viewApplication is the application as the actor of the transaction sees it.
func (a *App) viewApplication(tx *postgres.Tx, r application.Record) (ApplicationView, error) {
	b, err := tx.Body()
	if err != nil {
		return ApplicationView{}, err
	}
	today := b.Today(a.Now())
	limits := b.Limits(today)
	c, err := tx.Client(r.ClientID)
	if err != nil {
		return ApplicationView{}, err
	}
	facts, err := factsOf(tx, r, limits, today)
	if err != nil {
		return ApplicationView{}, err
	}
	facts.Bar = c.Bar
	whole, err := application.From(r)
	if err != nil {
		return ApplicationView{}, err
	}
	editions := make([]standard.Edition, len(r.Standards))
	for i, code := range r.Standards {
		editions[i], _ = r.Own.Find(code)
	}
	v := ApplicationView{Record: r, Editions: editions, Turn: r.Turn(), Tasks: r.Tasks(limits), Sentence: r.Sentence(),
		Eligibility: r.Eligibility(limits, c.Bar, today), Declared: application.Declared(limits), Categories: standard.Categories(), Checklist: r.Checklist(),
		Count: r.Counted(), Calculation: facts.Calculation, Actions: whole.Actions(facts.Facts), Changes: r.Differences(), Extension: facts.Extension, slug: b.Slug}
	if v.Confidential, err = confidential(tx, r); err != nil {
		return v, err
	}
	if r.Kind == application.Transfer {
		v.Points, v.TransferBy = application.TransferPoints, r.TransferBy(limits)
	}
	if facts.Staff {
		v.Registers = application.Registers(limits)
		if v.Consultants, err = consultantsOf(tx, r.ClientID); err != nil {
			return v, err
		}
		v.Eligibility.Warnings = append(v.Eligibility.Warnings, r.Untold(v.Consultants)...)
	}
	if !facts.Staff {
		v.Review.Assessment, v.Review.LookUps = application.Assessment{}, nil // notes of the body
	}
	return v, nil
}

// consultantsOf are the names of the consultants who have access for the client.
func consultantsOf(tx *postgres.Tx, c id.Client) (names []string, err error) {
	list, err := tx.PeopleOf(c)
	for _, m := range list {
		if m.Active && slices.Contains(m.Roles, access.Consultant) {
			names = append(names, m.Name)
		}
	}
	return names, err
}

// facts are those of the domain with how the days of an extension were computed.
type facts struct {
	application.Facts
	Extension *audittime.Extension
}

// factsOf is what the acts on the application rest on beside it. What only a reviewer needs is loaded for
// people of the body, the list of auditors only where a pack asks for their number.
func factsOf(tx *postgres.Tx, r application.Record, limits pack.Set, today date.Date) (f facts, err error) {
	f.Facts = application.Facts{Limits: limits, On: today, Staff: tx.Actor.Staff()}
	if !f.Staff {
		return f, nil
	}
	if f.Calculation, err = calculationOf(tx, r.ID); err != nil {
		return f, err
	}
	if f.Extension, err = extensionOf(tx, r); err != nil {
		return f, err
	}
	if f.Extension != nil {
		f.Proposed = float64(f.Extension.Days) / 2
	}
	if r.State == application.UnderReview {
		if f.Beyond, err = gaps(tx, r, today); err != nil {
			return f, err
		}
	}
	if limits.Of(pack.FieldAuditors) == 0 {
		return f, nil
	}
	people, err := tx.AllPeople()
	f.Auditors = application.AuditorsOf(people, r.Standards, today)
	return f, err
}

// extensionOf is the time computed for what an application adds, nil for other kinds and until the audit time is computed.
func extensionOf(tx *postgres.Tx, r application.Record) (*audittime.Extension, error) {
	if !r.Kind.Extends() {
		return nil, nil
	}
	list, err := tx.Calculations(r.ID)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	agreed, err := agreedTime(tx, r)
	if err != nil {
		return nil, err
	}
	x, err := audittime.Extended(agreed, list[0].Input, r)
	return &x, err
}

// calculationOf is the latest computation of the audit time, zero where there is none.
func calculationOf(tx *postgres.Tx, aid id.Application) (id.Calculation, error) {
	list, err := tx.Calculations(aid)
	if err != nil || len(list) == 0 {
		return id.Calculation{}, err
	}
	return list[0].ID, nil
}

// moment is when a change happens, and under which packs.
type moment struct {
	Limits pack.Set // in force for the body
	Today  date.Date
	Now    time.Time
}

// changeApplication does the change to the locked application and saves it, in one transaction. seen is 0
// for changes that guard a part of their own. Who may not see the application finds none.
func (a *App) changeApplication(tx *postgres.Tx, aid id.Application, seen int, change func(*application.Application, moment) error) (ApplicationView, error) {
	whole, err := tx.LockApplication(aid, seen)
	if err != nil {
		return ApplicationView{}, err
	}
	b, err := tx.Body()
	if err != nil {
		return ApplicationView{}, err
	}
	if err := change(whole, moment{b.Limits(b.Today(a.Now())), b.Today(a.Now()), a.Now()}); err != nil {
		return ApplicationView{}, err
	}
	r, err := tx.SaveApplication(whole)
	if err != nil {
		return ApplicationView{}, err
	}
	return a.viewApplication(tx, r)
}

// ApplicationRow is a row of the list of applications.
type ApplicationRow struct {
	ID        id.Application    `json:"id"`
	Reference string            `json:"reference"`
	ClientID  id.Client         `json:"client_id"`
	Client    text.Text         `json:"client"`
	City      text.Text         `json:"city"`
	Standards []string          `json:"standards" nullable:"false"`
	Kind      application.Kind  `json:"kind" enum:"initial,transfer,scope_extension,sites_added,standard_added,reinstatement"`
	State     application.State `json:"state" enum:"draft,submitted,info_requested,under_review,accepted,declined,quoted,contracted,lapsed,rejected,withdrawn"`
	Begun     time.Time         `json:"begun"`
	UpdatedAt time.Time         `json:"updated_at"`
	Turn      flow.Turn         `json:"turn"`
	Count     application.Count `json:"count"`
	Persons   int               `json:"persons"` // within the scope
	Reviewer  string            `json:"reviewer,omitempty"`
}

func applicationRow(l postgres.ListedApplication) ApplicationRow {
	r := l.Record
	return ApplicationRow{ID: r.ID, Reference: r.Reference, ClientID: r.ClientID, Client: r.Organisation.Data.Name,
		City: r.Organisation.Data.City, Standards: r.Standards, Kind: r.Kind, State: r.State, Begun: r.Begun, UpdatedAt: l.UpdatedAt,
		Turn: r.Turn(), Count: r.Counted(), Persons: r.Headcount.Data.InScope(), Reviewer: r.Review.Name}
}

// applicationLinks are the addresses of the application for staff and for the client.
func applicationLinks(slug string, r application.Record) (staff, client string) {
	return "/b/" + slug + "/applications/" + r.ID.String(), "/c/" + slug + "/applications/" + r.ID.String()
}

// reviewerOf is the person who reviews, where the review has begun.
func reviewerOf(r application.Record) []id.Identity {
	if r.Review.Reviewer.IsZero() {
		return nil
	}
	return []id.Identity{r.Review.Reviewer}
}

// tellReviewers writes to the reviewer, or to all who may review where nobody has begun.
func (a *App) tellReviewers(tx *postgres.Tx, r application.Record, template string, data map[string]any) error {
	if who := reviewerOf(r); len(who) > 0 {
		return a.notifyPeople(tx, template, data, who...)
	}
	return a.notifyHolders(tx, access.Review, template, data)
}
