package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/risk"
	"triennia/internal/postgres"
)

// RiskView is a risk with how it stands today.
type RiskView struct {
	risk.Record
	Status     risk.Status   `json:"status" enum:"reviewed,due,overdue,closed"`
	ReviewedOn date.Date     `json:"reviewed_on"`
	Actions    []flow.Action `json:"actions" nullable:"false"`
}

func viewRisk(r risk.Record, today date.Date) (RiskView, error) {
	k, err := risk.From(r)
	if err != nil {
		return RiskView{}, err
	}
	return RiskView{Record: r, Status: r.Status(today), ReviewedOn: r.ReviewedOn(), Actions: k.Actions()}, nil
}

// GetRisk is one risk of the register.
func (a *App) GetRisk(ctx context.Context, who access.Actor, rid id.Risk) (out RiskView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		r, err := tx.Risk(rid)
		if err != nil {
			return err
		}
		out, err = viewRisk(r, today)
		return err
	})
	return out, err
}

// ListRisks is one page of the register, and the cursor of the next.
func (a *App) ListRisks(ctx context.Context, who access.Actor, p postgres.Page, status string) (list []RiskView, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		var records []risk.Record
		if records, next, err = tx.Risks(p, postgres.RiskFilter{Status: status, Today: today}); err != nil {
			return err
		}
		for _, r := range records {
			v, err := viewRisk(r, today)
			if err != nil {
				return err
			}
			list = append(list, v)
		}
		return nil
	})
	return list, next, err
}
