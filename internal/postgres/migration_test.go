package postgres_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"io/fs"
	"net/url"
	"slices"
	"strconv"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"triennia/internal/domain/application"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/client"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/text"
	"triennia/internal/postgres/migrations"
	"triennia/internal/testkit"
)

const (
	oldInput = `{"audit_type": "initial", "standard": {"code": "ISO/IEC 20000-1:2018", "category": "all", "factors": [{"code": "f", "percent": -10, "reason": "r"}]}, "personnel": [{"activity": {"en": "a", "zh": "a"}, "headcount": 86}]}`
	oldSheet = `{"standard": "ISO/IEC 20000-1:2018", "method": {"en": "m", "zh": "m"}, "method_id": "md5-qms-provisional", "provisional": true, "headcount": 86,
		"effective_persons": 86, "table_days": 7.0, "adjusted_days_raw": "6.3", "total_days_raw": "6.3", "days": 6.5, "stage1_days": 2.0, "stage2_days": 4.5, "steps": []}`
)

// Calculations and quotations of the time when there was one standard are read as those of a list of one.
func TestOldCalculationsNameTheirStandardInAList(t *testing.T) {
	ctx := context.Background()
	owner, to := emptyDatabase(t, "standards"), numberOf(t, "several_standards")
	pool := open(t, owner)
	migrateTo(t, pool, to-1)
	c := superuser(t, owner)
	exec(t, c, "set session_replication_role = replica") // rows without those that they point at
	exec(t, c, `insert into calculations (tenant_id, id, version, application_id, client_id, state, record) values
		(gen_random_uuid(), gen_random_uuid(), 1, gen_random_uuid(), gen_random_uuid(), 'frozen', jsonb_build_object('state', 'frozen', 'input', $1::jsonb, 'sheet', $2::jsonb))`, oldInput, oldSheet)
	exec(t, c, `insert into quotations (tenant_id, id, version, application_id, client_id, calculation_id, price_list_id, reference, revision, state, record) values
		(gen_random_uuid(), gen_random_uuid(), 1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'Q', 1, 'sent', jsonb_build_object('reference', 'Q', 'sheet', $1::jsonb))`, oldSheet)
	migrateTo(t, pool, to)

	var calculation audittime.Record
	var quotation fee.Record
	read(t, c.QueryRow(ctx, "select record from calculations"), &calculation)
	read(t, c.QueryRow(ctx, "select record from quotations"), &quotation)
	in := calculation.Input
	if len(in.Standards) != 1 || in.Standards[0].Code != "ISO/IEC 20000-1:2018" || len(in.Standards[0].Factors) != 1 || in.Personnel[0].Headcount != 86 || calculation.State != audittime.Frozen {
		t.Errorf("%+v", calculation)
	}
	for _, s := range []audittime.Sheet{calculation.Sheet, quotation.Sheet} {
		x := s.Standards[0]
		if x.TableDays != audittime.DaysOf(7) || x.AdjustedDaysRaw != "6.3" || x.MethodID != "md5-qms-provisional" || !x.Provisional || x.Clause != "table QMS 1" ||
			x.Method.En != "m" || s.InitialDays != 13 || s.Days != 13 || s.Stage2Days != 9 || s.EffectivePersons != 86 {
			t.Errorf("%+v", s)
		}
	}
	if quotation.Reference != "Q" {
		t.Errorf("%+v", quotation)
	}
}

