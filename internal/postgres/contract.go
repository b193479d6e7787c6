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
	Record        contract.Record `gorm:"serializer:json;type:jsonb"`
}

func (contractRow) TableName() string             { return "contracts" }
func (r contractRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

// InsertContract stores a new version of the agreement.
func (t *Tx) InsertContract(c *contract.Contract) error {
	r := c.Record()
	row := contractRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, ApplicationID: r.ApplicationID, ClientID: r.ClientID,
		QuotationID: r.QuotationID, Reference: r.Reference, Number: r.Number, State: r.State, Record: r}
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(c, "contracts", row.ID.String(), r.Reference, r.ClientName.En, r.ClientName.Zh)
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
