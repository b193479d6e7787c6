package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"triennia/internal/config"
	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
	"triennia/internal/embedded"
	"triennia/internal/mail"
)

// sweepWorkers are the tasks that are carried out at once, as on a machine of two cores.
const sweepWorkers = 4

// measureSweeps sweeps a body with a tenth of the certificates and one with all of them, of which as many owe a reminder
// today: the first number should be much like the second.
func measureSweeps(ctx context.Context, o options) error {
	fmt.Println("certificates  obligations  owe a reminder  swept in  letters  written in  together  a second  most memory")
	for _, n := range []int{o.sweep / 10, o.sweep} {
		if err := measureSweep(ctx, n, o); err != nil {
			return err
		}
	}
	return nil
}

func measureSweep(ctx context.Context, certificates int, o options) (err error) {
	dir, err := embedded.TempDir()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	db, err := embedded.Postgres(ctx, embedded.Options{Dir: dir, Fast: true, Database: "bench"})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Stop()) }()
	config.SpendMemory() // as the product does
	p, err := openProduct(ctx, db.URL, o.pool)
	if err != nil {
		return err
	}
	defer p.close()
	p.app.Mail = nobody{} // so that each letter is put into the outbox, as in production; handing them to a server is not measured
	conn, err := pgx.Connect(ctx, db.URL)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close(ctx)) }()
	began := time.Now()
	w, err := seedSweep(ctx, conn, certificates, o.due)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "seeded %d certificates in %s\n", certificates, time.Since(began).Round(time.Second))
	began = time.Now()
	if err := p.app.Sweep(ctx); err != nil {
		return err
	}
	if err := p.work(ctx, conn, "clock.sweep"); err != nil {
		return err
	}
	swept := time.Since(began)
	if err := p.work(ctx, conn, "clock.tell"); err != nil {
		return err
	}
	took := time.Since(began)
	var letters, left, told, obligations int
	if err := conn.QueryRow(ctx, "select (select count(*) from messages where tenant_id = $1), (select count(*) from notices where tenant_id = $1), "+
		"(select count(*) from obligations where tenant_id = $1 and record->>'noticed_on' <> ''), (select count(*) from obligations where tenant_id = $1)", w.tenant).
		Scan(&letters, &left, &told, &obligations); err != nil {
		return err
	}
	if told != o.due || left > 0 {
		return fmt.Errorf("%d of %d reminders owed were noted, %d wait", told, o.due, left)
	}
	tenths := func(d time.Duration) string { return d.Round(100 * time.Millisecond).String() }
	fmt.Printf("%12d  %11d  %14d  %8s  %7d  %10s  %8s  %8.0f  %s\n", certificates, obligations, o.due, tenths(swept), letters,
		tenths(took-swept), tenths(took), float64(o.due)/took.Seconds(), peak())
	return nil
}

// nobody is a mail server that gets nothing.
type nobody struct{}

func (nobody) Send(context.Context, mail.Letter) error {
	return errors.New("letters are not sent here")
}

// work carries out the tasks of the job that wait, some at once, until none does.
func (p *product) work(ctx context.Context, conn *pgx.Conn, job string) error {
	for {
		rows, err := conn.Query(ctx, "select tenant_id, id from outbox where job = $1 and state in ('new', 'queued') and available_at <= now() order by available_at, id limit 500", job)
		if err != nil {
			return err
		}
		waiting, err := pgx.CollectRows(rows, pgx.RowToStructByPos[struct{ Tenant, ID uuid.UUID }])
		if err != nil || len(waiting) == 0 {
			return err
		}
		tasks, errs := make(chan struct{ Tenant, ID uuid.UUID }), make([]error, sweepWorkers)
		var all sync.WaitGroup
		for i := range errs {
			all.Go(func() {
				for t := range tasks {
					errs[i] = errors.Join(errs[i], p.app.RunTask(ctx, id.Body(t.Tenant), id.Task(t.ID)))
				}
			})
		}
		for _, t := range waiting {
			tasks <- t
		}
		close(tasks)
		all.Wait()
		if err := errors.Join(errs...); err != nil {
			return err
		}
	}
}

