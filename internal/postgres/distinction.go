package postgres

import (
	"time"

	"gorm.io/gorm/clause"

	"triennia/internal/domain/client"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

type distinctionRow struct {
	TenantID  id.Body     `gorm:"primaryKey"`
	ID        id.Distinct `gorm:"primaryKey"`
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	OneID     id.Client
	OtherID   id.Client
	Record    client.Distinct `gorm:"serializer:json;type:jsonb"`
}

func (distinctionRow) TableName() string             { return "distinctions" }
func (r distinctionRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

// InsertDistinction keeps that two clients are not the same; said twice, it stays said once.
func (t *Tx) InsertDistinction(d *client.Distinction) error {
	r := d.Record()
	row := distinctionRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, OneID: r.One, OtherID: r.Other, Record: r}
	if err := t.db.Clauses(clause.OnConflict{DoNothing: true}).Create(&row).Error; err != nil {
		return err
	}
	return t.saved(d, "distinctions", row.ID.String())
}

// PossibleTwins are the other clients of the body with a name or number like that of the client, but those that a person
// found to be others.
func (t *Tx) PossibleTwins(c client.Record) ([]client.Twin, error) {
	var rows []struct {
		ID                             id.Client
		State                          client.State
		Country                        string
		CreditCode, RegistrationNumber string
		Name                           text.Text `gorm:"serializer:json"`
		City                           text.Text `gorm:"serializer:json"`
	}
	k := c.Likeness()
	alike := t.db.Where("1 = 0")
	for column, key := range map[string]string{"alike_en": k.Names.En, "alike_zh": k.Names.Zh, "credit_key": k.CreditCode, "number_key": k.RegistrationNumber} {
		if key != "" {
			alike = alike.Or(column+" = ? and "+column+" <> ''", key) // the second for the partial index
		}
	}
	err := t.db.Model(&clientRow{}).Where("tenant_id = ?", t.Actor.Tenant).Where(alike).
		Where(`id <> ? and not exists (select from distinctions d where d.tenant_id = clients.tenant_id
			and ((d.one_id = clients.id and d.other_id = ?) or (d.other_id = clients.id and d.one_id = ?)))`, c.ID, c.ID, c.ID).
		Select(`id, state, country, coalesce(record->>'credit_code', '') as credit_code, coalesce(record->>'registration_number', '') as registration_number,
			record->'name' as name, record->'city' as city`).Order("id").Find(&rows).Error
	out := make([]client.Twin, len(rows))
	for i, r := range rows {
		out[i] = client.Twin{ID: r.ID, State: r.State, Legal: client.Legal{Name: r.Name, Country: r.Country, CreditCode: r.CreditCode,
			RegistrationNumber: r.RegistrationNumber, City: r.City}}
	}
	return out, err
}
