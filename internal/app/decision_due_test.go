package app_test

import (
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/decision"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// Rule "SM-186": a decision that lies there has a deadline, of which those who decide are reminded and the client reads
// nothing; it is met once somebody has answered.
func TestADecisionThatLiesThereIsRemindedOf(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater"))
	mei, niamh := w.Decider(), w.Of(held.ClientID, "Niamh Client")
	pass := func(days int) {
		w.Clock = w.Clock.AddDate(0, 0, days)
		w.Must(w.App.Sweep(ctx))
		w.Work()
	}
	owed := func(state clock.State) (list []clock.Record) {
		found, _, err := w.App.ListObligations(ctx, w.Admin, postgres.Page{Limit: 50}, postgres.ObligationFilter{State: string(state), Kind: string(clock.ReviewDecision)})
		w.Must(err)
		for _, o := range found {
			list = append(list, o.Record)
		}
		return list
	}
	pass(370) // the first surveillance is overdue: the suspension lies before those who decide
	waiting := owed(clock.Open)
	if len(waiting) != 1 || waiting[0].Subject != clock.OfDecision || waiting[0].DueOn != w.Body.Today(w.Clock).AddDays(5) {
		t.Fatalf("%+v", waiting)
	}
	if n := len(lettersNamed(w, "decision_due")); n != 0 {
		t.Errorf("%d letters before the day is near", n)
	}
	pass(3)
	pass(3)
	for _, m := range lettersNamed(w, "decision_due") {
		if m.Name == niamh.Name {
			t.Error("the client is reminded of it")
		}
	}
	if n := len(lettersNamed(w, "decision_due")); n < 2 {
		t.Errorf("%d letters", n)
	}
	own, _, err := w.App.ListObligations(ctx, niamh, postgres.Page{Limit: 50}, postgres.ObligationFilter{Kind: string(clock.ReviewDecision)})
	w.Must(err)
	if len(own) != 0 {
		t.Errorf("the client reads %+v", own)
	}
	var d decision.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, err := tx.DecisionsOfProgramme(held.ProgrammeID)
		d = list[0]
		return err
	})
	_, err = w.App.DismissDecision(ctx, mei, d.ID, d.Version, app.Verdict{Terms: decision.Terms{Reason: "The audit is under way."}})
	w.Must(err)
	w.Work()
	if late := owed(clock.Late); len(late) != 1 || len(owed(clock.Open)) != 0 {
		t.Errorf("after the answer: %+v", late)
	}
}