// peak is the most memory that this process has held, without Postgres.
func peak() string {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "unknown"
	}
	for line := range strings.Lines(string(status)) {
		if kb, found := strings.CutPrefix(line, "VmHWM:"); found {
			return strings.TrimSpace(kb)
		}
	}
	return "unknown"
}

// seedSweep makes a body with so many certificates, each with its programme, its stage 2 of a year ago and what it owes,
// of which due owe their next reminder today.
func seedSweep(ctx context.Context, conn *pgx.Conn, certificates, due int) (world, error) {
	w := world{slug: "bench", tenant: uuid.Must(uuid.NewV7())}
	b := bodyRecord(w)
	today := b.Today(startOfRun)
	decided := today.AddMonths(-12).AddDays(60) // the reminder of sixty days before the first surveillance is owed today
	body, err := json.Marshal(b)
	if err != nil {
		return w, err
	}
	c := certificateRecord(1, decided, decided.AddMonths(36).AddDays(-1))
	c.Rules = b.Jurisdiction
	p := programme.Record{ID: id.Programme(w.tenant), ClientID: id.Client(w.tenant), Version: 1, Standard: c.Standard, Cycle: 1, State: programme.Certified, DecidedOn: decided, ExpiresOn: c.ExpiresOn,
		Limits: pack.For(string(b.Jurisdiction), today), Slots: []programme.Slot{}, ClientName: text.T("Client", "客户")}
	owed := owedBy(c, p, today)
	planned, err := programme.From(p)
	if err != nil {
		return w, err
	}
	nothing := func(id.Audit) bool { return false } // is held, or lies ahead: the audits are not made
	planned.Owe(clock.SurveillancesOwed(owed), nothing, nothing)
	certificate, err := json.Marshal(c)
	if err != nil {
		return w, err
	}
	cycle, err := json.Marshal(planned.Record())
	if err != nil {
		return w, err
	}
	day := func(d date.Date) string { return d.String() }
	steps := []step{
		{"set session_replication_role = replica", nil}, // the rows point at each other rightly
		{insertBody, []any{w.tenant, w.slug, string(body)}},
		{insertClients, []any{w.tenant}},
		{insertPeople, []any{w.tenant, string(access.Applicant)}},
		{insertPlanner, []any{w.tenant, string(access.Planner)}},
		{insertSwept, []any{w.tenant, certificates, string(certificate), day(decided), day(c.ExpiresOn)}},
		{insertCycles, []any{w.tenant, certificates, string(cycle), day(c.ExpiresOn)}},
		{insertStage2, []any{w.tenant, certificates, day(decided)}},
	}
	for _, r := range owed {
		o, err := clock.NewObligation(r)
		if err != nil {
			return w, err
		}
		r, later, dueToday := o.Record(), o.Record().NextNoticeOn, 0
		if r.Kind == clock.Surveillance && r.Number == 1 {
			later, dueToday = today.AddDays(30), due
		}
		kept, err := json.Marshal(r)
		if err != nil {
			return w, err
		}
		steps = append(steps, step{insertOwed, []any{w.tenant, certificates, string(kept), string(r.Kind), r.Number, day(r.DueOn), day(today), dueToday, day(later)}})
	}
	for _, s := range append(steps, step{"set session_replication_role = origin", nil}, step{"vacuum analyze", nil}) {
		if _, err := conn.Exec(ctx, s.sql, s.args...); err != nil {
			return w, fmt.Errorf("%.60s: %w", s.sql, err)
		}
	}
	return w, nil
}

type step struct {
	sql  string
	args []any
}

// owedBy is what the product would have stored of the certificate, at the pace of the audits that are made below.
func owedBy(c certificate.Record, p programme.Record, today date.Date) []clock.Record {
	in := clock.InputOf(c, p, nil, today)
	pace := clock.Pace{Report: clock.Measured{Days: 8, Audits: clock.PaceAudits}, Decision: clock.Measured{Days: 10, Audits: clock.PaceAudits}}
	in.Buffer, _ = pace.Over(in.Buffer)
	return clock.Owed(in, clock.Record{SubjectID: "x", Subject: clock.OfCertificate, ClientName: text.T("Client", "客户"), Reference: "10426ITSM"})
}

