package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/standard"
	"triennia/internal/postgres"
)

// OfferedEdition is an edition, and whether a new application to the body may name it.
type OfferedEdition struct {
	standard.Edition
	Offered bool `json:"offered"`
}

// ListStandards lists the editions that the software knows.
func (a *App) ListStandards(ctx context.Context, who access.Actor) (list []OfferedEdition, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		b, err := tx.Body()
		if err != nil {
			return err
		}
		book, err := tx.WholeBook()
		for _, e := range book.Editions() {
			list = append(list, OfferedEdition{e, offers(b, e)})
		}
		return err
	})
	return list, err
}

// ListClauses lists the clauses of an edition, empty where they are not held.
func (a *App) ListClauses(ctx context.Context, who access.Actor, code string) (list []standard.Clause, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		book, err := tx.Book(code)
		list = book.Clauses(code)
		return err
	})
	return list, err
}

// ListOffered lists the editions that anyone can apply to the body for, its own among them, as they can be estimated.
func (a *App) ListOffered(ctx context.Context, slug string) (out []fee.Estimable, err error) {
	b, err := a.bodyBySlug(ctx, slug)
	if err != nil {
		return nil, err
	}
	err = a.read(ctx, systemActor(b.ID, "standards on offer"), func(tx *postgres.Tx) error {
		book, err := tx.WholeBook()
		for _, e := range book.Editions() {
			if offers(b, e) {
				out = append(out, fee.EstimableOf(e, audittime.OwnOf(b, e.Code)))
			}
		}
		return err
	})
	return out, err
}

func offers(b body.Record, e standard.Edition) bool { return e.Selectable && b.Offers(e.Code) == nil }
