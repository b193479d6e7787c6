package app_test

import (
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/staff"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// Rule "SM-23": days that one person sets are quoted once another endorsed them, and both names stay.
func TestSetDaysNeedASecondPerson(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.ApproveMethod()
	w.Prices()
	a, rita := w.Accepted(w.Client("Bluewater")), w.Reviewer()
	draft, err := w.App.DraftCalculation(ctx, rita, a.ID)
	w.Must(err)
	in := draft.Input
	in.Standards[0].Set = &audittime.SetDays{Days: audittime.DaysOf(9), Reason: "two data centres of other technology"}
	c, err := w.App.SaveCalculation(ctx, rita, a.ID, in)
	w.Must(err)
	_, err = w.App.MakeQuotation(ctx, rita, a.ID, app.NewQuotation{Calculation: c.ID})
	refused(t, err, "SM-23")
	waiting := func() int {
		list, _, err := w.App.ListSheets(ctx, w.Admin, postgres.Page{}, postgres.CalculationFilter{Waits: true})
		w.Must(err)
		return len(list)
	}
	if waiting() != 1 || lettersOf(w, "days_to_endorse") == 0 {
		t.Error("nobody is told")
	}
	if again, err := audittime.Compute(fee.RequestOf("IAF", c.Input).Time()); err != nil || again.Days != audittime.DaysOf(9) {
		t.Errorf("handed out and computed again: %v, %s days", err, again.Days)
	}
	_, err = w.App.EndorseCalculation(ctx, rita, c.ID, c.Version)
	refused(t, err, "SM-23")
	c, err = w.App.EndorseCalculation(ctx, w.Admin, c.ID, c.Version)
	w.Must(err)
	if waiting() != 0 {
		t.Error("it waits still")
	}
	q, err := w.App.MakeQuotation(ctx, rita, a.ID, app.NewQuotation{Calculation: c.ID})
	w.Must(err)
	if s := q.SetDays; s == nil || s.By != "Rita Reviewer" || s.Endorsement.By != "Ada Administrator" || q.Sheet.InitialDays != audittime.DaysOf(9) {
		t.Errorf("%+v", s)
	}
}

// The sheet is frozen at the quotation, at the agreement and before each audit, and any two are compared.
func TestSheetsAreFrozenAndCompared(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater")
	agreed := w.Agreed(c)
	ann, rita, planner := w.Of(c.ID, "Ann Applicant"), w.Reviewer(), w.Staff("Pat Planner", access.Planner)
	sheets := func(who access.Actor) []app.SheetLine {
		t.Helper()
		list, _, err := w.App.ListSheets(ctx, who, postgres.Page{}, postgres.CalculationFilter{Client: c.ID.String()})
		w.Must(err)
		return list
	}
	first := sheets(ann)
	if len(first) != 1 || len(first[0].Frozen) != 2 || first[0].Frozen[0].Occasion != audittime.ForQuotation || first[0].Frozen[1].Reference != agreed.Reference+"/1" {
		t.Fatalf("after the agreement: %+v", first)
	}
	stage1, stage2 := programmeOf(w, c.ID)
	lead := w.Competent("Jonas Berg", access.Auditor, staff.Lead)
	propose := func(r audit.Record, from, to string) audit.Record {
		t.Helper()
		v, err := w.App.ProposeAudit(ctx, planner, r.ID, r.Version, audit.Proposal{Span: audit.Whole(day(from), day(to)),
			Team: []audit.Member{{PersonID: lead.Identity, Role: audit.Lead}}})
		w.Must(err)
		return v.Record
	}
	r := propose(stage1, "2026-12-07", "2026-12-08")
	if list := sheets(ann); len(list) != 1 || len(list[0].Frozen) != 3 || list[0].Frozen[2].Reference != r.Reference || r.CalculationID != list[0].ID {
		t.Errorf("nothing changed since the agreement: %+v", sheets(ann))
	}
	_, err := w.App.DeclareHeadcount(ctx, ann, c.ID, persons(date.Of(w.Clock, w.Body.Zone()).String(), 600, 300, 0))
	w.Must(err)
	check, err := w.App.CheckProposal(ctx, planner, stage2.ID, audit.Proposal{Span: audit.Whole(day("2026-12-14"), day("2026-12-18"))})
	w.Must(err)
	if len(check.Warnings) == 0 || check.Warnings[len(check.Warnings)-1].Rule.ID != "SUR-2" {
		t.Errorf("more persons: %v", check.Warnings)
	}
	later := propose(stage2, "2026-12-14", "2026-12-18")
	list := sheets(ann)
	if len(list) != 2 || list[0].ID != later.CalculationID || list[0].Persons != 300 || list[0].Initial <= list[1].Initial {
		t.Fatalf("%+v", list)
	}
	if again := propose(later, "2026-12-15", "2026-12-18"); again.CalculationID != later.CalculationID || len(sheets(ann)) != 2 {
		t.Error("other dates make another sheet")
	}
	changes, err := w.App.CompareSheets(ctx, ann, list[0].ID, list[1].ID)
	w.Must(err)
	if len(changes) < 3 || changes[0].Was.Value != "86" || changes[0].Is.Value != "300" {
		t.Errorf("%+v", changes)
	}
	if _, err := w.App.GetSheet(ctx, w.Of(w.Client("Other").ID, "Stranger"), list[0].ID); err == nil {
		t.Error("another client reads the sheet")
	}
	computed, err := w.App.SaveCalculation(ctx, rita, w.Accepted(c).ID, audittime.Input{Personnel: []audittime.Group{{Activity: c.Name, Headcount: 5}}})
	w.Must(err)
	if _, err := w.App.GetSheet(ctx, ann, computed.ID); err == nil {
		t.Error("the client reads what nothing rests on")
	}
}
