package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/headcount"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/postgres"
)

// ListHeadcounts is the headcount ledger of a client, each entry compared with those before it; people of the body read
// where a change calls for another audit time.
func (a *App) ListHeadcounts(ctx context.Context, who access.Actor, cid id.Client) (out []headcount.Line, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		if _, err := tx.Client(cid); err != nil {
			return err
		}
		entries, err := tx.Headcounts(cid)
		if err != nil {
			return err
		}
		limits, err := a.limits(tx)
		out = headcount.Ledger(entries)
		if tx.Actor.Client.IsZero() {
			for i := range out {
				out[i].Warnings = out[i].Warn(limits.Of(pack.HeadcountPercent))
			}
		}
		return err
	})
	return out, err
}

// warnHeadcount is the warning of persons that changed by much since the last audit of the programme (SM-86).
func (a *App) warnHeadcount(tx *postgres.Tx, cid id.Client, p id.Programme) (rule.Broken, error) {
	entries, err := tx.Headcounts(cid)
	if err != nil {
		return nil, err
	}
	limits, err := a.limits(tx)
	return headcount.Warn(entries, p, limits.Of(pack.HeadcountPercent)), err
}
