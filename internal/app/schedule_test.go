package app_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/schedule"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// late is what is behind schedule of the client.
func late(w *testkit.World, c id.Client) []app.BehindView {
	w.T.Helper()
	list, _, err := w.App.ListBehind(ctx, w.Admin, postgres.Page{Limit: 100}, app.ScheduleFilter{Client: c})
	w.Must(err)
	return list
}

func toDay(w *testkit.World, day date.Date) {
	w.Clock = w.Clock.AddDate(0, 0, w.Body.Today(w.Clock).DaysUntil(day))
}

// changedAudit is the audit of the kind in a programme that is agreed, after the change.
func changedAudit(w *testkit.World, c client.Record, kind programme.Kind, change func(*audit.Record)) audit.Record {
	w.T.Helper()
	p := w.Contracted(c)
	var out audit.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		audits, err := tx.AuditsOfProgramme(p.ID)
		w.Must(err)
		for _, r := range audits {
			if r.Type != kind {
				continue
			}
			r.Team, r.Report, r.Opening, r.Closing, r.Stage1 = nil, audit.Report{}, nil, nil, nil
			change(&r)
			a, err := audit.From(r)
			w.Must(err)
			out, err = tx.SaveAudit(a)
			w.Must(err)
		}
		return nil
	})
	return out
}

func lastOf(k schedule.Kind, from date.Date, limits pack.Set) date.Date {
	for _, work := range schedule.Works {
		if work.Kind == k {
			return work.Last(from, limits)
		}
	}
	return date.Date{}
}

