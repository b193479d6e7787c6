package postgres

import (
	"time"

	"gorm.io/gorm/clause"

	"triennia/internal/domain/clock"
	"triennia/internal/domain/id"
)

type noticeRow struct {
	TenantID     id.Body   `gorm:"primaryKey"`
	ID           id.Notice `gorm:"primaryKey"`
	Version      int
	CreatedAt    time.Time
	UpdatedAt    time.Time
	ObligationID id.Obligation
	Record       clock.Notice `gorm:"serializer:json;type:jsonb"`
}

func (noticeRow) TableName() string             { return "notices" }
func (r noticeRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }
func (noticeRow) untrailed() string {
	return "the letter that tells it is kept, and the obligation notes it"
}

// InsertNotices keeps reminders until the letters that tell them are written.
func (t *Tx) InsertNotices(list []clock.Notice) error {
	rows := each(list, func(n clock.Notice) noticeRow {
		return noticeRow{TenantID: t.Actor.Tenant, ID: n.ID, Version: 1, ObligationID: n.Of.ID, Record: n}
	})
	return insert(t, &rows)
}

// WaitingNotice is a reminder with the state of its obligation now.
type WaitingNotice struct {
	clock.Notice
	Now clock.State
}

// TakeNotices removes at most n reminders that wait, the oldest first, to be written in this transaction.
func (t *Tx) TakeNotices(n int) ([]WaitingNotice, error) {
	var rows []struct {
		ID     id.Notice
		Record clock.Notice `gorm:"serializer:json"`
		Now    clock.State
	}
	err := t.db.Table("notices").Select("notices.id, notices.record, o.state as now").
		Joins("join obligations o on o.tenant_id = notices.tenant_id and o.id = notices.obligation_id").
		Where("notices.tenant_id = ?", t.Actor.Tenant).Order("notices.id").Limit(n).Clauses(clause.Locking{Strength: forUpdate.Strength, Table: clause.Table{Name: "notices"}}).Find(&rows).Error
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	out, gone := make([]WaitingNotice, len(rows)), make([]id.Notice, len(rows))
	for i, r := range rows {
		out[i], gone[i] = WaitingNotice{r.Record, r.Now}, r.ID
	}
	return out, t.db.Where("id in ?", gone).Delete(&noticeRow{}).Error
}
