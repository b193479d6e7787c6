package postgres_test

import (
	"context"
	"testing"

	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
)

// Programmes that exist learn the days of the new reminders, keep a number that they have, and are looked at once more.
func TestProgrammesLearnTheDaysOfReminders(t *testing.T) {
	const at = "00000000-0000-0000-0000-000000000001"
	ctx, owner := context.Background(), emptyDatabase(t, "alarms")
	pool := open(t, owner)
	migrateTo(t, pool, numberOf(t, "alarms")-1)
	for _, sql := range []string{
		"alter table bodies no force row level security",
		"insert into bodies (id, slug, time_zone, record) values ('" + at + "', 'x', 'Asia/Shanghai', '{}')",
		"alter table bodies force row level security",
		"select set_config('app.tenant_id', '" + at + "', false)",
		"insert into clients (id, version, state, name, country, record) values ('" + at + "', 1, 'prospect', 'x', 'CN', '{}')",
		"insert into programmes (id, version, client_id, application_id, contract_id, standard, state, record) values ('" + at + "', 1, '" + at + "', '" + at + "', '" + at + `', 'x', 'certified',
			'{"limits": {"on": "2026-05-06", "packs": [{"id": "iaf"}, {"id": "cn"}], "numbers": {"safe_alarm_days": 9, "major_months": 6}}}')`,
		"select set_config('app.tenant_id', '', false)",
	} {
		if _, err := pool.ExecContext(ctx, sql); err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
	}
	migrateTo(t, pool, numberOf(t, "decisions_due"))
	if _, err := pool.ExecContext(ctx, "select set_config('app.tenant_id', '"+at+"', false)"); err != nil {
		t.Fatal(err)
	}
	var p programme.Record
	read(t, pool.QueryRowContext(ctx, "select record from programmes where id = $1", at), &p)
	for key, want := range map[pack.Key]int{pack.SafeNoticeDays: 30, pack.SafeAlarmDays: 9, pack.AlarmDays: 7, pack.MajorMonths: 6} {
		if got := p.Limits.Of(key); got != want {
			t.Errorf("%s: %d, want %d", key, got, want)
		}
	}
	migrateTo(t, pool, numberOf(t, "whole_for_part"))
	read(t, pool.QueryRowContext(ctx, "select record from programmes where id = $1", at), &p)
	if p.Limits.Of(pack.WholeForPart) != 1 || p.Limits.Of(pack.SafeAlarmDays) != 9 {
		t.Errorf("%+v", p.Limits.Numbers)
	}
	var tasks int
	if err := pool.QueryRowContext(ctx, "select count(*) from outbox where job = 'clock.settle' and payload->>'programme' = $1", at).Scan(&tasks); err != nil || tasks != 1 {
		t.Errorf("%d tasks, %v", tasks, err)
	}
}
