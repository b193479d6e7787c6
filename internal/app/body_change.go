package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// GetBody is the body of the actor.
func (a *App) GetBody(ctx context.Context, who access.Actor) (b body.Record, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		b, err = tx.Body()
		return err
	})
	return b, err
}

// ChangeBody replaces the settings of the body.
func (a *App) ChangeBody(ctx context.Context, who access.Actor, seen int, s body.Settings) (body.Record, error) {
	return a.changeBody(ctx, who, "body.change_settings", seen, func(b *body.Body) error { return b.ChangeSettings(s, b.Record().Today(a.Now())) })
}

// ChangeLimits puts another edition of the body's own limits in force from today.
func (a *App) ChangeLimits(ctx context.Context, who access.Actor, seen int, own map[pack.Key]pack.Entry) (body.Record, error) {
	return a.changeBody(ctx, who, "body.change_limits", seen, func(b *body.Body) error {
		return b.ChangeLimits(own, b.Record().Today(a.Now()))
	})
}

// Approval is the statement by which the actor approves a method for a standard.
type Approval struct {
	Method    string `json:"method"`
	Standard  string `json:"standard"`
	Statement string `json:"statement" doc:"why the method suits the body, in a sentence"`
}

// ApproveMethod records that the actor, by name, approves the use of a method for a standard.
func (a *App) ApproveMethod(ctx context.Context, who access.Actor, seen int, in Approval) (body.Record, error) {
	return a.changeBody(ctx, who, "body.approve_method", seen, func(b *body.Body) error {
		return b.ApproveMethod(body.MethodApproval{Method: in.Method, Standard: in.Standard, Statement: in.Statement,
			ApprovedBy: who.Identity, Name: who.Name, At: a.Now()})
	})
}

var noDemo = fault.New(fault.Denied, text.T(
	"The clock moves only in a demonstration.", "只有在演示模式下才能移动时钟。"))

// MoveClock moves the body's today forward, in a demonstration.
func (a *App) MoveClock(ctx context.Context, who access.Actor, seen, days int) (body.Record, error) {
	if !a.Demo {
		return body.Record{}, noDemo
	}
	return a.changeBody(ctx, who, "body.move_clock", seen, func(b *body.Body) error { return b.MoveClock(days) })
}

func (a *App) changeBody(ctx context.Context, who access.Actor, verb string, seen int, do func(*body.Body) error) (out body.Record, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		b, err := tx.LockBody(seen)
		if err != nil {
			return err
		}
		if err := do(b); err != nil {
			return err
		}
		out, err = tx.SaveBody(b)
		return err
	})
	return out, err
}
