package app_test

import (
	"testing"

	"triennia/internal/domain/access"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/date"
	"triennia/internal/domain/programme"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// Rule "SM-184", worked example D21: the first surveillance was held in the year of the decision. The next year owes one of
// its own; the programme, its audits and the deadlines name the same days.
func TestAThirdSurveillanceThatIsOwedIsPlanned(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater"))
	w.Staff("Petra Planner", access.Planner)
	decided := w.Body.Today(w.Clock)
	year := func(n int) date.Date { return programme.YearEnd(decided, n) }
	w.Surveyed(held.ProgrammeID, 1, decided.AddDays(20))
	w.Clock = w.Clock.AddDate(0, 8, 0)
	for range 2 { // once more changes nothing
		w.Must(w.App.Sweep(ctx))
		w.Work()
	}
	p := programmeNow(w, held.ProgrammeID)
	want := []date.Date{decided.AddMonths(12), year(1), year(2)}
	var audits []date.Date
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		for _, s := range p.Slots {
			if s.Kind != programme.Surveillance {
				continue
			}
			if s.DueOn != want[s.Number-1] || s.AuditID.IsZero() {
				t.Errorf("in the programme: %+v", s)
			}
			au, err := tx.Audit(s.AuditID)
			w.Must(err)
			audits = append(audits, au.DueOn)
			if au.Days != p.Days.Surveillance {
				t.Errorf("%s takes %s days", au.Reference, au.Days)
			}
		}
		owed, err := tx.ObligationsOf(held.ID.String())
		for _, o := range owed {
			if o.Kind == clock.Surveillance && o.DueOn != want[o.Number-1] {
				t.Errorf("owed: %+v", o)
			}
		}
		return err
	})
	if len(audits) != 3 || audits[1] != want[1] || audits[2] != want[2] {
		t.Errorf("audits are due on %v, want %v", audits, want)
	}
	if n := len(letters(w, "surveillance_added")); n != 1 {
		t.Errorf("%d letters to the planner", n)
	}
}
