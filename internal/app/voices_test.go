package app_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/staff"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func committee(w *testkit.World) (mei, nils, olga access.Actor) {
	return w.Decider(), w.Competent("Nils Second", access.DecisionMaker, staff.Decision), w.Competent("Olga Third", access.DecisionMaker, staff.Decision)
}

func quorums(w *testkit.World, own map[string]int) {
	w.T.Helper()
	q, err := w.App.GetQuorums(ctx, w.Admin)
	w.Must(err)
	_, err = w.App.ChangeQuorums(ctx, w.Admin, q.Version, own)
	w.Must(err)
}

var misused = app.Verdict{Terms: decision.Terms{Reason: "The mark is on the packaging.", Code: "misuse"}}

func kind(err error) fault.Kind {
	var f fault.Error
	errors.As(err, &f)
	return f.Kind
}

// Rules SM-150 and SM-153: a withdrawal takes two where two may decide; nothing happens before the second voice.
func TestAWithdrawalTakesTwo(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	w.Of(c.ID, "Niamh Client")
	held := w.Certified(c)
	mei, nils, _ := committee(w)
	leader := w.Staff("Jonas Leader", access.Auditor)
	preview, err := w.App.PrepareOnCertificate(ctx, mei, held.ID, decision.Withdraw)
	w.Must(err)
	if preview.Needs != 2 || preview.Able != 3 {
		t.Errorf("the page says %d needed of %d", preview.Needs, preview.Able)
	}
	d, err := w.App.DecideOnCertificate(ctx, mei, held.ID, held.Version, decision.Withdraw, misused)
	w.Must(err)
	w.Work()
	page := func() app.CertificatePage {
		p, err := w.App.GetCertificate(ctx, mei, held.ID)
		w.Must(err)
		return p
	}
	status := func() certificate.State { return page().State }
	if d.State != decision.Prepared || d.Motion == nil || len(d.Motion.Voices) != 1 || status() != certificate.Active {
		t.Fatalf("after one voice: %+v, the certificate is %s", d, status())
	}
	if got := letters(w, "decision_told"); len(got) != 0 {
		t.Errorf("the client reads %v", got)
	}
	asked := letters(w, "decision_voice")
	if len(asked) != 2 || !strings.HasPrefix(asked[0], "Nils Second") || len(letters(w, "decision_prepared")) != 0 {
		t.Errorf("asked %v, and %v", asked, letters(w, "decision_prepared"))
	}
	if _, err := w.App.DecideOnCertificate(ctx, nils, held.ID, held.Version, decision.Withdraw, misused); kind(err) != fault.IllegalMove {
		t.Errorf("put forward twice: %v", err)
	}
	if _, err := w.App.AgreeToDecision(ctx, leader, d.ID, d.Version); firstRule(err) != "D1" && firstRule(err) != "D2" {
		t.Errorf("the leader agreed: %v", err)
	}
	if _, err := w.App.AgreeToDecision(ctx, mei, d.ID, d.Version); kind(err) != fault.IllegalMove {
		t.Errorf("agreed twice: %v", err)
	}
	mine := func(who access.Actor) int {
		list, _, err := w.App.ListDecisions(ctx, who, postgres.Page{}, postgres.DecisionFilter{State: "prepared", Unspoken: who.Identity})
		w.Must(err)
		return len(list)
	}
	if mine(mei) != 0 || mine(nils) != 1 {
		t.Errorf("waits for mei %d, for nils %d", mine(mei), mine(nils))
	}
	view, err := w.App.GetDecision(ctx, nils, d.ID)
	w.Must(err)
	if i := slices.IndexFunc(view.Deciders, func(x app.Decider) bool { return x.ID == mei.Identity }); view.Able != 2 || !view.Deciders[i].Agreed {
		t.Errorf("able %d, deciders %+v", view.Able, view.Deciders)
	}
	taken, err := w.App.AgreeToDecision(ctx, nils, d.ID, d.Version)
	w.Must(err)
	w.Work()
	if taken.State != decision.Taken || taken.ByName != "Mei Decider, Nils Second" || taken.Reason != misused.Reason || status() != certificate.Withdrawn {
		t.Errorf("taken as %+v, the certificate is %s", taken, status())
	}
	dossier, err := w.App.GetDossier(ctx, mei, page().ProgrammeID)
	w.Must(err)
	if g := dossier.Letters[6]; g.Letter != "g" || len(g.Papers) != 1 || !strings.Contains(g.Papers[0].Name.En, "Mei Decider, Nils Second agreed (2 of 2)") {
		t.Errorf("the dossier keeps %+v", g)
	}
	if got := letters(w, "decision_told"); len(got) != 1 || strings.Contains(got[0], "Nils") {
		t.Errorf("the client reads %v", got)
	}
}

