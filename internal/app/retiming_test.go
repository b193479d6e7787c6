package app_test

import (
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/retiming"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

var signature = app.Signature{Name: "Ann Applicant", Position: "director"}

func retimings(w *testkit.World, who access.Actor, state string) []retiming.Record {
	w.T.Helper()
	list, _, err := w.App.ListRetimings(bg, who, postgres.Page{}, id.Client{}, state)
	w.Must(err)
	return list
}

// Rule "SM-48": another headcount has the time computed anew; the amendment changes what lies ahead and nothing else.
func TestAChangedHeadcountAmendsTheAgreement(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater")
	agreed := w.Agreed(c)
	ann, rita := w.Of(c.ID, "Ann Applicant"), w.Reviewer()
	before, err := w.App.GetQuotation(bg, rita, agreed.QuotationID)
	w.Must(err)
	on := date.Of(w.Clock, w.Body.Zone()).String()
	_, err = w.App.DeclareHeadcount(bg, ann, c.ID, persons(on, 140, 87, 0)) // the same band of the table
	w.Must(err)
	if len(retimings(w, rita, "")) != 0 {
		t.Error("proposed though neither days nor fees change")
	}
	r := w.Retimed(c, 300)
	if r.Was.InitialDays != before.Sheet.InitialDays || r.Is.InitialDays <= r.Was.InitialDays || len(r.Changes.Lines) == 0 || len(r.Changes.Sheet) == 0 {
		t.Errorf("%+v", r)
	}
	if len(retimings(w, ann, "")) != 0 {
		t.Error("the client sees what was not laid before it")
	}
	again := w.Retimed(c, 400)
	if x := retimings(w, rita, "superseded"); len(x) != 1 || x[0].ID != r.ID {
		t.Errorf("%+v", x)
	}
	offered, err := w.App.OfferAmendment(bg, rita, again.ID, again.Version)
	w.Must(err)
	q, err := w.App.GetQuotation(bg, ann, offered.QuotationID)
	w.Must(err)
	if q.State != fee.Sent || q.Amends != agreed.ID || q.Revision != 2 || q.PriceListID != before.PriceListID || !strings.Contains(q.Why.En, "400") {
		t.Errorf("%+v", q.Record)
	}
	stage1, stage2 := programmeOf(w, c.ID)
	markHeld(w, stage1)
	accepted, err := w.App.AcceptQuotation(bg, ann, q.ID, q.Version, signature)
	w.Must(err)
	p, _ := w.App.ProgrammesOfClient(bg, rita, c.ID)
	if p[0].Days.Stage2 != accepted.Sheet.Stage2Days || p[0].ContractID == agreed.ID {
		t.Errorf("%+v", p[0].Days)
	}
	held, err := w.App.GetAudit(bg, rita, stage1.ID)
	w.Must(err)
	ahead, err := w.App.GetAudit(bg, rita, stage2.ID)
	w.Must(err)
	if held.Days != stage1.Days || ahead.Days != accepted.Sheet.Stage2Days || ahead.Days == stage2.Days {
		t.Errorf("held %s, ahead %s", held.Days, ahead.Days)
	}
	old, err := w.App.GetContract(bg, ann, agreed.ID)
	w.Must(err)
	now, err := w.App.GetContract(bg, ann, p[0].ContractID)
	w.Must(err)
	was, err := w.App.GetQuotation(bg, ann, before.ID)
	w.Must(err)
	if old.State != contract.Superseded || now.Number != 2 || now.Reference != agreed.Reference || !now.Intact || was.State != fee.Superseded {
		t.Errorf("%s %d %s", old.State, now.Number, was.State)
	}
	if x := retimings(w, ann, "agreed"); len(x) != 1 || x[0].By != "Rita Reviewer" {
		t.Errorf("%+v", x)
	}
	_, err = w.App.DeclareHeadcount(bg, ann, c.ID, persons(on, 450, 400, 0))
	w.Must(err)
	if len(retimings(w, rita, "proposed")) != 0 {
		t.Error("proposed what is agreed already")
	}
}

func programmeOf(w *testkit.World, c id.Client) (stage1, stage2 audit.Record) {
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, err := tx.ProgrammesOf(c)
		if err != nil {
			return err
		}
		all, err := tx.AuditsOfProgramme(list[0].ID)
		for _, a := range all {
			if a.Type == programme.Stage1 {
				stage1 = a
			} else {
				stage2 = a
			}
		}
		return err
	})
	return stage1, stage2
}

// markHeld makes the audit one that took place.
func markHeld(w *testkit.World, r audit.Record) {
	r.State = audit.Concluded
	a, err := audit.From(r)
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error { _, err := tx.SaveAudit(a); return err })
}

