package postgres

import (
	"errors"
	"time"

	"gorm.io/gorm"

	"triennia/internal/domain/id"
	"triennia/internal/domain/standard"
)

// areasRow are the technical areas of a body; it has one row.
type areasRow struct {
	TenantID  id.Body `gorm:"primaryKey"`
	ID        id.Body `gorm:"primaryKey"`
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	Record    standard.AreaRecord `gorm:"serializer:json;type:jsonb"`
}

func (areasRow) TableName() string             { return "technical_areas" }
func (r areasRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

// noAreas is the version of the list that a body has before it enters any.
const noAreas = 1

// Areas are the technical areas of the body.
func (t *Tx) Areas() (standard.AreaRecord, error) {
	var row areasRow
	err := t.db.Where("tenant_id = ?", t.Actor.Tenant).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return standard.AreaRecord{Version: noAreas, Areas: []standard.Area{}}, nil
	}
	return row.Record, err
}

// LockAreas are the technical areas, to be changed in this transaction from the version seen.
func (t *Tx) LockAreas(seen int) (*standard.Areas, error) {
	if err := t.AloneIn("technical areas"); err != nil { // also before there is a row
		return nil, err
	}
	r, err := t.Areas()
	if err != nil {
		return nil, err
	}
	return standard.FromAreas(r), CheckVersion(seen, r.Version)
}

// SaveAreas stores the changed areas and answers them with their new version.
func (t *Tx) SaveAreas(l *standard.Areas) (standard.AreaRecord, error) {
	r := l.Record()
	r.Version++
	row := areasRow{TenantID: t.Actor.Tenant, ID: t.Actor.Tenant, Version: r.Version, Record: r}
	store := func() error { return update(t, &row) }
	if r.Version == noAreas+1 {
		store = func() error { return insert(t, &row) }
	}
	if err := store(); err != nil {
		return r, err
	}
	return r, t.saved(l, "technical_areas", row.ID.String())
}
