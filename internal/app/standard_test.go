package app_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

const stairs = "Safe Stairs:2026"

// Rule "SM-26": a body certifies to a standard of its own, from the application to the checklist of its audit.
func TestAStandardOfTheBodysOwn(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Prices()
	c := w.Client("Bluewater")
	ann, rita := w.Of(c.ID, "Ann Applicant"), w.Reviewer()
	own := w.OwnStandard(stairs)
	if _, err := w.App.BeginApplication(ctx, ann, []string{stairs}, false); err == nil {
		t.Error("applied for a draft")
	}
	own, err := w.App.PublishStandard(ctx, w.Admin, own.ID, own.Version)
	w.Must(err)
	_, err = w.App.ChangeStandard(ctx, w.Admin, own.ID, own.Version, own.Description)
	refused(t, err, "SM-26")
	var bad fault.Invalid
	if _, err := w.App.DraftStandard(ctx, w.Admin, standard.Description{Code: strings.ToUpper(stairs[:11]) + ":2026", System: own.System, Title: own.Title}); !errors.As(err, &bad) || bad.Fields[0].Path != "code" {
		t.Errorf("the code a second time: %v", err)
	}
	a, err := w.App.BeginApplication(ctx, ann, []string{stairs, standard.ITSM}, false)
	w.Must(err)
	last := a.Checklist[len(a.Checklist)-1]
	if a.Editions[0].Code != stairs || last.Title.En != "Plan of the stairs" || !strings.Contains(a.Sentence.En, "stair safety") {
		t.Errorf("%+v, %s", a.Editions[0], a.Sentence.En)
	}

	applied := w.Accepted(c, stairs)
	draft, err := w.App.DraftCalculation(ctx, rita, applied.ID)
	w.Must(err)
	if draft.Sheet.Days != 0 || draft.Sheet.Broken[0].Rule.ID != "T1" {
		t.Errorf("there is no table: %+v", draft.Sheet.Broken)
	}
	in := draft.Input
	in.Standards[0].Set = &audittime.SetDays{Days: audittime.DaysOf(3), Reason: "three staircases"}
	kept, err := w.App.SaveCalculation(ctx, rita, applied.ID, in)
	w.Must(err)
	if kept.Sheet.Days != audittime.DaysOf(3) || len(kept.Sheet.Broken) > 0 {
		t.Errorf("%s days, %+v", kept.Sheet.Days, kept.Sheet.Broken)
	}
	enquiry := fee.Enquiry{Standards: []string{stairs}, Persons: 40}
	if _, err := w.App.Estimate(ctx, w.Body.Slug, enquiry); err == nil {
		t.Error("days set by hand were estimated")
	}
	b, err := w.App.EnterTable(ctx, w.Admin, bodyOf(w).Version, app.NewTable{Standard: stairs, Source: "P-1", Bands: []body.Band{{From: 1, To: 10_700, Days: 2}}})
	w.Must(err)
	_, err = w.App.ApproveTable(ctx, w.Admin, b.Version, app.TableApproval{Standard: stairs, Statement: "Checked against our practice."})
	w.Must(err)
	if draft, err = w.App.DraftCalculation(ctx, rita, applied.ID); err != nil || draft.Sheet.Days != audittime.DaysOf(2) || draft.Sheet.Standards[0].Source != "P-1" {
		t.Errorf("by the table of its own: %s days, %v", draft.Sheet.Days, err)
	}
	estimate, err := w.App.Estimate(ctx, w.Body.Slug, enquiry)
	if err != nil || estimate.Most.Sheet.Days != audittime.DaysOf(2) {
		t.Errorf("estimated for anyone: %s days, %v", estimate.Most.Sheet.Days, err)
	}
	clauses, err := w.App.ListClauses(ctx, rita, stairs)
	w.Must(err)
	if len(clauses) != 2 || clauses[1].Level != 2 {
		t.Errorf("%+v", clauses)
	}

	_, err = w.App.RetireStandard(ctx, w.Admin, own.ID, own.Version)
	w.Must(err)
	if _, err := w.App.BeginApplication(ctx, ann, []string{stairs}, false); err == nil {
		t.Error("applied for a retired standard")
	}
	if list, err := w.App.ListStandards(ctx, rita); err != nil || list[len(list)-1].Code != stairs || list[len(list)-1].Offered {
		t.Errorf("who is certified still reads its name: %v", err)
	}
}

