package app_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// surveyed concludes the first surveillance audit of the certificate with a major nonconformity that is with the client.
func surveyed(w *testkit.World, held certificate.Record) (out finding.Record) {
	w.T.Helper()
	au := surveillance(w, programmeNow(w, held.ProgrammeID), false)
	f, err := finding.New(id.Finding(testkit.NewID()), 1, au, finding.Writing{Grade: finding.Major, Clause: "8.6.1", Requirement: "r", Statement: "s", Evidence: "e"}, finding.Agreed{})
	w.Must(err)
	r := f.Record()
	r.State, r.IssuedOn, r.PlanDue, r.CloseDue = finding.Issued, au.To(), au.To().AddDays(30), au.To().AddDays(60)
	f, err = finding.From(r)
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error { return tx.InsertFinding(f) })
	return f.Record()
}

// closeMajor closes the nonconformity.
func closeMajor(w *testkit.World, r finding.Record) {
	w.T.Helper()
	r.State, r.ClosedOn = finding.Closed, w.Body.Today(w.Clock)
	f, err := finding.From(r)
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error { _, err := tx.SaveFinding(f); return err })
}

func certificateNow(w *testkit.World, cid id.Certificate) (c certificate.Record) {
	w.T.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { c, err = tx.Certificate(cid); return err })
	return c
}

// Rules "X5" and "D4": neither restoring nor reducing ends a suspension while the major is open.
func TestASuspensionIsNotLiftedWhileTheMajorIsOpen(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	open := surveyed(w, held)
	today := w.Body.Today(w.Clock)
	decide := func(of decision.Type, v app.Verdict) error {
		_, err := w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 0, of, v)
		return err
	}
	w.Must(decide(decision.Suspend, app.Verdict{Terms: decision.Terms{Reason: "It failed.", Code: "system_failure", EndsOn: today.AddMonths(6)}}))
	w.Clock = w.Clock.AddDate(0, 0, 1)
	if err := decide(decision.Restore, app.Verdict{Terms: decision.Terms{Reason: "So."}}); !slices.Equal(brokenIDs(err), []string{"D4"}) {
		t.Errorf("restored: %v", err)
	}
	less := &decision.Less{Scope: text.T("Hosting only", "仅托管")}
	if err := decide(decision.Reduce, app.Verdict{Terms: decision.Terms{Reason: "So.", Code: "part_failing", Less: less}}); !slices.Equal(brokenIDs(err), []string{"D4"}) {
		t.Errorf("reduced: %v", err)
	}
	closeMajor(w, open)
	w.Must(decide(decision.Restore, app.Verdict{Terms: decision.Terms{Reason: "The correction works."}}))
}

// Rule "X5": a misuse that was taken up and is not corrected keeps the certificate suspended.
func TestASuspensionIsNotLiftedWhileTheMisuseGoesOn(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	v := w.Misuse(app.MisuseSeen{Certificate: held.ID})
	suspended(w, held)
	restore := func() error {
		_, err := w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 0, decision.Restore, app.Verdict{Terms: decision.Terms{Reason: "So."}})
		return err
	}
	if err := restore(); !slices.Equal(brokenIDs(err), []string{"X5"}) || !strings.Contains(fault.Says(err).En, v.Reference) {
		t.Errorf("while it goes on: %v", err)
	}
	less := &decision.Less{Scope: text.T("Hosting only", "仅托管")}
	_, err := w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 0, decision.Reduce, app.Verdict{Terms: decision.Terms{Reason: "So.", Code: "part_failing", Less: less}})
	refused(t, err, "X5")
	own, err := w.App.AnswerMisuse(ctx, w.Of(held.ClientID, "Niamh"), v.ID, v.Version, "It is off.", nil)
	w.Must(err)
	if err := restore(); !slices.Equal(brokenIDs(err), []string{"X5"}) {
		t.Errorf("before the body looked at it: %v", err)
	}
	_, err = w.App.AcceptMisuse(ctx, w.Admin, v.ID, own.Version, "")
	w.Must(err)
	w.Must(restore())
}

