package audit

import (
	"slices"
	"testing"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
)

// Rule "TM4": who evaluates is an auditor of the team and there as long as the trainee is.
func TestATraineeHasAnEvaluator(t *testing.T) {
	half := Span{threeDays.From, threeDays.From}
	for name, c := range map[string]struct {
		trainee, other Member
		want           []string
	}{
		"by the leader":          {Member{EvaluatorID: berg}, Member{Role: Observer}, nil},
		"by an auditor":          {Member{EvaluatorID: ito}, Member{Role: Auditor}, nil},
		"both there for half":    {Member{EvaluatorID: ito, Span: half}, Member{Role: Auditor, Span: half}, nil},
		"TM4 nobody":             {Member{}, Member{Role: Auditor}, []string{"TM4"}},
		"TM4 an expert":          {Member{EvaluatorID: ito}, Member{Role: Expert}, []string{"TM4"}},
		"TM4 the trainee itself": {Member{EvaluatorID: lin}, Member{Role: Auditor}, []string{"TM4"}},
		"TM4 not on the team":    {Member{EvaluatorID: wu}, Member{Role: Auditor}, []string{"TM4"}},
		"TM4 leaves before":      {Member{EvaluatorID: ito}, Member{Role: Auditor, Span: Span{threeDays.From, threeDays.To - 1}}, []string{"TM4"}},
	} {
		a := newAudit(t, programme.Surveillance, audittime.DaysOf(3))
		c.trainee.PersonID, c.trainee.Name, c.trainee.Role = lin, "Lin", Trainee
		c.other.PersonID, c.other.Name = ito, "Ito"
		err := a.CanPropose(Proposal{Span: threeDays, Team: []Member{{PersonID: berg, Name: "Berg", Role: Lead}, c.trainee, c.other}}, nil)
		if got := ids(err); !slices.Equal(got, c.want) && len(got)+len(c.want) > 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Rules "TM3", "TM4" and "TM6": nobody but an auditor is alone in the plan.
func TestWhoIsNotAloneInThePlan(t *testing.T) {
	for name, c := range map[string]struct {
		who  []id.Identity
		want []string
	}{
		"with the evaluator":                 {[]id.Identity{lin, berg}, nil},
		"TM4 with another auditor":           {[]id.Identity{lin, ito}, []string{"TM4"}},
		"TM4 trainee alone":                  {[]id.Identity{lin}, []string{"TM4"}},
		"TM6 observer alone":                 {[]id.Identity{wu}, []string{"TM6"}},
		"TM6 nobody":                         {nil, []string{"TM6"}},
		"observer with an auditor":           {[]id.Identity{wu, ito}, nil},
		"auditor and evaluator with trainee": {[]id.Identity{lin, ito, berg}, nil},
	} {
		r := inState(t, programme.Surveillance, Confirmed).Record()
		r.Team = []Member{{PersonID: berg, Role: Lead}, {PersonID: lin, Role: Trainee, EvaluatorID: berg},
			{PersonID: ito, Role: Auditor}, {PersonID: wu, Role: Observer}}
		r.Plan.Items = append(r.Plan.Items, PlanItem{Day: monday, From: "17:00", To: "18:00", Topic: "interviews", Who: c.who})
		if got := ids(r.PlanBroken(Coverage{})); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}
