package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/client"
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
		if err := c.Describe(d.Legal, d.Contacts, d.Sites); err != nil {
			return err
		}
		out, err = tx.SaveClient(c)
		return err
	})
	return out, err
}
