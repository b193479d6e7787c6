package postgres

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	pglock "github.com/pressly/goose/v3/lock"

	"triennia/internal/postgres/migrations"
)

// Sealer encrypts what must not stand readable in the database.
type Sealer interface {
	Seal(plain []byte) []byte
	Open(sealed []byte) ([]byte, error)
}

// Migrate brings the schema up to date as the owner and gives the two other roles their rights. Several
// processes may call it at once: one works, the others wait. appRole and systemRole must exist.
func Migrate(ctx context.Context, ownerURL, appRole, systemRole string) error {
	cfg, err := pgx.ParseConfig(ownerURL)
	if err != nil {
		return fmt.Errorf("database address: %w", err)
	}
	pool := stdlib.OpenDB(*cfg)
	defer pool.Close()
	locker, err := pglock.NewPostgresSessionLocker()
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, pool, migrations.Files, goose.WithSessionLocker(locker))
	if err != nil {
		return err
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return grantRights(ctx, pool, appRole, systemRole)
}

// Version is the number of the last migration applied and of the last one known.
func Version(ctx context.Context, ownerURL string) (applied, known int64, err error) {
	cfg, err := pgx.ParseConfig(ownerURL)
	if err != nil {
		return 0, 0, err
	}
	pool := stdlib.OpenDB(*cfg)
	defer pool.Close()
	provider, err := goose.NewProvider(goose.DialectPostgres, pool, migrations.Files)
	if err != nil {
		return 0, 0, err
	}
	applied, err = provider.GetDBVersion(ctx)
	sources := provider.ListSources()
	return applied, sources[len(sources)-1].Version, err
}

// wrongPassword is the SQLSTATE of a refused sign-in.
const wrongPassword = "28P01"

// appendOnly are the tables that the application may add to and never change.
var appendOnly = []string{"trail", "trail_payloads"}

func grantRights(ctx context.Context, pool *sql.DB, appRole, systemRole string) error {
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit it does nothing
	app, system := pgx.Identifier{appRole}.Sanitize(), pgx.Identifier{systemRole}.Sanitize()
	statements := []string{
		"select pg_advisory_xact_lock(7310424)",
		"grant " + system + " to current_user",
		"grant usage on schema public to " + app + ", " + system,
		"grant select, insert, update, delete on all tables in schema public to " + app,
		"grant select, insert, update on identities, sessions, secrets to " + system,
		"revoke insert, update, delete on goose_db_version, system_access from " + app,
		"revoke all on identities, sessions, secrets, password_resets from " + app,
		"revoke insert, delete on bodies from " + app,
		"revoke update, delete on " + strings.Join(appendOnly, ", ") + " from " + app,
		"grant create on schema public to " + system,
		"alter function search_records owner to " + system,
		"revoke create on schema public from " + system,
		"grant execute on function search_records to " + app,
	}
	for _, more := range []func(context.Context, *sql.Tx, string) ([]string, error){systemGrants, missingPolicies} {
		found, err := more(ctx, tx, systemRole)
		if err != nil {
			return err
		}
		statements = append(statements, found...)
	}
	for _, s := range statements {
		if _, err := tx.ExecContext(ctx, s); err != nil {
			return fmt.Errorf("%s: %w", s, err)
		}
	}
	return tx.Commit()
}

// systemGrants gives the system role exactly the tables of system_access.
func systemGrants(ctx context.Context, tx *sql.Tx, role string) ([]string, error) {
	return column(ctx, tx, "select format('grant %s on %I to %I', rights, table_name, $1::text) from system_access order by table_name", role)
}

// missingPolicies lets the system role reach its tables across tenants, and the owner read everything
// where it asks for a backup: it is bound by row security too unless it is a superuser. What is there
// already is left alone, because a policy cannot be replaced without stopping everybody at the table.
func missingPolicies(ctx context.Context, tx *sql.Tx, role string) ([]string, error) {
	return column(ctx, tx, `select format('drop policy if exists %1$I on %2$I; create policy %1$I on %2$I %3$s', policy, tbl, says) from (
			select 'system' as policy, table_name as tbl, $1::text as holder, format('to %I using (true) with check (true)', $1::text) as says from system_access
			union all
			select 'backup', relname, current_user, 'for select to current_user using (current_setting(''app.backup'', true) = ''on'')'
			from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity) wanted
		where not exists (select from pg_policies where schemaname = 'public' and tablename = tbl and policyname = policy and roles = array[holder]::name[])
		order by tbl, policy`, role)
}

