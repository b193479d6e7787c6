package postgres

import (
	"context"
	"time"

	"gorm.io/gorm"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

// engagementRow is what lists of audits show and sort by: the columns that they read.
type engagementRow struct {
	ID           id.Audit `gorm:"primaryKey"`
	Version      int
	Reference    string
	ProgrammeID  id.Programme
	ClientID     id.Client
	ClientName   string
	ClientNameZh string
	City         string
	CityZh       string
	Standard     string
	Type         programme.Kind
	Number       int
	State        audit.State
	LeadName     string
	HalfDays     int
	StartsOn     date.Date
	EndsOn       date.Date
	DueOn        date.Date
	SortOn       date.Date
	OpenFindings int `gorm:"->"` // counted by the database when a finding is stored
}

type auditRow struct {
	TenantID      id.Body       `gorm:"primaryKey"`
	Shown         engagementRow `gorm:"embedded"`
	CreatedAt     time.Time
	UpdatedAt     time.Time
	ApplicationID id.Application
	LeadID        id.Identity
	OccasionID    *string      // what a special audit was occasioned by
	Hidden        bool         // from its client
	Record        audit.Record `gorm:"serializer:json;type:jsonb"`
}

func (auditRow) TableName() string { return "audits" }
func (r auditRow) key() (id.Body, string, int) {
	return r.TenantID, r.Shown.ID.String(), r.Shown.Version
}

// never is the day on which audits without dates stand in a list sorted by date.
var never = date.New(9999, time.December, 31)

func (t *Tx) auditRow(r audit.Record) auditRow {
	lead := r.Leader()
	shown := engagementRow{
		ID: r.ID, Version: r.Version, Reference: r.Reference, ProgrammeID: r.ProgrammeID,
		ClientID: r.ClientID, ClientName: r.ClientName.In(text.En), ClientNameZh: r.ClientName.In(text.Zh),
		City: r.City.In(text.En), CityZh: r.City.In(text.Zh), Standard: r.Standard, Type: r.Type, Number: r.Number, State: r.State, LeadName: lead.Name,
		HalfDays: int(r.Days), StartsOn: r.From(), EndsOn: r.To(), DueOn: r.DueOn, SortOn: never,
	}
	if !r.From().IsZero() {
		shown.SortOn = r.From()
	} else if !r.DueOn.IsZero() {
		shown.SortOn = r.DueOn
	}
	row := auditRow{TenantID: t.Actor.Tenant, Shown: shown, ApplicationID: r.ApplicationID, LeadID: lead.PersonID, Hidden: r.Hidden(), Record: r}
	if r.Occasion != nil {
		row.OccasionID = &r.Occasion.SubjectID
	}
	return row
}

// InsertAudit stores a new audit.
func (t *Tx) InsertAudit(a *audit.Audit) error {
	row := t.auditRow(a.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(a, "audits", row.Shown.ID.String(), auditWords(row.Record)...)
}

// SaveAudit stores a changed audit with the bookings of its team and answers it with its new version. A
// double booking, which the database refuses, is the breach AU-2.
func (t *Tx) SaveAudit(a *audit.Audit) (audit.Record, error) {
	r := a.Record()
	r.Version++
	row := t.auditRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	if err := t.book(r); err != nil {
		return r, err
	}
	return r, t.saved(a, "audits", row.Shown.ID.String(), auditWords(row.Record)...)
}

// Audit is the audit of the identifier; for those who may not see its client there is none.
func (t *Tx) Audit(aid id.Audit) (audit.Record, error) {
	var row auditRow
	if err := find(t, &row, aid); err != nil {
		return audit.Record{}, err
	}
	if !t.seesAudit(row) {
		return audit.Record{}, missing
	}
	return row.Record, nil
}

// LockAudit is the audit of the identifier, to be changed in this transaction; seen is 0 where the change
// does not begin with what a person saw.
func (t *Tx) LockAudit(aid id.Audit, seen int) (*audit.Audit, error) {
	var row auditRow
	if err := lock(t, &row, aid); err != nil {
		return nil, err
	}
	if !t.seesAudit(row) {
		return nil, missing
	}
	if seen > 0 {
		if err := CheckVersion(seen, row.Shown.Version); err != nil {
			return nil, err
		}
	}
	return audit.From(row.Record)
}

// seesAudit tells whether the actor may know of the audit: people of a client do not where the client is not told yet.
func (t *Tx) seesAudit(r auditRow) bool {
	return t.Actor.Sees(r.Shown.ClientID) && (t.Actor.Client.IsZero() || !r.Hidden)
}

// known leaves out what the client of the actor is not told yet.
func (t *Tx) known(q *gorm.DB) *gorm.DB {
	if t.Actor.Client.IsZero() {
		return q
	}
	return q.Where("not hidden")
}

// AuditsOfProgramme lists the audits of a programme in the order in which they were programmed.
func (t *Tx) AuditsOfProgramme(p id.Programme) ([]audit.Record, error) {
	var rows []auditRow
	err := t.known(t.db).Where("programme_id = ?", p).Order("id").Find(&rows).Error
	return each(rows, func(r auditRow) audit.Record { return r.Record }), err
}

// AuditsOfProgrammes are the audits of each of the programmes, as AuditsOfProgramme lists them.
func (t *Tx) AuditsOfProgrammes(list []id.Programme) (map[id.Programme][]audit.Record, error) {
	var rows []auditRow
	err := t.db.Where("programme_id in ?", list).Order("id").Find(&rows).Error
	return grouped(rows, func(r auditRow) id.Programme { return r.Record.ProgrammeID }, func(r auditRow) audit.Record { return r.Record }), err
}

// AuditsOfApplication lists the audits that an application led to.
func (t *Tx) AuditsOfApplication(a id.Application) ([]audit.Record, error) {
	var rows []auditRow
	err := t.known(t.db).Where("application_id = ?", a).Order("id").Find(&rows).Error
	return each(rows, func(r auditRow) audit.Record { return r.Record }), err
}

// AuditsOfClient lists the audits of a client with their teams and dates, without what was written in them.
func (t *Tx) AuditsOfClient(c id.Client) ([]audit.Record, error) {
	var rows []auditRow
	err := t.known(t.db).Select("id", "record - 'checklist' - 'plan' - 'report' as record").Where("tenant_id = ? and client_id = ?", t.Actor.Tenant, c).Order("id").Find(&rows).Error
	return each(rows, func(r auditRow) audit.Record { return r.Record }), err
}

// AuditsOccasionedBy lists the special audits that the notices, complaints or certificates occasioned.
func (t *Tx) AuditsOccasionedBy(subjects ...string) ([]audit.Record, error) {
	if len(subjects) == 0 {
		return nil, nil
	}
	var rows []auditRow
	err := t.known(t.db).Where("tenant_id = ? and occasion_id in ?", t.Actor.Tenant, subjects).Order("id").Find(&rows).Error
	return each(rows, func(r auditRow) audit.Record { return r.Record }), err
}

// Engagement is an audit as lists show it.
type Engagement struct {
	ID           id.Audit           `json:"id"`
	Version      int                `json:"version"`
	Reference    string             `json:"reference"`
	ProgrammeID  id.Programme       `json:"programme_id"`
	ClientID     id.Client          `json:"client_id"`
	ClientName   text.Text          `json:"client_name"`
	City         text.Text          `json:"city,omitzero"`
	Standard     string             `json:"standard"`
	Type         programme.Kind     `json:"type" enum:"stage1,stage2,surveillance,recertification,follow_up,special"`
	Number       int                `json:"number"`
	State        audit.State        `json:"state" enum:"programmed,proposed,objected,confirmed,planned,in_progress,field_closed,reported,concluded,decided,repeated,cancelled"`
	LeadName     string             `json:"lead_name,omitempty"`
	Days         audittime.HalfDays `json:"days"`
	From         date.Date          `json:"from,omitzero"`
	To           date.Date          `json:"to,omitzero"`
	DueOn        date.Date          `json:"due_on,omitzero"`
	OpenFindings int                `json:"open_findings"`
}

// EngagementFilter narrows the list; empty fields do not.
type EngagementFilter struct {
	State, Standard, Type string
	Lead                  id.Identity
	Member                id.Identity // on the team, in whatever role
	Client                id.Client
	Open                  bool // only audits that are not over
	ToClear               bool // only audits whose team waits for the word of a second person
}

var engagementSorting = sorting{
	"on_site": "sort_on", "client": "client_name", "reference": "reference", "lead": "lead_name", "days": "half_days",
}

// Engagements is one page of the audits that the actor may see, and the cursor of the next, in a single
// round trip.
func (db *DB) Engagements(ctx context.Context, who access.Actor, p Page, f EngagementFilter) ([]Engagement, string, error) {
	if err := oneOf("state", f.State, audit.States.States()); err != nil {
		return nil, "", err
	}
	rows, err := quick[engagementRow](ctx, db, who, func(t *Tx) (*gorm.DB, error) {
		return p.keyset(t.search(f.narrow(t.db.Model(&auditRow{}), who), "audits", p.Search), engagementSorting, "on_site")
	})
	if err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "on_site", engagementRow.sortedBy, func(r engagementRow) string { return r.ID.String() })
	return each(rows, engagementRow.engagement), next, nil
}

func (f EngagementFilter) narrow(q *gorm.DB, who access.Actor) *gorm.DB {
	if !who.Client.IsZero() {
		q = q.Where("client_id = ? and not hidden", who.Client)
	}
	q = where(where(where(q, "state", f.State), "standard", f.Standard), "type", f.Type)
	q = where(where(q, "lead_id", f.Lead.String()), "client_id", f.Client.String())
	if !f.Member.IsZero() {
		// As a subquery Postgres would walk all audits in their order and ask for each who is on its team.
		q = q.Where("id = any (array(select audit_id from audit_bookings where person_id = ?))", f.Member)
	}
	if f.Open {
		q = q.Where("state not in ('decided', 'repeated', 'aborted', 'cancelled')")
	}
	if f.ToClear {
		q = q.Where("state = 'proposed' and hidden")
	}
	return q
}

func (r engagementRow) sortedBy(key string) string {
	switch key {
	case "client":
		return r.ClientName
	case "reference":
		return r.Reference
	case "lead":
		return r.LeadName
	case "days":
		return text.Tf("%d", "%d", r.HalfDays).En
	}
	return r.SortOn.String()
}

func (r engagementRow) engagement() Engagement {
	return Engagement{ID: r.ID, Version: r.Version, Reference: r.Reference, ProgrammeID: r.ProgrammeID, ClientID: r.ClientID,
		ClientName: text.T(r.ClientName, r.ClientNameZh), City: text.T(r.City, r.CityZh), Standard: r.Standard, Type: r.Type, Number: r.Number, State: r.State,
		LeadName: r.LeadName, Days: audittime.HalfDays(r.HalfDays), From: r.StartsOn, To: r.EndsOn, DueOn: r.DueOn, OpenFindings: r.OpenFindings}
}

func auditWords(r audit.Record) []string {
	words := []string{r.Reference, r.ClientName.En, r.ClientName.Zh, r.City.En, r.City.Zh}
	for _, m := range r.Team {
		words = append(words, m.Name)
	}
	return words
}
