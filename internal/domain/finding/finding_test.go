package finding

import (
	"errors"
	"maps"
	"slices"
	"testing"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

var (
	d   = date.MustParse
	now = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
)

func stage2() audit.Record {
	return audit.Record{ID: id.Audit{1}, Reference: "E-26-0001", ClientID: id.Client{2}, ProgrammeID: id.Programme{3},
		Standard: standard.ITSM, Type: programme.Stage2}
}

func nonconformity(t *testing.T, g Grade) *Finding {
	t.Helper()
	f, err := New(id.Finding{1}, 1, stage2(), Writing{Grade: g, Clause: "8.6.1", Requirement: "Incidents are recorded.",
		Statement: "Two incidents were not recorded.", Evidence: "Tickets 4711, 4712."}, Agreed{})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Issue(d("2026-11-23")); err != nil {
		t.Fatal(err)
	}
	return f
}

func ids(err error) []string {
	var broken rule.Broken
	errors.As(err, &broken)
	var out []string
	for _, b := range broken {
		out = append(out, b.Rule.ID)
	}
	return out
}

var plan = map[PartKey]Input{Correction: {Text: "recorded"}, Cause: {Text: "no training"}, CorrectiveAction: {Text: "training"}}

func accept(keys ...PartKey) map[PartKey]Verdict {
	out := map[PartKey]Verdict{}
	for _, k := range keys {
		out[k] = Verdict{Accept: true}
	}
	return out
}

func TestMinorIsReadyWithItsPlanAndMajorWhenVerified(t *testing.T) {
	for _, g := range []Grade{Minor, Major} {
		f := nonconformity(t, g)
		if got := ReadyForDecision([]Record{f.Record()}); !slices.Equal(ids(got), []string{"F9"}) {
			t.Errorf("%s, unanswered: %v", g, got)
		}
		do(t, f.Respond(plan, "Wang", now))
		do(t, f.Review(accept(Correction, Cause, CorrectiveAction), "Berg", now, d("2026-12-01")))
		if got := ReadyForDecision([]Record{f.Record()}); (len(got) == 0) != (g == Minor) || f.Record().State != PlanAccepted {
			t.Errorf("%s, plan accepted: %v in %s", g, got, f.Record().State)
		}
		do(t, f.Respond(map[PartKey]Input{Evidence: {Documents: []id.Document{{1}}}}, "Wang", now))
		do(t, f.Review(accept(Evidence), "Berg", now, d("2026-12-20")))
		if got := ReadyForDecision([]Record{f.Record()}); len(got) > 0 || f.Record().State != Closed || f.Record().ClosedOn != d("2026-12-20") {
			t.Errorf("%s, verified: %v in %s", g, got, f.Record().State)
		}
	}
}

func TestReturnedPartNeedsAReasonAndAnAnswer(t *testing.T) {
	f := nonconformity(t, Minor)
	do(t, f.Respond(plan, "Wang", now))
	verdicts := accept(Correction, CorrectiveAction)
	verdicts[Cause] = Verdict{}
	var bad fault.Invalid
	if err := f.Review(verdicts, "Berg", now, d("2026-12-01")); !errors.As(err, &bad) || bad.Fields[0].Path != "verdicts.cause.reason" {
		t.Errorf("a return without a reason: %v", err)
	}
	verdicts[Cause] = Verdict{Reason: "This repeats the finding."}
	do(t, f.Review(verdicts, "Berg", now, d("2026-12-01")))
	r := f.Record()
	if r.State != Returned || r.Part(Cause).State != SentBack || r.Part(Correction).State != Accepted || r.Rounds != 1 {
		t.Errorf("after the return: %+v", r)
	}
	if err := f.Respond(map[PartKey]Input{Evidence: {Text: "x"}}, "Wang", now); !errors.As(err, &bad) || bad.Fields[0].Path != "parts.cause" {
		t.Errorf("the returned part was passed over: %v", err)
	}
	do(t, f.Respond(map[PartKey]Input{Cause: {Text: "nobody felt responsible"}}, "Wang", now))
	do(t, f.Review(accept(Cause), "Berg", now, d("2026-12-02")))
	if f.Record().State != PlanAccepted {
		t.Errorf("now %s", f.Record().State)
	}
}

func TestRespondWantsThePlanAtOnce(t *testing.T) {
	f := nonconformity(t, Minor)
	var bad fault.Invalid
	if err := f.Respond(map[PartKey]Input{Correction: {Text: "done"}}, "Wang", now); !errors.As(err, &bad) || len(bad.Fields) != 2 {
		t.Errorf("F8: %v", err)
	}
}

var iaf = pack.For("IAF", date.New(2026, 11, 23))

// Rule "F8" with the worked examples P33 and D25.
func TestDueDates(t *testing.T) {
	closing, year := d("2026-01-10"), pack.Set{Numbers: maps.Clone(iaf.Numbers)}
	year.Numbers[pack.ClosureDays] = 365
	for _, c := range []struct {
		name        string
		l           Limits
		g           Grade
		plan, close string
	}{
		{"policy", Limits{Closing: closing, Numbers: iaf}, Minor, "2026-02-09", "2026-04-10"},
		{"P33: the certificate expires in 40 days", Limits{Closing: closing, Expires: closing.AddDays(40), Numbers: iaf}, Minor, "2026-02-04", "2026-02-04"},
		{"it expires within the buffer", Limits{Closing: closing, Expires: closing.AddDays(10), Numbers: iaf}, Minor, "2026-01-10", "2026-01-10"},
		{"D25: 31 August clamps", Limits{Closing: d("2025-08-31"), Stage2End: d("2025-08-31"), Numbers: year}, Major, "2025-09-30", "2026-02-28"},
		{"a leap year", Limits{Closing: d("2027-08-31"), Stage2End: d("2027-08-31"), Numbers: year}, Major, "2027-09-30", "2028-02-29"},
		{"a minor is not bound by the six months", Limits{Closing: closing, Stage2End: closing, Numbers: year}, Minor, "2026-02-09", "2027-01-10"},
	} {
		if p, e := c.l.PlanDue(), c.l.CloseDue(c.g); p != d(c.plan) || e != d(c.close) {
			t.Errorf("%s: plan %s, close %s", c.name, p, e)
		}
	}
}

func TestStage2IsRepeatedAfterSixMonths(t *testing.T) {
	open := nonconformity(t, Major).Record()
	for on, want := range map[string]bool{"2026-02-27": false, "2026-02-28": false, "2026-03-01": true} {
		if got := MustRepeatStage2([]Record{open}, d("2025-08-31"), d(on), iaf); got != want {
			t.Errorf("on %s: %v", on, got)
		}
	}
}

func TestOverdueIsDerivedAndInclusive(t *testing.T) {
	f := nonconformity(t, Minor)
	f.SetDue(Limits{Closing: d("2026-01-10"), Numbers: iaf})
	for on, want := range map[string]bool{"2026-02-08": false, "2026-02-09": false, "2026-02-10": true} {
		if got := f.Record().Overdue(d(on)); got != want {
			t.Errorf("on %s: %v", on, got)
		}
	}
}

// Rules "F2", "F3" and "F4".
func TestWriting(t *testing.T) {
	s1 := stage2()
	s1.Type = programme.Stage1
	for _, c := range []struct {
		name string
		a    audit.Record
		w    Writing
		want []string
		ok   bool
	}{
		{"F2: no grade", stage2(), Writing{Clause: "4.1"}, nil, false},
		{"no such clause", stage2(), Writing{Grade: Minor, Clause: "11.9"}, nil, false},
		{"F3: a minor in stage 1", s1, Writing{Grade: Minor, Clause: "4.1"}, []string{"F3"}, false},
		{"F3: a concern in stage 2", stage2(), Writing{Grade: Concern, Clause: "4.1"}, []string{"F3"}, false},
		{"a concern in stage 1", s1, Writing{Grade: Concern, Clause: "4.1"}, nil, true},
		{"an opportunity", stage2(), Writing{Grade: Opportunity, Clause: "8.6.1"}, nil, true},
	} {
		_, err := New(id.Finding{1}, 1, c.a, c.w, Agreed{})
		if (err == nil) != c.ok || !slices.Equal(ids(err), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	f, err := New(id.Finding{1}, 1, stage2(), Writing{Grade: Minor, Clause: "8.6.1", Statement: "x"}, Agreed{})
	do(t, err)
	if got := ids(f.Issue(d("2026-01-01"))); !slices.Equal(got, []string{"F4", "F4"}) {
		t.Errorf("F4: %v", got)
	}
}

func TestEveryStateAndEveryAction(t *testing.T) {
	acts := map[Action]func(*Finding) error{
		DoIssue:   func(f *Finding) error { return f.Issue(d("2026-01-01")) },
		DoRespond: func(f *Finding) error { return f.Respond(plan, "Wang", now) },
		DoReturn: func(f *Finding) error {
			if f.Record().State == PlanAccepted {
				return f.Verify(Verification{Says: "not effective"}, "Berg", now, d("2026-01-01"))
			}
			return f.Review(map[PartKey]Verdict{Correction: {Reason: "no"}}, "Berg", now, d("2026-01-01"))
		},
		DoAccept: func(f *Finding) error { return f.Review(accept(Correction), "Berg", now, d("2026-01-01")) },
		DoClose:  func(f *Finding) error { return f.Note(d("2026-01-01")) },
		DoDrop:   func(f *Finding) error { return f.Drop("a mistake") },
	}
	for _, s := range States.States() {
		for _, a := range States.AllActions() {
			r := nonconformity(t, Major).Record()
			r.State, r.Parts = s, map[PartKey]Part{Correction: {State: Submitted}}
			if a == DoClose {
				r.Grade = Opportunity
			}
			f, err := From(r)
			do(t, err)
			err = acts[a](f)
			if States.Can(s, a) != (err == nil) || err == nil && f.Record().State != States[s][a] {
				t.Errorf("%s in %s: %v, now %s", a, s, err, f.Record().State)
			}
		}
	}
}

func do(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestActionsAndTurns(t *testing.T) {
	auditor := access.Actor{Identity: id.Identity{1}, Roles: []access.Role{access.Auditor}}
	client := access.Actor{Client: id.Client{2}, Roles: []access.Role{access.Applicant}}
	f := nonconformity(t, Major)
	f.SetDue(Limits{Closing: d("2026-01-10"), Numbers: iaf})
	away := fault.New(fault.Denied, text.T("not on the team", "不在审核组"))
	if got := f.Actions(client, nil, away); len(got) != 1 || got[0].Name != "respond" || !got[0].Allowed {
		t.Errorf("the client of an issued finding: %+v", got)
	}
	if by := AnswerBy([]Record{f.Record()}); by != d("2026-02-09") {
		t.Errorf("answer by %s", by)
	}
	do(t, f.Respond(plan, "Wang", now))
	if got := f.Actions(auditor, nil, away); len(got) != 1 || got[0].Name != "review" {
		t.Errorf("the auditor of an answered finding: %+v", got)
	}
	if got := f.Actions(auditor, away, away); got[0].Allowed || got[0].Why.En != "not on the team" {
		t.Errorf("an auditor of another team: %+v", got)
	}
	if !AnswerBy([]Record{f.Record()}).IsZero() || Drafts([]Record{{State: Draft}, f.Record()}) != 1 {
		t.Error("turns are counted wrongly")
	}
}
