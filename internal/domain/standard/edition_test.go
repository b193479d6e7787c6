package standard

import (
	"errors"
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
)

func edition(code string, s State, until string) Own {
	o := Own{ID: id.Standard{1}, State: s, Description: Description{Code: code}}
	if until != "" {
		o.Transition.Until = date.MustParse(until)
	}
	return o
}

func TestALaterEditionFollows(t *testing.T) {
	b := Book{edition("ISO 14001:2026", Published, "2029-04-30"), edition("ISO 9001:2026", Draft, ""), edition("Green Office:2024", Ended, ""),
		edition("Green Office:2026", Published, ""), edition("ISO 14001:2031", Published, "2034-04-30"), edition("ISO/IEC 20000-1:2027", Published, "2030-01-31")}
	for _, c := range []struct{ code, next, before, successor, until string }{
		{EMS, "ISO 14001:2031", "", "ISO 14001:2026", "2029-04-30"},
		{"ISO 14001:2026", "ISO 14001:2031", EMS, "ISO 14001:2031", "2034-04-30"},
		{"ISO 14001:2031", "", "ISO 14001:2026", "", ""},
		{QMS, "", "", "", ""}, // the later one is a draft
		{"Green Office:2024", "Green Office:2026", "", "Green Office:2026", ""},
		{"ISO/IEC 27001:2013", ISMS, "", "", "2025-10-31"},
		{"ISO/IEC 20000-1:2005", "ISO/IEC 20000-1:2027", "", "", ""},
		{ITSM, "ISO/IEC 20000-1:2027", "ISO/IEC 20000-1:2011", "ISO/IEC 20000-1:2027", "2030-01-31"},
	} {
		next, _ := b.Next(c.code)
		before, _ := b.Replaces(c.code)
		e, ok := b.Find(c.code)
		until := ""
		if !e.Until.IsZero() {
			until = e.Until.String()
		}
		if !ok || next.Code != c.next || before.Code != c.before || e.Successor != c.successor || until != c.until {
			t.Errorf("%s: next %q, before %q, successor %q until %s", c.code, next.Code, before.Code, e.Successor, until)
		}
	}
	if e, _ := Book(nil).Find(EMS); e.Successor != "ISO 14001:2026" {
		t.Errorf("known to be published: %+v", e)
	}
	if kept := b.Of(EMS); len(kept) != 2 {
		t.Errorf("an application to the edition before keeps %+v", kept)
	}
}

// Rule "SM-1": the last day of a transition is a day of it.
func TestATransitionEnds(t *testing.T) {
	b := Book{edition("ISO 14001:2026", Published, "2029-04-30")}
	for day, allowed := range map[string]bool{"2029-04-30": true, "2029-05-01": false} {
		err := b.CanApply(date.MustParse(day), EMS)
		var broken rule.Broken
		if (err == nil) != allowed || err != nil && (!errors.As(err, &broken) || broken[0].Rule.ID != "SM-1" || broken[0].Field != "standards") {
			t.Errorf("%s: %v", day, err)
		}
		if err := b.CanApply(date.MustParse(day), "ISO 14001:2026"); err != nil {
			t.Errorf("the edition in force: %v", err)
		}
	}
}

func TestTheEndOfATransitionIsSet(t *testing.T) {
	day := date.MustParse("2029-04-30")
	for _, c := range []struct {
		state State
		t     Transition
		field string
		ok    bool
	}{
		{Published, Transition{Until: day, Source: " IAF MD 99 "}, "", true},
		{Published, Transition{}, "", true},
		{Published, Transition{Until: day, Source: " "}, "source", false},
		{Draft, Transition{Until: day, Source: "IAF MD 99"}, "", false},
		{Published, Transition{Until: day, InitialUntil: day.AddDays(1), Source: "x"}, "initial_until", false},
		{Published, Transition{Until: day, AuditsFrom: day, InitialUntil: day, Source: "x"}, "", true},
		{Published, Transition{AuditsFrom: day}, "source", false},
		{Ended, Transition{Until: day, Source: "IAF MD 99"}, "", false},
	} {
		s, err := FromOwn(edition("ISO 14001:2026", c.state, ""))
		if err != nil {
			t.Fatal(err)
		}
		err = s.Transit(c.t)
		var bad fault.Invalid
		if (err == nil) != c.ok || errors.As(err, &bad) != (c.field != "") || c.field != "" && bad.Fields[0].Path != c.field {
			t.Errorf("%s %+v: %v", c.state, c.t, err)
		}
		if err == nil && s.Record().Transition.Until != c.t.Until || s.Record().Transition.Source == " IAF MD 99 " {
			t.Errorf("%+v", s.Record().Transition)
		}
	}
}

// Rule "SM-156": the last day of initial applications is one of them. Rule "SM-157": the first day of audits to the later
// edition is one of them.
func TestNewWorkMovesToTheLaterEdition(t *testing.T) {
	o := edition("ISO 14001:2026", Published, "2029-04-30")
	o.Transition.InitialUntil, o.Transition.AuditsFrom = date.MustParse("2027-10-31"), date.MustParse("2028-11-01")
	b := Book{o}
	for day, allowed := range map[string]bool{"2027-10-31": true, "2027-11-01": false} {
		var broken rule.Broken
		err := b.CanBegin(date.MustParse(day), QMS, EMS)
		if (err == nil) != allowed || err != nil && (!errors.As(err, &broken) || broken[0].Rule.ID != "SM-156" || broken[0].Field != "standards") {
			t.Errorf("%s: %v", day, err)
		}
	}
	e, _ := b.Find(EMS)
	for day, allowed := range map[string]bool{"2028-10-31": true, "2028-11-01": false} {
		if got := e.Audits(date.MustParse(day)); (got == nil) != allowed || got != nil && got.Rule.ID != "SM-157" {
			t.Errorf("%s: %v", day, got)
		}
	}
	if later, _ := b.Find("ISO 14001:2026"); later.Begins(date.MustParse("2029-01-01")) != nil || later.Audits(date.MustParse("2029-01-01")) != nil {
		t.Error("the later edition is held back")
	}
}
