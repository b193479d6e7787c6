package app

import (
	"context"
	"fmt"

	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// Job is what a task does. Run works inside the transaction that marks the task done, so that its effect
// happens once. Outside is for effects that no transaction covers (handing a mail to a server): it runs
// before the mark and must itself be safe to repeat.
type Job struct {
	Run     func(a *App, tx *postgres.Tx, t postgres.Task) error
	Outside func(a *App, ctx context.Context, t postgres.Task) error
}

// RunTask does the task once: a task already done is left alone.
func (a *App) RunTask(ctx context.Context, tenant id.Body, task id.Task) error {
	var outside func() error
	who := systemActor(tenant, "task")
	err := a.write(ctx, who, "task.run", func(tx *postgres.Tx) error {
		t, open, err := tx.BeginTask(task)
		if err != nil || !open {
			return err
		}
		j, known := a.Jobs[t.Job]
		if !known {
			return fmt.Errorf("no job is called %q", t.Job)
		}
		tx.Actor.System, tx.Verb = t.Job, t.Job
		if j.Outside != nil {
			outside = func() error { return j.Outside(a, ctx, t) }
			return nil
		}
		if err := j.Run(a, tx, t); err != nil {
			return err
		}
		return tx.FinishTask(task)
	})
	if err != nil || outside == nil {
		return err
	}
	if err := outside(); err != nil {
		return err
	}
	return a.write(ctx, who, "task.run", func(tx *postgres.Tx) error { return tx.FinishTask(task) })
}
