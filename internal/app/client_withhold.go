package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// Publicity is what the public may know of a client.
type Publicity struct {
	Withheld bool      `json:"withheld" doc:"no more than number, standard, dates and status of its certificates"`
	AskedOn  date.Date `json:"asked_on,omitzero" doc:"day of the client's request"`
	Reason   string    `json:"reason,omitempty" maxLength:"2000"`
}

// SetPublicity withholds at the client's request what the public may know of it and of all its certificates, or ends that
// (client.PU2). Registers that were told more are told by their next files.
func (a *App) SetPublicity(ctx context.Context, who access.Actor, cid id.Client, seen int, p Publicity) (out client.Record, err error) {
	err = a.write(ctx, who, "client.publicity", func(tx *postgres.Tx) error {
		c, err := tx.LockClient(cid, seen)
		if err != nil {
			return err
		}
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		if p.Withheld {
			err = c.Withhold(client.Withheld{AskedOn: p.AskedOn, Reason: p.Reason, On: today, By: who.Label()})
		} else {
			err = c.Disclose()
		}
		if err != nil {
			return err
		}
		if out, err = tx.SaveClient(c); err != nil {
			return err
		}
		return withholdCertificates(tx, cid, p.Withheld)
	})
	return out, err
}

func withholdCertificates(tx *postgres.Tx, of id.Client, yes bool) error {
	held, err := tx.CertificatesOfClient(of) // those that were replaced too: their pages are still there
	if err != nil {
		return err
	}
	for _, r := range held {
		c, err := tx.LockCertificate(r.ID, 0)
		if err != nil {
			return err
		}
		c.Withhold(yes)
		if _, err := tx.SaveCertificate(c); err != nil {
			return err
		}
	}
	return nil
}
