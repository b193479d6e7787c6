package app

import (
	"context"
	"slices"
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// RefusalView is a certificate that a register refused or that is held back from it, and what may be done about it.
type RefusalView struct {
	register.RefusalRecord
	Actions []flow.Action `json:"actions" nullable:"false"`
}

func viewRefusal(r register.RefusalRecord) RefusalView {
	return RefusalView{RefusalRecord: r, Actions: r.Actions()}
}

// ListRefusals is one page of the certificates that a register refused or that are held back from it, the newest first.
func (a *App) ListRefusals(ctx context.Context, who access.Actor, p postgres.Page, f postgres.RefusalFilter) (list []RefusalView, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		var records []register.RefusalRecord
		records, next, err = tx.Refusals(p, f)
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

var (
	noSuchNumber = text.T("No certificate of the body has this number.", "本机构没有该编号的证书。")
	neverTold    = text.T("IAF CertSearch was not told of this certificate; record the upload of its file first.", "尚未向 IAF CertSearch 上报该证书，请先登记文件上传。")
)

// EnterRefusal makes a task of a certificate that the register refused of a file that was uploaded by hand; it is told again
// by the next files.
func (a *App) EnterRefusal(ctx context.Context, who access.Actor, number, reason string) (out RefusalView, err error) {
	err = a.write(ctx, who, "refusal.enter", func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		var bad fault.Invalid
		c, err := tx.CertificateNamed(strings.TrimSpace(number), "")
		if err != nil {
			return err
		}
		if c == nil {
			bad.Add("number", noSuchNumber)
			return bad
		}
		u, err := register.Entered(register.TellingOf(*c), reason, who.Label())
		if err != nil {
			return err
		}
		told, err := tx.UnsettleEntry(c.ID)
		if err != nil {
			return err
		}
		if !told {
			bad.Add("number", neverTold)
			return bad
		}
		r, err := a.declined(tx, u, today)
		out = viewRefusal(r)
		return err
	})
	return out, err
}

// declined makes a task of the certificate, or adds to the one that is open (SM-163).
func (a *App) declined(tx *postgres.Tx, u register.Telling, today date.Date) (r register.RefusalRecord, err error) {
	open, err := tx.LockOpenRefusals(u.Register, u.Certificate)
	if err != nil {
		return r, err
	}
	return a.declinedOver(tx, open[u.Certificate], u, today)
}

// hold makes tasks of the certificates that their fields keep out of the files for the register (SM-163).
func (a *App) hold(tx *postgres.Tx, to register.Name, held []register.Telling, today date.Date) error {
	for batch := range slices.Chunk(held, heldAtOnce) {
		ids := []id.Certificate{}
		for _, u := range batch {
			ids = append(ids, u.Certificate)
		}
		open, err := tx.LockOpenRefusals(to, ids...)
		if err != nil {
			return err
		}
		for _, u := range batch {
			f := open[u.Certificate]
			if f != nil && f.Holds(u) {
				continue
			}
			if _, err := a.declinedOver(tx, f, u, today); err != nil {
				return err
			}
		}
	}
	return nil
}

// heldAtOnce is how many open tasks are looked for in one go.
const heldAtOnce = 1000

func (a *App) declinedOver(tx *postgres.Tx, open *register.Refusal, u register.Telling, today date.Date) (r register.RefusalRecord, err error) {
	if open == nil {
		f := register.NewRefusal(id.Refusal(newID()), u, today)
		return f.Record(), tx.InsertRefusal(f)
	}
	if err := open.Again(u, today); err != nil {
		return r, err
	}
	return tx.SaveRefusal(open)
}

// solveRefusals ends the open tasks about the certificates: the register has them now.
func (a *App) solveRefusals(tx *postgres.Tx, to register.Name, by string, today date.Date, certificates ...id.Certificate) error {
	open, err := tx.LockOpenRefusals(to, certificates...)
	if err != nil {
		return err
	}
	for _, cid := range certificates {
		f := open[cid]
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
