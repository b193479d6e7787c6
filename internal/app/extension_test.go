package app_test

import (
	"slices"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/standard"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func programmeNow(w *testkit.World, pid id.Programme) (p programme.Record) {
	w.T.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { p, err = tx.Programme(pid); return err })
	return p
}

// covering is the audit that covers the extension.
func covering(w *testkit.World, p programme.Record) (out audit.Record) {
	w.T.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		audits, err := tx.AuditsOfProgramme(p.ID)
		for _, r := range audits {
			if p.Extension != nil && r.Extends == p.Extension.ApplicationID {
				out = r
			}
		}
		return err
	})
	return out
}

// toDecide is the decision of the type that lies prepared, and its version.
func toDecide(w *testkit.World, pid id.Programme, of decision.Type) (out decision.Record) {
	w.T.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, err := tx.DecisionsOfProgramme(pid)
		for _, d := range list {
			if d.Type == of && d.State == decision.Prepared {
				out = d
			}
		}
		return err
	})
	return out
}

// Rules "X1", "SM-82" and "SM-83" from the application to the certificate, its clock and the invoice.
func TestSitesAreAddedToACertificate(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := w.CertifiedAsAgreed(w.Client("Bluewater"))
	before := obligations(w, held.ID.String())
	paid := len(invoices(w))
	v := w.Extending(held, 12)
	if v.Kind != application.SitesAdded || len(v.Changes) != 3 || v.Certified.Number != held.Number || v.Organisation.Data.Name.En == "" {
		t.Errorf("applied for %s: %+v", v.Kind, v.Changes)
	}
	if len(retimings(w, w.Admin, "")) != 0 {
		t.Error("the headcount of the application amends the agreement by itself")
	}
	accepted := w.ExtensionReviewed(v, application.Activity{Days: 2.5})
	if accepted.Extension == nil || accepted.Extension.Days.String() != "2.5" || len(accepted.Extension.Sampling) != 1 {
		t.Errorf("computed %+v", accepted.Extension)
	}
	p := w.ExtensionAgreed(accepted)
	w.Work()
	special := covering(w, p)
	if special.Type != programme.Special || special.Days.String() != "2.5" || special.DueOn != held.ExpiresOn || special.State != audit.Programmed {
		t.Errorf("the audit: %+v", special)
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		c, err := tx.Contract(p.ContractID)
		w.Must(err)
		old, err := tx.Contract(p.CertifiedBy)
		if c.Number != 2 || len(c.Sites) != 3 || old.State != contract.Superseded || len(old.Sites) != 2 || !strings.Contains(c.Scope.En, "Galway") {
			t.Errorf("the agreement: %+v", c)
		}
		return err
	})
	if got := toDecide(w, p.ID, decision.Extend); !got.ID.IsZero() {
		t.Error("laid before those who decide before the audit")
	}
	w.Held(p.ID, w.Body.Today(w.Clock), programme.Special)
	w.Work()
	if got := invoices(w); len(got) != paid+1 || got[paid].Net != fee.MustMoney("7500") {
		t.Errorf("invoiced after the audit: %+v", got)
	}
	d := toDecide(w, p.ID, decision.Extend)
	page, err := w.App.GetDecision(ctx, w.Decider(), d.ID)
	w.Must(err)
	if page.Sites != 3 || len(page.Audits) != 1 || page.Certificate == nil || page.Certificate.ID != held.ID {
		t.Errorf("the page of the decision: %+v", page)
	}
	_, err = w.App.TakeDecision(ctx, w.Competent("Jonas Leader", access.DecisionMaker, "decision"), d.ID, d.Version, app.Verdict{})
	refused(t, err, "D1")
	taken, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, d.Version, app.Verdict{})
	w.Must(err)
	w.Work()
	c, err := w.App.GetCertificate(ctx, w.Admin, taken.CertificateID)
	w.Must(err)
	if c.ExpiresOn != held.ExpiresOn || len(c.Sites) != 3 || c.Persons != 98 || c.Extends.Number != held.Number || c.Cycle != 1 || c.Number == held.Number {
		t.Errorf("the certificate: %+v", c.Record)
	}
	old, err := w.App.GetCertificate(ctx, w.Admin, held.ID)
	w.Must(err)
	if old.State != certificate.Superseded {
		t.Errorf("the one before is %s", old.State)
	}
	if got := obligations(w, c.ID.String()); !slices.Equal(got, before) {
		t.Errorf("the clock: %v, before %v", got, before)
	}
	if now := programmeNow(w, p.ID); now.Extension != nil || now.Cycle != 1 || now.ApplicationID != v.ID || now.Describes() != now.ContractID {
		t.Errorf("the programme: %+v", now)
	}
	if got := invoices(w); len(got) != paid+1 {
		t.Errorf("invoiced with the certificate: %+v", got[paid+1:])
	}
	if told := lettersNamed(w, "certificate_replaced"); len(told) == 0 || !strings.Contains(told[0].Text, "The certification is extended") {
		t.Errorf("the client was told %+v", told)
	}
	public, err := w.App.VerifyCertificate(ctx, c.Code, date.Date{})
	w.Must(err)
	if len(public.Sites) != 3 {
		t.Errorf("the public page: %+v", public)
	}
	if _, err := w.App.ApplyFromCertificate(ctx, w.Of(held.ClientID, "Ann Applicant"), c.ID, application.Extension); err != nil {
		t.Error("another extension after the decision:", err)
	}
}

