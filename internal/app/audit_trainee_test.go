package app_test

import (
	"slices"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/programme"
)

func TestAnAuditorInTrainingJoinsBesideAnEvaluator(t *testing.T) {
	c := newCast(t, programme.Surveillance)
	a, aid := c.w.App, c.audit.ID
	tom := c.w.Staff("Tom Trainee", access.Auditor)
	prop := c.proposal("2026-12-07", "2026-12-08")
	prop.Team = append(prop.Team, audit.Member{PersonID: tom.Identity, Role: audit.Trainee})
	if _, err := a.ProposeAudit(bg, c.planner, aid, 1, prop); !slices.Equal(brokenIDs(err), []string{"TM4"}) {
		t.Errorf("without an evaluator: %v", err)
	}
	prop.Team[1].EvaluatorID = c.lead.Identity
	check, err := a.CheckProposal(bg, c.planner, aid, prop)
	if err != nil || len(check.Broken) > 0 {
		t.Fatalf("with the leader in charge: %v, %v", check.Broken, err)
	}
	v := c.step(t, func(v int) (app.AuditView, error) { return a.ProposeAudit(bg, c.planner, aid, v, prop) })
	if m := v.Team[1]; v.Evaluator(m).Name != c.lead.Name || m.Name != tom.Name {
		t.Errorf("the team is %+v", v.Team)
	}
	if _, err := a.WriteFinding(bg, tom, aid, finding.Writing{}); !isKind(err, fault.Denied) {
		t.Errorf("an auditor in training wrote a finding: %v", err)
	}
	if _, file, err := a.PrintPlan(bg, c.planner, aid); err != nil || !strings.HasPrefix(string(file), "%PDF") {
		t.Errorf("the plan: %v", err)
	}
}
