package audit

import (
	"slices"
	"testing"

	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/staff"
)

var china = pack.For("CN", monday)

// Rules "Q3" and "Q4": the certificates carry no standard, so those of all standards count together, as the days do.
func TestCertificatesOfAnAuditor(t *testing.T) {
	r := inState(t, programme.Surveillance, Programmed).Record()
	carries := func(n int, more ...id.Programme) []id.Programme {
		out := more
		for i := range n {
			out = append(out, id.Programme{9, byte(i + 1)})
		}
		return out
	}
	for _, c := range []struct {
		name   string
		limits pack.Set
		role   Role
		has    []id.Programme
		want   []string
	}{
		{"49 and this one", china, Auditor, carries(49), nil},
		{"50 and this one", china, Auditor, carries(50), []string{"Q3"}},
		{"50, this one among them", china, Lead, carries(49, r.ProgrammeID), nil},
		{"an expert carries none", china, Expert, carries(50), nil},
		{"outside China", iaf, Auditor, carries(80), nil},
	} {
		got := ids(r.crowded(Candidate{Carries: c.has, Limits: c.limits}, c.role).OrNil())
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestAnAuditorFromAbroad(t *testing.T) { // rule "Q5"
	r := inState(t, programme.Stage2, Programmed).Record()
	abroad := func(from, to string) staff.Record {
		p := staff.Record{Overseas: true}
		if from != "" {
			p.Confirmed = staff.Confirmation{Reference: "C-1", From: d(from), To: d(to)}
		}
		return p
	}
	for _, c := range []struct {
		name    string
		person  staff.Record
		country string
		role    Role
		limits  pack.Set
		want    []string
	}{
		{"confirmed to the last day", abroad("2026-01-01", "2026-12-09"), "CN", Auditor, china, nil},
		{"one day short", abroad("2026-01-01", "2026-12-08"), "CN", Auditor, china, []string{"Q5"}},
		{"from the second day", abroad("2026-12-08", "2027-12-08"), "CN", Lead, china, []string{"Q5"}},
		{"not confirmed", abroad("", ""), "CN", Auditor, china, []string{"Q5"}},
		{"not confirmed, as an expert", abroad("", ""), "CN", Expert, china, nil},
		{"at a client elsewhere", abroad("", ""), "DE", Auditor, china, nil},
		{"from here", staff.Record{}, "CN", Auditor, china, nil},
		{"a body elsewhere", abroad("", ""), "CN", Auditor, iaf, nil},
	} {
		got := ids(r.unconfirmed(Candidate{Record: c.person, Limits: c.limits}, c.role, threeDays, Asked{Country: c.country}).OrNil())
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// Rule "Q9": three days are needed, of which at least 80 % on site are 1152 minutes.
func TestAClientThatWorksLessThanEightHours(t *testing.T) {
	r := inState(t, programme.Stage2, Programmed).Record()
	for _, c := range []struct {
		name    string
		workday int
		limits  pack.Set
		want    []string
	}{
		{"eight hours", 480, china, nil},
		{"6.4 hours over three days are just 80 %", 384, china, nil},
		{"a minute less", 383, china, []string{"Q9"}},
		{"not said", 0, china, nil},
		{"two shifts", 960, china, nil},
		{"elsewhere", 240, iaf, nil},
	} {
		got := r.WarnShortDays(Proposal{Span: threeDays, Team: only(berg)}, c.workday, c.limits)
		if !slices.Equal(ids(got.OrNil()), c.want) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	got := r.WarnShortDays(Proposal{Span: threeDays, Team: only(berg)}, 360, china)
	if len(got) != 1 || got[0].Why.En != "The client works 6 hours a day: the auditors need 3.5 days on site instead of 3.0." {
		t.Errorf("%v", got)
	}
}

// Rule "Q15": at least one day lies between the stages.
func TestStage2FollowsTooSoon(t *testing.T) {
	r := inState(t, programme.Stage2, Programmed).Record()
	before := []Record{*stage1Record(t, monday.AddDays(-7), Ready)}
	for days, want := range map[int][]string{-6: {"Q15"}, -5: nil, 30: nil} {
		p := Proposal{Span: Whole(monday.AddDays(days), monday.AddDays(days+1))}
		if got := ids(r.WarnHaste(p, before, china).OrNil()); !slices.Equal(got, want) {
			t.Errorf("after %d days: %v", days+7, got)
		}
		if r.WarnHaste(p, before, iaf) != nil || r.WarnHaste(p, nil, china) != nil {
			t.Errorf("after %d days: warned without a limit or without stage 1", days+7)
		}
	}
}