const (
	insertPeople = `with people as (insert into identities (id, email, name)
			select md5($1::uuid::text || 'person' || n)::uuid, 'client' || n || '@example.test', 'Client ' || n from generate_series(1, 20000) n returning id, email, name)
		insert into memberships (tenant_id, id, identity_id, client_id, roles, email, name)
		select $1::uuid, gen_random_uuid(), id, md5($1::uuid::text || 'client' || substring(email from 'client(\d+)@'))::uuid, array[$2], email, name from people`

	insertPlanner = `with p as (insert into identities (id, email, name) values (gen_random_uuid(), 'planner@example.test', 'Petra') returning id, email, name)
		insert into memberships (tenant_id, id, identity_id, roles, email, name) select $1::uuid, gen_random_uuid(), id, array[$2], email, name from p`

	insertSwept = `insert into certificates (tenant_id, id, version, state, number, code, client_id, programme_id, holder, country, standard, issued_on, expires_on, record)
		select $1::uuid, c, 1, 'active', 'N' || n, 'C' || n, client, p, 'Client ' || n, 'IE', 'ISO/IEC 20000-1:2018', $4::date, $5::date,
			$3::jsonb || jsonb_build_object('id', c, 'number', 'N' || n, 'code', 'C' || n, 'client_id', client, 'programme_id', p)
		from (select n, md5($1::uuid::text || 'certificate' || n)::uuid c, md5($1::uuid::text || 'cycle' || n)::uuid p,
			md5($1::uuid::text || 'client' || 1 + n % 20000)::uuid client from generate_series(1, $2::int) n) x`

	insertCycles = `insert into programmes (tenant_id, id, version, client_id, application_id, contract_id, standard, state, expires_on, record)
		select $1::uuid, p, 1, client, gen_random_uuid(), gen_random_uuid(), 'ISO/IEC 20000-1:2018', 'certified', $4::date,
			$3::jsonb || jsonb_build_object('id', p, 'client_id', client)
		from (select n, md5($1::uuid::text || 'cycle' || n)::uuid p, md5($1::uuid::text || 'client' || 1 + n % 20000)::uuid client from generate_series(1, $2::int) n) x`

	insertStage2 = `insert into audits (tenant_id, id, version, reference, programme_id, application_id, client_id, client_name, client_name_zh,
			city, city_zh, standard, type, number, state, lead_name, half_days, starts_on, ends_on, sort_on, record)
		select $1::uuid, a, 1, 'E' || n, md5($1::uuid::text || 'cycle' || n)::uuid, gen_random_uuid(), client, 'Client', '客户', 'Dublin', '都柏林',
			'ISO/IEC 20000-1:2018', 'stage2', 1, 'decided', 'Jonas', 6, $3::date - 40, $3::date - 38, $3::date - 40,
			jsonb_build_object('id', a, 'version', 1, 'reference', 'E' || n, 'type', 'stage2', 'number', 1, 'cycle', 1, 'state', 'decided', 'client_id', client,
				'programme_id', md5($1::uuid::text || 'cycle' || n)::uuid, 'report', jsonb_build_object('issued_on', $3::date - 30),
				'concluded_on', $3::date - 10, 'decided_on', $3::date)
		from (select n, md5($1::uuid::text || 'stage2' || n)::uuid a, md5($1::uuid::text || 'client' || 1 + n % 20000)::uuid client from generate_series(1, $2::int) n) x`

	insertOwed = `insert into obligations (tenant_id, id, version, state, kind, number, subject, subject_id, client_id, client_name, due_on, next_notice_on, safe_on, record)
		select $1::uuid, o, 1, 'open', $4::text, $5::int, 'certificate', c, client, 'Client', $6::date, case when n <= $8::int then $7::date else $9::date end,
			($3::jsonb->>'safe_on')::date,
			$3::jsonb || jsonb_build_object('id', o, 'subject_id', c, 'client_id', client, 'certificate_id', c, 'reference', 'N' || n,
				'next_notice_on', case when n <= $8::int then $7::date else $9::date end)
		from (select n, md5($1::uuid::text || $4::text || $5::int || ':' || n)::uuid o, md5($1::uuid::text || 'certificate' || n)::uuid c,
			md5($1::uuid::text || 'client' || 1 + n % 20000)::uuid client from generate_series(1, $2::int) n) x`
)
