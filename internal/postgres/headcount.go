package postgres

import (
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/headcount"
	"triennia/internal/domain/id"
)

type headcountRow struct {
	TenantID      id.Body      `gorm:"primaryKey"`
	ID            id.Headcount `gorm:"primaryKey"`
	Version       int
	CreatedAt     time.Time
	UpdatedAt     time.Time
	ClientID      id.Client
	ApplicationID id.Application
	AuditID       id.Audit
	ProgrammeID   id.Programme
	Corrects      id.Headcount
	Source        headcount.Source
	FiguresOn     date.Date
	Record        headcount.Entry `gorm:"serializer:json;type:jsonb"`
}

func (headcountRow) TableName() string { return "headcounts" }

// InsertHeadcount adds an entry to the ledger; there is no way to change or remove one.
func (t *Tx) InsertHeadcount(h *headcount.Headcount) error {
	e := h.Entry()
	if err := insert(t, &headcountRow{TenantID: t.Actor.Tenant, ID: e.ID, Version: 1, ClientID: e.ClientID, ApplicationID: e.ApplicationID,
		AuditID: e.AuditID, ProgrammeID: e.ProgrammeID, Corrects: e.Corrects, Source: e.Source, FiguresOn: e.On, Record: e}); err != nil {
		return err
	}
	return t.saved(h, "headcounts", e.ID.String())
}

// Headcounts are the entries of the client's ledger in the order of their days.
func (t *Tx) Headcounts(c id.Client) ([]headcount.Entry, error) {
	if !t.Actor.Sees(c) {
		return nil, missing
	}
	var rows []headcountRow
	err := t.db.Where("tenant_id = ? and client_id = ?", t.Actor.Tenant, c).Order("figures_on, created_at, id").Find(&rows).Error
	return each(rows, func(r headcountRow) headcount.Entry { return r.Record }), err
}
