package app_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

var ctx = context.Background()

func obligations(w *testkit.World, subject string) (out []string) {
	w.T.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, err := tx.ObligationsOf(subject)
		for _, o := range list {
			out = append(out, fmt.Sprintf("%s %d %s %s", o.Kind, o.Number, o.DueOn, o.State))
		}
		return err
	})
	return out
}

func letters(w *testkit.World, template string) (out []string) {
	w.T.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, _, err := tx.Messages(postgres.Page{Limit: 200}, postgres.MessageFilter{})
		for _, m := range list {
			if m.Template == template {
				out = append(out, m.Name+": "+m.Subject)
			}
		}
		return err
	})
	slices.Sort(out)
	return out
}

func decisions(w *testkit.World, p id.Programme) (out []string) {
	w.T.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, err := tx.DecisionsOfProgramme(p)
		for _, d := range list {
			out = append(out, string(d.Type)+" "+string(d.State))
		}
		return err
	})
	return out
}

func TestAGrantIssuesEverythingAtOnce(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	w.Of(c.ID, "Niamh Client")
	p := w.Contracted(c)
	d := w.Prepared(p, decision.Grant)
	taken, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, 1, app.Verdict{})
	w.Must(err)
	if taken.State != decision.Taken || taken.ByName != "Mei Decider" || len(taken.Seen) != 6 || len(taken.Checks) != 6 {
		t.Errorf("decision %+v", taken)
	}
	var held certificate.Record
	var fixed programme.Record
	var holder client.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) {
		held, err = tx.Certificate(taken.CertificateID)
		w.Must(err)
		fixed, err = tx.Programme(p.ID)
		w.Must(err)
		holder, err = tx.Client(c.ID)
		return err
	})
	if held.Number != "10426ITSM00001R0M" || held.ExpiresOn.String() != "2029-11-22" || len(held.Sites) != 2 || held.Persons != 86 || held.State != certificate.Active {
		t.Errorf("certificate %+v", held)
	}
	if _, ok := certificate.ParseCode(held.Code); !ok {
		t.Errorf("code %q", held.Code)
	}
	if fixed.State != programme.Certified || fixed.ExpiresOn != held.ExpiresOn || holder.State != client.Certified {
		t.Errorf("programme %+v, client %s", fixed, holder.State)
	}
	want := []string{"surveillance 1 2027-11-23 open", "surveillance 2 2028-12-31 open", "recertification 0 2029-11-22 open"}
	if got := obligations(w, held.ID.String()); !slices.Equal(got, want) {
		t.Errorf("obligations %v", got)
	}
	w.Work() // it is signed
	if got := letters(w, "certificate_issued"); len(got) != 1 || !strings.Contains(got[0], "Niamh Client: Certificate 10426ITSM00001R0M") {
		t.Errorf("letters %v", got)
	}
}

func TestTheAuditTeamMayNotDecideAndNothingRemains(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	leader := w.Competent("Jonas Leader", access.Auditor, staff.Decision)
	d := w.Prepared(w.Contracted(c), decision.Grant)
	leader.Roles = append(leader.Roles, access.DecisionMaker)
	_, err := w.App.TakeDecision(ctx, leader, d.ID, 1, app.Verdict{})
	var broken rule.Broken
	if !errors.As(err, &broken) || broken[0].Rule.ID != "D1" {
		t.Errorf("the leader decides: %v", err)
	}
	if _, err = w.App.TakeDecision(ctx, w.Staff("Nora New", access.DecisionMaker), d.ID, 1, app.Verdict{}); !errors.As(err, &broken) || broken[0].Rule.ID != "D2" {
		t.Errorf("somebody without competence decides: %v", err)
	}
	if got := decisions(w, d.ProgrammeID); !slices.Equal(got, []string{"grant prepared"}) {
		t.Errorf("decisions %v", got)
	}
	var f fault.Error
	if _, err = w.App.TakeDecision(ctx, w.Decider(), d.ID, 7, app.Verdict{}); !errors.As(err, &f) || f.Kind != fault.Stale {
		t.Errorf("a stale version: %v", err)
	}
}

