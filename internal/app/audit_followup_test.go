package app_test

import (
	"slices"
	"testing"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/staff"
	"triennia/internal/postgres"
)

// withMajor takes the audit to its report, with a major nonconformity whose plan is accepted or not.
func (c *cast) withMajor(t *testing.T, accept bool) app.FindingView {
	t.Helper()
	a, aid := c.w.App, c.audit.ID
	c.onSite(t)
	f, err := a.WriteFinding(bg, c.lead, aid, finding.Writing{Grade: finding.Major, Clause: "8.6.1", Requirement: "r", Statement: "s", Evidence: "e"})
	c.w.Must(err)
	c.audit = mustAudit(t, *c)
	c.step(t, func(v int) (app.AuditView, error) { return a.TickChecklist(bg, c.lead, aid, v, ticked(c.audit)) })
	c.step(t, func(v int) (app.AuditView, error) { return a.CloseAudit(bg, c.lead, aid, v, meetingOn("2026-12-08")) })
	c.step(t, func(v int) (app.AuditView, error) {
		return a.WriteReport(bg, c.lead, aid, v, written(programme.Surveillance), audit.Conditional)
	})
	c.step(t, func(v int) (app.AuditView, error) { return a.IssueReport(bg, c.lead, aid, v) })
	f, err = a.GetFinding(bg, c.applicant, f.ID)
	c.w.Must(err)
	said := finding.Input{Text: "said"}
	f, err = a.RespondFinding(bg, c.applicant, f.ID, f.Version, map[finding.PartKey]finding.Input{
		finding.Correction: said, finding.Cause: said, finding.CorrectiveAction: said})
	c.w.Must(err)
	if accept {
		yes := finding.Verdict{Accept: true}
		f, err = a.ReviewFinding(bg, c.lead, f.ID, f.Version, map[finding.PartKey]finding.Verdict{
			finding.Correction: yes, finding.Cause: yes, finding.CorrectiveAction: yes})
		c.w.Must(err)
	}
	return f
}

func TestAMajorThatNeedsNoVisit(t *testing.T) {
	c := newCast(t, programme.Surveillance)
	c.withMajor(t, false)
	if _, err := c.w.App.FollowUpAudit(bg, c.lead, c.audit.ID, c.audit.Version, 1); !slices.Equal(brokenIDs(err), []string{"F9"}) {
		t.Errorf("a visit for a plan that is not accepted: %v", err)
	}
}

func TestAFollowUpVerifiesAMajorOnSite(t *testing.T) {
	c := newCast(t, programme.Surveillance)
	a, aid := c.w.App, c.audit.ID
	f := c.withMajor(t, true)
	wu := c.w.Competent("Wu Other", access.Auditor, staff.Lead)
	if _, err := a.FollowUpAudit(bg, wu, aid, c.audit.Version, 1); !isKind(err, fault.Denied) {
		t.Errorf("an auditor of another team asked for a visit: %v", err)
	}
	if _, err := a.VerifyFinding(bg, c.lead, f.ID, f.Version, finding.Verification{Effective: true, Says: "seen"}); !isKind(err, fault.NotFound) {
		t.Errorf("verified without a visit: %v", err)
	}
	c.step(t, func(v int) (app.AuditView, error) { return a.FollowUpAudit(bg, c.lead, aid, v, audittime.DaysOf(1)) })
	if _, err := a.FollowUpAudit(bg, c.lead, aid, c.audit.Version, 1); !slices.Equal(brokenIDs(err), []string{"F9"}) {
		t.Errorf("a second visit for the same: %v", err)
	}
	visited := c.audit
	var visit audit.Record
	c.w.Tx(c.w.Admin, func(tx *postgres.Tx) error {
		all, err := tx.AuditsOfProgramme(c.programme.ID)
		for _, x := range all {
			if x.Type == programme.FollowUp {
				visit = x
			}
		}
		return err
	})
	if visit.Days != 2 || visit.DueOn != f.CloseDue || !slices.Equal(visit.Verifies, []id.Finding{f.ID}) {
		t.Fatalf("the visit: %+v", visit)
	}
	c.audit = visit
	c.step(t, func(v int) (app.AuditView, error) {
		return a.ProposeAudit(bg, c.planner, visit.ID, v, audit.Proposal{Span: audit.Whole(day("2027-01-11"), day("2027-01-11")),
			Team: []audit.Member{{PersonID: wu.Identity, Role: audit.Lead}}})
	})
	c.step(t, func(v int) (app.AuditView, error) { return a.ConfirmAudit(bg, c.applicant, visit.ID, v) })
	c.step(t, func(v int) (app.AuditView, error) {
		return a.WriteAuditPlan(bg, wu, visit.ID, v, audit.Plan{Objectives: "o", Criteria: "c", Scope: "s", Places: "p", Items: []audit.PlanItem{
			{Day: day("2027-01-11"), From: "09:00", To: "17:00", Topic: "corrective action", Who: []id.Identity{wu.Identity}}}})
	})
	c.step(t, func(v int) (app.AuditView, error) { return a.IssueAuditPlan(bg, wu, visit.ID, v) })
	if _, err := a.VerifyFinding(bg, wu, f.ID, f.Version, finding.Verification{Effective: true, Says: "seen"}); !isKind(err, fault.IllegalMove) {
		t.Errorf("verified before the visit began: %v", err)
	}
	c.w.Clock = time.Date(2027, 1, 11, 17, 0, 0, 0, time.UTC)
	v := c.step(t, func(v int) (app.AuditView, error) { return a.StartAudit(bg, wu, visit.ID, v, meetingOn("2027-01-11")) })
	if len(v.Checklist) != 1 || v.Checklist[0].Key != "8.6.1" || len(v.Verified) != 1 || v.Verified[0].State != finding.PlanAccepted {
		t.Errorf("the visit looks at %+v, %+v", v.Checklist, v.Verified)
	}
	if _, err := a.VerifyFinding(bg, c.lead, f.ID, f.Version, finding.Verification{Effective: true, Says: "seen"}); !isKind(err, fault.Denied) {
		t.Errorf("verified by somebody who is not on the visit: %v", err)
	}
	f, err := a.VerifyFinding(bg, wu, f.ID, f.Version, finding.Verification{Effective: true, Says: "The new process is in use."})
	if err != nil || f.State != finding.Closed || f.Part(finding.Evidence).Text != "The new process is in use." {
		t.Errorf("after the visit: %+v, %v", f, err)
	}
	c.audit = visited
	if v := c.step(t, func(v int) (app.AuditView, error) { return a.ConcludeAudit(bg, c.lead, aid, v) }); v.State != audit.Concluded {
		t.Errorf("the audit is %s", v.State)
	}
}