func bodyOf(w *testkit.World) (b body.Record) {
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { b, err = tx.Body(); return err })
	return b
}

func TestTheClausesOfAnOwnStandardAreAudited(t *testing.T) {
	t.Parallel()
	c := newCast(t, programme.Surveillance)
	w, a := c.w, c.w.App
	own := w.OwnStandard(stairs)
	_, err := a.PublishStandard(bg, w.Admin, own.ID, own.Version)
	w.Must(err)
	client := w.Client("Stairs Ltd")
	c.applicant = w.Of(client.ID, "Sue Stairs")
	c.audit = w.Audit(w.ProgrammeTo(stairs, client, id.Application(testkit.NewID())), programme.Surveillance)
	c.lead = w.Staff("Lea Lead", access.Auditor)
	w.File(c.lead, staff.File{Name: "Lea Lead", Competences: []staff.Competence{
		{Standard: stairs, Function: staff.Lead, From: day("2020-01-01"), Evidence: "witnessed"},
		{Standard: standard.ITSM, Function: staff.Audit, From: day("2020-01-01"), Evidence: "witnessed"}}})
	c.step(t, func(v int) (app.AuditView, error) {
		return a.ProposeAudit(bg, c.planner, c.audit.ID, v, c.proposal("2026-12-07", "2026-12-08"))
	})
	c.step(t, func(v int) (app.AuditView, error) { return a.ConfirmAudit(bg, c.applicant, c.audit.ID, v) })
	plan := audit.Plan{Objectives: "o", Criteria: "c", Scope: "s", Places: "Dublin", Items: []audit.PlanItem{
		{Day: day("2026-12-07"), From: "09:00", To: "17:00", Topic: "Stairs", Clauses: []string{"4.1"}, Who: []id.Identity{c.lead.Identity}},
		{Day: day("2026-12-08"), From: "09:00", To: "17:00", Topic: "Handrails", Who: []id.Identity{c.lead.Identity}}}}
	c.step(t, func(v int) (app.AuditView, error) { return a.WriteAuditPlan(bg, c.lead, c.audit.ID, v, plan) })
	c.step(t, func(v int) (app.AuditView, error) { return a.IssueAuditPlan(bg, c.lead, c.audit.ID, v) })
	w.Clock = time.Date(2026, 12, 8, 17, 0, 0, 0, time.UTC)
	v := c.step(t, func(v int) (app.AuditView, error) {
		return a.StartAudit(bg, c.lead, c.audit.ID, v, meetingOn("2026-12-07"))
	})
	if !slices.ContainsFunc(v.Checklist, func(x audit.Check) bool { return x.Key == "4.1" && x.Title.Zh == "扶手" }) {
		t.Errorf("%+v", v.Checklist)
	}
	writing := finding.Writing{Grade: finding.Minor, Clause: "4.1", Requirement: "r", Statement: "s", Evidence: "e"}
	f, err := a.WriteFinding(bg, c.lead, c.audit.ID, writing)
	if err != nil || f.ClauseTitle.En != "Handrails" {
		t.Errorf("%+v, %v", f.ClauseTitle, err)
	}
	writing.Clause = "8.1"
	var bad fault.Invalid
	if _, err := a.WriteFinding(bg, c.lead, c.audit.ID, writing); !errors.As(err, &bad) || bad.Fields[0].Path != "clause" {
		t.Errorf("a clause of another standard: %v", err)
	}
}

func TestClausesFromASpreadsheet(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	list, err := w.App.ReadClauses(ctx, w.Admin, []byte("clause number,title,标题\n4,Steps,台阶\n4.1,Handrails\n"))
	w.Must(err)
	if len(list) != 2 || list[1].Number != "4.1" || list[0].Title.Zh != "台阶" {
		t.Errorf("%+v", list)
	}
	var bad fault.Invalid
	if _, err := w.App.ReadClauses(ctx, w.Admin, []byte("4,Steps,台阶\n4,Handrails,扶手\n,Landing,平台\n5,,\n")); !errors.As(err, &bad) || len(bad.Fields) != 3 {
		t.Errorf("%v", err)
	}
}
