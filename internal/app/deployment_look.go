package app

import (
	"context"

	"triennia/internal/domain/body"
	"triennia/internal/postgres"
)

// Deployment is the health and use of the deployment in numbers: no record of any body.
type Deployment struct {
	Bodies   []BodyUse        `json:"bodies" nullable:"false"`
	Tasks    map[string]int64 `json:"tasks" doc:"tasks of all bodies by state"`
	Mail     bool             `json:"mail" doc:"a mail server is configured"`
	People   int64            `json:"people"`
	Sessions int64            `json:"sessions" doc:"that may still be used"`
}

// BodyUse is how much a body uses, in numbers only.
type BodyUse struct {
	body.Public
	postgres.Use
}

// LookAtDeployment is health and use for the operator.
func (a *App) LookAtDeployment(ctx context.Context) (out Deployment, err error) {
	out.Mail = a.Mail != nil
	err = a.DB.System(ctx, "health and use", func(tx *postgres.SystemTx) error {
		if out.Tasks, err = tx.TaskCounts(); err != nil {
			return err
		}
		out.People, out.Sessions, err = tx.AccountCounts(a.Now())
		return err
	})
	if err != nil {
		return out, err
	}
	list, err := a.ListBodies(ctx)
	for _, b := range list {
		if err != nil {
			return out, err
		}
		var use postgres.Use
		use, err = a.use(ctx, b.Slug)
		out.Bodies = append(out.Bodies, BodyUse{b, use})
	}
	return out, err
}

func (a *App) use(ctx context.Context, slug string) (use postgres.Use, err error) {
	b, err := a.bodyBySlug(ctx, slug)
	if err != nil {
		return use, err
	}
	err = a.read(ctx, systemActor(b.ID, "use"), func(tx *postgres.Tx) error {
		use, err = tx.Use()
		return err
	})
	return use, err
}
