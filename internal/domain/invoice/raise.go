package invoice

import (
	"fmt"
	"strings"

	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/text"
)

// Raise is the invoice for an instalment of the quotation; identifier, reference and parties are set. It may be
// paid for the given days, the last one included.
func Raise(r Record, c contract.Record, q fee.Record, part fee.Instalment, today date.Date, days int) (*Invoice, error) {
	r.Occasion, r.Standard, r.Title = part.Occasion, part.Standard, fee.OccasionNames[part.Occasion].Capital()
	if r.Standard != "" {
		r.Title = text.Tf("%s, %s", "%s，%s", r.Title, r.Standard)
	}
	r.TaxMode, r.Lines, r.Taxes, r.Sum = q.Offer.TaxMode, part.Lines, part.Taxes, part.Sum
	return open(r, c, q, today, days)
}

// Expense is a line that finance types: what was charged at cost, or ordered later.
type Expense struct {
	Name       text.Text `json:"name"`
	Amount     fee.Money `json:"amount"` // without tax
	TaxPercent float64   `json:"tax_percent"`
}

// Charge is the invoice for what finance typed.
func Charge(r Record, c contract.Record, q fee.Record, expenses []Expense, today date.Date, days int) (*Invoice, error) {
	var bad fault.Invalid
	if len(expenses) == 0 {
		bad.Add("lines", text.T("Give at least one line.", "请至少填写一项。"))
	}
	for n, e := range expenses {
		e.check(fmt.Sprintf("lines[%d].", n), q.Offer.Currency, &bad)
		r.Lines = append(r.Lines, fee.Line{Name: e.Name, Quantity: "1", Unit: e.Amount, Amount: e.Amount, TaxPercent: e.TaxPercent})
	}
	if err := bad.OrNil(); err != nil {
		return nil, err
	}
	r.Occasion, r.Title, r.TaxMode = Expenses, text.T("Expenses and additions", "费用及增项"), fee.Exclusive
	r.Taxes, r.Sum = fee.Bill(q.Offer.Currency, r.Lines)
	return open(r, c, q, today, days)
}

func (e Expense) check(at, currency string, bad *fault.Invalid) {
	if strings.TrimSpace(e.Name.En+e.Name.Zh) == "" {
		bad.Require(at+"name.en", "")
	}
	if says := fee.CheckAmount(e.Amount, currency); !says.IsZero() {
		bad.Add(at+"amount", says)
	}
	if !(e.TaxPercent >= 0 && e.TaxPercent <= 100) {
		bad.Add(at+"tax_percent", text.T("Give a percentage from 0 to 100.", "请填写0至100的百分比。"))
	}
}

func open(r Record, c contract.Record, q fee.Record, today date.Date, days int) (*Invoice, error) {
	if r.Gross <= 0 {
		return nil, fault.New(fault.IllegalMove, text.T("There is nothing to invoice.", "没有可开具账单的金额。"))
	}
	r.Version, r.State, r.Payments = 1, Open, []Payment{}
	r.ClientID, r.ContractID, r.ContractReference = c.ClientID, c.ID, c.Reference
	r.QuotationID, r.QuotationReference, r.Currency = q.ID, q.Reference, q.Offer.Currency
	r.RaisedOn, r.DueOn = today, today.AddDays(days)
	r.RemindOn = r.nextReminder(today)
	i, err := From(r)
	if err == nil {
		i.event("invoice.raised")
	}
	return i, err
}
