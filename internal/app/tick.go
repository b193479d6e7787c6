package app

import (
	"context"
	"time"

	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// Tick is something that every worker does again and again. Several workers may do it at once: what it
// causes goes through the outbox under a dedupe key, so that it happens once.
type Tick struct {
	Name  string
	Every time.Duration
	Do    func(a *App, ctx context.Context) error
}

// Ticks lists what the workers repeat.
var Ticks = []Tick{
	{"outbox.requeue", time.Minute, (*App).requeueLostTasks},
	{"clock.sweep", time.Minute, (*App).Sweep},
	{"outbox.purge", time.Hour, (*App).purgeOldTasks},
	{"application.lapse", time.Hour, (*App).lapseApplications},
	{"quotation.remind", time.Hour, (*App).remindOfQuotations},
	{"invoice.remind", time.Hour, (*App).remindOfInvoices},
	{"register.remind", time.Hour, (*App).remindOfRegister},
	{"accreditation.remind", time.Hour, (*App).remindOfAccreditation},
	{"register.upload", time.Hour, (*App).uploadAgain},
	{"certificate.end", time.Hour, (*App).endExpired},
	{"certificate.sign", time.Hour, (*App).signAgain},
	{"signing_key.remind", time.Hour, (*App).remindOfKeys},
	{"complaint.remind", time.Hour, (*App).remindOfComplaints},
	{"notice.remind", time.Hour, (*App).remindOfNotices},
	{"follower.notice", time.Hour, (*App).noticeFollowers},
	{"upload.sweep", 10 * time.Minute, (*App).sweepUploads},
}

// longestTask is longer than the longest task with all its retries takes.
const longestTask = 15 * time.Minute

// keepDone is how long finished tasks stay, to be looked at.
const keepDone = 7 * 24 * time.Hour

func (a *App) requeueLostTasks(ctx context.Context) error {
	return a.DB.System(ctx, "requeue tasks that the queue lost", func(tx *postgres.SystemTx) error {
		n, err := tx.Requeue(tx.At.Add(-longestTask))
		if n > 0 {
			a.Log.WarnContext(ctx, "tasks requeued", "count", n)
		}
		return err
	})
}

func (a *App) purgeOldTasks(ctx context.Context) error {
	return a.DB.System(ctx, "purge finished tasks", func(tx *postgres.SystemTx) error {
		return tx.Purge(tx.At.Add(-keepDone))
	})
}

// RelayTasks hands at most n waiting tasks to enqueue and marks them queued; it answers how many.
func (a *App) RelayTasks(ctx context.Context, n int, enqueue func(postgres.Task) error) (moved int, err error) {
	err = a.DB.System(ctx, "relay", func(tx *postgres.SystemTx) error {
		moved, err = tx.TakeWaiting(n, enqueue)
		return err
	})
	return moved, err
}

// GiveUpTask marks a task failed whose retries are exhausted.
func (a *App) GiveUpTask(ctx context.Context, task id.Task, reason string) error {
	return a.DB.System(ctx, "give up task", func(tx *postgres.SystemTx) error { return tx.FailTask(task, reason) })
}
