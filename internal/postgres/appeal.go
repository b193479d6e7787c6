package postgres

import (
	"errors"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"triennia/internal/domain/complaint"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
)

type appealRow struct {
	TenantID   id.Body   `gorm:"primaryKey"`
	ID         id.Appeal `gorm:"primaryKey"`
	Version    int
	CreatedAt  time.Time
	UpdatedAt  time.Time
	State      complaint.AppealState
	ClientID   id.Client
	DecisionID id.Decision
	LodgedOn   date.Date
	DueOn      date.Date
	RemindedOn date.Date
	Record     complaint.AppealRecord `gorm:"serializer:json;type:jsonb"`
}

func (appealRow) TableName() string             { return "appeals" }
func (r appealRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (r appealRow) record() complaint.AppealRecord { return r.Record }

func (t *Tx) appealRow(r complaint.AppealRecord) appealRow {
	row := appealRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, State: r.State, ClientID: r.ClientID, DecisionID: r.Against.DecisionID,
		LodgedOn: r.LodgedOn, DueOn: r.Due().Next(), RemindedOn: r.RemindedOn, Record: r}
	if row.DueOn.IsZero() {
		row.DueOn = never
	}
	if row.RemindedOn.IsZero() {
		row.RemindedOn = r.LodgedOn.AddDays(-366)
	}
	return row
}

// InsertAppeal stores a new appeal.
func (t *Tx) InsertAppeal(a *complaint.Appeal) error {
	row := t.appealRow(a.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(a, "appeals", row.ID.String(), appealWords(row.Record)...)
}

// SaveAppeal stores a changed appeal and answers it with its new version.
func (t *Tx) SaveAppeal(a *complaint.Appeal) (complaint.AppealRecord, error) {
	r := a.Record()
	r.Version++
	row := t.appealRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.saved(a, "appeals", row.ID.String(), appealWords(r)...)
}

func appealWords(r complaint.AppealRecord) []string {
	return []string{r.Reference, r.ClientName.En, r.ClientName.Zh, r.Against.Standard}
}

// Appeal is the appeal of the identifier.
func (t *Tx) Appeal(aid id.Appeal) (complaint.AppealRecord, error) {
	var row appealRow
	err := find(t, &row, aid)
	if err == nil && !t.Actor.Sees(row.ClientID) {
		err = missing
	}
	return row.Record, err
}

// AppealAgainst is the appeal against the decision, found false where there is none.
func (t *Tx) AppealAgainst(did id.Decision) (r complaint.AppealRecord, found bool, err error) {
	var row appealRow
	err = t.db.Where("tenant_id = ? and decision_id = ?", t.Actor.Tenant, did).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return r, false, nil
	}
	return row.Record, err == nil, err
}

// LockAppeal is the appeal, to be changed in this transaction from the version seen.
func (t *Tx) LockAppeal(aid id.Appeal, seen int) (*complaint.Appeal, error) {
	var row appealRow
	if err := lock(t, &row, aid); err != nil {
		return nil, err
	}
	if err := CheckVersion(seen, row.Version); err != nil {
		return nil, err
	}
	return complaint.AppealFrom(row.Record)
}

var appealSorting = sorting{"lodged": "lodged_on", "due": "due_on"}

// Appeals is one page of the appeals and the cursor of the next; state is one of the state machine, or "open".
func (t *Tx) Appeals(p Page, state string) ([]complaint.AppealRecord, string, error) {
	if err := oneOf("state", state, append(complaint.AppealStates.States(), "open")); err != nil {
		return nil, "", err
	}
	q := t.db.Model(&appealRow{}).Where("tenant_id = ?", t.Actor.Tenant)
	if state == "open" {
		q = q.Where(complaintOpen)
	} else {
		q = where(q, "state", state)
	}
	q, err := p.keyset(t.search(q, "appeals", p.Search), appealSorting, "-lodged")
	if err != nil {
		return nil, "", err
	}
	var rows []appealRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "-lodged", func(r appealRow, key string) string {
		if key == "due" {
			return r.DueOn.String()
		}
		return r.LodgedOn.String()
	}, func(r appealRow) string { return r.ID.String() })
	return each(rows, appealRow.record), next, nil
}

// AppealsOfClient are the appeals of the client, the newest first.
func (t *Tx) AppealsOfClient(c id.Client) ([]complaint.AppealRecord, error) {
	if !t.Actor.Sees(c) {
		return nil, missing
	}
	var rows []appealRow
	err := t.db.Where("tenant_id = ? and client_id = ?", t.Actor.Tenant, c).Order("lodged_on desc, id desc").Limit(200).Find(&rows).Error
	return each(rows, appealRow.record), err
}

// DecidedSince are the decisions about the client taken on the day or later, the newest first.
func (t *Tx) DecidedSince(c id.Client, since date.Date) ([]decision.Record, error) {
	if !t.Actor.Sees(c) {
		return nil, missing
	}
	var rows []decisionRow
	err := t.db.Where("tenant_id = ? and client_id = ? and state = ? and record->>'on' >= ?", t.Actor.Tenant, c, decision.Taken, since.String()).
		Order("id desc").Find(&rows).Error
	return each(rows, func(r decisionRow) decision.Record { return r.Record }), err
}

// LockAppealsDue are at most so many appeals of which something is due by the day and nobody was reminded today; those
// that another worker has in hand are left to it.
func (t *Tx) LockAppealsDue(today, soon date.Date, most int) (out []*complaint.Appeal, err error) {
	var rows []appealRow
	err = t.db.Clauses(clause.Locking{Strength: "NO KEY UPDATE", Options: "SKIP LOCKED"}).
		Where("tenant_id = ? and due_on <= ? and reminded_on < ?", t.Actor.Tenant, soon, today).
		Order("reminded_on, id").Limit(most).Find(&rows).Error
	for _, r := range rows {
		a, bad := complaint.AppealFrom(r.Record)
		if bad != nil {
			return nil, bad
		}
		out = append(out, a)
	}
	return out, err
}
