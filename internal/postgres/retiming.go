package postgres

import (
	"time"

	"triennia/internal/domain/id"
	"triennia/internal/domain/retiming"
)

type retimingRow struct {
	TenantID    id.Body     `gorm:"primaryKey"`
	ID          id.Retiming `gorm:"primaryKey"`
	Version     int
	CreatedAt   time.Time
	UpdatedAt   time.Time
	ClientID    id.Client
	ContractID  id.Contract
	HeadcountID id.Headcount
	QuotationID id.Quotation
	State       retiming.State
	Record      retiming.Record `gorm:"serializer:json;type:jsonb"`
}

func (retimingRow) TableName() string             { return "retimings" }
func (r retimingRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) retimingRow(r retiming.Record) retimingRow {
	return retimingRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, ClientID: r.ClientID, ContractID: r.ContractID,
		HeadcountID: r.Entry.ID, QuotationID: r.QuotationID, State: r.State, Record: r}
}

// InsertRetiming stores a new proposal.
func (t *Tx) InsertRetiming(x *retiming.Retiming) error {
	row := t.retimingRow(x.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(x, "retimings", row.ID.String())
}

// SaveRetiming stores a changed proposal and answers it with its new version.
func (t *Tx) SaveRetiming(x *retiming.Retiming) (retiming.Record, error) {
	r := x.Record()
	r.Version++
	row := t.retimingRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.saved(x, "retimings", row.ID.String())
}

// LockRetiming is the proposal, to be changed in this transaction from the version seen; 0 where the change does not
// begin with what a person saw.
func (t *Tx) LockRetiming(rid id.Retiming, seen int) (*retiming.Retiming, error) {
	var row retimingRow
	if err := lock(t, &row, rid); err != nil {
		return nil, err
	}
	if !t.Actor.Sees(row.ClientID) {
		return nil, missing
	}
	if seen > 0 {
		if err := CheckVersion(seen, row.Version); err != nil {
			return nil, err
		}
	}
	return retiming.From(row.Record)
}

// OpenRetiming is the proposal for the agreement that is not decided yet, nil where there is none.
func (t *Tx) OpenRetiming(c id.Contract) (*retiming.Retiming, error) {
	var rows []retimingRow
	err := t.db.Where("tenant_id = ? and contract_id = ? and state in ?", t.Actor.Tenant, c, []retiming.State{retiming.Proposed, retiming.Offered}).Find(&rows).Error
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return retiming.From(rows[0].Record)
}

var retimingSorting = sorting{"created": "created_at"}

// Retimings is one page of the proposals that the actor may see, and the cursor of the next; a client sees those that
// were laid before it.
func (t *Tx) Retimings(p Page, client, state string) ([]retiming.Record, string, error) {
	if err := oneOf("state", state, retiming.States.States()); err != nil {
		return nil, "", err
	}
	q := t.db.Model(&retimingRow{}).Where("tenant_id = ?", t.Actor.Tenant)
	if !t.Actor.Client.IsZero() {
		q = q.Where("client_id = ? and quotation_id is not null", t.Actor.Client)
	}
	q, err := p.keyset(where(where(q, "client_id", client), "state", state), retimingSorting, "-created")
	if err != nil {
		return nil, "", err
	}
	var rows []retimingRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "-created", func(r retimingRow, _ string) string { return r.CreatedAt.Format(time.RFC3339Nano) },
		func(r retimingRow) string { return r.ID.String() })
	return each(rows, func(r retimingRow) retiming.Record { return r.Record }), next, nil
}
