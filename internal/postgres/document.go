package postgres

import (
	"errors"
	"time"

	"gorm.io/gorm"

	"triennia/internal/domain/application"
	"triennia/internal/domain/id"
)

type documentRow struct {
	TenantID  id.Body     `gorm:"primaryKey"`
	ID        id.Document `gorm:"primaryKey"`
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	ClientID  id.Client
	SHA256    string `gorm:"column:sha256"`
	Scan      application.Scan
	Record    application.Document `gorm:"serializer:json;type:jsonb"`
}

func (documentRow) TableName() string             { return "documents" }
func (r documentRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

// InsertDocument stores a received file; there is no way to change or remove one.
func (t *Tx) InsertDocument(d application.Document) error {
	return insert(t, &documentRow{TenantID: t.Actor.Tenant, ID: d.ID, Version: 1, ClientID: d.ClientID,
		SHA256: d.SHA256, Scan: d.Scan, Record: d})
}

// Document is the file of the identifier; for those who may not see it there is none.
func (t *Tx) Document(did id.Document) (application.Document, error) {
	var row documentRow
	if err := find(t, &row, did); err != nil {
		return application.Document{}, err
	}
	if !t.Actor.Sees(row.ClientID) {
		return application.Document{}, missing
	}
	return row.Record, nil
}

// DocumentWith is the first file of the client with the content, nil where there is none.
func (t *Tx) DocumentWith(c id.Client, sha256 string) (*application.Document, error) {
	var row documentRow
	err := t.db.Where("client_id = ? and sha256 = ?", c, sha256).Order("id").Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, nil
	}
	return &row.Record, err
}

// DocumentsBy are the received files of the identifiers.
func (t *Tx) DocumentsBy(ids ...id.Document) ([]application.Document, error) {
	var rows []documentRow
	err := t.db.Where("tenant_id = ? and id in ?", t.Actor.Tenant, ids).Order("id").Find(&rows).Error
	return each(rows, func(r documentRow) application.Document { return r.Record }), err
}
