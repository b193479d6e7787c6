package app

import (
	"context"
	"errors"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// CalculationPreview is a computation that is not kept: input, sheet, and whether the method may be used.
type CalculationPreview struct {
	Input    audittime.Input      `json:"input"`
	Sheet    audittime.Sheet      `json:"sheet"`
	Approval *body.MethodApproval `json:"approval,omitempty"`
	Refused  *text.Text           `json:"refused,omitempty"` // why it could not be saved now
}

// DraftCalculation is the computation that the application's own headcount asks for.
func (a *App) DraftCalculation(ctx context.Context, who access.Actor, aid id.Application) (out CalculationPreview, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		app, err := tx.Application(aid)
		if err != nil {
			return err
		}
		out, err = a.preview(tx, audittime.InputOf(app))
		return err
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
		out, err = a.preview(tx, in.For(app.Standard))
		return err
	})
	return out, err
}

func (a *App) preview(tx *postgres.Tx, in audittime.Input) (CalculationPreview, error) {
	sheet, err := audittime.Compute(in)
	if err != nil {
		return CalculationPreview{}, err
	}
	approval, err := method(tx, in.Standards[0].Code)
	out := CalculationPreview{Input: in, Sheet: sheet, Approval: approval}
	var broken rule.Broken
	if errors.As(err, &broken) {
		why := broken[0].Sentence()
		out.Refused = &why
		return out, nil
	}
	return out, err
}

// method is the approval of the standard's method, or why it may not be used.
func method(tx *postgres.Tx, standard string) (*body.MethodApproval, error) {
	b, err := tx.Body()
	if err != nil {
		return nil, err
	}
	m, _ := audittime.MethodOf(standard)
	return m.CanUse(b, standard)
}
