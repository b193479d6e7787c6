package app

import (
	"context"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/id"
	"triennia/internal/domain/subsidy"
	"triennia/internal/postgres"
)

// ListDeliveredSubsidies lists the delivered programmes that are not in the registry of the body.
func (a *App) ListDeliveredSubsidies(ctx context.Context, who access.Actor) (list []subsidy.Example, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		list, err = untaken(tx)
		return err
	})
	return list, err
}

// TakeOverSubsidies adds the delivered programmes to the registry of the body, unverified; those that it has
// already stay as they are.
func (a *App) TakeOverSubsidies(ctx context.Context, who access.Actor) (list []subsidy.Example, err error) {
	err = a.write(ctx, who, "subsidy.take_over", func(tx *postgres.Tx) error {
		if list, err = untaken(tx); err != nil {
			return err
		}
		for _, e := range list {
			if err := tx.InsertSubsidy(subsidy.TakeOver(id.Subsidy(newID()), e)); err != nil {
				return err
			}
		}
		return nil
	})
	return list, err
}

func untaken(tx *postgres.Tx) ([]subsidy.Example, error) {
	taken, err := tx.TakenOver()
	return slices.DeleteFunc(subsidy.Delivered(), func(e subsidy.Example) bool { return slices.Contains(taken, e.Code) }), err
}
