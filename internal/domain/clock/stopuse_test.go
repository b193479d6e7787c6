package clock

import (
	"testing"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/flow"
)

// Rule "MK2": what is shown on the last day is in time, whenever the body looks at it.
func TestTheProofThatACertificateIsNotUsedIsOwed(t *testing.T) {
	for _, c := range []struct {
		name     string
		state    certificate.State
		shown    string
		returned string
		accepted string
		want     State
		turn     flow.Party
	}{
		{"not shown", certificate.Withdrawn, "", "", "", Open, flow.Client},
		{"shown on the last day", certificate.Withdrawn, "2026-01-31", "", "", Done, flow.Body},
		{"shown late", certificate.Withdrawn, "2026-02-01", "", "", Late, flow.Body},
		{"returned", certificate.Withdrawn, "2026-01-10", "The brochure.", "", Open, flow.Client},
		{"accepted", certificate.Withdrawn, "2026-01-10", "", "2026-02-20", Done, ""},
		{"valid again", certificate.Active, "", "", "", Superseded, ""},
	} {
		s := certificate.StopUse{Number: 1, Because: certificate.Withdrawn, On: on("2026-01-01"), DueOn: on("2026-01-31"), Returned: c.returned}
		for text, d := range map[string]*date.Date{c.shown: &s.ShownOn, c.accepted: &s.AcceptedOn} {
			if text != "" {
				*d = on(text)
			}
		}
		r := certificate.Record{State: c.state, StopUses: []certificate.StopUse{s}}
		owed := OwedByStopUse(r, Record{})
		turn, _ := TurnOfStopUse(r)
		if len(owed) != 1 || owed[0].State != c.want || owed[0].DueOn != s.DueOn || turn.Who != c.turn {
			t.Errorf("%s: %+v, turn %s", c.name, owed, turn.Who)
		}
	}
	suspended := certificate.Record{State: certificate.Suspended, StopUses: []certificate.StopUse{{Number: 1, Because: certificate.Suspended, ShownOn: on("2026-01-02")}}}
	if _, stops := TurnOfStopUse(suspended); stops {
		t.Error("the ground of the suspension is forgotten while the body looks at the proof")
	}
}
