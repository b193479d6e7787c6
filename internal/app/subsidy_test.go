package app_test

import (
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/invoice"
	"triennia/internal/domain/subsidy"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func registry(w *testkit.World, status string) []app.SubsidyView {
	w.T.Helper()
	list, _, err := w.App.ListSubsidies(ctx, w.Finance(), postgres.Page{Limit: 100}, status)
	w.Must(err)
	return list
}

func TestDeliveredProgrammesAreTakenOverOnce(t *testing.T) {
	w := testkit.New(t)
	for _, want := range []int{len(subsidy.Delivered()), 0} {
		waiting, err := w.App.ListDeliveredSubsidies(ctx, w.Admin)
		w.Must(err)
		taken, err := w.App.TakeOverSubsidies(ctx, w.Admin)
		w.Must(err)
		if len(waiting) != want || len(taken) != want {
			t.Errorf("%d were waiting, %d taken over, want %d", len(waiting), len(taken), want)
		}
	}
	if all := registry(w, "unverified"); len(all) != len(subsidy.Delivered()) || len(registry(w, "open")) != 0 {
		t.Errorf("the registry has %d", len(all))
	}
	found, _, err := w.App.ListSubsidies(ctx, w.Admin, postgres.Page{Search: "泉州"}, "")
	if err != nil || len(found) != 1 || found[0].Delivered != "S1" {
		t.Errorf("searched: %+v, %v", found, err)
	}
	if _, _, err := w.App.ListSubsidies(ctx, w.Admin, postgres.Page{}, "lost"); err == nil {
		t.Error("a status that does not exist")
	}
}

// paidInFull stores an invoice of the amount without tax on the agreement of the certificate, which the client has paid.
func paidInFull(w *testkit.World, held certificate.Record, net string) {
	w.T.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		p, err := tx.Programme(held.ProgrammeID)
		w.Must(err)
		agreed, err := tx.Contract(p.ContractID)
		w.Must(err)
		day := w.Body.Today(w.Clock)
		i, err := invoice.From(invoice.Record{ID: id.Invoice(testkit.NewID()), Version: 1, Reference: "I-1", ClientID: held.ClientID, ContractID: agreed.ID,
			QuotationID: agreed.QuotationID, Occasion: fee.AtContract, State: invoice.Paid, Currency: "CNY", RaisedOn: day, DueOn: day, Sum: fee.Sum{Net: fee.MustMoney(net)}})
		w.Must(err)
		return tx.InsertInvoice(i)
	})
}

func TestAClientIsToldOfWhatWasVerified(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater")
	held := w.Certified(c)
	holder := w.Of(c.ID, "Ann Applicant")
	matches := func() []subsidy.Match {
		t.Helper()
		list, err := w.App.MatchSubsidies(ctx, holder, held.ID)
		w.Must(err)
		return list
	}
	s := w.Subsidy(testkit.Subsidised())
	if got := matches(); len(got) != 0 {
		t.Fatalf("told of a draft: %+v", got)
	}
	if _, err := w.App.VerifySubsidy(ctx, w.Finance(), s.ID, s.Version, false); err == nil {
		t.Error("verified unread")
	}
	s, err := w.App.VerifySubsidy(ctx, w.Finance(), s.ID, s.Version, true)
	w.Must(err)
	if got := matches(); len(got) != 1 || got[0].Amount != 0 || got[0].Cap != fee.MustMoney("400") || got[0].VerifiedBy != "Fay Finance" || got[0].VerifiedOn != w.Body.Today(w.Clock) {
		t.Fatalf("nothing was paid: %+v", got)
	}
	paidInFull(w, held, "700")
	if got := matches(); len(got) != 1 || got[0].Cost != fee.MustMoney("700") || got[0].Amount != fee.MustMoney("350") {
		t.Errorf("700 was paid: %+v", got)
	}
	_, err = w.App.MatchSubsidies(ctx, w.Of(w.Client("Other").ID, "Olga Other"), held.ID)
	if !isKind(err, fault.NotFound) {
		t.Errorf("another client: %v", err)
	}
	w.Clock = w.Clock.AddDate(1, 0, 1)
	if got, stale := matches(), registry(w, "stale"); len(got) != 0 || len(stale) != 1 || stale[0].Status != subsidy.Stale || stale[0].Shown {
		t.Errorf("a year and a day later: %+v, %+v", got, stale)
	}
	closed, err := w.App.CloseSubsidy(ctx, w.Finance(), s.ID, s.Version)
	if err != nil || closed.Status != "closed" || len(registry(w, "closed")) != 1 {
		t.Errorf("closed: %+v, %v", closed, err)
	}
	if _, err := w.App.ChangeSubsidy(ctx, w.Finance(), s.ID, s.Version, testkit.Subsidised()); !isKind(err, fault.Stale) {
		t.Errorf("changed from a version of the past: %v", err)
	}
}
