package app_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

var (
	day = date.MustParse
	bg  = context.Background()
)

// cast is a surveillance of a client with the people around it.
type cast struct {
	w                        *testkit.World
	planner, lead, applicant access.Actor
	programme                programme.Record
	audit                    audit.Record
}

func newCast(t *testing.T, k programme.Kind) cast {
	w := testkit.New(t)
	c := w.Client("Bluewater Data Centres Ltd")
	p := w.Programme(c, id.Application(testkit.NewID()))
	return cast{w, w.Staff("Pat Planner", access.Planner), w.Competent("Jonas Berg", access.Auditor, staff.Lead),
		w.Of(c.ID, "Ann Applicant"), p, w.Audit(p, k)}
}

func (c cast) proposal(from, to string) audit.Proposal {
	return audit.Proposal{Span: audit.Whole(day(from), day(to)), Team: []audit.Member{{PersonID: c.lead.Identity, Role: audit.Lead}}}
}

func brokenIDs(err error) []string {
	var broken rule.Broken
	errors.As(err, &broken)
	var out []string
	for _, b := range broken {
		out = append(out, b.Rule.ID)
	}
	return out
}

func isKind(err error, k fault.Kind) bool {
	var f fault.Error
	return errors.As(err, &f) && f.Kind == k
}

func meetingOn(on string) audit.Meeting {
	return audit.Meeting{Day: day(on), Time: "09:00", Attendees: []audit.Attendee{{Name: "Jonas Berg", Body: true}, {Name: "Ann"}}}
}

// step runs a use case on the audit and goes on from its new version.
func (c *cast) step(t *testing.T, do func(seen int) (app.AuditView, error)) app.AuditView {
	t.Helper()
	v, err := do(c.audit.Version)
	if err != nil {
		t.Fatal(err)
	}
	c.audit = v.Record
	return v
}

// onSite takes the audit to the closing meeting.
func (c *cast) onSite(t *testing.T) {
	t.Helper()
	a, aid := c.w.App, c.audit.ID
	c.step(t, func(v int) (app.AuditView, error) {
		return a.ProposeAudit(bg, c.planner, aid, v, c.proposal("2026-12-07", "2026-12-08"))
	})
	c.step(t, func(v int) (app.AuditView, error) { return a.ConfirmAudit(bg, c.applicant, aid, v) })
	plan := audit.Plan{Objectives: "o", Criteria: "c", Scope: "s", Places: "Dublin", Items: []audit.PlanItem{
		{Day: day("2026-12-07"), From: "09:00", To: "17:00", Topic: "Operation", Clauses: []string{"8.6.1"}, Who: []id.Identity{c.lead.Identity}},
		{Day: day("2026-12-08"), From: "09:00", To: "17:00", Topic: "Support", Who: []id.Identity{c.lead.Identity}}}}
	if c.audit.Type == programme.Recertification { // which looks at what no other audit of the cycle did (P10)
		for _, clause := range standard.Clauses(c.audit.Standard) {
			plan.Items[1].Clauses = append(plan.Items[1].Clauses, clause.Number)
		}
	}
	whole := plan
	plan.Items = slices.Clone(plan.Items)
	plan.Items[0].Remote = true
	view := c.step(t, func(v int) (app.AuditView, error) { return a.WriteAuditPlan(bg, c.lead, aid, v, plan) })
	if view.RemotePercent == 0 || view.Warnings == nil || !slices.ContainsFunc(view.PlanLacks, func(b rule.Breach) bool { return b.Rule.ID == "MD4-1" }) {
		t.Errorf("%d %% remote, lacks %v, warnings %v", view.RemotePercent, view.PlanLacks, view.Warnings)
	}
	view = c.step(t, func(v int) (app.AuditView, error) { return a.WriteAuditPlan(bg, c.lead, aid, v, whole) })
	if view.Warnings == nil || view.RemotePercent != 0 {
		t.Errorf("nothing to warn of: %#v", view.Warnings)
	}
	c.step(t, func(v int) (app.AuditView, error) { return a.IssueAuditPlan(bg, c.lead, aid, v) })
	c.w.Clock = time.Date(2026, 12, 8, 17, 0, 0, 0, time.UTC) // the last day on site
	v := c.step(t, func(v int) (app.AuditView, error) { return a.StartAudit(bg, c.lead, aid, v, meetingOn("2026-12-07")) })
	for _, line := range v.Checklist {
		if changed := line.Key == "4.1" || line.Key == "4.2"; line.Amended.IsZero() == changed {
			t.Errorf("%s: changed by the amendment is %v", line.Key, !changed)
		}
	}
	if len(v.Checklist) < 30 || v.State != audit.InProgress {
		t.Fatalf("after the start: %s with %d lines of the checklist", v.State, len(v.Checklist))
	}
}

