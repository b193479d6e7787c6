package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// ShowStop takes what the holder shows of the use of a certificate that was suspended or has ended.
func (a *App) ShowStop(ctx context.Context, who access.Actor, cid id.Certificate, seen int, s certificate.Shown) (CertificatePage, error) {
	return a.changeCertificate(ctx, who, "certificate.show_stop", cid, seen, func(tx *postgres.Tx, c *certificate.Certificate, today date.Date) error {
		if !s.Proof.IsZero() {
			d, err := tx.Document(s.Proof)
			if err != nil {
				return err
			}
			if d.ClientID != c.Record().ClientID {
				return fault.Missing(text.T("document", "文件"))
			}
		}
		if err := c.ShowStop(s, who.Name, today); err != nil {
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		r := c.Record()
		return a.notifyHolders(tx, access.Decide, "stop_shown", mail.Data{"client": r.Holder.Name, "number": r.Number,
			"link": "/b/" + b.Slug + "/certificates/" + r.ID.String()})
	})
}

// SeeStop records what the body finds of it.
func (a *App) SeeStop(ctx context.Context, who access.Actor, cid id.Certificate, seen int, s certificate.Seen) (CertificatePage, error) {
	return a.changeCertificate(ctx, who, "certificate.see_stop", cid, seen, func(tx *postgres.Tx, c *certificate.Certificate, today date.Date) error {
		if err := c.SeeStop(s, who.Name, today); err != nil || s.Accepted {
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		r := c.Record()
		return a.notifyClient(tx, r.ClientID, "stop_returned", mail.Data{"client": r.Holder.Name, "number": r.Number, "reason": s.Reason,
			"link": "/c/" + b.Slug + "/certificates/" + r.ID.String()})
	})
}
