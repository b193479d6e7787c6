package postgres

import (
	"errors"
	"time"

	"gorm.io/gorm"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/id"
)

type signingKeyRow struct {
	TenantID  id.Body       `gorm:"primaryKey"`
	ID        id.SigningKey `gorm:"primaryKey"`
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	State     certificate.KeyState
	Sealed    []byte
	Record    certificate.KeyRecord `gorm:"serializer:json;type:jsonb"`
}

func (signingKeyRow) TableName() string             { return "signing_keys" }
func (r signingKeyRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

// InsertSigningKey stores a key with its sealed private part.
func (t *Tx) InsertSigningKey(k *certificate.Key, sealed []byte) error {
	r := k.Record()
	row := signingKeyRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, State: r.State, Sealed: sealed, Record: r}
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(k, "signing_keys", row.ID.String(), r.KID)
}

// SaveSigningKey stores a changed key.
func (t *Tx) SaveSigningKey(k *certificate.Key) error {
	var row signingKeyRow
	if err := lock(t, &row, k.Record().ID); err != nil {
		return err
	}
	r := k.Record()
	r.Version++
	row.Version, row.State, row.Record = r.Version, r.State, r
	if err := update(t, &row); err != nil {
		return err
	}
	return t.saved(k, "signing_keys", row.ID.String(), r.KID)
}

// SigningKeys are all keys of the body, the newest first; a body has a few.
func (t *Tx) SigningKeys() ([]certificate.KeyRecord, error) {
	var rows []signingKeyRow
	err := t.db.Where("tenant_id = ?", t.Actor.Tenant).Order("created_at desc, id desc").Find(&rows).Error
	return each(rows, func(r signingKeyRow) certificate.KeyRecord { return r.Record }), err
}

// SigningKey is the key that signs, locked against its retirement, with its sealed private part; nil where the body has
// none yet.
func (t *Tx) SigningKey() (*certificate.Key, []byte, error) {
	var row signingKeyRow
	err := t.db.Raw("select * from signing_keys where tenant_id = ? and state = 'signing' for share", t.Actor.Tenant).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	k, err := certificate.KeyFrom(row.Record)
	return k, row.Sealed, err
}

type signedDocumentRow struct {
	TenantID  id.Body        `gorm:"primaryKey"`
	ID        id.Certificate `gorm:"primaryKey"`
	Suffix    int            `gorm:"primaryKey"` // 0 for the certificate itself
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	KeyID     id.SigningKey
	Record    certificate.SignedRecord `gorm:"serializer:json;type:jsonb"`
}

func (signedDocumentRow) TableName() string             { return "signed_documents" }
func (r signedDocumentRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

// InsertSigned stores the signed document of a certificate or of a sub-certificate, of which there is one.
func (t *Tx) InsertSigned(d *certificate.Document) error {
	r := d.Record()
	row := signedDocumentRow{TenantID: t.Actor.Tenant, ID: r.ID, Suffix: r.Suffix, Version: r.Version, KeyID: r.KeyID, Record: r}
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(d, "signed_documents", row.ID.String())
}

// Signed is the signed document of the certificate, or of its sub-certificate with the suffix; nil where it has none yet.
func (t *Tx) Signed(cid id.Certificate, suffix int) (*certificate.SignedRecord, error) {
	var row signedDocumentRow
	err := t.db.Where("tenant_id = ? and id = ? and suffix = ?", t.Actor.Tenant, cid, suffix).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, nil
	}
	return &row.Record, err
}

// AllSigned are the signed documents of the certificate and of its sub-certificates, by suffix.
func (t *Tx) AllSigned(cid id.Certificate) (map[int]certificate.SignedRecord, error) {
	var rows []signedDocumentRow
	err := t.db.Where("tenant_id = ? and id = ?", t.Actor.Tenant, cid).Find(&rows).Error
	out := map[int]certificate.SignedRecord{}
	for _, row := range rows {
		out[row.Suffix] = row.Record
	}
	return out, err
}
