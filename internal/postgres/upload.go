package postgres

import (
	"time"

	"triennia/internal/domain/application"
	"triennia/internal/domain/id"
)

type uploadRow struct {
	TenantID  id.Body   `gorm:"primaryKey"`
	ID        id.Upload `gorm:"primaryKey"`
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	ClientID  id.Client
	State     application.UploadState
	ExpiresAt time.Time
	Record    application.Upload `gorm:"serializer:json;type:jsonb"`
}

func (uploadRow) TableName() string             { return "uploads" }
func (uploadRow) untrailed() string             { return "the document that it becomes is in the trail" }
func (r uploadRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) uploadRow(u application.Upload) uploadRow {
	return uploadRow{TenantID: t.Actor.Tenant, ID: u.ID, Version: u.Version, ClientID: u.ClientID,
		State: u.State, ExpiresAt: u.ExpiresAt, Record: u}
}

// InsertUpload stores a new upload.
func (t *Tx) InsertUpload(u application.Upload) error {
	row := t.uploadRow(u)
	return insert(t, &row)
}

// SaveUpload stores a changed upload and answers it with its new version.
func (t *Tx) SaveUpload(u application.Upload) (application.Upload, error) {
	u.Version++
	row := t.uploadRow(u)
	return u, update(t, &row)
}

// Upload is the upload of the identifier; there is none for anybody but who began it and the system.
func (t *Tx) Upload(uid id.Upload) (application.Upload, error) {
	var row uploadRow
	err := find(t, &row, uid)
	return row.Record, t.mine(row, err)
}

// LockUpload is Upload, to be changed in this transaction.
func (t *Tx) LockUpload(uid id.Upload) (application.Upload, error) {
	var row uploadRow
	err := lock(t, &row, uid)
	return row.Record, t.mine(row, err)
}

func (t *Tx) mine(row uploadRow, err error) error {
	if err == nil && (!t.Actor.Sees(row.ClientID) || t.Actor.System == "" && row.Record.By != t.Actor.Identity) {
		return missing
	}
	return err
}

// RestingUploads are open uploads that nobody touched since the instant.
func (t *Tx) RestingUploads(since time.Time) ([]application.Upload, error) {
	var rows []uploadRow
	err := t.db.Where("state = ? and updated_at < ?", application.UploadOpen, since).Order("id").Limit(200).Find(&rows).Error
	return each(rows, func(r uploadRow) application.Upload { return r.Record }), err
}
