package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/subsidy"
	"triennia/internal/postgres"
)

// SubsidyView is a programme with how it stands today.
type SubsidyView struct {
	subsidy.Record
	Status     subsidy.Status `json:"status" enum:"draft,unverified,open,stale,expired,closed"`
	Shown      bool           `json:"shown" doc:"to clients whose certificates it fits"`
	FreshUntil date.Date      `json:"fresh_until,omitzero" doc:"last day on which the verification counts"`
	Actions    []flow.Action  `json:"actions" nullable:"false"`
}

func viewSubsidy(r subsidy.Record, today date.Date) (SubsidyView, error) {
	p, err := subsidy.From(r)
	if err != nil {
		return SubsidyView{}, err
	}
	return SubsidyView{Record: r, Status: r.Status(today), Shown: r.Shown(today), FreshUntil: r.FreshUntil(), Actions: p.Actions()}, nil
}

// GetSubsidy is one programme of the registry.
func (a *App) GetSubsidy(ctx context.Context, who access.Actor, sid id.Subsidy) (out SubsidyView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		r, err := tx.Subsidy(sid)
		if err != nil {
			return err
		}
		out, err = viewSubsidy(r, today)
		return err
	})
	return out, err
}

// ListSubsidies is one page of the registry, and the cursor of the next.
func (a *App) ListSubsidies(ctx context.Context, who access.Actor, p postgres.Page, status string) (list []SubsidyView, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		var records []subsidy.Record
		if records, next, err = tx.Subsidies(p, postgres.SubsidyFilter{Status: status, Today: today}); err != nil {
			return err
		}
		for _, r := range records {
			v, err := viewSubsidy(r, today)
			if err != nil {
				return err
			}
			list = append(list, v)
		}
		return nil
	})
	return list, next, err
}