func TestRefusingNeedsAReason(t *testing.T) {
	w := testkit.New(t)
	d := w.Prepared(w.Contracted(w.Client("Bluewater Ltd")), decision.Grant)
	var bad fault.Invalid
	if _, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, 1, app.Verdict{Refuse: true}); !errors.As(err, &bad) {
		t.Errorf("without a reason: %v", err)
	}
	out, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, 1, app.Verdict{Refuse: true, Terms: decision.Terms{Reason: "The system is not effective."}})
	if err != nil || out.Type != decision.Refuse || !out.CertificateID.IsZero() {
		t.Errorf("%+v, %v", out, err)
	}
}

// The whole life that a missed surveillance brings: proposal, suspension, audit, restoration; then a
// second one that ends in withdrawal.
func TestAMissedSurveillanceIsProposedSuspendedAndRestored(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	w.Of(c.ID, "Niamh Client")
	held := w.Certified(c)
	sweep := func(months, days int) {
		w.Clock = testkit.Noon.AddDate(0, months, days)
		w.Must(w.App.Sweep(ctx))
		w.Work()
	}
	sweep(12, 0)
	if got := decisions(w, held.ProgrammeID); len(got) != 1 {
		t.Errorf("on the last day: %v", got)
	}
	sweep(12, 1)
	sweep(12, 1)
	if got := decisions(w, held.ProgrammeID); !slices.Equal(got, []string{"suspend prepared", "grant taken"}) {
		t.Fatalf("one day late: %v", got)
	}
	if got := letters(w, "deadline_client"); len(got) != 2 {
		t.Errorf("the client got %d reminders: %v", len(got), got)
	}
	if got := letters(w, "decision_prepared"); len(got) != 1 || !strings.HasPrefix(got[0], "Mei Decider") {
		t.Errorf("asked to decide: %v", got)
	}
	today := w.Body.Today(w.Clock)
	_, err := w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 1, decision.Suspend,
		app.Verdict{Terms: decision.Terms{Reason: "No dates were agreed.", Code: "surveillance_overdue", EndsOn: today.AddMonths(3)}})
	w.Must(err)
	if got := decisions(w, held.ProgrammeID); !slices.Equal(got, []string{"suspend taken", "grant taken"}) {
		t.Errorf("the proposal was not the one taken: %v", got)
	}
	_, err = w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 2, decision.Restore, app.Verdict{Terms: decision.Terms{Reason: "Please."}})
	var broken rule.Broken
	if !errors.As(err, &broken) || broken[0].Rule.ID != "X5" {
		t.Errorf("restored without the audit: %v", err)
	}
	w.Surveyed(held.ProgrammeID, 1, today.AddDays(10))
	w.Clock = w.Clock.AddDate(0, 0, 12)
	_, err = w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 2, decision.Restore, app.Verdict{Terms: decision.Terms{Reason: "The surveillance audit took place."}})
	w.Must(err)
	want := []string{"surveillance 1 2027-11-23 late", "stop_use 1 2027-12-04 superseded", "suspension_end 0 2028-02-24 superseded", "surveillance 2 2028-12-31 open", "recertification 0 2029-11-22 open"}
	if got := obligations(w, held.ID.String()); !slices.Equal(got, want) {
		t.Errorf("after restoring %v", got)
	}
	if got := letters(w, "decision_told"); len(got) != 2 {
		t.Errorf("told %v", got)
	}
}

func TestAnUnresolvedSuspensionEndsInWithdrawal(t *testing.T) {
	for jurisdiction, barred := range map[body.Jurisdiction]bool{body.IAF: false, body.China: true} {
		t.Run(string(jurisdiction), func(t *testing.T) { withdrawnAfterSuspension(t, jurisdiction, barred) })
	}
}

