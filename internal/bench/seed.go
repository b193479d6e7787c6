package main

import (
	"context"
	"crypto/md5"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/text"
)

// world is what the rows of the benchmark hang on.
type world struct {
	slug            string
	tenant, session uuid.UUID
}

// seed fills the database by SQL: a body with an administrator and a session, and so many engagements
// and certificates. The rows are written in bulk because a benchmark measures reading them.
func seed(ctx context.Context, owner string, engagements, certificates int) (world, error) {
	w := world{slug: "bench", tenant: uuid.Must(uuid.NewV7()), session: uuid.New()}
	conn, err := pgx.Connect(ctx, owner)
	if err != nil {
		return w, err
	}
	defer func() { _ = conn.Close(ctx) }()
	record, err := json.Marshal(bodyRecord(w))
	if err != nil {
		return w, err
	}
	identity := uuid.New()
	other := uuid.Must(uuid.NewV7())
	otherRecord, err := json.Marshal(bodyRecord(world{slug: "other", tenant: other}))
	if err != nil {
		return w, err
	}
	// A second body with as many engagements: row security has something to hide.
	for _, step := range []struct {
		sql  string
		args []any
	}{
		{insertBody, []any{w.tenant, w.slug, string(record)}},
		{insertBody, []any{other, "other", string(otherRecord)}},
		{"insert into identities (id, email, name) values ($1, 'bench@example.test', 'Ada Bench')", []any{identity}},
		{"insert into memberships (tenant_id, id, identity_id, roles) values ($1, $2, $3, array[$4])",
			[]any{w.tenant, uuid.New(), identity, string(access.Administrator)}},
		{"insert into sessions (id, identity_id, expires_at) values ($1, $2, now() + interval '1 day')", []any{w.session, identity}},
		{insertClients, []any{w.tenant}}, {insertClients, []any{other}},
		{insertProgrammes, []any{w.tenant}}, {insertProgrammes, []any{other}},
		{insertAudits, []any{w.tenant, engagements}}, {insertAudits, []any{other, engagements}},
	} {
		if _, err := conn.Exec(ctx, step.sql, step.args...); err != nil {
			return w, err
		}
	}
	if err := insertCertificates(ctx, conn, w, certificates); err != nil {
		return w, err
	}
	_, err = conn.Exec(ctx, "vacuum analyze")
	return w, err
}

// md5UUID is what Postgres makes of md5(s)::uuid.
func md5UUID(s string) uuid.UUID { return uuid.UUID(md5.Sum([]byte(s))) }

func bodyRecord(w world) body.Record {
	b, err := body.New(body.Record{Slug: w.slug, Name: text.T("Bench Certification", "基准认证"), Code: "104", Country: "IE",
		City: text.T("Dublin", "都柏林"), Address: text.T("2 Harbour Road", "港湾路2号"), TimeZone: zoneOfNoon(time.Now())}, time.Now())
	if err != nil {
		panic(err)
	}
	r := b.Record()
	_ = r.ID.UnmarshalText([]byte(w.tenant.String()))
	return r
}

const (
	insertBody = `insert into bodies (id, slug, time_zone, record) values ($1, $2, 'Europe/Dublin', $3)`

	insertClients = `insert into clients (tenant_id, id, version, state, name, country, record)
		select $1::uuid, md5($1::uuid::text || 'client' || n)::uuid, 1, 'certified', 'Client ' || lpad(n::text, 6, '0'), 'IE', '{}'
		from generate_series(1, 20000) n`

	insertProgrammes = `insert into programmes (tenant_id, id, version, client_id, application_id, contract_id, standard, state, record)
		select $1::uuid, md5($1::uuid::text || 'programme' || n)::uuid, 1, md5($1::uuid::text || 'client' || n)::uuid, gen_random_uuid(), gen_random_uuid(),
			'ISO/IEC 20000-1:2018', 'certified', '{}'
		from generate_series(1, 20000) n`

	insertAudits = `insert into audits (tenant_id, id, version, reference, programme_id, application_id, client_id, client_name, client_name_zh,
			city, city_zh, standard, type, number, state, lead_id, lead_name, half_days, starts_on, ends_on, due_on, sort_on, record)
		select $1::uuid, md5($1::uuid::text || 'audit' || n)::uuid, 1, 'E-26-' || lpad(n::text, 6, '0'), md5($1::uuid::text || 'programme' || c)::uuid,
			md5($1::uuid::text || 'application' || c)::uuid, md5($1::uuid::text || 'client' || c)::uuid, 'Client ' || lpad(c::text, 6, '0'),
			'客户' || c, 'Dublin', '都柏林', 'ISO/IEC 20000-1:2018',
			(array['stage1', 'stage2', 'surveillance', 'recertification'])[1 + n % 4], 1 + n % 2,
			(array['programmed', 'planned', 'confirmed', 'reported', 'decided'])[1 + n % 5],
			md5($1::uuid::text || 'person' || n % 60)::uuid, 'Auditor ' || n % 60, 2 + n % 18,
			day, day + 2, day + 30, day, '{}'
		from (select n, 1 + n % 20000 as c, date '2025-01-01' + (n * 7919 % 1000) as day from generate_series(1, $2::int) n) x`
)

// zoneOfNoon is a time zone in which it is about noon: letters do not wait for the morning of their readers there.
func zoneOfNoon(now time.Time) string { return fmt.Sprintf("Etc/GMT%+d", now.UTC().Hour()-12) }
