package programme

import (
	"slices"
	"testing"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
)

var d = date.MustParse

func limits(country string) pack.Set {
	return pack.For(country, d("2026-11-23"))
}

func opened(t *testing.T) *Programme {
	t.Helper()
	p, err := Open(Record{ID: id.Programme{1}, ClientID: id.Client{2}, Standard: "ISO/IEC 20000-1:2018",
		Limits: limits("IAF"), Days: Days{Stage1: audittime.DaysOf(2), Stage2: audittime.DaysOf(5)}})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Rule "P1".
func TestTheProgrammeHoldsTheWholeCycle(t *testing.T) {
	p := opened(t)
	var got []string
	for _, s := range p.Record().Slots {
		got = append(got, string(s.Kind))
	}
	want := []string{"stage1", "stage2", "surveillance", "surveillance", "recertification"}
	if len(got) != len(want) || len(p.Unplanned()) != 2 {
		t.Errorf("slots %v, to plan now %v", got, p.Unplanned())
	}
	if p.Record().Days.Of(Stage2) != audittime.DaysOf(5) || p.Record().Days.Of(FollowUp) != 0 {
		t.Errorf("days %+v", p.Record().Days)
	}
}

// Rules "P2", "P3" and "P4" with the worked examples D19, D21 and P23.
func TestTheDecisionFixesTheDates(t *testing.T) {
	for _, c := range []struct{ decided, expires, first, second string }{
		{"2024-03-15", "2027-03-14", "2025-03-15", "2026-12-31"},
		{"2024-01-10", "2027-01-09", "2025-01-10", "2026-12-31"},
		{"2024-02-29", "2027-02-28", "2025-02-28", "2026-12-31"},
		{"2023-12-31", "2026-12-30", "2024-12-31", "2025-12-31"},
	} {
		p := opened(t)
		if err := p.Fix(d(c.decided), d(c.expires), pack.Set{}); err != nil {
			t.Fatal(err)
		}
		s := p.Record().Slots
		if s[2].DueOn != d(c.first) || s[3].DueOn != d(c.second) || s[4].DueOn != d(c.expires) || !s[0].DueOn.IsZero() {
			t.Errorf("decided %s: %+v", c.decided, s)
		}
	}
}

func TestRenewalOpensTheNextCycle(t *testing.T) {
	p := opened(t)
	if p.Fix(d("2024-03-15"), d("2024-03-15"), pack.Set{}) == nil {
		t.Error("an expiry on the day of the decision was taken")
	}
	for _, on := range []string{"2024-03-15", "2027-01-10"} {
		if err := p.Fix(d(on), d(on).AddMonths(36), limits("IAF")); err != nil {
			t.Fatal(err)
		}
	}
	r := p.Record()
	if r.Cycle != 2 || len(r.Slots) != 3 || r.Slots[0].DueOn != d("2028-12-31") {
		t.Errorf("second cycle: %+v", r)
	}
}

// Rule "P5": the packs of the cycle say which clock runs, and the next cycle takes those of its own day.
func TestTheCycleKeepsItsPacks(t *testing.T) {
	r := opened(t).Record()
	r.Limits = limits("CN")
	p, err := From(r)
	if err != nil {
		t.Fatal(err)
	}
	later := limits("IAF")
	for cycle, want := range [][]string{{"2025-02-28", "2026-02-28"}, {"2028-12-31", "2029-12-31"}} {
		decided := d("2024-02-29").AddMonths(36 * cycle)
		if err := p.Fix(decided, decided.AddMonths(36), later); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range p.Record().Slots {
			if s.Kind == Surveillance {
				got = append(got, s.DueOn.String())
			}
		}
		if !slices.Equal(got, want) || p.Record().Limits.Under(pack.China) != (cycle == 0) {
			t.Errorf("cycle %d: due %v, want %v, under %v", cycle+1, got, want, p.Record().Limits.Packs)
		}
	}
	r.Limits = pack.Set{}
	if _, err := From(r); err == nil {
		t.Error("a programme without packs was taken")
	}
}

func TestRepeatedStageTakesItsPlace(t *testing.T) {
	p := opened(t)
	s := p.repeat(Stage2)
	r := p.Record()
	if s.Number != 2 || !same(r.Slots[2], s) || len(r.Slots) != 6 {
		t.Errorf("%+v in %+v", s, r.Slots)
	}
	if err := p.Assign(Stage2, 2, id.Audit{9}); err != nil || p.Record().Slots[2].AuditID != (id.Audit{9}) {
		t.Errorf("not assigned: %v", err)
	}
	if p.Assign(FollowUp, 1, id.Audit{9}) == nil {
		t.Error("a slot that is not there was assigned")
	}
}

func TestAnotherAuditTakesThePlaceOfOne(t *testing.T) {
	for name, c := range map[string]struct {
		kind     Kind
		held     bool
		slots    int
		unfilled []Slot
	}{
		"a stage that was held gets another attempt": {Stage2, true, 6, []Slot{{Kind: Stage2, Number: 2}}},
		"a stage that ended early is held again":     {Stage2, false, 5, []Slot{{Kind: Stage2, Number: 1}}},
		"a surveillance keeps its due date":          {Surveillance, true, 5, []Slot{{Kind: Surveillance, Number: 1, DueOn: d("2027-01-10")}}},
	} {
		p := opened(t)
		if err := p.Fix(d("2026-01-10"), d("2029-01-09"), limits("IAF")); err != nil {
			t.Fatal(err)
		}
		for i, s := range p.Unplanned() {
			if err := p.Assign(s.Kind, s.Number, id.Audit{byte(i + 1)}); err != nil {
				t.Fatal(err)
			}
		}
		var of id.Audit
		for _, s := range p.Record().Slots {
			if s.Kind == c.kind && s.Number == 1 {
				of = s.AuditID
			}
		}
		p.Again(c.kind, of, c.held)
		if got := p.Unplanned(); len(p.Record().Slots) != c.slots || !slices.EqualFunc(got, c.unfilled, same) {
			t.Errorf("%s: %d slots, %+v to fill", name, len(p.Record().Slots), got)
		}
	}
}

func same(a, b Slot) bool { return a.Kind == b.Kind && a.Number == b.Number && a.DueOn == b.DueOn }

func TestAFollowUpStandsAfterTheAuditItVerifies(t *testing.T) {
	p := opened(t)
	if err := p.Assign(Stage2, 1, id.Audit{9}); err != nil {
		t.Fatal(err)
	}
	verifies := []id.Finding{{1}}
	if err := p.FollowUp(id.Audit{9}, verifies, 0, d("2026-03-01")); err == nil {
		t.Error("a visit that takes no time was asked for")
	}
	for range 2 {
		if err := p.FollowUp(id.Audit{9}, verifies, 1, d("2026-03-01")); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.Fix(d("2026-01-10"), d("2029-01-09"), limits("IAF")); err != nil {
		t.Fatal(err)
	}
	s := p.Record().Slots
	if s[2].Kind != FollowUp || s[2].Number != 2 || s[3].Number != 1 || s[3].DueOn != d("2026-03-01") || len(s) != 7 || s[3].Verifies[0] != verifies[0] {
		t.Errorf("%+v", s)
	}
	if n := len(p.Unplanned()); n != 6 { // stage 1, two visits, and the three audits of the cycle
		t.Errorf("%d to plan: %+v", n, p.Unplanned())
	}
}

func TestEveryStateAndEveryAction(t *testing.T) {
	acts := map[Action]func(*Programme) error{
		FixDates:  func(p *Programme) error { return p.Fix(d("2026-01-01"), d("2028-12-31"), limits("IAF")) },
		Terminate: (*Programme).End,
	}
	for _, s := range States.States() {
		for _, a := range States.AllActions() {
			r := opened(t).Record()
			r.State = s
			p, err := From(r)
			if err != nil {
				t.Fatal(err)
			}
			if err = acts[a](p); States.Can(s, a) != (err == nil) || err == nil && p.Record().State != States[s][a] {
				t.Errorf("%s in %s: %v, now %s", a, s, err, p.Record().State)
			}
		}
	}
}

// Rule "TR-6": the cycle of another body goes on with its own days, less what was held in it.
func TestACycleThatIsTakenOverGoesOn(t *testing.T) {
	for name, c := range map[string]struct {
		taken Taken
		want  []Slot
	}{
		"first cycle, nothing held": {Taken{DecidedOn: d("2026-03-01"), ExpiresOn: d("2029-02-28")},
			[]Slot{{Kind: Surveillance, Number: 1, DueOn: d("2027-03-01")}, {Kind: Surveillance, Number: 2, DueOn: d("2028-12-31")}, {Kind: Recertification, Number: 1, DueOn: d("2029-02-28")}}},
		"renewed, one held": {Taken{DecidedOn: d("2025-05-10"), ExpiresOn: d("2028-05-09"), Renewed: true, Held: []date.Date{d("2026-04-20")}},
			[]Slot{{Kind: Surveillance, Number: 2, DueOn: d("2027-12-31")}, {Kind: Recertification, Number: 1, DueOn: d("2028-05-09")}}},
		"both held": {Taken{DecidedOn: d("2024-01-10"), ExpiresOn: d("2027-01-09"), Held: []date.Date{d("2025-01-05"), d("2026-01-05")}},
			[]Slot{{Kind: Recertification, Number: 1, DueOn: d("2027-01-09")}}},
	} {
		p, err := TakeOver(Record{ID: id.Programme{1}, ClientID: id.Client{2}, Standard: "ISO/IEC 20000-1:2018", Limits: limits("IAF"), Taken: &c.taken})
		if err != nil {
			t.Fatal(err)
		}
		if n := len(p.Unplanned()); n != 0 {
			t.Errorf("%s: %d audits before the decision", name, n)
		}
		if err := p.Fix(d("2026-11-26"), d("2029-11-25"), limits("IAF")); err != nil {
			t.Fatal(err)
		}
		r := p.Record()
		if !slices.EqualFunc(r.Slots, c.want, same) || r.ExpiresOn != c.taken.ExpiresOn || r.DecidedOn != c.taken.DecidedOn || (r.Cycle == 2) != c.taken.Renewed {
			t.Errorf("%s: cycle %d from %s to %s, %+v", name, r.Cycle, r.DecidedOn, r.ExpiresOn, r.Slots)
		}
		next := r.ExpiresOn
		if err := p.Fix(next, next.AddMonths(36), limits("IAF")); err != nil || len(p.Record().Slots) != 3 || p.Record().DecidedOn != next {
			t.Errorf("%s: the cycle after it is %+v, %v", name, p.Record(), err)
		}
	}
}
