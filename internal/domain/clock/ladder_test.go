package clock

import (
	"slices"
	"strings"
	"testing"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

func owes(kind Kind, from, due string, rules ...string) Record {
	return Record{ID: id.Obligation{1}, Kind: kind, Number: 1, State: Open, SubjectID: "x", Rules: rules, FromOn: on(from), DueOn: on(due)}
}

func TestTheDaysOfTheLadders(t *testing.T) {
	for name, x := range map[string]struct {
		r    Record
		want []string
	}{
		"first surveillance": {owes(Surveillance, "2025-03-15", "2026-03-15", "P4", "P3"),
			[]string{"2025-09-16", "2025-11-15", "2025-12-15", "2026-01-14", "2026-02-13", "2026-03-01", "2026-03-16"}},
		"calendar year": {owes(Surveillance, "2026-01-01", "2026-12-31", "P3"),
			[]string{"2026-07-01", "2026-10-01", "2026-11-01", "2026-12-01", "2027-01-01"}},
		"expiry": {owes(Recertification, "2024-03-15", "2027-03-14", "RC1"),
			[]string{"2026-03-14", "2026-06-14", "2026-09-14", "2026-11-14", "2026-12-14", "2027-01-14", "2027-02-14", "2027-02-28", "2027-03-07", "2027-03-13", "2027-03-15"}},
		"suspension of three months": {owes(SuspensionEnd, "2026-01-10", "2026-04-10", "X5"),
			[]string{"2026-02-09", "2026-03-11", "2026-03-27", "2026-04-10", "2026-04-11"}},
		"an answer due in five days": {owes(FindingAnswer, "2026-01-10", "2026-01-15"),
			[]string{"2026-01-13", "2026-01-15", "2026-01-22"}},
	} {
		var got []string
		for _, g := range x.r.Ladder() {
			got = append(got, g.On.String())
			if g.Ask.En == "" || g.Ask.Zh == "" {
				t.Errorf("%s: a rung without words", name)
			}
		}
		if len(got) != len(x.want) {
			t.Errorf("%s: %v, want %v", name, got, x.want)
			continue
		}
		for i := range got {
			if got[i] != x.want[i] {
				t.Errorf("%s: %v, want %v", name, got, x.want)
				break
			}
		}
	}
}

func TestAMissedMonthIsCaughtUpWithOneReminder(t *testing.T) {
	o, err := NewObligation(owes(Surveillance, "2025-03-15", "2026-03-15", "P4"))
	if err != nil {
		t.Fatal(err)
	}
	if got := o.Record().NextNoticeOn; got != on("2025-09-16") {
		t.Errorf("the first reminder goes on %s", got)
	}
	if _, send, _ := o.Record().Notice(on("2025-09-15")); send {
		t.Error("a reminder the day before the first rung")
	}
	now, send, next := o.Record().Notice(on("2026-01-20")) // four rungs have passed
	if !send || now.On != on("2026-01-14") || next != on("2026-02-13") {
		t.Errorf("%v %v, next %s", now, send, next)
	}
	o.Noticed(now, next)
	if _, send, _ := o.Record().Notice(on("2026-01-20")); send {
		t.Error("the same reminder twice")
	}
	if now, send, next := o.Record().Notice(on("2026-05-01")); !send || now.Step != Breached || !next.IsZero() {
		t.Errorf("after the last day: %v %v %s", now, send, next)
	}
}

func TestAnObligationFollowsTheFacts(t *testing.T) {
	o, _ := NewObligation(owes(Surveillance, "2025-03-15", "2026-03-15", "P4"))
	done := o.Record()
	done.State, done.DoneOn = Done, on("2026-02-01")
	if err := o.Refresh(done); err != nil || o.Record().State != Done || !o.Record().NextNoticeOn.IsZero() {
		t.Errorf("done: %v %+v", err, o.Record())
	}
	same, _ := From(o.Record())
	if err := same.Refresh(done); err != nil || same.Changed() {
		t.Errorf("the same facts change something: %v", err)
	}
	again := done
	again.State, again.DoneOn, again.DueOn = Open, date.Date{}, on("2026-06-30")
	if err := o.Refresh(again); err != nil || o.Record().State != Open || o.Record().DueOn != on("2026-06-30") {
		t.Errorf("reopened: %v %+v", err, o.Record())
	}
	if err := o.Supersede(Successor{Reason: NoLongerOwed}); err != nil || o.Record().State != Superseded || !o.Record().NextNoticeOn.IsZero() {
		t.Errorf("superseded: %v %+v", err, o.Record())
	}
}

func TestWhatACertificateOwes(t *testing.T) {
	in := iaf("2025-04-01", "2024-03-15")
	in.SuspendedOn, in.SuspensionEndsOn = on("2025-03-20"), on("2025-06-30")
	owed := Owed(in, Record{SubjectID: "c"})
	last := owed[len(owed)-1]
	if len(owed) != 4 || last.Kind != SuspensionEnd || last.DueOn != on("2025-06-30") || last.State != Open {
		t.Errorf("suspended: %+v", owed)
	}
	in.WithdrawnOn = on("2025-04-01")
	for _, r := range Owed(in, Record{SubjectID: "c"}) {
		if r.State != Superseded {
			t.Errorf("after withdrawal %s is %s", r.Kind, r.State)
		}
	}
	gone := Owed(iaf("2027-04-01", "2024-03-15"), Record{})
	if last := gone[len(gone)-1]; last.Kind != Restoration || last.DueOn != on("2027-09-14") {
		t.Errorf("after expiry: %+v", last)
	}
}

func TestEveryStateAndEveryAction(t *testing.T) {
	for _, s := range States.States() {
		for _, a := range States.AllActions() {
			r := owes(Surveillance, "2025-03-15", "2026-03-15", "P4")
			r.State = s
			o, err := From(r)
			if err != nil {
				t.Fatal(err)
			}
			err = o.act(a)
			if States.Can(s, a) != (err == nil) || err == nil && o.Record().State != States[s][a] {
				t.Errorf("%s in %s: %v, now %s", a, s, err, o.Record().State)
			}
		}
	}
}

func TestReconcile(t *testing.T) {
	of := Record{ID: id.Obligation{7}, SubjectID: "c"}
	var have []*Obligation
	for _, r := range Owed(iaf("2024-03-15", "2024-03-15"), of) {
		o, err := NewObligation(r)
		if err != nil {
			t.Fatal(err)
		}
		have = append(have, o)
	}
	in := surveyed(iaf("2025-04-01", "2024-03-15"), "2025-03-10")
	in.SuspendedOn = on("2025-03-20")
	fresh, err := Reconcile(have, Owed(in, of), Successor{Reason: NoLongerOwed})
	if err != nil || len(fresh) != 1 || fresh[0].Kind != SuspensionEnd {
		t.Fatalf("%v, fresh %+v", err, fresh)
	}
	if have[0].Record().State != Done || have[0].Record().DoneOn != on("2025-03-10") || have[1].Record().AimFrom != on("2026-03-10") || have[2].Changed() {
		t.Errorf("%+v", have[0].Record())
	}
	if _, err := Reconcile(have, nil, Successor{Reason: NoLongerOwed}); err != nil || have[1].Record().State != Superseded {
		t.Errorf("%v: what nobody owes is %s", err, have[1].Record().State)
	}
}

func TestWhatAFindingOwes(t *testing.T) {
	f := finding.Record{Grade: finding.Major, State: finding.Issued, IssuedOn: on("2025-08-31"), PlanDue: on("2025-09-30"), CloseDue: on("2025-11-29")}
	kinds := func(s finding.State) (out []State) {
		f.State = s
		for _, r := range OwedByFinding(f, on("2026-02-28"), on("2025-10-02"), Record{}) {
			out = append(out, r.State)
		}
		return out
	}
	for s, want := range map[finding.State][]State{
		finding.Issued:    {Open, Open, Open},
		finding.Responded: {Late, Open, Open},
		finding.Closed:    {Late, Done, Done},
		finding.Dropped:   {Superseded, Superseded, Superseded},
	} {
		if got := kinds(s); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", s, got, want)
		}
	}
	f.Grade = finding.Opportunity
	if got := kinds(finding.Issued); got != nil {
		t.Errorf("an opportunity owes %v", got)
	}
}

