// Package postgres keeps what the domain says in PostgreSQL. It is the only home of gorm and of SQL. It
// holds no rule but those that the database must hold: tenancy, uniqueness, exclusion.
package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// Options say how to reach the database.
type Options struct {
	AppURL    string // role of all requests: no superuser, no bypass of row security
	SystemURL string // role of the few cross-tenant jobs
	MaxConns  int    // per process; 0 means 40
	Jobs      func(event string) []string
	Now       func() time.Time // real time, for the trail and the outbox
	Tracer    pgx.QueryTracer  // sees each statement; nil for none
}

// DB is the database. Only a *Tx has queries, and a *Tx needs a tenant, so a query without a tenant does
// not compile.
type DB struct {
	app    *gorm.DB
	system *gorm.DB
	jobs   func(event string) []string
	now    func() time.Time
}

// Open connects both roles and refuses a role that could bypass row security.
func Open(ctx context.Context, o Options) (*DB, error) {
	if o.MaxConns == 0 {
		o.MaxConns = 40
	}
	app, err := open(o.AppURL, o.MaxConns, o.Tracer)
	if err != nil {
		return nil, err
	}
	system, err := open(o.SystemURL, max(4, o.MaxConns/2), o.Tracer)
	if err != nil {
		return nil, err
	}
	db := &DB{app: app, system: system, jobs: o.Jobs, now: o.Now}
	for _, g := range []*gorm.DB{app, system} {
		if err := refuseBypass(ctx, g); err != nil {
			db.Close()
			return nil, err
		}
	}
	return db, nil
}

func open(url string, maxConns int, tracer pgx.QueryTracer) (*gorm.DB, error) {
	cfg, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("database address: %w", err)
	}
	cfg.Tracer = tracer
	pool := sql.OpenDB(connector{stdlib.GetConnector(*cfg)})
	pool.SetMaxOpenConns(maxConns)
	pool.SetMaxIdleConns(maxConns)
	pool.SetConnMaxIdleTime(5 * time.Minute)
	g, err := gorm.Open(postgres.New(postgres.Config{Conn: pool}), &gorm.Config{
		SkipDefaultTransaction: true,
		QueryFields:            true, // a live pool survives a schema change only when columns are named
		TranslateError:         true,
		DisableAutomaticPing:   true,
		Logger:                 logger.Discard,
	})
	if err != nil {
		return nil, err
	}
	return g, registerTrail(g)
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
	for _, g := range []*gorm.DB{db.app, db.system} {
		if g == nil {
			continue
		}
		if pool, err := g.DB(); err == nil {
			errs = append(errs, pool.Close())
		}
	}
	return errors.Join(errs...)
}

// Ping tells whether both roles are reachable.
func (db *DB) Ping(ctx context.Context) error {
	for _, g := range []*gorm.DB{db.app, db.system} {
		pool, err := g.DB()
		if err == nil {
			err = pool.PingContext(ctx)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
