package risk

import (
	"errors"
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
)

func on(s string) date.Date { return date.MustParse(s) }

func keeper(day string) Keeper { return Keeper{Name: "Ada", Today: on(day), Months: 12} }

func terms(next string) Terms {
	t := Terms{Title: "One client pays a third", Source: "finances", Treatment: "Spread", Residual: "medium", Owner: id.Identity{1}}
	if next != "" {
		t.NextReview = on(next)
	}
	return t
}

func field(err error) string {
	var bad fault.Invalid
	var broken rule.Broken
	switch {
	case errors.As(err, &bad):
		return bad.Fields[0].Path
	case errors.As(err, &broken):
		return broken[0].Rule.ID + " " + broken[0].Field
	case err != nil:
		return err.Error()
	}
	return ""
}

// Rule "I9": the next review lies within the limit.
func TestTheNextReview(t *testing.T) {
	for _, c := range []struct{ entered, next, want, wrong string }{
		{"2026-01-31", "", "2027-01-31", ""},
		{"2024-02-29", "", "2025-02-28", ""},
		{"2026-01-31", "2027-01-31", "2027-01-31", ""},
		{"2026-01-31", "2027-02-01", "", "I9 next_review"},
		{"2026-01-31", "2026-01-31", "2026-01-31", ""},
		{"2026-01-31", "2026-01-30", "", "next_review"},
	} {
		k, err := New(id.Risk{1}, terms(c.next), "Rui", keeper(c.entered))
		if field(err) != c.wrong || err == nil && k.Record().NextReview != on(c.want) {
			t.Errorf("%s, %s: %v", c.entered, c.next, err)
		}
	}
}

// Rule "I9": a review starts the time again, a change does not.
func TestAReviewStartsTheTimeAgain(t *testing.T) {
	k, err := New(id.Risk{1}, terms(""), "Rui", keeper("2026-01-10"))
	if err != nil {
		t.Fatal(err)
	}
	if err := k.Change(terms("2027-03-01"), "Rui", keeper("2026-06-01")); field(err) != "I9 next_review" {
		t.Errorf("changed: %v", err)
	}
	if err := k.Review(Outcome{Found: "As before", Residual: "low"}, keeper("2026-06-01")); field(err) != "consulted" {
		t.Errorf("nobody consulted: %v", err)
	}
	if err := k.Review(Outcome{Found: "As before", Consulted: "Committee", Residual: "low"}, keeper("2026-06-01")); err != nil {
		t.Fatal(err)
	}
	r := k.Record()
	if r.NextReview != on("2027-06-01") || r.Residual != "low" || len(r.Reviews) != 1 || r.Reviews[0].By != "Ada" {
		t.Errorf("%+v", r)
	}
	if err := k.Close(" ", keeper("2026-07-01")); field(err) != "reason" {
		t.Errorf("closed without a reason: %v", err)
	}
	if err := k.Close("Gone", keeper("2026-07-01")); err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{k.Change(terms(""), "Rui", keeper("2026-07-02")), k.Close("Gone", keeper("2026-07-02"))} {
		var f fault.Error
		if !errors.As(err, &f) || f.Kind != fault.IllegalMove {
			t.Errorf("after the end: %v", err)
		}
	}
}

func TestWarnReviews(t *testing.T) { // rule "I9"
	k, err := New(id.Risk{1}, terms("2026-12-31"), "Rui", keeper("2026-01-10"))
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]struct {
		status   Status
		warnings int
	}{"2026-11-30": {Reviewed, 0}, "2026-12-01": {Due, 1}, "2026-12-31": {Due, 1}, "2027-01-01": {Overdue, 1}} {
		if got := k.Record().Status(on(day)); got != want.status || len(WarnReviews([]Record{k.Record()}, on(day))) != want.warnings {
			t.Errorf("%s: %s", day, got)
		}
	}
	if k.Close("Gone", keeper("2026-02-01")); len(WarnReviews([]Record{k.Record()}, on("2028-01-01"))) != 0 {
		t.Error("a closed risk is warned of")
	}
}

func TestWhatARiskNeeds(t *testing.T) {
	for want, spoil := range map[string]func(*Terms){
		"title":     func(x *Terms) { x.Title = " " },
		"source":    func(x *Terms) { x.Source = "weather" },
		"treatment": func(x *Terms) { x.Treatment = "" },
		"residual":  func(x *Terms) { x.Residual = "" },
	} {
		x := terms("")
		spoil(&x)
		if _, err := New(id.Risk{1}, x, "Rui", keeper("2026-01-10")); field(err) != want {
			t.Errorf("%s: %v", want, err)
		}
	}
	if _, err := New(id.Risk{1}, terms(""), "", keeper("2026-01-10")); field(err) != "owner" {
		t.Errorf("nobody looks after it: %v", err)
	}
}

func TestEveryStateAndAction(t *testing.T) {
	do := map[Action]func(*Risk) error{
		DoChange: func(k *Risk) error { return k.Change(terms(""), "Rui", keeper("2026-06-01")) },
		DoReview: func(k *Risk) error {
			return k.Review(Outcome{Found: "As before", Consulted: "Committee", Residual: "low"}, keeper("2026-06-01"))
		},
		DoClose: func(k *Risk) error { return k.Close("Gone", keeper("2026-06-01")) },
	}
	for _, s := range States.States() {
		for _, a := range States.AllActions() {
			k, err := New(id.Risk{1}, terms(""), "Rui", keeper("2026-01-10"))
			if err != nil {
				t.Fatal(err)
			}
			k.r.State = s
			want, possible := States[s][a]
			if err := do[a](k); (err == nil) != possible || possible && k.Record().State != want || !possible && k.Record().State != s {
				t.Errorf("%s in %s: %v, now %s", a, s, err, k.Record().State)
			}
		}
	}
}
