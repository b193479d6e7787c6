package postgres

import (
	"time"

	"triennia/internal/domain/id"
	"triennia/internal/domain/standard"
)

type standardRow struct {
	TenantID  id.Body     `gorm:"primaryKey"`
	ID        id.Standard `gorm:"primaryKey"`
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	State     standard.State
	Code      string
	Record    standard.Own `gorm:"serializer:json;type:jsonb"`
}

func (standardRow) TableName() string             { return "own_standards" }
func (r standardRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) standardRow(r standard.Own) standardRow {
	return standardRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, State: r.State, Code: r.Code, Record: r}
}

// InsertStandard stores a new standard of the body's own.
func (t *Tx) InsertStandard(s *standard.Scheme) error {
	row := t.standardRow(s.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(s, "own_standards", row.ID.String(), row.Code, row.Record.Title.En, row.Record.Title.Zh)
}

// SaveStandard stores a changed standard and answers it with its new version.
func (t *Tx) SaveStandard(s *standard.Scheme) (standard.Own, error) {
	r := s.Record()
	r.Version++
	row := t.standardRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.saved(s, "own_standards", row.ID.String(), row.Code, r.Title.En, r.Title.Zh)
}

// OwnStandard is the standard of the identifier.
func (t *Tx) OwnStandard(sid id.Standard) (standard.Own, error) {
	var row standardRow
	err := find(t, &row, sid)
	return row.Record, err
}

// LockStandard is the standard, to be changed in this transaction from the version seen.
func (t *Tx) LockStandard(sid id.Standard, seen int) (*standard.Scheme, error) {
	var row standardRow
	if err := lock(t, &row, sid); err != nil {
		return nil, err
	}
	if err := CheckVersion(seen, row.Version); err != nil {
		return nil, err
	}
	return standard.FromOwn(row.Record)
}

// OwnStandards are all standards of the body's own in the order of their codes; a body has a few.
func (t *Tx) OwnStandards() ([]standard.Own, error) {
	var rows []standardRow
	err := t.db.Where("tenant_id = ?", t.Actor.Tenant).Order("code").Find(&rows).Error
	return each(rows, func(r standardRow) standard.Own { return r.Record }), err
}

// WholeBook is every standard of the body's own.
func (t *Tx) WholeBook() (standard.Book, error) {
	list, err := t.OwnStandards()
	return standard.Book(list), err
}

// Book is the book of the codes: nothing is asked where all of them are delivered.
func (t *Tx) Book(codes ...string) (standard.Book, error) {
	if standard.Delivered(codes...) {
		return nil, nil
	}
	return t.WholeBook()
}

// OwnCodeTaken tells whether another standard of the body has the code.
func (t *Tx) OwnCodeTaken(code string, but id.Standard) (bool, error) {
	var n int64
	err := t.db.Model(&standardRow{}).Where("tenant_id = ? and lower(code) = lower(?) and id <> ?", t.Actor.Tenant, code, but).Count(&n).Error
	return n > 0, err
}
