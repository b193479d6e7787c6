package audit

import (
	"testing"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
)

// Rule "SUR-2": more days than the audit has are told, as many are not.
func TestWarnOfMoreTime(t *testing.T) {
	sheet := audittime.Sheet{Days: 14, Stage1Days: 4, Stage2Days: 10, SurveillanceDays: 5, RecertificationDays: 9,
		Standards: []audittime.StandardTime{{Code: "ISO 9001:2015", Share: "7.0"}}}
	for _, c := range []struct {
		kind programme.Kind
		has  audittime.HalfDays
		want bool
	}{
		{programme.Surveillance, 4, true}, {programme.Surveillance, 5, false}, {programme.Surveillance, 6, false},
		{programme.Stage2, 9, true}, {programme.Recertification, 9, false}, {programme.FollowUp, 1, false},
	} {
		r := Record{Standard: "ISO 9001:2015", Type: c.kind, Days: c.has}
		if got := r.WarnTime(sheet); (len(got) == 1) != c.want {
			t.Errorf("%s with %s: %v", c.kind, c.has, got)
		}
		r.Days, r.Added = r.Days+6, 6
		if got := r.WarnTime(sheet); c.kind != programme.FollowUp && (len(got) == 1) != c.want {
			t.Errorf("%s that covers an extension as well: %v", c.kind, got)
		}
	}
}

func TestSitesSeenInTheCycle(t *testing.T) {
	drawn := func(n ...int) []audittime.Drawn { return []audittime.Drawn{{Group: "shops", Numbers: n}} }
	r := Record{ID: id.Audit{1}, Cycle: 2, Drawn: drawn(9)}
	got := r.Visited([]Record{r, {ID: id.Audit{2}, Cycle: 2, Drawn: drawn(1, 2)}, {ID: id.Audit{3}, Cycle: 1, Drawn: drawn(3)},
		{ID: id.Audit{4}, Cycle: 2, Drawn: drawn(4), State: Cancelled}})
	if len(got["shops"]) != 2 {
		t.Errorf("%v", got)
	}
}
