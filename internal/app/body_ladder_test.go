package app_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// Rule "SM-207": the open deadlines follow the days that the body chooses; a reminder that the new ladder has behind the last
// one is caught up once, and what is certified later stands on it from the beginning.
func TestOpenDeadlinesFollowTheRemindersOfTheBody(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	blue := w.Client("Bluewater")
	w.Of(blue.ID, "Niamh Client")
	petra := w.Staff("Petra Planner", access.Planner)
	held := w.Certified(blue)
	due := held.DecidedOn.AddMonths(12)
	first := func(of string) (r clock.Record) {
		w.Tx(w.Admin, func(tx *postgres.Tx) error {
			list, err := tx.ObligationsOf(of)
			r = list[0]
			return err
		})
		return r
	}
	next := func() date.Date { return first(held.ID.String()).NextNoticeOn }
	told := func() int { return len(lettersNamed(w, "deadline_client")) }
	w.Must(w.App.Sweep(ctx))
	w.Work()
	if got := next(); got != due.AddDays(-180) {
		t.Fatalf("by default on %s", got)
	}
	view, err := w.App.GetLadders(ctx, petra)
	w.Must(err)
	if l := view.Ladders[0]; l.Name != "surveillance" || l.Own || l.Says.En != "180, 120, 90, 60, 30 days before; escalated 14 days before" {
		t.Errorf("%+v", l)
	}
	own := []body.Reminder{{Count: 250, Unit: body.DaysBefore}, {Count: 20, Unit: body.DaysBefore, Escalates: true}}
	seen := view.Version
	view, err = w.App.ChangeLadder(ctx, w.Admin, seen, "surveillance", own)
	w.Must(err)
	if l := view.Ladders[0]; !l.Own || l.Says.En != "250 days before; escalated 20 days before" || !strings.HasPrefix(l.Usual.En, "180") {
		t.Errorf("%+v", l)
	}
	w.Work()
	if got := next(); got != due.AddDays(-250) {
		t.Errorf("the next reminder is on %s", got)
	}
	if _, err := w.App.ChangeLadder(ctx, w.Admin, seen, "surveillance", own); kind(err) != fault.Stale {
		t.Errorf("from an old version: %v", err)
	}
	if _, err := w.App.ChangeLadder(ctx, w.Admin, view.Version, "audit", own); kind(err) != fault.NotFound {
		t.Errorf("a ladder of nothing: %v", err)
	}
	var bad fault.Invalid
	if _, err := w.App.ChangeLadder(ctx, w.Admin, view.Version, "surveillance", append(own, own[0])); !errors.As(err, &bad) || bad.Fields[0].Path != "reminders[2].count" {
		t.Errorf("twice: %v", err)
	}
	later := w.Certified(w.Client("Rowan"))
	if got := first(later.ID.String()).NextNoticeOn; got != due.AddDays(-250) {
		t.Errorf("certified later: %s", got)
	}

	w.Clock = testkit.Noon.AddDate(0, 0, w.Body.Today(testkit.Noon).DaysUntil(due)-240) // the first one has been due for ten days
	w.Must(w.App.Sweep(ctx))
	w.Work()
	if n, at := told(), first(held.ID.String()).NoticedOn; n != 1 || at != due.AddDays(-250) {
		t.Fatalf("%d letters, the last of %s", n, at)
	}
	view, err = w.App.ChangeLadder(ctx, w.Admin, view.Version, "surveillance", []body.Reminder{{Count: 245, Unit: body.DaysBefore}, {Count: 15, Unit: body.DaysBefore}})
	w.Must(err)
	w.Work()
	for range 2 {
		w.Clock = w.Clock.Add(time.Hour) // another sweep
		w.Must(w.App.Sweep(ctx))
		w.Work()
	}
	if n, at := told(), first(held.ID.String()).NoticedOn; n != 2 || at != due.AddDays(-245) {
		t.Errorf("missed by five days: %d letters, the last of %s", n, at)
	}
	view, err = w.App.ResetLadder(ctx, w.Admin, view.Version, "surveillance")
	w.Must(err)
	w.Work()
	if got := first(later.ID.String()); view.Ladders[0].Own || got.NextNoticeOn != due.AddDays(-180) || got.Own != nil {
		t.Errorf("back to the default: %+v", got)
	}
}
