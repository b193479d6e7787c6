package postgres

import (
	"encoding/json"
	"time"

	"triennia/internal/domain/body"
	"triennia/internal/domain/id"
)

type bodyRow struct {
	ID        id.Body `gorm:"primaryKey"`
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	Slug      string
	TimeZone  string
	DayOffset int
	Record    body.Record `gorm:"serializer:json;type:jsonb"`
}

func (bodyRow) TableName() string             { return "bodies" }
func (r bodyRow) key() (id.Body, string, int) { return r.ID, r.ID.String(), r.Version }

func newBodyRow(r body.Record) bodyRow {
	return bodyRow{ID: r.ID, Version: r.Version, Slug: r.Slug, TimeZone: r.TimeZone, DayOffset: r.DayOffset, Record: r}
}

// Body is the tenant itself.
func (t *Tx) Body() (body.Record, error) {
	var row bodyRow
	err := told(t.db.Where("id = ?", t.Actor.Tenant).Take(&row).Error)
	return row.Record, err
}

// LockBody is the tenant itself, to be changed in this transaction from the version seen.
func (t *Tx) LockBody(seen int) (*body.Body, error) {
	var row bodyRow
	err := told(t.db.Clauses(forUpdate).Where("id = ?", t.Actor.Tenant).Take(&row).Error)
	if err != nil {
		return nil, err
	}
	if err := CheckVersion(seen, row.Version); err != nil {
		return nil, err
	}
	return body.From(row.Record)
}

// SaveBody stores the changed tenant and answers it with its new version.
func (t *Tx) SaveBody(b *body.Body) (body.Record, error) {
	r := b.Record()
	r.Version++
	row := newBodyRow(r)
	res := t.db.Model(&row).Select("*").Omit("id", "slug", "created_at").Where("version = ?", r.Version-1).Updates(&row)
	if res.Error == nil && res.RowsAffected == 0 {
		return r, changed
	}
	t.Emit(b.Take()...)
	return r, res.Error
}

// InsertBody stores a new body.
func (t *SystemTx) InsertBody(b *body.Body) error {
	row := newBodyRow(b.Record())
	record, err := json.Marshal(row.Record)
	if err != nil {
		return err
	}
	return t.db.Exec("insert into bodies (id, version, slug, time_zone, day_offset, record) values (?, ?, ?, ?, ?, ?)",
		row.ID, row.Version, row.Slug, row.TimeZone, row.DayOffset, string(record)).Error
}

// Bodies lists the bodies of the deployment by their short names.
func (t *SystemTx) Bodies() ([]body.Public, error) {
	var rows []bodyRow
	err := t.db.Order("slug").Find(&rows).Error
	return each(rows, func(r bodyRow) body.Public { return r.Record.Public() }), err
}

// BodyBySlug is the body of a short name.
func (t *SystemTx) BodyBySlug(slug string) (r body.Record, known bool, err error) {
	var row bodyRow
	res := t.db.Where("slug = ?", slug).Limit(1).Find(&row)
	return row.Record, res.RowsAffected == 1, res.Error
}
