package certificate

import (
	"testing"

	"triennia/internal/domain/date"
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
}
