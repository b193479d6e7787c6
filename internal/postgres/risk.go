package postgres

import (
	"time"

	"gorm.io/gorm"

	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/risk"
)

type riskRow struct {
	TenantID   id.Body `gorm:"primaryKey"`
	ID         id.Risk `gorm:"primaryKey"`
	Version    int
	CreatedAt  time.Time
	UpdatedAt  time.Time
	State      risk.State
	NextReview date.Date
	Record     risk.Record `gorm:"serializer:json;type:jsonb"`
}

func (riskRow) TableName() string             { return "risks" }
func (r riskRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) riskRow(r risk.Record) riskRow {
	return riskRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, State: r.State, NextReview: r.NextReview, Record: r}
}

// InsertRisk stores a new risk.
func (t *Tx) InsertRisk(k *risk.Risk) error {
	row := t.riskRow(k.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(k, "risks", row.ID.String(), riskWords(row.Record)...)
}

// SaveRisk stores a changed risk and answers it with its new version.
func (t *Tx) SaveRisk(k *risk.Risk) (risk.Record, error) {
	r := k.Record()
	r.Version++
	row := t.riskRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.saved(k, "risks", row.ID.String(), riskWords(r)...)
}

func riskWords(r risk.Record) []string { return []string{r.Title, r.OwnerName} }

// Risk is the risk of the identifier.
func (t *Tx) Risk(rid id.Risk) (risk.Record, error) {
	var row riskRow
	err := find(t, &row, rid)
	return row.Record, err
}

// LockRisk is the risk, to be changed in this transaction from the version seen.
func (t *Tx) LockRisk(rid id.Risk, seen int) (*risk.Risk, error) {
	var row riskRow
	if err := lock(t, &row, rid); err != nil {
		return nil, err
	}
	if err := CheckVersion(seen, row.Version); err != nil {
		return nil, err
	}
	return risk.From(row.Record)
}

// RisksDue are the open risks whose review is announced today or late, the earliest first.
func (t *Tx) RisksDue(today date.Date) ([]risk.Record, error) {
	var rows []riskRow
	err := t.db.Where("tenant_id = ? and state = 'open' and next_review <= ?", t.Actor.Tenant, risk.DueFrom(today)).
		Order("next_review, id").Limit(50).Find(&rows).Error
	return each(rows, func(r riskRow) risk.Record { return r.Record }), err
}

// RiskFilter narrows the register to a status on the day.
type RiskFilter struct {
	Status string
	Today  date.Date
}

var riskSorting = sorting{"next_review": "next_review"}

// Risks is one page of the register, and the cursor of the next.
func (t *Tx) Risks(p Page, f RiskFilter) ([]risk.Record, string, error) {
	if err := oneOf("status", f.Status, risk.Statuses); err != nil {
		return nil, "", err
	}
	q := ofRiskStatus(t.db.Model(&riskRow{}).Where("tenant_id = ?", t.Actor.Tenant), f)
	q, err := p.keyset(t.search(q, "risks", p.Search), riskSorting, "next_review")
	if err != nil {
		return nil, "", err
	}
	var rows []riskRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "next_review", func(r riskRow, _ string) string { return r.NextReview.String() }, func(r riskRow) string { return r.ID.String() })
	return each(rows, func(r riskRow) risk.Record { return r.Record }), next, nil
}

// ofRiskStatus is risk.Record.Status as a condition; without a status the list shows the open risks.
func ofRiskStatus(q *gorm.DB, f RiskFilter) *gorm.DB {
	switch risk.Status(f.Status) {
	case risk.Past:
		return q.Where("state = 'closed'")
	case risk.Overdue:
		return q.Where("state = 'open' and next_review < ?", f.Today)
	case risk.Due:
		return q.Where("state = 'open' and next_review >= ? and next_review <= ?", f.Today, risk.DueFrom(f.Today))
	case risk.Reviewed:
		return q.Where("state = 'open' and next_review > ?", risk.DueFrom(f.Today))
	}
	return q.Where("state = 'open'")
}
