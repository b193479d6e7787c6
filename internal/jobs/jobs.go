// Package jobs moves tasks from the outbox to the queue and runs them. It is the only home of asynq. The
// queue may be emptied or lost at any moment: Postgres knows what is still to be done.
package jobs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/hibiken/asynq"

	"triennia/internal/app"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

const (
	taskType    = "triennia:task"
	pollEvery   = 250 * time.Millisecond
	batch       = 200
	maxRetries  = 8
	taskTimeout = 90 * time.Second
)

// Worker relays and runs tasks, and does the ticks.
type Worker struct {
	app    *app.App
	client *asynq.Client
	server *asynq.Server
	cancel context.CancelFunc
	loops  sync.WaitGroup
}

type envelope struct {
	Tenant id.Body `json:"tenant"`
	Task   id.Task `json:"task"`
}

// Start begins to work with the queue at the Redis address; concurrency is the number of tasks at once.
func Start(a *app.App, redisURL string, concurrency int) (*Worker, error) {
	opt, err := asynq.ParseRedisURI(redisURL)
	if err != nil {
		return nil, fmt.Errorf("redis address: %w", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	w := &Worker{app: a, client: asynq.NewClient(opt), cancel: cancel}
	w.server = asynq.NewServer(opt, asynq.Config{
		Concurrency:     concurrency,
		Logger:          quiet{a.Log},
		ErrorHandler:    asynq.ErrorHandlerFunc(w.failed),
		RetryDelayFunc:  func(n int, _ error, _ *asynq.Task) time.Duration { return min(time.Second<<n, time.Minute) },
		ShutdownTimeout: 20 * time.Second,
	})
	mux := asynq.NewServeMux()
	mux.HandleFunc(taskType, w.run)
	if err := w.server.Start(mux); err != nil {
		cancel()
		return nil, fmt.Errorf("start worker: %w", err)
	}
	w.loop(ctx, "relay", pollEvery, w.relay)
	for _, t := range app.Ticks {
		w.loop(ctx, t.Name, t.Every, func(ctx context.Context) error { return t.Do(a, ctx) })
	}
	return w, nil
}

// Stop lets running tasks end and stops.
func (w *Worker) Stop() {
	w.cancel()
	w.loops.Wait()
	w.server.Shutdown()
	_ = w.client.Close()
}

// loop does something at once and then every so often until the worker stops.
func (w *Worker) loop(ctx context.Context, name string, every time.Duration, do func(context.Context) error) {
	w.loops.Go(func() {
		tick := time.NewTicker(every)
		defer tick.Stop()
		var told time.Time // while a server is away, the relay would say so many times a second
		for {
			if err := do(ctx); err != nil && ctx.Err() == nil && time.Since(told) > time.Minute {
				w.app.Log.ErrorContext(ctx, "tick failed", "tick", name, "error", err.Error())
				told = time.Now()
			}
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
		}
	})
}

func (w *Worker) relay(ctx context.Context) error {
	for {
		n, err := w.app.RelayTasks(ctx, batch, func(t postgres.Task) error { return w.enqueue(ctx, t) })
		if err != nil || n < batch {
			return err
		}
	}
}

func (w *Worker) enqueue(ctx context.Context, t postgres.Task) error {
	body, err := json.Marshal(envelope{t.Tenant, t.ID})
	if err != nil {
		return err
	}
	_, err = w.client.EnqueueContext(ctx, asynq.NewTask(taskType, body),
		asynq.TaskID(t.ID.String()), asynq.MaxRetry(maxRetries), asynq.Timeout(taskTimeout))
	if errors.Is(err, asynq.ErrTaskIDConflict) {
		return nil
	}
	return err
}

func (w *Worker) run(ctx context.Context, t *asynq.Task) error {
	var e envelope
	if err := json.Unmarshal(t.Payload(), &e); err != nil {
		return fmt.Errorf("%w: %w", err, asynq.SkipRetry)
	}
	return w.app.RunTask(ctx, e.Tenant, e.Task)
}

// failed notes a failure, and gives the task up when its retries are exhausted.
func (w *Worker) failed(ctx context.Context, t *asynq.Task, err error) {
	var e envelope
	_ = json.Unmarshal(t.Payload(), &e)
	retried, _ := asynq.GetRetryCount(ctx)
	most, _ := asynq.GetMaxRetry(ctx)
	w.app.Log.ErrorContext(ctx, "task failed", "task", e.Task.String(), "try", retried+1, "error", err.Error())
	if retried < most && !errors.Is(err, asynq.SkipRetry) {
		return
	}
	if err := w.app.GiveUpTask(context.WithoutCancel(ctx), e.Task, err.Error()); err != nil {
		w.app.Log.ErrorContext(ctx, "task not marked as failed", "task", e.Task.String(), "error", err.Error())
	}
}

// quiet lets only warnings and errors of the queue library into the log.
type quiet struct{ log *slog.Logger }

func (q quiet) Debug(...any)      {}
func (q quiet) Info(...any)       {}
func (q quiet) Warn(args ...any)  { q.log.Warn("queue", "says", fmt.Sprint(args...)) }
func (q quiet) Error(args ...any) { q.log.Error("queue", "says", fmt.Sprint(args...)) }
func (q quiet) Fatal(args ...any) { q.log.Error("queue", "says", fmt.Sprint(args...)) }
