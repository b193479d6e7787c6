package clock

import (
	"testing"

	"triennia/internal/domain/decision"
)

// The first overdue surveillance that people have not put aside is proposed, with its ground.
func TestTheNextOverdueSurveillanceIsProposed(t *testing.T) {
	out := Compute(Input{Today: on("2028-02-01"), DecidedOn: on("2025-03-10")})
	for _, c := range []struct {
		name    string
		aside   map[string]bool
		because string
	}{
		{"none put aside", nil, "P4"},
		{"the first put aside", map[string]bool{"P4": true}, "P3"},
		{"all put aside", map[string]bool{"P4": true, "P3": true}, "P4"},
	} {
		got := out.Following(func(p Proposal) bool { return c.aside[p.Because] })
		if len(got) != 1 || got[0].Because != c.because || got[0].Action != ProposeSuspend || got[0].Code != decision.Overdue {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
	suspended := Compute(Input{Today: on("2028-02-01"), DecidedOn: on("2025-03-10"), SuspendedOn: on("2027-01-10")})
	if got := suspended.Following(func(Proposal) bool { return true }); len(got) != 1 || got[0].Code != decision.Unresolved || got[0].Action != ProposeWithdraw {
		t.Errorf("suspended: %+v", got)
	}
}
