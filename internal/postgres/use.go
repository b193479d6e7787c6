package postgres

import "time"

// Use is how much a body uses, in numbers only.
type Use struct {
	Staff    int64     `json:"staff"`
	Clients  int64     `json:"clients"`
	Messages int64     `json:"messages_waiting"` // not sent, failed or of unknown outcome
	Entries  int64     `json:"trail_entries"`
	LastAt   time.Time `json:"last_change_at,omitzero"`
}

// Use counts what the tenant has.
func (t *Tx) Use() (Use, error) {
	var row struct {
		Staff, Clients, Messages, Entries int64
		LastAt                            *time.Time
	}
	err := t.db.Raw(`select
		(select count(*) from memberships where client_id is null and active) as staff,
		(select count(*) from clients) as clients,
		(select count(*) from messages where state in ('queued', 'sending', 'failed', 'unknown')) as messages,
		(select count(*) from trail) as entries,
		(select max(at) from trail) as last_at`).Scan(&row).Error
	u := Use{Staff: row.Staff, Clients: row.Clients, Messages: row.Messages, Entries: row.Entries}
	if row.LastAt != nil {
		u.LastAt = *row.LastAt
	}
	return u, err
}

// AccountCounts counts identities and the sessions that may still be used.
func (t *SystemTx) AccountCounts(now time.Time) (people, sessions int64, err error) {
	var row struct{ People, Sessions int64 }
	err = t.db.Raw(`select (select count(*) from identities) as people,
		(select count(*) from sessions where ended_at is null and expires_at > ?) as sessions`, now).Scan(&row).Error
	return row.People, row.Sessions, err
}
