package testkit

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/client"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/invoice"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

func init() {
	makers = append(makers, func(w *World, t *Things) {
		i := w.Charged(w.Agreed(w.client(t.Client)), "120")
		t.IDs["invoice"] = i.ID.String()
	})
}

// Finance is the person of the body who invoices.
func (w *World) Finance() access.Actor { return w.Staff("Fay Finance", access.Finance) }

// Agreed is the contract of an application of the client, by the prices of the tests.
func (w *World) Agreed(c client.Record) contract.Record {
	w.T.Helper()
	a := w.Accepted(c)
	q := w.Quoted(a)
	_, err := w.App.AcceptQuotation(context.Background(), w.Of(c.ID, "Ann Applicant"), q.ID, q.Version, app.Signature{Name: "Ann Applicant", Position: "director"})
	w.Must(err)
	list, _, err := w.App.ListContracts(context.Background(), w.Admin, postgres.Page{}, a.ID)
	w.Must(err)
	return list[0]
}

// Charged is an invoice of expenses of the amount without tax.
func (w *World) Charged(c contract.Record, amount string) app.InvoiceView {
	w.T.Helper()
	i, err := w.App.ChargeExpenses(context.Background(), w.Finance(), c.ID, app.NewCharges{Lines: []invoice.Expense{
		{Name: text.T("Travel", "差旅费"), Amount: fee.MustMoney(amount), TaxPercent: 6}}})
	w.Must(err)
	return i
}