// Restoring the certificate leaves the question that a surveillance audit raised to those who decide it.
func TestRestoringLeavesTheEscalation(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	suspended(w, held)
	surveillance(w, programmeNow(w, held.ProgrammeID), true)
	_, err := w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 0, decision.Restore, app.Verdict{Terms: decision.Terms{Reason: "So."}})
	w.Must(err)
	if got := decisions(w, held.ProgrammeID); !slices.Contains(got, "maintain prepared") || !slices.Contains(got, "restore taken") {
		t.Errorf("%v", got)
	}
}

// Rule "SM-177": the leader of the audit does not put aside what the own major raised, and nobody refuses by it.
func TestAProposalIsPutAsideByWhoMightDecideIt(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	jonas := w.Competent("Jonas Leader", access.DecisionMaker, staff.Decision)
	surveillance(w, programmeNow(w, held.ProgrammeID), true)
	d := toDecide(w, held.ProgrammeID, decision.Maintain)
	dismiss := func(who access.Actor) error {
		_, err := w.App.DismissDecision(ctx, who, d.ID, d.Version, app.Verdict{Terms: decision.Terms{Reason: "It is nothing."}})
		return err
	}
	refused(t, dismiss(jonas), "D1")
	refused(t, dismiss(w.Staff("Nora New", access.DecisionMaker)), "D2")
	view, err := w.App.GetDecision(ctx, w.Decider(), d.ID)
	w.Must(err)
	if i := slices.IndexFunc(view.Actions, func(x flow.Action) bool { return x.Name == "dismiss" }); !view.Actions[i].Allowed {
		t.Errorf("%+v", view.Actions)
	}
	w.Must(dismiss(w.Decider()))
	d = w.Prepared(w.Contracted(w.Client("Pembroke Ltd")), decision.Grant)
	refused(t, dismiss(w.Decider()), "illegal_move")
}

// Rule "SM-177": what an upheld appeal leads to is not put aside.
func TestWhatAnAppealLeadsToIsNotPutAside(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	suspended(w, held)
	d := upheld(w, w.Appeal(held.ClientID), decision.Restore)
	for _, who := range []access.Actor{w.Decider(), w.Competent("Otto Other", access.DecisionMaker, staff.Decision)} {
		_, err := w.App.DismissDecision(ctx, who, d.ID, d.Version, app.Verdict{Terms: decision.Terms{Reason: "I was right."}})
		refused(t, err, "SM-177")
	}
}

// upheld is the decision that the appeal leads to once it is upheld.
func upheld(w *testkit.World, own app.OwnAppeal, anew decision.Type) (d decision.Record) {
	w.T.Helper()
	nora := w.Staff("Nora New", access.DecisionMaker)
	v, err := w.App.AcknowledgeAppeal(ctx, w.Admin, own.ID, 1)
	w.Must(err)
	v, err = w.App.FormPanel(ctx, w.Admin, own.ID, v.Version, []id.Identity{nora.Identity})
	w.Must(err)
	v, err = w.App.SettleAppeal(ctx, nora, own.ID, v.Version, app.PanelDecision{Outcome: complaint.AppealUpheld, Reasons: "So.", Follows: "It is decided anew.", Anew: anew})
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { d, err = tx.Decision(v.New.ID); return err })
	return d
}

// both is an agreement with the client about two standards, both audited: the programmes of ISO/IEC 20000-1 and of
// ISO/IEC 27001.
func both(w *testkit.World, c client.Record) (itsm, isms programme.Record) {
	w.T.Helper()
	w.Competent("Mei Decider", access.DecisionMaker, staff.Decision, standard.ISMS)
	w.Competent("Rui Reviewer", access.Reviewer, staff.Review, standard.ISMS)
	a := w.Accepted(c, standard.ITSM, standard.ISMS)
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		x, err := tx.LockApplication(a.ID, 0)
		w.Must(err)
		r := x.Record()
		r.Review.DecidedOn, r.Review.DecidedBy = w.Body.Today(w.Clock), "Rita Reviewer"
		x, err = application.From(r)
		w.Must(err)
		_, err = tx.SaveApplication(x)
		return err
	})
	q := w.QuotedBy(a, audittime.InputOf(a, w.Body))
	_, err := w.App.AcceptQuotation(ctx, w.Of(c.ID, "Ann Applicant"), q.ID, q.Version, signature)
	w.Must(err)
	list, err := w.App.ProgrammesOfClient(ctx, w.Admin, c.ID)
	w.Must(err)
	for _, p := range list {
		w.Held(p.ID, date.MustParse("2026-06-01"), programme.Stage1, programme.Stage2)
		if p.Standard == standard.ISMS {
			isms = p.Record
		} else {
			itsm = p.Record
		}
	}
	w.Work()
	return itsm, isms
}

