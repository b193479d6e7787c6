package app_test

import (
	"slices"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/application"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/standard"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// told is a certification in its second year: renewed once, and one surveillance held.
func told(today date.Date) application.Transferred {
	return application.Transferred{Body: "Other Cert", Accreditor: "UKAS", Recognised: "yes", Reason: "one body for the group", Ceased: "no", Complained: "no", Regulated: "no",
		Certificates: []application.Held{{Standard: standard.ITSM, Number: "OC-77", SinceOn: today.AddMonths(-54), DecidedOn: today.AddMonths(-18),
			ExpiresOn: today.AddMonths(18), Status: "valid", FirstOn: today.AddMonths(-7)}}}
}

// contracted accepts the quotation of the transfer and answers its programme.
func contracted(w *testkit.World, a application.Record) (p programme.Record) {
	w.T.Helper()
	q := w.Quoted(a)
	_, err := w.App.AcceptQuotation(ctx, w.Of(a.ClientID, "Ann Applicant"), q.ID, q.Version, app.Signature{Name: "Ann Applicant", Position: "director"})
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, err := tx.ProgrammesOf(a.ClientID)
		w.Must(err)
		p, err = tx.Programme(list[0].ID)
		return err
	})
	return p
}

// Rule "TR-6" from the quotation to the clock.
func TestATransferKeepsTheCycleOfTheOtherBody(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	today := w.Body.Today(w.Clock)
	a := w.Transferring(w.Client("Bluewater"), told(today))
	held := a.Transferred.Data.Certificates[0]
	p := contracted(w, a)
	w.Work()
	if len(p.Slots) != 0 || p.Taken == nil || p.Cycle != 2 {
		t.Errorf("before the decision: %+v", p)
	}
	if got := decisions(w, p.ID); !slices.Equal(got, []string{"transfer prepared"}) {
		t.Fatalf("%v lies before those who decide", got)
	}
	if got := invoices(w); len(got) != 1 || got[0].Net != fee.MustMoney("1000") {
		t.Errorf("invoiced at the contract: %+v", got)
	}
	var d decision.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, err := tx.DecisionsOfProgramme(p.ID)
		d = list[0]
		return err
	})
	taken, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, d.Version, app.Verdict{})
	w.Must(err)
	w.Work()
	c, err := w.App.GetCertificate(ctx, w.Admin, taken.CertificateID)
	w.Must(err)
	if c.ExpiresOn != held.ExpiresOn || c.IssuedOn != today || c.DecidedOn != today || c.TakenOver == nil || c.TakenOver.Number != "OC-77" || c.State != certificate.Active {
		t.Errorf("the certificate: %+v", c.Record)
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { p, err = tx.Programme(p.ID); return err })
	var left []programme.Kind
	for _, s := range p.Slots {
		if s.AuditID.IsZero() {
			t.Errorf("%s has no audit", s.Kind)
		}
		left = append(left, s.Kind)
	}
	if !slices.Equal(left, []programme.Kind{programme.Surveillance, programme.Recertification}) || p.ExpiresOn != held.ExpiresOn {
		t.Errorf("left of the cycle: %+v", p)
	}
	for _, o := range obligations(w, c.ID.String()) {
		if o == "surveillance 1 "+programme.YearEnd(held.DecidedOn, 1).String()+" open" {
			t.Error("the surveillance that the other body held is asked for again:", o)
		}
	}
	if got := invoices(w); len(got) != 2 || got[1].Net != fee.MustMoney("2000") {
		t.Errorf("invoiced with the certificate: %+v", got)
	}
	if n := lettersOf(w, "certificate_issued"); n == 0 {
		t.Error("the client was not told")
	}
}

// Rules "TR-2" and "TR-3" at the moment of the decision: what has expired by then is not taken over.
func TestATransferIsDecidedInTime(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	today := w.Body.Today(w.Clock)
	x := told(today)
	x.Certificates[0].ExpiresOn = today.AddDays(3)
	p := contracted(w, w.Transferring(w.Client("Bluewater"), x))
	prepared := func(on date.Date) error {
		w.Clock = on.Start(w.Body.Zone())
		var d decision.Record
		w.Tx(w.Admin, func(tx *postgres.Tx) error {
			list, err := tx.DecisionsOfProgramme(p.ID)
			d = list[0]
			return err
		})
		_, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, d.Version, app.Verdict{})
		return err
	}
	refused(t, prepared(today.AddDays(4)), "TR-2")
	if err := prepared(today.AddDays(3)); err != nil {
		t.Error("on the last day:", err)
	}
}

func TestAQuotationOfATransferHasNoInitialAudit(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	q := w.Quoted(w.Transferring(w.Client("Bluewater"), told(w.Body.Today(w.Clock))))
	var years []string
	for _, y := range q.Offer.Years {
		years = append(years, y.Label)
	}
	if !slices.Equal(years, []string{"transfer", "surveillance_2", "recertification"}) || q.Offer.Years[0].Days != 0 || q.Sheet.Days != q.Sheet.SurveillanceDays {
		t.Errorf("%v, %s days", years, q.Sheet.Days)
	}
	if q.Offer.Years[0].Net != fee.MustMoney("3000") {
		t.Errorf("the transfer costs %s", q.Offer.Years[0].Net)
	}
}

func TestTheKindOfAnApplicationIsFound(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	b, err := w.App.GetBody(ctx, w.Admin)
	w.Must(err)
	settings := b.Settings()
	settings.Standards = []string{standard.ITSM, standard.ISMS}
	_, err = w.App.ChangeBody(ctx, w.Admin, b.Version, settings)
	w.Must(err)
	c := w.Client("Bluewater")
	ann := w.Of(c.ID, "Ann Applicant")
	first := w.Submitted(ann)
	draft, err := w.App.BeginApplication(ctx, ann, []string{standard.ITSM}, true)
	w.Must(err)
	if draft.Kind != application.Transfer || draft.Headcount.Data.Company != first.Headcount.Data.Company || !draft.Headcount.SavedAt.IsZero() || len(draft.Points) != 8 {
		t.Errorf("%s, %+v", draft.Kind, draft.Headcount)
	}
	draft, err = w.App.BecomeInitial(ctx, ann, draft.ID, draft.Version)
	w.Must(err)
	if draft.Kind != application.Initial {
		t.Error(draft.Kind)
	}
	w.Certified(c)
	_, err = w.App.BeginApplication(ctx, ann, []string{standard.ITSM}, false)
	refused(t, err, "illegal_move")
	added, err := w.App.BeginApplication(ctx, ann, []string{standard.ISMS}, false)
	w.Must(err)
	if added.Kind != application.Addition {
		t.Error(added.Kind)
	}
}
