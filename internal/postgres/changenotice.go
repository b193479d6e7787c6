package postgres

import (
	"time"

	"gorm.io/gorm/clause"

	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/notice"
)

type changeNoticeRow struct {
	TenantID   id.Body         `gorm:"primaryKey"`
	ID         id.ChangeNotice `gorm:"primaryKey"`
	Version    int
	CreatedAt  time.Time
	UpdatedAt  time.Time
	State      notice.State
	Kind       notice.Kind
	ClientID   id.Client
	ReportedOn date.Date
	DueOn      date.Date
	Record     notice.Record `gorm:"serializer:json;type:jsonb"`
}

func (changeNoticeRow) TableName() string             { return "change_notices" }
func (r changeNoticeRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (r changeNoticeRow) record() notice.Record { return r.Record }

func (t *Tx) changeNoticeRow(r notice.Record) changeNoticeRow {
	return changeNoticeRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, State: r.State, Kind: r.Kind, ClientID: r.ClientID,
		ReportedOn: r.ReportedOn, DueOn: r.DueOn, Record: r}
}

func changeNoticeWords(r notice.Record) []string {
	return []string{r.Reference, r.ClientName.En, r.ClientName.Zh}
}

// InsertChangeNotice stores a new notice of a change.
func (t *Tx) InsertChangeNotice(n *notice.Notice) error {
	row := t.changeNoticeRow(n.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(n, "change_notices", row.ID.String(), changeNoticeWords(row.Record)...)
}

// SaveChangeNotice stores a changed notice and answers it with its new version.
func (t *Tx) SaveChangeNotice(n *notice.Notice) (notice.Record, error) {
	r := n.Record()
	r.Version++
	row := t.changeNoticeRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.saved(n, "change_notices", row.ID.String(), changeNoticeWords(r)...)
}

// ChangeNotice is the notice of the identifier.
func (t *Tx) ChangeNotice(nid id.ChangeNotice) (notice.Record, error) {
	var row changeNoticeRow
	err := find(t, &row, nid)
	if err == nil && !t.Actor.Sees(row.ClientID) {
		err = missing
	}
	return row.Record, err
}

// LockChangeNotice is the notice, to be changed in this transaction from the version seen.
func (t *Tx) LockChangeNotice(nid id.ChangeNotice, seen int) (*notice.Notice, error) {
	var row changeNoticeRow
	if err := lock(t, &row, nid); err != nil {
		return nil, err
	}
	if err := CheckVersion(seen, row.Version); err != nil {
		return nil, err
	}
	return notice.From(row.Record)
}

// ChangeNoticeFilter narrows the list of notices.
type ChangeNoticeFilter struct {
	State  string // of the state machine, or "open"
	Kind   string
	Client id.Client
}

// noticeOpen are the states in which a notice waits for the body.
var noticeOpen = []notice.State{notice.Reported, notice.Triaged}

var changeNoticeSorting = sorting{"reported": "reported_on", "due": "due_on"}

// ChangeNotices is one page of the notices and the cursor of the next; people of a client read their own.
func (t *Tx) ChangeNotices(p Page, f ChangeNoticeFilter) ([]notice.Record, string, error) {
	if err := oneOf("state", f.State, append(notice.States.States(), "open")); err != nil {
		return nil, "", err
	}
	if err := oneOf("kind", f.Kind, notice.Kinds); err != nil {
		return nil, "", err
	}
	q := where(t.db.Model(&changeNoticeRow{}).Where("tenant_id = ?", t.Actor.Tenant), "kind", f.Kind)
	if f.State == "open" {
		q = q.Where("state in ?", noticeOpen)
	} else {
		q = where(q, "state", f.State)
	}
	if c := t.Actor.Client; !c.IsZero() {
		q = q.Where("client_id = ?", c)
	}
	if !f.Client.IsZero() {
		q = q.Where("client_id = ?", f.Client)
	}
	q, err := p.keyset(t.search(q, "change_notices", p.Search), changeNoticeSorting, "-reported")
	if err != nil {
		return nil, "", err
	}
	var rows []changeNoticeRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "-reported", func(r changeNoticeRow, key string) string {
		if key == "due" {
			return r.DueOn.String()
		}
		return r.ReportedOn.String()
	}, func(r changeNoticeRow) string { return r.ID.String() })
	return each(rows, changeNoticeRow.record), next, nil
}

// LockChangeNoticesDue are at most so many notices that nobody looked at, or did what they ask for, by their day; those that another worker has in hand
// are left to it.
func (t *Tx) LockChangeNoticesDue(today date.Date, most int) (out []*notice.Notice, err error) {
	var rows []changeNoticeRow
	err = t.db.Clauses(clause.Locking{Strength: "NO KEY UPDATE", Options: "SKIP LOCKED"}).
		Where("tenant_id = ? and state in ? and due_on < ?", t.Actor.Tenant, noticeOpen, today).
		Order("updated_at, id").Limit(most).Find(&rows).Error
	for _, r := range rows {
		n, bad := notice.From(r.Record)
		if bad != nil {
			return nil, bad
		}
		out = append(out, n)
	}
	return out, err
}