// settled takes the decision on the programme, or refuses it.
func settled(w *testkit.World, p id.Programme, of decision.Type, v app.Verdict) decision.Record {
	w.T.Helper()
	d := toDecide(w, p, of)
	d, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, d.Version, v)
	w.Must(err)
	w.Work()
	return d
}

// A refused standard keeps the other one of the agreement from nothing, and its sites are free.
func TestARefusalLeavesTheOtherStandardOfTheAgreement(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater")
	itsm, isms := both(w, c)
	held := settled(w, itsm.ID, decision.Grant, app.Verdict{}).CertificateID
	ann := w.Of(c.ID, "Ann Applicant")
	_, err := w.App.ApplyFromCertificate(ctx, ann, held, application.Extension)
	refused(t, err, "SM-81") // it is not decided yet
	settled(w, isms.ID, decision.Grant, app.Verdict{Refuse: true, Terms: decision.Terms{Reason: "It does not work."}})
	for range 2 {
		w.Held(itsm.ID, w.Body.Today(w.Clock), programme.Surveillance)
	}
	v := w.Renewing(certificateNow(w, held), 12)
	w.ExtensionAgreed(w.ExtensionReviewed(v, application.Activity{}))
	now, out := programmeNow(w, itsm.ID), programmeNow(w, isms.ID)
	if now.Renewal == nil || out.Renewal != nil || out.ContractID != now.ContractID || out.Describes() != isms.ContractID {
		t.Errorf("%+v\n%+v", now, out)
	}
}

// What has ended follows an amended agreement and stays as it was agreed.
func TestAnEndedStandardDoesNotBlockTheAgreement(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater")
	itsm, isms := both(w, c)
	settled(w, itsm.ID, decision.Grant, app.Verdict{})
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		p, err := tx.LockProgramme(isms.ID, 0)
		w.Must(err)
		w.Must(p.End())
		_, err = tx.SaveProgramme(p)
		return err
	})
	r := w.Retimed(c, 400)
	offered, err := w.App.OfferAmendment(ctx, w.Reviewer(), r.ID, r.Version)
	w.Must(err)
	ann := w.Of(c.ID, "Ann Applicant")
	q, err := w.App.GetQuotation(ctx, ann, offered.QuotationID)
	w.Must(err)
	_, err = w.App.AcceptQuotation(ctx, ann, q.ID, q.Version, signature)
	w.Must(err)
	now, out := programmeNow(w, itsm.ID), programmeNow(w, isms.ID)
	if now.Days.Recertification <= itsm.Days.Recertification || out.ContractID != now.ContractID || out.Days != isms.Days || out.Describes() != isms.ContractID {
		t.Errorf("%+v\n%+v", now, out)
	}
}

// After a refused renewal nothing waits: the certificate is reduced, and extended, while it lasts. The file shows what was
// refused; an appeal renews after all.
func TestARefusedRenewalIsOver(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater")
	held := watched(w, c)
	v := w.Renewing(held, 12)
	p := w.ExtensionAgreed(w.ExtensionReviewed(v, application.Activity{}))
	w.Held(p.ID, held.ExpiresOn.AddDays(-40), programme.Recertification)
	w.Work()
	w.Clock = time.Date(2029, 11, 1, 12, 0, 0, 0, time.UTC)
	no := settled(w, p.ID, decision.Renew, app.Verdict{Refuse: true, Terms: decision.Terms{Reason: "It does not work."}})
	if no.Type != decision.Refuse || len(no.AuditIDs) != 1 {
		t.Errorf("%+v", no)
	}
	view, err := w.App.GetDecision(ctx, w.Admin, no.ID)
	w.Must(err)
	if len(view.Audits) != 1 || view.Audits[0].ID != no.AuditIDs[0] || view.Sites != 3 {
		t.Errorf("the file of the refusal: %+v, %d sites", view.Audits, view.Sites)
	}
	less := &decision.Less{Scope: text.T("Hosting only", "仅托管")}
	_, err = w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 0, decision.Reduce, app.Verdict{Terms: decision.Terms{Reason: "So.", Code: "part_failing", Less: less}})
	w.Must(err)
	own, err := w.App.LodgeAppeal(ctx, w.Of(c.ID, "Ann Applicant"), no.ID, "It works.")
	w.Must(err)
	again := upheld(w, own, decision.Renew)
	otto := w.Competent("Otto Other", access.DecisionMaker, staff.Decision)
	_, err = w.App.TakeDecision(ctx, otto, again.ID, again.Version, app.Verdict{})
	w.Must(err)
	if now := programmeNow(w, p.ID); !now.RefusedOn.IsZero() || now.Cycle != 2 {
		t.Errorf("%+v", now)
	}
}

