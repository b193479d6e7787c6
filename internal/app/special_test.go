package app_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/notice"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/staff"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// specially asks for a special audit of the certificate in half a year at the latest.
func specially(w *testkit.World, c programme.Cause, how programme.Announcement) app.SpecialAudit {
	return app.SpecialAudit{Cause: c, Announcement: how, Reason: "What became of it.", Days: 2, DaysReason: "One site, one process.",
		DueOn: w.Body.Today(w.Clock).AddMonths(5)}
}

// heldSpecially lets the audit take place today and its leader conclude it.
func heldSpecially(w *testkit.World, aid id.Audit, says audit.Recommendation, major bool) {
	w.T.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		r, err := tx.Audit(aid)
		w.Must(err)
		heldToday(w, tx, r, says, major)
		return nil
	})
	w.Work()
}

// A change that asks for one occasions a special audit at short notice: a second person clears its team, the client hears
// then, and the notice is closed once it is concluded (X2).
func TestAChangeOccasionsASpecialAudit(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	niamh, petra, mei := w.Of(held.ClientID, "Niamh"), w.Staff("Petra Planner", access.Planner), w.Decider()
	lead, free := w.Competent("Lea Leader", access.Auditor, staff.Lead), w.Competent("Finn Free", access.Auditor, staff.Lead)
	n := w.Notice(held.ClientID)
	x := specially(w, programme.ByChange, programme.ShortNotice)
	x.ChangeID = n.ID
	if _, err := w.App.CallSpecialAudit(ctx, petra, held.ID, x); !isKind(err, fault.IllegalMove) {
		t.Errorf("called for before the change was assessed: %v", err)
	}
	n, err := w.App.TriageNotice(ctx, w.Admin, n.ID, n.Version, app.Assessment{Result: "special_audit", Reason: "A site that nobody has seen."})
	w.Must(err)
	other := w.Certified(w.Client("Pembroke Ltd"))
	if _, err := w.App.CallSpecialAudit(ctx, petra, other.ID, x); !isKind(err, fault.NotFound) {
		t.Errorf("called for at another client: %v", err)
	}
	v, err := w.App.CallSpecialAudit(ctx, petra, held.ID, x)
	w.Must(err)
	if v.Type != programme.Special || v.State != audit.Programmed || v.Occasion.Reference != n.Reference || v.DueOn != x.DueOn || v.Days != 2 {
		t.Fatalf("%s", testkit.JSON(v.Record))
	}
	if _, err := w.App.CallSpecialAudit(ctx, petra, held.ID, x); !isKind(err, fault.IllegalMove) {
		t.Errorf("called for twice: %v", err)
	}
	known := func() bool {
		list, _, err := w.App.ListEngagements(ctx, niamh, postgres.Page{Limit: 50}, postgres.EngagementFilter{})
		w.Must(err)
		listed := slices.ContainsFunc(list, func(e postgres.Engagement) bool { return e.ID == v.ID })
		_, err = w.App.GetAudit(ctx, niamh, v.ID)
		changes, _, bad := w.App.ListNotices(ctx, niamh, postgres.Page{}, postgres.ChangeNoticeFilter{})
		w.Must(bad)
		if shown := len(changes[0].Audits) > 0; listed != (err == nil) || shown != listed {
			t.Errorf("listed %v, at its notice %v, read %v", listed, shown, err)
		}
		return listed
	}
	on := w.Body.Today(w.Clock).AddWorkdays(8)
	v, err = w.App.ProposeAudit(ctx, petra, v.ID, v.Version, audit.Proposal{Span: audit.Whole(on, on), Team: []audit.Member{{PersonID: lead.Identity, Role: audit.Lead}}})
	w.Must(err)
	if known() {
		t.Error("the client knows before the team is cleared")
	}
	if _, err := w.App.ConfirmAudit(ctx, niamh, v.ID, v.Version); !isKind(err, fault.NotFound) {
		t.Errorf("the client confirms: %v", err)
	}
	for _, who := range []access.Actor{petra, lead} {
		if _, err := w.App.ClearAudit(ctx, who, v.ID, v.Version, "I know of none."); !slices.Equal(brokenIDs(err), []string{"X2"}) {
			t.Errorf("%s clears: %v", who.Name, err)
		}
	}
	_, err = w.App.DeclareConflict(ctx, lead, 2, staff.Conflict{ClientID: held.ClientID, ClientName: "Bluewater", Kind: staff.Consultancy, EndedOn: w.Body.Today(w.Clock)})
	w.Must(err)
	if _, err := w.App.ClearAudit(ctx, mei, v.ID, v.Version, "Looked at the file of Lea."); !slices.Equal(brokenIDs(err), []string{"I7"}) {
		t.Errorf("a conflict that was declared meanwhile: %v", err)
	}
	v, err = w.App.ProposeAudit(ctx, petra, v.ID, v.Version, audit.Proposal{Span: audit.Whole(on, on), Team: []audit.Member{{PersonID: free.Identity, Role: audit.Lead}}})
	w.Must(err)
	v, err = w.App.ClearAudit(ctx, mei, v.ID, v.Version, "Looked at the file of Finn.")
	w.Must(err)
	if !known() || v.State != audit.Confirmed || v.Cleared.By != mei.Name || len(letters(w, "audit_short_notice")) == 0 || len(letters(w, "audit_proposed")) > 0 {
		t.Errorf("cleared: %s", testkit.JSON(v.Record))
	}
	if seen, err := w.App.GetAudit(ctx, niamh, v.ID); err != nil || seen.Occasion.Reason != "" || seen.Cleared != nil || len(seen.Team) != 1 {
		t.Errorf("seen: %s, %v", testkit.JSON(seen.Record), err)
	}
	if _, err := w.App.CloseNotice(ctx, w.Admin, n.ID, n.Version, notice.Closing{Done: "It was audited."}); !isKind(err, fault.IllegalMove) {
		t.Errorf("closed before the audit is over: %v", err)
	}
	heldSpecially(w, v.ID, audit.Positive, false)
	if got := decisions(w, held.ProgrammeID); !slices.Equal(got, []string{"grant taken"}) {
		t.Errorf("a clean audit needs no decision: %v", got)
	}
	n, err = w.App.CloseNotice(ctx, w.Admin, n.ID, n.Version, notice.Closing{Done: "It was audited."})
	w.Must(err)
	if len(n.Audits) != 1 || !n.Audits[0].Over {
		t.Errorf("%+v", n.Audits)
	}
	page, err := w.App.GetCertificate(ctx, petra, held.ID)
	w.Must(err)
	if len(page.Specials) != 1 || slices.ContainsFunc(page.Obligations, func(o app.ObligationView) bool { return o.Kind == clock.Surveillance && o.State != clock.Open }) {
		t.Errorf("SM-166, %s", testkit.JSON(page.Specials))
	}
}