// withdrawnAfterSuspension ends a certification; the bar on a new application is a rule of China.
func withdrawnAfterSuspension(t *testing.T, jurisdiction body.Jurisdiction, barred bool) {
	w := testkit.New(t)
	w.Under(jurisdiction)
	held := w.Certified(w.Client("Bluewater Ltd"))
	today := w.Body.Today(w.Clock)
	_, err := w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 1, decision.Suspend,
		app.Verdict{Terms: decision.Terms{Reason: "The client asked.", Code: "client_request", EndsOn: today.AddMonths(1)}})
	w.Must(err)
	w.Clock = testkit.Noon.AddDate(0, 1, 1)
	w.Must(w.App.Sweep(ctx))
	w.Work()
	if got := decisions(w, held.ProgrammeID); got[0] != "withdraw prepared" {
		t.Fatalf("%v", got)
	}
	_, err = w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 2, decision.Withdraw, app.Verdict{Terms: decision.Terms{Reason: "Not resolved.", Code: "suspension_unresolved"}})
	w.Must(err)
	for _, o := range obligations(w, held.ID.String()) {
		if strings.HasPrefix(o, "stop_use 2 ") != strings.HasSuffix(o, "open") || !strings.HasPrefix(o, "stop_use 2 ") && !strings.HasSuffix(o, "superseded") {
			t.Errorf("still owed after withdrawal: %s", o)
		}
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		holder, err := tx.Client(held.ClientID)
		if holder.State != client.Former || (holder.Bar.Since == today) != barred {
			t.Errorf("client %s, bar %+v", holder.State, holder.Bar)
		}
		p, err2 := tx.Programme(held.ProgrammeID)
		if p.State != programme.Terminated {
			t.Errorf("programme %s", p.State)
		}
		return errors.Join(err, err2)
	})
}

func TestARenewalReplacesTheCertificate(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	w.Clock = testkit.Noon.AddDate(2, 10, 0)
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		audits, err := tx.AuditsOfProgramme(held.ProgrammeID)
		for _, r := range audits {
			if r.Type != programme.Recertification {
				continue
			}
			r.State, r.Span = audit.Concluded, audit.Whole(w.Body.Today(w.Clock), w.Body.Today(w.Clock))
			r.Report = audit.Report{Recommendation: audit.Positive, IssuedOn: w.Body.Today(w.Clock)}
			a, err := audit.From(r)
			w.Must(err)
			_, err = tx.SaveAudit(a)
			w.Must(err)
		}
		return err
	})
	var p programme.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { p, err = tx.Programme(held.ProgrammeID); return err })
	d := w.Prepared(p, decision.Renew)
	taken, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, 1, app.Verdict{})
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		old, err := tx.Certificate(held.ID)
		w.Must(err)
		renewed, err := tx.Certificate(taken.CertificateID)
		if old.State != certificate.Superseded || renewed.Cycle != 2 || renewed.PreviousExpiry != old.ExpiresOn || renewed.ExpiresOn != old.ExpiresOn.AddMonths(36) {
			t.Errorf("old %s, renewed %+v", old.State, renewed)
		}
		if !strings.HasSuffix(renewed.Number, "R1M") {
			t.Errorf("number %s", renewed.Number)
		}
		return err
	})
	if got := obligations(w, held.ID.String()); slices.ContainsFunc(got, func(o string) bool { return strings.HasSuffix(o, "open") }) {
		t.Errorf("the old one still owes %v", got)
	}
}

func TestAMonthWithoutSweepLosesNothingAndFloodsNobody(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	w.Of(c.ID, "Niamh Client")
	held := w.Certified(c)
	w.Clock = testkit.Noon.AddDate(3, 9, 0) // long after expiry and the time for restoration
	w.Must(w.App.Sweep(ctx))
	w.Work()
	got := obligations(w, held.ID.String())
	if len(got) != 4 || slices.ContainsFunc(got, func(o string) bool { return strings.HasSuffix(o, "open") != strings.HasPrefix(o, "new_application") }) {
		t.Errorf("obligations %v", got)
	}
	if got := letters(w, "deadline_client"); len(got) > 3 {
		t.Errorf("%d letters after the outage", len(got))
	}
}