// What has ended leaves nothing to decide, and its findings owe nothing.
func TestAWithdrawalLeavesNothing(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	open := surveyed(w, held)
	p := programmeNow(w, held.ProgrammeID)
	w.Prepared(p, decision.Renew)
	w.Prepared(p, decision.Extend)
	w.Tx(w.Admin, func(tx *postgres.Tx) error { return app.SettleFinding(w.App, tx, open) })
	owed := func() (n int) {
		for _, o := range obligations(w, open.ID.String()) {
			if strings.HasSuffix(o, " open") {
				n++
			}
		}
		return n
	}
	if owed() != 2 {
		t.Fatalf("%v", obligations(w, open.ID.String()))
	}
	_, err := w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 0, decision.Withdraw, app.Verdict{Terms: decision.Terms{Reason: "Unresolved.", Code: "system_failure"}})
	w.Must(err)
	if got := decisions(w, p.ID); slices.ContainsFunc(got, func(d string) bool { return strings.HasSuffix(d, "prepared") }) {
		t.Errorf("left to decide: %v", got)
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error { return app.SettleFinding(w.App, tx, open) })
	if owed() != 0 {
		t.Errorf("owed: %v", obligations(w, open.ID.String()))
	}
}

// Six months after expiry nothing can be restored: the certification has ended, once, and the client holds none.
func TestAnExpiredCertificationEnds(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	held := w.Certified(c)
	ends := func(day string) (programme.State, client.State) {
		at, err := time.Parse(time.DateOnly, day)
		w.Must(err)
		w.Clock = at.Add(12 * time.Hour)
		w.Must(app.EndExpired(w.App, w.Body.ID))
		w.Must(app.EndExpired(w.App, w.Body.ID))
		var now client.Record
		w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { now, err = tx.Client(c.ID); return err })
		return programmeNow(w, held.ProgrammeID).State, now.State
	}
	last := held.ExpiresOn.AddMonths(6)
	if p, s := ends(last.String()); p != programme.Certified || s != client.Certified {
		t.Errorf("on the last day: %s, %s", p, s)
	}
	if p, s := ends(last.AddDays(1).String()); p != programme.Terminated || s != client.Former {
		t.Errorf("on the day after: %s, %s", p, s)
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		audits, err := tx.AuditsOfProgramme(held.ProgrammeID)
		if slices.ContainsFunc(audits, audit.Record.Ahead) {
			t.Error("audits are ahead")
		}
		return err
	})
}

// A missed surveillance that was put aside keeps the one of the next year from nothing; its ground and reason come along.
func TestTheNextMissedSurveillanceIsProposed(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	missed := func(day time.Time) decision.Record {
		w.Clock = day
		w.Must(w.App.Sweep(ctx))
		w.Work()
		return toDecide(w, held.ProgrammeID, decision.Suspend)
	}
	first := missed(testkit.Noon.AddDate(1, 0, 1))
	if first.Because != "P4" || first.Code != decision.Overdue || !strings.Contains(first.Draft().En, "2027") {
		t.Fatalf("%+v", first)
	}
	_, err := w.App.DismissDecision(ctx, w.Decider(), first.ID, first.Version, app.Verdict{Terms: decision.Terms{Reason: "Dates are agreed."}})
	w.Must(err)
	if d := missed(testkit.Noon.AddDate(1, 1, 0)); !d.ID.IsZero() {
		t.Errorf("proposed again: %+v", d)
	}
	if d := missed(time.Date(2029, 1, 1, 12, 0, 0, 0, time.UTC)); d.Because != "P3" {
		t.Errorf("the next one: %+v", d)
	}
}
