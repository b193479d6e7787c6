package staff

import (
	"errors"
	"slices"
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

const itsms = "ISO/IEC 20000-1:2018"

var (
	d      = date.MustParse
	acme   = id.Client{1}
	people = id.Identity{9}
)

func auditor() Record {
	return Record{ID: people, Version: 1, Name: "Lin Wei", Email: "lin@example.org", Competences: []Competence{
		{Standard: itsms, Function: Lead, From: d("2024-01-01"), To: d("2026-12-31"), Evidence: "witnessed 2023-11"}}}
}

func brokenIDs(err error) []string {
	var broken rule.Broken
	if !errors.As(err, &broken) {
		return nil
	}
	var out []string
	for _, b := range broken {
		out = append(out, b.Rule.ID)
	}
	return out
}

func TestCompetenceHoldsOnItsDays(t *testing.T) {
	for _, c := range []struct {
		name     string
		function Function
		standard string
		from, to string
		want     []string
	}{
		{"first day", Lead, itsms, "2024-01-01", "2024-01-01", nil},
		{"a day early", Lead, itsms, "2023-12-31", "2024-01-02", []string{"K1"}},
		{"last day", Lead, itsms, "2026-12-30", "2026-12-31", nil},
		{"a day late", Lead, itsms, "2026-12-31", "2027-01-01", []string{"K1"}},
		{"who leads may audit", Audit, itsms, "2025-06-01", "", nil},
		{"but not decide", Decision, itsms, "2025-06-01", "", []string{"K1"}},
		{"nor for another standard", Lead, "ISO 9001:2015", "2025-06-01", "", []string{"K1"}},
		{"planning needs none", Planning, "ISO 9001:2015", "2025-06-01", "", nil},
	} {
		err := auditor().CanServe(Assignment{Function: c.function, Standard: c.standard, Client: acme, From: d(c.from), To: d(c.to)})
		if got := brokenIDs(err); !slices.Equal(got, c.want) {
			t.Errorf("%s: broken %v, want %v", c.name, got, c.want)
		}
	}
}

func TestConsultancyBarsForTwoYears(t *testing.T) {
	for _, c := range []struct {
		name, ended, on string
		months          int
		want            []string
	}{
		{"while it lasts", "", "2026-11-23", 24, []string{"I7"}},
		{"early", "2024-11-23", "2026-11-22", 24, []string{"I7"}},
		{"on the day", "2024-11-23", "2026-11-23", 24, []string{"I7"}},
		{"one day late", "2024-11-23", "2026-11-24", 24, nil},
		{"29 February, on the clamped day", "2024-02-29", "2026-02-28", 24, []string{"I7"}},
		{"29 February, the day after", "2024-02-29", "2026-03-01", 24, nil},
		{"a body may ask for more", "2024-02-29", "2026-03-01", 36, []string{"I7"}},
		{"never for less", "2024-11-23", "2026-11-23", 1, []string{"I7"}},
	} {
		r := auditor()
		r.Conflicts = []Conflict{{ClientID: acme, ClientName: "Acme", Kind: Consultancy, EndedOn: d(c.ended)}}
		for _, f := range []Function{Planning, Lead} {
			err := r.CanServe(Assignment{Function: f, Standard: itsms, Client: acme, From: d(c.on), CoolingOffMonths: c.months})
			if got := brokenIDs(err); !slices.Equal(got, c.want) {
				t.Errorf("%s, %s: broken %v, want %v", c.name, f, got, c.want)
			}
		}
	}
}

func TestDeclaredConflictBarsWhileItLasts(t *testing.T) {
	for _, c := range []struct {
		name  string
		tie   Conflict
		a     Assignment
		wants []string
	}{
		{"family", Conflict{ClientID: acme, ClientName: "Acme", Kind: Personal}, Assignment{Client: acme}, []string{"I8"}},
		{"over since yesterday", Conflict{ClientID: acme, ClientName: "Acme", Kind: Employment, EndedOn: d("2026-11-22")}, Assignment{Client: acme}, nil},
		{"ends today", Conflict{ClientID: acme, ClientName: "Acme", Kind: Employment, EndedOn: d("2026-11-23")}, Assignment{Client: acme}, []string{"I8"}},
		{"another client", Conflict{ClientID: id.Client{2}, ClientName: "Acme", Kind: Personal}, Assignment{Client: acme, ClientName: text.T("Acme", "爱可美")}, nil},
		{"known by its Chinese name only", Conflict{ClientName: " 爱可美", Kind: Personal}, Assignment{Client: acme, ClientName: text.T("Acme", "爱可美")}, []string{"I8"}},
		{"no name in this language", Conflict{ClientName: "", Kind: Personal}, Assignment{Client: acme, ClientName: text.Text{En: "Acme"}}, nil},
		{"known by name only", Conflict{ClientName: "acme ", Kind: Personal}, Assignment{Client: acme, ClientName: text.T("Acme", "爱可美")}, []string{"I8"}},
	} {
		r := auditor()
		r.Conflicts = []Conflict{c.tie}
		c.a.Function, c.a.From = Observing, d("2026-11-23")
		if got := brokenIDs(r.CanServe(c.a)); !slices.Equal(got, c.wants) {
			t.Errorf("%s: broken %v, want %v", c.name, got, c.wants)
		}
	}
}

func TestExternalPersonNeedsAnAgreement(t *testing.T) {
	r := auditor()
	r.External, r.Agreement = true, Agreement{From: d("2026-01-01"), To: d("2026-06-30")}
	for on, want := range map[string][]string{
		"2025-12-31": {"K4"}, "2026-01-01": nil, "2026-06-30": nil, "2026-07-01": {"K4"},
	} {
		got := brokenIDs(r.CanServe(Assignment{Function: Audit, Standard: itsms, Client: acme, From: d(on)}))
		if !slices.Equal(got, want) {
			t.Errorf("on %s: broken %v, want %v", on, got, want)
		}
	}
}

func TestAllReasonsAtOnce(t *testing.T) {
	r := auditor()
	r.External = true
	r.Conflicts = []Conflict{{ClientID: acme, ClientName: "Acme", Kind: Consultancy}}
	got := brokenIDs(r.CanServe(Assignment{Function: Decision, Standard: itsms, Client: acme, From: d("2026-11-23")}))
	if !slices.Equal(got, []string{"K1", "I7", "K4"}) {
		t.Errorf("broken %v", got)
	}
}

func TestLeaveIncludesBothDays(t *testing.T) {
	r := auditor()
	r.Leave = []Leave{{From: d("2026-10-01"), To: d("2026-10-07")}}
	for on, away := range map[string]bool{"2026-09-30": false, "2026-10-01": true, "2026-10-07": true, "2026-10-08": false} {
		if got := r.AwayOn(d(on), d(on)) != nil; got != away {
			t.Errorf("on %s: away %v, want %v", on, got, away)
		}
	}
	p, err := From(r)
	if err != nil {
		t.Fatal(err)
	}
	if p.TakeLeave(Leave{From: d("2026-10-07"), To: d("2026-10-09")}) == nil {
		t.Error("leave that overlaps leave was taken")
	}
	if err := p.TakeLeave(Leave{From: d("2026-10-08"), To: d("2026-10-09")}); err != nil {
		t.Error(err)
	}
}

func TestFileIsChecked(t *testing.T) {
	p, err := From(auditor())
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]File{
		"no name":                 {},
		"external, no agreement":  {Name: "Lin", External: true},
		"competence, no evidence": {Name: "Lin", Competences: []Competence{{Standard: itsms, Function: Lead, From: d("2026-01-01")}}},
		"unknown function":        {Name: "Lin", Competences: []Competence{{Standard: itsms, Function: "cook", From: d("2026-01-01"), Evidence: "x"}}},
		"leave backwards":         {Name: "Lin", Leave: []Leave{{From: d("2026-01-02"), To: d("2026-01-01")}}},
		"unknown conflict":        {Name: "Lin", Conflicts: []Conflict{{ClientName: "Acme", Kind: "envy"}}},
	} {
		if p.ChangeFile(f) == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	if err := p.ChangeFile(File{Name: "Lin Wei", Competences: auditor().Competences}); err != nil {
		t.Error(err)
	}
	if got := p.Take(); len(got) != 1 || got[0].Name != "person.changed" {
		t.Errorf("events %v", got)
	}
}

// Rule "K6": in its area and the finer ones, for its standard.
func TestCompetenceHoldsInItsAreas(t *testing.T) {
	p := auditor()
	p.Competences = append(p.Competences,
		Competence{Standard: "ISO 9001:2015", Function: Decision, Areas: []string{"33", "28.01"}, From: d("2024-01-01"), Evidence: "file"})
	for _, c := range []struct {
		name, standard string
		function       Function
		areas          []string
		want           []string
	}{
		{"no area named", itsms, Lead, []string{"33.02"}, nil},
		{"who leads audits", itsms, Audit, []string{"33.02"}, nil},
		{"a finer area", "ISO 9001:2015", Decision, []string{"33.02", "28.01"}, nil},
		{"a wider area", "ISO 9001:2015", Decision, []string{"28"}, []string{"K6"}},
		{"one of two", "ISO 9001:2015", Decision, []string{"33", "17"}, []string{"K6"}},
		{"another standard", "ISO 14001:2015", Decision, []string{"33"}, []string{"K1"}},
	} {
		got := brokenIDs(p.CanServe(Assignment{Function: c.function, Standard: c.standard, Areas: c.areas, Client: acme, From: d("2024-06-01")}))
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
