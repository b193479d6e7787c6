package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/invoice"
	"triennia/internal/pdf"
	"triennia/internal/postgres"
)

// InvoiceView is an invoice with how it stands today.
type InvoiceView struct {
	invoice.Record
	Received fee.Money     `json:"received"`
	Balance  fee.Money     `json:"balance" doc:"below zero it is owed to the client"`
	Late     bool          `json:"late"`
	Turn     flow.Turn     `json:"turn"`
	Actions  []flow.Action `json:"actions" nullable:"false"`
}

func viewInvoice(r invoice.Record, today date.Date) (InvoiceView, error) {
	i, err := invoice.From(r)
	if err != nil {
		return InvoiceView{}, err
	}
	return InvoiceView{Record: r, Received: r.Received(), Balance: r.Balance(), Late: r.Late(today), Turn: r.Turn(), Actions: i.Actions()}, nil
}

// GetInvoice is one invoice; people of a client see their own.
func (a *App) GetInvoice(ctx context.Context, who access.Actor, iid id.Invoice) (out InvoiceView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		r, err := tx.Invoice(iid)
		if err != nil {
			return err
		}
		out, err = viewInvoice(r, today)
		return err
	})
	return out, err
}

// ListInvoices is one page of the invoices that the actor may see, and the cursor of the next.
func (a *App) ListInvoices(ctx context.Context, who access.Actor, p postgres.Page, f postgres.InvoiceFilter) (list []InvoiceView, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		var records []invoice.Record
		if records, next, err = tx.Invoices(p, f, today); err != nil {
			return err
		}
		for _, r := range records {
			v, err := viewInvoice(r, today)
			if err != nil {
				return err
			}
			list = append(list, v)
		}
		return nil
	})
	return list, next, err
}

// TotalInvoices are the sums of the invoices that the actor may see, a currency each.
func (a *App) TotalInvoices(ctx context.Context, who access.Actor, search string, f postgres.InvoiceFilter) (list []postgres.InvoiceTotal, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		list, err = tx.InvoiceTotals(search, f, today)
		return err
	})
	return list, err
}

// PrintInvoice is the invoice as PDF and the name of the file.
func (a *App) PrintInvoice(ctx context.Context, who access.Actor, iid id.Invoice) ([]byte, string, error) {
	return a.printInvoice(ctx, who, iid, func(b body.Record, r invoice.Record) ([]byte, string, error) {
		document, err := pdf.Invoice(b, r)
		return document, r.Reference + ".pdf", err
	})
}

// PrintCreditNote is the credit note that cancels the invoice as PDF, and the name of the file.
func (a *App) PrintCreditNote(ctx context.Context, who access.Actor, iid id.Invoice) ([]byte, string, error) {
	return a.printInvoice(ctx, who, iid, func(b body.Record, r invoice.Record) ([]byte, string, error) {
		if err := r.HasCreditNote(); err != nil {
			return nil, "", err
		}
		document, err := pdf.CreditNote(b, r)
		return document, r.Credit.Reference + ".pdf", err
	})
}

func (a *App) printInvoice(ctx context.Context, who access.Actor, iid id.Invoice,
	write func(body.Record, invoice.Record) ([]byte, string, error)) (document []byte, name string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Invoice(iid)
		if err != nil {
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		document, name, err = write(b, r)
		return err
	})
	return document, name, err
}
