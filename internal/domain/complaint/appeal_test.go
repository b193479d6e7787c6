package complaint

import (
	"errors"
	"testing"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var appealLimits = pack.For("IE", received)

func lodging(on date.Date) Lodging {
	return Lodging{ID: id.Appeal{1}, Reference: "AP-1", ClientID: id.Client{1}, ClientName: text.T("A", ""), By: "Niamh", Grounds: "The finding was closed.",
		Against: Against{DecisionID: id.Decision{1}, Name: text.T("suspend", ""), On: received}, On: on}
}

func appealAt(t *testing.T, s AppealState) *Appeal {
	t.Helper()
	a, err := Lodge(lodging(received), appealLimits)
	if err != nil {
		t.Fatal(err)
	}
	r := a.Record()
	r.State, r.Panel = s, []Person{decider}
	if a, err = AppealFrom(r); err != nil {
		t.Fatal(err)
	}
	return a
}

func breaks(err error, id string) bool {
	var b rule.Broken
	return errors.As(err, &b) && b[0].Rule.ID == id
}

func TestTheWindowOfAnAppeal(t *testing.T) { // rule "SM-119"
	last := received.AddDays(30)
	for _, x := range []struct {
		on    date.Date
		works bool
	}{{received, true}, {last, true}, {last.AddDays(1), false}} {
		if _, err := Lodge(lodging(x.on), appealLimits); (err == nil) != x.works || err != nil && !breaks(err, "SM-119") {
			t.Errorf("lodged on %s: %v", x.on, err)
		}
	}
	l := lodging(received)
	l.Grounds = " "
	var bad fault.Invalid
	if _, err := Lodge(l, appealLimits); !errors.As(err, &bad) || bad.Fields[0].Path != "grounds" {
		t.Error(err)
	}
	a, _ := Lodge(lodging(received), appealLimits)
	if d := a.Record().Due(); d.Outcome != received.AddDays(90) || d.Acknowledge != received.AddWorkdays(5) || !d.Progress.IsZero() {
		t.Errorf("%+v", d)
	}
}

// An appeal is all that is lodged: nothing else happens to the decision.
func TestTheDecisionStands(t *testing.T) { // rule "AP2"
	a, err := Lodge(lodging(received), appealLimits)
	if err != nil {
		t.Fatal(err)
	}
	if events := a.Take(); len(events) != 1 || events[0].Name != "appeal.lodged" {
		t.Errorf("%+v", events)
	}
}

func TestEveryStateAndActionOfAnAppeal(t *testing.T) {
	panel := []Person{decider}
	verbs := map[AppealAction]func(*Appeal) error{
		AckAppeal: func(a *Appeal) error { return a.Acknowledge(by(handler)) },
		FormPanel: func(a *Appeal) error { return a.Form(panel, by(handler)) },
		Uphold: func(a *Appeal) error {
			return a.Settle(Ruling{Outcome: AppealUpheld, Follows: "Restored."}, by(decider))
		},
		UpholdPart: func(a *Appeal) error {
			return a.Settle(Ruling{Outcome: AppealPartly, Follows: "Restored."}, by(decider))
		},
		Overrule:    func(a *Appeal) error { return a.Settle(Ruling{Outcome: AppealDismissed}, by(decider)) },
		TellAppeal:  func(a *Appeal) error { return a.Notify("You were right.", by(handler)) },
		CloseAppeal: func(a *Appeal) error { return a.Close(by(handler), false) },
	}
	if len(verbs) != len(AppealStates.AllActions()) {
		t.Errorf("%d verbs, %d actions", len(verbs), len(AppealStates.AllActions()))
	}
	for _, s := range AppealStates.States() {
		turn := appealAt(t, s).Record().Turn()
		if AppealStateNames[s].IsZero() || turn.What.IsZero() {
			t.Errorf("%s has no name or nothing to do", s)
		}
		for do, verb := range verbs {
			a := appealAt(t, s)
			err := verb(a)
			if can := AppealStates.Can(s, do); can != (err == nil) || can && (a.Record().State != AppealStates[s][do] || Done[Action(do)].IsZero()) {
				t.Errorf("%s, %s: %v", s, do, err)
			}
		}
	}
}

func TestNobodyInvolvedHandlesAnAppeal(t *testing.T) { // rule "AP1"
	if err := appealAt(t, AppealAcknowledged).Form([]Person{decider, leader}, by(handler)); !breaks(err, "AP1") {
		t.Errorf("the leader is of the panel: %v", err)
	}
	var bad fault.Invalid
	if err := appealAt(t, AppealAcknowledged).Form(nil, by(handler)); !errors.As(err, &bad) || bad.Fields[0].Path != "panel" {
		t.Errorf("no panel: %v", err)
	}
	r := appealAt(t, AppealExamined).Record()
	r.Panel = []Person{decider, leader} // who was involved since
	for _, p := range []Person{leader, handler} {
		a, _ := AppealFrom(r)
		if err := a.Settle(Ruling{Outcome: AppealDismissed}, by(p)); !breaks(err, "AP1") {
			t.Errorf("%s decides: %v", p.Name, err)
		}
	}
	for name, err := range map[string]error{
		"notifies": appealAt(t, AppealUpheld).Notify("So.", by(leader)),
		"closes":   appealAt(t, AppealNotified).Close(by(leader), true),
		"writes":   appealAt(t, AppealExamined).Write("So.", time.Time{}, by(leader)),
	} {
		if !breaks(err, "AP1") {
			t.Errorf("the leader %s: %v", name, err)
		}
	}
	for _, x := range r.Actions(handler, team, false) {
		if x.Allowed == (x.Name == "settle") {
			t.Errorf("%+v", x)
		}
	}
}

func TestAnAppealSaysWhy(t *testing.T) {
	silent := Act{By: decider, On: received}
	for name, x := range map[string]struct {
		err   error
		field string
	}{
		"no reasons": {appealAt(t, AppealExamined).Settle(Ruling{Outcome: AppealDismissed}, silent), "note"},
		"no outcome": {appealAt(t, AppealExamined).Settle(Ruling{Outcome: AppealNotified}, by(decider)), "outcome"},
		"no follow":  {appealAt(t, AppealExamined).Settle(Ruling{Outcome: AppealPartly, Follows: " "}, by(decider)), "follows"},
		"not told":   {appealAt(t, AppealUpheld).Notify(" ", by(handler)), "told"},
		"no words":   {appealAt(t, AppealExamined).Write(" ", time.Time{}, by(handler)), "text"},
	} {
		var bad fault.Invalid
		if !errors.As(x.err, &bad) || bad.Fields[0].Path != x.field {
			t.Errorf("%s: %v", name, x.err)
		}
	}
	a := appealAt(t, AppealExamined)
	if err := a.Write("We heard your auditor.", time.Time{}, Act{By: handler, On: received.AddDays(20)}); err != nil || a.Record().Due().Progress != received.AddDays(50) {
		t.Errorf("%v, %+v", err, a.Record().Due())
	}
	var f fault.Error
	if err := appealAt(t, AppealClosed).Write("More.", time.Time{}, by(handler)); !errors.As(err, &f) || appealAt(t, AppealClosed).Record().Remind(received.AddDays(99)) {
		t.Error(err)
	}
}
