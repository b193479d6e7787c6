package demo_test

import (
	"testing"
	"time"

	"triennia/internal/app"
	"triennia/internal/demo"
	"triennia/internal/domain/access"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func TestTheDemonstrationPlaysThrough(t *testing.T) {
	w := testkit.New(t)
	w.Clock = time.Now()
	began := time.Now()
	people, err := demo.Load(t.Context(), w.App)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("played in %s", time.Since(began))
	for _, x := range people {
		if _, err := w.App.SignIn(t.Context(), x.Email, demo.Password, app.Origin{Address: "127.0.0.1"}); err != nil {
			t.Errorf("%s cannot sign in: %v", x.Email, err)
		}
	}
	who := actor(t, w.App, people[0].Email, "")
	if !who.Operator || who.Tenant != (access.Actor{}).Tenant {
		t.Errorf("the first to be printed is no operator: %+v", who)
	}
	mei := actor(t, w.App, "mei@nordlys.example", "nordlys")
	if list, _, err := w.App.ListDecisions(t.Context(), mei, postgres.Page{}, postgres.DecisionFilter{State: "prepared"}); err != nil || len(list) < 2 {
		t.Errorf("%d decisions lie before the decision maker, want a grant and a suspension (%v)", len(list), err)
	}
	finn := actor(t, w.App, "finn@nordlys.example", "nordlys")
	for _, status := range []string{"paid", "late", "open"} {
		if list, _, err := w.App.ListInvoices(t.Context(), finn, postgres.Page{}, postgres.InvoiceFilter{Status: status}); err != nil || len(list) == 0 {
			t.Errorf("no invoice is %s (%v)", status, err)
		}
	}
	if list, _, err := w.App.ListEngagements(t.Context(), mei, postgres.Page{Limit: 200}, postgres.EngagementFilter{}); err != nil || len(list) < 30 {
		t.Errorf("%d engagements do not look lived in (%v)", len(list), err)
	}
}

func actor(t *testing.T, a *app.App, email, slug string) access.Actor {
	t.Helper()
	in, err := a.SignIn(t.Context(), email, demo.Password, app.Origin{Address: "127.0.0.1"})
	if err != nil {
		t.Fatal(err)
	}
	who, err := a.Authenticate(t.Context(), in.Access, slug)
	if err != nil {
		t.Fatal(err)
	}
	return who
}
