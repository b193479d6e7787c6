package postgres

import (
	"encoding/json"
	"time"

	"triennia/internal/domain/id"
	"triennia/internal/domain/message"
)

type messageRow struct {
	TenantID  id.Body    `gorm:"primaryKey"`
	ID        id.Message `gorm:"primaryKey"`
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	State     message.State
	Email     string
	Template  string
	Record    message.Record `gorm:"serializer:json;type:jsonb"`
}

func (messageRow) TableName() string             { return "messages" }
func (r messageRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

// MarshalJSON is what the trail keeps of a message: not its text, which may hold a link to sign in by.
func (r messageRow) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]any{"id": r.ID, "version": r.Version, "state": r.State, "to": r.Email,
		"template": r.Template, "subject": r.Record.Subject, "error": r.Record.Error})
}

func (t *Tx) messageRow(r message.Record) messageRow {
	return messageRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, State: r.State, Email: r.To, Template: r.Template, Record: r}
}

// InsertMessages stores new messages.
func (t *Tx) InsertMessages(list ...message.Record) error {
	if len(list) == 0 {
		return nil
	}
	rows := each(list, t.messageRow)
	if err := insert(t, &rows); err != nil {
		return err
	}
	for _, r := range list {
		t.index("messages", r.ID.String(), r.To, r.Name, r.Subject)
	}
	return nil
}

// SaveMessage stores a changed message and raises its version.
func (t *Tx) SaveMessage(r message.Record) (message.Record, error) {
	r.Version++
	row := t.messageRow(r)
	return r, update(t, &row)
}

// Message is the message of the identifier.
func (t *Tx) Message(mid id.Message) (message.Record, error) {
	var row messageRow
	err := find(t, &row, mid)
	return row.Record, err
}

// LockMessage is the message of the identifier, to be changed in this transaction.
func (t *Tx) LockMessage(mid id.Message) (message.Record, error) {
	var row messageRow
	err := lock(t, &row, mid)
	return row.Record, err
}

// BodyOfMessage is the body whose letter it is, zero for none.
func (t *SystemTx) BodyOfMessage(mid id.Message) (id.Body, error) {
	var out []id.Body
	err := t.db.Table("messages").Where("id = ?", mid).Limit(1).Pluck("tenant_id", &out).Error
	return append(out, id.Body{})[0], err
}

// MessageFilter narrows the list of messages.
type MessageFilter struct{ State string }

var messageSorting = sorting{"created": "created_at", "to": "email"}

// Messages is one page of the body's messages, newest first unless sorted otherwise, and the cursor of
// the next.
func (t *Tx) Messages(p Page, f MessageFilter) ([]message.Record, string, error) {
	if err := oneOf("state", f.State, message.States.States()); err != nil {
		return nil, "", err
	}
	q := where(t.db.Model(&messageRow{}), "state", f.State)
	q = t.search(q, "messages", p.Search)
	q, err := p.keyset(q, messageSorting, "-created")
	if err != nil {
		return nil, "", err
	}
	var rows []messageRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "-created", func(r messageRow, key string) string {
		if key == "to" {
			return r.Email
		}
		return r.CreatedAt.Format(time.RFC3339Nano)
	}, func(r messageRow) string { return r.ID.String() })
	return each(rows, func(r messageRow) message.Record { return r.Record }), next, nil
}
