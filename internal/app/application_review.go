package app

import (
	"context"
	"errors"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/staff"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// BeginReview takes an application into review by the actor.
func (a *App) BeginReview(ctx context.Context, who access.Actor, aid id.Application, seen int) (out ApplicationView, err error) {
	err = a.write(ctx, who, "application.begin_review", func(tx *postgres.Tx) error {
		person, err := reviewer(tx)
		if err != nil {
			return err
		}
		out, err = a.changeApplication(tx, aid, seen, func(x *application.Application, m moment) error {
			return x.BeginReview(person, m.Limits.Of(pack.CoolingOffMonths), m.Today)
		})
		return err
	})
	return out, err
}

// AssessApplication stores what the reviewer has found so far.
func (a *App) AssessApplication(ctx context.Context, who access.Actor, aid id.Application, seen int, x application.Assessment) (out ApplicationView, err error) {
	err = a.write(ctx, who, "application.assess", func(tx *postgres.Tx) error {
		out, err = a.changeApplication(tx, aid, seen, func(whole *application.Application, m moment) error {
			return a.asReviewer(tx, whole, m, func() error { return assess(tx, whole, x) })
		})
		return err
	})
	return out, err
}

func assess(tx *postgres.Tx, whole *application.Application, x application.Assessment) error {
	areas, err := tx.Areas()
	if err != nil {
		return err
	}
	return whole.Assess(x, areas)
}

// LookUpApplicant keeps what the reviewer found of the applicant in a public register.
func (a *App) LookUpApplicant(ctx context.Context, who access.Actor, aid id.Application, seen int, l application.LookUp) (out ApplicationView, err error) {
	err = a.write(ctx, who, "application.look_up", func(tx *postgres.Tx) error {
		out, err = a.changeApplication(tx, aid, seen, func(x *application.Application, m moment) error {
			return a.asReviewer(tx, x, m, func() error {
				if _, err := documentOf(tx, l.Picture, x.Record().ClientID); err != nil {
					return err
				}
				return x.LookUp(l, m.Limits, who, m.Now, m.Today)
			})
		})
		return err
	})
	return out, err
}

// AcceptApplication ends the review well.
func (a *App) AcceptApplication(ctx context.Context, who access.Actor, aid id.Application, seen int) (out ApplicationView, err error) {
	return a.endReview(ctx, who, aid, seen, "application.accept", "application_accepted",
		func(tx *postgres.Tx, x *application.Application, m moment) error {
			f, err := factsOf(tx, x.Record(), m.Limits, m.Today)
			if err != nil {
				return err
			}
			return x.Accept(f.Facts, who)
		})
}

// DeclineApplication ends the review with a reason that the applicant is told.
func (a *App) DeclineApplication(ctx context.Context, who access.Actor, aid id.Application, seen int, reason string) (out ApplicationView, err error) {
	return a.endReview(ctx, who, aid, seen, "application.decline", "application_declined",
		func(_ *postgres.Tx, x *application.Application, m moment) error {
			return x.Decline(reason, who, m.Today)
		})
}

// TreatAsInitial goes on with a transfer as the initial certification of a new client, which is told why.
func (a *App) TreatAsInitial(ctx context.Context, who access.Actor, aid id.Application, seen int, reason string) (out ApplicationView, err error) {
	return a.endReview(ctx, who, aid, seen, "application.treat_as_initial", "application_became_initial",
		func(_ *postgres.Tx, x *application.Application, _ moment) error { return x.TreatAsInitial(reason) })
}

func (a *App) endReview(ctx context.Context, who access.Actor, aid id.Application, seen int, verb, letter string,
	end func(*postgres.Tx, *application.Application, moment) error) (out ApplicationView, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		out, err = a.changeApplication(tx, aid, seen, func(x *application.Application, m moment) error {
			return a.asReviewer(tx, x, m, func() error { return end(tx, x, m) })
		})
		if err != nil {
			return err
		}
		_, link := applicationLinks(out.slug, out.Record)
		return a.notifyClient(tx, out.ClientID, letter, mail.Data{
			"reference": out.Reference, "reason": out.Review.Reason, "link": link})
	})
	return out, err
}

// asReviewer does the act where the actor may review this application today.
func (a *App) asReviewer(tx *postgres.Tx, x *application.Application, m moment, act func() error) error {
	person, err := reviewer(tx)
	if err != nil {
		return err
	}
	if err := x.CanReview(person, m.Limits.Of(pack.CoolingOffMonths), m.Today); err != nil {
		return err
	}
	return act()
}

// reviewer is the actor as a person of the body; who has no record of competence has none.
func reviewer(tx *postgres.Tx) (staff.Record, error) {
	person, err := tx.Person(tx.Actor.Identity)
	var f fault.Error
	if errors.As(err, &f) && f.Kind == fault.NotFound {
		return staff.Record{ID: tx.Actor.Identity, Name: tx.Actor.Name}, nil
	}
	return person, err
}
