package postgres

import (
	"time"

	"gorm.io/gorm"

	"triennia/internal/domain/application"
	"triennia/internal/domain/id"
)

type confidenceRow struct {
	TenantID  id.Body     `gorm:"primaryKey"`
	ID        id.Document `gorm:"primaryKey"`
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	ClientID  id.Client
	Record    application.Confidence `gorm:"serializer:json;type:jsonb"`
}

func (confidenceRow) TableName() string             { return "confidential_files" }
func (r confidenceRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

// SaveConfidence stores how a file is treated, for the first time or anew.
func (t *Tx) SaveConfidence(c application.Confidence) error {
	c.Version++
	row := confidenceRow{TenantID: t.Actor.Tenant, ID: c.DocumentID, Version: c.Version, ClientID: c.ClientID, Record: c}
	if c.Version == 1 {
		return insert(t, &row)
	}
	return update(t, &row)
}

// Confidence is how the file is treated, zero where it was never confidential.
func (t *Tx) Confidence(did id.Document) (application.Confidence, error) {
	return confidence(t.db, did)
}

// LockConfidence is Confidence, to be changed in this transaction.
func (t *Tx) LockConfidence(did id.Document) (application.Confidence, error) {
	return confidence(t.db.Clauses(forUpdate), did)
}

func confidence(q *gorm.DB, did id.Document) (application.Confidence, error) {
	var rows []confidenceRow
	err := q.Where("id = ?", did).Find(&rows).Error
	if err != nil || len(rows) == 0 {
		return application.Confidence{}, err
	}
	return rows[0].Record, nil
}

// Confidences are how the files of the client are treated, where one was ever confidential.
func (t *Tx) Confidences(c id.Client) ([]application.Confidence, error) {
	var rows []confidenceRow
	err := t.db.Where("client_id = ?", c).Order("id").Find(&rows).Error
	return each(rows, func(r confidenceRow) application.Confidence { return r.Record }), err
}
