package clock

import (
	"testing"

	"triennia/internal/domain/date"
)

// Rule "SM-120": a median of ten audits counts, one of nine does not, and each step stands for itself.
func TestTheBodysOwnTimeCountsBackFromTheExpiry(t *testing.T) {
	policy := Buffer{Report: 10, Correction: 60, Review: 10, Decision: 5}
	for name, x := range map[string]struct {
		pace Pace
		want Buffer
		days int
	}{
		"nothing measured": {Pace{}, Buffer{Report: 10, Correction: 60, Review: 15}, 85},
		"nine audits":      {Pace{Report: Measured{3, 9}, Decision: Measured{4, 9}}, Buffer{Report: 10, Correction: 60, Review: 15}, 85},
		"ten audits":       {Pace{Report: Measured{3, 10}, Decision: Measured{4, 10}}, Buffer{Report: 3, Correction: 60, Review: 4}, 67},
		"all of them":      {Pace{Report: Measured{20, 30}, Correction: Measured{75, 12}, Decision: Measured{30, 30}}, Buffer{Report: 20, Correction: 75, Review: 30}, 125},
	} {
		got, legs := x.pace.Over(policy)
		sum := 0
		for _, l := range legs {
			sum += l.Days
		}
		if got != x.want || sum != x.days || got.days() != x.days {
			t.Errorf("%s: %+v, %d days", name, got, sum)
		}
	}
	if got, _ := (Pace{}).Over(Buffer{}); got.days() != DefaultBuffer.days() {
		t.Errorf("without a policy %d days", got.days())
	}
}

// Rule "SM-120": safe on the day, at risk the day after it, until the audit is held, and overdue after the expiry.
func TestPastTheLastSafeDayTheCertificateIsAtRisk(t *testing.T) {
	recertification := func(in Input) Record {
		for _, r := range Owed(in, Record{SubjectID: "c"}) {
			if r.Kind == Recertification {
				return r
			}
		}
		t.Fatal("no recertification is owed")
		return Record{}
	}
	in := surveyed(iaf("2026-12-19", "2024-03-15"), "2025-02-10", "2026-05-05")
	for day, want := range map[string]bool{"2026-12-19": false, "2026-12-20": true, "2027-03-14": true, "2027-03-15": false} {
		in.Today = on(day)
		if got := recertification(in).AtRisk(in.Today); got != want {
			t.Errorf("on %s at risk: %v", day, got)
		}
	}
	in.Today = on("2026-12-20")
	r := recertification(in)
	if rung, send, _ := r.Notice(in.Today); !send || rung.Step != Escalate || rung.Ask != askRisk {
		t.Errorf("the day after: %+v %v", rung, send)
	}
	if turn := in.TurnOf([]Record{r}); turn.Who != "body" || turn.What.En != "Hold the recertification audit at once: its last safe day has passed." {
		t.Errorf("the turn: %+v", turn)
	}
	o, err := NewObligation(r)
	if err != nil {
		t.Fatal(err)
	}
	rung, _, next := o.Record().Notice(in.Today)
	o.Noticed(rung, next)
	faster := r
	faster.SafeOn = on("2027-01-20")
	if err := o.Refresh(faster); err != nil || o.Record().SafeOn != r.SafeOn {
		t.Errorf("told, and safe again until %s: %v", o.Record().SafeOn, err)
	}
	in.Recertification.OnSiteEndedOn = on("2026-12-20")
	if held := recertification(in); held.AtRisk(on("2027-01-10")) || held.SafeOn != (date.Date{}) {
		t.Errorf("held and still at risk: %+v", held)
	}
}