// An unannounced audit after a complaint: the client hears at the opening meeting, and nobody of who complained.
func TestAComplaintOccasionsAnUnannouncedAudit(t *testing.T) {
	c := newCast(t, programme.Stage1)
	w := c.w
	held := w.Certified(w.Client("Slate Ltd"))
	niamh, mei := w.Of(held.ClientID, "Niamh"), w.Decider()
	said := w.Complaint(held.ClientID)
	x := specially(w, programme.ByComplaint, programme.Unannounced)
	x.ComplaintID = said.ID
	v, err := w.App.CallSpecialAudit(ctx, c.planner, held.ID, x)
	w.Must(err)
	if shown := testkit.JSON(v); strings.Contains(shown, "Ann Other") || strings.Contains(shown, "boxes") || v.Occasion.Reference != said.Reference {
		t.Errorf("the audit says who complained: %s", shown)
	}
	c.audit = v.Record
	c.step(t, func(n int) (app.AuditView, error) {
		return w.App.ProposeAudit(bg, c.planner, v.ID, n, c.proposal("2026-12-07", "2026-12-07"))
	})
	c.step(t, func(n int) (app.AuditView, error) { return w.App.ClearAudit(bg, mei, v.ID, n, "Looked at it.") })
	c.step(t, func(n int) (app.AuditView, error) {
		return w.App.WriteAuditPlan(bg, c.lead, v.ID, n, audit.Plan{Objectives: "o", Criteria: "c", Scope: "s", Places: "Dublin", Items: []audit.PlanItem{
			{Day: day("2026-12-07"), From: "09:00", To: "17:00", Topic: "Operation", Clauses: []string{"8.6.1"}, Who: []id.Identity{c.lead.Identity}}}})
	})
	c.step(t, func(n int) (app.AuditView, error) { return w.App.IssueAuditPlan(bg, c.lead, v.ID, n) })
	if _, err := w.App.GetAudit(ctx, niamh, v.ID); !isKind(err, fault.NotFound) || len(letters(w, "audit_plan_issued"))+len(letters(w, "audit_short_notice")) > 0 {
		t.Errorf("the client knows: %v", err)
	}
	p, err := w.App.GetProgramme(ctx, niamh, held.ProgrammeID)
	w.Must(err)
	if strings.Contains(testkit.JSON(p), string(programme.Special)) {
		t.Errorf("the programme tells of it: %s", testkit.JSON(p))
	}
	w.Clock = w.Clock.AddDate(0, 0, w.Body.Today(w.Clock).DaysUntil(day("2026-12-07")))
	c.step(t, func(n int) (app.AuditView, error) {
		return w.App.StartAudit(bg, c.lead, v.ID, n, meetingOn("2026-12-07"))
	})
	seen, err := w.App.GetAudit(ctx, niamh, v.ID)
	w.Must(err)
	if seen.Occasion.Cause != programme.ByOther || seen.Occasion.Reference != "" {
		t.Errorf("seen: %+v", seen.Occasion)
	}
	heldSpecially(w, v.ID, audit.Positive, true)
	if got := decisions(w, held.ProgrammeID); !slices.Equal(got, []string{"maintain prepared", "grant taken"}) {
		t.Errorf("a major goes to others: %v", got)
	}
	view, err := w.App.GetComplaint(ctx, w.Admin, said.ID)
	w.Must(err)
	if len(view.Audits) != 1 || !view.Audits[0].Over {
		t.Errorf("at the complaint: %+v", view.Audits)
	}
}

