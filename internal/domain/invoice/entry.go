package invoice

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/text"
)

// EntryKind says what bookkeeping books.
type EntryKind string

const (
	Invoiced EntryKind = "invoice"
	Credits  EntryKind = "credit_note"
	PaidIn   EntryKind = "payment"
	PaidBack EntryKind = "refund"
)

// EntryNames are the kinds of entries in an export.
var EntryNames = map[EntryKind]text.Text{
	Invoiced: text.T("invoice", "账单"),
	Credits:  text.T("credit note", "贷记单"),
	PaidIn:   text.T("payment", "收款"),
	PaidBack: text.T("refund", "退款"),
}

// Entry is one thing that bookkeeping books: an invoice or a credit note at one rate of tax, a payment, a refund.
type Entry struct {
	Kind       EntryKind
	On         date.Date
	Document   string // its number; of a payment the reference of the bank
	TaxPercent float64
	fee.Sum    // of payments the gross alone
	Text       text.Text
}

// Entries are what bookkeeping books of the invoice.
func (r Record) Entries() []Entry {
	var out []Entry
	for _, t := range r.Taxes {
		out = append(out, Entry{Invoiced, r.RaisedOn, r.Reference, t.Percent, t.Sum, r.Title})
	}
	if c := r.Credit; c != nil {
		for _, t := range r.Taxes {
			back := fee.Sum{Net: -t.Net, Tax: -t.Tax, Gross: -t.Gross}
			out = append(out, Entry{Credits, c.On, c.Reference, t.Percent, back, text.T(c.Reason, c.Reason)})
		}
	}
	for _, p := range r.Payments {
		e := Entry{Kind: PaidIn, On: p.On, Document: p.Reference, Sum: fee.Sum{Gross: p.Amount}, Text: text.T(p.Payer, p.Payer)}
		if p.Amount < 0 {
			e.Kind, e.Text = PaidBack, text.T(p.Reason, p.Reason)
		}
		out = append(out, e)
	}
	return out
}
