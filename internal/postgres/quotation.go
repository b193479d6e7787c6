package postgres

import (
	"time"

	"gorm.io/gorm/clause"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
)

type quotationRow struct {
	TenantID      id.Body      `gorm:"primaryKey"`
	ID            id.Quotation `gorm:"primaryKey"`
	Version       int
	CreatedAt     time.Time
	UpdatedAt     time.Time
	ApplicationID id.Application
	ClientID      id.Client
	CalculationID id.Calculation
	PriceListID   id.PriceList
	Reference     string
	Revision      int
	State         fee.State
	SentOn        date.Date
	ValidUntil    date.Date
	RemindOn      date.Date
	Record        fee.Record `gorm:"serializer:json;type:jsonb"`
}

func (quotationRow) TableName() string             { return "quotations" }
func (r quotationRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) quotationRow(r fee.Record) quotationRow {
	return quotationRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, ApplicationID: r.ApplicationID, ClientID: r.ClientID,
		CalculationID: r.CalculationID, PriceListID: r.PriceListID, Reference: r.Reference, Revision: r.Revision, State: r.State,
		SentOn: r.SentOn, ValidUntil: r.ValidUntil, RemindOn: r.RemindOn, Record: r}
}

// InsertQuotation stores a new quotation.
func (t *Tx) InsertQuotation(q *fee.Quotation) error {
	row := t.quotationRow(q.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(q, "quotations", row.ID.String(), quotationWords(row.Record)...)
}

// SaveQuotation stores a changed quotation and answers it with its new version.
func (t *Tx) SaveQuotation(q *fee.Quotation) (fee.Record, error) {
	r := q.Record()
	r.Version++
	row := t.quotationRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.saved(q, "quotations", row.ID.String(), quotationWords(row.Record)...)
}

// Quotation is the quotation of the identifier. A client sees its own once they were sent.
func (t *Tx) Quotation(qid id.Quotation) (fee.Record, error) {
	var row quotationRow
	if err := find(t, &row, qid); err != nil {
		return fee.Record{}, err
	}
	if !t.seesQuotation(row) {
		return fee.Record{}, missing
	}
	return row.Record, nil
}

// LockQuotation is the quotation, to be changed in this transaction from the version seen.
func (t *Tx) LockQuotation(qid id.Quotation, seen int) (*fee.Quotation, error) {
	var row quotationRow
	if err := lock(t, &row, qid); err != nil {
		return nil, err
	}
	if !t.seesQuotation(row) {
		return nil, missing
	}
	if err := CheckVersion(seen, row.Version); err != nil {
		return nil, err
	}
	return fee.From(row.Record)
}

func (t *Tx) seesQuotation(r quotationRow) bool {
	return t.Actor.Sees(r.ClientID) && (t.Actor.Client.IsZero() || !r.SentOn.IsZero())
}

// QuotationsOf are the quotations of the application, the newest first.
func (t *Tx) QuotationsOf(aid id.Application) ([]fee.Record, error) {
	var rows []quotationRow
	q := t.db.Where("tenant_id = ? and application_id = ?", t.Actor.Tenant, aid)
	if !t.Actor.Client.IsZero() {
		q = q.Where("client_id = ? and sent_on is not null", t.Actor.Client)
	}
	err := q.Order("revision desc").Find(&rows).Error
	return each(rows, func(r quotationRow) fee.Record { return r.Record }), err
}

// LockQuotationsToRemind are at most so many quotations whose clients are to be reminded, to be changed in this
// transaction; those that another worker has in hand are left to it.
func (t *Tx) LockQuotationsToRemind(today date.Date, most int) (out []*fee.Quotation, err error) {
	var rows []quotationRow
	err = t.db.Clauses(clause.Locking{Strength: "UPDATE", Options: "SKIP LOCKED"}).
		Where("tenant_id = ? and state = 'sent' and remind_on <= ? and valid_until >= ?", t.Actor.Tenant, today, today).
		Order("remind_on").Limit(most).Find(&rows).Error
	for _, r := range rows {
		q, broken := fee.From(r.Record)
		if broken != nil {
			return nil, broken
		}
		out = append(out, q)
	}
	return out, err
}

// QuotationFilter narrows the list of quotations.
type QuotationFilter struct{ State, Application string }

var quotationSorting = sorting{"created": "created_at", "reference": "reference"}

// Quotations is one page of the quotations that the actor may see, and the cursor of the next.
func (t *Tx) Quotations(p Page, f QuotationFilter) ([]fee.Record, string, error) {
	if err := oneOf("state", f.State, fee.States.States()); err != nil {
		return nil, "", err
	}
	q := t.db.Model(&quotationRow{}).Where("tenant_id = ?", t.Actor.Tenant)
	if !t.Actor.Client.IsZero() {
		q = q.Where("client_id = ? and sent_on is not null", t.Actor.Client)
	}
	q = where(q, "state", f.State)
	q = where(q, "application_id", f.Application)
	q = t.search(q, "quotations", p.Search)
	q, err := p.keyset(q, quotationSorting, "-created")
	if err != nil {
		return nil, "", err
	}
	var rows []quotationRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "-created", func(r quotationRow, key string) string {
		if key == "reference" {
			return r.Reference
		}
		return r.CreatedAt.Format(time.RFC3339Nano)
	}, func(r quotationRow) string { return r.ID.String() })
	return each(rows, func(r quotationRow) fee.Record { return r.Record }), next, nil
}

func quotationWords(r fee.Record) []string {
	return append(r.Codes(), r.Reference, r.ClientName.En, r.ClientName.Zh)
}