func TestWhoseTurnItIs(t *testing.T) {
	year := Owed(iaf("2024-03-15", "2024-03-15"), Record{})
	for today, want := range map[string]flow.Party{"2024-03-15": flow.Nobody, "2025-01-15": flow.Body, "2025-03-16": flow.Body} {
		if got := (Input{Today: on(today)}).TurnOf(year); got.Who != want {
			t.Errorf("on %s: %+v", today, got)
		}
	}
	in := iaf("2025-04-01", "2024-03-15")
	in.SuspendedOn = on("2025-03-20")
	of := in
	for today, want := range map[string]flow.Party{"2025-09-20": flow.Client, "2025-09-21": flow.Body} {
		in.Today = on(today)
		if got := in.TurnOf(Owed(of, Record{})); got.Who != want {
			t.Errorf("suspended, on %s: %+v", today, got)
		}
	}
	in = surveyed(iaf("2027-02-01", "2024-03-15"), "2025-02-10", "2026-02-10")
	in.Recertification.OnSiteEndedOn = on("2027-01-20")
	if got := in.TurnOf(Owed(in, Record{})); got.Needs != access.Decide || got.What.En != "Review and decide: recertification." || got.By != on("2027-03-14") {
		t.Errorf("recertified and not decided: %+v", got)
	}
	if got := (Input{Today: on("2025-01-01")}).TurnOf(nil); got.Who != flow.Nobody {
		t.Errorf("nothing owed: %+v", got)
	}
}

