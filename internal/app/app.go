// Package app holds the use cases: what can be done. One file per use case, noun_verb.go, so that a
// listing of the folder is the list of features. A use case opens one transaction, loads, asks the
// domain, saves. It contains no rule of the field.
package app

import (
	"context"
	"log/slog"
	"time"

	"github.com/google/uuid"

	"triennia/internal/certsearch"
	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/files"
	"triennia/internal/mail"
	"triennia/internal/postgres"
	"triennia/internal/sign"
	"triennia/internal/throttle"
)

// App does the use cases.
type App struct {
	DB        *postgres.DB
	Now       func() time.Time // the instant; the only place where time enters
	Log       *slog.Logger
	PublicURL string // without a slash at the end
	Demo      bool   // the clock of a body may be moved forward
	Tokens    Tokens
	Files     files.Store      // received files, and signed certificates
	Box       Sealer           // seals the keys of the bodies and the addresses of followers
	Scanner   *files.Scanner   // nil: files are shown as not scanned
	Throttle  throttle.Limiter // nil: each process counts for itself
	Signer    *sign.Service    // nil: keys are kept here
	Mail      mail.Sender      // nil: every message stays readable in the application
	// CertSearch reaches IAF CertSearch by its API; nil: files only.
	CertSearch *certsearch.Client
	Jobs       map[string]Job // by name; Jobs where the product runs
}

// newID is a fresh identifier that sorts by time, to be converted: id.Client(newID()).
func newID() uuid.UUID { return uuid.Must(uuid.NewV7()) }

// write runs fn in a transaction of the actor's tenant under the name of the use case.
func (a *App) write(ctx context.Context, who access.Actor, verb string, fn func(*postgres.Tx) error) error {
	return a.DB.Tenant(ctx, who, verb, fn)
}

// read runs fn in a read-only transaction of the actor's tenant.
func (a *App) read(ctx context.Context, who access.Actor, fn func(*postgres.Tx) error) error {
	return a.DB.Read(ctx, who, fn)
}

// today is the calendar day of the body: in its own zone, and with the days that a demo has moved it
// forward.
func (a *App) today(tx *postgres.Tx) (date.Date, error) {
	b, err := tx.Body()
	return b.Today(a.Now()), err
}

// limits are the numbers in force for the body today.
func (a *App) limits(tx *postgres.Tx) (pack.Set, error) {
	b, err := tx.Body()
	return b.Limits(b.Today(a.Now())), err
}

// Sealer seals, and tells same from same without telling what it is.
type Sealer interface {
	postgres.Sealer
	Fingerprint(of string) string
}

// systemActor acts for a job in the tenant.
func systemActor(tenant id.Body, job string) access.Actor {
	return access.Actor{Tenant: tenant, System: job}
}
