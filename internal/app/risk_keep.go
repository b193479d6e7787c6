package app

import (
	"context"
	"errors"

	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/risk"
	"triennia/internal/postgres"
)

// EnterRisk adds a risk to the register.
func (a *App) EnterRisk(ctx context.Context, who access.Actor, t risk.Terms) (out RiskView, err error) {
	err = a.write(ctx, who, "risk.enter", func(tx *postgres.Tx) error {
		keeper, err := a.keeper(tx)
		if err != nil {
			return err
		}
		owner, err := nameOfOwner(tx, t.Owner)
		if err != nil {
			return err
		}
		k, err := risk.New(id.Risk(newID()), t, owner, keeper)
		if err != nil {
			return err
		}
		if err := tx.InsertRisk(k); err != nil {
			return err
		}
		out, err = viewRisk(k.Record(), keeper.Today)
		return err
	})
	return out, err
}

// ChangeRisk replaces what the register says of a risk.
func (a *App) ChangeRisk(ctx context.Context, who access.Actor, rid id.Risk, seen int, t risk.Terms) (RiskView, error) {
	return a.changeRisk(ctx, who, "risk.change", rid, seen, func(tx *postgres.Tx, r *risk.Risk, k risk.Keeper) error {
		owner, err := nameOfOwner(tx, t.Owner)
		if err != nil {
			return err
		}
		return r.Change(t, owner, k)
	})
}

// ReviewRisk records a review of today.
func (a *App) ReviewRisk(ctx context.Context, who access.Actor, rid id.Risk, seen int, o risk.Outcome) (RiskView, error) {
	return a.changeRisk(ctx, who, "risk.review", rid, seen, func(_ *postgres.Tx, r *risk.Risk, k risk.Keeper) error { return r.Review(o, k) })
}

// CloseRisk takes a risk off the register.
func (a *App) CloseRisk(ctx context.Context, who access.Actor, rid id.Risk, seen int, reason string) (RiskView, error) {
	return a.changeRisk(ctx, who, "risk.close", rid, seen, func(_ *postgres.Tx, r *risk.Risk, k risk.Keeper) error { return r.Close(reason, k) })
}

func (a *App) changeRisk(ctx context.Context, who access.Actor, verb string, rid id.Risk, seen int,
	fn func(*postgres.Tx, *risk.Risk, risk.Keeper) error) (out RiskView, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		keeper, err := a.keeper(tx)
		if err != nil {
			return err
		}
		r, err := tx.LockRisk(rid, seen)
		if err != nil {
			return err
		}
		if err := fn(tx, r, keeper); err != nil {
			return err
		}
		saved, err := tx.SaveRisk(r)
		if err != nil {
			return err
		}
		out, err = viewRisk(saved, keeper.Today)
		return err
	})
	return out, err
}

// keeper is who writes in the register today, under the limits in force.
func (a *App) keeper(tx *postgres.Tx) (risk.Keeper, error) {
	today, err := a.today(tx)
	if err != nil {
		return risk.Keeper{}, err
	}
	limits, err := a.limits(tx)
	return risk.Keeper{Name: tx.Actor.Label(), Today: today, Months: limits.Of(pack.RiskReviewMonths)}, err
}

// nameOfOwner is the name of the person of the body, empty where it has no such person.
func nameOfOwner(tx *postgres.Tx, owner id.Identity) (string, error) {
	p, err := tx.Person(owner)
	var f fault.Error
	if errors.As(err, &f) && f.Kind == fault.NotFound {
		return "", nil
	}
	return p.Name, err
}
