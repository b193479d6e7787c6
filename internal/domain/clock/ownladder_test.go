package clock

import (
	"slices"
	"testing"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

func before(n int, loud bool) body.Reminder {
	return body.Reminder{Count: n, Unit: body.DaysBefore, Escalates: loud}
}

func daysOf(r Record) (out []string) {
	for _, g := range r.Ladder() {
		out = append(out, g.On.String()+" "+string(g.Step))
	}
	return out
}

// Rule "SM-207": the body's own days take the place of the usual ones; what follows the last day, the last safe day and the
// limits stay.
func TestABodyRemindsOnItsOwnDays(t *testing.T) {
	own := []body.Reminder{{Count: 2, Unit: body.MonthsBefore}, before(10, true)}
	agreed := owes(Surveillance, "2026-06-10", "2027-06-10", "P4")
	agreed.AgreedOn = on("2027-03-01")
	alarmed := owes(Surveillance, "2025-07-23", "2026-07-23", "Q10")
	alarmed.Alarms = []int{7, 0}
	safe := owes(Recertification, "2024-03-15", "2027-03-14", "RC1")
	safe.SafeOn, safe.Alarms = on("2026-12-19"), []int{30, 7, 0}
	for name, x := range map[string]struct {
		r    Record
		own  []body.Reminder
		want []string
	}{
		"a surveillance":       {owes(Surveillance, "2025-03-15", "2026-03-15", "P4", "P3"), own, []string{"2026-01-15 remind", "2026-03-05 escalate", "2026-03-16 breached"}},
		"of a calendar year":   {owes(Surveillance, "2026-01-01", "2026-12-31", "P3"), own, []string{"2026-10-31 remind", "2026-12-21 escalate", "2027-01-01 breached"}},
		"agreed for a season":  {agreed, own, []string{"2027-01-01 remind", "2027-02-19 escalate", "2027-03-02 escalate", "2027-05-27 escalate", "2027-06-11 breached"}},
		"with days of a limit": {alarmed, own, []string{"2026-05-23 remind", "2026-07-13 escalate", "2026-07-16 escalate", "2026-07-23 escalate", "2026-07-24 breached"}},
		"with a last safe day": {safe, own, []string{"2026-11-19 escalate", "2026-12-12 escalate", "2026-12-19 escalate", "2026-12-20 escalate", "2027-01-14 remind", "2027-03-04 escalate", "2027-03-15 breached"}},
		"a decision":           {owes(ReviewDecision, "2026-01-01", "2026-01-20"), own, []string{"2026-01-10 escalate", "2026-01-21 breached", "2026-01-27 breached"}},
		"from the first day": {owes(SuspensionEnd, "2026-01-10", "2026-04-10", "X5"), []body.Reminder{{Count: 45, Unit: body.DaysAfter}, {Count: 100, Unit: body.DaysAfter}, before(5, true)},
			[]string{"2026-02-24 remind", "2026-04-05 escalate", "2026-04-11 breached"}},
		"two of one day": {owes(SuspensionEnd, "2026-01-10", "2026-04-10", "X5"), []body.Reminder{{Count: 80, Unit: body.DaysAfter, Escalates: true}, before(10, false)},
			[]string{"2026-03-31 remind", "2026-03-31 escalate", "2026-04-11 breached"}},
	} {
		x.r.Own = x.own
		if got := daysOf(x.r); !slices.Equal(got, x.want) {
			t.Errorf("%s: %v, want %v", name, got, x.want)
		}
	}
}

func TestWhatIsAskedFollowsTheTimeThatIsLeft(t *testing.T) {
	r := owes(Surveillance, "2025-03-15", "2026-03-15", "P4")
	r.Own = []body.Reminder{before(200, false), before(180, false), before(100, false), before(61, false), before(60, false), before(3, true)}
	var got []text.Text
	for _, g := range r.Ladder() {
		got = append(got, g.Ask)
	}
	if want := []text.Text{askPlan, askPlan, askData, askDates, askConfirm, askSoon, askPast}; !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

func TestEveryLadderHasAReadableDefault(t *testing.T) {
	if len(LadderNames) != len(usual) || len(usual) != len(Kinds)+1 {
		t.Fatalf("%d names, %d ladders, %d kinds", len(LadderNames), len(usual), len(Kinds))
	}
	b, err := body.New(body.Record{ID: id.Body{1}, Slug: "x1", Name: text.T("X", "某"), Code: "1", Country: "IE", TimeZone: "Europe/Dublin"}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range LadderNames {
		if err := CheckLadder(name); err != nil || name.Title().IsZero() || !slices.Contains(Kinds, name.Kind()) {
			t.Errorf("%s: %v", name, err)
		}
		if err := b.ChangeLadder(string(name), name.Usual()); err != nil || !slices.Equal(b.Record().Ladders[string(name)], name.Usual()) {
			t.Errorf("%s: a body could not choose the default: %v", name, err)
		}
	}
	if CheckLadder("audit") == nil {
		t.Error("a ladder of nothing")
	}
}

// A rung that the new ladder has behind the last reminder is caught up once; one before it is not sent any more.
func TestAnOpenDeadlineFollowsTheLadder(t *testing.T) {
	o, _ := NewObligation(owes(Surveillance, "2025-03-15", "2026-03-15", "P4"))
	today := on("2026-01-20")
	now, _, next := o.Record().Notice(today)
	o.Noticed(now, next) // of the rung sixty days before
	own := func(list ...body.Reminder) map[string][]body.Reminder {
		return map[string][]body.Reminder{"surveillance": list}
	}
	o.Climb(own(before(200, false), before(70, false), before(20, true)))
	if got := o.Record().NextNoticeOn; got != on("2026-02-23") {
		t.Errorf("next on %s", got)
	}
	if _, send, _ := o.Record().Notice(today); send {
		t.Error("a rung before the last reminder is sent again")
	}
	o.Climb(own(before(55, false), before(20, true)))
	if got := o.Record().NextNoticeOn; got != on("2026-01-19") {
		t.Errorf("the rung of yesterday waits since %s", got)
	}
	now, send, next := o.Record().Notice(today)
	if !send || now.On != on("2026-01-19") || next != on("2026-02-23") {
		t.Errorf("%v %v %s", now, send, next)
	}
	o.Noticed(now, next)
	if _, send, _ := o.Record().Notice(today); send {
		t.Error("caught up twice")
	}
	same, _ := From(o.Record())
	if same.Climb(own(before(55, false), before(20, true))); same.Changed() {
		t.Error("the same ladder changes something")
	}
	if o.Climb(nil); o.Record().NextNoticeOn != on("2026-02-13") || o.Record().Own != nil {
		t.Errorf("back to the default: %+v", o.Record())
	}
	done := o.Record()
	done.State, done.DoneOn = Done, on("2026-02-01")
	if err := o.Refresh(done); err != nil {
		t.Fatal(err)
	}
	if o.Climb(own(before(5, false))); o.Record().Own != nil || o.Record().NextNoticeOn != (date.Date{}) {
		t.Errorf("what is done climbs: %+v", o.Record())
	}
}

func TestWhatIsOwedGetsTheLadderOfTheBody(t *testing.T) {
	own := map[string][]body.Reminder{"surveillance": {before(5, true)}, "surveillance_year": {before(6, false)}}
	owed := Owed(iaf("2024-03-15", "2024-03-15"), Record{SubjectID: "c"})
	plain := owes(Surveillance, "2024-03-15", "2025-03-15", "P4")
	plain.State = Done
	owed = append(owed, plain)
	PutOnLadders(owed, own)
	if owed[0].Own[0] != before(5, true) || owed[1].Own[0] != before(6, false) || owed[2].Own != nil || owed[3].Own != nil {
		t.Errorf("%+v", owed)
	}
	o, _ := NewObligation(owes(Surveillance, "2024-03-15", "2025-03-15", "P4", "P3"))
	w := o.Record()
	w.Own = own["surveillance"]
	if err := o.Refresh(w); err != nil || !o.Changed() || o.Record().NextNoticeOn != on("2025-03-10") {
		t.Errorf("settled: %v %+v", err, o.Record())
	}
}

func TestWhoHearsOfAnEscalatedDecision(t *testing.T) {
	for step, want := range map[Step][]access.Permission{Remind: {access.Decide}, Escalate: {access.Decide, access.ManageBody}} {
		for _, k := range []Kind{ReviewDecision, Examination} {
			if got := (Notice{Of: Record{Kind: k}, Rung: Rung{Step: step}}).Hears(); !slices.Equal(got, want) {
				t.Errorf("%s of %s: %v", step, k, got)
			}
		}
	}
}
