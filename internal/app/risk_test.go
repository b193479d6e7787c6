package app_test

import (
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/risk"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// Rule "I9" over the records: a review that is late is shown with what else presses on impartiality.
func TestTheRegisterOfRisks(t *testing.T) {
	w := testkit.New(t)
	entered := w.Risk()
	later, err := w.App.EnterRisk(ctx, w.Admin, risk.Terms{Title: "Shared premises", Source: "shared_resources", Treatment: "Own entrance", Residual: "low",
		Owner: w.Admin.Identity, NextReview: w.Body.Today(w.Clock).AddMonths(6)})
	w.Must(err)
	list := func(status string) []app.RiskView {
		t.Helper()
		out, _, err := w.App.ListRisks(ctx, w.Admin, postgres.Page{}, status)
		w.Must(err)
		return out
	}
	if got := list(""); len(got) != 2 || got[0].ID != later.ID || got[1].OwnerName == "" {
		t.Fatalf("the earliest review stands first: %+v", got)
	}
	warned := func() int {
		t.Helper()
		out, err := w.App.GetImpartiality(ctx, w.Admin)
		w.Must(err)
		return len(out.Warnings)
	}
	if warned() != 0 {
		t.Error("warned of reviews to come")
	}
	w.Clock = w.Clock.AddDate(1, 0, 1)
	if warned() != 2 || len(list("overdue")) != 2 || len(list("due")) != 0 {
		t.Errorf("%d warnings", warned())
	}
	reviewed, err := w.App.ReviewRisk(ctx, w.Admin, entered.ID, entered.Version, risk.Outcome{Found: "As before", Consulted: "Committee", Residual: "low"})
	w.Must(err)
	if reviewed.Status != risk.Reviewed || reviewed.NextReview != w.Body.Today(w.Clock).AddMonths(12) || warned() != 1 {
		t.Errorf("%+v", reviewed)
	}
	if _, err := w.App.CloseRisk(ctx, w.Admin, entered.ID, entered.Version, "Gone"); err == nil {
		t.Error("closed from an old version")
	}
	if _, err := w.App.CloseRisk(ctx, w.Admin, entered.ID, reviewed.Version, "Gone"); err != nil || len(list("closed")) != 1 {
		t.Errorf("closed: %v", err)
	}
	terms := later.Terms
	terms.Owner, terms.NextReview = id.Identity{9}, date.Date{}
	if _, err := w.App.ChangeRisk(ctx, w.Admin, later.ID, later.Version, terms); err == nil {
		t.Error("a stranger looks after it")
	}
}
