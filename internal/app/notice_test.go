package app_test

import (
	"errors"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/notice"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// A client reports a change, the body says what it asks for and what came of it, and the client reads both (CH1).
func TestAChangeIsReportedTriagedAndClosed(t *testing.T) {
	w := testkit.New(t)
	c, other := w.Client("Bluewater Ltd"), w.Client("Pembroke Ltd")
	niamh, ruth := w.Of(c.ID, "Niamh"), w.Of(other.ID, "Ruth")
	told := notice.Report{Kind: "sites", Since: w.Body.Today(w.Clock), Text: "We move to Cork."}
	v, err := w.App.ReportChange(ctx, niamh, c.ID, told)
	w.Must(err)
	var f fault.Error
	if _, err := w.App.ReportChange(ctx, ruth, c.ID, told); !errors.As(err, &f) || f.Kind != fault.NotFound {
		t.Errorf("for another client: %v", err)
	}
	if _, err := w.App.GetNotice(ctx, ruth, v.ID); !errors.As(err, &f) || f.Kind != fault.NotFound {
		t.Errorf("another client reads it: %v", err)
	}
	if list, _, err := w.App.ListNotices(ctx, ruth, postgres.Page{}, postgres.ChangeNoticeFilter{}); err != nil || len(list) != 0 {
		t.Errorf("another client lists it: %+v, %v", list, err)
	}
	reminders := func() (n int) {
		list, _, err := w.App.ListMessages(ctx, w.Admin, postgres.Page{Limit: 200}, postgres.MessageFilter{})
		w.Must(err)
		for _, m := range list {
			if m.Template == "notice_turn" {
				n++
			}
		}
		return n
	}
	for _, x := range []struct{ days, want int }{{10, 1}, {1, 2}, {1, 2}, {6, 3}} {
		w.Clock = w.Clock.AddDate(0, 0, x.days)
		for _, tick := range app.Ticks {
			if tick.Name == "notice.remind" {
				w.Must(tick.Do(w.App, ctx))
			}
		}
		if got := reminders(); got != x.want {
			t.Errorf("%d days on: %d letters, want %d", x.days, got, x.want)
		}
	}
	v, err = w.App.GetNotice(ctx, w.Admin, v.ID)
	w.Must(err)
	v, err = w.App.TriageNotice(ctx, w.Admin, v.ID, v.Version, "special_audit", "A site that nobody has seen.")
	w.Must(err)
	_, err = w.App.CloseNotice(ctx, w.Admin, v.ID, v.Version, "The audit took place.")
	w.Must(err)
	list, _, err := w.App.ListNotices(ctx, niamh, postgres.Page{}, postgres.ChangeNoticeFilter{State: "closed"})
	w.Must(err)
	if len(list) != 1 || list[0].Result != "special_audit" || list[0].Reason == "" || list[0].Done == "" {
		t.Errorf("%+v", list)
	}
}