func TestTheAgreementStaysForAReason(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater")
	agreed := w.Agreed(c)
	ann, rita := w.Of(c.ID, "Ann Applicant"), w.Reviewer()
	r := w.Retimed(c, 300)
	if _, err := w.App.KeepAgreement(bg, rita, r.ID, r.Version, " "); err == nil {
		t.Error("kept without a reason")
	}
	offered, err := w.App.OfferAmendment(bg, rita, r.ID, r.Version)
	w.Must(err)
	q, err := w.App.GetQuotation(bg, ann, offered.QuotationID)
	w.Must(err)
	_, err = w.App.DeclineQuotation(bg, ann, q.ID, q.Version, "The team leaves again in spring.")
	w.Must(err)
	if a := applicationOf(t, w, agreed.ApplicationID); a.State != "contracted" {
		t.Errorf("the application is %s", a.State)
	}
	kept, err := w.App.KeepAgreement(bg, rita, r.ID, offered.Version, "Temporary staff, gone before the audit.")
	w.Must(err)
	if kept.State != retiming.Kept || kept.By != "Rita Reviewer" || kept.Reason == "" {
		t.Errorf("%+v", kept)
	}
	if _, err := w.App.OfferAmendment(bg, rita, r.ID, kept.Version); !isKind(err, fault.IllegalMove) {
		t.Errorf("offered what was decided: %v", err)
	}
	now, err := w.App.GetContract(bg, ann, agreed.ID)
	if err != nil || now.State != contract.Active {
		t.Errorf("%s, %v", now.State, err)
	}
}

func TestAnAmendmentIsNotInvoicedTwice(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater")
	w.Agreed(c)
	ann := w.Of(c.ID, "Ann Applicant")
	w.Work()
	r := w.Retimed(c, 300)
	offered, err := w.App.OfferAmendment(bg, w.Reviewer(), r.ID, r.Version)
	w.Must(err)
	_, err = w.App.AcceptQuotation(bg, ann, offered.QuotationID, 1, signature)
	w.Must(err)
	list, err := w.App.ProgrammesOfClient(bg, w.Admin, c.ID)
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		return tx.Enqueue("invoice.raise", "again", w.Clock, map[string]string{"event": "contract.accepted", "subject": list[0].ContractID.String()})
	})
	w.Work()
	invoices, _, err := w.App.ListInvoices(bg, w.Admin, postgres.Page{}, postgres.InvoiceFilter{})
	w.Must(err)
	if len(invoices) != 1 {
		t.Errorf("%d invoices", len(invoices))
	}
}

func TestLettersOfAnAmendment(t *testing.T) {
	for _, l := range []text.Lang{text.En, text.Zh} {
		why := retiming.Record{Is: audittime.Sheet{Headcount: 300}, Was: audittime.Sheet{Headcount: 86}}.Why()
		data := mail.Data{"name": "Ann", "body": "B", "client": text.T("Bluewater", "碧水"), "reference": "Q-1", "agreement": "C-1", "why": why, "link": "/x",
			"until": day("2026-12-01"), "initial": "7.0 → 9.0", "surveillance": "2.5 → 3.0", "recertification": "4.5 → 6.0"}
		for _, name := range []string{"quotation_amended", "retiming_proposed"} {
			if letter, err := mail.Write(name, l, data); err != nil || !strings.Contains(letter.Text, "300") {
				t.Errorf("%s in %s: %v", name, l, err)
			}
		}
	}
}

// Rule "SM-23": days that a person set stay for another headcount, and are endorsed anew where they lie below the method.
func TestSetDaysOfAnAgreementForAnotherHeadcount(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater")
	rita := w.Reviewer()
	of := w.Accepted(c)
	in := audittime.InputOf(of, w.Body)
	in.Standards[0].Set = &audittime.SetDays{Days: audittime.DaysOf(12), Reason: "two data centres of other technology"}
	q := w.QuotedBy(of, in)
	_, err := w.App.AcceptQuotation(bg, w.Of(c.ID, "Ann Applicant"), q.ID, q.Version, signature)
	w.Must(err)
	_, err = w.App.DeclareHeadcount(bg, w.Admin, c.ID, persons(date.Of(w.Clock, w.Body.Zone()).String(), 150, 120, 0)) // another band
	w.Must(err)
	if list := retimings(w, rita, "proposed"); len(list) != 0 {
		t.Errorf("days that still suffice: %+v", list[0].Changes)
	}
	letters := lettersOf(w, "days_to_endorse")
	r := w.Retimed(c, 2000)
	if r.Is.InitialDays < audittime.DaysOf(12) || r.Setter == nil || r.Setter.By != "Rita Reviewer" || r.Endorsement != nil || lettersOf(w, "days_to_endorse") == letters {
		t.Fatalf("%s days, set by %+v, endorsed by %+v", r.Is.InitialDays, r.Setter, r.Endorsement)
	}
	_, err = w.App.OfferAmendment(bg, rita, r.ID, r.Version)
	refused(t, err, "SM-23")
	_, err = w.App.EndorseRetiming(bg, rita, r.ID, r.Version)
	refused(t, err, "SM-23")
	r, err = w.App.EndorseRetiming(bg, w.Admin, r.ID, r.Version)
	w.Must(err)
	r, err = w.App.OfferAmendment(bg, rita, r.ID, r.Version)
	w.Must(err)
	amended, err := w.App.GetQuotation(bg, rita, r.QuotationID)
	w.Must(err)
	if s := amended.SetDays; s == nil || s.By != "Rita Reviewer" || s.Endorsement.By != "Ada Administrator" || amended.Sheet.Standards[0].SetDays != audittime.DaysOf(12) {
		t.Errorf("the amendment says %+v", s)
	}
}
