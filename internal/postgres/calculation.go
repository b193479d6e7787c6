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
	Waits         bool
	Record        audittime.Record `gorm:"serializer:json;type:jsonb"`
}

func (calculationRow) TableName() string             { return "calculations" }
func (r calculationRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) calculationRow(r audittime.Record) calculationRow {
	return calculationRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, ApplicationID: r.ApplicationID,
		ClientID: r.ClientID, State: r.State, Waits: r.State == audittime.Computed && r.Endorsed() != nil, Record: r}
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

// LockCalculation is the calculation, to be changed in this transaction; seen is 0 where no person has seen it.
func (t *Tx) LockCalculation(cid id.Calculation, seen int) (*audittime.Calculation, error) {
	var row calculationRow
	if err := lock(t, &row, cid); err != nil {
		return nil, err
	}
	if seen > 0 {
		if err := CheckVersion(seen, row.Version); err != nil {
			return nil, err
		}
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

// Calculation is the calculation of the identifier. A client sees what something rests on.
func (t *Tx) Calculation(cid id.Calculation) (audittime.Record, error) {
	var row calculationRow
	if err := find(t, &row, cid); err != nil {
		return audittime.Record{}, err
	}
	if !t.Actor.Sees(row.ClientID) || !t.Actor.Client.IsZero() && row.State != audittime.Frozen {
		return audittime.Record{}, missing
	}
	return row.Record, nil
}

// CalculationsBy are the calculations of the identifiers, the oldest first.
func (t *Tx) CalculationsBy(ids ...id.Calculation) ([]audittime.Record, error) {
	var rows []calculationRow
	err := t.db.Where("tenant_id = ? and id in ?", t.Actor.Tenant, ids).Order("created_at, id").Find(&rows).Error
	return each(rows, func(r calculationRow) audittime.Record { return r.Record }), err
}

// CalculationFilter narrows the list of calculations.
type CalculationFilter struct {
	Client string
	Waits  bool // for a second person
}

// Sheets is one page of the calculations that the actor may see, the newest first, and the cursor of the next.
func (t *Tx) Sheets(p Page, f CalculationFilter) ([]audittime.Record, string, error) {
	q := t.db.Model(&calculationRow{}).Where("tenant_id = ?", t.Actor.Tenant)
	if !t.Actor.Client.IsZero() {
		q = q.Where("client_id = ? and state = 'frozen'", t.Actor.Client)
	}
	q = where(q, "client_id", f.Client)
	if f.Waits {
		q = q.Where("waits")
	}
	q, err := p.keyset(q, sorting{"created": "created_at"}, "-created")
	if err != nil {
		return nil, "", err
	}
	var rows []calculationRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "-created", func(r calculationRow, _ string) string { return r.CreatedAt.Format(time.RFC3339Nano) },
		func(r calculationRow) string { return r.ID.String() })
	return each(rows, func(r calculationRow) audittime.Record { return r.Record }), next, nil
}