func TestNumbersHaveNoGapUnderConcurrency(t *testing.T) {
	w := testkit.New(t)
	const n = 40
	by := w.Decider()
	prepared := make([]decision.Record, n)
	for i := range prepared {
		prepared[i] = w.Prepared(w.Contracted(w.Client(fmt.Sprintf("Client %d", i))), decision.Grant)
	}
	var wait sync.WaitGroup
	errs := make([]error, n)
	queue := make(chan int, n)
	for i := range n {
		queue <- i
	}
	close(queue)
	for range 4 {
		wait.Go(func() {
			for i := range queue {
				_, errs[i] = w.App.TakeDecision(ctx, by, prepared[i].ID, 1, app.Verdict{})
			}
		})
	}
	wait.Wait()
	w.Must(errors.Join(errs...))
	numbers := map[string]bool{}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, _, err := tx.Certificates(postgres.Page{Limit: 200}, postgres.CertificateFilter{Today: w.Body.Today(w.Clock)})
		for _, c := range list {
			numbers[c.Number] = true
		}
		return err
	})
	for i := range n {
		if number := fmt.Sprintf("10426ITSM%05dR0M", i+1); !numbers[number] {
			t.Errorf("%s was not issued", number)
		}
	}
}

// Rule IM-9: whoever suspends one certificate of a client that holds two leaves a task at the other.
func TestTheOtherCertificateIsExaminedAfterASuspension(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	niamh := w.Of(c.ID, "Niamh Client")
	first, second := w.Certified(c), w.Certified(c)
	mei := w.Decider()
	today := w.Body.Today(w.Clock)
	preview, err := w.App.PrepareOnCertificate(ctx, mei, first.ID, decision.Suspend)
	w.Must(err)
	if !strings.Contains(preview.Effect.En, "other certificates (1)") {
		t.Errorf("the page of the decision says %q", preview.Effect.En)
	}
	_, err = w.App.DecideOnCertificate(ctx, mei, first.ID, 1, decision.Suspend, app.Verdict{Terms: decision.Terms{Reason: "Access refused.", Code: "surveillance_overdue", EndsOn: today.AddMonths(3)}})
	w.Must(err)
	page, err := w.App.GetCertificate(ctx, mei, second.ID)
	w.Must(err)
	if len(page.Examinations) != 1 || page.Examinations[0].Reference != first.Number || page.Turn.By != today.AddDays(10) {
		t.Fatalf("asked for %+v, turn %+v", page.Examinations, page.Turn)
	}
	if p := page.Publication; p == nil || len(p.Channels) != len(contract.Channels) || p.Channels[0].Allowed || p.Reference == "" {
		t.Errorf("may be published: %+v", p)
	}
	seen, err := w.App.GetCertificate(ctx, niamh, second.ID)
	w.Must(err)
	if seen.Publication != nil || seen.Examinations != nil || len(seen.Obligations) != len(page.Obligations)-1 {
		t.Errorf("the client sees %+v", seen.Obligations)
	}
	w.Work()
	if got := letters(w, "examination_due"); len(got) != 1 || !strings.HasPrefix(got[0], "Mei Decider") {
		t.Errorf("letters %v", got)
	}
	done, err := w.App.ExamineCertificate(ctx, mei, second.ID, page.Version, 1, certificate.Conclusion{Outcome: certificate.Effect, Reason: "Short-notice audit in May."})
	w.Must(err)
	if done.Examinations[0].ByName != "Mei Decider" || !slices.Contains(obligations(w, second.ID.String()), "examination 1 "+today.AddDays(10).String()+" done") {
		t.Errorf("done %+v, %v", done.Examinations, obligations(w, second.ID.String()))
	}
	state := func() (s client.State) {
		w.Tx(w.Admin, func(tx *postgres.Tx) error {
			r, err := tx.Client(c.ID)
			s = r.State
			return err
		})
		return s
	}
	for _, held := range []certificate.Record{first, second} {
		if state() != client.Certified {
			t.Errorf("before the last certificate ended the client is %s", state())
		}
		_, err = w.App.DecideOnCertificate(ctx, mei, held.ID, 0, decision.Withdraw, app.Verdict{Terms: decision.Terms{Reason: "Unresolved.", Code: "system_failure"}})
		w.Must(err)
	}
	if state() != client.Former {
		t.Errorf("after the last certificate ended the client is %s", state())
	}
}

