package app_test

import (
	"slices"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/staff"
	"triennia/internal/postgres"
)

func TestAnAuditThatEndsEarlyIsArrangedAgain(t *testing.T) {
	c := newCast(t, programme.Stage1)
	a := c.w.App
	aid := c.audit.ID
	c.w.Tx(c.w.Admin, func(tx *postgres.Tx) error {
		p, err := tx.LockProgramme(c.programme.ID, 0)
		c.w.Must(err)
		c.w.Must(p.Assign(programme.Stage1, 1, aid))
		_, err = tx.SaveProgramme(p)
		return err
	})
	c.onSite(t)
	w := finding.Writing{Grade: finding.Concern, Clause: "8.6.1", Requirement: "r", Statement: "s", Evidence: "e"}
	draft, err := a.WriteFinding(bg, c.lead, aid, w)
	c.w.Must(err)
	given, err := a.WriteFinding(bg, c.lead, aid, w)
	c.w.Must(err)
	_, err = a.IssueFinding(bg, c.lead, given.ID, given.Version)
	c.w.Must(err)
	c.audit = mustAudit(t, c)
	if _, err := a.AbortAudit(bg, c.w.Competent("Wu Other", access.Auditor, staff.Audit), aid, c.audit.Version, "x"); !isKind(err, fault.Denied) {
		t.Errorf("an auditor of another team ended it: %v", err)
	}
	v := c.step(t, func(v int) (app.AuditView, error) { return a.AbortAudit(bg, c.lead, aid, v, "access was refused") })
	if v.State != audit.Aborted || v.Reason != "access was refused" || len(v.Actions) > 0 {
		t.Errorf("after the end: %s, %s, %v", v.State, v.Reason, v.Actions)
	}
	after, err := a.GetProgramme(bg, c.planner, c.programme.ID)
	c.w.Must(err)
	i := slices.IndexFunc(after.Slots, func(s programme.Slot) bool { return s.Kind == programme.Stage1 })
	if len(after.Slots) != len(c.programme.Slots) || after.Slots[i].Number != 1 || after.Slots[i].AuditID == aid || after.Steps[i].State != audit.Programmed {
		t.Errorf("the programme asks for %+v, %+v", after.Slots[i], after.Steps[i])
	}
	for _, x := range []struct {
		finding app.FindingView
		want    finding.State
	}{{draft, finding.Dropped}, {given, finding.Issued}} {
		if f, err := a.GetFinding(bg, c.lead, x.finding.ID); err != nil || f.State != x.want {
			t.Errorf("%s: %s, want %s, %v", f.Reference, f.State, x.want, err)
		}
	}
	c.wantLetters(t, map[string]int{"audit_proposed": 1, "audit_booked": 1, "audit_confirmed": 2, "audit_plan_issued": 1, "audit_aborted": 2})
	planner, err := a.GetPlanner(bg, c.planner, day("2026-12-01"), day("2026-12-31"))
	if err != nil || len(planner.Bookings) != 0 {
		t.Errorf("still booked: %v, %v", planner.Bookings, err)
	}
}
