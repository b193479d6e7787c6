package postgres

import (
	"time"

	"triennia/internal/domain/application"
	"triennia/internal/domain/date"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
)

type applicationRow struct {
	TenantID   id.Body        `gorm:"primaryKey"`
	ID         id.Application `gorm:"primaryKey"`
	Version    int
	CreatedAt  time.Time
	UpdatedAt  time.Time
	ClientID   id.Client
	Reference  string
	Standards  textArray
	State      application.State
	ClientName string
	Turn       flow.Party
	Due        date.Date
	Record     application.Record `gorm:"serializer:json;type:jsonb"`
}

func (applicationRow) TableName() string             { return "applications" }
func (r applicationRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) applicationRow(r application.Record) applicationRow {
	turn := r.Turn()
	due := turn.By
	if due.IsZero() {
		due = never
	}
	return applicationRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, ClientID: r.ClientID, Reference: r.Reference,
		Standards: r.Standards, State: r.State, ClientName: r.Organisation.Data.Label(), Turn: turn.Who, Due: due, Record: r}
}

// InsertApplication stores a new application.
func (t *Tx) InsertApplication(a *application.Application) error {
	row := t.applicationRow(a.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(a, "applications", row.ID.String(), applicationWords(row.Record)...)
}

// SaveApplication stores a changed application and answers it with its new version.
func (t *Tx) SaveApplication(a *application.Application) (application.Record, error) {
	r := a.Record()
	r.Version++
	row := t.applicationRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.saved(a, "applications", row.ID.String(), applicationWords(r)...)
}

// Application is the application of the identifier; for those who may not see it there is none.
func (t *Tx) Application(aid id.Application) (application.Record, error) {
	var row applicationRow
	if err := find(t, &row, aid); err != nil {
		return application.Record{}, err
	}
	if !t.Actor.Sees(row.ClientID) {
		return application.Record{}, missing
	}
	return row.Record, nil
}

// ApplicationsBy are the applications of the identifiers, the first one first.
func (t *Tx) ApplicationsBy(list ...id.Application) ([]application.Record, error) {
	var rows []applicationRow
	err := t.db.Where("tenant_id = ? and id in ?", t.Actor.Tenant, list).Order("created_at, id").Find(&rows).Error
	return each(rows, func(r applicationRow) application.Record { return r.Record }), err
}

// LatestApplication is the application that the client submitted last, nil where there is none.
func (t *Tx) LatestApplication(c id.Client) (*application.Record, error) {
	var rows []applicationRow
	err := t.db.Where("client_id = ? and state <> ?", c, application.Draft).Order("created_at desc, id desc").Limit(1).Find(&rows).Error
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return &rows[0].Record, nil
}

// OpenApplications are those of the client that are neither contracted nor ended.
func (t *Tx) OpenApplications(c id.Client) ([]application.Record, error) {
	var open []application.State
	for _, s := range application.States.States() {
		if len(application.States[s]) > 0 {
			open = append(open, s)
		}
	}
	var rows []applicationRow
	err := t.db.Where("client_id = ? and state in ?", c, open).Order("created_at, id").Find(&rows).Error
	return each(rows, func(r applicationRow) application.Record { return r.Record }), err
}

// LockApplication is the application of the identifier, to be changed in this transaction from the
// version seen; 0 is any version, for changes that guard a part of their own (a section, a file) and for
// those that the system makes.
func (t *Tx) LockApplication(aid id.Application, seen int) (*application.Application, error) {
	var row applicationRow
	if err := lock(t, &row, aid); err != nil {
		return nil, err
	}
	if !t.Actor.Sees(row.ClientID) {
		return nil, missing
	}
	if seen != 0 {
		if err := CheckVersion(seen, row.Version); err != nil {
			return nil, err
		}
	}
	return application.From(row.Record)
}

// ApplicationFilter narrows the list of applications.
type ApplicationFilter struct {
	State, Standard, Turn string
	Client                id.Client
}

var applicationSorting = sorting{"reference": "reference", "client": "client_name", "updated": "updated_at", "due": "due"}

// ListedApplication is a row of the list of applications.
type ListedApplication struct {
	Record    application.Record
	UpdatedAt time.Time
}

// Applications is one page of the applications that the actor may see, and the cursor of the next.
func (t *Tx) Applications(p Page, f ApplicationFilter) ([]ListedApplication, string, error) {
	if err := oneOf("state", f.State, application.States.States()); err != nil {
		return nil, "", err
	}
	if err := oneOf("turn", f.Turn, []flow.Party{flow.Client, flow.Body, flow.Nobody}); err != nil {
		return nil, "", err
	}
	q := t.db.Model(&applicationRow{})
	if !t.Actor.Client.IsZero() {
		f.Client = t.Actor.Client
	}
	q = where(q, "client_id", f.Client.String())
	q = where(q, "state", f.State)
	if f.Standard != "" {
		q = q.Where("? = any(standards)", f.Standard)
	}
	q = where(q, "turn", f.Turn)
	q = t.search(q, "applications", p.Search)
	q, err := p.keyset(q, applicationSorting, "-updated")
	if err != nil {
		return nil, "", err
	}
	var rows []applicationRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "-updated", applicationSortValue, func(r applicationRow) string { return r.ID.String() })
	return each(rows, func(r applicationRow) ListedApplication { return ListedApplication{r.Record, r.UpdatedAt} }), next, nil
}

func applicationSortValue(r applicationRow, key string) string {
	switch key {
	case "reference":
		return r.Reference
	case "client":
		return r.ClientName
	case "due":
		return r.Due.String()
	}
	return r.UpdatedAt.Format(time.RFC3339Nano)
}

// OverdueQuestions are the applications whose questions were due before the day.
func (t *Tx) OverdueQuestions(before date.Date) ([]id.Application, error) {
	var out []id.Application
	return out, t.db.Model(&applicationRow{}).Where("state = ? and due < ?", application.InfoRequested, before).
		Order("id").Pluck("id", &out).Error
}

func applicationWords(r application.Record) []string {
	o := r.Organisation.Data
	return []string{r.Reference, o.Name.En, o.Name.Zh, o.CreditCode, o.RegistrationNumber, o.City.En, o.City.Zh}
}
