package testkit

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/client"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
	"triennia/internal/files"
	"triennia/internal/postgres"
	"triennia/internal/seal"
)

// Noon is the instant at which the clock of every test stands, unless the test moves it.
var Noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// NewID is a fresh identifier, to be converted: id.Client(testkit.NewID()).
func NewID() uuid.UUID { return uuid.Must(uuid.NewV7()) }

// World is one certification body with known people, alone with itself: a tenant per test.
type World struct {
	T       testing.TB
	App     *app.App
	Body    body.Record
	Clock   time.Time
	Admin   access.Actor
	Server  *httptest.Server
	people  map[string]access.Actor
	things  *Things
	audited int // audits held so far
}

// Limits are the numbers in force for the body by its latest record and the clock of the test.
func (w *World) Limits() (out pack.Set) {
	w.T.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		b, err := tx.Body()
		out = b.Limits(b.Today(w.Clock))
		return err
	})
	return out
}

// Under puts the body under the rules of the jurisdiction.
func (w *World) Under(j body.Jurisdiction) {
	w.T.Helper()
	s := w.Body.Settings()
	s.Jurisdiction = j
	changed, err := w.App.ChangeBody(context.Background(), w.Admin, w.Body.Version, s)
	w.Must(err)
	w.Body = changed
}

// NumbersApart gives the body a code that no other body of the tests has, and so numbers that no other certificate has.
func (w *World) NumbersApart() {
	w.T.Helper()
	s := w.Body.Settings()
	s.Code = strings.ToUpper(w.Body.Slug[len(w.Body.Slug)-10:])
	changed, err := w.App.ChangeBody(context.Background(), w.Admin, w.Body.Version, s)
	w.Must(err)
	w.Body = changed
}

// New makes a world with an administrator.
func New(t testing.TB) *World {
	t.Helper()
	w := &World{T: t, Clock: Noon, people: map[string]access.Actor{}}
	store, err := files.NewLocal(t.TempDir())
	w.Must(err)
	w.App = &app.App{DB: DB(t), Files: store, Box: Box, Now: func() time.Time { return w.Clock }, Log: Log(t), PublicURL: "http://triennia.test", Demo: true, Jobs: app.Jobs,
		Tokens: app.Tokens{Keys: Keys, Now: time.Now}}
	w.Body = w.newBody()
	w.Admin = w.Staff("Ada Administrator", access.Administrator)
	return w
}

func (w *World) newBody() body.Record {
	bid := id.Body(NewID())
	b, err := body.New(body.Record{ID: bid, Slug: "b-" + bid.String()[24:], Name: text.T("Nordlys Certification", "北光认证"),
		Code: "104", Country: "IE", City: text.T("Dublin", "都柏林"), Address: text.T("2 Harbour Road", "港湾路2号"), Email: "office@nordlys.example", TimeZone: "Europe/Dublin"}, w.Clock)
	w.Must(err)
	w.Must(w.App.DB.System(context.Background(), "test", func(tx *postgres.SystemTx) error { return tx.InsertBody(b) }))
	return b.Record()
}

// Box seals the keys of the bodies of the tests.
var Box = func() *seal.Box {
	box, err := seal.New([]byte("0123456789abcdef0123456789abcdef"))
	if err != nil {
		panic(err)
	}
	return box
}()

// Keys sign the access tokens of tests.
func Keys() []app.TokenKey {
	return []app.TokenKey{{ID: "test", Secret: []byte("0123456789abcdef0123456789abcdef")}}
}

// Must fails the test on an error.
func (w *World) Must(err error) {
	w.T.Helper()
	if err != nil {
		w.T.Fatal(err)
	}
}

// Staff is a person of the body with the roles, made when asked for first.
func (w *World) Staff(name string, roles ...access.Role) access.Actor {
	w.T.Helper()
	return w.person(name, id.Client{}, roles)
}

// Of is a person of the client.
func (w *World) Of(c id.Client, name string) access.Actor {
	w.T.Helper()
	return w.person(name, c, []access.Role{access.Applicant})
}

