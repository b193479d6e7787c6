package jobs

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"triennia/internal/app"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func start(t *testing.T, a *app.App, redisURL string) {
	t.Helper()
	worker, err := Start(a, redisURL, 4)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(worker.Stop)
}

func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); {
		if holds() {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("not within 20 seconds: %s", what)
}

func TestATaskIsDoneOnceThoughTwoWorkersRun(t *testing.T) {
	var runs atomic.Int64
	w := testkit.New(t)
	w.App.Jobs = map[string]app.Job{"count": {Run: func(*app.App, *postgres.Tx, postgres.Task) error { runs.Add(1); return nil }}}
	url := testkit.RedisURL(t)
	start(t, w.App, url)
	start(t, w.App, url)
	const tasks = 40
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		for range tasks {
			key := testkit.NewID().String()
			for range 2 { // the same key is put once
				w.Must(tx.Enqueue("count", key, tx.At, nil))
			}
		}
		return nil
	})
	eventually(t, "all tasks ran", func() bool { return runs.Load() >= tasks && open(t, w) == 0 })
	if n := runs.Load(); n != tasks {
		t.Errorf("%d runs of %d tasks", n, tasks)
	}
}

func TestAnEmptiedQueueLosesNothing(t *testing.T) {
	var runs atomic.Int64
	w := testkit.New(t)
	w.App.Jobs = map[string]app.Job{"count": {Run: func(*app.App, *postgres.Tx, postgres.Task) error { runs.Add(1); return nil }}}
	w.Tx(w.Admin, func(tx *postgres.Tx) error { return tx.Enqueue("count", "one", tx.At, nil) })
	// The relay took the task and the queue forgot it.
	w.Must(w.App.DB.System(context.Background(), "test", func(tx *postgres.SystemTx) error {
		_, err := tx.TakeWaiting(1000, func(postgres.Task) error { return nil })
		return err
	}))
	url := testkit.RedisURL(t)
	opt, err := redis.ParseURL(url)
	w.Must(err)
	rdb := redis.NewClient(opt)
	defer rdb.Close()
	w.Must(rdb.FlushDB(context.Background()).Err())
	w.Must(w.App.DB.System(context.Background(), "test", func(tx *postgres.SystemTx) error {
		_, err := tx.Requeue(tx.At.Add(time.Minute))
		return err
	}))
	start(t, w.App, url)
	eventually(t, "the lost task ran", func() bool { return runs.Load() == 1 && open(t, w) == 0 })
}

// open counts the tasks of the world that are not done.
func open(t *testing.T, w *testkit.World) (n int64) {
	t.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) {
		n, err = tx.OpenTasks()
		return err
	})
	return n
}
