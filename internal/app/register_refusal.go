package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
	"triennia/internal/postgres"
)

// RefusalView is a certificate that IAF CertSearch refused, and what may be done about it.
type RefusalView struct {
	register.RefusalRecord
	Actions []flow.Action `json:"actions" nullable:"false"`
}

func viewRefusal(r register.RefusalRecord) RefusalView {
	return RefusalView{RefusalRecord: r, Actions: r.Actions()}
}

// ListRefusals is one page of the certificates that IAF CertSearch refused, the newest first.
func (a *App) ListRefusals(ctx context.Context, who access.Actor, p postgres.Page, state string) (list []RefusalView, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		var records []register.RefusalRecord
		records, next, err = tx.Refusals(p, state)
		for _, r := range records {
			list = append(list, viewRefusal(r))
		}
		return err
	})
	return list, next, err
}

// SetRefusalAside ends the task without the register having the certificate, for the reason.
func (a *App) SetRefusalAside(ctx context.Context, who access.Actor, rid id.Refusal, seen int, reason string) (out RefusalView, err error) {
	err = a.write(ctx, who, "refusal.set_aside", func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		f, err := tx.LockRefusal(rid, seen)
		if err != nil {
			return err
		}
		if err := f.SetAside(reason, who.Label(), today); err != nil {
			return err
		}
		r, err := tx.SaveRefusal(f)
		out = viewRefusal(r)
		return err
	})
	return out, err
}

// solveRefusals ends the open tasks about the certificates: the register has them now.
func (a *App) solveRefusals(tx *postgres.Tx, by string, today date.Date, certificates ...id.Certificate) error {
	for _, cid := range certificates {
		f, err := tx.LockOpenRefusal(cid)
		if err != nil {
			return err
		}
		if f == nil {
			continue
		}
		if err := f.Solve(by, today); err != nil {
			return err
		}
		if _, err := tx.SaveRefusal(f); err != nil {
			return err
		}
	}
	return nil
}
