package postgres

import (
	"errors"
	"time"

	"gorm.io/gorm"

	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
)

// registerSetupRow is how a body reaches IAF CertSearch; it has one row.
type registerSetupRow struct {
	TenantID  id.Body `gorm:"primaryKey"`
	ID        id.Body `gorm:"primaryKey"`
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	Sealed    []byte         `json:"-"` // a key that was removed is to be gone, and the trail keeps what it gets
	Record    register.Setup `gorm:"serializer:json;type:jsonb"`
}

func (registerSetupRow) TableName() string             { return "register_setups" }
func (r registerSetupRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

// RegisterSetup is how the body reaches IAF CertSearch, with its sealed key; empty where it has none.
func (t *Tx) RegisterSetup() (register.Setup, []byte, error) {
	var row registerSetupRow
	err := t.db.Where("tenant_id = ?", t.Actor.Tenant).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return register.NoSetup, nil, nil
	}
	return row.Record, row.Sealed, err
}

// LockRegisterSetup is the setup with its sealed key, to be changed in this transaction from the version seen.
func (t *Tx) LockRegisterSetup(seen int) (*register.Reach, []byte, error) {
	if err := t.AloneIn("register setup"); err != nil { // also before there is a row
		return nil, nil, err
	}
	r, sealed, err := t.RegisterSetup()
	if err != nil {
		return nil, nil, err
	}
	return register.SetupFrom(r), sealed, CheckVersion(seen, r.Version)
}

// SaveRegisterSetup stores the changed setup with the sealed key, and answers it with its new version.
func (t *Tx) SaveRegisterSetup(s *register.Reach, sealed []byte) (register.Setup, error) {
	r := s.Record()
	r.Version++
	if sealed == nil {
		sealed = []byte{}
	}
	row := registerSetupRow{TenantID: t.Actor.Tenant, ID: t.Actor.Tenant, Version: r.Version, Sealed: sealed, Record: r}
	store := func() error { return update(t, &row) }
	if r.Version == register.NoSetup.Version+1 {
		store = func() error { return insert(t, &row) }
	}
	if err := store(); err != nil {
		return r, err
	}
	return r, t.saved(s, "register_setups", row.ID.String())
}
