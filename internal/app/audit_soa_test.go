package app_test

import (
	"bytes"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// Rule "SM-87": the statement that the audits recorded stands in the decision, on the certificate and on its public page.
func TestACertificateOfAnISMSNamesItsStatement(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	p := w.ContractedTo(standard.ISMS, w.Client("Bluewater"))
	decider := w.Staff("Iris Decider", access.DecisionMaker)
	w.File(decider, staff.File{Name: "Iris Decider", Competences: []staff.Competence{
		{Standard: standard.ISMS, Function: staff.Decision, From: date.MustParse("2020-01-01"), Evidence: "witnessed"}}})
	d := w.Prepared(p, decision.Grant)
	_, err := w.App.TakeDecision(ctx, decider, d.ID, d.Version, app.Verdict{})
	refused(t, err, "SM-87")
	var stage2 audit.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, err := tx.AuditsOfProgramme(p.ID)
		for _, r := range list {
			if r.Type == programme.Stage2 {
				stage2 = r
			}
		}
		return err
	})
	leader, today := w.Staff("Jonas Leader", access.Auditor), w.Body.Today(w.Clock)
	if _, err := w.App.RecordSoA(ctx, leader, stage2.ID, stage2.Version, audit.SoA{On: today}); err == nil {
		t.Error("a statement without its version")
	}
	v, err := w.App.RecordSoA(ctx, leader, stage2.ID, stage2.Version, audit.SoA{Version: "3.1", On: today})
	if err != nil || !v.NeedsSoA {
		t.Fatal(err)
	}
	taken, err := w.App.TakeDecision(ctx, decider, d.ID, d.Version, app.Verdict{})
	w.Must(err)
	c, err := w.App.GetCertificate(ctx, w.Admin, taken.CertificateID)
	w.Must(err)
	if c.SoA == nil || c.SoA.Version != "3.1" {
		t.Errorf("the certificate names %+v", c.SoA)
	}
	public, err := w.App.VerifyCertificate(ctx, c.Code, date.Date{})
	if err != nil || public.SoA == nil || public.SoA.On != today {
		t.Errorf("the public page names %+v, %v", public.SoA, err)
	}
	w.Work() // it is signed
	_, pdf, err := w.App.PrintCertificate(ctx, w.Admin, c.ID)
	if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		t.Error(err)
	}
}
