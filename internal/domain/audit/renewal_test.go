package audit

import (
	"slices"
	"testing"

	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
)

func TestWhatIsAheadOfARecertification(t *testing.T) {
	p := programme.Record{Cycle: 1, Slots: []programme.Slot{{Kind: programme.Surveillance, Number: 1, AuditID: id.Audit{1}}, {Kind: programme.Surveillance, Number: 2, AuditID: id.Audit{2}},
		{Kind: programme.Recertification, Number: 1, AuditID: id.Audit{3}}}}
	at := func(s1, s2, again State) []Record {
		return []Record{{ID: id.Audit{1}, Type: programme.Surveillance, Number: 1, Cycle: 1, State: s1}, {ID: id.Audit{2}, Type: programme.Surveillance, Number: 2, Cycle: 1, State: s2},
			{ID: id.Audit{3}, Type: programme.Recertification, Number: 1, Cycle: 1, State: again}}
	}
	for name, c := range map[string]struct {
		audits []Record
		ahead  string
		begun  bool
	}{
		"both held":               {at(Decided, Concluded, Programmed), "", false},
		"the second is ahead":     {at(Decided, Reported, Programmed), "surveillance 2", false},
		"nothing planned":         {nil, "surveillance 1", false},
		"the last one has begun":  {at(Decided, Decided, InProgress), "", true},
		"it was cancelled":        {at(Decided, Decided, Cancelled), "", false},
		"agreed, and not yet so":  {at(Decided, Decided, Planned), "", false},
		"its report is concluded": {at(Decided, Decided, Concluded), "", true},
	} {
		if got := SurveillanceAhead(p, c.audits).En; got != c.ahead || RenewalBegun(p, c.audits) != c.begun {
			t.Errorf("%s: ahead %q, begun %t", name, got, !c.begun)
		}
	}
	p.Slots = append(p.Slots, programme.Slot{Kind: programme.Surveillance, Number: 3}) // that an early one left owed (SM-184)
	if got := SurveillanceAhead(p, at(Decided, Decided, Programmed)); !got.IsZero() {
		t.Errorf("a third surveillance keeps from applying for the recertification: %s", got.En)
	}
	if got := Performed(at(Decided, Decided, InProgress), 1, true); !slices.Equal(got, []string{"renewal"}) {
		t.Errorf("of the quotation for the next cycle: %v", got)
	}
	if got := Performed(at(Decided, Decided, Planned), 1, true); len(got) != 0 {
		t.Errorf("of the quotation for the next cycle, before its audit: %v", got)
	}
}
