package audit

import (
	"slices"
	"testing"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

func heldWith(r Record, checks ...Check) Record {
	r.Opening, r.State, r.Checklist = &Meeting{}, Concluded, checks
	return r
}

func cycleOf(t *testing.T) (stage2, first, last Record) {
	of := func(k programme.Kind, n int) Record {
		r := newAudit(t, k, audittime.DaysOf(1)).Record()
		r.Number, r.Cycle = n, 1
		return r
	}
	return of(programme.Stage2, 1), of(programme.Surveillance, 1), of(programme.Recertification, 1)
}

var twoClauses = []Check{{Key: "8.6.1", Title: text.T("Incidents", "事件")}, {Key: "9.2", Title: text.T("Internal audit", "内部审核")}}

// Rule "P10": what nobody has looked at has to stand in the plan of the recertification audit, by its clause or
// one above it.
func TestTheRecertificationPlanFillsTheHoles(t *testing.T) {
	stage2, first, last := cycleOf(t)
	judged := func(key string, c Conformity) Check { return Check{Key: key, Conformity: c} }
	planned := func(clauses ...string) Record {
		r := last
		r.Plan.Items = []PlanItem{{Clauses: clauses}}
		return r
	}
	for _, c := range []struct {
		name   string
		others []Record
		own    Record
		broken bool
	}{
		{"both clauses looked at", []Record{heldWith(stage2, judged("8.6.1", Conforms)), heldWith(first, judged("9.2", Deviates))}, planned(), false},
		{"one only left to another audit", []Record{heldWith(stage2, judged("8.6.1", Conforms), judged("9.2", NotAudited))}, planned("8.6.1"), true},
		{"the hole is in the plan", []Record{heldWith(stage2, judged("8.6.1", Conforms))}, planned("9.2"), false},
		{"a clause above it is in the plan", []Record{heldWith(first, judged("9.2", NotApplicable))}, planned("8"), false},
		{"18 is not above 8.6.1", []Record{heldWith(first, judged("9.2", Conforms))}, planned("8.6.10", "18"), true},
		{"nothing looked at yet", []Record{stage2}, planned("9"), true},
	} {
		got := c.own.uncoveredBroken(CoverageOf(1, append(c.others, c.own), twoClauses, 1))
		if (len(got) > 0) != c.broken || c.broken && got[0].Rule.ID != "P10" {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	if got := first.uncoveredBroken(CoverageOf(1, []Record{first}, twoClauses, 1)); len(got) != 0 {
		t.Errorf("a surveillance audit: %v", got)
	}
}

// Rule "P9": from the second surveillance on, each shift was seen or is in the plan.
func TestEachShiftIsSampledInTheCycle(t *testing.T) {
	_, first, last := cycleOf(t)
	seen := heldWith(first)
	seen.Plan.Items = []PlanItem{{Topic: "day"}, {Topic: "night", Shift: 3}}
	for _, c := range []struct {
		name   string
		shifts int
		plan   []PlanItem
		want   int
	}{
		{"one shift", 1, nil, 0},
		{"the second of three is missing", 3, nil, 1},
		{"it is in the plan", 3, []PlanItem{{Shift: 2}}, 0},
	} {
		r := last
		r.Plan.Items = c.plan
		got := r.WarnShifts(CoverageOf(1, []Record{seen, r}, nil, c.shifts))
		if len(got) != c.want || c.want > 0 && got[0].Rule.ID != "P9" {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	if got := first.WarnShifts(CoverageOf(1, []Record{first}, nil, 3)); len(got) != 0 {
		t.Errorf("the first surveillance is warned: %v", got)
	}
}

func TestTheMarksOfTheCoverage(t *testing.T) {
	stage2, first, last := cycleOf(t)
	other := first
	other.Cycle = 2
	cancelled := first
	cancelled.State = Cancelled
	first.Plan.Items = []PlanItem{{Clauses: []string{"9.2"}}}
	held := heldWith(stage2, Check{Key: "8.6.1", Conformity: Deviates}, Check{Key: "9.2", Conformity: NotAudited})
	c := CoverageOf(1, []Record{held, first, cancelled, other, last}, twoClauses, 1)
	if len(c.Audits) != 3 || !c.Audits[0].Held || c.Audits[1].Held || len(c.Shifts) != 0 {
		t.Fatalf("columns %+v", c.Audits)
	}
	if got := c.Clauses[0]; !slices.Equal(got.Marks, []Mark{Found, Unmarked, Unmarked}) || got.Hole {
		t.Errorf("8.6.1 %+v", got)
	}
	if got := c.Clauses[1]; !slices.Equal(got.Marks, []Mark{Left, Intended, Unmarked}) || !got.Hole {
		t.Errorf("9.2 %+v", got)
	}
}
