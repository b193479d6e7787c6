package schedule

import (
	"testing"

	"triennia/internal/domain/access"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
)

func workOf(t *testing.T, k Kind) Work {
	t.Helper()
	for _, w := range Works {
		if w.Kind == k {
			return w
		}
	}
	t.Fatalf("there is no work %q", k)
	return Work{}
}

// Rules "SM-200", "SM-201", "SM-202", "SM-203": on the last day nothing is behind, the day after it one day.
func TestTheLastDayOfEachKindOfWork(t *testing.T) {
	limits := pack.For("IAF", date.New(2026, 11, 27))
	for _, c := range []struct {
		kind       Kind
		from, last string
	}{
		{AuditDates, "2027-03-31", "2027-01-30"},      // SM-201: 60 days before
		{Objection, "2026-11-27", "2026-12-07"},       // SM-201: 10 days after
		{AnswerLook, "2026-02-20", "2026-03-02"},      // SM-202
		{Signature, "2026-11-27", "2026-12-04"},       // SM-203: 5 working days after a Friday
		{Signature, "2026-11-28", "2026-12-04"},       // and after the Saturday
		{Report, "2026-11-26", "2026-12-10"},          // F5: 10 working days
		{StageGap, "2026-08-31", "2027-02-28"},        // S1-4: 6 months
		{ChangeNotice, "2026-11-27", "2026-11-27"},    // keeps its own last day
		{AuditHeld, "2026-11-27", "2026-11-27"},       // the agreed day
		{TechnicalReview, "2026-11-27", "2026-11-27"}, // SM-200
	} {
		last := workOf(t, c.kind).Last(date.MustParse(c.from), limits)
		if last.String() != c.last {
			t.Errorf("%s from %s: last day %s, want %s", c.kind, c.from, last, c.last)
		}
		if Behind(last, last) != 0 || Behind(last, last.AddDays(1)) != 1 || Behind(last, last.AddDays(-1)) != 0 {
			t.Errorf("%s is behind from another day than the one after %s", c.kind, last)
		}
	}
}

// Rule "SM-201": the dates of a surveillance stand before the time begins at which it is best held, or its days before the
// last day, whichever is earlier.
func TestTheDatesOfASurveillanceStandBeforeItIsBestHeld(t *testing.T) {
	limits, due := pack.For("IAF", date.New(2026, 11, 27)), date.New(2027, 12, 31)
	for aim, want := range map[string]string{"2027-02-01": "2027-01-31", "2027-11-02": "2027-11-01", "2027-11-03": "2027-11-01", "": "2027-11-01"} {
		var from date.Date
		if aim != "" {
			from = date.MustParse(aim)
		}
		if by := DatesBy(due, from, limits); by.String() != want {
			t.Errorf("best held from %q: dates by %s, want %s", aim, by, want)
		}
	}
}

func TestEveryKindHasANameAndLiesWithSomebody(t *testing.T) {
	seen := map[Kind]bool{}
	for _, w := range Works {
		if w.Name.En == "" || w.Name.Zh == "" || PartyNames[w.With].IsZero() || w.Rule == "" || seen[w.Kind] {
			t.Errorf("%+v", w)
		}
		seen[w.Kind] = true
		if _, counts := w.Counts(); counts != (w.Limit != "") {
			t.Errorf("%s counts by %q, which is no limit", w.Kind, w.Limit)
		}
	}
	for _, k := range clock.Kinds {
		if !seen[Kind(k)] {
			t.Errorf("the deadline %s is no kind of work", k)
		}
	}
	if NameOf("nothing") != NameOf("") || len(Kinds()) != len(Works) {
		t.Error("names and kinds")
	}
}

func TestComplaintsAreSeenByThoseWhoHandleThem(t *testing.T) {
	sees := func(role access.Role, k Kind) bool {
		for _, w := range Seen(access.Actor{Roles: []access.Role{role}}) {
			if w.Kind == k {
				return true
			}
		}
		return false
	}
	if sees(access.Auditor, Complaint) || !sees(access.Planner, Complaint) || !sees(access.Auditor, Report) || sees(access.Planner, RegisterReport) || !sees(access.Administrator, RegisterReport) {
		t.Error("who sees what")
	}
}
