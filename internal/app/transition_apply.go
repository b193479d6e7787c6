package app

import (
	"fmt"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/standard"
	"triennia/internal/postgres"
)

const (
	transitionJob  = "transition.apply"
	transitionSize = 50 // certificates in one transaction
)

// applyLater lets the certificates to the edition before follow what was said of the transition.
func applyLater(tx *postgres.Tx, own standard.Own) error {
	return tx.Enqueue(transitionJob, fmt.Sprintf("%s:%s:%d", transitionJob, own.ID, own.Version), tx.At, map[string]string{"standard": own.ID.String()})
}

// applyTransition brings the next certificates to the edition before to the end of the transition, and puts itself into
// the outbox again while there may be more.
func (a *App) applyTransition(tx *postgres.Tx, t postgres.Task) error {
	var sid id.Standard
	if err := sid.UnmarshalText([]byte(t.Payload["standard"])); err != nil {
		return err
	}
	own, err := tx.OwnStandard(sid)
	if err != nil {
		return err
	}
	book, err := tx.WholeBook()
	if err != nil {
		return err
	}
	today, err := a.today(tx)
	if err != nil {
		return err
	}
	before, _ := book.Replaces(own.Code)
	list, err := tx.CertificatesTo(before.Code, today, t.Payload["after"], transitionSize)
	if err != nil {
		return err
	}
	for _, cid := range list {
		if err := a.transitOne(tx, cid, before, today); err != nil {
			return err
		}
	}
	if len(list) < transitionSize {
		return nil
	}
	return tx.Enqueue(transitionJob, transitionJob+":after:"+t.ID.String(), tx.At,
		map[string]string{"standard": sid.String(), "after": list[len(list)-1].String()})
}

func (a *App) transitOne(tx *postgres.Tx, cid id.Certificate, from standard.Edition, today date.Date) error {
	c, err := tx.LockCertificate(cid, 0)
	if err != nil || !c.Transit(from, today) {
		return err
	}
	saved, err := tx.SaveCertificate(c)
	if err != nil {
		return err
	}
	return a.settleCertificate(tx, saved)
}

// transit lets a certificate that is being issued end with the transition from its edition.
func transit(tx *postgres.Tx, c *certificate.Certificate, today date.Date) error {
	book, err := tx.WholeBook()
	if err != nil {
		return err
	}
	from, _ := book.Find(c.Record().Standard)
	c.Bound(from, today)
	return nil
}
