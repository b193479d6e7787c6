package app_test

import (
	"errors"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/application"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/decision"
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
		remindOfNotices(w)
		if got := reminders(); got != x.want {
			t.Errorf("%d days on: %d letters, want %d", x.days, got, x.want)
		}
	}
	v, err = w.App.GetNotice(ctx, w.Admin, v.ID)
	w.Must(err)
	v, err = w.App.TriageNotice(ctx, w.Admin, v.ID, v.Version, app.Assessment{Result: "document_review", Reason: "A new address."})
	w.Must(err)
	if open, _, err := w.App.ListNotices(ctx, w.Admin, postgres.Page{}, postgres.ChangeNoticeFilter{State: "open"}); err != nil || len(open) != 1 || open[0].Turn.By.IsZero() {
		t.Errorf("what was assessed is forgotten: %+v, %v", open, err)
	}
	for _, x := range []struct{ days, want int }{{30, 3}, {1, 4}} { // SM-180
		w.Clock = w.Clock.AddDate(0, 0, x.days)
		remindOfNotices(w)
		if got := reminders(); got != x.want {
			t.Errorf("%d days after the assessment: %d letters, want %d", x.days, got, x.want)
		}
	}
	v, err = w.App.GetNotice(ctx, w.Admin, v.ID)
	w.Must(err)
	_, err = w.App.CloseNotice(ctx, w.Admin, v.ID, v.Version, notice.Closing{Done: "The documents were looked at."})
	w.Must(err)
	list, _, err := w.App.ListNotices(ctx, niamh, postgres.Page{}, postgres.ChangeNoticeFilter{State: "closed"})
	w.Must(err)
	if len(list) != 1 || list[0].Result != "document_review" || list[0].Reason == "" || list[0].Done == "" {
		t.Errorf("%+v", list)
	}
}

func remindOfNotices(w *testkit.World) {
	for _, tick := range app.Ticks {
		if tick.Name == "notice.remind" {
			w.Must(tick.Do(w.App, ctx))
		}
	}
}

// assessed is a notice of the client with the result.
func assessed(w *testkit.World, held certificate.Record, result notice.Result) app.NoticeView {
	w.T.Helper()
	v := w.Notice(held.ClientID)
	v, err := w.App.TriageNotice(ctx, w.Admin, v.ID, v.Version, app.Assessment{Result: result, Reason: "It asks for that."})
	w.Must(err)
	return v
}

// Rule "SM-181": no special audit, no end of a notice that asks for one.
func TestASpecialAuditIsHeldBeforeTheNoticeEnds(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	v := assessed(w, held, notice.SpecialAudit)
	if _, err := w.App.CloseNotice(ctx, w.Admin, v.ID, v.Version, notice.Closing{Done: "The audit took place."}); firstRule(err) != "SM-181" {
		t.Errorf("closed without an audit: %v", err)
	}
	p, err := w.App.GetProgramme(ctx, w.Admin, held.ProgrammeID)
	w.Must(err)
	if len(p.ReviewDue) != 1 || p.ReviewDue[0].Rule.ID != "P7" || !strings.Contains(p.ReviewDue[0].Why.En, v.Reference) {
		t.Errorf("the programme is not asked to be reviewed: %+v", p.ReviewDue)
	}
	if v.Closable == nil || v.Closable.Allowed || v.Closable.Why == nil {
		t.Errorf("%+v", v.Closable)
	}
}

// A change that asks for a suspension lays it before those who decide; the notice waits for them, and another assessment
// takes it away.
func TestAChangeProposesASuspension(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	prepared := func() (out []decision.Record) {
		w.Tx(w.Admin, func(tx *postgres.Tx) (err error) {
			out, _, err = tx.Decisions(postgres.Page{}, postgres.DecisionFilter{State: "prepared", Type: "suspend"})
			return err
		})
		return out
	}
	v := assessed(w, held, notice.Suspension)
	lies := prepared()
	if len(lies) != 1 || lies[0].CertificateID != held.ID || lies[0].Cause.IsZero() || v.Suspension == nil || v.Suspension.ID != lies[0].ID {
		t.Fatalf("%+v, %+v", lies, v.Suspension)
	}
	if _, err := w.App.CloseNotice(ctx, w.Admin, v.ID, v.Version, notice.Closing{Done: "Suspended."}); firstRule(err) != "SM-181" {
		t.Errorf("closed while it waits: %v", err)
	}
	v, err := w.App.TriageNotice(ctx, w.Admin, v.ID, v.Version, app.Assessment{Result: "no_action", Reason: "A mistake."})
	w.Must(err)
	if len(prepared()) != 0 || v.Suspension != nil {
		t.Errorf("what has no ground lies there: %+v", v)
	}
	v, err = w.App.TriageNotice(ctx, w.Admin, v.ID, v.Version, app.Assessment{Result: notice.Suspension, Reason: "None after all."})
	w.Must(err)
	_, err = w.App.DismissDecision(ctx, w.Decider(), v.Suspension.ID, 1, app.Verdict{Terms: decision.Terms{Reason: "Not for this."}})
	w.Must(err)
	_, err = w.App.CloseNotice(ctx, w.Admin, v.ID, v.Version, notice.Closing{Done: "It is not suspended."})
	w.Must(err)
	var bad fault.Invalid
	other := w.Client("Pembroke Ltd")
	none, err := w.App.ReportChange(ctx, w.Of(other.ID, "Ruth"), other.ID, notice.Report{Kind: "sites", Since: w.Body.Today(w.Clock), Text: "We move."})
	w.Must(err)
	if _, err := w.App.TriageNotice(ctx, w.Admin, none.ID, none.Version, app.Assessment{Result: notice.Suspension, Reason: "So."}); !errors.As(err, &bad) || bad.Fields[0].Path != "result" {
		t.Errorf("of a client without a certificate: %v", err)
	}
}

// A change of the scope ends with the application that came of it.
func TestAChangeOfTheScopeNamesItsApplication(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	v := assessed(w, held, notice.ScopeChange)
	if len(v.Possible) != 0 {
		t.Errorf("begun before: %+v", v.Possible)
	}
	if _, err := w.App.CloseNotice(ctx, w.Admin, v.ID, v.Version, notice.Closing{Done: "It is extended."}); firstRule(err) != "SM-181" {
		t.Errorf("closed without an application: %v", err)
	}
	x, err := w.App.ApplyFromCertificate(ctx, w.Of(held.ClientID, "Niamh"), held.ID, application.Extension)
	w.Must(err)
	v, err = w.App.GetNotice(ctx, w.Admin, v.ID)
	w.Must(err)
	if len(v.Possible) != 1 || v.Possible[0].ID != x.ID.String() {
		t.Fatalf("%+v", v.Possible)
	}
	v, err = w.App.CloseNotice(ctx, w.Admin, v.ID, v.Version, notice.Closing{Done: "It is extended.", Came: []string{x.ID.String()}})
	w.Must(err)
	if len(v.Came) != 1 || v.Came[0].Kind != notice.ByApplication {
		t.Errorf("%+v", v.Came)
	}
}
