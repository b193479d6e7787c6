package postgres_test

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
)

// A body's policy of old becomes its own layer, and its programmes keep the numbers that held for them; the
// owner of the schema is no superuser.
func TestOldPoliciesBecomeOwnLimits(t *testing.T) {
	const policy = `{"quote_days": 60, "information_days": 30, "suspension_months": 3, "major_months": 6, "retention_months": 48, "first_reminder_days": 90}`
	ctx, owner := context.Background(), emptyDatabase(t, "packs")
	pool := open(t, owner)
	migrateTo(t, pool, 80)
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
	migrateTo(t, pool, numberOf(t, "packs"))
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
		for _, later := range []pack.Key{pack.PaymentDays, pack.TransferMonths, pack.ExaminationDays, pack.RevenuePercent, pack.ConsultantClients, pack.RiskReviewMonths,
			pack.AuditorCertificates, pack.StageRestDays, pack.SpotCheckDays, pack.GroundWorkdays, pack.FactorPercent, pack.LookUpDays, pack.HeadcountPercent, pack.RemotePercent,
			pack.TechnicalReviews, pack.DeciderRestMonths, pack.MonitoringPercent, pack.StopSuspendedDays, pack.StopEndedDays,
			pack.ComplaintWorkdays, pack.ComplaintProgressDays, pack.ComplaintDays,
			pack.AppealWindowDays, pack.AppealDays, pack.NoticeDays, pack.NoticeActionDays, pack.ExtraordinaryMonths, pack.AimMonths, pack.MisuseDays,
			pack.AlarmDays, pack.SafeNoticeDays, pack.SafeAlarmDays, pack.WholeForPart, pack.SilenceDays,
			pack.AgreeDays, pack.ObjectedDays, pack.LookDays, pack.SignWorkdays, pack.AnewDays} {
			delete(want.Numbers, later)
		}
		if !reflect.DeepEqual(p.Limits, want) || p.Limits.Of(pack.SuspensionMonths) != 3 || p.Limits.Under(pack.China) != (jurisdiction == "CN") {
			t.Errorf("%s: the programme keeps %+v, want %+v", jurisdiction, p.Limits, want)
		}
	}
}
