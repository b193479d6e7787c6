package audit

import (
	"slices"
	"testing"

	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
)

func TestOnlyAnAuditAheadGetsOtherDays(t *testing.T) {
	for _, s := range States.States() {
		a, err := From(Record{ID: id.Audit{1}, ClientID: id.Client{1}, ProgrammeID: id.Programme{1}, Type: programme.Surveillance, State: s, Days: 4})
		if err != nil {
			t.Fatal(err)
		}
		if got := a.Retime(6); got != slices.Contains(AheadStates, s) || got != (a.Record().Days == 6) {
			t.Errorf("%s: %v", s, got)
		}
		if a.Retime(6) {
			t.Errorf("%s: the same days are no change", s)
		}
	}
	f, _ := From(Record{ID: id.Audit{1}, ClientID: id.Client{1}, ProgrammeID: id.Programme{1}, Type: programme.FollowUp, State: Programmed, Days: 1})
	if f.Retime(6) {
		t.Error("a follow-up got the days of the programme")
	}
}

func TestPerformed(t *testing.T) {
	at := func(k programme.Kind, number, cycle int, s State) Record {
		return Record{Type: k, Number: number, Cycle: cycle, State: s}
	}
	audits := []Record{at(programme.Stage1, 1, 1, Decided), at(programme.Stage2, 1, 1, Decided), at(programme.Surveillance, 1, 1, InProgress),
		at(programme.Surveillance, 2, 1, Planned), at(programme.Surveillance, 2, 1, Cancelled)}
	if got := Performed(audits, 1, false); !slices.Equal(got, []string{"initial", "surveillance_1"}) {
		t.Errorf("%v", got)
	}
	if got := Performed(append(audits, at(programme.Surveillance, 2, 2, Reported)), 2, false); !slices.Equal(got, []string{"initial", "renewal", "surveillance_2"}) {
		t.Errorf("%v", got)
	}
}