// Rule SM-152: who disagrees sends it back; those who had agreed read why, and what nobody follows is put aside.
func TestADisagreementSendsItBack(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	mei, nils, olga := committee(w)
	quorums(w, map[string]int{"withdraw": 3})
	d, err := w.App.DecideOnCertificate(ctx, mei, held.ID, held.Version, decision.Withdraw, misused)
	w.Must(err)
	d, err = w.App.AgreeToDecision(ctx, nils, d.ID, d.Version)
	w.Must(err)
	back, err := w.App.DisagreeWithDecision(ctx, olga, d.ID, d.Version, "The mark is gone by now.")
	w.Must(err)
	w.Work()
	if back.State != decision.Prepared || back.Motion != nil || len(back.Dropped) != 1 {
		t.Fatalf("sent back: %+v", back)
	}
	if got := letters(w, "decision_sent_back"); len(got) != 2 || !strings.HasPrefix(got[0], "Mei Decider") || !strings.HasPrefix(got[1], "Nils Second") {
		t.Errorf("told %v", got)
	}
	aside, err := w.App.DismissDecision(ctx, olga, d.ID, back.Version, app.Verdict{Terms: decision.Terms{Reason: "Nothing is left to decide."}})
	w.Must(err)
	if aside.State != decision.Dismissed {
		t.Errorf("put aside: %s", aside.State)
	}
}

func TestAVoiceIsTakenBackAndAPersonKeepsOut(t *testing.T) {
	w := testkit.New(t)
	mei, nils, olga := committee(w)
	quorums(w, map[string]int{"grant": 2})
	d := w.Prepared(w.Contracted(w.Client("Bluewater Ltd")), decision.Grant)
	got, err := w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{})
	w.Must(err)
	w.Work()
	got, err = w.App.TakeVoiceBack(ctx, mei, d.ID, got.Version)
	w.Must(err)
	if got.Motion != nil || len(got.Dropped) != 1 {
		t.Errorf("taken back: %+v", got)
	}
	got, err = w.App.RecuseFromDecision(ctx, nils, d.ID, got.Version, "I advised them in June.")
	w.Must(err)
	if _, err := w.App.TakeDecision(ctx, nils, d.ID, got.Version, app.Verdict{}); firstRule(err) != "SM-151" {
		t.Errorf("decided after all: %v", err)
	}
	got, err = w.App.TakeDecision(ctx, mei, d.ID, got.Version, app.Verdict{})
	w.Must(err)
	w.Work()
	if asked := letters(w, "decision_voice"); len(asked) != 3 || !strings.HasPrefix(asked[2], "Olga Third") {
		t.Errorf("asked %v", asked)
	}
	if got, err = w.App.AgreeToDecision(ctx, olga, d.ID, got.Version); err != nil || got.State != decision.Taken || got.CertificateID.IsZero() {
		t.Errorf("granted: %v, %+v", err, got)
	}
}

// Two last voices at once: one takes the decision, the other is told to look again, and everything happens once.
func TestTwoLastVoicesAtOnce(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	w.Of(c.ID, "Niamh Client")
	mei, nils, olga := committee(w)
	quorums(w, map[string]int{"grant": 2})
	d := w.Prepared(w.Contracted(c), decision.Grant)
	got, err := w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{})
	w.Must(err)
	errs := together(
		func() error { _, err := w.App.AgreeToDecision(ctx, nils, d.ID, got.Version); return err },
		func() error { _, err := w.App.AgreeToDecision(ctx, olga, d.ID, got.Version); return err })
	if errs[0] != nil && errs[1] != nil || kind(errors.Join(errs...)) != fault.Stale {
		t.Fatalf("at once: %v", errs)
	}
	if list := certificatesOf(w); len(list) != 1 {
		t.Errorf("%d certificates were issued", len(list))
	}
}

// Two people who decide at once, each without having seen the other: one decides, the other changes nothing.
func TestTwoDecideOnACertificateAtOnce(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	w.Of(c.ID, "Niamh Client")
	held := w.Certified(c)
	w.Work()
	mei, nils, _ := committee(w)
	quorums(w, map[string]int{"withdraw": 1})
	ends := w.Body.Today(w.Clock).AddMonths(2)
	errs := together(
		func() error {
			_, err := w.App.DecideOnCertificate(ctx, mei, held.ID, held.Version, decision.Suspend, app.Verdict{Terms: decision.Terms{Reason: "They asked.", Code: "client_request", EndsOn: ends}})
			return err
		},
		func() error {
			_, err := w.App.DecideOnCertificate(ctx, nils, held.ID, held.Version, decision.Withdraw, misused)
			return err
		})
	if (errs[0] == nil) == (errs[1] == nil) || kind(errors.Join(errs...)) != fault.Stale {
		t.Fatalf("at once: %v", errs)
	}
	w.Work()
	page, err := w.App.GetCertificate(ctx, mei, held.ID)
	w.Must(err)
	want := certificate.Suspended
	if errs[1] == nil {
		want = certificate.Withdrawn
	}
	list, _, err := w.App.ListDecisions(ctx, mei, postgres.Page{}, postgres.DecisionFilter{})
	w.Must(err)
	if page.State != want || len(list) != 2 || len(letters(w, "decision_told")) != 1 {
		t.Errorf("the certificate is %s, want %s; %d decisions, letters %v", page.State, want, len(list), letters(w, "decision_told"))
	}
}

