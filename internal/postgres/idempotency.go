package postgres

import (
	"encoding/json"
	"time"

	"gorm.io/gorm/clause"

	"triennia/internal/domain/id"
)

// KeptAnswer is what a creation answered when its idempotency key was used first.
type KeptAnswer struct {
	Hash     []byte
	Response json.RawMessage
}

type idempotencyRow struct {
	TenantID    id.Body `gorm:"primaryKey"`
	Actor       string  `gorm:"primaryKey"`
	Route       string  `gorm:"primaryKey"`
	Key         string  `gorm:"primaryKey"`
	RequestHash []byte
	Response    json.RawMessage `gorm:"type:jsonb"`
	CreatedAt   time.Time
}

func (idempotencyRow) TableName() string { return "idempotency_keys" }
func (idempotencyRow) untrailed() string { return "the creation it stands for is in the trail" }

// ClaimKey takes the key for this transaction; first is false when it was used before, then the answer
// given at that time is returned. A second request with the same key waits here for the first.
func (t *Tx) ClaimKey(route, key string, hash []byte) (kept KeptAnswer, first bool, err error) {
	row := idempotencyRow{t.Actor.Tenant, actorKey(t.Actor), route, key, hash, json.RawMessage("{}"), t.At}
	res := t.db.Clauses(clause.OnConflict{DoNothing: true}).Create(&row)
	if res.Error != nil || res.RowsAffected == 1 {
		return KeptAnswer{}, true, res.Error
	}
	err = t.db.Where("actor = ? and route = ? and key = ?", row.Actor, route, key).Take(&row).Error
	return KeptAnswer{row.RequestHash, row.Response}, false, err
}

// KeepAnswer stores the answer of a creation beside its key.
func (t *Tx) KeepAnswer(route, key string, answer json.RawMessage) error {
	return t.db.Exec("update idempotency_keys set response = ? where actor = ? and route = ? and key = ?",
		string(answer), actorKey(t.Actor), route, key).Error
}

// ForgetKeys deletes keys used before the given instant.
func (t *Tx) ForgetKeys(before time.Time) error {
	return t.db.Exec("delete from idempotency_keys where created_at < ?", before).Error
}
