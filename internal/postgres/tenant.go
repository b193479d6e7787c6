package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"gorm.io/gorm"

	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Tx is one transaction of one tenant, done by one actor for one purpose. It sees and changes rows of
// that tenant only: row-level security holds it to the setting sent with BEGIN.
type Tx struct {
	db     *gorm.DB
	jobs   func(event string) []string
	Actor  access.Actor
	Verb   string // the use case, as the trail names it: "application.submit"
	At     time.Time
	trail  []entry
	events []event.Event

	findable map[[2]string]searchRow // by noun and record
	pace     *clock.Pace             // measured once in a transaction that settles many
	told     []certificate.Record    // of which the public log may need an entry
}

type txKey struct{}

// Tenant runs fn in one transaction of the actor's tenant and commits when it returns nil. Trail and
// outbox are written in the same transaction. Inside another Tenant of the same tenant it joins it. Where the
// database breaks it off for the sake of another transaction, fn is run again from the start.
func (db *DB) Tenant(ctx context.Context, who access.Actor, verb string, fn func(*Tx) error) error {
	return db.tenant(ctx, who, verb, false, fn)
}

// Read is Tenant for use cases that change nothing; the database refuses a write.
func (db *DB) Read(ctx context.Context, who access.Actor, fn func(*Tx) error) error {
	return db.tenant(ctx, who, "", true, fn)
}

func (db *DB) tenant(ctx context.Context, who access.Actor, verb string, readOnly bool, fn func(*Tx) error) (err error) {
	if who.Tenant.IsZero() {
		return errors.New("postgres: a transaction needs a tenant")
	}
	if outer, ok := ctx.Value(txKey{}).(*Tx); ok && outer.Actor.Tenant == who.Tenant {
		return outer.join(verb, fn)
	}
	for try := 1; ; try++ {
		err = db.attempt(ctx, who, verb, readOnly, fn)
		if try == attempts || !collided(err) || !pause(ctx, try) {
			return told(err)
		}
	}
}

// pause lets the other transaction have what this one has let go: tried again at once, it may take that away before the
// other wakes, and both collide anew. It is false when nobody waits for the answer any more.
func pause(ctx context.Context, try int) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(time.Duration(try) * (20 + rand.N[time.Duration](40)) * time.Millisecond):
		return true
	}
}

// attempts are how often a transaction is tried that the database broke off because it collided with another:
// nothing of it has been kept, and nobody needs to know.
const attempts = 3

func (db *DB) attempt(ctx context.Context, who access.Actor, verb string, readOnly bool, fn func(*Tx) error) (err error) {
	t := &Tx{jobs: db.jobs, Actor: who, Verb: verb, At: db.now().UTC(), findable: map[[2]string]searchRow{}}
	ctx = context.WithValue(withTenant(ctx, who.Tenant.String()), txKey{}, t)
	g := db.app.WithContext(ctx).Begin(&sql.TxOptions{ReadOnly: readOnly})
	if g.Error != nil {
		return unavailable(g.Error)
	}
	t.db = g
	defer func() {
		if p := recover(); p != nil {
			g.Rollback()
			panic(p)
		}
		if err != nil {
			g.Rollback()
		}
	}()
	if err := fn(t); err != nil {
		return err
	}
	if err := t.flush(); err != nil {
		return err
	}
	return g.Commit().Error
}

func (t *Tx) join(verb string, fn func(*Tx) error) error {
	outer := t.Verb
	if verb != "" {
		t.Verb = verb
	}
	defer func() { t.Verb = outer }()
	return told(fn(t))
}

// Context carries the transaction, so that a use case called with it joins.
func (t *Tx) Context() context.Context { return t.db.Statement.Context }

// AloneIn waits until no other transaction of the body is in what is named; only those that ask for it wait.
func (t *Tx) AloneIn(what string) error {
	return t.db.Exec("select pg_advisory_xact_lock(hashtextextended(?, 0))", t.Actor.Tenant.String()+" "+what).Error
}

// Emit hands events to the outbox; each job that listens to an event becomes one task.
func (t *Tx) Emit(events ...event.Event) { t.events = append(t.events, events...) }

// flush writes what the transaction collected. The trail's head is locked only here, at the end.
func (t *Tx) flush() error {
	if err := errors.Join(t.flushSearch(), t.flushOutbox(), t.flushLog()); err != nil {
		return err
	}
	return t.flushTrail()
}

// System runs fn across tenants as the system role. It sees the tables of system_access only. Why is
// for the log and the reader: sign-in, relay, operator, verification.
func (db *DB) System(ctx context.Context, why string, fn func(*SystemTx) error) error {
	err := db.system.WithContext(ctx).Transaction(func(g *gorm.DB) error { return fn(&SystemTx{db: g, At: db.now().UTC()}) })
	if err != nil {
		return told(fmt.Errorf("system (%s): %w", why, err))
	}
	return nil
}

// SystemTx is a transaction across tenants, limited to what system_access names.
type SystemTx struct {
	db *gorm.DB
	At time.Time
}

// TenantIDs names the bodies of the deployment.
func (t *SystemTx) TenantIDs() ([]id.Body, error) {
	var out []id.Body
	return out, t.db.Table("bodies").Order("id").Pluck("id", &out).Error
}

// told turns errors of the database that a person caused into faults; the rest stays a defect.
func told(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, gorm.ErrRecordNotFound):
		return missing
	case collided(err):
		return fmt.Errorf("%w: %w", fault.New(fault.Stale, text.T("Somebody else changed this at the same moment. Please try again.", "他人同时修改了此内容，请重试。")), err)
	case away(err):
		return unavailable(err)
	}
	return err
}

// collided tells whether the database broke the transaction off for the sake of another.
func collided(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && (pg.Code == "40001" || pg.Code == "40P01")
}

// away tells whether the database was not reached or is just closing (class 57, operator intervention).
func away(err error) bool {
	var unreached *pgconn.ConnectError
	var pg *pgconn.PgError
	return errors.As(err, &unreached) || errors.As(err, &pg) && strings.HasPrefix(pg.Code, "57P")
}

func unavailable(err error) error {
	return fmt.Errorf("%w: %w", fault.New(fault.Unavailable, text.T("The database cannot be reached. Please try again in a minute.", "数据库暂时无法访问，请稍后再试。")), err)
}