// Rules "SM-200", "SM-201", "SM-202", "SM-203": nothing stands in the queue on its last day, everything once on the day after it.
func TestTheQueueBehindSchedule(t *testing.T) {
	t.Parallel()
	type waiting struct {
		kind schedule.Kind
		with schedule.Party
		last date.Date
	}
	day := date.Of(testkit.Noon, time.UTC)
	ofAudit := func(k schedule.Kind, with schedule.Party, of programme.Kind, from date.Date, change func(*audit.Record)) func(*testkit.World, client.Record) waiting {
		return func(w *testkit.World, c client.Record) waiting {
			changedAudit(w, c, of, change)
			return waiting{k, with, lastOf(k, from, w.Limits())}
		}
	}
	for name, arrange := range map[string]func(w *testkit.World, c client.Record) waiting{
		"an audit without dates": ofAudit(schedule.AuditDates, schedule.Planner, programme.Stage1, day.AddDays(90), func(r *audit.Record) {
			r.State, r.Span, r.DueOn = audit.Programmed, audit.Span{}, day.AddDays(90)
		}),
		"dates that the client does not answer": ofAudit(schedule.DatesAnswer, schedule.Client, programme.Stage1, day.AddDays(9), func(r *audit.Record) {
			r.State, r.Span, r.ObjectBy = audit.Proposed, audit.Whole(day.AddDays(400), day.AddDays(400)), day.AddDays(9)
		}),
		"an objection": ofAudit(schedule.Objection, schedule.Planner, programme.Stage1, day, func(r *audit.Record) {
			r.State, r.Span, r.Objection = audit.Objected, audit.Whole(day.AddDays(400), day.AddDays(400)), &audit.Objection{Reason: "Holiday", About: "dates", At: testkit.Noon}
		}),
		"a stage 2 long after stage 1": ofAudit(schedule.StageGap, schedule.Planner, programme.Stage2, date.MustParse("2026-06-02"), func(r *audit.Record) {
			r.State, r.Span = audit.Programmed, audit.Span{}
		}),
		"an audit that was not begun": ofAudit(schedule.AuditHeld, schedule.Leader, programme.Stage1, day.AddDays(20), func(r *audit.Record) {
			r.State, r.Span = audit.Confirmed, audit.Whole(day.AddDays(20), day.AddDays(21))
		}),
		"an audit that was not closed": ofAudit(schedule.AuditHeld, schedule.Leader, programme.Stage1, day.AddDays(21), func(r *audit.Record) {
			r.State, r.Span = audit.InProgress, audit.Whole(day.AddDays(20), day.AddDays(21))
		}),
		"a report": ofAudit(schedule.Report, schedule.Leader, programme.Stage1, day, func(r *audit.Record) {
			r.State, r.Span, r.Closing = audit.FieldClosed, audit.Whole(day, day), &audit.Meeting{Day: day}
		}),
		"an answer to a finding": func(w *testkit.World, c client.Record) waiting {
			au := changedAudit(w, c, programme.Stage2, func(r *audit.Record) { r.State = audit.Reported })
			f, err := finding.New(id.Finding(testkit.NewID()), 1, au, finding.Writing{Grade: finding.Minor, Clause: "8.6.1", Requirement: "r", Statement: "s", Evidence: "e"}, finding.Agreed{})
			w.Must(err)
			r := f.Record()
			r.State, r.IssuedOn, r.PlanDue, r.CloseDue = finding.Responded, day, day.AddDays(30), day.AddDays(90)
			r.Parts = map[finding.PartKey]finding.Part{finding.Correction: {State: finding.Submitted, Text: "Done.", At: testkit.Noon}}
			f, err = finding.From(r)
			w.Must(err)
			w.Tx(w.Admin, func(tx *postgres.Tx) error { return tx.InsertFinding(f) })
			return waiting{schedule.AnswerLook, schedule.Leader, lastOf(schedule.AnswerLook, day, w.Limits())}
		},
		"a technical review, before the decision that waits for it": func(w *testkit.World, c client.Record) waiting {
			d := w.Prepared(w.Contracted(c), decision.Grant)
			w.Work()
			return waiting{schedule.TechnicalReview, schedule.Reviewer, w.Review(d).DueOn}
		},
		"an application": func(w *testkit.World, c client.Record) waiting {
			v := w.Submitted(w.Of(c.ID, "Niamh Client"))
			return waiting{schedule.ApplicationReview, schedule.Reviewer, v.Turn.By}
		},
		"a quotation": func(w *testkit.World, c client.Record) waiting {
			q := w.Quoted(w.Accepted(c))
			return waiting{schedule.QuotationAnswer, schedule.Office, q.ValidUntil}
		},
		"a complaint": func(w *testkit.World, c client.Record) waiting {
			return waiting{schedule.Complaint, schedule.Office, w.Complaint(c.ID).Turn.By}
		},
		"a change": func(w *testkit.World, c client.Record) waiting {
			return waiting{schedule.ChangeNotice, schedule.Office, w.Notice(c.ID).DueOn}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := testkit.New(t)
			c := w.Client("Bluewater Ltd")
			want := arrange(w, c)
			toDay(w, want.last)
			if found := late(w, c.ID); len(found) != 0 {
				t.Errorf("on its last day, %s: %+v", want.last, found)
			}
			toDay(w, want.last.AddDays(1))
			found := late(w, c.ID)
			if len(found) != 1 {
				t.Fatalf("the day after %s: %+v", want.last, found)
			}
			got := found[0]
			if got.Kind != want.kind || got.Party != want.with || got.DueOn != want.last || got.Days != 1 || got.ClientName != c.Name || got.Title.IsZero() || got.Rule == "" {
				t.Errorf("found %+v, want %+v", got, want)
			}
		})
	}
}

// Rule "SM-203": a certificate that the machine could not sign is late after its working days, one that it signed never.
func TestACertificateThatIsNotSignedIsBehindSchedule(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	held := w.Certified(c)
	last := lastOf(schedule.Signature, held.IssuedOn, w.Limits())
	toDay(w, last)
	if found := late(w, c.ID); len(found) != 0 {
		t.Errorf("on its last day: %+v", found)
	}
	toDay(w, last.AddDays(1))
	if found := late(w, c.ID); len(found) != 1 || found[0].Kind != schedule.Signature || found[0].Reference != held.Number || found[0].Days != 1 {
		t.Errorf("the day after it: %+v", found)
	}
	w.Work()
	if found := late(w, c.ID); len(found) != 0 {
		t.Errorf("once signed: %+v", found)
	}
}