// Applications, quotations and bodies of the time when there was one standard are read as those of a list of one.
func TestOldApplicationsNameTheirStandardInAList(t *testing.T) {
	ctx := context.Background()
	owner, to := emptyDatabase(t, "integrated"), numberOf(t, "integrated")
	pool := open(t, owner)
	migrateTo(t, pool, to-1)
	c := superuser(t, owner)
	exec(t, c, "set session_replication_role = replica")
	exec(t, c, `insert into bodies (id, slug, time_zone, record) values (gen_random_uuid(), 'b', 'UTC', '{"slug": "b"}')`)
	exec(t, c, `insert into applications (tenant_id, id, version, client_id, reference, standard, state, client_name, turn, due, record) values
		(gen_random_uuid(), gen_random_uuid(), 1, gen_random_uuid(), 'A', 'ISO/IEC 20000-1:2018', 'draft', 'x', 'client', '2026-01-01', '{"reference": "A", "standard": "ISO/IEC 20000-1:2018"}')`)
	exec(t, c, `insert into quotations (tenant_id, id, version, application_id, client_id, calculation_id, price_list_id, reference, revision, state, record) values
		(gen_random_uuid(), gen_random_uuid(), 1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'Q', 1, 'sent', '{"standard": "ISO/IEC 20000-1:2018", "risk": "all"}'),
		(gen_random_uuid(), gen_random_uuid(), 1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'R', 1, 'sent', '{"standard": "ISO/IEC 20000-1:2018"}')`)
	migrateTo(t, pool, to)

	var a application.Record
	var b body.Record
	var risky, plain fee.Record
	read(t, c.QueryRow(ctx, "select record from applications where 'ISO/IEC 20000-1:2018' = any(standards)"), &a)
	read(t, c.QueryRow(ctx, "select record from bodies"), &b)
	read(t, c.QueryRow(ctx, "select record from quotations where reference = 'Q'"), &risky)
	read(t, c.QueryRow(ctx, "select record from quotations where reference = 'R'"), &plain)
	itsm := []string{"ISO/IEC 20000-1:2018"}
	if !slices.Equal(a.Standards, itsm) || a.Reference != "A" || !slices.Equal(b.Standards, itsm) || b.Slug != "b" {
		t.Errorf("%v, %v", a.Standards, b.Standards)
	}
	if !slices.Equal(risky.Codes(), itsm) || risky.Standards[0].Risk != "all" || !slices.Equal(plain.Codes(), itsm) || plain.Standards[0].Risk != "" {
		t.Errorf("%v, %v", risky.Standards, plain.Standards)
	}
}

// Who complains was a word of the search before; a search for the name finds nothing any more, one for the rest does.
func TestComplainantsAreNotFoundAnyMore(t *testing.T) {
	ctx := context.Background()
	owner, to := emptyDatabase(t, "complainants"), numberOf(t, "complainants_unfound")
	pool := open(t, owner)
	migrateTo(t, pool, to-1)
	c := superuser(t, owner)
	exec(t, c, "set session_replication_role = replica")
	exec(t, c, `with made as (
		insert into complaints (tenant_id, id, version, state, about, received_on, due_on, reminded_on, tracking, sealed, record) values
		(gen_random_uuid(), gen_random_uuid(), 1, 'received', 'client', '2026-01-01', '2026-01-01', '2026-01-01', 'x', '',
		'{"reference": "K-1", "company": "Blue Water", "client_name": {"en": "", "zh": "蓝水"}, "complainant": {"name": "Ann Other"}}') returning tenant_id, id)
		insert into search_entries (tenant_id, noun, record_id, words, grams) select tenant_id, 'complaints', id, 'k-1\nann other', '{ann}' from made`)
	migrateTo(t, pool, to)
	var words string
	var grams []string
	if err := c.QueryRow(ctx, "select words, grams from search_entries").Scan(&words, &grams); err != nil {
		t.Fatal(err)
	}
	if words != "k-1\nblue water\n\n蓝水" || slices.Contains(grams, "ann") || !slices.Contains(grams, "wat") || !slices.Contains(grams, "蓝水") || slices.Contains(grams, "") {
		t.Errorf("%q, %v", words, grams)
	}
}

// emptyDatabase is the address of a new database for its owner, who is no superuser, so that row security
// holds for the migrations as it does in production.
func emptyDatabase(t *testing.T, name string) string {
	t.Helper()
	testkit.DB(t)
	at, err := url.Parse(testkit.OwnerURL(t))
	if err != nil {
		t.Fatal(err)
	}
	name = at.Path[1:] + "_" + name
	c := superuser(t, testkit.OwnerURL(t))
	exec(t, c, "create role "+name+" login password 'plain'")
	exec(t, c, "create database "+name+" owner "+name)
	at.Path, at.User = "/"+name, url.UserPassword(name, "plain")
	return at.String()
}

// superuser is a connection to the database as somebody who may do everything.
func superuser(t *testing.T, database string) *pgx.Conn {
	t.Helper()
	at, err := url.Parse(database)
	if err != nil {
		t.Fatal(err)
	}
	cfg, err := pgx.ParseConfig(testkit.OwnerURL(t))
	if err != nil {
		t.Fatal(err)
	}
	cfg.Database = at.Path[1:]
	c, err := pgx.ConnectConfig(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close(context.Background()) })
	return c
}

func open(t *testing.T, database string) *sql.DB {
	t.Helper()
	cfg, err := pgx.ParseConfig(database)
	if err != nil {
		t.Fatal(err)
	}
	pool := stdlib.OpenDB(*cfg)
	t.Cleanup(func() { _ = pool.Close() })
	return pool
}

