// Package postgres keeps what the domain says in PostgreSQL. It is the only home of gorm and of SQL. It
// holds no rule but those that the database must hold: tenancy, uniqueness, exclusion.
package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// Options say how to reach the database.
type Options struct {
	AppURL    string // role of all requests: no superuser, no bypass of row security
	SystemURL string // role of the few cross-tenant jobs
	MaxConns  int    // of the application role, per process; 0 means Conns; half as many for the system role
	Jobs      func(event string) []string
	Now       func() time.Time // real time, for the trail and the outbox
	Tracer    pgx.QueryTracer  // sees each statement; nil for none
}

// DB is the database. Only a *Tx has queries, and a *Tx needs a tenant, so a query without a tenant does
// not compile.
type DB struct {
	app    role
	system role
	jobs   func(event string) []string
	now    func() time.Time
}

// role is one role of the database: gorm, and beneath it the pool, which the hot reads ask directly.
type role struct {
	*gorm.DB
	pool *pgxpool.Pool
}

// Open connects both roles and refuses a role that could bypass row security.
func Open(ctx context.Context, o Options) (*DB, error) {
	if o.MaxConns == 0 {
		o.MaxConns = Conns()
	}
	db := &DB{jobs: o.Jobs, now: o.Now}
	var err error
	if db.app, err = open(ctx, o.AppURL, o.MaxConns, o.Tracer); err != nil {
		return nil, err
	}
	if db.system, err = open(ctx, o.SystemURL, max(4, o.MaxConns/2), o.Tracer); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	for _, r := range []role{db.app, db.system} {
		if err := refuseBypass(ctx, r.DB); err != nil {
			return nil, errors.Join(err, db.Close())
		}
	}
	return db, nil
}

// Conns is how many connections a process opens as the application role, unless told otherwise. What does
// not find one free waits its turn: a database that does more at once than it has processors for does
// each thing later.
func Conns() int { return max(8, 4*runtime.GOMAXPROCS(0)) }

// open lets one pool serve gorm and the hot reads. It is pgx's and not that of database/sql, because it
// hands out connections in the order in which they are asked for: that keeps the longest wait short.
func open(ctx context.Context, url string, maxConns int, tracer pgx.QueryTracer) (role, error) {
	cfg, err := pgxpool.ParseConfig(url)
	if err != nil {
		return role{}, fmt.Errorf("database address: %w", err)
	}
	cfg.ConnConfig.Tracer = tracer
	cfg.MaxConns = int32(maxConns)
	cfg.MaxConnIdleTime = 5 * time.Minute
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return role{}, err
	}
	conns := sql.OpenDB(connector{stdlib.GetPoolConnector(pool)})
	conns.SetMaxIdleConns(0)
	g, err := gorm.Open(postgres.New(postgres.Config{Conn: conns}), &gorm.Config{
		SkipDefaultTransaction: true,
		CreateBatchSize:        1000, // a statement takes 65,535 values: the trail of a large import has more
		QueryFields:            true, // a live pool survives a schema change only when columns are named
		TranslateError:         true,
		DisableAutomaticPing:   true,
		Logger:                 logger.Discard,
	})
	if err == nil {
		err = registerTrail(g)
	}
	if err != nil {
		pool.Close()
	}
	return role{g, pool}, err
}

// refuseBypass stops a deployment whose role is a superuser, may bypass row security or owns tables.
func refuseBypass(ctx context.Context, g *gorm.DB) error {
	var role struct {
		Name            string
		Super, Bypasses bool
		Owns            int
	}
	err := g.WithContext(ctx).Raw(`select current_user as name, r.rolsuper as super, r.rolbypassrls as bypasses,
		(select count(*) from pg_class c where c.relowner = r.oid and c.relkind = 'r') as owns
		from pg_roles r where r.rolname = current_user`).Scan(&role).Error
	if err != nil {
		return fmt.Errorf("ask for the role: %w", err)
	}
	if role.Super || role.Bypasses || role.Owns > 0 {
		return fmt.Errorf("the database role %q could bypass row security (superuser %v, bypassrls %v, owns %d tables); use a role without these",
			role.Name, role.Super, role.Bypasses, role.Owns)
	}
	return nil
}

// At is the same database with another clock, for a demonstration that plays in the past.
func (db *DB) At(now func() time.Time) *DB {
	other := *db
	other.now = now
	return &other
}

// Close ends all connections.
func (db *DB) Close() error {
	var errs []error
	for _, r := range []role{db.app, db.system} {
		if r.pool == nil {
			continue
		}
		conns, err := r.DB.DB()
		if err == nil {
			err = conns.Close()
		}
		errs = append(errs, err)
		r.pool.Close()
	}
	return errors.Join(errs...)
}

// Ping tells whether both roles are reachable.
func (db *DB) Ping(ctx context.Context) error {
	return errors.Join(db.app.pool.Ping(ctx), db.system.pool.Ping(ctx))
}
