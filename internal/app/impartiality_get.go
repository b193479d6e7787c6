package app

import (
	"context"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/date"
	"triennia/internal/domain/invoice"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/risk"
	"triennia/internal/domain/rule"
	"triennia/internal/postgres"
)

// Impartiality is what the records of the body show of pressure on its impartiality.
type Impartiality struct {
	RevenueSince     date.Date                `json:"revenue_since"`
	Revenue          []invoice.Share          `json:"revenue" nullable:"false"`
	ConsultantsSince date.Date                `json:"consultants_since"`
	Consultants      []application.Consultant `json:"consultants" nullable:"false"`
	Warnings         []rule.Breach            `json:"warnings" nullable:"false"`
}

// GetImpartiality looks at the invoices of a year and at the consultancies named in the applications of a cycle.
func (a *App) GetImpartiality(ctx context.Context, who access.Actor) (out Impartiality, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		limits, err := a.limits(tx)
		if err != nil {
			return err
		}
		out.RevenueSince, out.ConsultantsSince = today.AddMonths(-invoice.ConcentrationMonths), today.AddMonths(-application.ConsultantMonths)
		if out.Revenue, err = tx.RevenueShares(out.RevenueSince); err != nil {
			return err
		}
		if out.Consultants, err = tx.Consultants(out.ConsultantsSince); err != nil {
			return err
		}
		due, err := tx.RisksDue(today)
		if err != nil {
			return err
		}
		out.Warnings = breaches(slices.Concat(risk.WarnReviews(due, today), invoice.WarnConcentration(out.Revenue, limits.Of(pack.RevenuePercent)),
			application.WarnConsultants(out.Consultants, limits.Of(pack.ConsultantClients))))
		return nil
	})
	return out, err
}
