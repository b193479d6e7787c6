package postgres

import (
	"time"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/id"
)

type templateRow struct {
	TenantID  id.Body     `gorm:"primaryKey"`
	ID        id.Template `gorm:"primaryKey"`
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	Edition   int
	Record    certificate.Template `gorm:"serializer:json;type:jsonb"`
}

func (templateRow) TableName() string             { return "certificate_templates" }
func (r templateRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

// InsertTemplate stores a new edition of the design of certificates. Editions never change.
func (t *Tx) InsertTemplate(n *certificate.NewTemplate) error {
	r := n.Record()
	row := templateRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, Edition: r.Edition, Record: r}
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(n, "certificate_templates", row.ID.String())
}

// Templates are all editions of the body's own design of certificates, the newest first.
func (t *Tx) Templates() ([]certificate.Template, error) {
	var rows []templateRow
	err := t.db.Where("tenant_id = ?", t.Actor.Tenant).Order("edition desc").Find(&rows).Error
	return each(rows, func(r templateRow) certificate.Template { return r.Record }), err
}

type pictureRow struct {
	TenantID  id.Body    `gorm:"primaryKey"`
	ID        id.Picture `gorm:"primaryKey"`
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	Record    certificate.Picture `gorm:"serializer:json;type:jsonb"`
}

func (pictureRow) TableName() string             { return "certificate_pictures" }
func (r pictureRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

// InsertPicture notes a picture whose bytes are kept.
func (t *Tx) InsertPicture(p certificate.Picture) error {
	return insert(t, &pictureRow{TenantID: t.Actor.Tenant, ID: p.ID, Version: 1, Record: p})
}

// Picture is what is known of a picture.
func (t *Tx) Picture(pid id.Picture) (certificate.Picture, error) {
	var row pictureRow
	err := find(t, &row, pid)
	return row.Record, err
}

// PicturesBefore are the pictures that were kept before the instant.
func (t *Tx) PicturesBefore(at time.Time) (list []id.Picture, err error) {
	err = t.db.Model(&pictureRow{}).Where("tenant_id = ? and created_at < ?", t.Actor.Tenant, at).Order("id").Pluck("id", &list).Error
	return list, err
}

// ErasePicture deletes what is known of a picture.
func (t *Tx) ErasePicture(pid id.Picture) error {
	return t.db.Where("tenant_id = ? and id = ?", t.Actor.Tenant, pid).Delete(&pictureRow{}).Error
}