// numberOf is the number of the migration of the name.
func numberOf(t *testing.T, name string) int64 {
	t.Helper()
	found, err := fs.Glob(migrations.Files, "*_"+name+".sql")
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	n, err := strconv.ParseInt(found[0][:4], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func migrateTo(t *testing.T, pool *sql.DB, to int64) {
	t.Helper()
	provider, err := goose.NewProvider(goose.DialectPostgres, pool, migrations.Files)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.UpTo(context.Background(), to); err != nil {
		t.Fatal(err)
	}
}

func exec(t *testing.T, c *pgx.Conn, sql string, args ...any) {
	t.Helper()
	if _, err := c.Exec(context.Background(), sql, args...); err != nil {
		t.Fatalf("%s: %v", sql, err)
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

// What the migration makes of names and numbers is what the program makes of them.
func TestOldClientsGetTheirKeys(t *testing.T) {
	ctx := context.Background()
	owner, to := emptyDatabase(t, "likeness"), numberOf(t, "likeness")
	pool := open(t, owner)
	migrateTo(t, pool, to-1)
	c := superuser(t, owner)
	exec(t, c, "set session_replication_role = replica")
	for _, l := range []client.Legal{
		{Name: text.T("Bluewater Data-Centres B.V.", "兰芷信息有限公司"), CreditCode: " 91430100MA4L2R7T8X", RegistrationNumber: "HRB 12-34 / 5"},
		{Name: text.T("The Company Limited", "华为集团有限公司")}, {Name: text.T("Company", "公司")}, {Name: text.T("", "（北京）安和·数字股份有限公司")},
		{Name: text.T("Åse & Søn A/S", "")}, {Name: text.T("Coca Co., Ltd", "集团公司")}, {Name: text.T("", "华为集团")},
	} {
		record, err := json.Marshal(client.Record{Legal: l})
		if err != nil {
			t.Fatal(err)
		}
		exec(t, c, `insert into clients (tenant_id, id, version, state, name, country, record) values (gen_random_uuid(), gen_random_uuid(), 1, 'prospect', $1, 'NL', $2)`, l.Name.En, record)
	}
	migrateTo(t, pool, to)
	rows, err := c.Query(ctx, "select record, alike_en, alike_zh, credit_key, number_key from clients")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for ; rows.Next(); n++ {
		var r client.Record
		var k client.Keys
		if err := rows.Scan(&r, &k.Names.En, &k.Names.Zh, &k.CreditCode, &k.RegistrationNumber); err != nil {
			t.Fatal(err)
		}
		if want := r.Likeness(); k != want {
			t.Errorf("%v: stored %v, computed %v", r.Name, k, want)
		}
	}
	if n != 7 || rows.Err() != nil {
		t.Errorf("%d clients, %v", n, rows.Err())
	}
}

// Certificates of the time before they were signed are signed after the update, quietly; one of another system is not.
func TestOldCertificatesAreSigned(t *testing.T) {
	ctx := context.Background()
	owner, to := emptyDatabase(t, "signatures"), numberOf(t, "signatures")
	pool := open(t, owner)
	migrateTo(t, pool, to-1)
	c := superuser(t, owner)
	exec(t, c, "set session_replication_role = replica")
	const tenant = "01932d7e-8f00-7abc-8def-00000000000b"
	exec(t, c, `insert into bodies (id, slug, time_zone, record) values ($1, 'b', 'UTC', '{"slug": "b"}')`, tenant)
	for _, decision := range []string{"01932d7e-8f00-7abc-8def-0123456789ab", ""} {
		exec(t, c, `insert into certificates (tenant_id, id, version, state, number, code, client_id, programme_id, holder, standard, issued_on, expires_on, record) values
			($2, gen_random_uuid(), 1, 'active', 'N' || $1, 'C' || $1, gen_random_uuid(), gen_random_uuid(), 'h', 's', '2026-01-01', '2029-01-01', jsonb_strip_nulls(jsonb_build_object('decision_id', nullif($1, ''))))`, decision, tenant)
	}
	migrateTo(t, pool, to)
	var tasks, right int
	if err := c.QueryRow(ctx, `select count(*), count(*) filter (where o.job = 'certificate.sign' and o.state = 'new' and o.payload->>'subject' = c.id::text and o.payload->>'quiet' = 'yes')
		from outbox o left join certificates c on c.tenant_id = o.tenant_id and c.record ? 'decision_id'`).Scan(&tasks, &right); err != nil || tasks != 1 || right != 1 {
		t.Errorf("%d tasks, %d right: %v", tasks, right, err)
	}
}
