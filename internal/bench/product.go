package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/prometheus/client_golang/prometheus"

	"triennia/frontend"
	"triennia/internal/api"
	"triennia/internal/app"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
	"triennia/internal/seal"
)

// startOfRun is the time of the product during the whole run, so that answers can be compared.
var startOfRun = time.Now()

// product is the whole server as it is delivered, with a counter of its queries.
type product struct {
	app     *app.App
	db      *postgres.DB
	tokens  app.Tokens
	handler http.Handler
	queries *counter
}

func openProduct(ctx context.Context, owner string, conns int) (*product, error) {
	box, err := seal.New(make([]byte, 32))
	if err != nil {
		return nil, err
	}
	appURL, systemURL, err := postgres.Provision(ctx, owner, box)
	if err != nil {
		return nil, err
	}
	p := &product{queries: &counter{}}
	p.db, err = postgres.Open(ctx, postgres.Options{AppURL: appURL, SystemURL: systemURL, MaxConns: conns,
		Jobs: app.JobsOf, Now: time.Now, Tracer: p.queries})
	if err != nil {
		return nil, err
	}
	ring, err := app.OpenTokenRing(ctx, p.db, box, time.Now)
	if err != nil {
		return nil, err
	}
	p.tokens = app.Tokens{Keys: ring.Keys, Now: time.Now}
	log := slog.New(slog.NewJSONHandler(io.Discard, nil))
	p.app = &app.App{DB: p.db, Box: box, Now: func() time.Time { return startOfRun }, Log: log, PublicURL: "http://localhost", Tokens: p.tokens, Jobs: app.Jobs}
	p.handler, err = api.New(p.app).Handler(api.Edge{FrontEnd: frontend.FS, Built: time.Now(), Metrics: prometheus.NewRegistry()})
	return p, err
}

func (p *product) close() { _ = p.db.Close() }

func (p *product) cookie(w world) (string, error) {
	token, err := p.tokens.Sign(id.Session(w.session))
	return api.AccessCookie + "=" + token, err
}

// queriesOf counts the queries of one request, and fails when more rows on a page cost more queries.
func (p *product) queriesOf(ctx context.Context, t target) (int64, error) {
	one, err := p.count(ctx, t, t.path(0))
	if err != nil || !strings.Contains(t.path(0), "?") {
		return one, err
	}
	more, err := p.count(ctx, t, t.path(0)+"&limit=200")
	if err == nil && more > one {
		err = errors.New("a page of 200 rows costs more queries than one of 20")
	}
	return one, err
}

func (p *product) count(ctx context.Context, t target, path string) (int64, error) {
	t.path = func(int) string { return path }
	before := p.queries.n.Load()
	err := get(ctx, http.DefaultClient, t, 0, io.Discard)
	return p.queries.n.Load() - before, err
}

// counter counts statements, those of a batch one by one.
type counter struct{ n atomic.Int64 }

func (c *counter) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	c.n.Add(1)
	return ctx
}
func (c *counter) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}
func (c *counter) TraceBatchStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceBatchStartData) context.Context {
	return ctx
}
func (c *counter) TraceBatchQuery(context.Context, *pgx.Conn, pgx.TraceBatchQueryData) { c.n.Add(1) }
func (c *counter) TraceBatchEnd(context.Context, *pgx.Conn, pgx.TraceBatchEndData)     {}
