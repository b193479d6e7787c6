package app

import (
	"context"
	"strings"

	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// remindOfQuotations reminds clients, in every body, of quotations that are about to lapse.
func (a *App) remindOfQuotations(ctx context.Context) error {
	return a.inEveryBody(ctx, "quotation.remind", a.remindClients)
}

// remindClients reminds the clients of one body.
func (a *App) remindClients(tx *postgres.Tx) error {
	today, err := a.today(tx)
	if err != nil {
		return err
	}
	owed, err := tx.LockQuotationsToRemind(today, sweepSize)
	if err != nil {
		return err
	}
	for _, q := range owed {
		q.Remind(today)
		r, err := tx.SaveQuotation(q)
		if err != nil {
			return err
		}
		if err := a.writeToClient(tx, r, "quotation_lapsing", mail.Data{"standard": strings.Join(r.Codes(), ", "), "until": r.ValidUntil}); err != nil {
			return err
		}
	}
	return nil
}