// After an audit that followed up a suspension it lies before those who decide whether to restore the certificate.
func TestASuspensionIsFollowedUp(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	petra, mei := w.Staff("Petra Planner", access.Planner), w.Decider()
	x := specially(w, programme.BySuspension, programme.Announced)
	if _, err := w.App.CallSpecialAudit(ctx, petra, held.ID, x); !isKind(err, fault.IllegalMove) {
		t.Errorf("nothing is suspended: %v", err)
	}
	suspended(w, held)
	x.DueOn = w.Body.Today(w.Clock).AddMonths(6).AddDays(1)
	if _, err := w.App.CallSpecialAudit(ctx, petra, held.ID, x); !isInvalid(err, "due_on") {
		t.Errorf("after the suspension: %v", err)
	}
	x.DueOn = w.Body.Today(w.Clock).AddMonths(6)
	v, err := w.App.CallSpecialAudit(ctx, petra, held.ID, x)
	w.Must(err)
	heldSpecially(w, v.ID, audit.Positive, false)
	if got := decisions(w, held.ProgrammeID); !slices.Equal(got, []string{"restore prepared", "suspend taken", "grant taken"}) {
		t.Fatalf("decisions %v", got)
	}
	var d decision.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, err := tx.DecisionsOfProgramme(held.ProgrammeID)
		d = list[0]
		return err
	})
	if !strings.Contains(d.Ground().En, v.Reference) {
		t.Errorf("ground: %s", d.Ground().En)
	}
	_, err = w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{Terms: decision.Terms{Reason: "The ground is resolved."}})
	w.Must(err)
}

