package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/client"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// ListTwins lists the clients that may be the same organisation as the client, for the body only.
func (a *App) ListTwins(ctx context.Context, who access.Actor, cid id.Client) (out []client.Twin, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		out, err = twins(tx, cid)
		return err
	})
	return out, err
}

// DistinguishClients remembers that the other client is another organisation, and answers the twins that are left.
func (a *App) DistinguishClients(ctx context.Context, who access.Actor, cid, other id.Client) (out []client.Twin, err error) {
	err = a.write(ctx, who, "client.distinguish", func(tx *postgres.Tx) error {
		for _, x := range []id.Client{cid, other} {
			if _, err := tx.Client(x); err != nil {
				return err
			}
		}
		d, err := client.Distinguish(client.Distinct{ID: id.Distinct(newID()), One: cid, Other: other, By: who.Name})
		if err != nil {
			return err
		}
		if err := tx.InsertDistinction(d); err != nil {
			return err
		}
		out, err = twins(tx, cid)
		return err
	})
	return out, err
}

func twins(tx *postgres.Tx, cid id.Client) ([]client.Twin, error) {
	c, err := tx.Client(cid)
	if err != nil {
		return nil, err
	}
	others, err := tx.PossibleTwins(c)
	return client.Twins(c, others), err
}
