package postgres_test

import (
	"context"
	"fmt"
	"testing"

	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
)

// Programmes that exist learn the days for the invitation; what expired in the last year is looked at once more, unless an
// application or a certificate to the same standard has followed.
func TestFormerHoldersOfOldAreInvitedToo(t *testing.T) {
	const at, days = "00000000-0000-0000-0000-000000000001", 240
	of := func(n int) string { return fmt.Sprintf("00000000-0000-0000-0000-0000000000%02d", n) }
	ctx, owner := context.Background(), emptyDatabase(t, "anew")
	pool := open(t, owner)
	migrateTo(t, pool, numberOf(t, "anew")-1)
	run := func(format string, args ...any) {
		t.Helper()
		if _, err := pool.ExecContext(ctx, fmt.Sprintf(format, args...)); err != nil {
			t.Fatalf("%s: %v", fmt.Sprintf(format, args...), err)
		}
	}
	certificate := func(n, client, expired int) {
		run(`insert into certificates (id, version, state, number, code, client_id, programme_id, holder, standard, issued_on, expires_on, record)
			values ('%s', 1, 'active', 'N%d', 'C%[2]d', '%s', '%[1]s', 'x', 'qms', '2020-01-01', current_date - %[4]d, '{}')`, of(n), n, of(client), expired)
	}
	run("alter table bodies no force row level security")
	run("insert into bodies (id, slug, time_zone, record) values ('%s', 'x', 'Asia/Shanghai', '{}')", at)
	run("alter table bodies force row level security")
	run("select set_config('app.tenant_id', '%s', false)", at)
	for n := 1; n <= 6; n++ {
		run("insert into clients (id, version, state, name, country, record) values ('%s', 1, 'former', 'x', 'CN', '{}')", of(n))
		run(`insert into programmes (id, version, client_id, application_id, contract_id, standard, state, record)
			values ('%s', 1, '%[1]s', '%[1]s', '%[1]s', 'qms', 'terminated', '{"limits": {"on": "2026-05-06", "packs": [{"id": "iaf"}], "numbers": {"major_months": 6}}}')`, of(n))
	}
	certificate(1, 1, days)  // to be looked at
	certificate(2, 2, 0)     // valid today
	certificate(3, 3, 1000)  // long ago
	certificate(4, 4, days)  // the client has applied since
	certificate(5, 5, days)  // the client is certified anew
	certificate(6, 5, -days) // by this one
	run(`insert into applications (id, version, created_at, client_id, reference, standards, state, client_name, turn, due, record)
		values ('%s', 1, now() - interval '30 days', '%[1]s', 'A', '{qms}', 'draft', 'x', 'client', '2030-01-01', '{}')`, of(4))
	run("select set_config('app.tenant_id', '', false)")
	migrateTo(t, pool, numberOf(t, "anew"))
	run("select set_config('app.tenant_id', '%s', false)", at)
	var p programme.Record
	read(t, pool.QueryRowContext(ctx, "select record from programmes where id = $1", of(1)), &p)
	if p.Limits.Of(pack.AnewDays) != 14 || p.Limits.Of(pack.MajorMonths) != 6 {
		t.Errorf("%+v", p.Limits.Numbers)
	}
	var tasks string
	if err := pool.QueryRowContext(ctx, "select string_agg(payload->>'programme', ' ') from outbox where job = 'clock.settle'").Scan(&tasks); err != nil || tasks != of(1) {
		t.Errorf("looked at: %s, %v", tasks, err)
	}
}
