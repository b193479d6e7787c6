package audit

import (
	"slices"
	"testing"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
)

// Rules "IM-7" and "TM2": who may lead, and what the auditors have to cover together.
func TestATeamForSeveralStandards(t *testing.T) {
	r := newAudit(t, programme.Stage2, audittime.DaysOf(3)).Record()
	able := func(code string, f staff.Function) staff.Competence {
		return staff.Competence{Standard: code, Function: f, From: d("2020-01-01"), Evidence: "x"}
	}
	person := func(name string, who byte, can ...staff.Competence) Candidate {
		c := Candidate{Record: staff.Record{Name: name, Competences: can}}
		c.ID[0] = who
		return c
	}
	leads := person("Leads", 1, able(itsms, staff.Lead))
	audits := person("Audits", 2, able(itsms, staff.Audit))
	elsewhere := person("Leads the other standard", 3, able(standard.ISMS, staff.Lead))
	both := Asked{Standards: []string{itsms, standard.ISMS}}
	for _, c := range []struct {
		name  string
		asked Asked
		team  []Candidate // the first leads
		want  []string
	}{
		{"alone and able to lead", both, []Candidate{leads}, nil},
		{"leads for the other standard, with an auditor for this one", both, []Candidate{elsewhere, audits}, nil},
		{"leads for the other standard, without one", both, []Candidate{elsewhere}, []string{"IM-7"}},
		{"the audit stands alone", Asked{Standards: []string{itsms}}, []Candidate{elsewhere, audits}, []string{"K1"}},
		{"leads for neither", both, []Candidate{audits, leads}, []string{"K1"}},
	} {
		p := Proposal{Span: threeDays}
		for i, x := range c.team {
			role := Auditor
			if i == 0 {
				role = Lead
			}
			p.Team = append(p.Team, Member{PersonID: x.ID, Name: x.Name, Role: role})
		}
		if got := ids(r.UnfitTeam(p, c.team, c.asked)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	expert := person("Knows the other standard and audits this one", 4, able(standard.ISMS, staff.Lead), able(itsms, staff.Audit))
	p := Proposal{Span: threeDays, Team: []Member{{PersonID: expert.ID, Name: expert.Name, Role: Lead}}}
	if got := ids(r.UnfitTeam(p, []Candidate{expert}, both)); !slices.Equal(got, []string{"TM2"}) {
		t.Errorf("TM2, alone without the competence to lead: %v", got)
	}
	p.Team = append(p.Team, Member{PersonID: leads.ID, Name: leads.Name, Role: Auditor})
	if got := ids(r.UnfitTeam(p, []Candidate{expert, leads}, both)); len(got) != 0 {
		t.Errorf("TM2, with a second auditor: %v", got)
	}
}

// Rule "TM1": together the team covers the technical areas, by auditors and technical experts.
func TestATeamCoversTheAreas(t *testing.T) {
	able := func(name string, who byte, f staff.Function, areas ...string) Candidate {
		c := Candidate{Record: staff.Record{Name: name, Competences: []staff.Competence{
			{Standard: itsms, Function: f, Areas: areas, From: d("2020-01-01"), Evidence: "x"}}}}
		c.ID[0] = who
		return c
	}
	lead, auditor, expert := able("Lead", 1, staff.Lead, "33.01"), able("Auditor", 2, staff.Audit, "33.02"), able("Expert", 3, staff.Expert, "28")
	roles := map[string]Role{"Lead": Lead, "Auditor": Auditor, "Expert": Expert}
	asked := Asked{Standards: []string{itsms}, Areas: []string{"33.01", "33.02.01", "28.02"}}
	for _, c := range []struct {
		name string
		kind programme.Kind
		team []Candidate
		want []string
	}{
		{"all of them", programme.Stage2, []Candidate{lead, auditor, expert}, nil},
		{"two areas open", programme.Stage2, []Candidate{lead}, []string{"TM1", "TM1"}},
		{"no expert", programme.Surveillance, []Candidate{lead, auditor}, []string{"TM1"}},
		{"a follow-up looks at single findings", programme.FollowUp, []Candidate{lead}, nil},
	} {
		r := newAudit(t, c.kind, audittime.DaysOf(3)).Record()
		p := Proposal{Span: threeDays}
		for _, x := range c.team {
			p.Team = append(p.Team, Member{PersonID: x.ID, Name: x.Name, Role: roles[x.Name]})
		}
		if got := ids(r.UnfitTeam(p, c.team, asked)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
