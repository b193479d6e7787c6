package audittime

import (
	"math/big"
	"slices"
	"testing"
	"testing/quick"

	"triennia/internal/domain/application"
	"triennia/internal/domain/body"
	"triennia/internal/domain/client"
	"triennia/internal/domain/text"
)

func groups(g ...Group) Input {
	in := qms(1)
	in.Personnel = g
	return in
}

// Rules "ENP-1", "ENP-2", "ENP-3", "ENP-5", "ENP-9", "ENP-10".
func TestEffectivePersons(t *testing.T) {
	for _, c := range []struct {
		name string
		in   Input
		want int
	}{
		{"all count", groups(Group{Activity: text.T("a", "a"), Headcount: 12}), 12},
		{"30 at four hours are 15", groups(Group{Activity: text.T("a", "a"), Headcount: 30, MinutesADay: 240}), 15},
		{"ten hours count as eight", groups(Group{Activity: text.T("a", "a"), Headcount: 30, MinutesADay: 600}), 30},
		{"the sum is rounded up once", groups(Group{Activity: text.T("a", "a"), Headcount: 1, MinutesADay: 240}, Group{Activity: text.T("b", "b"), Headcount: 1, MinutesADay: 240}), 1},
		{"and up", groups(Group{Activity: text.T("a", "a"), Headcount: 3, MinutesADay: 241}), 2},
		{"48 at 470 minutes are exactly 47", groups(Group{Activity: text.T("a", "a"), Headcount: 48, MinutesADay: 470}), 47},
		{"P11: the root of 140 is 12", groups(Group{Activity: text.T("office", "office"), Headcount: 100}, Group{Activity: text.T("line", "line"), Headcount: 140, Repetitive: true, Reduction: Sqrt, Reason: "identical"}), 112},
		{"D13", groups(Group{Activity: text.T("office", "office"), Headcount: 40}, Group{Activity: text.T("part time", "part time"), Headcount: 30, MinutesADay: 240},
			Group{Activity: text.T("line", "line"), Headcount: 100, Reduction: Percent, Percent: -50, Reason: "identical"},
			Group{Activity: text.T("guards", "guards"), Headcount: 30, Repetitive: true, Reduction: Sqrt, Reason: "simple"}), 111},
		{"T09: three groups of 49", groups(Group{Activity: text.T("a", "a"), Headcount: 49, Repetitive: true, Reduction: Sqrt, Reason: "r"},
			Group{Activity: text.T("b", "b"), Headcount: 49, Repetitive: true, Reduction: Sqrt, Reason: "r"}, Group{Activity: text.T("c", "c"), Headcount: 49, Repetitive: true, Reduction: Sqrt, Reason: "r"}), 21},
		{"T09: one group of 147", groups(Group{Activity: text.T("a", "a"), Headcount: 147, Repetitive: true, Reduction: Sqrt, Reason: "r"}), 13},
	} {
		s := compute(t, c.in)
		if s.EffectivePersons != c.want || !explained(s, "ENP-9") || !explained(s, "ENP-1") {
			t.Errorf("%s: %d, want %d", c.name, s.EffectivePersons, c.want)
		}
	}
	if s := compute(t, groups(Group{Activity: text.T("a", "a"), Headcount: 147, Repetitive: true, Reduction: Sqrt, Reason: "r"})); !explained(s, "ENP-5") || !explained(s, "ENP-10") {
		t.Error("the reduction is not explained as a step of its own")
	}
}

// Rules "ENP-4", "ENP-8".
func TestReductionsThatAssessorsAskAbout(t *testing.T) {
	if s := compute(t, groups(Group{Activity: text.T("a", "a"), Headcount: 90, Reduction: Percent, Percent: -34, Reason: "r"})); len(s.Warnings) != 1 || s.Warnings[0].Rule.ID != "ENP-4" {
		t.Errorf("a cut of 34 %%: %v", s.Warnings)
	}
	if s := compute(t, groups(Group{Activity: text.T("a", "a"), Headcount: 90, Reduction: Percent, Percent: -33, Reason: "r"})); len(s.Warnings) != 0 {
		t.Errorf("a cut of 33 %%: %v", s.Warnings)
	}
	if s := compute(t, groups(Group{Activity: text.T("a", "a"), Headcount: 1, Reduction: Percent, Percent: -50, Reason: "r"}, Group{Activity: text.T("b", "b"), Headcount: 9})); len(s.Broken) != 1 || s.Broken[0].Rule.ID != "ENP-4" {
		t.Errorf("half a person: %v", s.Broken)
	}
	unreasoned := groups(Group{Activity: text.T("a", "a"), Headcount: 9, Repetitive: true, Reduction: Sqrt})
	if s := compute(t, unreasoned); !breaks(s, "ENP-8") {
		t.Errorf("a reduction without reason: %v", s.Broken)
	}
	if _, err := New(Record{Input: unreasoned}); err == nil {
		t.Error("a reduction without reason was kept")
	}
}

