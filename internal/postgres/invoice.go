package postgres

import (
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/invoice"
)

type invoiceRow struct {
	TenantID    id.Body    `gorm:"primaryKey"`
	ID          id.Invoice `gorm:"primaryKey"`
	Version     int
	CreatedAt   time.Time
	UpdatedAt   time.Time
	Reference   string
	ClientID    id.Client
	ContractID  id.Contract
	QuotationID id.Quotation
	Occasion    fee.Occasion
	Standard    string
	State       invoice.State
	Currency    string
	RaisedOn    date.Date
	DueOn       date.Date
	RemindOn    date.Date
	Gross       int64
	Balance     int64
	Record      invoice.Record `gorm:"serializer:json;type:jsonb"`
}

func (invoiceRow) TableName() string             { return "invoices" }
func (r invoiceRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) invoiceRow(r invoice.Record) invoiceRow {
	return invoiceRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, Reference: r.Reference, ClientID: r.ClientID, ContractID: r.ContractID,
		QuotationID: r.QuotationID, Occasion: r.Occasion, Standard: r.Standard, State: r.State, Currency: r.Currency, RaisedOn: r.RaisedOn, DueOn: r.DueOn, RemindOn: r.RemindOn,
		Gross: int64(r.Gross), Balance: int64(r.Balance()), Record: r}
}

// InsertInvoice stores a new invoice.
func (t *Tx) InsertInvoice(i *invoice.Invoice) error {
	row := t.invoiceRow(i.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(i, "invoices", row.ID.String(), invoiceWords(row.Record)...)
}

// SaveInvoice stores a changed invoice and answers it with its new version.
func (t *Tx) SaveInvoice(i *invoice.Invoice) (invoice.Record, error) {
	r := i.Record()
	r.Version++
	row := t.invoiceRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.saved(i, "invoices", row.ID.String(), invoiceWords(r)...)
}

func invoiceWords(r invoice.Record) []string {
	out := []string{r.Reference, r.Buyer.Name.En, r.Buyer.Name.Zh, r.ContractReference, r.QuotationReference, r.TaxInvoice}
	if r.Credit != nil {
		out = append(out, r.Credit.Reference)
	}
	for _, p := range r.Payments {
		out = append(out, p.Reference)
	}
	return out
}

// Invoice is the invoice of the identifier; for those who may not see it there is none.
func (t *Tx) Invoice(iid id.Invoice) (invoice.Record, error) {
	var row invoiceRow
	if err := find(t, &row, iid); err != nil {
		return invoice.Record{}, err
	}
	if !t.Actor.Sees(row.ClientID) {
		return invoice.Record{}, missing
	}
	return row.Record, nil
}

// LockInvoice is the invoice, to be changed in this transaction from the version seen.
func (t *Tx) LockInvoice(iid id.Invoice, seen int) (*invoice.Invoice, error) {
	var row invoiceRow
	if err := lock(t, &row, iid); err != nil {
		return nil, err
	}
	if !t.Actor.Sees(row.ClientID) {
		return nil, missing
	}
	if err := CheckVersion(seen, row.Version); err != nil {
		return nil, err
	}
	return invoice.From(row.Record)
}

// InvoicesOfOccasion are those raised for the occasion of the quotation.
func (t *Tx) InvoicesOfOccasion(q id.Quotation, o fee.Occasion) ([]invoice.Record, error) {
	var rows []invoiceRow
	// An amended agreement has another quotation; what was invoiced by the one before is not invoiced again.
	err := t.db.Where(`tenant_id = ? and occasion = ? and quotation_id in (select of.id from quotations of
		join quotations q on q.tenant_id = of.tenant_id and q.application_id = of.application_id where q.tenant_id = ? and q.id = ?)`,
		t.Actor.Tenant, string(o), t.Actor.Tenant, q).Find(&rows).Error
	return each(rows, func(r invoiceRow) invoice.Record { return r.Record }), err
}

// InvoicesOfContract are the invoices of the contract, the oldest first.
func (t *Tx) InvoicesOfContract(c id.Contract) ([]invoice.Record, error) {
	var rows []invoiceRow
	err := t.db.Where("tenant_id = ? and contract_id = ?", t.Actor.Tenant, c).Order("reference").Find(&rows).Error
	return each(rows, func(r invoiceRow) invoice.Record { return r.Record }), err
}

// LockInvoicesToRemind are at most so many invoices whose clients are to be reminded, to be changed in this
// transaction; those that another worker has in hand are left to it.
func (t *Tx) LockInvoicesToRemind(today date.Date, most int) (out []*invoice.Invoice, err error) {
	var rows []invoiceRow
	err = t.db.Clauses(clause.Locking{Strength: "NO KEY UPDATE", Options: "SKIP LOCKED"}).
		Where("tenant_id = ? and state = 'open' and remind_on <= ?", t.Actor.Tenant, today).
		Order("remind_on").Limit(most).Find(&rows).Error
	for _, r := range rows {
		i, broken := invoice.From(r.Record)
		if broken != nil {
			return nil, broken
		}
		out = append(out, i)
	}
	return out, err
}

// InvoiceFilter narrows the list of invoices.
type InvoiceFilter struct {
	Status string // open, late, paid, credited, owed (to the client)
	Client string
	From   date.Date // raised on or after
	To     date.Date // raised on or before
}

var invoiceStatuses = []string{"open", "late", "paid", "credited", "owed"}

var invoiceSorting = sorting{"created": "created_at", "reference": "reference", "due": "due_on"}

// Invoices is one page of the invoices that the actor may see, and the cursor of the next.
func (t *Tx) Invoices(p Page, f InvoiceFilter, today date.Date) ([]invoice.Record, string, error) {
	q, err := t.invoices(p.Search, f, today)
	if err != nil {
		return nil, "", err
	}
	if q, err = p.keyset(q, invoiceSorting, "-created"); err != nil {
		return nil, "", err
	}
	var rows []invoiceRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "-created", func(r invoiceRow, key string) string {
		switch key {
		case "reference":
			return r.Reference
		case "due":
			return r.DueOn.String()
		}
		return r.CreatedAt.Format(time.RFC3339Nano)
	}, func(r invoiceRow) string { return r.ID.String() })
	return each(rows, func(r invoiceRow) invoice.Record { return r.Record }), next, nil
}