// Rule "SM-200": a surveillance that has passed stands in the queue once, whatever else waits because of it.
func TestADeadlineThatHasPassedStandsInTheQueueOnce(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	held := w.Certified(c)
	w.Work()
	due := held.DecidedOn.AddMonths(12)
	for _, day := range []date.Date{due.AddDays(1), due.AddDays(30)} {
		toDay(w, day)
		w.Must(w.App.Sweep(ctx))
		w.Work()
		found := late(w, c.ID)
		if len(found) != 1 || found[0].Kind != "surveillance" || found[0].Party != schedule.Decider || found[0].DueOn != due || found[0].SubjectID != held.ID.String() {
			t.Errorf("on %s: %+v", day, found)
		}
	}
	today, err := w.App.GetToday(ctx, w.Admin)
	w.Must(err)
	if len(today.Decisions) != 1 {
		t.Errorf("the suspension that follows is not prepared: %+v", today.Decisions)
	}
	page, err := w.App.GetCertificate(ctx, w.Admin, held.ID)
	w.Must(err)
	_, err = w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, page.Version, decision.Suspend,
		app.Verdict{Terms: decision.Terms{Reason: "Not audited.", Code: "surveillance_overdue", EndsOn: w.Body.Today(w.Clock).AddMonths(3)}})
	w.Must(err)
	if found := late(w, c.ID); len(found) != 1 || found[0].Kind != "surveillance" || found[0].Party != schedule.Planner {
		t.Errorf("suspended for it: %+v", found)
	}
}

// Rule "SM-201": a surveillance without dates is behind schedule once the time has begun at which it is best held, even where
// its last day is far; with dates it is not.
func TestASurveillanceIsBehindItsPlannedTime(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	held := w.Certified(c)
	w.Work()
	page, err := w.App.GetCertificate(ctx, w.Admin, held.ID)
	w.Must(err)
	i := slices.IndexFunc(page.Obligations, func(o app.ObligationView) bool { return o.Kind == "surveillance" && o.Number == 1 })
	o := page.Obligations[i]
	last := schedule.DatesBy(o.DueOn, o.AimFrom, w.Limits())
	if last != o.AimFrom.AddDays(-1) || !last.Before(lastOf(schedule.AuditDates, o.DueOn, w.Limits())) {
		t.Fatalf("best held from %s, due %s, dates by %s", o.AimFrom, o.DueOn, last)
	}
	toDay(w, last)
	if found := late(w, c.ID); len(found) != 0 {
		t.Errorf("on the last day before the time begins: %+v", found)
	}
	toDay(w, last.AddDays(1))
	found := late(w, c.ID)
	if len(found) != 1 || found[0].Kind != schedule.AuditDates || found[0].Party != schedule.Planner || found[0].DueOn != last {
		t.Fatalf("the day after it: %+v", found)
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		audits, err := tx.AuditsOfProgramme(held.ProgrammeID)
		w.Must(err)
		for _, r := range audits {
			if r.ID.String() != found[0].SubjectID {
				continue
			}
			r.State, r.Span = audit.Confirmed, audit.Whole(last.AddDays(30), last.AddDays(30))
			a, err := audit.From(r)
			w.Must(err)
			_, err = tx.SaveAudit(a)
			w.Must(err)
		}
		return nil
	})
	if found := late(w, c.ID); len(found) != 0 {
		t.Errorf("with dates: %+v", found)
	}
}

