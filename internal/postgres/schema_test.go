package postgres_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// global are the tables without a tenant, each with the reason why.
var global = map[string]string{
	"bodies":           "the tenants themselves",
	"identities":       "one identity per e-mail across the deployment; only the system role reads it",
	"sessions":         "belong to identities; only the system role reads them",
	"password_resets":  "belong to identities; only the system role reads them",
	"secrets":          "of the deployment, sealed; only the system role reads them",
	"system_access":    "what the system role may reach; written by migrations only",
	"goose_db_version": "goose's own",
}

// The shape of every table, present and future, read from the catalogue.
func TestEveryTableIsATenantTable(t *testing.T) {
	testkit.DB(t)
	c, err := pgx.Connect(context.Background(), testkit.OwnerURL(t))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.Background())
	tables := strs(t, c, "select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1")
	for _, table := range tables {
		if _, ok := global[table]; !ok {
			checkTenantTable(t, c, table)
		}
	}
	if len(tables) < len(global) {
		t.Errorf("found %d tables only", len(tables))
	}
	if views := strs(t, c, `select relname from pg_class where relnamespace = 'public'::regnamespace and
		(relkind = 'm' or relkind = 'v' and not coalesce('security_invoker=true' = any(reloptions), false))`); len(views) > 0 {
		t.Errorf("views that row security does not hold: %v", views)
	}
}

func checkTenantTable(t *testing.T, c *pgx.Conn, table string) {
	ask := func(what, sql string) {
		t.Helper()
		var ok bool
		if err := c.QueryRow(context.Background(), sql, table).Scan(&ok); err != nil {
			t.Fatalf("%s: %s: %v", table, what, err)
		}
		if !ok {
			t.Errorf("%s: %s", table, what)
		}
	}
	ask("has no tenant_id uuid not null with the tenant as default", `select exists (select from information_schema.columns
		where table_schema = 'public' and table_name = $1 and column_name = 'tenant_id' and data_type = 'uuid' and is_nullable = 'NO'
		and column_default like '%NULLIF(current_setting(''app.tenant_id''%')`)
	ask("row security is not enabled and forced", `select relrowsecurity and relforcerowsecurity from pg_class where relname = $1 and relnamespace = 'public'::regnamespace`)
	ask("has no policy with the tenant on both sides", `select exists (select from pg_policies where tablename = $1 and policyname = 'tenant'
		and cmd = 'ALL' and qual = with_check and qual like '%tenant_id = %app.tenant_id%')`)
	ask("has a policy for others than the tenant, the system role and the owner's backup", `select not exists (select from pg_policies
		where tablename = $1 and policyname not in ('tenant', 'system', 'backup'))`)
	ask("has no policy with which its owner, and nobody else, reads it for a backup", `select exists (select from pg_policies
		where tablename = $1 and policyname = 'backup' and cmd = 'SELECT' and roles = array[current_user] and qual like '%app.backup%')`)
	ask("has no primary key beginning with tenant_id", `select exists (select from pg_constraint k where k.conrelid = ('public.' || $1)::regclass
		and contype = 'p' and (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) = 'tenant_id')`)
	ask("has a unique key not beginning with tenant_id", `select not exists (select from pg_constraint k where k.conrelid = ('public.' || $1)::regclass
		and contype = 'u' and (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) <> 'tenant_id')`)
	ask("has a foreign key not beginning with tenant_id", `select not exists (select from pg_constraint k where k.conrelid = ('public.' || $1)::regclass
		and contype = 'f' and (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) <> 'tenant_id'
		and k.confrelid <> 'identities'::regclass)`)
	ask("has a unique index not beginning with tenant_id", `select not exists (select from pg_index i where i.indrelid = ('public.' || $1)::regclass
		and i.indisunique and (select attname from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0]) is distinct from 'tenant_id')`)
}

func strs(t *testing.T, c *pgx.Conn, sql string) []string {
	t.Helper()
	rows, err := c.Query(context.Background(), sql)
	if err != nil {
		t.Fatal(err)
	}
	out, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTheApplicationRoleCannotLeaveItsTenant(t *testing.T) {
	a, b := testkit.New(t), testkit.New(t)
	mine := a.Client("Mine Ltd")
	c, err := pgx.Connect(context.Background(), testkit.AppURL(t))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.Background())
	ctx := context.Background()
	var n int
	if err := c.QueryRow(ctx, "select count(*) from clients").Scan(&n); err != nil || n != 0 {
		t.Errorf("without a tenant %d rows are seen, %v", n, err)
	}
	tx, err := c.BeginTx(ctx, pgx.TxOptions{BeginQuery: "begin; set local app.tenant_id = '" + b.Body.ID.String() + "'"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(ctx, "set local app.backup = 'on'"); err != nil {
		t.Fatal(err)
	}
	if err := tx.QueryRow(ctx, "select count(*) from clients where id = $1", mine.ID.String()).Scan(&n); err != nil || n != 0 {
		t.Errorf("another tenant sees %d rows, %v", n, err)
	}
	_, err = tx.Exec(ctx, "insert into clients (tenant_id, id, version, state, name, country, record) values ($1, gen_random_uuid(), 1, 'prospect', 'x', 'IE', '{}')", a.Body.ID.String())
	if err == nil || !strings.Contains(err.Error(), "row-level security") {
		t.Errorf("a row was put into another tenant: %v", err)
	}
	for _, forbidden := range []string{"update trail set verb = 'x'", "delete from trail_payloads", "select * from identities", "select * from secrets"} {
		if _, err := c.Exec(ctx, forbidden); err == nil {
			t.Errorf("the application role may: %s", forbidden)
		}
	}
}

func TestOpenRefusesARoleThatCouldBypassRowSecurity(t *testing.T) {
	testkit.DB(t)
	owner, app := testkit.OwnerURL(t), testkit.AppURL(t)
	for name, o := range map[string]postgres.Options{
		"as application": {AppURL: owner, SystemURL: app, Now: time.Now},
		"as system role": {AppURL: app, SystemURL: owner, Now: time.Now},
	} {
		db, err := postgres.Open(t.Context(), o)
		if err == nil {
			_ = db.Close()
			t.Errorf("%s: the owner of the database was accepted", name)
		} else if !strings.Contains(err.Error(), "could bypass row security") {
			t.Errorf("%s: refused for another reason: %v", name, err)
		}
	}
}
