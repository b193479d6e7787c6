package app_test

import (
	"slices"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/programme"
	"triennia/internal/testkit"
)

// Rule "RC10": in the ninth month after expiry only the event that the accreditation body recognises lets a certificate be
// restored, and its deadline moves with it.
func TestAnExtraordinaryEventLetsACertificateBeRestored(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := watched(w, w.Client("Bluewater"))
	w.Clock = w.Clock.AddDate(0, 0, w.Body.Today(w.Clock).DaysUntil(c.ExpiresOn.AddMonths(9)))
	w.Work()
	see := func() app.CertificatePage {
		page, err := w.App.GetCertificate(ctx, w.Decider(), c.ID)
		w.Must(err)
		return page
	}
	open := func(p app.CertificatePage) bool {
		return slices.ContainsFunc(p.Obligations, func(o app.ObligationView) bool { return o.Kind == clock.Restoration && o.State == clock.Open })
	}
	before := see()
	if before.Clock.Status != clock.IsExpired || before.MostMonths != 12 || open(before) {
		t.Fatalf("%s, at most %d months", before.Clock.Status, before.MostMonths)
	}
	x := certificate.Extraordinary{Event: "The region was closed.", Reference: "AB-2026-7", Months: 12}
	if _, err := w.App.ExtendRestoration(ctx, w.Decider(), c.ID, before.Version+1, x); err == nil {
		t.Error("an old version was changed")
	}
	got, err := w.App.ExtendRestoration(ctx, w.Decider(), c.ID, before.Version, x)
	w.Must(err)
	if got.Clock.Status != clock.Restorable || got.Clock.RestoreUntil.String() != c.ExpiresOn.AddMonths(12).String() || !open(got) || got.Extraordinary.ByName == "" {
		t.Errorf("%s until %v, %+v", got.Clock.Status, got.Clock.RestoreUntil, got.Extraordinary)
	}
	w.Held(c.ProgrammeID, w.Body.Today(w.Clock), programme.Recertification)
	w.Work()
	d := toDecide(w, c.ProgrammeID, decision.Renew)
	taken, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, d.Version, app.Verdict{})
	w.Must(err)
	renewed, err := w.App.GetCertificate(ctx, w.Decider(), taken.CertificateID)
	w.Must(err)
	if renewed.ExpiresOn != c.ExpiresOn.AddMonths(36) || renewed.DecidedOn.Before(c.ExpiresOn.AddMonths(9)) {
		t.Errorf("restored on %s until %s", renewed.DecidedOn, renewed.ExpiresOn)
	}
}
