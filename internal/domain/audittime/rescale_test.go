package audittime

import "testing"

func TestWithPersons(t *testing.T) {
	in := Input{AuditType: Initial, CompanyHeadcount: 137, Personnel: []Group{{Headcount: 60, Shifts: []int{30, 30}}, {Headcount: 26}}}
	for scope, want := range map[int][2]int{86: {60, 26}, 87: {61, 26}, 172: {120, 52}, 1: {1, 0}, 43: {30, 13}} {
		out := in.WithPersons(scope, 200)
		if got := [2]int{out.Personnel[0].Headcount, out.Personnel[1].Headcount}; got != want || out.CompanyHeadcount != 200 {
			t.Errorf("%d persons: %v", scope, got)
		}
		if s := out.Personnel[0].Shifts; s[0]+s[1] != out.Personnel[0].Headcount {
			t.Errorf("%d persons: shifts %v", scope, s)
		}
	}
	if in.Personnel[0].Headcount != 60 || in.Personnel[0].Shifts[0] != 30 {
		t.Error("the input before was changed")
	}
	in.Sites = &Sites{SimilarGroups: []SimilarSites{{Name: "a", Count: 3, PersonsEach: 10}}}
	out := in.WithPersons(118, 200) // 116 before
	if out.Sites.persons()+out.Personnel[0].Headcount+out.Personnel[1].Headcount != 118 || out.Sites.count() != 3 {
		t.Errorf("%+v", out.Sites)
	}
	if in.Sites.SimilarGroups[0].PersonsEach != 10 || len(in.Sites.SimilarGroups[0].Places) != 0 {
		t.Error("the sites before were changed")
	}
}

// Rule "SM-23": at what the method gives the days hold for other persons, below it they are endorsed anew.
func TestSetDaysForOtherPersons(t *testing.T) {
	sheet := compute(t, qms(120).WithPersons(200, 200))
	for _, c := range []struct {
		days HalfDays
		anew bool
	}{{sheet.InitialDays, false}, {sheet.InitialDays - 1, true}, {sheet.InitialDays + 2, false}} {
		in := qms(120)
		in.Standards[0].Set = &SetDays{Days: c.days, Reason: "r"}
		in = in.WithPersons(200, 200)
		if below, err := in.SetBelow(); err != nil || below != c.anew || in.Standards[0].Set.Reason != "r" {
			t.Errorf("%s days: below is %v, %v", c.days, below, err)
		}
	}
	beyond := qms(20_000)
	beyond.Standards[0].Set = &SetDays{Days: DaysOf(40), Reason: "r"}
	if below, err := beyond.SetBelow(); err != nil || !below {
		t.Errorf("where the method gives nothing: %v, %v", below, err)
	}
	if below, err := qms(120).SetBelow(); err != nil || below {
		t.Errorf("nothing is set: %v, %v", below, err)
	}
}
