package postgres_test

import (
	"errors"
	"reflect"
	"testing"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/subsidy"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func TestTheDatabaseKnowsTheStates(t *testing.T) {
	checkStates(t, "certificates", names(certificate.States.States()))
	checkStates(t, "subsidies", names(subsidy.States.States()))
	checkStates(t, "decisions", names(decision.States.States()))
	checkStates(t, "obligations", names(clock.States.States()))
}

func TestCertificateRoundTrip(t *testing.T) {
	w := testkit.New(t)
	r := w.Certified(w.Client("Bluewater Ltd"))
	fill(reflect.ValueOf(&r.Holder).Elem(), 1)
	r.Rules, r.Cycle, r.PreviousExpiry, r.SuspendedOn, r.SuspendedUntil = "CN", 3, day("2026-01-01"), day("2026-02-02"), day("2026-03-03")
	r.WithdrawnOn, r.CancelledOn, r.State = day("2026-04-04"), day("2026-05-05"), certificate.Withdrawn
	c, err := certificate.From(r)
	w.Must(err)
	var saved, read certificate.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) error { saved, err = tx.SaveCertificate(c); return err })
	w.Tx(w.Admin, func(tx *postgres.Tx) error { read, err = tx.Certificate(r.ID); return err })
	if !reflect.DeepEqual(saved, read) || read.Version != 2 {
		t.Errorf("saved\n%+v\nread\n%+v", saved, read)
	}
	w.Tx(w.Of(w.Client("Other Ltd").ID, "Otto Other"), func(tx *postgres.Tx) error {
		if _, err := tx.Certificate(r.ID); err == nil {
			t.Error("another client sees the certificate")
		}
		list, _, err := tx.Certificates(postgres.Page{}, postgres.CertificateFilter{Today: day("2026-11-23")})
		if len(list) > 0 {
			t.Error("another client lists the certificate")
		}
		return err
	})
}

func TestDecisionRoundTripAndOneProposalOnly(t *testing.T) {
	w := testkit.New(t)
	p := w.Contracted(w.Client("Bluewater Ltd"))
	r := w.Prepared(p, decision.Grant)
	again := r
	again.ID = id.Decision(testkit.NewID())
	d, err := decision.From(again)
	w.Must(err)
	if err := w.App.DB.Tenant(t.Context(), w.Admin, "test", func(tx *postgres.Tx) error { return tx.InsertDecision(d) }); err == nil {
		t.Error("the same decision lies there twice")
	}
	r.State, r.Reason, r.Code, r.EndsOn, r.Because = decision.Taken, "why", "misuse", day("2027-01-01"), "P4"
	r.Seen, r.Checks = []decision.Seen{{Name: text.T("a", "b"), SHA256: "c"}}, []decision.Check{{Rule: decision.D1, Passed: true}}
	d, err = decision.From(r)
	w.Must(err)
	var saved, read decision.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) error { saved, err = tx.SaveDecision(d); return err })
	w.Tx(w.Admin, func(tx *postgres.Tx) error { read, err = tx.Decision(r.ID); return err })
	if !reflect.DeepEqual(saved, read) || read.Version != 2 {
		t.Errorf("saved\n%+v\nread\n%+v", saved, read)
	}
}

func TestObligationRoundTripAndWhatIsDue(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, err := tx.ObligationsOf(held.ID.String())
		w.Must(err)
		first := list[0]
		if first.Kind != clock.Surveillance || first.NextNoticeOn != day("2027-05-27") || first.Reference != held.Number {
			t.Errorf("%+v", first)
		}
		for today, want := range map[string]int{"2027-05-26": 0, "2027-05-27": 1, "2029-12-01": 3} {
			due, err := tx.DueObligations(day(today), 10, 0, 1)
			w.Must(err)
			any, err := tx.AnyDueObligation(day(today))
			w.Must(err)
			each := 0 // of the ways together
			for way := range 4 {
				of, err := tx.DueObligations(day(today), 10, way, 4)
				w.Must(err)
				each += len(of)
			}
			if len(due) != want || each != want || any != (want > 0) {
				t.Errorf("on %s %d are due, %d in four ways, %v", today, len(due), each, any)
			}
		}
		return nil
	})
}

func TestObligationsAreSavedTogether(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	stale, supersede := map[string][]*clock.Obligation{}, func(list []*clock.Obligation) {
		for _, o := range list {
			w.Must(o.Supersede(clock.Successor{Reason: clock.NoLongerOwed}))
		}
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) {
		stale, err = tx.LockObligationsOf(held.ID.String())
		return err
	})
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		have, err := tx.LockObligationsOf(held.ID.String())
		w.Must(err)
		supersede(have[held.ID.String()])
		return tx.SaveObligations(have[held.ID.String()])
	})
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, err := tx.ObligationsOf(held.ID.String())
		for _, r := range list {
			trail, failed := tx.Trail("obligations", r.ID.String(), 0, 10)
			w.Must(failed)
			if r.State != clock.Superseded || r.Version != 2 || len(trail) != 2 || trail[0].Op != "update" {
				t.Errorf("%s of version %d, trail %+v", r.State, r.Version, trail)
			}
		}
		return err
	})
	supersede(stale[held.ID.String()])
	err := w.App.DB.Tenant(t.Context(), w.Admin, "test", func(tx *postgres.Tx) error { return tx.SaveObligations(stale[held.ID.String()]) })
	var f fault.Error
	if !errors.As(err, &f) || f.Kind != fault.Stale {
		t.Errorf("what somebody else has changed is overwritten: %v", err)
	}
}

func TestTheRegisterKnowsAllBodies(t *testing.T) {
	a, b := testkit.New(t), testkit.New(t)
	one, two := a.Certified(a.Client("One Ltd")), b.Certified(b.Client("Two Ltd"))
	for _, held := range []certificate.Record{one, two} {
		r, found, err := a.App.DB.Registered(t.Context(), held.Code)
		if err != nil || !found || r.Certificate.ID != held.ID || r.Body.Name.IsZero() {
			t.Errorf("%+v %v %v", r, found, err)
		}
	}
	if _, found, err := a.App.DB.Registered(t.Context(), "0000000000000000"); found || err != nil {
		t.Errorf("unknown: %v %v", found, err)
	}
	for _, n := range []int{1, 2} {
		if list, err := a.App.DB.RegisteredByNumber(t.Context(), one.Number, n); err != nil || len(list) != n {
			t.Errorf("two bodies with the same number, of which %d are asked for: %d, %v", n, len(list), err)
		}
	}
}
