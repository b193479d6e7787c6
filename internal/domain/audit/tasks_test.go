package audit

import (
	"slices"
	"testing"

	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/standard"
)

// Rules "TM8" and "OUT-1".
func TestWhatThePlanLeavesOpen(t *testing.T) {
	for _, c := range []struct {
		name       string
		kind       programme.Kind
		outsourced bool
		code       string
		clauses    []string
		second     Role // of Lin, who has no entry
		want       []string
	}{
		{"all is said", programme.Stage2, true, itsms, []string{"8.2.3"}, "", nil},
		{"the clause above it", programme.Stage2, true, itsms, []string{"8.2"}, "", nil},
		{"another clause that begins alike", programme.Stage2, true, itsms, []string{"8.2.30"}, "", []string{"OUT-1"}},
		{"a clause below it", programme.Recertification, true, standard.QMS, []string{"8.4.2"}, "", nil},
		{"nobody looks at what others operate", programme.Recertification, true, standard.QMS, []string{"8.5"}, "", []string{"OUT-1"}},
		{"nobody operates anything", programme.Stage2, false, itsms, nil, "", nil},
		{"a surveillance looks at parts", programme.Surveillance, true, itsms, nil, "", nil},
		{"a standard of the body itself", programme.Stage2, true, "House 1:2026", nil, "", nil},
		{"an auditor without a task", programme.Surveillance, false, itsms, nil, Auditor, []string{"TM8"}},
		{"an expert without a task", programme.Stage2, true, itsms, nil, Expert, []string{"TM8", "OUT-1"}},
		{"an observer needs none", programme.Surveillance, false, itsms, nil, Observer, nil},
	} {
		r := inState(t, c.kind, Confirmed).Record()
		r.Standard, r.Plan.Items[0].Clauses = c.code, c.clauses
		if c.second != "" {
			r.Team = append(r.Team, Member{PersonID: lin, Name: "Lin", Role: c.second})
		}
		if got := ids(r.WarnPlan(c.outsourced).OrNil()); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", c.name, got)
		}
		r.Plan.Items = nil
		if r.WarnPlan(c.outsourced) != nil {
			t.Errorf("%s: warned before the plan is begun", c.name)
		}
	}
}

func TestADayThatIsSplit(t *testing.T) { // rule "MD5-6"
	r := inState(t, programme.Stage2, Programmed).Record()
	half, day := Span{Half(monday, false), Half(monday, false)}, Whole(monday, monday)
	for _, c := range []struct {
		name string
		span Span
		team []Member
		want []string
	}{
		{"one by himself for half a day", half, []Member{{PersonID: berg, Role: Lead}}, nil},
		{"two for half a day", half, []Member{{PersonID: berg, Role: Lead}, {PersonID: lin, Role: Auditor}}, []string{"MD5-6", "MD5-6"}},
		{"two for a day", day, []Member{{PersonID: berg, Role: Lead}, {PersonID: lin, Role: Auditor}}, nil},
		{"one of two for half of it", day, []Member{{PersonID: berg, Role: Lead}, {PersonID: lin, Role: Auditor, Span: half}}, []string{"MD5-6"}},
		{"an observer for half of it", day, []Member{{PersonID: berg, Role: Lead}, {PersonID: lin, Role: Observer, Span: half}}, nil},
	} {
		if got := ids(r.WarnSplit(Proposal{Span: c.span, Team: c.team}).OrNil()); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// only is a team of one auditor.
func only(who id.Identity) []Member { return []Member{{PersonID: who, Name: "Berg", Role: Lead}} }