// Rule MS-15: a site leaves the list only once the decision is taken.
func TestASiteStaysOnTheListUntilTheDecision(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	d := w.Prepared(w.Contracted(c), decision.Grant)
	without := app.ClientDescription{Legal: c.Legal, Contacts: c.Contacts, Sites: c.Sites[:1]}
	_, err := w.App.DescribeClient(ctx, w.Admin, c.ID, c.Version, without)
	var broken rule.Broken
	if !errors.As(err, &broken) || broken[0].Rule.ID != "MS-15" || broken[0].Field != "sites" {
		t.Errorf("before the decision: %v", err)
	}
	_, err = w.App.TakeDecision(ctx, w.Decider(), d.ID, 1, app.Verdict{})
	w.Must(err)
	c = func() (r client.Record) {
		w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { r, err = tx.Client(c.ID); return err })
		return r
	}()
	_, err = w.App.DescribeClient(ctx, w.Admin, c.ID, c.Version, without)
	w.Must(err)
}

// Rule "MK2": asked at the decision, shown by the holder, returned and accepted by the body; the clock follows.
func TestTheHolderShowsThatItStopsUsingTheCertificate(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	niamh := w.Of(c.ID, "Niamh Client")
	held := w.Certified(c)
	_, err := w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 0, decision.Cancel, app.Verdict{Terms: decision.Terms{Reason: "They asked for it in writing.", Code: "client_request", Asked: &decision.Asked{On: w.Body.Today(w.Clock)}}})
	w.Must(err)
	w.Work()
	open := func() bool {
		return slices.ContainsFunc(obligations(w, held.ID.String()), func(o string) bool { return strings.HasPrefix(o, "stop_use") && strings.HasSuffix(o, "open") })
	}
	see := func() app.CertificatePage {
		page, err := w.App.GetCertificate(ctx, niamh, held.ID)
		w.Must(err)
		return page
	}
	if p := see(); !open() || p.Turn.Who != flow.Client || p.Turn.By != w.Body.Today(w.Clock).AddDays(30) {
		t.Fatalf("asked: %v, %+v", obligations(w, held.ID.String()), p.Turn)
	}
	strange := w.Document(w.Of(w.Client("Other").ID, "Otto"), "a file of another client")
	if _, err := w.App.ShowStop(ctx, niamh, held.ID, see().Version, certificate.Shown{Says: "Off the web site.", Proof: strange.ID}); err == nil {
		t.Error("shown by a file of another client")
	}
	page, err := w.App.ShowStop(ctx, niamh, held.ID, see().Version, certificate.Shown{Says: "Off the web site.", Proof: w.Document(niamh, "the page").ID})
	w.Must(err)
	if open() || page.Turn.Who != flow.Body || len(letters(w, "stop_shown")) != 1 {
		t.Errorf("shown: %v, %+v", obligations(w, held.ID.String()), page.Turn)
	}
	page, err = w.App.SeeStop(ctx, w.Decider(), held.ID, page.Version, certificate.Seen{Reason: "The brochure still shows it."})
	w.Must(err)
	if !open() || len(letters(w, "stop_returned")) != 1 {
		t.Errorf("returned: %v", obligations(w, held.ID.String()))
	}
	page, err = w.App.ShowStop(ctx, niamh, held.ID, page.Version, certificate.Shown{Says: "Off the brochure too."})
	w.Must(err)
	page, err = w.App.SeeStop(ctx, w.Decider(), held.ID, page.Version, certificate.Seen{Accepted: true})
	w.Must(err)
	if open() || page.Turn.Who == flow.Body || page.StopUses[0].AcceptedBy == "" {
		t.Errorf("accepted: %+v, %+v", page.Turn, page.StopUses)
	}
}
