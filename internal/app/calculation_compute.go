package app

import (
	"context"
	"errors"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// CalculationPreview is a computation that is not kept: input, sheet, and whether the method may be used.
type CalculationPreview struct {
	Input    audittime.Input      `json:"input"`
	Apart    *audittime.Input     `json:"apart,omitempty"` // the same persons with each site by itself, where there are several
	Sheet    audittime.Sheet      `json:"sheet"`
	Approval *body.MethodApproval `json:"approval,omitempty"`
	Refused  *text.Text           `json:"refused,omitempty"` // why it could not be saved now
	Choices  []StandardChoice     `json:"choices" nullable:"false"`
	Later    bool                 `json:"later,omitempty"` // a second or later cycle, whose days may be individual (REC-2)
	Markers  []audittime.Marker   `json:"markers" nullable:"false" doc:"in which the applicant says its systems are one"`
}

// StandardChoice is what is chosen for one of the standards of a computation.
type StandardChoice struct {
	Code       string    `json:"code"`
	Method     text.Text `json:"method"`
	Categories []string  `json:"categories" nullable:"false"` // of complexity or risk
	Scored     bool      `json:"scored"`                      // scores say what the factors together may be
	Proposed   string    `json:"proposed,omitempty"`          // the category that the sectors propose
	Sector     text.Text `json:"sector,omitzero"`             // the one that proposes it
}

// DraftCalculation is the computation that the application's own headcount asks for; what changes or
// renews a certification begins with the categories, factors and days that persons chose for what is agreed.
func (a *App) DraftCalculation(ctx context.Context, who access.Actor, aid id.Application) (out CalculationPreview, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		app, err := tx.Application(aid)
		if err != nil {
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		in := audittime.InputOf(app, b)
		apart, several := audittime.ApartOf(app, b)
		if app.Kind.FromCertificate() {
			agreed, err := agreedTime(tx, app)
			if err != nil {
				return err
			}
			in.Standards = agreed.Standards
			apart.Standards = in.Standards
		}
		if out, err = preview(b, app, in.For(app, b)); err != nil {
			return err
		}
		if several {
			apart = apart.For(app, b)
			out.Apart = &apart
		}
		return nil
	})
	return out, err
}

// PreviewCalculation computes an input for the application without keeping it.
func (a *App) PreviewCalculation(ctx context.Context, who access.Actor, aid id.Application, in audittime.Input) (out CalculationPreview, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		app, err := tx.Application(aid)
		if err != nil {
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		out, err = preview(b, app, in.For(app, b))
		return err
	})
	return out, err
}

func preview(b body.Record, app application.Record, in audittime.Input) (CalculationPreview, error) {
	sheet, err := audittime.Compute(in)
	if err != nil {
		return CalculationPreview{}, err
	}
	out := CalculationPreview{Later: app.Kind == application.Renewal, Input: in, Sheet: sheet, Markers: audittime.MarkersOf(app.System.Data.Integrated)}
	for _, s := range in.Standards {
		m, _ := s.Method()
		proposed, sector := standard.Proposed(s.Code, app.Review.Sectors)
		out.Choices = append(out.Choices, StandardChoice{s.Code, m.Name, m.Choices(), m.Scored(), proposed, sector.Title})
	}
	out.Approval, err = method(b, in.Standards)
	var broken rule.Broken
	if errors.As(err, &broken) {
		why := broken[0].Sentence()
		out.Refused = &why
		return out, nil
	}
	return out, err
}

// method is the approval of the provisional method among those of the standards, nil where none is provisional, or
// why one of them may not be used.
func method(b body.Record, standards []audittime.Standard) (out *body.MethodApproval, err error) {
	for _, s := range standards {
		m, _ := s.Method()
		approval, err := m.CanUse(b, s.Code)
		if err != nil {
			return nil, err
		}
		if m.Provisional {
			out = approval
		}
	}
	return out, nil
}