// invoices are those of the filter that the actor may see.
func (t *Tx) invoices(search string, f InvoiceFilter, today date.Date) (*gorm.DB, error) {
	if err := oneOf("status", f.Status, invoiceStatuses); err != nil {
		return nil, err
	}
	q := t.db.Model(&invoiceRow{}).Where("tenant_id = ?", t.Actor.Tenant)
	if !t.Actor.Client.IsZero() {
		q = q.Where("client_id = ?", t.Actor.Client)
	}
	switch f.Status {
	case "late":
		q = q.Where("state = 'open' and due_on < ?", today)
	case "owed":
		q = q.Where("balance < 0")
	default:
		q = where(q, "state", f.Status)
	}
	if !f.From.IsZero() {
		q = q.Where("raised_on >= ?", f.From)
	}
	if !f.To.IsZero() {
		q = q.Where("raised_on <= ?", f.To)
	}
	return t.search(where(q, "client_id", f.Client), "invoices", search), nil
}

// InvoiceTotal is what the invoices of one currency come to.
type InvoiceTotal struct {
	Currency string    `json:"currency"`
	Count    int       `json:"count"`
	Invoiced fee.Money `json:"invoiced"` // those that stand
	Open     fee.Money `json:"open"`
	Late     fee.Money `json:"late"`
	Owed     fee.Money `json:"owed"` // to clients
}

// InvoiceTotals are the sums of the filter, a currency each.
func (t *Tx) InvoiceTotals(search string, f InvoiceFilter, today date.Date) (out []InvoiceTotal, err error) {
	q, err := t.invoices(search, f, today)
	if err != nil {
		return nil, err
	}
	err = q.Select(`currency, count(*) as count, coalesce(sum(gross) filter (where state <> 'credited'), 0)::bigint as invoiced,
		coalesce(sum(balance) filter (where state = 'open'), 0)::bigint as open,
		coalesce(sum(balance) filter (where state = 'open' and due_on < ?), 0)::bigint as late,
		coalesce(-sum(balance) filter (where balance < 0), 0)::bigint as owed`, today).
		Group("currency").Order("currency").Scan(&out).Error
	return out, err
}

// EachInvoice hands the invoices of the filter to fn one by one, the oldest number first, however many there are.
func (t *Tx) EachInvoice(search string, f InvoiceFilter, today date.Date, fn func(invoice.Record) error) error {
	q, err := t.invoices(search, f, today)
	if err != nil {
		return err
	}
	rows, err := q.Order("created_at, id").Rows()
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var r invoiceRow
		if err := t.db.ScanRows(rows, &r); err != nil {
			return err
		}
		if err := fn(r.Record); err != nil {
			return err
		}
	}
	return rows.Err()
}
