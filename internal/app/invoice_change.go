package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/invoice"
	"triennia/internal/postgres"
)

// NewPayment is a payment or a refund as it is typed.
type NewPayment struct {
	Amount     fee.Money `json:"amount" doc:"above zero, for refunds too"`
	On         date.Date `json:"on"`
	Payer      string    `json:"payer" maxLength:"200" doc:"who paid; of a refund who is paid"`
	Registered string    `json:"registered,omitempty" maxLength:"60" doc:"credit code of the payer, where the bank names it"`
	Reference  string    `json:"reference,omitempty" maxLength:"200" doc:"of the bank"`
	Reason     string    `json:"reason,omitempty" maxLength:"2000" doc:"of a refund"`
}

func (n NewPayment) by(who access.Actor, a *App) invoice.Payment {
	return invoice.Payment{Amount: n.Amount, On: n.On, Payer: n.Payer, Registered: n.Registered, Reference: n.Reference, Reason: n.Reason, By: who.Name, At: a.Now()}
}

// RecordPayment records what was paid on the invoice.
func (a *App) RecordPayment(ctx context.Context, who access.Actor, iid id.Invoice, seen int, n NewPayment) (InvoiceView, error) {
	return a.changeInvoice(ctx, who, "invoice.pay", iid, seen, func(_ *postgres.Tx, i *invoice.Invoice, b body.Record) error {
		return i.Pay(n.by(who, a), b.Jurisdiction, b.Today(a.Now()))
	})
}

// Refund records what was given back to the client.
func (a *App) Refund(ctx context.Context, who access.Actor, iid id.Invoice, seen int, n NewPayment) (InvoiceView, error) {
	return a.changeInvoice(ctx, who, "invoice.refund", iid, seen, func(_ *postgres.Tx, i *invoice.Invoice, b body.Record) error {
		return i.Refund(n.by(who, a), b.Today(a.Now()))
	})
}

// CreditInvoice cancels the invoice by a credit note with the next number of its own series.
func (a *App) CreditInvoice(ctx context.Context, who access.Actor, iid id.Invoice, seen int, reason string) (InvoiceView, error) {
	return a.changeInvoice(ctx, who, "invoice.credit", iid, seen, func(tx *postgres.Tx, i *invoice.Invoice, b body.Record) error {
		today := b.Today(a.Now())
		reference, err := numbered(tx, "credit-note", "CN", today)
		if err != nil {
			return err
		}
		return i.CancelBy(invoice.CreditNote{Reference: reference, On: today, Reason: reason, By: who.Name})
	})
}

// NoteTaxInvoice keeps the number of the invoice that the tax system issued.
func (a *App) NoteTaxInvoice(ctx context.Context, who access.Actor, iid id.Invoice, seen int, number string) (InvoiceView, error) {
	return a.changeInvoice(ctx, who, "invoice.note_tax_invoice", iid, seen, func(_ *postgres.Tx, i *invoice.Invoice, _ body.Record) error {
		i.NoteTaxInvoice(number)
		return nil
	})
}

func (a *App) changeInvoice(ctx context.Context, who access.Actor, verb string, iid id.Invoice, seen int,
	fn func(*postgres.Tx, *invoice.Invoice, body.Record) error) (out InvoiceView, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		b, err := tx.Body()
		if err != nil {
			return err
		}
		i, err := tx.LockInvoice(iid, seen)
		if err != nil {
			return err
		}
		if err := fn(tx, i, b); err != nil {
			return err
		}
		r, err := tx.SaveInvoice(i)
		if err != nil {
			return err
		}
		out, err = viewInvoice(r, b.Today(a.Now()))
		return err
	})
	return out, err
}

// paidFirst refuses an audit, where the body asks to be paid first, while an invoice of its contract is open.
func paidFirst(tx *postgres.Tx, r audit.Record) error {
	b, err := tx.Body()
	if err != nil || !b.Billing.PayFirst {
		return err
	}
	p, err := tx.Programme(r.ProgrammeID)
	if err != nil {
		return err
	}
	invoices, err := tx.InvoicesOfContract(p.ContractID)
	if err != nil {
		return err
	}
	return invoice.Unpaid(invoices)
}
