package postgres

import (
	"errors"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
)

type followerRow struct {
	TenantID      id.Body     `gorm:"primaryKey"`
	ID            id.Follower `gorm:"primaryKey"`
	Version       int
	CreatedAt     time.Time
	UpdatedAt     time.Time
	CertificateID id.Certificate
	Suffix        int // of the sub-certificate that is followed
	State         certificate.Following
	Address       string
	Word          string
	Noticed       certificate.Expiring
	AskedAt       time.Time
	Sealed        []byte
	Record        certificate.Follower `gorm:"serializer:json;type:jsonb"`
}

func (followerRow) TableName() string             { return "followers" }
func (r followerRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }
func (followerRow) untrailed() string {
	return "it is of somebody outside who may have it erased, and the trail is kept"
}

func (t *Tx) followerRow(f certificate.Follower) followerRow {
	return followerRow{TenantID: t.Actor.Tenant, ID: f.ID, Version: f.Version, CertificateID: f.Certificate, Suffix: f.Suffix, State: f.State,
		Address: f.Address, Word: f.Word, Noticed: f.Noticed, AskedAt: f.AskedAt, Sealed: f.Sealed, Record: f}
}

func (r followerRow) follower() certificate.Follower {
	f := r.Record
	f.Address, f.Word, f.Sealed = r.Address, r.Word, r.Sealed
	return f
}

// InsertFollower stores a new follower; added is false where the address follows the certificate already.
func (t *Tx) InsertFollower(f certificate.Follower) (added bool, err error) {
	row := t.followerRow(f)
	res := t.db.Clauses(clause.OnConflict{DoNothing: true}).Create(&row)
	return res.RowsAffected > 0, res.Error
}

// SaveFollower stores a changed follower and raises the version.
func (t *Tx) SaveFollower(f certificate.Follower) error {
	f.Version++
	row := t.followerRow(f)
	return update(t, &row)
}

// EraseFollower deletes the follower with the address.
func (t *Tx) EraseFollower(fid id.Follower) error {
	return t.db.Where("tenant_id = ? and id = ?", t.Actor.Tenant, fid).Delete(&followerRow{}).Error
}

// LockFollower is the follower of the identifier, found false where there is none any more.
func (t *Tx) LockFollower(fid id.Follower) (certificate.Follower, bool, error) {
	return t.lockFollower("id = ?", fid)
}

// LockFollowerByWord is the follower whose links hold the word of the hash.
func (t *Tx) LockFollowerByWord(hash string) (certificate.Follower, bool, error) {
	return t.lockFollower("word = ?", hash)
}

// LockFollowerOf is the follower with the address of the fingerprint, of the certificate or of its sub-certificate with the
// suffix.
func (t *Tx) LockFollowerOf(cid id.Certificate, suffix int, address string) (certificate.Follower, bool, error) {
	return t.lockFollower("certificate_id = ? and suffix = ? and address = ?", cid, suffix, address)
}

func (t *Tx) lockFollower(where string, args ...any) (certificate.Follower, bool, error) {
	var row followerRow
	err := t.db.Clauses(forUpdate).Where("tenant_id = ?", t.Actor.Tenant).Where(where, args...).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return certificate.Follower{}, false, nil
	}
	return row.follower(), err == nil, err
}

// LockFollowers are those who follow the certificate and have confirmed their address.
func (t *Tx) LockFollowers(cid id.Certificate) ([]certificate.Follower, error) {
	var rows []followerRow
	err := t.db.Clauses(forUpdate).Where("tenant_id = ? and certificate_id = ? and state = ?", t.Actor.Tenant, cid, certificate.Confirmed).
		Order("id").Find(&rows).Error
	return each(rows, followerRow.follower), err
}

// Followers counts those who follow the certificate.
func (t *Tx) Followers(cid id.Certificate) (n int64, err error) {
	err = t.db.Model(&followerRow{}).Where("tenant_id = ? and certificate_id = ? and state = ?", t.Actor.Tenant, cid, certificate.Confirmed).Count(&n).Error
	return n, err
}

// LockFollowersToNotice are at most so many followers whose certificate has expired, or will by the day soon, and who
// were not told; those that another worker has in hand are left to it.
func (t *Tx) LockFollowersToNotice(today, soon date.Date, most int) ([]certificate.Follower, error) {
	var rows []followerRow
	err := t.db.Clauses(clause.Locking{Strength: "NO KEY UPDATE", Options: "SKIP LOCKED"}).
		Where("tenant_id = ? and state = ? and noticed <> ?", t.Actor.Tenant, certificate.Confirmed, certificate.HasExpired).
		Where(`exists (select 1 from certificates c where c.tenant_id = followers.tenant_id and c.id = followers.certificate_id
			and c.state in ('active', 'suspended') and (c.expires_on < ? or followers.noticed = '' and c.expires_on <= ?))`, today, soon).
		Order("id").Limit(most).Find(&rows).Error
	return each(rows, followerRow.follower), err
}

// EraseOldFollowers deletes those who did not confirm or whose last letter was written before the instant, and those
// whose certificate cannot be restored any more today: it expired more than so many months ago, or as an extraordinary
// event allows.
func (t *Tx) EraseOldFollowers(before time.Time, today date.Date, months int) error {
	return t.db.Where("tenant_id = ?", t.Actor.Tenant).
		Where(`state = 'asked' and asked_at < @at or state = 'leaving' and updated_at < @at
			or updated_at < @at and exists (select 1 from certificates c
				where c.tenant_id = followers.tenant_id and c.id = followers.certificate_id
				and (c.state not in ('active', 'suspended') or noticed = 'expired' and c.expires_on
					+ make_interval(months => greatest(@months, coalesce((c.record->'extraordinary'->>'months')::int, 0))) < @day))`,
			map[string]any{"at": before, "day": today, "months": months}).Delete(&followerRow{}).Error
}