// Rule "SM-185": before the last safe day the client is told of it, on that day as well, and nobody is told the expiry instead.
func TestTheLastSafeDayIsTold(t *testing.T) {
	in := surveyed(iaf("2026-12-19", "2024-03-15"), "2025-02-10", "2026-02-10")
	owed := Owed(in, Record{ID: id.Obligation{1}, SubjectID: "c"})
	r := owed[2]
	if r.Kind != Recertification || r.SafeOn != on("2026-12-19") || !slices.Equal(r.Alarms, []int{30, 7, 0}) {
		t.Fatalf("%+v", r)
	}
	var got []string
	for _, g := range r.Ladder() {
		if g.On.After(on("2026-11-01")) && g.On.Before(on("2027-01-01")) {
			got = append(got, g.On.String())
		}
	}
	if want := []string{"2026-11-14", "2026-11-19", "2026-12-12", "2026-12-14", "2026-12-19", "2026-12-20"}; !slices.Equal(got, want) {
		t.Errorf("rungs %v, want %v", got, want)
	}
	for _, day := range []string{"2026-11-14", "2026-12-14", "2026-12-19"} {
		now, send, _ := r.Notice(on(day))
		if !send || !strings.Contains(now.Ask.En, "19 December 2026") || !strings.Contains(now.Ask.Zh, "2026年12月19日") || strings.Contains(now.Ask.En, "before this day") {
			t.Errorf("on %s: %v %s %s", day, send, now.Ask.En, now.Ask.Zh)
		}
	}
	r.Alarms = nil
	r.SafeOn = date.Date{}
	if now, _, _ := r.Notice(on("2026-12-19")); now.Ask != askSoon {
		t.Errorf("without a safe day: %+v", now)
	}
}

