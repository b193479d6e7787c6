package app

import (
	"context"

	"triennia/internal/postgres"
)

// remindOfInvoices reminds clients, in every body, of invoices that are due or late.
func (a *App) remindOfInvoices(ctx context.Context) error {
	return a.inEveryBody(ctx, "invoice.remind", a.remindPayers)
}

// remindPayers reminds the clients of one body.
func (a *App) remindPayers(tx *postgres.Tx) error {
	today, err := a.today(tx)
	if err != nil {
		return err
	}
	owed, err := tx.LockInvoicesToRemind(today, sweepSize)
	if err != nil {
		return err
	}
	for _, i := range owed {
		i.Remind(today)
		r, err := tx.SaveInvoice(i)
		if err != nil {
			return err
		}
		if err := a.tellOwing(tx, "invoice_due", r, today); err != nil {
			return err
		}
	}
	return nil
}