// What two would suspend is overtaken when the certificate ends first: nobody is asked to agree to it any more.
func TestWhatCannotBeDoneAnyMoreIsOvertaken(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	mei, nils, _ := committee(w)
	quorums(w, map[string]int{"suspend": 2, "withdraw": 1})
	d, err := w.App.DecideOnCertificate(ctx, mei, held.ID, held.Version, decision.Suspend,
		app.Verdict{Terms: decision.Terms{Reason: "They asked.", Code: "client_request", EndsOn: w.Body.Today(w.Clock).AddMonths(2)}})
	w.Must(err)
	_, err = w.App.DecideOnCertificate(ctx, nils, held.ID, held.Version, decision.Withdraw, misused)
	w.Must(err)
	view, err := w.App.GetDecision(ctx, nils, d.ID)
	w.Must(err)
	if view.State != decision.Overtaken || len(view.Motion.Voices) != 1 {
		t.Errorf("the suspension: %+v", view.Record)
	}
	if _, err := w.App.AgreeToDecision(ctx, nils, d.ID, view.Version); kind(err) != fault.IllegalMove {
		t.Errorf("agreed to what is over: %v", err)
	}
	w.Work()
	if got := letters(w, "decision_voice"); len(got) != 0 {
		t.Errorf("asked for voices: %v", got)
	}
}

// Rule SM-152: a file that changed after the first voice is agreed to by nobody; sent back, it is put forward anew.
func TestAFileThatChangesIsPutForwardAnew(t *testing.T) {
	w := testkit.New(t)
	mei, nils, _ := committee(w)
	quorums(w, map[string]int{"grant": 2})
	p := w.Contracted(w.Client("Bluewater Ltd"))
	d := w.Prepared(p, decision.Grant)
	got, err := w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{})
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		audits, err := tx.AuditsOfProgramme(p.ID)
		w.Must(err)
		r := audits[0]
		r.Plan.Scope = "Another scope"
		au, err := audit.From(r)
		w.Must(err)
		_, err = tx.SaveAudit(au)
		return err
	})
	if _, err := w.App.AgreeToDecision(ctx, nils, d.ID, got.Version); firstRule(err) != "SM-152" {
		t.Errorf("agreed to another file: %v", err)
	}
	got, err = w.App.DisagreeWithDecision(ctx, nils, d.ID, got.Version, "The plan was changed since.")
	w.Must(err)
	got, err = w.App.TakeDecision(ctx, mei, d.ID, got.Version, app.Verdict{})
	w.Must(err)
	if got, err = w.App.AgreeToDecision(ctx, nils, d.ID, got.Version); err != nil || got.State != decision.Taken {
		t.Errorf("put forward anew: %v", err)
	}
}

func together(do ...func() error) []error {
	errs := make([]error, len(do))
	var wait sync.WaitGroup
	for i, f := range do {
		wait.Go(func() { errs[i] = f() })
	}
	wait.Wait()
	return errs
}

func certificatesOf(w *testkit.World) (list []certificate.Record) {
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) {
		list, _, err = tx.Certificates(postgres.Page{}, postgres.CertificateFilter{Today: w.Body.Today(w.Clock)})
		return err
	})
	return list
}

// Rule SM-153: a body asks for as many as it has, and for no more.
func TestABodySaysHowManyDecide(t *testing.T) {
	w := testkit.New(t)
	committee(w)
	q, err := w.App.GetQuorums(ctx, w.Admin)
	w.Must(err)
	at := func(q app.QuorumsView, of decision.Type) app.Quorum {
		return q.Types[slices.IndexFunc(q.Types, func(x app.Quorum) bool { return x.Type == of })]
	}
	if q.Holders != 3 || at(q, decision.Withdraw).Needs != 2 || at(q, decision.Grant).Needs != 1 {
		t.Errorf("as delivered: %+v", q)
	}
	var bad fault.Invalid
	for n, field := range map[int]string{0: "quorums.grant", 4: "quorums.grant", 10: "quorums.grant"} {
		if _, err := w.App.ChangeQuorums(ctx, w.Admin, q.Version, map[string]int{"grant": n}); !errors.As(err, &bad) || bad.Fields[0].Path != field {
			t.Errorf("%d people: %v", n, err)
		}
	}
	changed, err := w.App.ChangeQuorums(ctx, w.Admin, q.Version, map[string]int{"grant": 3, "withdraw": 1})
	w.Must(err)
	if at(changed, decision.Withdraw).Needs != 1 || at(changed, decision.Grant).Own != 3 {
		t.Errorf("changed: %+v", changed)
	}
	if _, err := w.App.ChangeQuorums(ctx, w.Admin, q.Version, nil); kind(err) != fault.Stale {
		t.Errorf("from an old version: %v", err)
	}
}
