package app_test

import (
	"slices"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/application"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/programme"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// watched is a certificate of the client whose surveillance audits of the cycle are held.
func watched(w *testkit.World, c client.Record) certificate.Record {
	w.T.Helper()
	held := w.CertifiedAsAgreed(c)
	for range 2 {
		w.Held(held.ProgrammeID, w.Body.Today(w.Clock), programme.Surveillance)
	}
	w.Work()
	return held
}

// Rule "SM-85": after the surveillance audits, one application at a time; in the last year the holder is told.
func TestWhenTheHolderMayApply(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater")
	held := w.CertifiedAsAgreed(c)
	ann := w.Of(c.ID, "Ann Applicant")
	applies := func() (out []string, renew bool) {
		page, err := w.App.GetCertificate(ctx, ann, held.ID)
		w.Must(err)
		for _, one := range page.Applies {
			if one.Allowed {
				out = append(out, one.Name)
			}
		}
		return out, page.RenewNow
	}
	_, err := w.App.ApplyFromCertificate(ctx, ann, held.ID, application.Renewal)
	refused(t, err, "SM-85")
	if got, renew := applies(); !slices.Equal(got, []string{"scope_extension", "sites_added"}) || renew {
		t.Errorf("in the first year the client may apply for %v", got)
	}
	for range 2 {
		w.Held(held.ProgrammeID, w.Body.Today(w.Clock), programme.Surveillance)
	}
	if got, renew := applies(); !slices.Contains(got, "recertification") || renew {
		t.Errorf("after the surveillance audits the client may apply for %v, told %t", got, renew)
	}
	w.Clock = w.Clock.AddDate(2, 6, 0)
	if _, renew := applies(); !renew {
		t.Error("the client is not told in the last year")
	}
	v := w.Renewing(held, 12)
	if v.Kind != application.Renewal || len(v.Changes) != 3 || v.Certified.Number != held.Number || len(retimings(w, w.Admin, "")) != 0 {
		t.Errorf("applied for %s: %+v", v.Kind, v.Changes)
	}
	if got, renew := applies(); len(got) != 0 || renew {
		t.Errorf("beside an application the client may apply for %v", got)
	}
	if _, err := w.App.ApplyFromCertificate(ctx, ann, held.ID, application.Extension); err == nil {
		t.Error("extended beside it")
	}
}

func TestTheNextCycleIsAgreed(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater")
	held := watched(w, c)
	paid := len(invoices(w))
	v := w.Renewing(held, 12)
	p := w.ExtensionAgreed(w.ExtensionReviewed(v, application.Activity{}))
	w.Work()
	if p.Renewal == nil || p.Renewal.ApplicationID != v.ID || p.Describes() == p.ContractID || p.ApplicationID == v.ID {
		t.Errorf("the programme waits: %+v", p)
	}
	var q fee.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		agreed, err := tx.Contract(p.ContractID)
		w.Must(err)
		old, err := tx.Contract(p.CertifiedBy)
		w.Must(err)
		if agreed.Number != 2 || len(agreed.Sites) != 3 || old.State != contract.Superseded {
			t.Errorf("the agreement: %+v", agreed)
		}
		q, err = tx.Quotation(agreed.QuotationID)
		return err
	})
	if p.Days.Recertification != q.Sheet.RecertificationDays || len(q.Offer.Years) != 3 || len(invoices(w)) != paid {
		t.Errorf("%s days, %d years, %d invoices", p.Days.Recertification, len(q.Offer.Years), len(invoices(w)))
	}
	// Another headcount before its audit changes all of it.
	r := w.Retimed(c, 400)
	offered, err := w.App.OfferAmendment(ctx, w.Reviewer(), r.ID, r.Version)
	w.Must(err)
	ann := w.Of(c.ID, "Ann Applicant")
	amended, err := w.App.GetQuotation(ctx, ann, offered.QuotationID)
	w.Must(err)
	_, err = w.App.AcceptQuotation(ctx, ann, amended.ID, amended.Version, signature)
	w.Must(err)
	if now := programmeNow(w, p.ID); now.Renewal == nil || now.ContractID == p.ContractID || amended.Offer.Years[0].Label != "renewal" || amended.Offer.Years[0].Gross <= q.Offer.Years[0].Gross {
		t.Errorf("amended: %+v", now)
	}
}

// agreedAhead tells how the check of SM-88 came out.
func agreedAhead(d decision.Record) bool {
	return slices.ContainsFunc(d.Checks, func(c decision.Check) bool { return c.Rule.ID == "SM-88" && c.Passed })
}

func TestTheNextCycleGoesOnByItsAgreement(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := watched(w, w.Client("Bluewater"))
	paid := len(invoices(w))
	v := w.Renewing(held, 12)
	p := w.ExtensionAgreed(w.ExtensionReviewed(v, application.Activity{}))
	w.Held(p.ID, held.ExpiresOn.AddDays(-40), programme.Recertification)
	w.Work()
	d := toDecide(w, p.ID, decision.Renew)
	if d.ApplicationID != v.ID {
		t.Error("the decision rests on the application before")
	}
	taken, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, d.Version, app.Verdict{})
	w.Must(err)
	if !agreedAhead(taken) {
		t.Errorf("%+v", taken.Checks)
	}
	if l := taken.Look; l == nil || l.Cycle != 1 || len(l.Audits) != 3 || l.Audits[2].EndedOn.IsZero() || len(l.Notable) != 0 { // rule D8
		t.Errorf("the cycle that was looked at: %+v", l)
	}
	w.Work()
	renewed, err := w.App.GetCertificate(ctx, w.Admin, taken.CertificateID)
	w.Must(err)
	if len(renewed.Sites) != 3 || renewed.Cycle != 2 {
		t.Errorf("renewed with %d sites in cycle %d", len(renewed.Sites), renewed.Cycle)
	}
	now := programmeNow(w, p.ID)
	if now.Renewal != nil || now.ApplicationID != v.ID || now.Describes() != now.ContractID || now.Cycle != 2 {
		t.Errorf("the next cycle: %+v", now)
	}
	w.Held(p.ID, renewed.DecidedOn.AddDays(200), programme.Surveillance)
	w.Work()
	var occasions []fee.Occasion
	for _, i := range invoices(w)[paid:] {
		occasions = append(occasions, i.Occasion)
	}
	if !slices.Equal(occasions, []fee.Occasion{fee.AfterRenewalAudit, fee.WithRenewal, fee.AfterFirst}) {
		t.Errorf("invoiced: %v", occasions)
	}
}
