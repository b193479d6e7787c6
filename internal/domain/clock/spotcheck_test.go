package clock

import (
	"testing"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
)

// The days of "Q13": asked for at once and each week, and kept by the audit that begins after the notice.
func TestWhatASpotCheckOwes(t *testing.T) {
	on, due := date.MustParse("2026-05-01"), date.MustParse("2026-05-31")
	c := certificate.Record{State: certificate.Active, ExpiresOn: date.MustParse("2028-05-01"),
		SpotChecks: []certificate.SpotCheck{{Number: 1, Notice: certificate.Notice{On: on}, DueOn: due}}}
	held := func(from, to date.Date, s audit.State) []audit.Record {
		return []audit.Record{{State: s, Span: audit.Whole(from, to)}}
	}
	owes := func(audits []audit.Record) Record { return OwedBySpotChecks(c, audits, due, Record{SubjectID: "x"})[0] }
	r := owes(nil)
	if r.State != Open || r.DueOn != due || r.Rules[0] != "Q13" || !r.Kind.Internal() {
		t.Fatalf("owed %+v", r)
	}
	for day, want := range map[int]Step{0: Remind, 7: Remind, 14: Remind, 21: Escalate, 31: Breached} {
		r.NoticedOn = on.AddDays(day - 1)
		if now, send, _ := r.Notice(on.AddDays(day)); !send || now.Step != want {
			t.Errorf("day %d: %v %s", day, send, now.Step)
		}
	}
	for name, x := range map[string]struct {
		audits []audit.Record
		want   State
	}{
		"held on the last day":        {held(due, due, audit.FieldClosed), Done},
		"ends a day late":             {held(due, due.AddDays(1), audit.Decided), Late},
		"began before the notice":     {held(on.AddDays(-1), on, audit.Decided), Open},
		"began on the day of it":      {held(on, on, audit.Decided), Done},
		"is arranged and not held":    {held(due, due, audit.Confirmed), Open},
		"the first of several counts": {append(held(due.AddDays(9), due.AddDays(9), audit.Decided), held(due, due, audit.Decided)...), Done},
	} {
		if got := owes(x.audits); got.State != x.want {
			t.Errorf("%s: %s", name, got.State)
		}
	}
	if c.State = certificate.Withdrawn; owes(nil).State != Superseded {
		t.Error("a withdrawn certificate still owes an audit")
	}
}
