package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/subsidy"
	"triennia/internal/postgres"
)

// MatchSubsidies lists the programmes that fit a certificate today; people of a client see those of their own.
func (a *App) MatchSubsidies(ctx context.Context, who access.Actor, cid id.Certificate) (list []subsidy.Match, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		held, err := tx.Certificate(cid)
		if err != nil {
			return err
		}
		holder, err := tx.Client(held.ClientID)
		if err != nil {
			return err
		}
		open, err := tx.OpenSubsidies(holder.Country)
		if err != nil || len(open) == 0 {
			return err
		}
		claim, today, err := a.claimOf(tx, holder, held)
		if err != nil {
			return err
		}
		for _, r := range open {
			if r.Matches(claim, today) {
				list = append(list, r.Match(claim))
			}
		}
		return nil
	})
	return list, err
}

func (a *App) claimOf(tx *postgres.Tx, holder client.Record, held certificate.Record) (c subsidy.Claim, today date.Date, err error) {
	b, err := tx.Body()
	if err != nil {
		return c, today, err
	}
	all, err := tx.CertificatesOfClient(held.ClientID)
	if err != nil {
		return c, today, err
	}
	today = b.Today(a.Now())
	c = subsidy.ClaimOf(holder, held, all, b, today)
	p, err := tx.Programme(held.ProgrammeID)
	if err != nil {
		return c, today, err
	}
	agreed, err := tx.Contract(p.ContractID)
	if uncontracted(err) {
		return c, today, nil
	}
	if err != nil {
		return c, today, err
	}
	invoices, err := tx.InvoicesOfContract(p.ContractID)
	return c.PaidFor(agreed, invoices), today, err
}