func TestTheTeamIsRefusedWithEveryReason(t *testing.T) {
	c := newCast(t, programme.Stage2)
	w := c.w
	expert := w.Staff("Eve Expert", access.Auditor)
	w.File(expert, staff.File{Name: "Eve Expert", Leave: []staff.Leave{{From: day("2026-12-08"), To: day("2026-12-10")}},
		Conflicts: []staff.Conflict{{ClientID: c.audit.ClientID, ClientName: "Bluewater", Kind: staff.Consultancy, EndedOn: day("2025-12-08")}}})
	other := w.Audit(c.programme, programme.Stage1)
	if _, err := w.App.ProposeAudit(bg, c.planner, other.ID, 1, c.proposal("2026-12-08", "2026-12-09")); err != nil {
		t.Fatal(err)
	}
	prop := c.proposal("2026-12-07", "2026-12-08")
	prop.Team = append(prop.Team, audit.Member{PersonID: expert.Identity, Role: audit.Expert})
	_, err := w.App.ProposeAudit(bg, c.planner, c.audit.ID, 1, prop)
	if got := brokenIDs(err); !slices.Equal(got, []string{"AU-2", "K1", "I7", "AU-2"}) {
		t.Errorf("booked elsewhere; not competent, in conflict, on leave: %v", err)
	}
	check, err := w.App.CheckProposal(bg, c.planner, c.audit.ID, prop)
	if err != nil || len(check.Broken) != 4 || len(check.People) < 2 {
		t.Errorf("the check says %s, %v", testkit.JSON(check), err)
	}
	if _, err := w.App.ForeseeDecider(bg, c.planner, c.programme.ID, 1, c.lead.Identity); !slices.Equal(brokenIDs(err), []string{"AU-1"}) {
		t.Errorf("a member of a team was foreseen to decide: %v", err)
	}
}

func TestTheClientAsksForOtherDates(t *testing.T) {
	c := newCast(t, programme.Surveillance)
	a, aid := c.w.App, c.audit.ID
	v := c.step(t, func(v int) (app.AuditView, error) {
		return a.ProposeAudit(bg, c.planner, aid, v, c.proposal("2026-12-07", "2026-12-08"))
	})
	if v.Turn.Who != flow.Client || v.Turn.By != day("2026-12-07") {
		t.Errorf("the turn is %+v", v.Turn)
	}
	if _, err := a.AssumeAudit(bg, c.planner, aid, c.audit.Version); !slices.Equal(brokenIDs(err), []string{"TM7"}) {
		t.Errorf("silence was taken for consent at once: %v", err)
	}
	c.step(t, func(v int) (app.AuditView, error) {
		return a.ObjectAudit(bg, c.applicant, aid, v, audit.Objection{Reason: "annual shutdown", About: "dates"})
	})
	v = c.step(t, func(v int) (app.AuditView, error) {
		return a.ProposeAudit(bg, c.planner, aid, v, c.proposal("2026-12-14", "2026-12-15"))
	})
	if v.Objection != nil || v.State != audit.Proposed {
		t.Errorf("after the new proposal: %+v", v)
	}
	if _, err := a.ConfirmAudit(bg, c.applicant, aid, 1); !isKind(err, fault.Stale) {
		t.Errorf("a stale confirmation: %v", err)
	}
	c.step(t, func(v int) (app.AuditView, error) { return a.ConfirmAudit(bg, c.applicant, aid, v) })
	c.wantLetters(t, map[string]int{"audit_proposed": 2, "audit_booked": 2, "audit_objected": 1, "audit_confirmed": 2})
	name, file, err := a.AuditCalendar(bg, c.applicant, aid, text.En)
	if err != nil || !strings.HasSuffix(name, ".ics") || !strings.Contains(file, "STATUS:CONFIRMED") {
		t.Errorf("calendar %s: %s, %v", name, file, err)
	}
	planner, err := a.GetPlanner(bg, c.planner, day("2026-12-01"), day("2026-12-31"))
	if err != nil || len(planner.People) != 1 || len(planner.Bookings) != 1 || planner.Bookings[0].Span.From.Day() != day("2026-12-14") {
		t.Errorf("planner %s, %v", testkit.JSON(planner), err)
	}
}