// column is what the query answers in its only column.
func column(ctx context.Context, tx *sql.Tx, query string, args ...any) (out []string, err error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// Provision prepares a database for which only the owner's address is known: it creates the two other
// roles, keeps their passwords sealed in the database, migrates, and answers the two addresses.
func Provision(ctx context.Context, ownerURL string, box Sealer) (appURL, systemURL string, err error) {
	c, err := pgx.Connect(ctx, ownerURL)
	if err != nil {
		return "", "", fmt.Errorf("connect as owner: %w", err)
	}
	defer c.Close(ctx)
	if err := checkServer(ctx, c); err != nil {
		return "", "", err
	}
	if _, err := c.Exec(ctx, "select pg_advisory_lock(7310423)"); err != nil {
		return "", "", err
	}
	name := c.Config().Database
	roles := []string{name + "_app", name + "_system"}
	for _, role := range roles {
		if err := ensureRole(ctx, c, role); err != nil {
			return "", "", err
		}
	}
	if err := Migrate(ctx, ownerURL, roles[0], roles[1]); err != nil {
		return "", "", err
	}
	urls := make([]string, len(roles))
	for i, role := range roles {
		password, err := rolePassword(ctx, c, role, box)
		if err != nil {
			return "", "", err
		}
		if urls[i], err = asRole(ownerURL, role, password); err != nil {
			return "", "", err
		}
		if err := admit(ctx, c, urls[i], role, password); err != nil {
			return "", "", err
		}
	}
	return urls[0], urls[1], nil
}

// checkServer refuses a server on which the product would not be right.
func checkServer(ctx context.Context, c *pgx.Conn) error {
	var version int
	var found bool
	if err := c.QueryRow(ctx, "select current_setting('server_version_num')::int, lower('ÄÖ') = 'äö'").Scan(&version, &found); err != nil {
		return err
	}
	if version < 150000 {
		return fmt.Errorf("PostgreSQL 15 or later is needed; this server is %d", version/10000)
	}
	if !found {
		return errors.New("the database has locale C, in which letters outside ASCII are not found: create it with --locale=C.UTF-8")
	}
	return nil
}

func ensureRole(ctx context.Context, c *pgx.Conn, role string) error {
	var exists bool
	if err := c.QueryRow(ctx, "select exists (select from pg_roles where rolname = $1)", role).Scan(&exists); err != nil || exists {
		return err
	}
	_, err := c.Exec(ctx, "create role "+pgx.Identifier{role}.Sanitize()+" login nosuperuser nocreatedb nocreaterole")
	return err
}

func rolePassword(ctx context.Context, c *pgx.Conn, role string, box Sealer) (string, error) {
	var sealed []byte
	err := c.QueryRow(ctx, "select sealed from secrets where name = $1", "role:"+role).Scan(&sealed)
	if err == nil {
		plain, err := box.Open(sealed)
		return string(plain), err
	}
	if !errors.Is(err, pgx.ErrNoRows) {
		return "", err
	}
	password := rand.Text()
	_, err = c.Exec(ctx, "insert into secrets (name, sealed) values ($1, $2)", "role:"+role, box.Seal([]byte(password)))
	return password, err
}

// admit sets the password of the role where the server knows none or another: it is kept with the
// database, which may have been restored on a server that has never seen it.
func admit(ctx context.Context, c *pgx.Conn, roleURL, role, password string) error {
	probe, err := pgx.Connect(ctx, roleURL)
	if err == nil {
		return probe.Close(ctx)
	}
	var refused *pgconn.PgError
	if !errors.As(err, &refused) || refused.Code != wrongPassword {
		return fmt.Errorf("connect as %s: %w", role, err)
	}
	_, err = c.Exec(ctx, "alter role "+pgx.Identifier{role}.Sanitize()+" password '"+password+"'")
	return err
}

// asRole is the address with another user and password.
func asRole(ownerURL, role, password string) (string, error) {
	u, err := url.Parse(ownerURL)
	if err != nil || u.Scheme == "" {
		return "", errors.New("the database address must have the form postgres://user:password@host:port/name")
	}
	q := u.Query()
	q.Del("user")
	q.Del("password")
	u.RawQuery = q.Encode()
	u.User = url.UserPassword(role, password)
	return u.String(), nil
}