// Consultant is a person outside who works for the client.
func (w *World) Consultant(c id.Client, name string) access.Actor {
	w.T.Helper()
	return w.person(name, c, []access.Role{access.Consultant})
}

func (w *World) person(name string, c id.Client, roles []access.Role) access.Actor {
	if who, known := w.people[name]; known {
		return who
	}
	who := access.Actor{Tenant: w.Body.ID, Identity: id.Identity(NewID()), Name: name, Roles: roles, Client: c}
	email := fmt.Sprintf("%s@example.test", who.Identity)
	w.sql("insert into identities (id, email, name) values ($1, $2, $3)", who.Identity.String(), email, name)
	var ofClient any
	if !c.IsZero() {
		ofClient = c.String()
	}
	w.sql("insert into memberships (tenant_id, id, identity_id, client_id, roles, name, email) values ($1, $2, $3, $4, $5, $6, $7)",
		w.Body.ID.String(), uuid.NewString(), who.Identity.String(), ofClient, roles, name, email)
	if c.IsZero() {
		p, err := staff.New(who.Identity, name, email)
		w.Must(err)
		w.sql("insert into people (tenant_id, id, version, name, record, created_at, updated_at) values ($1, $2, 1, $3, $4, now(), now())",
			w.Body.ID.String(), who.Identity.String(), name, JSON(p.Record()))
	}
	w.people[name] = who
	return who
}

// Client is a client of the body with two sites.
func (w *World) Client(name string) client.Record {
	w.T.Helper()
	legal := client.Legal{Name: text.T(name, "碧水数据中心"), Country: "IE", RegistrationNumber: "551234",
		Address: text.T("1 Quay Street", "码头街1号"), City: text.T("Dublin", "都柏林")}
	c, err := client.New(id.Client(NewID()), legal, text.En)
	w.Must(err)
	sites := []client.Site{
		{Key: "hq", Name: text.T("Head office", "总部"), Address: legal.Address, City: legal.City, Country: "IE", Kind: client.Permanent,
			Central: true, Activities: text.T("service desk, operations", "服务台、运维"), Headcount: 90, InScope: 60},
		{Key: "cork", Name: text.T("Cork", "科克"), Address: text.T("4 South Mall", "南购物街4号"), City: text.T("Cork", "科克"), Country: "IE",
			Kind: client.Permanent, Activities: text.T("data centre", "数据中心"), Headcount: 47, InScope: 26},
	}
	w.Must(c.Describe(legal, []client.Contact{{Name: "Niamh Byrne", Email: "niamh@example.test", Representative: true}}, sites))
	w.Tx(w.Admin, func(tx *postgres.Tx) error { return tx.InsertClient(c) })
	return c.Record()
}

// Tx runs fn in a transaction of the body.
func (w *World) Tx(who access.Actor, fn func(*postgres.Tx) error) {
	w.T.Helper()
	w.Must(w.App.DB.Tenant(context.Background(), who, "test", fn))
}

// Token is an access token of a session of the person.
func (w *World) Token(who access.Actor) string {
	w.T.Helper()
	sid := uuid.New()
	w.sql("insert into sessions (id, identity_id, expires_at) values ($1, $2, now() + interval '1 day')", sid.String(), who.Identity.String())
	token, err := w.App.Tokens.Sign(id.Session(sid))
	w.Must(err)
	return token
}

// sql runs a statement as the owner of the database, who is bound by row security too unless a superuser:
// only for rows that no use case makes.
func (w *World) sql(statement string, args ...any) {
	w.T.Helper()
	w.Must(w.Behind(statement, args...))
}

// Behind runs a statement behind the back of the product, and tells why the database refuses it.
func (w *World) Behind(statement string, args ...any) error {
	ctx := context.Background()
	c, err := pgx.Connect(ctx, OwnerURL(w.T))
	if err != nil {
		return err
	}
	defer c.Close(ctx)
	_, err = c.Exec(ctx, statement, args...)
	return err
}

// JSON is a value as JSON.
func JSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}
