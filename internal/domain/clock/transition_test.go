package clock

import (
	"slices"
	"testing"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
)

// Rule "SM-155": the obligation to move stands in the place of the recertification, with the last safe day of its audit.
func TestACertificateThatEndsWithTheTransitionOwesTheMove(t *testing.T) {
	c := certificate.Record{ID: [16]byte{1}, Cycle: 1, DecidedOn: on("2026-05-04"), IssuedOn: on("2026-05-04"), ExpiresOn: on("2028-10-31"),
		Shortened: &certificate.Shortened{CycleEnd: on("2029-05-03"), Successor: "ISO/IEC 20000-1:2027"}}
	owed := func(today string) Record {
		in := InputOf(c, programme.Record{Limits: pack.For("IAF", on("2026-11-27"))}, nil, on(today))
		in.Buffer = Buffer{Report: 10, Correction: 60, Review: 10, Decision: 5}
		list := Owed(in, Record{SubjectID: "x"})
		i := slices.IndexFunc(list, func(r Record) bool { return r.Kind == Transition })
		if i < 0 || slices.ContainsFunc(list, func(r Record) bool { return r.Kind == Recertification }) {
			t.Fatalf("on %s: %+v", today, list)
		}
		return list[i]
	}
	r := owed("2027-01-01")
	if r.State != Open || r.DueOn != on("2028-10-31") || r.SafeOn != on("2028-08-07") || r.Rules[0] != "SM-155" {
		t.Errorf("%+v", r)
	}
	var days []string
	for _, g := range r.Ladder() {
		days = append(days, g.On.String())
	}
	want := []string{"2027-04-30", "2027-10-31", "2028-01-31", "2028-04-30", "2028-07-08", "2028-07-31", "2028-08-07", "2028-08-08", "2028-09-30", "2028-10-17", "2028-10-24", "2028-11-01"}
	if !slices.Equal(days, want) {
		t.Errorf("%v, want %v", days, want)
	}
	if got := owed("2028-11-01"); got.State != Open { // it can still be moved within six months
		t.Errorf("after the end: %+v", got)
	}
	if got := owed("2029-05-01"); got.State != Superseded {
		t.Errorf("after the time of restoration: %+v", got)
	}
	if got := (Input{Today: on("2028-08-08")}).TurnOf([]Record{r}).What.En; got != "Hold the audit of the transition at once: its last safe day has passed." {
		t.Errorf("at risk: %s", got)
	}
	in := InputOf(c, programme.Record{Limits: pack.For("IAF", on("2026-11-27"))}, nil, on("2028-11-01"))
	if out := Compute(in); out.Status != Restorable || *out.ExpiresOn != on("2028-10-31") || *out.RestoreUntil != date.MustParse("2029-04-30") {
		t.Errorf("%+v", out)
	}
}
