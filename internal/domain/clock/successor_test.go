package clock

import (
	"testing"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
)

// stored are the obligations that are owed, as they are kept.
func stored(t *testing.T, owed []Record) (out []*Obligation) {
	t.Helper()
	n := byte(0)
	Identify(nil, owed, func() id.Obligation { n++; return id.Obligation{n} })
	for _, r := range owed {
		o, err := NewObligation(r)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, o)
	}
	return out
}

func TestWhatTakesThePlaceOfAnObligation(t *testing.T) {
	of := Record{SubjectID: "c"}
	moved := iaf("2026-01-01", "2024-03-15")
	moved.Moves, moved.ExpiresOn = true, on("2026-10-31")
	suspended := iaf("2026-01-01", "2024-03-15")
	suspended.SuspendedOn, suspended.SuspensionEndsOn = on("2025-10-20"), on("2026-04-20")
	early := china("2026-05-01", "2024-03-15")
	early.Audits = []Held{{"surveillance", on("2025-03-01")}}
	held := early
	held.Recertification.OnSiteEndedOn = on("2026-02-20")
	lifted := certificate.Record{State: certificate.Active, ExpiresOn: on("2027-03-14"), History: []certificate.Change{{Decision: id.Decision{1}}, {Decision: id.Decision{2}}, {On: on("2026-01-02"), Decision: id.Decision{3}}}}
	withdrawn := lifted
	withdrawn.State = certificate.Withdrawn
	gone := iaf("2027-12-01", "2024-03-15")
	for name, c := range map[string]struct {
		before Input
		after  []Record
		other  Successor
		kind   Kind
		reason Reason
		noun   Subject
		by     Kind
	}{
		"a transition in the place of the recertification": {iaf("2026-01-01", "2024-03-15"), Owed(moved, of), After(lifted, moved.Today), Recertification, Replaced, OfObligation, Transition},
		"a suspension that was lifted":                     {suspended, Owed(iaf("2026-01-03", "2024-03-15"), of), After(lifted, on("2026-01-03")), SuspensionEnd, MetOtherwise, OfDecision, ""},
		"a certificate that was withdrawn":                 {suspended, nil, After(withdrawn, on("2026-01-03")), Recertification, Ended, OfDecision, ""},
		"the next certificate":                             {iaf("2026-12-01", "2024-03-15"), nil, ReplacedBy(id.Certificate{9}), Recertification, Replaced, OfCertificate, ""},
		"the recertification in its interval":              {early, Owed(held, of), After(lifted, held.Today), Surveillance, MetOtherwise, OfObligation, Recertification},
		"the end of the restoration":                       {iaf("2027-05-01", "2024-03-15"), Owed(gone, of), After(lifted, gone.Today), Restoration, Replaced, OfObligation, NewApplication},
	} {
		have := stored(t, Owed(c.before, of))
		Identify(have, c.after, func() id.Obligation { return id.Obligation{77} })
		if _, err := Reconcile(have, c.after, c.other); err != nil {
			t.Fatal(name, err)
		}
		found := false
		for _, o := range have {
			r := o.Record()
			if r.Kind != c.kind || r.State != Superseded {
				continue
			}
			found = true
			by := r.SupersededBy
			if by == nil || by.Reason != c.reason || by.Noun != c.noun || by.Kind != c.by || by.ID == "" || by.Says().En == "" || by.Says().Zh == "" {
				t.Errorf("%s: %+v", name, by)
			}
		}
		if !found {
			t.Errorf("%s: no %s is superseded", name, c.kind)
		}
	}
}

func TestAnObligationThatIsOwedAgainHasNoSuccessor(t *testing.T) {
	o := stored(t, []Record{owes(StopUse, "2026-01-01", "2026-01-11", "MK2")})[0]
	if err := o.Supersede(Successor{Reason: NoLongerOwed}); err != nil || o.Record().SupersededBy == nil {
		t.Fatal(err)
	}
	if err := o.Refresh(owes(StopUse, "2026-01-01", "2026-01-11", "MK2")); err != nil || o.Record().SupersededBy != nil || o.Record().State != Open {
		t.Errorf("%v %+v", err, o.Record())
	}
}

func TestEverySuccessorSaysSo(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range []Successor{{Reason: NoLongerOwed}, {Reason: Ended}, {Reason: Ended, Noun: OfDecision, On: date.New(2026, 1, 2)}, {Reason: MetOtherwise, Noun: OfDecision, On: date.New(2026, 1, 2)},
		{Reason: Replaced, Noun: OfCertificate}, {Reason: Replaced, Noun: OfObligation, Kind: Transition, DueOn: date.New(2026, 1, 2)}, {Reason: MetOtherwise, Noun: OfObligation, Kind: Recertification, DueOn: date.New(2026, 1, 2)}} {
		if seen[s.Says().En] || seen[s.Says().Zh] {
			t.Errorf("%+v says what another says: %s", s, s.Says())
		}
		seen[s.Says().En], seen[s.Says().Zh] = true, true
	}
}
