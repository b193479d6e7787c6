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
		if got := a.Retime(6); got != slices.Contains(ahead, s) || got != (a.Record().Days == 6) {
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