// Rule "SM-120": whichever reminder is sent first after the last safe day says so.
func TestTheRiskIsToldByWhicheverReminderIsSent(t *testing.T) {
	r := owes(Recertification, "2024-03-15", "2027-03-14", "RC1")
	r.SafeOn = on("2026-12-19")
	for today, want := range map[string]text.Text{"2026-12-20": askRisk, "2027-01-15": askRisk, "2027-03-01": askRisk, "2027-03-15": askPast} {
		if now, send, _ := r.Notice(on(today)); !send || now.Ask != want || now.Step == Remind {
			t.Errorf("on %s: %v %+v", today, send, now)
		}
	}
	r.NoticedOn = on("2027-01-14") // the median moved after that reminder: its rung is passed over
	if now, send, _ := r.Notice(on("2027-02-14")); !send || now.Ask != askRisk {
		t.Errorf("the next one: %v %+v", send, now)
	}
}

// Rule "P6" on the ladder: reminders lead to the agreed day, and the last day stays what it is.
func TestRemindersLeadToTheAgreedDay(t *testing.T) {
	r := owes(Surveillance, "2026-06-10", "2027-06-10", "P4", "P3")
	r.AgreedOn = on("2027-03-01")
	var got []string
	for _, g := range r.Ladder() {
		got = append(got, g.On.String())
	}
	want := []string{"2026-09-02", "2026-11-01", "2026-12-01", "2026-12-31", "2027-01-30", "2027-02-15", "2027-03-02", "2027-05-27", "2027-06-11"}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	for today, want := range map[string]string{"2027-02-15": "by 1 March 2027", "2027-03-02": "agreed for the season of the work has passed", "2027-05-27": "before this day", "2027-06-11": "last day has passed"} {
		if now, send, _ := r.Notice(on(today)); !send || !strings.Contains(now.Ask.En, want) {
			t.Errorf("on %s: %v %+v", today, send, now)
		}
	}
}

// The ladder of China: seven days before, and on the last day of a surveillance and of a suspension.
func TestChinaRemindsOnTheLastDay(t *testing.T) {
	in := china("2026-08-01", "2025-07-23")
	in.SuspendedOn = on("2026-07-30")
	on7 := map[Kind][]date.Date{Surveillance: {on("2026-07-16"), on("2026-07-23")}, SuspensionEnd: {on("2027-01-23"), on("2027-01-30")}}
	for _, r := range Owed(in, Record{ID: id.Obligation{1}, SubjectID: "c"}) {
		for _, day := range on7[r.Kind] {
			if !slices.ContainsFunc(r.Ladder(), func(g Rung) bool { return g.On == day && g.Step == Escalate }) {
				t.Errorf("%s: nothing on %s: %+v", r.Kind, day, r.Ladder())
			}
		}
	}
	for _, r := range Owed(iaf("2024-08-01", "2024-03-15"), Record{}) {
		if r.Kind == Surveillance && r.Alarms != nil {
			t.Errorf("IAF: %+v", r)
		}
	}
}

// Rules "D6" and "Q12": once the last day has passed the reminder says what follows.
func TestWhatFollowsThePassedDayIsSaid(t *testing.T) {
	major := owes(MajorVerified, "2025-08-31", "2026-02-28", "D6")
	if got := major.TitleOn(on("2026-02-28")); got != KindNames[MajorVerified] {
		t.Errorf("on the last day: %s", got.En)
	}
	if got := major.TitleOn(on("2026-03-01")); !strings.Contains(got.En, "repeat of stage 2") {
		t.Errorf("after it: %s", got.En)
	}
	for name, x := range map[string]struct {
		r    Record
		want text.Text
	}{
		"a major":            {major, askRepeat},
		"the restoration":    {owes(Restoration, "2027-03-15", "2027-09-14", "RC8"), askAnew},
		"an expiry in China": {owes(Recertification, "2024-03-15", "2027-03-14", "RC1", "Q12"), askAnew},
		"an expiry":          {owes(Recertification, "2024-03-15", "2027-03-14", "RC1", "RC7"), askPast},
	} {
		if now, send, _ := x.r.Notice(x.r.DueOn.AddDays(1)); !send || now.Ask != x.want {
			t.Errorf("%s: %v %s", name, send, now.Ask.En)
		}
	}
}
