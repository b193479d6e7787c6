package clock

import (
	"testing"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/programme"
)

func TestWhatIsMissingBeforeACertificationIsRestored(t *testing.T) {
	for state, missing := range map[audit.State]int{audit.Confirmed: 4, audit.FieldClosed: 3, audit.Reported: 2, audit.Concluded: 1, audit.Cancelled: 4} {
		audits := []audit.Record{{Type: programme.Recertification, Cycle: 1, State: state}, {Type: programme.Surveillance, Cycle: 1, State: audit.Decided},
			{Type: programme.Recertification, Cycle: 0, State: audit.Decided}}
		if got := ToRestore(programme.Record{Cycle: 1}, audits); len(got) != missing {
			t.Errorf("%s: %v", state, got)
		}
	}
}

// Rule "SM-204": on the last day of the restoration nobody is invited, on the day after it somebody is, within 14 days;
// in China from the day after the expiry.
func TestTheInvitationToApplyAnew(t *testing.T) {
	invitation := func(in Input) (out Record) {
		for _, r := range Owed(in, Record{SubjectID: "c"}) {
			if r.Kind == NewApplication {
				out = r
			}
		}
		return out
	}
	for name, c := range map[string]struct {
		in        Input
		from, due string
	}{
		"the last day of the restoration": {iaf("2027-09-14", "2024-03-15"), "", ""},
		"the day after it":                {iaf("2027-09-15", "2024-03-15"), "2027-09-15", "2027-09-29"},
		"China, the day of the expiry":    {china("2027-03-14", "2024-03-15"), "", ""},
		"China, the day after it":         {china("2027-03-15", "2024-03-15"), "2027-03-15", "2027-03-29"},
	} {
		r := invitation(c.in)
		if r.FromOn.String() != c.from || r.DueOn.String() != c.due || (c.due != "" && (r.State != Open || r.Rules[0] != certificate.SM204.ID || !r.Kind.Internal())) {
			t.Errorf("%s: %+v", name, r)
		}
		if err := Compute(c.in).OverForGood(); (err == nil) != (c.due != "") {
			t.Errorf("%s: %v", name, err)
		}
	}
	in := iaf("2027-10-20", "2024-03-15")
	for followed, want := range map[string]State{"2027-04-01": Done, "2027-09-29": Done, "2027-09-30": Late} {
		in.FollowedOn = on(followed)
		if r := invitation(in); r.State != want {
			t.Errorf("followed on %s: %s", followed, r.State)
		}
	}
}