func TestTheQueueIsPagedSearchedAndCounted(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	day := w.Body.Today(w.Clock)
	names := []string{"Aldergrove Ltd", "Bluewater Ltd", "Cinder Ltd"}
	for i, name := range names {
		changedAudit(w, w.Client(name), programme.Stage1, func(r *audit.Record) {
			r.State, r.Span = audit.Confirmed, audit.Whole(day.AddDays(-10+i), day.AddDays(-10+i))
		})
	}
	other := w.Client("Dunmore Ltd")
	w.Submitted(w.Of(other.ID, "Niamh Client"))
	toDay(w, day.AddDays(30))
	var seen []string
	page := postgres.Page{Limit: 2}
	for {
		list, next, err := w.App.ListBehind(ctx, w.Admin, page, app.ScheduleFilter{})
		w.Must(err)
		for _, b := range list {
			seen = append(seen, b.ClientName.En)
		}
		if page.After = next; next == "" {
			break
		}
	}
	if len(seen) != 4 || seen[0] != names[0] || seen[2] != names[2] || seen[3] != "Dunmore Ltd" {
		t.Errorf("page by page: %v", seen)
	}
	if list, _, err := w.App.ListBehind(ctx, w.Admin, postgres.Page{Sort: "-due", Limit: 2}, app.ScheduleFilter{}); err != nil || len(list) != 2 || list[0].ClientName.En != "Dunmore Ltd" {
		t.Errorf("the shortest first: %+v, %v", list, err)
	}
	for want, f := range map[int]app.ScheduleFilter{3: {Kind: string(schedule.AuditHeld)}, 1: {Party: string(schedule.Reviewer)}, 0: {Kind: string(schedule.Report)}} {
		if list, _, err := w.App.ListBehind(ctx, w.Admin, postgres.Page{}, f); err != nil || len(list) != want {
			t.Errorf("%+v: %d, %v", f, len(list), err)
		}
	}
	if list, _, err := w.App.ListBehind(ctx, w.Admin, postgres.Page{Search: "cinder"}, app.ScheduleFilter{}); err != nil || len(list) != 1 || list[0].ClientName.En != "Cinder Ltd" {
		t.Errorf("search: %+v, %v", list, err)
	}
	n, err := w.App.CountBehind(ctx, w.Admin, "", app.ScheduleFilter{})
	w.Must(err)
	some := func(list []app.NamedCount) (out []string) {
		for _, c := range list {
			if c.N > 0 {
				out = append(out, fmt.Sprint(c.Key, c.N))
			}
		}
		return out
	}
	if n.Total != 4 || !slices.Equal(some(n.Kinds), []string{"application_review1", "audit_held3"}) || !slices.Equal(some(n.Parties), []string{"leader3", "reviewer1"}) {
		t.Errorf("counts %+v", n)
	}
	if _, _, err := w.App.ListBehind(ctx, w.Admin, postgres.Page{}, app.ScheduleFilter{Kind: "weather"}); err == nil {
		t.Error("a kind that there is not is looked for")
	}
}

// Complaints stay with those who handle them, in the queue too.
func TestTheQueueShowsComplaintsToThoseWhoHandleThem(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	toDay(w, w.Complaint(c.ID).Turn.By.AddDays(1))
	if found := late(w, c.ID); len(found) != 1 {
		t.Errorf("the administrator sees %+v", found)
	}
	list, _, err := w.App.ListBehind(ctx, w.Staff("Jonas Leader", access.Auditor), postgres.Page{}, app.ScheduleFilter{})
	n, failed := w.App.CountBehind(ctx, w.Staff("Jonas Leader", access.Auditor), "", app.ScheduleFilter{})
	if err != nil || failed != nil || len(list) != 0 || n.Total != 0 {
		t.Errorf("an auditor sees %+v, %+v, %v", list, n, err)
	}
}

// A report to a register that the body did not make in time is in the queue of those who run the body.
func TestAReportToARegisterIsBehindSchedule(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Reports()
	month := w.Body.Today(w.Clock)
	toDay(w, month.AddMonths(1).AddDays(10-month.Day()))
	found, _, err := w.App.ListBehind(ctx, w.Admin, postgres.Page{}, app.ScheduleFilter{Kind: string(schedule.RegisterReport)})
	if err != nil || len(found) != 1 || found[0].Noun != "registers" || found[0].Reference != "IAF CertSearch" {
		t.Errorf("%+v, %v", found, err)
	}
}
