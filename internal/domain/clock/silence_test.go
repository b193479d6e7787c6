package clock

import (
	"strings"
	"testing"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
)

// surveyOwed is a first surveillance of a client, with reminders on 16 September, 15 November and 15 December 2025.
func surveyOwed(t *testing.T) *Obligation {
	t.Helper()
	r := owes(Surveillance, "2025-03-15", "2026-03-15", "P4")
	r.ClientID = id.Client{1}
	o, err := NewObligation(r)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// sweepOn sends what is owed on the day, as the sweep does, and answers it.
func sweepOn(o *Obligation, day string) (n Notice, sent bool) {
	today := on(day)
	if o.r.NextNoticeOn.IsZero() || o.r.NextNoticeOn.After(today) {
		return Notice{}, false
	}
	g, send, next := o.Record().Notice(today)
	if !send {
		return Notice{}, false
	}
	n = NewNotice(id.Notice{}, o.Record(), g, today)
	o.Noticed(g, next)
	o.Ask(n, today, 14)
	return n, true
}

// Rule "SM-195": a reminder that nobody answers is told once more when the days have passed, not before and not twice.
func TestNobodyReacts(t *testing.T) {
	o := surveyOwed(t)
	if n, sent := sweepOn(o, "2025-09-16"); !sent || !n.Unanswered.IsZero() || o.r.AskedOn != on("2025-09-16") || o.r.NextNoticeOn != on("2025-09-30") {
		t.Fatalf("%v %+v, %+v", sent, n, o.r)
	}
	for day, want := range map[string]bool{"2025-09-29": false, "2025-09-30": true} {
		if o.Record().Silent(on(day)) != want {
			t.Errorf("on %s silent: %v", day, !want)
		}
	}
	if _, sent := sweepOn(o, "2025-09-29"); sent {
		t.Error("told before the days have passed")
	}
	n, sent := sweepOn(o, "2025-10-20") // after an outage
	if !sent || n.Unanswered != on("2025-09-16") || n.Rung.Step != Remind || o.r.NextNoticeOn != on("2025-11-15") {
		t.Fatalf("%v %+v, next %s", sent, n, o.r.NextNoticeOn)
	}
	if says := n.Chasing().Rung.Ask; !strings.HasPrefix(says.En, "Nobody has answered the reminder of 16 September 2025.") || !strings.Contains(says.Zh, "2025年9月16日") {
		t.Errorf("%+v", says)
	}
	if _, sent := sweepOn(o, "2025-10-21"); sent {
		t.Error("told twice")
	}
	if n, sent := sweepOn(o, "2025-11-15"); !sent || n.Unanswered != on("2025-09-16") || o.r.NextNoticeOn != on("2025-12-15") {
		t.Errorf("the next reminder: %v %+v", sent, n)
	}
}

func TestAnAnswerEndsTheSilenceAndALaterReminderAsksAnew(t *testing.T) {
	o := surveyOwed(t)
	if o.See(Seen{}) == nil {
		t.Error("answered before anything was asked")
	}
	sweepOn(o, "2025-09-16")
	if err := o.See(Seen{Name: "Niamh", On: on("2025-09-20")}); err != nil || o.Record().Unanswered() || o.r.NextNoticeOn != on("2025-11-15") {
		t.Fatalf("%v %+v", err, o.r)
	}
	if err := o.See(Seen{Name: "Cora"}); err == nil || !strings.Contains(err.Error(), "Niamh") {
		t.Errorf("answered a second time: %v", err)
	}
	n, sent := sweepOn(o, "2025-11-15")
	if !sent || !n.Unanswered.IsZero() || o.r.Seen != nil || o.r.AskedOn != on("2025-11-15") || o.r.NextNoticeOn != on("2025-11-29") {
		t.Errorf("%v %+v %+v", sent, n, o.r)
	}
}

func TestNobodyIsAskedAfterTheLastDayOrOnceTheDatesStand(t *testing.T) {
	o := surveyOwed(t)
	sweepOn(o, "2026-03-14") // a long outage
	if o.r.NextNoticeOn != on("2026-03-16") {
		t.Errorf("next %s", o.r.NextNoticeOn)
	}
	if n, sent := sweepOn(o, "2026-03-29"); !sent || n.Rung.Step != Breached || !n.Unanswered.IsZero() || !o.r.NextNoticeOn.IsZero() {
		t.Errorf("after the last day: %v %+v %+v", sent, n, o.r)
	}
	o = surveyOwed(t)
	sweepOn(o, "2025-09-16")
	owed := []Record{o.Record()}
	Arrange(owed, []audit.Record{{Type: programme.Surveillance, State: audit.Confirmed}})
	if err := o.Refresh(owed[0]); err != nil || o.Record().Unanswered() || o.r.NextNoticeOn != on("2025-11-15") {
		t.Errorf("with dates: %v %+v", err, o.r)
	}
	if n, sent := sweepOn(o, "2025-11-15"); !sent || n.Asks() || o.Record().Unanswered() {
		t.Errorf("asked although the dates stand: %+v", o.r)
	}
	later := o.Record()
	later.Arranged, later.DueOn = false, on("2026-06-30")
	if err := o.Refresh(later); err != nil || !o.r.AskedOn.IsZero() {
		t.Errorf("another day: %v %+v", err, o.r)
	}
}

func TestWhichAuditsAreArranged(t *testing.T) {
	for _, x := range []struct {
		kind  Kind
		state audit.State
		want  bool
	}{
		{Surveillance, audit.Proposed, false}, {Surveillance, audit.Confirmed, true}, {Surveillance, audit.InProgress, true}, {Surveillance, audit.Reported, false},
		{Recertification, audit.Programmed, false}, {Recertification, audit.Planned, true}, {Recertification, audit.Concluded, true}, {Recertification, audit.Decided, false},
		{Transition, audit.Confirmed, true}, {Restoration, audit.Confirmed, false},
	} {
		owed := []Record{{Kind: x.kind, State: Done}, {Kind: x.kind, Number: 1, State: Open}, {Kind: x.kind, Number: 2, State: Open}}
		Arrange(owed, []audit.Record{{Type: programme.Surveillance, State: x.state}, {Type: programme.Recertification, State: x.state}})
		if owed[0].Arranged || owed[1].Arranged != x.want || owed[2].Arranged {
			t.Errorf("%s, audit %s: %+v", x.kind, x.state, owed)
		}
	}
}

// The body's own deadlines ask nobody of the client.
func TestTheBodyIsNotAsked(t *testing.T) {
	r := owes(Examination, "2026-01-01", "2026-01-11")
	r.ClientID = id.Client{1}
	o, _ := NewObligation(r)
	if _, sent := sweepOn(o, "2026-01-01"); !sent || !o.r.AskedOn.IsZero() {
		t.Errorf("%+v", o.r)
	}
}

// Whatever the day of the sweep and whoever answers, nothing is left due that sends nothing.
func TestNothingStaysDueWithoutAReminder(t *testing.T) {
	for patience := 1; patience <= 60; patience += 7 {
		for step := 1; step <= 40; step += 3 {
			o := surveyOwed(t)
			asked := 0
			for day := on("2025-03-15"); day.Before(on("2026-06-01")); day = day.AddDays(step) {
				if next := o.r.NextNoticeOn; next.IsZero() || next.After(day) {
					continue
				}
				g, send, next := o.Record().Notice(day)
				if !send {
					t.Fatalf("patience %d, step %d: due on %s and nothing to send: %+v", patience, step, day, o.r)
				}
				n := NewNotice(id.Notice{}, o.Record(), g, day)
				o.Noticed(g, next)
				o.Ask(n, day, patience)
				if asked++; asked%3 == 0 && o.Record().Unanswered() {
					_ = o.See(Seen{Name: "Niamh", On: day})
				}
			}
			if !o.r.NextNoticeOn.IsZero() {
				t.Fatalf("patience %d, step %d: still due %s", patience, step, o.r.NextNoticeOn)
			}
		}
	}
}

func TestHowToReachTheClient(t *testing.T) {
	n := Notice{Rung: Rung{Ask: askDates}, Unanswered: on("2026-01-01")}
	for _, x := range []struct {
		by   Reach
		want []string
	}{
		{Reach{"+353 1 234", 2}, []string{"for 20 days", "+353 1 234"}},
		{Reach{"", 1}, []string{"No telephone", "only one contact"}},
	} {
		says := n.Unreached(on("2026-01-21"), x.by).Rung.Ask.En
		for _, w := range x.want {
			if !strings.Contains(says, w) {
				t.Errorf("%+v: %s", x.by, says)
			}
		}
		if strings.Contains(says, "only one") != (x.by.Contacts < 2) {
			t.Errorf("%+v: %s", x.by, says)
		}
	}
	n.Unanswered = date.Date{}
	if got := n.Unreached(on("2026-01-21"), Reach{}); got.Rung.Ask != askDates || got.Chasing().Rung.Ask != askDates {
		t.Errorf("nobody is silent: %+v", got)
	}
}
