// Package invoice holds what a client owes: invoices raised as an accepted quotation is performed, the payments
// and refunds on them, and the credit notes that cancel them. Amounts are exact.
package invoice

import (
	"time"

	"triennia/internal/domain/body"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// Left tells whether something of an occasion is left to be invoiced for the standard beside the invoices raised for
// it, and whether it is the first to come to it. An invoice that names no standard was for all of them.
func Left(raised []Record, code string) (left, first bool) {
	for _, r := range raised {
		if r.Standard == "" || standard.Same(r.Standard, code) {
			return false, false
		}
	}
	return true, len(raised) == 0
}

// Party is a side of an invoice, frozen as it was on the day.
type Party struct {
	Name       text.Text `json:"name"`
	Address    text.Text `json:"address"`
	City       text.Text `json:"city"`
	Country    string    `json:"country"`
	Registered string    `json:"registered,omitempty"` // credit code, number in the register, or tax number
	Account    string    `json:"account,omitempty"`    // of the seller: where to pay
}

// Seller is the body as it invoices.
func Seller(b body.Record) Party {
	return Party{b.Name, b.Address, b.City, b.Country, b.Billing.TaxNumber, b.Billing.Account}
}

// Buyer is the client as it is invoiced.
func Buyer(c client.Record) Party {
	registered := c.CreditCode
	if registered == "" {
		registered = c.RegistrationNumber
	}
	return Party{Name: c.Name, Address: c.Address, City: c.City, Country: c.Country, Registered: registered}
}

// Payment is money that came in; a refund is one with a negative amount and its reason.
type Payment struct {
	Amount     fee.Money `json:"amount"`
	On         date.Date `json:"on"`
	Payer      string    `json:"payer"`                // of a refund: to whom
	Registered string    `json:"registered,omitempty"` // credit code of the payer, as the bank names it
	Reference  string    `json:"reference,omitempty"`  // of the bank
	Reason     string    `json:"reason,omitempty"`
	By         string    `json:"by"`
	At         time.Time `json:"at"`
}

// CreditNote cancels an invoice as a whole, under a number of its own.
type CreditNote struct {
	Reference string    `json:"reference"` // "CN-2026-0001"
	On        date.Date `json:"on"`
	Reason    string    `json:"reason"`
	By        string    `json:"by"`
}

// Expenses is the occasion of an invoice of what finance typed, rather than of lines of the quotation.
const Expenses fee.Occasion = "expenses"

// Record is an invoice as stored. All but payments, credit note and number of the tax invoice is frozen.
type Record struct {
	ID                 id.Invoice   `json:"id"`
	Version            int          `json:"version"`
	Reference          string       `json:"reference"` // "I-2026-0001"
	ClientID           id.Client    `json:"client_id"`
	ContractID         id.Contract  `json:"contract_id"`
	ContractReference  string       `json:"contract_reference"`
	QuotationID        id.Quotation `json:"quotation_id"`
	QuotationReference string       `json:"quotation_reference"`
	Occasion           fee.Occasion `json:"occasion"`
	Standard           string       `json:"standard,omitempty"` // that came to the occasion, where the quotation is for several
	Title              text.Text    `json:"title"`
	Seller             Party        `json:"seller"`
	Buyer              Party        `json:"buyer"`
	Currency           string       `json:"currency"`
	TaxMode            fee.TaxMode  `json:"tax_mode"`
	Lines              []fee.Line   `json:"lines" nullable:"false"`
	Taxes              []fee.Tax    `json:"taxes" nullable:"false"`
	fee.Sum
	State      State       `json:"state" enum:"open,paid,credited"`
	RaisedOn   date.Date   `json:"raised_on"`
	DueOn      date.Date   `json:"due_on"`             // last day to pay
	RemindOn   date.Date   `json:"remind_on,omitzero"` // the client, while it owes
	Payments   []Payment   `json:"payments" nullable:"false"`
	Credit     *CreditNote `json:"credit,omitempty"`
	TaxInvoice string      `json:"tax_invoice,omitempty"` // number of the invoice of the tax system
}

// Invoice is an invoice and what happened to it.
type Invoice struct {
	r Record
	event.Log
}

// From is the invoice of the record.
func From(r Record) (*Invoice, error) {
	if _, known := States[r.State]; !known || r.ID.IsZero() || r.ClientID.IsZero() {
		return nil, fault.New(fault.NotFound, text.T("The invoice is incomplete.", "该账单不完整。"))
	}
	return &Invoice{r: r}, nil
}

// Record is a copy of the state of the invoice.
func (i *Invoice) Record() Record { return i.r }

// Received is what was paid, less what was refunded.
func (r Record) Received() (sum fee.Money) {
	for _, p := range r.Payments {
		sum += p.Amount
	}
	return sum
}

// Balance is what is still to be paid; below zero it is owed to the client. A cancelled invoice asks for nothing.
func (r Record) Balance() fee.Money {
	if r.State == Credited {
		return -r.Received()
	}
	return r.Gross - r.Received()
}

// Late tells whether the last day to pay has passed while something is owed. It is never a state.
func (r Record) Late(today date.Date) bool { return r.State == Open && today.After(r.DueOn) }

// TaxNote is what an invoice in China says of itself.
var TaxNote = text.T("This page asks for payment and is not a tax invoice: the fully digital e-invoice is issued in the tax system.",
	"本页为付款通知，不是税务发票；全面数字化的电子发票（数电发票）在税务系统中另行开具。")

// HasCreditNote answers not found where the invoice was not cancelled.
func (r Record) HasCreditNote() error {
	if r.Credit == nil {
		return fault.Missing(text.T("credit note", "贷记单"))
	}
	return nil
}
