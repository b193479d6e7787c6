package postgres

import (
	"time"

	"gorm.io/gorm/clause"

	"triennia/internal/domain/account"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

type identityRow struct {
	ID           id.Identity `gorm:"primaryKey"`
	Version      int
	Email        string
	Name         string
	Locale       text.Lang
	TimeZone     string
	PasswordHash string
	MustChange   bool
	Operator     bool
	CreatedAt    time.Time
	UpdatedAt    time.Time
}

func (identityRow) TableName() string { return "identities" }
func (identityRow) untrailed() string { return "an identity belongs to no body; its memberships do" }

func (r identityRow) identity() account.Identity {
	return account.Identity{ID: r.ID, Version: r.Version, Email: r.Email, Name: r.Name, Locale: r.Locale, TimeZone: r.TimeZone,
		PasswordHash: r.PasswordHash, MustChange: r.MustChange, Operator: r.Operator, CreatedAt: r.CreatedAt}
}

func newIdentityRow(i account.Identity) identityRow {
	return identityRow{ID: i.ID, Version: i.Version, Email: i.Email, Name: i.Name, Locale: i.Locale, TimeZone: i.TimeZone,
		PasswordHash: i.PasswordHash, MustChange: i.MustChange, Operator: i.Operator, CreatedAt: i.CreatedAt}
}

var addressTaken = fault.Invalid{Fields: []fault.Field{{Path: "email", Says: text.T(
	"There is an account with this address. Please sign in with it first.", "该邮箱已有账户，请先登录。")}}}

// InsertIdentity stores a new identity, unless the address has one already.
func (t *SystemTx) InsertIdentity(i account.Identity) error {
	row := newIdentityRow(i)
	res := t.db.Clauses(clause.OnConflict{DoNothing: true}).Create(&row)
	if res.Error == nil && res.RowsAffected == 0 {
		return addressTaken
	}
	return res.Error
}

// SaveIdentity stores a changed identity and raises its version.
func (t *SystemTx) SaveIdentity(i account.Identity) error {
	i.Version++
	row := newIdentityRow(i)
	res := t.db.Model(&row).Select("*").Omit("id", "email", "created_at").Where("version = ?", i.Version-1).Updates(&row)
	if res.Error == nil && res.RowsAffected == 0 {
		return changed
	}
	return res.Error
}

// Identity is the identity of the identifier.
func (t *SystemTx) Identity(iid id.Identity) (account.Identity, error) {
	var row identityRow
	err := t.db.Where("id = ?", iid).Take(&row).Error
	return row.identity(), err
}

// IdentityByEmail is the identity of an address as account.NormaliseEmail makes it; known is false when
// there is none.
func (t *SystemTx) IdentityByEmail(email string) (i account.Identity, known bool, err error) {
	var row identityRow
	res := t.db.Where("email = ?", email).Limit(1).Find(&row)
	return row.identity(), res.RowsAffected == 1, res.Error
}

type resetRow struct {
	TokenHash  []byte `gorm:"primaryKey"`
	IdentityID id.Identity
	CreatedAt  time.Time
	ExpiresAt  time.Time
	UsedAt     *time.Time
}

func (resetRow) TableName() string { return "password_resets" }
func (resetRow) untrailed() string { return "a reset belongs to an identity, not to a body" }

// InsertReset stores a request to set a new password.
func (t *SystemTx) InsertReset(r account.Reset) error {
	return t.db.Create(&resetRow{TokenHash: r.TokenHash, IdentityID: r.Identity, CreatedAt: t.At, ExpiresAt: r.ExpiresAt}).Error
}

// LockReset is the reset of the token's hash, to be used in this transaction; the zero Reset when there
// is none.
func (t *SystemTx) LockReset(hash []byte) (account.Reset, error) {
	var row resetRow
	res := t.db.Clauses(forUpdate).Where("token_hash = ?", hash).Limit(1).Find(&row)
	r := account.Reset{TokenHash: row.TokenHash, Identity: row.IdentityID, ExpiresAt: row.ExpiresAt}
	if row.UsedAt != nil {
		r.UsedAt = *row.UsedAt
	}
	return r, res.Error
}

// UseResets marks every open reset of the identity used.
func (t *SystemTx) UseResets(iid id.Identity, at time.Time) error {
	return t.db.Exec("update password_resets set used_at = ? where identity_id = ? and used_at is null", at, iid).Error
}

// BodyOf is one body that the identity belongs to, to send its mail by; the zero identifier for none.
func (t *SystemTx) BodyOf(iid id.Identity) (id.Body, error) {
	var row struct{ TenantID id.Body }
	err := t.db.Raw("select tenant_id from memberships where identity_id = ? and active order by created_at limit 1", iid).Scan(&row).Error
	return row.TenantID, err
}

// BelongsElsewhere tells whether the identity has something to lose outside the body: another active
// membership, or the rights of an operator.
func (t *SystemTx) BelongsElsewhere(iid id.Identity, body id.Body) (bool, error) {
	var out bool
	err := t.db.Raw(`select exists (select from memberships where identity_id = ? and tenant_id <> ? and active)
		or exists (select from identities where id = ? and operator)`, iid, body, iid).Scan(&out).Error
	return out, err
}
