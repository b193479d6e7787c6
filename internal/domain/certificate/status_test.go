package certificate

import (
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
)

// The status of each day of a life: issued, suspended, restored, and what came of it.
func TestTheStatusOfAnyPastDay(t *testing.T) {
	d := date.MustParse
	life := func(last State, on string) Record {
		return Record{State: last, ExpiresOn: d("2029-11-22"), History: []Change{{On: d("2026-11-23"), State: Active}, {On: d("2027-05-01"), State: Suspended},
			{On: d("2027-05-03"), State: Active}, {On: d("2027-05-03"), State: Suspended}, {On: d("2027-08-01"), State: Active}, {On: d(on), State: last}}}
	}
	withdrawn, renewed := life(Withdrawn, "2028-01-10"), life(Superseded, "2029-10-01")
	expired := Record{State: Suspended, ExpiresOn: d("2029-11-22"), History: []Change{{On: d("2026-11-23"), State: Active}, {On: d("2029-11-01"), State: Suspended}}}
	for _, c := range []struct {
		r    Record
		day  string
		want Status
	}{
		{withdrawn, "2026-11-22", ""}, {withdrawn, "2026-11-23", "active"}, {withdrawn, "2027-04-30", "active"}, {withdrawn, "2027-05-01", "suspended"},
		{withdrawn, "2027-05-03", "suspended"}, {withdrawn, "2027-08-01", "active"}, {withdrawn, "2028-01-09", "active"}, {withdrawn, "2028-01-10", "withdrawn"},
		{withdrawn, "2040-01-01", "withdrawn"}, {renewed, "2029-09-30", "active"}, {renewed, "2030-01-01", "superseded"},
		{expired, "2029-11-22", "suspended"}, {expired, "2029-11-23", "expired"},
	} {
		if got := c.r.StatusOn(d(c.day)); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.day, c.r.State, got, c.want)
		}
	}
	if got := expired.Life(d("2029-11-23")); len(got) != 3 || got[2] != (Dated{d("2029-11-23"), Expired}) {
		t.Errorf("%+v", got)
	}
	if got := expired.Life(d("2029-11-22")); len(got) != 2 {
		t.Errorf("before it expires: %+v", got)
	}
	restored := life(Superseded, "2030-02-01")
	if got := restored.Life(d("2030-06-01")); len(got) != 7 || got[5] != (Dated{d("2029-11-23"), Expired}) || got[6] != (Dated{d("2030-02-01"), Status(Superseded)}) {
		t.Errorf("expired, then replaced: %+v", got)
	}
	for _, r := range []Record{withdrawn, renewed, expired, restored} {
		list := r.Life(d("2031-01-01"))
		for day := d("2026-11-23"); day.Before(d("2031-01-02")); day = day.AddDays(1) {
			told := Status("")
			for _, x := range list {
				if !x.On.After(day) {
					told = x.Status
				}
			}
			if asked := r.StatusOn(day); asked != told {
				t.Fatalf("%s: the history says %q, asked for the day it is %q", day, told, asked)
			}
		}
	}
}

// Over on the day after the six months of restoration; in China on the day after expiry, unless the audit on site was in time.
func TestACertificationIsOver(t *testing.T) {
	d := date.MustParse
	c := Record{State: Active, ExpiresOn: d("2029-08-31")}
	for _, x := range []struct {
		country, today, audited string
		want                    bool
	}{
		{"IAF", "2029-08-31", "", false}, {"IAF", "2030-02-28", "", false}, {"IAF", "2030-03-01", "", true},
		{"CN", "2029-08-31", "", false}, {"CN", "2029-09-01", "", true}, {"CN", "2029-09-01", "2029-08-31", false}, {"CN", "2029-09-02", "2029-09-01", true},
	} {
		limits, audited := pack.For(x.country, d("2026-11-23")), date.Date{}
		if x.audited != "" {
			audited = d(x.audited)
		}
		if got := c.Over(limits, d(x.today), audited); got != x.want {
			t.Errorf("%s on %s, audited %q: %t", x.country, x.today, x.audited, got)
		}
		if x.want && c.ExpiresOn.After(LastOver(limits, d(x.today))) {
			t.Errorf("%s on %s is not looked at", x.country, x.today)
		}
	}
}