func TestAnAuditFromOpeningMeetingToConclusion(t *testing.T) {
	c := newCast(t, programme.Surveillance)
	a, aid := c.w.App, c.audit.ID
	c.onSite(t)
	w := finding.Writing{Grade: finding.Minor, Clause: "8.6.1", Requirement: "Incidents are recorded.", Statement: "Two were not.", Evidence: "4711, 4712"}
	if _, err := a.WriteFinding(bg, c.w.Competent("Wu Other", access.Auditor, staff.Audit), aid, w); !isKind(err, fault.Denied) {
		t.Errorf("an auditor of another team wrote a finding: %v", err)
	}
	f, err := a.WriteFinding(bg, c.lead, aid, w)
	c.w.Must(err)
	if list, err := a.FindingsOfAudit(bg, c.applicant, aid); err != nil || len(list) != 0 {
		t.Errorf("the client sees drafts: %v, %v", list, err)
	}
	c.audit = mustAudit(t, c)
	c.step(t, func(v int) (app.AuditView, error) { return a.TickChecklist(bg, c.lead, aid, v, ticked(c.audit)) })
	c.step(t, func(v int) (app.AuditView, error) { return a.CloseAudit(bg, c.lead, aid, v, meetingOn("2026-12-08")) })
	issued, err := a.GetFinding(bg, c.applicant, f.ID)
	if err != nil || issued.State != finding.Issued || issued.PlanDue != day("2027-01-07") || issued.CloseDue != day("2027-03-08") {
		t.Fatalf("after the closing meeting: %+v, %v", issued, err)
	}
	if _, err := a.IssueReport(bg, c.lead, aid, c.audit.Version); len(brokenIDs(err)) < 10 {
		t.Errorf("an empty report was issued: %v", err)
	}
	c.step(t, func(v int) (app.AuditView, error) {
		return a.WriteReport(bg, c.lead, aid, v, written(programme.Surveillance), audit.Conditional)
	})
	c.step(t, func(v int) (app.AuditView, error) { return a.IssueReport(bg, c.lead, aid, v) })
	if _, err := a.ConcludeAudit(bg, c.lead, aid, c.audit.Version); !slices.Equal(brokenIDs(err), []string{"F9"}) {
		t.Errorf("concluded with an open minor: %v", err)
	}
	c.answer(t, f.ID)
	v := c.step(t, func(v int) (app.AuditView, error) { return a.ConcludeAudit(bg, c.lead, aid, v) })
	c.wantLetters(t, map[string]int{"audit_proposed": 1, "audit_booked": 1, "audit_confirmed": 2, "audit_plan_issued": 1, "audit_findings": 1, "audit_reported": 1,
		"finding_responded": 2, "finding_returned": 1})
	if v.State != audit.Concluded || v.OpenFindings != 1 {
		t.Errorf("at the end: %s with %d open findings", v.State, v.OpenFindings)
	}
	for _, print := range []func(context.Context, access.Actor, id.Audit) (string, []byte, error){a.PrintPlan, a.PrintReport} {
		if name, file, err := print(bg, c.applicant, aid); err != nil || !strings.HasPrefix(string(file), "%PDF") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// wantLetters compares the letters written so far, by their names.
func (c *cast) wantLetters(t *testing.T, want map[string]int) {
	t.Helper()
	got := map[string]int{}
	c.w.Tx(c.w.Admin, func(tx *postgres.Tx) error {
		list, _, err := tx.Messages(postgres.Page{Limit: 100}, postgres.MessageFilter{})
		for _, m := range list {
			got[m.Template]++
		}
		return err
	})
	if !maps.Equal(got, want) {
		t.Errorf("letters %v, want %v", got, want)
	}
}

func (c *cast) answer(t *testing.T, fid id.Finding) {
	t.Helper()
	a := c.w.App
	f, err := a.GetFinding(bg, c.applicant, fid)
	c.w.Must(err)
	f, err = a.RespondFinding(bg, c.applicant, fid, f.Version, map[finding.PartKey]finding.Input{
		finding.Correction: {Text: "recorded"}, finding.Cause: {Text: "training"}, finding.CorrectiveAction: {Text: "course"}})
	c.w.Must(err)
	f, err = a.ReviewFinding(bg, c.lead, fid, f.Version, map[finding.PartKey]finding.Verdict{
		finding.Correction: {Accept: true}, finding.Cause: {Reason: "why no training?"}, finding.CorrectiveAction: {Accept: true}})
	c.w.Must(err)
	if f.State != finding.Returned {
		t.Fatalf("a returned part leaves the finding %s", f.State)
	}
	f, err = a.RespondFinding(bg, c.applicant, fid, f.Version, map[finding.PartKey]finding.Input{finding.Cause: {Text: "no plan of training"}})
	c.w.Must(err)
	_, err = a.ReviewFinding(bg, c.lead, fid, f.Version, map[finding.PartKey]finding.Verdict{finding.Cause: {Accept: true}})
	c.w.Must(err)
}

func mustAudit(t *testing.T, c cast) audit.Record {
	t.Helper()
	v, err := c.w.App.GetAudit(bg, c.lead, c.audit.ID)
	if err != nil {
		t.Fatal(err)
	}
	return v.Record
}

func ticked(r audit.Record) []audit.Check {
	var out []audit.Check
	for _, x := range r.Checklist {
		out = append(out, audit.Check{Key: x.Key, Conformity: audit.Conforms, Note: "seen"})
	}
	return out
}

func written(k programme.Kind) []audit.Section {
	var out []audit.Section
	for _, h := range audit.Headings(k) {
		out = append(out, audit.Section{Key: h.Key, Body: text.T("Written.", "已填写。")})
	}
	return out
}

func TestARepeatedAuditIsProgrammedAgain(t *testing.T) {
	c := newCast(t, programme.Surveillance)
	a, aid := c.w.App, c.audit.ID
	c.onSite(t)
	c.step(t, func(v int) (app.AuditView, error) { return a.TickChecklist(bg, c.lead, aid, v, ticked(c.audit)) })
	c.step(t, func(v int) (app.AuditView, error) { return a.CloseAudit(bg, c.lead, aid, v, meetingOn("2026-12-08")) })
	c.step(t, func(v int) (app.AuditView, error) {
		return a.WriteReport(bg, c.lead, aid, v, written(programme.Surveillance), audit.Positive)
	})
	c.step(t, func(v int) (app.AuditView, error) { return a.IssueReport(bg, c.lead, aid, v) })
	if _, err := a.RepeatAudit(bg, c.planner, aid, c.audit.Version, " "); err == nil {
		t.Error("repeated without a reason")
	}
	v := c.step(t, func(v int) (app.AuditView, error) {
		return a.RepeatAudit(bg, c.planner, aid, v, "a major was verified too late")
	})
	p, err := a.GetProgramme(bg, c.planner, v.ProgrammeID)
	if err != nil || v.State != audit.Repeated || len(p.Slots) != 5 {
		t.Errorf("the programme now: %s, %v", testkit.JSON(p), err)
	}
}