// The audit after a failed spot check has the day of the rules, which nobody moves, and meets the deadline (Q13).
func TestASpotCheckOccasionsAnAudit(t *testing.T) {
	w := testkit.New(t)
	w.Under(body.China)
	held := w.Certified(w.Client("Bluewater Ltd"))
	petra, today := w.Staff("Petra Planner", access.Planner), w.Body.Today(w.Clock)
	page, err := w.App.FailSpotCheck(ctx, w.Admin, held.ID, held.Version, certificate.Notice{On: today.AddDays(-3), Authority: "SAMR", Product: "Pumps"})
	w.Must(err)
	x := specially(w, programme.BySpotCheck, programme.Unannounced)
	x.Number = 2
	if _, err := w.App.CallSpecialAudit(ctx, petra, held.ID, x); !isKind(err, fault.NotFound) {
		t.Errorf("there is no second: %v", err)
	}
	x.Number = 1
	v, err := w.App.CallSpecialAudit(ctx, petra, held.ID, x)
	w.Must(err)
	if v.DueOn != today.AddDays(27) || v.DueOn != page.SpotChecks[0].DueOn {
		t.Errorf("due on %s", v.DueOn)
	}
	heldSpecially(w, v.ID, audit.Positive, false)
	page, err = w.App.GetCertificate(ctx, petra, held.ID)
	w.Must(err)
	i := slices.IndexFunc(page.Obligations, func(o app.ObligationView) bool { return o.Kind == clock.SpotCheck })
	if i < 0 || page.Obligations[i].State != clock.Done || len(page.Specials) != 1 || page.Specials[0].Number != 1 {
		t.Errorf("%s", testkit.JSON(page.Obligations))
	}
}

// Whoever calls an audit off that covers no extension leaves the extension alone, and tells nobody of what was hidden.
func TestASpecialAuditIsCalledOff(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	w.Of(held.ClientID, "Niamh")
	petra := w.Staff("Petra Planner", access.Planner)
	v, err := w.App.CallSpecialAudit(ctx, petra, held.ID, specially(w, programme.ByOther, programme.Unannounced))
	w.Must(err)
	v, err = w.App.CancelAudit(ctx, petra, v.ID, v.Version, "It was answered by papers.")
	w.Must(err)
	if v.State != audit.Cancelled || len(letters(w, "audit_cancelled")) > 0 {
		t.Errorf("%s, letters %v", v.State, letters(w, "audit_cancelled"))
	}
}

