package audit

import (
	"testing"

	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

func TestWhenAVisitIsAskedFor(t *testing.T) {
	settled := rule.Broken{TM1.Breaks(text.T("nothing to verify", "无"))}
	for _, s := range States.States() {
		a := inState(t, programme.Stage2, s)
		if err := a.FollowUp(nil); (err == nil) != (s == Reported) || len(a.Take()) > 0 != (s == Reported) {
			t.Errorf("in %s: %v", s, err)
		}
		if a.CanFollowUp(settled) == nil {
			t.Errorf("in %s with nothing to verify", s)
		}
	}
}

func TestWhoVerifiesAndWhen(t *testing.T) {
	mine, other := id.Finding{1}, id.Finding{2}
	for _, s := range States.States() {
		r := inState(t, programme.FollowUp, s).Record()
		r.Verifies = []id.Finding{mine}
		a, err := From(r)
		do(t, err)
		running := s == InProgress || s == FieldClosed
		if err := a.CanVerify(berg, mine); (err == nil) != running {
			t.Errorf("in %s: %v", s, err)
		}
		if a.CanVerify(berg, other) == nil || a.CanVerify(wu, mine) == nil {
			t.Errorf("in %s a stranger verified, or another nonconformity was", s)
		}
		coming := running || s == Programmed || s == Proposed || s == Objected || s == Confirmed || s == Planned
		if r.Verifying(mine) != coming || r.Verifying(other) {
			t.Errorf("in %s the visit is still to come: %v", s, r.Verifying(mine))
		}
	}
}
