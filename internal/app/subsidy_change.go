package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/subsidy"
	"triennia/internal/postgres"
)

// BeginSubsidy adds a programme to the registry as a draft.
func (a *App) BeginSubsidy(ctx context.Context, who access.Actor, t subsidy.Terms) (out SubsidyView, err error) {
	err = a.write(ctx, who, "subsidy.begin", func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		p, err := subsidy.New(id.Subsidy(newID()), t)
		if err != nil {
			return err
		}
		if err := tx.InsertSubsidy(p); err != nil {
			return err
		}
		out, err = viewSubsidy(p.Record(), today)
		return err
	})
	return out, err
}

// ChangeSubsidy replaces what the registry says of a programme; it has to be verified again.
func (a *App) ChangeSubsidy(ctx context.Context, who access.Actor, sid id.Subsidy, seen int, t subsidy.Terms) (SubsidyView, error) {
	return a.changeSubsidy(ctx, who, "subsidy.change", sid, seen, func(p *subsidy.Programme, _ date.Date) error { return p.Change(t) })
}

// VerifySubsidy notes that the actor has read the source today.
func (a *App) VerifySubsidy(ctx context.Context, who access.Actor, sid id.Subsidy, seen int, read bool) (SubsidyView, error) {
	return a.changeSubsidy(ctx, who, "subsidy.verify", sid, seen, func(p *subsidy.Programme, today date.Date) error {
		return p.Verify(who.Name, read, today)
	})
}

// CloseSubsidy ends a programme.
func (a *App) CloseSubsidy(ctx context.Context, who access.Actor, sid id.Subsidy, seen int) (SubsidyView, error) {
	return a.changeSubsidy(ctx, who, "subsidy.close", sid, seen, func(p *subsidy.Programme, _ date.Date) error { return p.Close() })
}

func (a *App) changeSubsidy(ctx context.Context, who access.Actor, verb string, sid id.Subsidy, seen int,
	fn func(*subsidy.Programme, date.Date) error) (out SubsidyView, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		p, err := tx.LockSubsidy(sid, seen)
		if err != nil {
			return err
		}
		if err := fn(p, today); err != nil {
			return err
		}
		r, err := tx.SaveSubsidy(p)
		if err != nil {
			return err
		}
		out, err = viewSubsidy(r, today)
		return err
	})
	return out, err
}
