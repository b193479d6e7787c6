package app

import (
	"context"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// InviteAnew begins a new application for the former holder of a certificate that can be restored no more, with what it
// told in its last one, and asks it by letter to go on with it (SM-204).
func (a *App) InviteAnew(ctx context.Context, who access.Actor, cid id.Certificate, seen int) (CertificatePage, error) {
	return a.changeCertificate(ctx, who, "certificate.invite_anew", cid, seen, func(tx *postgres.Tx, c *certificate.Certificate, today date.Date) error {
		r := c.Record()
		if err := a.canInvite(tx, r, today); err != nil {
			return err
		}
		draft, err := a.beginFor(tx, r.ClientID, []string{r.Standard}, false)
		if err != nil {
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		begun := draft.Record()
		if err := c.Follow(begun.ID, begun.Reference, who.Name, today); err != nil {
			return err
		}
		return a.notifyClient(tx, r.ClientID, "application_invited", mail.Data{"number": r.Number, "expired": r.ExpiresOn, "reference": begun.Reference,
			"link": "/c/" + b.Slug + "/applications/" + begun.ID.String()})
	})
}

// PutAside notes why the former holder of a certificate is not invited to apply anew (SM-204).
func (a *App) PutAside(ctx context.Context, who access.Actor, cid id.Certificate, seen int, reason string) (CertificatePage, error) {
	return a.changeCertificate(ctx, who, "certificate.put_aside", cid, seen, func(tx *postgres.Tx, c *certificate.Certificate, today date.Date) error {
		if err := a.canInvite(tx, c.Record(), today); err != nil {
			return err
		}
		return c.PutAside(reason, who.Name, today)
	})
}

// canInvite asks whether the certificate has expired for good and nothing has followed yet.
func (a *App) canInvite(tx *postgres.Tx, r certificate.Record, today date.Date) error {
	if err := r.CanFollow(today); err != nil {
		return err
	}
	audits, err := tx.AuditsOfProgramme(r.ProgrammeID)
	if err != nil {
		return err
	}
	in, _, err := a.clockInput(tx, r, audits)
	if err != nil {
		return err
	}
	return clock.Compute(in).OverForGood()
}

// followExpired notes the application that a client begins by itself on its certificates to the same standards that have
// expired: nobody needs to invite it any more (SM-204).
func (a *App) followExpired(tx *postgres.Tx, begun application.Record) error {
	today, err := a.today(tx)
	if err != nil {
		return err
	}
	held, err := tx.CertificatesOfClient(begun.ClientID)
	if err != nil {
		return err
	}
	for _, r := range held {
		if !slices.Contains(begun.Standards, r.Standard) || r.CanFollow(today) != nil {
			continue
		}
		c, err := tx.LockCertificate(r.ID, 0)
		if err != nil {
			return err
		}
		if err := c.Follow(begun.ID, begun.Reference, tx.Actor.Name, today); err != nil {
			return err
		}
		saved, err := tx.SaveCertificate(c)
		if err != nil {
			return err
		}
		if err := a.settleCertificate(tx, saved); err != nil {
			return err
		}
	}
	return nil
}
