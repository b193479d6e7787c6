package app_test

import (
	"slices"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// surveillance concludes the first surveillance audit of the programme, with a major nonconformity that was closed or
// without any.
func surveillance(w *testkit.World, p programme.Record, major bool) audit.Record {
	w.T.Helper()
	var out audit.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		audits, err := tx.AuditsOfProgramme(p.ID)
		w.Must(err)
		i := slices.IndexFunc(audits, func(r audit.Record) bool { return r.Type == programme.Surveillance })
		out = heldToday(w, tx, audits[i], audit.Positive, major)
		return nil
	})
	w.Work()
	return out
}

// heldToday lets the audit take place today and its leader conclude it, with a major nonconformity that was closed or
// without any.
func heldToday(w *testkit.World, tx *postgres.Tx, r audit.Record, says audit.Recommendation, major bool) audit.Record {
	w.T.Helper()
	day := w.Body.Today(w.Clock)
	r.State, r.Span, r.Report = audit.Reported, audit.Whole(day, day), audit.Report{Recommendation: says, IssuedOn: day}
	r.Team = []audit.Member{{PersonID: w.Staff("Jonas Leader").Identity, Name: "Jonas Leader", Role: audit.Lead}}
	if major {
		f, err := finding.New(id.Finding(testkit.NewID()), 1, r, finding.Writing{Grade: finding.Major, Clause: "8.6.1", Requirement: "r", Statement: "s", Evidence: "e"}, finding.Agreed{})
		w.Must(err)
		x := f.Record()
		x.State, x.ClosedOn = finding.Closed, day
		f, err = finding.From(x)
		w.Must(err)
		w.Must(tx.InsertFinding(f))
	}
	au, err := audit.From(r)
	w.Must(err)
	w.Must(au.Conclude(day, nil))
	out, err := tx.SaveAudit(au)
	w.Must(err)
	return out
}

func TestACleanSurveillanceIsMaintainedWithoutADecision(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	held := w.Certified(c)
	var p programme.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { p, err = tx.Programme(held.ProgrammeID); return err })
	au := surveillance(w, p, false)
	if got := decisions(w, p.ID); !slices.Equal(got, []string{"grant taken"}) {
		t.Errorf("decisions %v", got)
	}
	v, err := w.App.GetAudit(ctx, w.Decider(), au.ID)
	w.Must(err)
	if v.Turn.Who != "nobody" {
		t.Errorf("turn %+v", v.Turn)
	}
}

func TestASampleOfSurveillanceIsMonitored(t *testing.T) {
	w := testkit.New(t)
	all := 100
	_, err := w.App.ChangeLimits(ctx, w.Admin, 1, map[pack.Key]pack.Entry{pack.MonitoringPercent: {Value: &all, Source: "procedure 12"}})
	w.Must(err)
	held := w.Certified(w.Client("Bluewater Ltd"))
	var p programme.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { p, err = tx.Programme(held.ProgrammeID); return err })
	surveillance(w, p, false)
	if got := decisions(w, p.ID); !slices.Equal(got, []string{"monitor prepared", "grant taken"}) {
		t.Fatalf("decisions %v", got)
	}
	takeFirst(w, p, app.Verdict{Terms: decision.Terms{Reason: "Findings and report agree."}})
	if got := decisions(w, p.ID); got[0] != "monitor taken" {
		t.Errorf("decisions %v", got)
	}
}

func TestAMajorInSurveillanceGoesToOthers(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	w.Of(held.ClientID, "Niamh Client")
	var p programme.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { p, err = tx.Programme(held.ProgrammeID); return err })
	au := surveillance(w, p, true)
	if got := decisions(w, p.ID); !slices.Equal(got, []string{"maintain prepared", "grant taken"}) {
		t.Fatalf("decisions %v", got)
	}
	d := takeFirst(w, p, app.Verdict{Terms: decision.Terms{Reason: "The correction works."}})
	if d.Type != decision.Maintain || len(d.Escalated) != 1 || len(letters(w, "decision_told")) != 1 {
		t.Errorf("%+v, letters %v", d, letters(w, "decision_told"))
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		r, err := tx.Audit(au.ID)
		if r.State != audit.Decided {
			t.Errorf("the audit is %s", r.State)
		}
		return err
	})
}

// Whoever suspends the certificate has answered whether it is maintained.
func TestAnotherDecisionAnswersTheEscalation(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	var p programme.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { p, err = tx.Programme(held.ProgrammeID); return err })
	surveillance(w, p, true)
	c, err := w.App.GetCertificate(ctx, w.Admin, held.ID)
	w.Must(err)
	_, err = w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, c.Version, decision.Suspend,
		app.Verdict{Terms: decision.Terms{Reason: "It failed again.", Code: "system_failure", EndsOn: w.Body.Today(w.Clock).AddDays(30)}})
	w.Must(err)
	if got := decisions(w, p.ID); !slices.Contains(got, "maintain overtaken") || !slices.Contains(got, "suspend taken") {
		t.Errorf("decisions %v", got)
	}
}

// takeFirst takes the latest decision of the programme.
func takeFirst(w *testkit.World, p programme.Record, v app.Verdict) decision.Record {
	w.T.Helper()
	var d decision.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, err := tx.DecisionsOfProgramme(p.ID)
		d = list[0]
		return err
	})
	d, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, d.Version, v)
	w.Must(err)
	return d
}