// Rule "SM-81": one at a time, from the draft to the decision.
func TestTwoExtensionsAtOnceAreRefused(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := w.CertifiedAsAgreed(w.Client("Bluewater"))
	ann := w.Of(held.ClientID, "Ann Applicant")
	_, err := w.App.ApplyFromCertificate(ctx, ann, held.ID, application.Initial)
	if err == nil {
		t.Error("extended by an initial certification")
	}
	draft, err := w.App.ApplyFromCertificate(ctx, ann, held.ID, application.Extension)
	w.Must(err)
	_, err = w.App.ApplyFromCertificate(ctx, ann, held.ID, application.SitesAdded)
	refused(t, err, "SM-81")
	_, err = w.App.WithdrawApplication(ctx, ann, draft.ID, draft.Version, "")
	w.Must(err)
	p := w.ExtensionAgreed(w.ExtensionReviewed(w.Extending(held, 12), application.Activity{Days: 2.5}))
	_, err = w.App.ApplyFromCertificate(ctx, ann, held.ID, application.SitesAdded)
	refused(t, err, "SM-81")
	special := covering(w, p)
	_, err = w.App.CancelAudit(ctx, w.Admin, special.ID, special.Version, "The client gives the site up.")
	w.Must(err)
	if _, err = w.App.ApplyFromCertificate(ctx, ann, held.ID, application.SitesAdded); err != nil {
		t.Error("after the extension was given up:", err)
	}
	_, err = w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 0, decision.Suspend, app.Verdict{Terms: decision.Terms{Reason: "Access refused.", Code: "surveillance_overdue", EndsOn: w.Body.Today(w.Clock).AddMonths(2)}})
	w.Must(err)
	_, err = w.App.ApplyFromCertificate(ctx, ann, held.ID, application.SitesAdded)
	refused(t, err, "SM-81")
}

// A refused extension leaves the certificate, and what a renewal will say, as they are.
func TestARefusedExtensionLeavesTheCertificate(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := w.CertifiedAsAgreed(w.Client("Bluewater"))
	p := w.ExtensionAgreed(w.ExtensionReviewed(w.Extending(held, 12), application.Activity{Days: 1, Combined: true, Reason: "a small room"}))
	next := covering(w, p)
	if next.Type != programme.Surveillance || next.Number != 1 || next.Days != p.Days.Surveillance+2 {
		t.Errorf("the audit: %s %d, %s days", next.Type, next.Number, next.Days)
	}
	w.Held(p.ID, w.Body.Today(w.Clock), programme.Surveillance)
	w.Work()
	d := toDecide(w, p.ID, decision.Extend)
	_, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, d.Version, app.Verdict{Refuse: true, Terms: decision.Terms{Reason: "The lab does not take part in the system."}})
	w.Must(err)
	w.Work()
	c, err := w.App.GetCertificate(ctx, w.Admin, held.ID)
	w.Must(err)
	now := programmeNow(w, p.ID)
	if c.State != certificate.Active || len(c.Sites) != 2 || now.Extension != nil || now.Describes() == now.ContractID || now.ApplicationID == d.ApplicationID {
		t.Errorf("%s, %d sites, %+v", c.State, len(c.Sites), now)
	}
	if n := lettersOf(w, "decision_told"); n == 0 {
		t.Error("the client was not told")
	}
	w.Held(p.ID, held.ExpiresOn.AddDays(-40), programme.Recertification)
	w.Work()
	renewal := toDecide(w, p.ID, decision.Renew)
	taken, err := w.App.TakeDecision(ctx, w.Decider(), renewal.ID, renewal.Version, app.Verdict{})
	w.Must(err)
	if agreedAhead(taken) {
		t.Error("nothing is agreed for the next cycle")
	}
	renewed, err := w.App.GetCertificate(ctx, w.Admin, taken.CertificateID)
	w.Must(err)
	if len(renewed.Sites) != 2 {
		t.Errorf("renewed with %d sites", len(renewed.Sites))
	}
}

