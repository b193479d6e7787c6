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

// Rule "SM-184" with the worked example D21: the first surveillance held in the year of the decision leaves two more.
func TestTheProgrammeFollowsWhatIsOwed(t *testing.T) {
	p := planned(t, "IAF", "2024-01-10", "2027-01-09")
	first := surveillances(p)[0].AuditID
	held := func(a id.Audit) bool { return a == first }
	owed := []Owed{{2, d("2025-12-31")}, {3, d("2026-12-31")}}
	added, different := p.Owe(owed, held)
	got := surveillances(p)
	if !different || len(added) != 1 || len(got) != 3 || got[1].DueOn != d("2025-12-31") || got[2].Number != 3 || got[2].DueOn != d("2026-12-31") {
		t.Fatalf("added %+v, now %+v", added, got)
	}
	if todo := p.Unplanned(); len(todo) != 1 || todo[0].Number != 3 {
		t.Errorf("to plan: %+v", todo)
	}
	if again, different := p.Owe(owed, held); different || len(again) != 0 {
		t.Errorf("the same again adds %+v", again)
	}
	if from, to := p.Record().Window(2); from != d("2025-01-01") || to != d("2025-12-31") {
		t.Errorf("the second may be due from %s to %s", from, to)
	}
}

// Rule "SM-184": two surveillance audits in one year cover one year; what the next year owes is a third.
func TestASecondAuditInOneYearLeavesTheNextOneOwed(t *testing.T) {
	p := planned(t, "IAF", "2024-03-15", "2027-03-14")
	added, _ := p.Owe([]Owed{{2, d("2026-12-31")}}, func(id.Audit) bool { return true })
	if len(added) != 1 || added[0].Number != 3 || len(surveillances(p)) != 3 {
		t.Errorf("%+v", added)
	}
}

// Rules "P6" and "SM-184": an approved earlier day stays, and the interval counts from the day held.
func TestAnApprovedDayStaysUnderWhatIsOwed(t *testing.T) {
	p := planned(t, "CN", "2026-06-10", "2029-06-09")
	slots := surveillances(p)
	held := func(a id.Audit) bool { return a == slots[0].AuditID }
	if _, different := p.Owe([]Owed{{2, d("2028-03-10")}}, held); !different { // nine months after the issue, not twelve
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
	if _, different := p.Owe([]Owed{{2, d("2028-03-10")}}, held); different {
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
	if added, different := p.Owe([]Owed{{1, d("2027-01-01")}}, func(id.Audit) bool { return false }); different || added != nil {
		t.Errorf("%+v", added)
	}
}
