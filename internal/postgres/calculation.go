package postgres

import (
	"time"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
)

type calculationRow struct {
	TenantID      id.Body        `gorm:"primaryKey"`
	ID            id.Calculation `gorm:"primaryKey"`
	Version       int
	CreatedAt     time.Time
	UpdatedAt     time.Time
	ApplicationID id.Application
	ClientID      id.Client
	State         audittime.State
	Record        audittime.Record `gorm:"serializer:json;type:jsonb"`
}

func (calculationRow) TableName() string             { return "calculations" }
func (r calculationRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) calculationRow(r audittime.Record) calculationRow {
	return calculationRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, ApplicationID: r.ApplicationID,
		ClientID: r.ClientID, State: r.State, Record: r}
}

// InsertCalculation stores a new calculation.
func (t *Tx) InsertCalculation(c *audittime.Calculation) error {
	row := t.calculationRow(c.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(c, "calculations", row.ID.String())
}

// SaveCalculation stores the changed state of a calculation.
func (t *Tx) SaveCalculation(c *audittime.Calculation) error {
	r := c.Record()
	r.Version++
	row := t.calculationRow(r)
	if err := update(t, &row); err != nil {
		return err
	}
	return t.saved(c, "calculations", row.ID.String())
}

// LockCalculation is the calculation, to be changed in this transaction.
func (t *Tx) LockCalculation(cid id.Calculation) (*audittime.Calculation, error) {
	var row calculationRow
	if err := lock(t, &row, cid); err != nil {
		return nil, err
	}
	return audittime.From(row.Record)
}

// CalculationOf is the calculation that the quotation was made from, for whoever sees the quotation.
func (t *Tx) CalculationOf(q fee.Record) (audittime.Record, error) {
	var row calculationRow
	err := find(t, &row, q.CalculationID)
	return row.Record, err
}

// Calculations are those of the application, the newest first. They are work of the body: a client sees
// them in its quotation.
func (t *Tx) Calculations(aid id.Application) ([]audittime.Record, error) {
	if !t.Actor.Client.IsZero() {
		return nil, missing
	}
	var rows []calculationRow
	err := t.db.Where("tenant_id = ? and application_id = ?", t.Actor.Tenant, aid).Order("created_at desc, id desc").Find(&rows).Error
	return each(rows, func(r calculationRow) audittime.Record { return r.Record }), err
}
