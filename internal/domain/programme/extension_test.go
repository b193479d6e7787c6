package programme

import (
	"slices"
	"testing"

	"triennia/internal/domain/id"
)

// running is a programme with a certificate, each of its audits planned; those of the numbers have begun.
func running(t *testing.T) *Programme {
	t.Helper()
	p := opened(t)
	p.r.ContractID, p.r.ApplicationID = id.Contract{1}, id.Application{1}
	if err := p.Fix(d("2026-01-10"), d("2029-01-09"), limits("IAF")); err != nil {
		t.Fatal(err)
	}
	for i := range p.r.Slots {
		p.r.Slots[i].AuditID = id.Audit{byte(i + 1)}
	}
	return p
}

func TestAnExtensionHasItsAudit(t *testing.T) {
	for _, c := range []struct {
		name     string
		combined bool
		begun    byte // audits up to this one
		covers   Kind
		number   int
		slots    int
	}{
		{"of its own", false, 2, Special, 1, 6},
		{"with the first surveillance", true, 2, Surveillance, 1, 5},
		{"with the second", true, 3, Surveillance, 2, 5},
		{"with the recertification", true, 4, Recertification, 1, 5},
		{"nothing left", true, 5, Special, 1, 6},
	} {
		p := running(t)
		x := Extension{ApplicationID: id.Application{2}, Reference: "A-2", Days: 3, Combined: c.combined}
		if err := p.Extend(x, id.Contract{1}, func(a id.Audit) bool { return a[0] > c.begun }); err != nil {
			t.Fatal(err)
		}
		r := p.Record()
		at := slices.IndexFunc(r.Slots, func(s Slot) bool { return s.Extends == x.ApplicationID })
		if at < 0 || r.Slots[at].Kind != c.covers || r.Slots[at].Number != c.number || r.Slots[at].Days != 3 || len(r.Slots) != c.slots {
			t.Errorf("%s: %+v", c.name, r.Slots)
		}
		if c.covers == Special && (r.Slots[at].DueOn != r.ExpiresOn || len(p.Unplanned()) != 1) {
			t.Errorf("%s: due on %s, to plan %v", c.name, r.Slots[at].DueOn, p.Unplanned())
		}
		if err := p.Extend(x, id.Contract{1}, func(id.Audit) bool { return true }); err == nil {
			t.Errorf("%s: extended again before it is decided", c.name)
		}
	}
	if err := opened(t).Extend(Extension{}, id.Contract{1}, func(id.Audit) bool { return true }); err == nil {
		t.Error("extended before it is certified")
	}
}

func TestWhatIsCertifiedFollowsTheDecision(t *testing.T) {
	for _, granted := range []bool{true, false} {
		p := running(t)
		if err := p.Extended(granted); err == nil {
			t.Error("decided without an extension")
		}
		if err := p.Extend(Extension{ApplicationID: id.Application{2}}, p.r.ContractID, func(id.Audit) bool { return true }); err != nil {
			t.Fatal(err)
		}
		p.Retime(p.r.Days, id.Contract{2})
		if p.Record().Describes() != (id.Contract{1}) {
			t.Error("certified before the decision")
		}
		if err := p.Extended(granted); err != nil {
			t.Fatal(err)
		}
		certified, applied := id.Contract{1}, id.Application{1}
		if granted {
			certified, applied = id.Contract{2}, id.Application{2}
		}
		if r := p.Record(); r.Describes() != certified || r.ApplicationID != applied || r.Extension != nil {
			t.Errorf("granted %v: %+v", granted, r)
		}
	}
}

func TestASpecialAuditWaitsThroughARenewal(t *testing.T) {
	p := running(t)
	if err := p.Extend(Extension{ApplicationID: id.Application{2}}, id.Contract{1}, func(id.Audit) bool { return true }); err != nil {
		t.Fatal(err)
	}
	if err := p.Fix(d("2028-12-01"), d("2032-01-09"), limits("IAF")); err != nil {
		t.Fatal(err)
	}
	if s := p.Record().Slots; len(s) != 4 || s[3].Kind != Special || s[3].DueOn != d("2032-01-09") {
		t.Errorf("%+v", s)
	}
}

func TestATransitionMovesWithTheDecision(t *testing.T) {
	for _, granted := range []bool{true, false} {
		p := running(t)
		before := p.r.Standard
		x := Extension{ApplicationID: id.Application{2}, Edition: "ISO/IEC 20000-1:2027", Combined: true}
		if err := p.Extend(x, id.Contract{1}, func(id.Audit) bool { return true }); err != nil {
			t.Fatal(err)
		}
		for _, s := range p.Record().Slots {
			want := before
			if s.Extends == x.ApplicationID {
				want = x.Edition
			}
			if got := p.Record().Audits(s); got != want {
				t.Errorf("%s %d is held to %s", s.Kind, s.Number, got)
			}
		}
		if err := p.Extended(granted); err != nil {
			t.Fatal(err)
		}
		if got := p.Record().Standard; (got == x.Edition) != granted || !granted && got != before {
			t.Errorf("granted %v: %s", granted, got)
		}
	}
}
