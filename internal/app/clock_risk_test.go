package app_test

import (
	"fmt"
	"testing"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/programme"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// decidedStage2 is a stage 2 of the client that ended on the day and was reported, concluded and decided so many days later.
func decidedStage2(w *testkit.World, c client.Record, ended date.Date, reported, concluded, decided int) {
	w.T.Helper()
	w.Contracted(c)
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, err := tx.ProgrammesOf(c.ID)
		w.Must(err)
		audits, err := tx.AuditsOfProgramme(list[0].ID)
		w.Must(err)
		for _, r := range audits {
			if r.Type != programme.Stage2 {
				continue
			}
			r.State, r.Span, r.Team = audit.Decided, audit.Whole(ended, ended), nil
			r.Report.IssuedOn, r.ConcludedOn, r.DecidedOn = ended.AddDays(reported), ended.AddDays(concluded), ended.AddDays(decided)
			a, err := audit.From(r)
			w.Must(err)
			_, err = tx.SaveAudit(a)
			w.Must(err)
		}
		return nil
	})
}

// atRisk are the certificates and the deadlines that the lists show as at risk.
func atRisk(w *testkit.World) (certificates, deadlines int) {
	w.T.Helper()
	listed, _, err := w.App.ListCertificates(ctx, w.Admin, postgres.Page{Limit: 50}, postgres.CertificateFilter{Status: postgres.AtRisk})
	w.Must(err)
	owed, _, err := w.App.ListObligations(ctx, w.Admin, postgres.Page{Limit: 50}, postgres.ObligationFilter{Risk: true})
	w.Must(err)
	for _, o := range owed {
		if !o.AtRisk || o.Subject != "certificate" {
			w.T.Errorf("listed as at risk: %+v", o)
		}
	}
	return len(listed), len(owed)
}

// Rule "SM-120": on the last safe day nothing is at risk; the day after it the lists, the page and one letter say so.
func TestACertificatePastItsLastSafeDayIsAtRisk(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	w.Of(c.ID, "Niamh Client")
	held := w.Certified(c)
	w.Surveyed(held.ProgrammeID, 1, w.Body.Today(w.Clock).AddMonths(6))
	w.Surveyed(held.ProgrammeID, 2, w.Body.Today(w.Clock).AddMonths(18))
	safe := safeDay(w, held)
	if safe.IsZero() || !safe.Before(held.ExpiresOn.AddDays(-60)) {
		t.Fatalf("safe until %s, valid until %s", safe, held.ExpiresOn)
	}
	to := func(day date.Date) {
		w.Clock = w.Clock.AddDate(0, 0, w.Body.Today(w.Clock).DaysUntil(day))
		w.Must(w.App.Sweep(ctx))
		w.Work()
	}
	to(safe)
	if n, m := atRisk(w); n != 0 || m != 0 {
		t.Errorf("on the last safe day %d certificates and %d deadlines are at risk", n, m)
	}
	before := len(letters(w, "deadline_client"))
	to(safe.AddDays(1))
	if n, m := atRisk(w); n != 1 || m != 1 {
		t.Errorf("the day after it %d certificates and %d deadlines are at risk", n, m)
	}
	if got := len(letters(w, "deadline_client")); got != before+1 {
		t.Errorf("%d letters, %d before", got, before)
	}
	page, err := w.App.GetCertificate(ctx, w.Of(c.ID, "Niamh Client"), held.ID)
	w.Must(err)
	if page.Turn.What.En != "Hold the recertification audit at once: its last safe day has passed." || len(page.Legs) != 3 {
		t.Errorf("the page says %+v with %+v", page.Turn, page.Legs)
	}
}

func safeDay(w *testkit.World, c certificate.Record) (on date.Date) {
	w.T.Helper()
	page, err := w.App.GetCertificate(ctx, w.Admin, c.ID)
	w.Must(err)
	return *page.Clock.LatestSafe
}

// Rule "SM-120": nine audits show nothing, ten have their median counted; what is older than 24 months, or has no
// nonconformity to correct, does not count.
func TestTheBodysOwnMediansSetTheSafeDay(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	usual, today := safeDay(w, held), w.Body.Today(w.Clock)
	decidedStage2(w, w.Client("Long ago"), today.AddMonths(-25), 1, 1, 1)
	for i := range 8 { // the stage 2 of the certificate itself is the ninth that was reported
		decidedStage2(w, w.Client(fmt.Sprintf("Client %d", i)), today.AddDays(-100), 30, 30, 70)
	}
	if got := safeDay(w, held); got != usual {
		t.Errorf("nine audits moved the day from %s to %s", usual, got)
	}
	for _, name := range []string{"The tenth", "The eleventh"} {
		decidedStage2(w, w.Client(name), today.AddDays(-100), 2, 2, 3)
	}
	page, err := w.App.GetCertificate(ctx, w.Admin, held.ID)
	w.Must(err)
	legs := page.Legs
	if legs[0].Days != 30 || legs[0].Audits != 11 || legs[1].Audits != 0 || legs[2].Days != 40 || legs[2].Audits != 10 {
		t.Errorf("legs %+v", legs)
	}
	if want := held.ExpiresOn.AddDays(-30 - legs[1].Days - 40); *page.Clock.LatestSafe != want {
		t.Errorf("safe until %s, want %s", page.Clock.LatestSafe, want)
	}
}
