package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// BeginApplication opens a draft of the actor's client for the standards; transfer says that another body certified it
// to them. What the client told in its latest application stands in the draft already.
func (a *App) BeginApplication(ctx context.Context, who access.Actor, codes []string, transfer bool) (out ApplicationView, err error) {
	err = a.write(ctx, who, "application.begin", func(tx *postgres.Tx) error {
		draft, err := a.beginFor(tx, who.Client, codes, transfer)
		if err != nil {
			return err
		}
		if err := a.followExpired(tx, draft.Record()); err != nil {
			return err
		}
		out, err = a.viewApplication(tx, draft.Record())
		return err
	})
	return out, err
}

// beginFor opens a draft for the client. What the client told in its latest application stands in it already.
func (a *App) beginFor(tx *postgres.Tx, cid id.Client, codes []string, transfer bool) (*application.Application, error) {
	book, err := tx.WholeBook()
	if err != nil {
		return nil, err
	}
	today, err := a.today(tx)
	if err != nil {
		return nil, err
	}
	if err := book.CanApply(today, codes...); err != nil {
		return nil, err
	}
	b, err := tx.Body()
	if err != nil {
		return nil, err
	}
	if err := b.Offers(codes...); err != nil {
		return nil, err
	}
	c, err := tx.Client(cid)
	if err != nil {
		return nil, err
	}
	holds, err := a.holdings(tx, cid)
	if err != nil {
		return nil, err
	}
	kind, err := application.KindOf(codes, transfer, holds)
	if err != nil {
		return nil, err
	}
	if kind == application.Initial {
		if err := book.CanBegin(today, codes...); err != nil {
			return nil, err
		}
	}
	reference, err := a.applicationReference(tx)
	if err != nil {
		return nil, err
	}
	draft := application.New(id.Application(newID()), kind, c, reference, codes, a.Now())
	draft.Adopt(book)
	if before, err := tx.LatestApplication(cid); err != nil {
		return nil, err
	} else if before != nil {
		draft.Recall(*before)
	}
	if err := tx.InsertApplication(draft); err != nil {
		return nil, err
	}
	return draft, nil
}

// BecomeInitial goes on with the draft of a transfer as an initial certification.
func (a *App) BecomeInitial(ctx context.Context, who access.Actor, aid id.Application, seen int) (out ApplicationView, err error) {
	err = a.write(ctx, who, "application.become_initial", func(tx *postgres.Tx) error {
		out, err = a.changeApplication(tx, aid, seen, func(x *application.Application, _ moment) error { return x.BecomeInitial() })
		return err
	})
	return out, err
}

// holdings are the certificates of this body that the client holds or held.
func (a *App) holdings(tx *postgres.Tx, cid id.Client) ([]application.Holding, error) {
	today, err := a.today(tx)
	if err != nil {
		return nil, err
	}
	list, err := tx.CertificatesOfClient(cid)
	if err != nil {
		return nil, err
	}
	out := []application.Holding{}
	for _, c := range list {
		if c.State != certificate.Superseded {
			out = append(out, application.Holding{Standard: c.Standard, Number: c.Number, Valid: c.Standing(today)})
		}
	}
	return out, nil
}

// applicationReference is the next number of the year: "A-2026-0012".
func (a *App) applicationReference(tx *postgres.Tx) (string, error) {
	today, err := a.today(tx)
	if err != nil {
		return "", err
	}
	return numbered(tx, "application", "A", today)
}
