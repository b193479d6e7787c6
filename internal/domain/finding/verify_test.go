package finding

import (
	"slices"
	"testing"
)

// Rule "F9": a major whose plan is accepted is verified on site.
func TestAMajorIsVerifiedOnSite(t *testing.T) {
	for _, s := range States.States() {
		for _, effective := range []bool{true, false} {
			r := nonconformity(t, Major).Record()
			r.State, r.Parts = s, map[PartKey]Part{Correction: {State: Accepted}, Cause: {State: Accepted}, CorrectiveAction: {State: Accepted}}
			f, err := From(r)
			do(t, err)
			if err := f.Verify(Verification{Effective: effective, Says: " "}, "Berg", now, d("2026-01-01")); err == nil {
				t.Errorf("%s: verified without a word", s)
			}
			err = f.Verify(Verification{Effective: effective, Says: "seen at the site"}, "Berg", now, d("2026-01-01"))
			if (err == nil) != (s == PlanAccepted) {
				t.Errorf("in %s: %v", s, err)
			}
			if err != nil {
				continue
			}
			got := f.Record()
			if effective && (got.State != Closed || got.ClosedOn != d("2026-01-01") || got.Open() != nil || got.Part(Evidence).Text != "seen at the site") {
				t.Errorf("effective: %+v", got)
			}
			if !effective && (got.State != Returned || got.Part(CorrectiveAction).Reason != "seen at the site" || got.Open() == nil || got.Rounds != 1) {
				t.Errorf("not effective: %+v", got)
			}
		}
	}
}

func TestWhatAVisitVerifies(t *testing.T) {
	of := func(g Grade, s State) Record { return Record{Reference: string(s), Grade: g, State: s} }
	all := []Record{of(Minor, PlanAccepted), of(Major, Issued), of(Major, PlanAccepted), of(Major, Closed)}
	if got := OnSite(all); len(got) != 1 || got[0].Grade != Major || got[0].State != PlanAccepted || NeedFollowUp(got) != nil {
		t.Errorf("%+v", got)
	}
	if got := ids(NeedFollowUp(OnSite(all[:2])).OrNil()); !slices.Equal(got, []string{"F9"}) {
		t.Errorf("nothing to verify: %v", got)
	}
	for s, want := range map[State]int{PlanAccepted: 1, Responded: 1, Returned: 0, Closed: 0, Dropped: 0} {
		if got := Unverified([]Record{of(Major, s)}); len(got) != want {
			t.Errorf("%s: %v", s, got)
		}
	}
}
