package certificate

import (
	"testing"

	"triennia/internal/domain/id"
)

// Rule "MK2": ten days after a suspension, thirty after the end; what is restored owes nothing.
func TestTheHolderShowsThatItStoppedUsingTheCertificate(t *testing.T) {
	c := issued(t)
	if err := c.ShowStop(Shown{Says: "x"}, "Ann", day("2025-01-01")); err == nil {
		t.Error("shown of a valid certificate")
	}
	c.MustStop(iaf())
	if _, open := c.Record().OpenStopUse(); open {
		t.Error("asked of a valid certificate")
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(c.Suspend(day("2025-01-01"), day("2025-03-01"), id.Decision{5}))
	c.MustStop(iaf())
	if s, open := c.Record().OpenStopUse(); !open || s.DueOn != day("2025-01-11") || s.Because != Suspended {
		t.Errorf("suspended: %+v", s)
	}
	must(c.Restore(day("2025-01-05"), id.Decision{6}))
	c.MustStop(iaf())
	if _, open := c.Record().OpenStopUse(); open || len(c.Record().StopUses) != 1 {
		t.Error("restored, and still asked")
	}
	must(c.Withdraw(day("2025-02-01"), id.Decision{7}))
	c.MustStop(iaf())
	s, open := c.Record().OpenStopUse()
	if !open || s.DueOn != day("2025-03-03") || s.Number != 2 {
		t.Errorf("withdrawn: %+v", s)
	}
	if c.SeeStop(Seen{Accepted: true}, "Mei", day("2025-02-02")) == nil || c.ShowStop(Shown{Says: " "}, "Ann", day("2025-02-02")) == nil {
		t.Error("seen before it was shown, or shown without a word")
	}
	must(c.ShowStop(Shown{Says: "Off the web site."}, "Ann", day("2025-02-02")))
	if c.SeeStop(Seen{}, "Mei", day("2025-02-03")) == nil {
		t.Error("returned without a reason")
	}
	must(c.SeeStop(Seen{Reason: "The brochure still shows it."}, "Mei", day("2025-02-03")))
	if s, _ := c.Record().OpenStopUse(); s.Waits() {
		t.Error("returned, and still with the body")
	}
	must(c.ShowStop(Shown{Says: "Off the brochure too."}, "Ann", day("2025-02-05")))
	must(c.SeeStop(Seen{Accepted: true}, "Mei", day("2025-02-06")))
	if _, open := c.Record().OpenStopUse(); open || c.ShowStop(Shown{Says: "again"}, "Ann", day("2025-02-07")) == nil {
		t.Error("accepted, and still open")
	}
}