func TestAnExtensionIsPricedAsAgreed(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := w.CertifiedAsAgreed(w.Client("Bluewater"))
	v := w.ExtensionReviewed(w.Extending(held, 12), application.Activity{Days: 2.5})
	rita := w.Reviewer()
	list, err := w.App.ListCalculations(ctx, rita, v.ID)
	w.Must(err)
	q, err := w.App.MakeQuotation(ctx, rita, v.ID, app.NewQuotation{Calculation: list[0].ID, Note: "One more site."})
	w.Must(err)
	var years []string
	for _, y := range q.Offer.Years {
		years = append(years, y.Label)
	}
	if !slices.Equal(years, []string{"initial", "extension", "surveillance_1", "surveillance_2", "recertification"}) || q.Note == "" || q.Offer.Years[1].Net != fee.MustMoney("7500") {
		t.Errorf("%v %s", years, q.Offer.Years[1].Net)
	}
	q, err = w.App.SendQuotation(ctx, rita, q.ID, q.Version)
	w.Must(err)
	_, err = w.App.DeclineQuotation(ctx, w.Of(held.ClientID, "Ann Applicant"), q.ID, q.Version, "Too dear.")
	w.Must(err)
	after, err := w.App.GetApplication(ctx, rita, v.ID)
	w.Must(err)
	if after.State != application.Rejected || after.Standards[0] != standard.ITSM {
		t.Errorf("declined: %s", after.State)
	}
	if now := programmeNow(w, held.ProgrammeID); now.Extension != nil {
		t.Error("the programme waits for what was declined")
	}
}

// A headcount that changes while an extension waits for its audit amends the agreement, and leaves the extension alone.
func TestAnExtensionStaysWhenTheHeadcountChanges(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater")
	held := w.CertifiedAsAgreed(c)
	v := w.Extending(held, 12)
	p := w.ExtensionAgreed(w.ExtensionReviewed(v, application.Activity{Days: 2.5}))
	rita, ann := w.Reviewer(), w.Of(held.ClientID, "Ann Applicant")
	amended := func(persons int) app.QuotationView {
		r := w.Retimed(c, persons)
		offered, err := w.App.OfferAmendment(ctx, rita, r.ID, r.Version)
		w.Must(err)
		q, err := w.App.GetQuotation(ctx, ann, offered.QuotationID)
		w.Must(err)
		return q
	}
	q := amended(400)
	if i := slices.IndexFunc(q.Offer.Years, func(y fee.Year) bool { return y.Label == "extension" }); i < 0 || q.Offer.Years[i].Net != fee.MustMoney("7500") {
		t.Errorf("the extension costs %+v", q.Offer.Years)
	}
	q, err := w.App.DeclineQuotation(ctx, ann, q.ID, q.Version, "Not yet.")
	w.Must(err)
	q = amended(500)
	_, err = w.App.AcceptQuotation(ctx, ann, q.ID, q.Version, signature)
	w.Must(err)
	now := programmeNow(w, p.ID)
	if special := covering(w, now); special.Days.String() != "2.5" || now.Days.Surveillance != q.Sheet.SurveillanceDays {
		t.Errorf("the audit of the extension takes %s days, a surveillance %s", special.Days, now.Days.Surveillance)
	}
	if after, err := w.App.GetApplication(ctx, rita, v.ID); err != nil || after.State != application.Contracted {
		t.Errorf("the application is %s, %v", after.State, err)
	}
}
