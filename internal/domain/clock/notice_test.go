package clock

import (
	"slices"
	"testing"

	"triennia/internal/domain/access"
)

func TestWhoHearsOfADeadline(t *testing.T) {
	for _, c := range []struct {
		kind Kind
		step Step
		want []access.Permission
	}{
		{Surveillance, Remind, []access.Permission{access.Plan}},
		{Surveillance, Escalate, []access.Permission{access.Plan, access.Decide, access.ManageBody}},
		{Transition, Breached, []access.Permission{access.Plan, access.Decide, access.ManageBody}},
		{Examination, Remind, []access.Permission{access.Decide}},
		{Examination, Breached, []access.Permission{access.Decide}},
	} {
		if got := (Notice{Of: Record{Kind: c.kind}, Rung: Rung{Step: c.step}}).Hears(); !slices.Equal(got, c.want) {
			t.Errorf("%s, %s: %v", c.kind, c.step, got)
		}
	}
}

func TestAReminderOfWhatIsMetIsNotWritten(t *testing.T) {
	for _, c := range []struct {
		step  Step
		now   State
		stale bool
	}{
		{Remind, Open, false}, {Remind, Done, true}, {Escalate, Late, true}, {Escalate, Superseded, true},
		{Breached, Open, false}, {Breached, Superseded, false}, {Breached, Done, true},
	} {
		if got := (Notice{Rung: Rung{Step: c.step}}).Stale(c.now); got != c.stale {
			t.Errorf("%s, now %s: %v", c.step, c.now, got)
		}
	}
}
