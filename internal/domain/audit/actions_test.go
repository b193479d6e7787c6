package audit

import (
	"testing"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/programme"
)

func TestActionsFollowRoleTeamAndState(t *testing.T) {
	lead := access.Actor{Identity: berg, Roles: []access.Role{access.Auditor}}
	other := access.Actor{Identity: wu, Roles: []access.Role{access.Auditor}}
	planner := access.Actor{Identity: wu, Roles: []access.Role{access.Planner}}
	around := Around{Today: monday}
	for _, c := range []struct {
		name  string
		state State
		who   access.Actor
		want  map[string]bool
	}{
		{"the leader starts", Planned, lead, map[string]bool{"issue_plan": true, "start": true}},
		{"another auditor does not", Planned, other, map[string]bool{"issue_plan": false, "start": false}},
		{"a planner moves and cancels", Planned, planner, map[string]bool{"propose": true, "cancel": true}},
		{"a planner waits for silence", Proposed, planner, map[string]bool{"propose": true, "cancel": true, "assume": true}},
		{"the leader reports", FieldClosed, lead, map[string]bool{"report": true}},
		{"nothing is left", Cancelled, planner, map[string]bool{}},
	} {
		got := map[string]bool{}
		for _, a := range inState(t, programme.Surveillance, c.state).Actions(c.who, around) {
			got[a.Name] = a.Allowed
			if a.Allowed == (a.Why != nil) {
				t.Errorf("%s: %s says %v", c.name, a.Name, a.Why)
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: %v", c.name, got)
		}
		for name, allowed := range c.want {
			if have, there := got[name]; !there || have != allowed {
				t.Errorf("%s: %s is %v in %v", c.name, name, have, got)
			}
		}
	}
}

func TestEveryStateHasATurn(t *testing.T) {
	for _, s := range States.States() {
		turn := inState(t, programme.Stage2, s).Record().Turn(Around{})
		if turn.Who == "" || turn.What.En == "" || turn.What.Zh == "" || (turn.Who == flow.Body) != (turn.Needs != "") {
			t.Errorf("%s: %+v", s, turn)
		}
	}
	reported := inState(t, programme.Stage2, Reported).Record()
	if got := reported.Turn(Around{AnswerBy: monday}); got.Who != flow.Client || got.By != monday {
		t.Errorf("with findings to answer: %+v", got)
	}
}

func TestTheClientSeesWhatIsIssued(t *testing.T) {
	r := inState(t, programme.Stage1, FieldClosed).Record()
	r.Report.IssuedOn = monday
	if c := r.ForClient(); c.Checklist != nil || len(c.Report.Sections) > 0 || c.Stage1 != nil || len(c.Plan.Items) > 0 {
		t.Errorf("before anything is issued: %+v", c)
	}
	r.State, r.Plan.IssuedOn = Reported, date.MustParse("2026-11-30")
	if c := r.ForClient(); len(c.Report.Sections) == 0 || c.Stage1 == nil || len(c.Plan.Items) == 0 {
		t.Errorf("after the report: %+v", c)
	}
}
