package audit

import (
	"slices"
	"testing"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
)

// Rule "Q2": 178 days are booked, three more are asked for.
func TestDaysOnSiteOfAYear(t *testing.T) {
	r := inState(t, programme.Surveillance, Programmed).Record()
	days := func(n int) []Booking { // on working days from Monday, 1 June 2026
		var out []Booking
		for at := d("2026-01-05"); len(out) < n; at = at.AddDays(1) {
			if s := Whole(at, at); !s.From.Weekend() && !s.Overlaps(threeDays) {
				out = append(out, Booking{PersonID: berg, AuditID: id.Audit{99}, Span: s})
			}
		}
		return out
	}
	china := pack.For("CN", monday)
	for _, c := range []struct {
		name   string
		limits pack.Set
		role   Role
		booked []Booking
		want   []string
	}{
		{"180 days", china, Auditor, days(177), nil},
		{"181 days", china, Auditor, days(178), []string{"Q2"}},
		{"outside China", iaf, Auditor, days(178), nil},
		{"an observer", china, Observer, days(178), nil},
		{"the bookings of this audit", china, Auditor, append(days(177), Booking{PersonID: berg, AuditID: r.ID, Span: threeDays}), nil},
		{"half a day too much", china, Lead, append(days(177), Booking{AuditID: id.Audit{98}, Span: Span{Half(d("2026-12-30"), true), Half(d("2026-12-30"), true)}}), []string{"Q2"}},
		{"the days of another year", china, Auditor, append(days(177), Booking{AuditID: id.Audit{98}, Span: Whole(d("2027-01-04"), d("2027-03-04"))}), nil},
	} {
		got := ids(r.overworked(Candidate{Record: staff.Record{ID: berg, Name: "Berg"}, Bookings: c.booked, Limits: c.limits}, c.role, threeDays).OrNil())
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	newYear := Whole(d("2026-12-31"), d("2027-01-01"))
	if newYear.in(2026).Working(true) != 2 || newYear.in(2027).Working(true) != 2 || !newYear.in(2028).IsZero() {
		t.Error("a span over New Year is cut wrongly")
	}
}

// Rule "I11".
func TestOnePersonLeadsForYears(t *testing.T) {
	led := func(by id.Identity, on string) Record {
		return Record{ID: id.Audit{byte(len(on)), on[3], on[6]}, Opening: &Meeting{Day: d(on)}, Span: Whole(d(on), d(on)), Team: []Member{{PersonID: by, Role: Lead}}}
	}
	p := Proposal{Span: threeDays, Team: []Member{{PersonID: berg, Name: "Berg", Role: Lead}}}
	six := monday.AddMonths(-72)
	for name, c := range map[string]struct {
		before []Record
		want   []string
	}{
		"six years to the day":       {[]Record{led(berg, six.String()), led(berg, "2024-05-05")}, nil},
		"one day more":               {[]Record{led(berg, "2024-05-05"), led(berg, six.AddDays(-1).String())}, []string{"I11"}},
		"somebody else in between":   {[]Record{led(berg, "2019-01-07"), led(lin, "2023-05-05"), led(berg, "2025-05-05")}, nil},
		"somebody else led the last": {[]Record{led(berg, "2019-01-07"), led(lin, "2025-05-05")}, nil},
		"the first audit":            {nil, nil},
	} {
		r := inState(t, programme.Surveillance, Programmed).Record()
		if got := ids(r.WarnRotation(p, c.before, pack.For("IAF", monday)).OrNil()); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Rule "IM-6": the team is looked at again once it is known.
func TestATeamThatSupportsLessIntegration(t *testing.T) {
	both, one := Candidate{}, Candidate{}
	both.ID, one.ID = berg, lin
	for _, code := range []string{standard.ITSM, standard.ISMS} {
		both.Competences = append(both.Competences, staff.Competence{Standard: code, Function: staff.Audit, From: monday})
	}
	one.Competences = both.Competences[:1]
	people := []Candidate{both, one}
	quoted := audittime.Input{Standards: []audittime.Standard{{Code: standard.ITSM}, {Code: standard.ISMS}},
		Integration: &audittime.Integration{Markers: []audittime.Marker{"documents", "review", "internal_audits", "policy", "processes", "improvement", "responsibilities"}, Team: []int{2, 2}}}
	r := inState(t, programme.Stage2, Programmed).Record()
	for name, c := range map[string]struct {
		team []Member
		want []string
	}{
		"both audit both":          {[]Member{{PersonID: berg, Role: Lead}}, nil},
		"one audits one":           {[]Member{{PersonID: berg, Role: Lead}, {PersonID: lin, Role: Auditor}}, []string{"IM-6"}},
		"an observer beside":       {[]Member{{PersonID: berg, Role: Lead}, {PersonID: lin, Role: Observer}}, nil},
		"nobody is proposed yet":   {nil, nil},
		"somebody of another body": {[]Member{{PersonID: id.Identity{99}, Role: Lead}}, nil},
	} {
		if got := ids(r.WarnIntegration(Proposal{Span: threeDays, Team: c.team}, people, quoted).OrNil()); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
	if got := r.WarnIntegration(Proposal{Span: threeDays, Team: []Member{{PersonID: lin, Role: Lead}}}, people, audittime.Input{}); got != nil {
		t.Errorf("one standard: %v", got)
	}
}
