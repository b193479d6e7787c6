package programme

import (
	"errors"
	"slices"
	"testing"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fault"
)

// at is what occasions an audit at short notice.
func at(c Cause) Occasion {
	return Occasion{Cause: c, SubjectID: "s", Reference: "N-1", Announcement: ShortNotice, Reason: "A site that nobody has seen.", DaysReason: "One site, one process.",
		By: "Petra", On: d("2026-03-01")}
}

// Rules "SM-165" and "SM-166": what a special audit needs to be called for, and that the cycle stays as it is.
func TestASpecialAuditIsCalledFor(t *testing.T) {
	p := running(t)
	before := p.Record()
	last := Until{Last: d("2026-12-31")}
	for name, x := range map[string]struct {
		change func(*Occasion)
		days   int
		due    string
		field  string
	}{
		"no reason":                {func(o *Occasion) { o.Reason = " " }, 2, "2026-04-01", "reason"},
		"no reason for the days":   {func(o *Occasion) { o.DaysReason = "" }, 2, "2026-04-01", "days_reason"},
		"no days":                  {func(*Occasion) {}, 0, "2026-04-01", "days"},
		"an unknown cause":         {func(o *Occasion) { o.Cause = "mood" }, 2, "2026-04-01", "cause"},
		"no word how it is told":   {func(o *Occasion) { o.Announcement = "" }, 2, "2026-04-01", "announcement"},
		"a day that has passed":    {func(*Occasion) {}, 2, "2026-02-28", "due_on"},
		"the day after the last":   {func(*Occasion) {}, 2, "2027-01-01", "due_on"},
		"on the day":               {func(*Occasion) {}, 1, "2026-03-01", ""},
		"on the last day":          {func(*Occasion) {}, 1, "2026-12-31", ""},
		"for a reason of its own":  {func(o *Occasion) { o.Cause = ByOther }, 3, "2026-04-01", ""},
		"after what the body said": {func(o *Occasion) { o.Announcement = Announced }, 3, "2026-04-01", ""},
	} {
		o := at(ByChange)
		x.change(&o)
		err := p.Call(o, audittime.HalfDays(x.days), d(x.due), last)
		var bad fault.Invalid
		if x.field == "" && err != nil || x.field != "" && (!errors.As(err, &bad) || bad.Fields[0].Path != x.field) {
			t.Errorf("%s: %v", name, err)
		}
	}
	r := p.Record()
	if got := r.LastSpecial(); got.Number != 4 || got.Kind != Special || got.Occasion == nil {
		t.Errorf("the last one is %+v", got)
	}
	if len(p.Unplanned()) != 4 {
		t.Errorf("%d audits to make", len(p.Unplanned()))
	}
	rest := slices.DeleteFunc(slices.Clone(r.Slots), func(s Slot) bool { return s.Kind == Special })
	if !slices.EqualFunc(rest, before.Slots, func(a, b Slot) bool { return a.Kind == b.Kind && a.DueOn == b.DueOn && a.Number == b.Number }) {
		t.Errorf("the cycle has changed: %+v", rest)
	}
	if err := opened(t).Call(at(ByOther), 2, d("2026-04-01"), last); err == nil {
		t.Error("called for before it is certified")
	}
}

// The day that the rules set is nobody's to choose, also where it has passed.
func TestTheDayAfterASpotCheckIsFixed(t *testing.T) {
	p := running(t)
	if err := p.Call(at(BySpotCheck), 2, d("2026-12-01"), Until{Last: d("2026-02-20"), Fixed: true}); err != nil {
		t.Fatal(err)
	}
	if s := p.Record().LastSpecial(); s.DueOn != d("2026-02-20") {
		t.Errorf("due on %s", s.DueOn)
	}
}

// What is still ahead when the next cycle begins is not lost, and keeps its day.
func TestTheNextCycleTakesASpecialAuditOver(t *testing.T) {
	p := running(t)
	for _, due := range []string{"2026-06-01", "2029-01-05"} {
		o := at(ByComplaint)
		if err := p.Call(o, 2, d(due), Until{Last: d("2029-01-09")}); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.Fix(d("2028-12-20"), d("2032-01-09"), limits("IAF")); err != nil {
		t.Fatal(err)
	}
	specials := slices.DeleteFunc(p.Record().Slots, func(s Slot) bool { return s.Kind != Special })
	if len(specials) != 1 || specials[0].DueOn != d("2029-01-05") {
		t.Errorf("taken over: %+v", specials)
	}
}

// Rule "X2": who is not asked does not see the audit in the programme; who is asked reads neither what the body looks for
// nor that somebody complained.
func TestWhatTheClientKnowsOfASpecialAudit(t *testing.T) {
	p := running(t)
	for _, how := range Announcements {
		o := at(ByComplaint)
		o.Announcement = how
		if err := p.Call(o, 2, d("2026-04-01"), Until{Last: d("2026-12-31")}); err != nil {
			t.Fatal(err)
		}
		if o.Unasked() != (how != Announced) {
			t.Errorf("%s: unasked %v", how, o.Unasked())
		}
	}
	seen := slices.DeleteFunc(p.Record().ForClient().Slots, func(s Slot) bool { return s.Kind != Special })
	if len(seen) != 1 || *seen[0].Occasion != (Occasion{Cause: ByOther, Announcement: Announced, On: d("2026-03-01")}) {
		t.Errorf("seen: %+v", seen)
	}
	if (*Occasion)(nil).Unasked() || (*Occasion)(nil).ForClient() != nil {
		t.Error("an audit of the cycle has no occasion")
	}
	if got := at(ByChange); got.ForClient().Cause != ByChange {
		t.Error("the client knows its own notice")
	}
}