// What is upheld is decided anew, by people who took no part in the first decision (SM-167, SM-168).
func TestAnUpheldAppealIsDecidedAnew(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	suspended(w, held)
	own := w.Appeal(held.ClientID)
	nora, hana, otto := w.Staff("Nora New", access.DecisionMaker), w.Staff("Hana", access.Planner), w.Competent("Otto Other", access.DecisionMaker, staff.Decision)
	v, err := w.App.AcknowledgeAppeal(ctx, w.Admin, own.ID, 1)
	w.Must(err)
	v, err = w.App.FormPanel(ctx, w.Admin, own.ID, v.Version, []id.Identity{nora.Identity})
	w.Must(err)
	if len(v.MayDecide) != 2 || v.MayDecide[0].Type != decision.Restore {
		t.Errorf("may decide %+v", v.MayDecide)
	}
	ruling := app.PanelDecision{Outcome: complaint.AppealUpheld, Reasons: "It was closed.", Follows: "The certificate is restored."}
	if _, err := w.App.SettleAppeal(ctx, nora, own.ID, v.Version, ruling); !isInvalid(err, "anew") {
		t.Errorf("upheld without a decision: %v", err)
	}
	ruling.Anew = decision.Restore
	v, err = w.App.SettleAppeal(ctx, nora, own.ID, v.Version, ruling)
	w.Must(err)
	w.Work()
	if v.New == nil || v.New.Type != decision.Restore || v.New.State != decision.Prepared || !strings.Contains(v.New.Ground.En, own.Reference) {
		t.Fatalf("%+v", v.New)
	}
	v, err = w.App.NotifyAppellant(ctx, hana, own.ID, v.Version, "Your appeal is upheld.")
	w.Must(err)
	if _, err := w.App.CloseAppeal(ctx, hana, own.ID, v.Version, ""); !slices.Equal(brokenIDs(err), []string{"SM-167"}) || v.Turn.Needs != access.Decide {
		t.Errorf("closed while the decision waits: %v, turn %+v", err, v.Turn)
	}
	d, err := w.App.GetDecision(ctx, otto, v.New.ID)
	w.Must(err)
	if d.Appealed == nil || d.Appealed.AppealID != own.ID {
		t.Errorf("not linked: %s", testkit.JSON(d.Record))
	}
	if _, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, d.Version, app.Verdict{Terms: decision.Terms{Reason: "Again."}}); !slices.Contains(brokenIDs(err), "SM-168") {
		t.Errorf("decided by who suspended: %v", err)
	}
	_, err = w.App.TakeDecision(ctx, otto, d.ID, d.Version, app.Verdict{Terms: decision.Terms{Reason: "The finding was closed in time."}})
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		now, err := tx.Certificate(held.ID)
		if now.State != certificate.Active {
			t.Errorf("the certificate is %s", now.State)
		}
		return err
	})
	v, err = w.App.GetAppeal(ctx, hana, own.ID)
	w.Must(err)
	v, err = w.App.CloseAppeal(ctx, hana, own.ID, v.Version, "Restored.")
	w.Must(err)
	if v.State != complaint.AppealClosed || v.New.State != decision.Taken {
		t.Errorf("%s, %+v", v.State, v.New)
	}
}

// What was withdrawn is not restored: the panel reads what the way is, and no decision is offered.
func TestAWithdrawalIsNotDecidedAnew(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	_, err := w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, held.Version, decision.Withdraw, app.Verdict{Terms: decision.Terms{Code: "misuse", Reason: "The mark."}})
	w.Must(err)
	own := w.Appeal(held.ClientID)
	nora := w.Staff("Nora New", access.DecisionMaker)
	v, err := w.App.AcknowledgeAppeal(ctx, w.Admin, own.ID, 1)
	w.Must(err)
	v, err = w.App.FormPanel(ctx, w.Admin, own.ID, v.Version, []id.Identity{nora.Identity})
	w.Must(err)
	if len(v.MayDecide) != 0 || v.NoDecision.IsZero() {
		t.Errorf("offered %+v", v.MayDecide)
	}
	ruling := app.PanelDecision{Outcome: complaint.AppealUpheld, Reasons: "So.", Follows: "A fresh certification at our cost.", Anew: decision.Restore}
	if _, err := w.App.SettleAppeal(ctx, nora, own.ID, v.Version, ruling); !isInvalid(err, "anew") {
		t.Errorf("restored after all: %v", err)
	}
	ruling.Anew = ""
	v, err = w.App.SettleAppeal(ctx, nora, own.ID, v.Version, ruling)
	w.Must(err)
	if v.New != nil {
		t.Errorf("%+v", v.New)
	}
}

// suspended suspends the certificate for as long as it may be.
func suspended(w *testkit.World, held certificate.Record) {
	w.T.Helper()
	w.Of(held.ClientID, "Niamh")
	_, err := w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, held.Version, decision.Suspend,
		app.Verdict{Terms: decision.Terms{Code: "misuse", Reason: "The mark is on boxes.", EndsOn: w.Body.Today(w.Clock).AddMonths(6)}})
	w.Must(err)
}

// isInvalid tells whether the field is the first that is wrong.
func isInvalid(err error, field string) bool {
	var bad fault.Invalid
	return errors.As(err, &bad) && bad.Fields[0].Path == field
}
