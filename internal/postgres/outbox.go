package postgres

import (
	"maps"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm/clause"

	"triennia/internal/domain/id"
)

// Task is one job to be run once: written in the transaction that causes it, moved to the queue by the
// relay, marked done in the transaction of its effect.
type Task struct {
	Tenant  id.Body
	ID      id.Task
	Job     string
	Payload map[string]string
}

type outboxRow struct {
	TenantID    id.Body `gorm:"primaryKey"`
	ID          id.Task `gorm:"primaryKey"`
	Job         string
	Payload     map[string]string `gorm:"serializer:json;type:jsonb"`
	DedupeKey   string
	State       string
	AvailableAt time.Time
	QueuedAt    *time.Time
	DoneAt      *time.Time
	Error       string
}

func (outboxRow) TableName() string { return "outbox" }
func (outboxRow) untrailed() string {
	return "a task is a consequence; the change that causes it is in the trail"
}

// Enqueue puts a task into the outbox, to be run from the given instant on. A task with the same dedupe
// key is put once only.
func (t *Tx) Enqueue(job, dedupeKey string, from time.Time, payload map[string]string) error {
	return t.EnqueueAll(job, from, map[string]map[string]string{dedupeKey: payload})
}

// EnqueueAll puts tasks of a job into the outbox: the payload of each, by its dedupe key.
func (t *Tx) EnqueueAll(job string, from time.Time, payloads map[string]map[string]string) error {
	if len(payloads) == 0 {
		return nil
	}
	rows := make([]outboxRow, 0, len(payloads))
	for _, key := range slices.Sorted(maps.Keys(payloads)) { // in one order for all transactions
		payload := payloads[key]
		if payload == nil {
			payload = map[string]string{}
		}
		rows = append(rows, outboxRow{TenantID: t.Actor.Tenant, ID: id.Task(uuid.Must(uuid.NewV7())), Job: job, Payload: payload,
			DedupeKey: key, State: "new", AvailableAt: from})
	}
	return t.db.Clauses(clause.OnConflict{DoNothing: true}).Create(&rows).Error
}

func (t *Tx) flushOutbox() error {
	var rows []outboxRow
	for _, e := range t.events {
		for _, job := range t.jobs(e.Name) {
			payload := map[string]string{"event": e.Name, "subject": e.Subject}
			for k, v := range e.Payload {
				payload[k] = v
			}
			tid := id.Task(uuid.Must(uuid.NewV7()))
			rows = append(rows, outboxRow{TenantID: t.Actor.Tenant, ID: tid, Job: job, Payload: payload,
				DedupeKey: tid.String(), State: "new", AvailableAt: t.At})
		}
	}
	t.events = nil
	if len(rows) == 0 {
		return nil
	}
	return t.db.Create(&rows).Error
}

// BeginTask locks the task for its effect; ok is false when it was done before.
func (t *Tx) BeginTask(tid id.Task) (task Task, ok bool, err error) {
	var row outboxRow
	if err := lock(t, &row, tid); err != nil {
		return Task{}, false, err
	}
	return Task{Tenant: row.TenantID, ID: row.ID, Job: row.Job, Payload: row.Payload}, row.State != "done", nil
}

// FinishTask marks the task done; in the transaction of its effect.
func (t *Tx) FinishTask(tid id.Task) error {
	return t.db.Exec("update outbox set state = 'done', done_at = ?, error = '' where tenant_id = ? and id = ?", t.At, t.Actor.Tenant, tid).Error
}

// FailTask marks the task failed for good, with the reason.
func (t *SystemTx) FailTask(tid id.Task, reason string) error {
	return t.db.Exec("update outbox set state = 'failed', error = ? where id = ? and state <> 'done'", reason, tid).Error
}

// TakeWaiting hands at most n waiting tasks to enqueue and marks them queued. Several relays may run:
// each locks its own rows. When enqueue fails nothing is marked.
func (t *SystemTx) TakeWaiting(n int, enqueue func(Task) error) (int, error) {
	var rows []outboxRow
	err := t.db.Clauses(clause.Locking{Strength: "NO KEY UPDATE", Options: "SKIP LOCKED"}).
		Where("state = 'new' and available_at <= ?", t.At).Order("available_at").Limit(n).Find(&rows).Error
	if err != nil {
		return 0, err
	}
	ids := make([]id.Task, len(rows))
	for i, r := range rows {
		if err := enqueue(Task{r.TenantID, r.ID, r.Job, r.Payload}); err != nil {
			return 0, err
		}
		ids[i] = r.ID
	}
	if len(ids) == 0 {
		return 0, nil
	}
	return len(ids), t.db.Exec("update outbox set state = 'queued', queued_at = ? where id in ?", t.At, ids).Error
}

// Requeue makes tasks new again that were queued before the given instant and never done: the queue has
// lost them.
func (t *SystemTx) Requeue(before time.Time) (int64, error) {
	res := t.db.Exec("update outbox set state = 'new' where state = 'queued' and queued_at < ?", before)
	return res.RowsAffected, res.Error
}

// TryAgain makes tasks of the job new again that were given up.
func (t *SystemTx) TryAgain(job string) (int64, error) {
	res := t.db.Exec("update outbox set state = 'new', available_at = ? where job = ? and state = 'failed'", t.At, job)
	return res.RowsAffected, res.Error
}

// Purge deletes tasks done before the given instant.
func (t *SystemTx) Purge(before time.Time) error {
	return t.db.Exec("delete from outbox where state = 'done' and done_at < ?", before).Error
}

// TaskCounts counts the tasks by state, for the health page and the metrics.
func (t *SystemTx) TaskCounts() (map[string]int64, error) {
	var rows []struct {
		State string
		N     int64
	}
	err := t.db.Raw("select state, count(*) as n from outbox group by state").Scan(&rows).Error
	out := map[string]int64{}
	for _, r := range rows {
		out[r.State] = r.N
	}
	return out, err
}

// OpenTasks counts the tenant's tasks that are neither done nor given up.
func (t *Tx) OpenTasks() (n int64, err error) {
	err = t.db.Model(&outboxRow{}).Where("state in ('new', 'queued')").Count(&n).Error
	return n, err
}
