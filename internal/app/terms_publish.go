package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// TermsView is an edition of the body's own terms with what it is today.
type TermsView struct {
	contract.Edition
	Standing contract.Standing `json:"standing" enum:"in_force,coming,past"`
}

// AgreementTerms are all editions, the newest first, and what a new one is made of.
type AgreementTerms struct {
	Editions     []TermsView            `json:"editions" nullable:"false"`
	Delivered    []contract.Clause      `json:"delivered" nullable:"false"`
	Duties       []contract.Duty        `json:"duties" nullable:"false"`
	Placeholders []contract.Placeholder `json:"placeholders" nullable:"false"`
}

// ListTerms are the terms of the agreement that the body has published, and those delivered.
func (a *App) ListTerms(ctx context.Context, who access.Actor) (AgreementTerms, error) {
	out := AgreementTerms{Editions: []TermsView{}, Delivered: contract.Delivered, Duties: contract.Duties, Placeholders: contract.Placeholders}
	err := a.read(ctx, who, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		all, err := tx.Terms()
		for _, e := range all {
			out.Editions = append(out.Editions, TermsView{e, e.StandingOn(today, all)})
		}
		return err
	})
	return out, err
}

// PublishTerms puts a new edition of the body's own terms in force from its first day. Identifier, edition
// and author are given here.
func (a *App) PublishTerms(ctx context.Context, who access.Actor, e contract.Edition) (out contract.Edition, err error) {
	err = a.write(ctx, who, "agreement_terms.publish", func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		edition, err := tx.NextNumber("agreement-terms")
		if err != nil {
			return err
		}
		e.ID, e.Edition, e.By, e.At = id.Terms(newID()), int(edition), who.Name, a.Now()
		p, err := contract.Publish(e, today)
		if err != nil {
			return err
		}
		out = p.Record()
		return tx.InsertTerms(p)
	})
	return out, err
}

// PreviewTerms checks an edition that is not yet published and fills it in for a client that does not exist.
// Nothing is kept.
func (a *App) PreviewTerms(ctx context.Context, who access.Actor, e contract.Edition) (out text.Text, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		b, err := tx.Body()
		if err != nil {
			return err
		}
		if err := e.CheckNew(b.Today(a.Now())); err != nil {
			return err
		}
		out = contract.Fill(e.Clauses, contract.Sample(b.Name))
		return nil
	})
	return out, err
}
