package postgres

import (
	"time"

	"triennia/internal/domain/contract"
	"triennia/internal/domain/id"
)

type contractRow struct {
	TenantID      id.Body     `gorm:"primaryKey"`
	ID            id.Contract `gorm:"primaryKey"`
	Version       int
	CreatedAt     time.Time
	UpdatedAt     time.Time
	ApplicationID id.Application
	ClientID      id.Client
	QuotationID   id.Quotation
	Reference     string
	Number        int
	State         contract.State
	Listed        bool            // the client allows the register of the body
	Searchable    bool            // the client allows IAF CertSearch
	Record        contract.Record `gorm:"serializer:json;type:jsonb"`
}

func (contractRow) TableName() string             { return "contracts" }
func (r contractRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) contractRow(r contract.Record) contractRow {
	return contractRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, ApplicationID: r.ApplicationID, ClientID: r.ClientID,
		QuotationID: r.QuotationID, Reference: r.Reference, Number: r.Number, State: r.State, Listed: r.CanPublish(contract.OwnRegister) == nil,
		Searchable: r.CanPublish(contract.CertSearch) == nil, Record: r}
}

// InsertContract stores a new version of the agreement.
func (t *Tx) InsertContract(c *contract.Contract) error {
	r := c.Record()
	row := t.contractRow(r)
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(c, "contracts", row.ID.String(), r.Reference, r.ClientName.En, r.ClientName.Zh)
}

// SaveContract stores the changed state of a version of the agreement.
func (t *Tx) SaveContract(c *contract.Contract) error {
	r := c.Record()
	r.Version++
	row := t.contractRow(r)
	if err := update(t, &row); err != nil {
		return err
	}
	return t.saved(c, "contracts", row.ID.String())
}

// LockContract is the version of the agreement, to be changed in this transaction.
func (t *Tx) LockContract(cid id.Contract) (*contract.Contract, error) {
	var row contractRow
	if err := lock(t, &row, cid); err != nil {
		return nil, err
	}
	if !t.Actor.Sees(row.ClientID) {
		return nil, missing
	}
	return contract.From(row.Record)
}

// ContractsInForce are the agreements with the client that stand.
func (t *Tx) ContractsInForce(c id.Client) ([]contract.Record, error) {
	var rows []contractRow
	err := t.db.Where("tenant_id = ? and client_id = ? and state = ?", t.Actor.Tenant, c, contract.Active).Order("created_at, id").Find(&rows).Error
	return each(rows, func(r contractRow) contract.Record { return r.Record }), err
}

// Covers tells whether the programme rests on the agreement; every agreement covers the zero programme.
func (t *Tx) Covers(c id.Contract, p id.Programme) (bool, error) {
	if p.IsZero() {
		return true, nil
	}
	var n int64
	err := t.db.Model(&programmeRow{}).Where("tenant_id = ? and id = ? and contract_id = ?", t.Actor.Tenant, p, c).Count(&n).Error
	return n > 0, err
}

// Contract is the agreement of the identifier; for those who may not see it there is none.
func (t *Tx) Contract(cid id.Contract) (contract.Record, error) {
	var row contractRow
	if err := find(t, &row, cid); err != nil {
		return contract.Record{}, err
	}
	if !t.Actor.Sees(row.ClientID) {
		return contract.Record{}, missing
	}
	return row.Record, nil
}

// VersionsOf are all versions of the agreement, the first one first.
func (t *Tx) VersionsOf(c contract.Record) ([]contract.Record, error) {
	var rows []contractRow
	err := t.db.Where("tenant_id = ? and client_id = ? and reference = ?", t.Actor.Tenant, c.ClientID, c.Reference).Order("created_at, id").Find(&rows).Error
	return each(rows, func(r contractRow) contract.Record { return r.Record }), err
}

var contractSorting = sorting{"created": "created_at", "reference": "reference"}

// Contracts is one page of the agreements that the actor may see, and the cursor of the next; of one
// application where one is named.
func (t *Tx) Contracts(p Page, application string) ([]contract.Record, string, error) {
	q := t.db.Model(&contractRow{}).Where("tenant_id = ?", t.Actor.Tenant)
	if !t.Actor.Client.IsZero() {
		q = q.Where("client_id = ?", t.Actor.Client)
	}
	q = where(q, "application_id", application)
	q = t.search(q, "contracts", p.Search)
	q, err := p.keyset(q, contractSorting, "-created")
	if err != nil {
		return nil, "", err
	}
	var rows []contractRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "-created", func(r contractRow, key string) string {
		if key == "reference" {
			return r.Reference
		}
		return r.CreatedAt.Format(time.RFC3339Nano)
	}, func(r contractRow) string { return r.ID.String() })
	return each(rows, func(r contractRow) contract.Record { return r.Record }), next, nil
}
