package postgres

import (
	"time"

	"gorm.io/gorm"

	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/subsidy"
	"triennia/internal/domain/text"
)

type subsidyRow struct {
	TenantID   id.Body    `gorm:"primaryKey"`
	ID         id.Subsidy `gorm:"primaryKey"`
	Version    int
	CreatedAt  time.Time
	UpdatedAt  time.Time
	State      subsidy.State
	Delivered  *string // none for those that the body typed
	Title      string
	Country    string
	FreshUntil date.Date
	ValidTo    date.Date
	Record     subsidy.Record `gorm:"serializer:json;type:jsonb"`
}

func (subsidyRow) TableName() string             { return "subsidies" }
func (r subsidyRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) subsidyRow(r subsidy.Record) subsidyRow {
	row := subsidyRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, State: r.State, Title: r.Title.In(text.En), Country: r.Country,
		FreshUntil: r.FreshUntil(), ValidTo: r.ValidTo, Record: r}
	if r.Delivered != "" {
		row.Delivered = &r.Delivered
	}
	return row
}

// InsertSubsidy stores a new programme.
func (t *Tx) InsertSubsidy(p *subsidy.Programme) error {
	row := t.subsidyRow(p.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(p, "subsidies", row.ID.String(), subsidyWords(row.Record)...)
}

// SaveSubsidy stores a changed programme and answers it with its new version.
func (t *Tx) SaveSubsidy(p *subsidy.Programme) (subsidy.Record, error) {
	r := p.Record()
	r.Version++
	row := t.subsidyRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.saved(p, "subsidies", row.ID.String(), subsidyWords(r)...)
}

func subsidyWords(r subsidy.Record) []string {
	return append([]string{r.Title.En, r.Title.Zh, r.Authority.En, r.Authority.Zh, r.Place.En, r.Place.Zh, r.PolicyNo, r.Region, r.Delivered}, r.Standards...)
}

// Subsidy is the programme of the identifier.
func (t *Tx) Subsidy(sid id.Subsidy) (subsidy.Record, error) {
	var row subsidyRow
	err := find(t, &row, sid)
	return row.Record, err
}

// LockSubsidy is the programme, to be changed in this transaction from the version seen.
func (t *Tx) LockSubsidy(sid id.Subsidy, seen int) (*subsidy.Programme, error) {
	var row subsidyRow
	if err := lock(t, &row, sid); err != nil {
		return nil, err
	}
	if err := CheckVersion(seen, row.Version); err != nil {
		return nil, err
	}
	return subsidy.From(row.Record)
}

// OpenSubsidies are the programmes of the country that are verified with their source, in the order of their titles.
func (t *Tx) OpenSubsidies(country string) ([]subsidy.Record, error) {
	var rows []subsidyRow
	err := t.db.Where("tenant_id = ? and state = 'open' and country = ?", t.Actor.Tenant, country).Order("title, id").Find(&rows).Error
	return each(rows, func(r subsidyRow) subsidy.Record { return r.Record }), err
}

// TakenOver are the codes of the delivered programmes that the body has in its registry.
func (t *Tx) TakenOver() (codes []string, err error) {
	err = t.db.Model(&subsidyRow{}).Where("tenant_id = ? and delivered is not null", t.Actor.Tenant).Pluck("delivered", &codes).Error
	return codes, err
}

// SubsidyFilter narrows the list of programmes to a status on the day.
type SubsidyFilter struct {
	Status string
	Today  date.Date
}

var subsidySorting = sorting{"title": "title", "created": "created_at"}

// Subsidies is one page of the programmes, and the cursor of the next.
func (t *Tx) Subsidies(p Page, f SubsidyFilter) ([]subsidy.Record, string, error) {
	if err := oneOf("status", f.Status, subsidy.Statuses); err != nil {
		return nil, "", err
	}
	q := t.ofStatus(t.db.Model(&subsidyRow{}).Where("tenant_id = ?", t.Actor.Tenant), f)
	q, err := p.keyset(t.search(q, "subsidies", p.Search), subsidySorting, "title")
	if err != nil {
		return nil, "", err
	}
	var rows []subsidyRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "title", func(r subsidyRow, key string) string {
		if key == "created" {
			return r.CreatedAt.Format(time.RFC3339Nano)
		}
		return r.Title
	}, func(r subsidyRow) string { return r.ID.String() })
	return each(rows, func(r subsidyRow) subsidy.Record { return r.Record }), next, nil
}

// ofStatus is subsidy.Record.Status as a condition.
func (t *Tx) ofStatus(q *gorm.DB, f SubsidyFilter) *gorm.DB {
	switch subsidy.Status(f.Status) {
	case subsidy.Expired:
		return q.Where("state = 'open' and valid_to < ?", f.Today)
	case subsidy.Stale:
		return q.Where("state = 'open' and fresh_until < ? and (valid_to is null or valid_to >= ?)", f.Today, f.Today)
	case subsidy.Status(subsidy.Open):
		return q.Where("state = 'open' and fresh_until >= ? and (valid_to is null or valid_to >= ?)", f.Today, f.Today)
	}
	return where(q, "state", f.Status)
}
