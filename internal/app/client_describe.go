package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/client"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// ClientDescription is what a client says about itself.
type ClientDescription struct {
	client.Legal
	Contacts []client.Contact `json:"contacts" nullable:"false"`
	Sites    []client.Site    `json:"sites" nullable:"false"`
}

// DescribeClient replaces the legal identity, contacts and sites of a client.
func (a *App) DescribeClient(ctx context.Context, who access.Actor, cid id.Client, seen int, d ClientDescription) (out client.Record, err error) {
	err = a.write(ctx, who, "client.describe", func(tx *postgres.Tx) error {
		c, err := tx.LockClient(cid, seen)
		if err != nil {
			return err
		}
		standing, err := sitesUnderDecision(tx, c.Record())
		if err != nil {
			return err
		}
		if err := decision.KeepSites(standing, d.Sites); err != nil {
			return err
		}
		if err := c.Describe(d.Legal, d.Contacts, d.Sites); err != nil {
			return err
		}
		out, err = tx.SaveClient(c)
		return err
	})
	return out, err
}

// sitesUnderDecision are the sites of the client that were audited and wait for a decision.
func sitesUnderDecision(tx *postgres.Tx, c client.Record) (out []client.Site, err error) {
	programmes, err := tx.ProgrammesOf(c.ID)
	if err != nil {
		return nil, err
	}
	for _, p := range programmes {
		audits, err := tx.AuditsOfProgramme(p.ID)
		if err != nil {
			return nil, err
		}
		if !decision.SitesStand(p, audits) {
			continue
		}
		agreed, err := tx.Contract(p.ContractID)
		if err != nil {
			return nil, err
		}
		for _, s := range agreed.Sites {
			if have, ok := c.Site(s.Key); ok {
				out = append(out, have)
			}
		}
	}
	return out, nil
}
