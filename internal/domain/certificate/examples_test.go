package certificate

import (
	"testing"

	"triennia/internal/domain/body"
	"triennia/internal/domain/pack"
)

// The worked examples of a renewal, every day of them: D23, decided before the expiry, is issued on the day of the decision
// and ends with the cycle before; P29, restored five months after it, is effective from the decision and ends with that cycle
// too; P27, in China, is renewed only if the audit on site ended before the expiry.
func TestTheWorkedExamplesOfARenewal(t *testing.T) {
	before := issued(t).Record() // decided on 15 March 2024, expires on 14 March 2027
	for name, x := range map[string]struct{ decided, audited, lapsed string }{
		"D23": {"2027-01-10", "2026-12-10", ""},
		"P29": {"2027-08-14", "2027-07-20", "2027-03-14"},
	} {
		if err := before.CanRenew(pack.For("IAF", before.DecidedOn), day(x.decided), day(x.audited)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		r := sample()
		r.Cycle, r.DecidedOn, r.IssuedOn, r.PreviousExpiry = 2, day(x.decided), day(x.decided), before.CycleEnd()
		r.Lapse = LapseOf(before, before.DecidedOn, day(x.audited), day(x.decided))
		c, err := Issue(r)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		next := c.Record()
		if next.IssuedOn != day(x.decided) || next.DecidedOn != day(x.decided) || next.ExpiresOn != day("2030-03-14") || next.Became(Active) != day(x.decided) {
			t.Errorf("%s: effective %s, issued %s, expires %s", name, next.Became(Active), next.IssuedOn, next.ExpiresOn)
		}
		if got := next.StatusOn(day(x.decided).AddDays(-1)); got != "" {
			t.Errorf("%s: %s the day before the decision", name, got)
		}
		if (next.Lapse != nil) != (x.lapsed != "") || next.Lapse != nil && (next.Lapse.Expired != day(x.lapsed) || next.Lapse.CycleBegan != day(x.decided)) {
			t.Errorf("%s: lapse %+v", name, next.Lapse)
		}
	}
	china := before
	china.Rules = body.China
	for audited, renewed := range map[string]bool{"2027-03-14": true, "2027-03-15": false} {
		if err := china.CanRenew(pack.For("CN", before.DecidedOn), day("2027-03-20"), day(audited)); (err == nil) != renewed {
			t.Errorf("P27, on site until %s: %v", audited, err)
		}
	}
}
