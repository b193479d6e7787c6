package programme

import (
	"testing"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
)

// planned is a certified programme with an audit for each of its slots.
func planned(t *testing.T, country, decided, expires string) *Programme {
	t.Helper()
	p := opened(t)
	p.r.Limits = limits(country)
	if err := p.Fix(d(decided), d(expires), limits(country)); err != nil {
		t.Fatal(err)
	}
	for i, s := range p.Unplanned() {
		if err := p.Assign(s.Kind, s.Number, id.Audit{byte(i + 1)}); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

func surveillances(p *Programme) (out []Slot) {
	for _, s := range p.Record().Slots {
		if s.Kind == Surveillance {
			out = append(out, s)
		}
	}
	return out
}

func ahead(id.Audit) bool { return true }

// Rule "SM-184": what was added is dropped when it is owed no more, unless it has begun; what was agreed stays.
func TestWhatWasAddedIsDropped(t *testing.T) {
	p := planned(t, "IAF", "2024-01-10", "2027-01-09")
	first := surveillances(p)[0].AuditID
	held := func(a id.Audit) bool { return a == first }
	p.Owe([]Owed{{2, d("2025-12-31")}, {3, d("2026-12-31")}}, held, ahead)
	if got := p.Owe([]Owed{{2, d("2025-12-31")}}, held, func(id.Audit) bool { return false }); got.Any() {
		t.Errorf("one that has begun: %+v", got)
	}
	if got := p.Owe([]Owed{{2, d("2025-12-31")}}, held, ahead); len(got.Dropped) != 1 || got.Dropped[0].Number != 3 || len(surveillances(p)) != 2 {
		t.Errorf("dropped %+v", got)
	}
	if got := p.Owe(nil, held, ahead); len(got.Dropped) != 0 || len(surveillances(p)) != 2 {
		t.Errorf("one that was agreed: %+v", got)
	}
}

// Rule "SM-184" with the worked example D21: the first surveillance held in the year of the decision leaves two more.
func TestTheProgrammeFollowsWhatIsOwed(t *testing.T) {
	p := planned(t, "IAF", "2024-01-10", "2027-01-09")
	first := surveillances(p)[0].AuditID
	held := func(a id.Audit) bool { return a == first }
	owed := []Owed{{2, d("2025-12-31")}, {3, d("2026-12-31")}}
	change := p.Owe(owed, held, ahead)
	added, got := change.Added, surveillances(p)
	if !change.Moved || len(added) != 1 || len(got) != 3 || got[1].DueOn != d("2025-12-31") || got[2].Number != 3 || got[2].DueOn != d("2026-12-31") {
		t.Fatalf("added %+v, now %+v", added, got)
	}
	if todo := p.Unplanned(); len(todo) != 1 || todo[0].Number != 3 {
		t.Errorf("to plan: %+v", todo)
	}
	if again := p.Owe(owed, held, ahead); again.Any() {
		t.Errorf("the same again: %+v", again)
	}
	if from, to := p.Record().Window(2); from != d("2025-01-01") || to != d("2025-12-31") {
		t.Errorf("the second may be due from %s to %s", from, to)
	}
}

// Rule "SM-184": two surveillance audits in one year cover one year; what the next year owes is a third.
func TestASecondAuditInOneYearLeavesTheNextOneOwed(t *testing.T) {
	p := planned(t, "IAF", "2024-03-15", "2027-03-14")
	added := p.Owe([]Owed{{2, d("2026-12-31")}}, func(id.Audit) bool { return true }, ahead).Added
	if len(added) != 1 || added[0].Number != 3 || len(surveillances(p)) != 3 {
		t.Errorf("%+v", added)
	}
}

// Rules "P6" and "SM-184": an approved earlier day stays, and the interval counts from the day held.
func TestAnApprovedDayStaysUnderWhatIsOwed(t *testing.T) {
	p := planned(t, "CN", "2026-06-10", "2029-06-09")
	slots := surveillances(p)
	held := func(a id.Audit) bool { return a == slots[0].AuditID }
	if !p.Owe([]Owed{{2, d("2028-03-10")}}, held, ahead).Moved { // nine months after the issue, not twelve
		t.Fatal("nothing changed")
	}
	ahead := func(a id.Audit) bool { return !held(a) }
	if err := p.Shift(2, Shift{DueOn: d("2028-04-01"), Reason: "r", On: d("2027-04-01")}, ahead); !breaks(err, "P6") {
		t.Errorf("later than twelve months after the first: %v", err)
	}
	if err := p.Shift(2, Shift{DueOn: d("2028-02-01"), Reason: "r", ByID: id.Identity{1}, On: d("2027-04-01")}, ahead); err != nil {
		t.Fatal(err)
	}
	if err := p.ApproveShift(2, "Ada", id.Identity{2}, time.Unix(1, 0), d("2027-04-02"), true, ahead); err != nil {
		t.Fatal(err)
	}
	if p.Owe([]Owed{{2, d("2028-03-10")}}, held, ahead).Any() {
		t.Error("an approved day counts as different")
	}
	if s := surveillances(p)[1]; s.DueOn != d("2028-02-01") || s.LastOn != d("2028-03-10") || s.Agreed(s.LastOn) != d("2028-02-01") {
		t.Errorf("%+v", s)
	}
	if s := surveillances(p)[1]; s.Agreed(d("2028-01-01")) != (date.Date{}) {
		t.Error("a day after the last permitted one is agreed")
	}
}

// Rule "SM-184": nothing is added to a programme without a decision, or after its end.
func TestOnlyACycleThatRunsOwes(t *testing.T) {
	p := opened(t)
	if p.Owe([]Owed{{1, d("2027-01-01")}}, func(id.Audit) bool { return false }, ahead).Any() {
		t.Error("it owes before the decision")
	}
}
