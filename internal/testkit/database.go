// Package testkit holds what tests of all floors share: one database per test process, a tenant per
// test, and a cast of known people.
package testkit

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"triennia/internal/app"
	"triennia/internal/embedded"
	"triennia/internal/postgres"
	"triennia/internal/seal"
)

type database struct {
	owner, app, system string
	db                 *postgres.DB
}

var shared = sync.OnceValues(open)

// DB is the database of this test process, migrated. It is made on the server of
// TRIENNIA_TEST_DATABASE_URL, or on a server of its own.
func DB(t testing.TB) *postgres.DB {
	t.Helper()
	return must(t).db
}

// OwnerURL is the address of the same database for its owner, for tests that look at the catalogue.
func OwnerURL(t testing.TB) string { t.Helper(); return must(t).owner }

// AppURL is the address of the same database for the application's role.
func AppURL(t testing.TB) string { t.Helper(); return must(t).app }

// SystemURL is the address of the same database for the system role.
func SystemURL(t testing.TB) string { t.Helper(); return must(t).system }

func must(t testing.TB) database {
	t.Helper()
	d, err := shared()
	if err != nil {
		t.Fatalf("test database: %v", err)
	}
	return d
}

func open() (database, error) {
	ctx := context.Background()
	server, err := serverURL()
	if err != nil {
		return database{}, err
	}
	owner, err := createDatabase(ctx, server)
	if err != nil {
		return database{}, err
	}
	box, err := seal.New(make([]byte, 32))
	if err != nil {
		return database{}, err
	}
	d := database{owner: owner}
	if d.app, d.system, err = postgres.Provision(ctx, owner, box); err != nil {
		return d, err
	}
	d.db, err = postgres.Open(ctx, postgres.Options{AppURL: d.app, SystemURL: d.system, MaxConns: 16, Jobs: app.JobsOf, Now: time.Now})
	return d, err
}

func serverURL() (string, error) {
	if u := os.Getenv("TRIENNIA_TEST_DATABASE_URL"); u != "" {
		return u, nil
	}
	dir, err := embedded.TempDir()
	if err != nil {
		return "", err
	}
	s, err := embedded.Postgres(context.Background(), embedded.Options{Dir: dir, Fast: true})
	if err != nil {
		return "", err
	}
	return s.URL, nil
}

// createDatabase makes a database of this process's own.
func createDatabase(ctx context.Context, server string) (string, error) {
	c, err := pgx.Connect(ctx, server)
	if err != nil {
		return "", err
	}
	defer c.Close(ctx)
	name := fmt.Sprintf("triennia_test_%d_%d", os.Getpid(), time.Now().UnixNano()%1e9)
	if _, err := c.Exec(ctx, "create database "+name); err != nil {
		return "", err
	}
	u, err := url.Parse(server)
	if err != nil {
		return "", err
	}
	u.Path = "/" + name
	return u.String(), nil
}

// Log writes to the test's own output.
func Log(t testing.TB) *slog.Logger {
	return slog.New(slog.NewTextHandler(testWriter{t}, &slog.HandlerOptions{Level: slog.LevelWarn}))
}

type testWriter struct{ t testing.TB }

func (w testWriter) Write(b []byte) (int, error) {
	defer func() { _ = recover() }() // a worker may log after the test has ended
	w.t.Logf("%s", b)
	return len(b), nil
}
