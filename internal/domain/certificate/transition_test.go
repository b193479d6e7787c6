package certificate

import (
	"testing"

	"triennia/internal/domain/application"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/standard"
)

func ending(until string) standard.Edition {
	e := standard.Edition{Code: standard.ITSM, Successor: "ISO/IEC 20000-1:2027", Transition: standard.Transition{Source: "IAF MD 99:2027"}}
	if until != "" {
		e.Until = date.MustParse(until)
	}
	return e
}

// Rule "SM-155": the certificate of the sample lasts until 14 March 2027.
func TestACertificateEndsWithTheTransition(t *testing.T) {
	for _, c := range []struct{ until, today, expires, cycle string }{
		{"2027-03-13", "2025-06-01", "2027-03-13", "2027-03-14"},
		{"2027-03-14", "2025-06-01", "2027-03-14", ""},
		{"2029-12-31", "2025-06-01", "2027-03-14", ""},
		{"", "2025-06-01", "2027-03-14", ""},
		{"2025-05-31", "2025-06-01", "2025-06-01", "2027-03-14"}, // what was valid today stays so
		{"2026-01-31", "2027-03-14", "2027-03-14", "2027-03-14"},
		{"2026-01-31", "2027-03-15", "2027-03-14", ""}, // expired already
	} {
		x := issued(t)
		changed := x.Transit(ending(c.until), day(c.today))
		r := x.Record()
		if changed != (c.cycle != "") || r.ExpiresOn != day(c.expires) || (r.Shortened != nil) != (c.cycle != "") || r.CycleEnd() != day("2027-03-14") {
			t.Errorf("until %s on %s: %v, %s, %+v", c.until, c.today, changed, r.ExpiresOn, r.Shortened)
		}
		if x.Transit(ending(c.until), day(c.today)) {
			t.Errorf("until %s on %s: changed again", c.until, c.today)
		}
		if next := r.Extension(); next.Extends.ExpiresOn != day("2027-03-14") {
			t.Errorf("moved, it lasts until %s", next.Extends.ExpiresOn)
		}
	}
}

func TestATransitionThatEndsLaterGivesTheCycleBack(t *testing.T) {
	c := issued(t)
	for _, x := range []struct{ until, expires string }{{"2026-01-31", "2026-01-31"}, {"2026-06-30", "2026-06-30"}, {"", "2027-03-14"}} {
		if !c.Transit(ending(x.until), day("2025-06-01")) || c.Record().ExpiresOn != day(x.expires) {
			t.Errorf("until %s: %+v", x.until, c.Record())
		}
	}
	c.Transit(ending("2026-01-31"), day("2025-06-01"))
	if got := c.Record().Status(day("2026-01-31")); got != Status(Active) {
		t.Errorf("on its last day: %s", got)
	}
	if got := c.Record().Status(day("2026-02-01")); got != Expired {
		t.Errorf("the day after: %s", got)
	}
	if c.Transit(ending(""), day("2026-02-01")) {
		t.Error("what has ended is given back")
	}
}

// Rule "RC8": six months after 31 January are 31 July.
func TestWhatEndedWithTheTransitionCanStillBeMoved(t *testing.T) {
	c := issued(t)
	c.Transit(ending("2026-01-31"), day("2025-06-01"))
	for _, x := range []struct {
		kind application.Kind
		on   string
		bars bool
	}{
		{application.Extension, "2026-01-31", false}, {application.Extension, "2026-02-01", true},
		{application.Transition, "2026-02-01", false}, {application.Transition, "2026-07-31", false}, {application.Transition, "2026-08-01", true},
	} {
		if got := c.Record().ExtendBars(x.kind, iaf(), day(x.on)); len(got) > 0 != x.bars {
			t.Errorf("%s on %s: %v", x.kind, x.on, got)
		}
	}
	if err := c.Suspend(day("2025-08-01"), day("2025-12-01"), id.Decision{5}); err != nil {
		t.Fatal(err)
	}
	if c.Record().ExtendBars(application.Transition, iaf(), day("2026-02-01")) == nil {
		t.Error("moved while suspended")
	}
}

func iaf() pack.Set { return pack.For("IAF", day("2026-11-27")) }
