package postgres

import (
	"time"

	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
)

type termsRow struct {
	TenantID  id.Body  `gorm:"primaryKey"`
	ID        id.Terms `gorm:"primaryKey"`
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	Edition   int
	ValidFrom date.Date
	Record    contract.Edition `gorm:"serializer:json;type:jsonb"`
}

func (termsRow) TableName() string             { return "agreement_terms" }
func (r termsRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

// InsertTerms stores a new edition of the body's own terms of the agreement. Editions never change.
func (t *Tx) InsertTerms(p *contract.Terms) error {
	r := p.Record()
	row := termsRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, Edition: r.Edition, ValidFrom: r.ValidFrom, Record: r}
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(p, "agreement_terms", row.ID.String())
}

// Terms are all editions of the body's own terms, the newest first.
func (t *Tx) Terms() ([]contract.Edition, error) {
	var rows []termsRow
	err := t.db.Where("tenant_id = ?", t.Actor.Tenant).Order("edition desc").Find(&rows).Error
	return each(rows, func(r termsRow) contract.Edition { return r.Record }), err
}

// TermsOn are the terms of the agreement in force on the day: the body's own, or those delivered.
func (t *Tx) TermsOn(day date.Date) (contract.Edition, error) {
	all, err := t.Terms()
	return contract.EditionOn(day, all), err
}