// P11, D13; rules "ENP-4", "ENP-6", "ENP-7": results that cannot be, shifts counted once, unskilled labour.
func TestPersonsThatCannotBe(t *testing.T) {
	line := Group{Activity: text.T("line", "line"), Headcount: 140, Repetitive: true, Reduction: Sqrt, Reason: "identical"}
	for claimed, refused := range map[int]bool{0: false, 98: true, 100: true, 101: false, 112: false} {
		in := groups(Group{Activity: text.T("office", "office"), Headcount: 100}, line)
		in.ClaimedEffective = claimed
		if s := compute(t, in); breaks(s, "ENP-4") != refused || s.EffectivePersons != 112 || s.Days != days(7) {
			t.Errorf("P11, %d claimed: %v, %d persons", claimed, s.Broken, s.EffectivePersons)
		}
	}
	for sum, broken := range map[int]bool{70: false, 140: true} {
		line.Shifts = []int{70, sum}
		s := compute(t, groups(line))
		if breaks(s, "ENP-6") != broken || !explained(s, "ENP-6") || s.EffectivePersons != 12 || s.Headcount != 140 {
			t.Errorf("shifts of 70 and %d: %v, %d persons", sum, s.Broken, s.EffectivePersons)
		}
	}
	for by, broken := range map[string]bool{"": true, "Chen Jie": false} {
		line := Group{Activity: text.T("pickers", "pickers"), Headcount: 30, Unskilled: true, Reduction: Percent, Percent: -20, Reason: "in place of machines", ApprovedBy: by}
		if s := compute(t, groups(line)); breaks(s, "ENP-7") != broken {
			t.Errorf("approved by %q: %v", by, s.Broken)
		}
	}
	none := Group{Activity: text.T("a", "a"), Headcount: 9, Reduction: Percent, Percent: -100, Reason: "r"}
	if s := compute(t, groups(none, Group{Activity: text.T("b", "b"), Headcount: 1})); !breaks(s, "ENP-4") {
		t.Errorf("a group that vanishes: %v", s.Broken)
	}
}

// Rules SM-4 and SM-5 of the application.
func TestScopeAndCompany(t *testing.T) {
	for _, c := range []struct {
		company, scope   int
		broken, warnings int
	}{{86, 86, 0, 0}, {85, 86, 1, 0}, {430, 86, 0, 0}, {431, 86, 0, 1}, {0, 86, 0, 0}} {
		in := qms(c.scope)
		in.CompanyHeadcount = c.company
		if s := compute(t, in); len(s.Broken) != c.broken || len(s.Warnings) != c.warnings {
			t.Errorf("%d of %d: broken %v, warnings %v", c.scope, c.company, s.Broken, s.Warnings)
		}
	}
}

func TestCeilSqrt(t *testing.T) {
	property := func(n uint32, d uint8) bool {
		r := big.NewRat(int64(n), int64(d)+1)
		root := int64(ceilSqrt(r))
		square := func(x int64) *big.Rat { return big.NewRat(x*x, 1) }
		return square(root).Cmp(r) >= 0 && (root == 0 || square(root-1).Cmp(r) < 0)
	}
	if err := quick.Check(property, nil); err != nil {
		t.Error(err)
	}
}

func TestInputOfAnApplication(t *testing.T) {
	var a application.Record
	a.Standards = []string{"ISO/IEC 20000-1:2018"}
	a.Sites.Data.List = []client.Site{{Key: "hq", Name: text.T("Head office", "总部")}}
	a.Headcount.Data = application.Headcount{Company: 137, Groups: []application.Group{
		{Site: "hq", Activity: text.T("operations", "运维"), Total: 90, InScope: 86, MinutesADay: 480},
		{Site: "hq", Activity: text.T("sales", "销售"), Total: 47}}}
	in := InputOf(a, body.Record{})
	if len(in.Personnel) != 1 || in.Personnel[0].Site.Zh != "总部" || in.CompanyHeadcount != 137 {
		t.Fatalf("%+v", in)
	}
	if s := compute(t, in); s.EffectivePersons != 86 || s.Days != days(7) {
		t.Errorf("%d persons, %s days", s.EffectivePersons, s.Days)
	}
}

func TestComputedFromSubmissionToContract(t *testing.T) {
	for _, state := range application.States.States() {
		want := slices.Contains([]application.State{"submitted", "info_requested", "under_review", "accepted", "quoted"}, state)
		if got := CanCompute(application.Record{State: state}) == nil; got != want {
			t.Errorf("%s: %v", state, got)
		}
	}
}
