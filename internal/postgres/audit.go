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

// auditColumns are what lists show, filter and sort by.
type auditColumns struct {
	TenantID      id.Body  `gorm:"primaryKey"`
	ID            id.Audit `gorm:"primaryKey"`
	Version       int
	CreatedAt     time.Time
	UpdatedAt     time.Time
	Reference     string
	ProgrammeID   id.Programme
	ApplicationID id.Application
	ClientID      id.Client
	ClientName    string
	ClientNameZh  string
	City          string
	CityZh        string
	Standard      string
	Type          programme.Kind
	Number        int
	State         audit.State
	LeadID        id.Identity
	LeadName      string
	HalfDays      int
	StartsOn      date.Date
	EndsOn        date.Date
	DueOn         date.Date
	SortOn        date.Date
	OpenFindings  int `gorm:"->"` // counted by the database when a finding is stored
}

func (auditColumns) TableName() string { return "audits" }

type auditRow struct {
	Columns auditColumns `gorm:"embedded"`
	Record  audit.Record `gorm:"serializer:json;type:jsonb"`
}

func (auditRow) TableName() string { return "audits" }
func (r auditRow) key() (id.Body, string, int) {
	return r.Columns.TenantID, r.Columns.ID.String(), r.Columns.Version
}

// never is the day on which audits without dates stand in a list sorted by date.
var never = date.New(9999, time.December, 31)

func (t *Tx) auditRow(r audit.Record) auditRow {
	lead := r.Leader()
	c := auditColumns{
		TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, Reference: r.Reference, ProgrammeID: r.ProgrammeID,
		ApplicationID: r.ApplicationID, ClientID: r.ClientID, ClientName: r.ClientName.In(text.En), ClientNameZh: r.ClientName.In(text.Zh),
		City: r.City.In(text.En), CityZh: r.City.In(text.Zh), Standard: r.Standard, Type: r.Type, Number: r.Number, State: r.State, LeadID: lead.PersonID, LeadName: lead.Name,
		HalfDays: int(r.Days), StartsOn: r.From(), EndsOn: r.To(), DueOn: r.DueOn, SortOn: never,
	}
	if !r.From().IsZero() {
		c.SortOn = r.From()
	} else if !r.DueOn.IsZero() {
		c.SortOn = r.DueOn
	}
	return auditRow{c, r}
}

// InsertAudit stores a new audit.
func (t *Tx) InsertAudit(a *audit.Audit) error {
	row := t.auditRow(a.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(a, "audits", row.Columns.ID.String(), auditWords(row.Record)...)
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
	return r, t.saved(a, "audits", row.Columns.ID.String(), auditWords(row.Record)...)
}

// Audit is the audit of the identifier; for those who may not see its client there is none.
func (t *Tx) Audit(aid id.Audit) (audit.Record, error) {
	var row auditRow
	if err := find(t, &row, aid); err != nil {
		return audit.Record{}, err
	}
	if !t.Actor.Sees(row.Columns.ClientID) {
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
	if !t.Actor.Sees(row.Columns.ClientID) {
		return nil, missing
	}
	if seen > 0 {
		if err := CheckVersion(seen, row.Columns.Version); err != nil {
			return nil, err
		}
	}
	return audit.From(row.Record)
}

// AuditsOfProgramme lists the audits of a programme in the order in which they were programmed.
func (t *Tx) AuditsOfProgramme(p id.Programme) ([]audit.Record, error) {
	var rows []auditRow
	err := t.db.Where("programme_id = ?", p).Order("id").Find(&rows).Error
	return each(rows, func(r auditRow) audit.Record { return r.Record }), err
}

// AuditsOfApplication lists the audits that an application led to.
func (t *Tx) AuditsOfApplication(a id.Application) ([]audit.Record, error) {
	var rows []auditRow
	err := t.db.Where("application_id = ?", a).Order("id").Find(&rows).Error
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
	Type         programme.Kind     `json:"type" enum:"stage1,stage2,surveillance,recertification,follow_up"`
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
	rows, err := quick[auditColumns](ctx, db, who, func(t *Tx) (*gorm.DB, error) {
		return p.keyset(t.search(f.narrow(t.db.Model(&auditColumns{}), who), "audits", p.Search), engagementSorting, "on_site")
	})
	if err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "on_site", auditColumns.sortedBy, func(r auditColumns) string { return r.ID.String() })
	return each(rows, auditColumns.engagement), next, nil
}

func (f EngagementFilter) narrow(q *gorm.DB, who access.Actor) *gorm.DB {
	if !who.Client.IsZero() {
		q = q.Where("client_id = ?", who.Client)
	}
	q = where(where(where(q, "state", f.State), "standard", f.Standard), "type", f.Type)
	q = where(where(q, "lead_id", f.Lead.String()), "client_id", f.Client.String())
	if !f.Member.IsZero() {
		q = q.Where("id in (select audit_id from audit_bookings where person_id = ?)", f.Member)
	}
	if f.Open {
		q = q.Where("state not in ('decided', 'repeated', 'cancelled')")
	}
	return q
}

func (r auditColumns) sortedBy(key string) string {
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

func (r auditColumns) engagement() Engagement {
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
