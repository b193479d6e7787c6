package postgres

import (
	"time"

	"triennia/internal/domain/account"
	"triennia/internal/domain/id"
)

type grantRow struct {
	TenantID   id.Body  `gorm:"primaryKey"`
	ID         id.Grant `gorm:"primaryKey"`
	Version    int
	CreatedAt  time.Time
	UpdatedAt  time.Time
	OperatorID id.Identity
	ValidFrom  time.Time
	ValidUntil time.Time
	EndedAt    *time.Time
	Record     account.Grant `gorm:"serializer:json;type:jsonb"`
}

func (grantRow) TableName() string             { return "grants" }
func (r grantRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) grantRow(g account.Grant) grantRow {
	row := grantRow{TenantID: t.Actor.Tenant, ID: g.ID, Version: g.Version, OperatorID: g.Operator, ValidFrom: g.From,
		ValidUntil: g.Until, Record: g}
	if !g.EndedAt.IsZero() {
		row.EndedAt = &g.EndedAt
	}
	return row
}

// InsertGrant stores a new grant.
func (t *Tx) InsertGrant(g account.Grant) error {
	row := t.grantRow(g)
	return insert(t, &row)
}

// SaveGrant stores a changed grant and raises its version.
func (t *Tx) SaveGrant(g account.Grant) (account.Grant, error) {
	g.Version++
	row := t.grantRow(g)
	return g, update(t, &row)
}

// LockGrant is the grant of the identifier, to be changed in this transaction.
func (t *Tx) LockGrant(gid id.Grant, seen int) (account.Grant, error) {
	var row grantRow
	if err := lock(t, &row, gid); err != nil {
		return account.Grant{}, err
	}
	return row.Record, CheckVersion(seen, row.Version)
}

// Grants lists the grants to operators, newest first.
func (t *Tx) Grants() ([]account.Grant, error) {
	var rows []grantRow
	err := t.db.Order("created_at desc, id desc").Limit(200).Find(&rows).Error
	return each(rows, func(r grantRow) account.Grant { return r.Record }), err
}
