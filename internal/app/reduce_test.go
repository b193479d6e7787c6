package app_test

import (
	"slices"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/text"
	"triennia/internal/testkit"
)

// Rule "X6": the version that is left has less scope and fewer sites, the expiry of before, and ends a suspension.
func TestACertificationIsReduced(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := w.CertifiedAsAgreed(w.Client("Bluewater Ltd"))
	w.Of(held.ClientID, "Ann Applicant")
	if len(held.Sites) < 2 {
		t.Fatalf("%d sites", len(held.Sites))
	}
	dropped := slices.IndexFunc(held.Sites, func(s certificate.Site) bool { return !s.Central })
	today := w.Body.Today(w.Clock)
	_, err := w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, held.Version, decision.Suspend,
		app.Verdict{Terms: decision.Terms{Reason: "One site fails.", Code: "system_failure", EndsOn: today.AddMonths(2)}})
	w.Must(err)
	w.Work()
	less := &decision.Less{Scope: text.T("Hosting only", "仅托管"), Dropped: []int{dropped}}
	_, err = w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 0, decision.Reduce, app.Verdict{Terms: decision.Terms{Reason: "x", Code: "part_failing", Less: &decision.Less{Scope: held.Scope}}})
	refused(t, err, "X6")
	d, err := w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 0, decision.Reduce, app.Verdict{Terms: decision.Terms{Reason: "The other site keeps failing.", Code: "part_failing", Less: less}})
	w.Must(err)
	w.Work()
	see := func(c certificate.Record) app.CertificatePage {
		page, err := w.App.GetCertificate(ctx, w.Admin, c.ID)
		w.Must(err)
		return page
	}
	next := see(certificate.Record{ID: d.CertificateID})
	if next.State != certificate.Active || next.Scope != less.Scope || len(next.Sites) != len(held.Sites)-1 || next.ExpiresOn != held.ExpiresOn || next.Persons >= held.Persons || next.Extends.Number != held.Number {
		t.Errorf("reduced: %+v", next.Record)
	}
	if slices.ContainsFunc(next.Sites, func(s certificate.Site) bool { return s.Name == held.Sites[dropped].Name }) {
		t.Error("the dropped site is still named")
	}
	if old := see(held); old.State != certificate.Superseded {
		t.Errorf("the version before is %s", old.State)
	}
	if got := letters(w, "decision_told"); len(got) != 2 {
		t.Errorf("told %v", got)
	}
	for _, m := range lettersNamed(w, "certificate_replaced") {
		if !strings.Contains(m.Text, "The certification is reduced") || !strings.Contains(m.Text, held.Number) {
			t.Errorf("of the document the holder reads %s", m.Text)
		}
	}
	if lettersOf(w, "certificate_replaced") != 1 || lettersOf(w, "certificate_issued") != 1 { // the one before
		t.Errorf("%d letters of the document", lettersOf(w, "certificate_replaced"))
	}
	again, err := w.App.DecideOnCertificate(ctx, w.Decider(), next.ID, 0, decision.Reduce,
		app.Verdict{Terms: decision.Terms{Reason: "They ended it.", Code: "business_ended", Less: &decision.Less{Scope: text.T("Hosting in one room", "单一机房托管")}}})
	w.Must(err)
	if last := see(certificate.Record{ID: again.CertificateID}); len(last.Sites) != len(next.Sites) || last.Scope.En != "Hosting in one room" {
		t.Errorf("reduced again: %+v", last.Record)
	}
}
