package postgres

import (
	"time"

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
	WaitsUntil   *time.Time
	Record       clock.Notice `gorm:"serializer:json;type:jsonb"`
}

func (noticeRow) TableName() string             { return "notices" }
func (r noticeRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }
func (noticeRow) untrailed() string {
	return "the letter that tells it is kept, and the obligation notes it"
}

// InsertNotices keeps reminders until the letters that tell them are written, not before the instant where one is given.
func (t *Tx) InsertNotices(list []clock.Notice, until *time.Time) error {
	rows := each(list, func(n clock.Notice) noticeRow {
		return noticeRow{TenantID: t.Actor.Tenant, ID: n.ID, Version: 1, ObligationID: n.Of.ID, WaitsUntil: until, Record: n}
	})
	return insert(t, &rows)
}

// WaitingNotice is a reminder with the state of its obligation now.
type WaitingNotice struct {
	clock.Notice
	Now clock.State
}

// TakeNotices removes at most n reminders whose time has come by now, the oldest first, to be written in this transaction.
func (t *Tx) TakeNotices(n int, now time.Time) ([]WaitingNotice, error) {
	var rows []noticeRow
	if err := t.db.Where("tenant_id = ? and (waits_until is null or waits_until <= ?)", t.Actor.Tenant, now).Order("id").Limit(n).Clauses(forUpdate).Find(&rows).Error; err != nil || len(rows) == 0 {
		return nil, err
	}
	// Asked for by themselves: joined to reminders that have just come, of which the planner knows nothing yet, it reads all.
	var of []obligationRow
	err := t.db.Select("id", "state").Where("tenant_id = ? and id in ?", t.Actor.Tenant, each(rows, func(r noticeRow) id.Obligation { return r.ObligationID })).Find(&of).Error
	if err != nil {
		return nil, err
	}
	state := map[id.Obligation]clock.State{}
	for _, o := range of {
		state[o.ID] = o.State
	}
	out := each(rows, func(r noticeRow) WaitingNotice { return WaitingNotice{r.Record, state[r.ObligationID]} })
	return out, t.db.Where("tenant_id = ? and id in ?", t.Actor.Tenant, each(rows, func(r noticeRow) id.Notice { return r.ID })).Delete(&noticeRow{}).Error
}
