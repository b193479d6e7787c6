package postgres_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"reflect"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/postgres/migrations"
	"triennia/internal/testkit"
)

// A body's policy of old becomes its own layer, and its programmes keep the numbers that held for them; the
// owner of the schema is no superuser.
func TestOldPoliciesBecomeOwnLimits(t *testing.T) {
	const policy = `{"quote_days": 60, "information_days": 30, "suspension_months": 3, "major_months": 6, "retention_months": 48, "first_reminder_days": 90}`
	ctx, owner := context.Background(), emptyDatabase(t)
	cfg, err := pgx.ParseConfig(owner)
	if err != nil {
		t.Fatal(err)
	}
	pool := stdlib.OpenDB(*cfg)
	defer pool.Close()
	provider, err := goose.NewProvider(goose.DialectPostgres, pool, migrations.Files)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.UpTo(ctx, 80); err != nil {
		t.Fatal(err)
	}
	for i, jurisdiction := range []string{"IAF", "CN"} {
		record := fmt.Sprintf(`{"jurisdiction": %q, "policy": %s}`, jurisdiction, policy)
		at := fmt.Sprintf("00000000-0000-0000-0000-00000000000%d", i+1)
		for _, sql := range []string{
			"alter table bodies no force row level security",
			"insert into bodies (id, slug, time_zone, record, created_at) values ('" + at + "', '" + jurisdiction + "', 'Asia/Shanghai', '" + record + "', '2026-03-04 20:00:00+00')",
			"alter table bodies force row level security",
			"select set_config('app.tenant_id', '" + at + "', false)",
			"insert into clients (id, version, state, name, country, record) values ('" + at + "', 1, 'prospect', 'x', 'CN', '{}')",
			"insert into programmes (id, version, client_id, application_id, contract_id, standard, state, record, created_at) values ('" + at + "', 1, '" + at + "', '" + at + "', '" + at + "', 'x', 'initial', '{}', '2026-05-06')",
			"select set_config('app.tenant_id', '', false)",
		} {
			if _, err := pool.ExecContext(ctx, sql); err != nil {
				t.Fatalf("%s: %v", sql, err)
			}
		}
	}
	if _, err := provider.Up(ctx); err != nil {
		t.Fatal(err)
	}
	for i, jurisdiction := range []string{"IAF", "CN"} {
		at := fmt.Sprintf("00000000-0000-0000-0000-00000000000%d", i+1)
		var b body.Record
		var p programme.Record
		if _, err := pool.ExecContext(ctx, "select set_config('app.tenant_id', '"+at+"', false)"); err != nil {
			t.Fatal(err)
		}
		read(t, pool.QueryRowContext(ctx, "select record from bodies where id = $1", at), &b)
		read(t, pool.QueryRowContext(ctx, "select record from programmes where id = $1", at), &p)
		if len(b.OwnLimits) != 1 || b.OwnLimits[0].From != date.New(2026, 3, 5) || len(b.OwnLimits[0].Says) != 3 {
			t.Errorf("%s: own limits %+v", jurisdiction, b.OwnLimits)
		}
		want := b.Limits(date.New(2026, 5, 6))
		if !reflect.DeepEqual(p.Limits, want) || p.Limits.Of(pack.SuspensionMonths) != 3 || p.Limits.Under(pack.China) != (jurisdiction == "CN") {
			t.Errorf("%s: the programme keeps %+v, want %+v", jurisdiction, p.Limits, want)
		}
	}
}

func read(t *testing.T, row interface{ Scan(...any) error }, into any) {
	t.Helper()
	var record []byte
	if err := row.Scan(&record); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(record, into); err != nil {
		t.Fatal(err)
	}
}

// emptyDatabase is the address of a new database for its owner, who is no superuser.
func emptyDatabase(t *testing.T) string {
	t.Helper()
	testkit.DB(t)
	c, err := pgx.Connect(context.Background(), testkit.OwnerURL(t))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.Background())
	at, err := url.Parse(testkit.OwnerURL(t))
	if err != nil {
		t.Fatal(err)
	}
	name := at.Path[1:] + "_old"
	for _, sql := range []string{
		"create role " + name + " login password 'plain'",
		"create database " + name + " owner " + name,
	} {
		if _, err := c.Exec(context.Background(), sql); err != nil {
			t.Fatal(err)
		}
	}
	at.Path, at.User = "/"+name, url.UserPassword(name, "plain")
	return at.String()
}
