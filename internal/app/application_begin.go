package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/id"
	"triennia/internal/domain/standard"
	"triennia/internal/postgres"
)

// BeginApplication opens a draft of the actor's client for the standards.
func (a *App) BeginApplication(ctx context.Context, who access.Actor, codes []string) (out ApplicationView, err error) {
	err = a.write(ctx, who, "application.begin", func(tx *postgres.Tx) error {
		if err := standard.CanApply(codes...); err != nil {
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		if err := b.Offers(codes...); err != nil {
			return err
		}
		c, err := tx.Client(who.Client)
		if err != nil {
			return err
		}
		reference, err := a.applicationReference(tx)
		if err != nil {
			return err
		}
		draft := application.New(id.Application(newID()), c, reference, codes, a.Now())
		if err := tx.InsertApplication(draft); err != nil {
			return err
		}
		out, err = a.viewApplication(tx, draft.Record())
		return err
	})
	return out, err
}

// applicationReference is the next number of the year: "A-2026-0012".
func (a *App) applicationReference(tx *postgres.Tx) (string, error) {
	today, err := a.today(tx)
	if err != nil {
		return "", err
	}
	return numbered(tx, "application", "A", today)
}
