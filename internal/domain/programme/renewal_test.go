package programme

import (
	"testing"

	"triennia/internal/domain/id"
)

func TestTheNextCycleRestsOnItsAgreement(t *testing.T) {
	nothing := func(id.Audit) bool { return false }
	p := running(t)
	if of, by := p.Record().RenewsBy(); of != (id.Application{1}) || by != (id.Contract{1}) {
		t.Error("a recertification without an application of its own rests on what is certified")
	}
	x := Renewal{ApplicationID: id.Application{2}, Reference: "A-2"}
	if p.Renew(x, id.Contract{1}, nothing) == nil || opened(t).Renew(x, id.Contract{1}, nothing) == nil {
		t.Error("agreed after the recertification audit began, or before there is a certificate")
	}
	before := func(a id.Audit) bool { return a[0] > 4 } // the recertification audit is ahead
	p.Retime(p.r.Days, id.Contract{2})
	if err := p.Renew(x, id.Contract{1}, before); err != nil {
		t.Fatal(err)
	}
	if p.Extend(Extension{ApplicationID: id.Application{3}}, id.Contract{2}, before) == nil {
		t.Error("extended while the next cycle waits")
	}
	of, by := p.Record().RenewsBy()
	if of != x.ApplicationID || by != (id.Contract{2}) || p.Record().Describes() != (id.Contract{1}) || p.Record().ApplicationID != (id.Application{1}) {
		t.Errorf("while it waits: %+v", p.Record())
	}
	if err := p.Fix(d("2029-01-10"), d("2032-01-09"), limits("IAF")); err != nil {
		t.Fatal(err)
	}
	if r := p.Record(); r.Renewal != nil || r.ApplicationID != x.ApplicationID || r.Describes() != (id.Contract{2}) || r.Cycle != 2 {
		t.Errorf("in the next cycle: %+v", r)
	}
	waits := running(t)
	if err := waits.Extend(Extension{ApplicationID: id.Application{3}}, id.Contract{1}, before); err != nil {
		t.Fatal(err)
	}
	if waits.Renew(x, id.Contract{1}, before) == nil {
		t.Error("agreed while an extension waits for its decision")
	}
}

// What was refused is over where nothing is certified, and asks for nothing; a decision for it after all takes that back.
func TestARefusalLeavesNothingToWaitFor(t *testing.T) {
	p := opened(t)
	p.Refuse(d("2026-01-05"))
	if !p.Record().Over() {
		t.Error("a refused certification goes on")
	}
	p = running(t)
	before := func(id.Audit) bool { return true }
	if err := p.Renew(Renewal{ApplicationID: id.Application{2}}, id.Contract{1}, before); err != nil {
		t.Fatal(err)
	}
	p.Refuse(d("2028-01-05"))
	if r := p.Record(); r.Over() || r.Renewing() || r.Renewal == nil {
		t.Errorf("%+v", r)
	}
	if err := p.Extend(Extension{ApplicationID: id.Application{3}}, id.Contract{1}, before); err != nil {
		t.Error("not extended after a refused renewal:", err)
	}
	if err := p.Fix(d("2028-02-05"), d("2031-02-04"), p.r.Limits); err != nil || !p.r.RefusedOn.IsZero() {
		t.Errorf("renewed after all: %v, %+v", err, p.r)
	}
}

// An agreement that covers others leaves what has ended as it was agreed.
func TestWhatHasEndedFollowsItsAgreement(t *testing.T) {
	p := running(t)
	if err := p.End(); err != nil {
		t.Fatal(err)
	}
	days := p.r.Days
	for _, next := range []id.Contract{{2}, {3}} {
		p.Retime(Days{Stage1: 99}, next)
		if r := p.Record(); r.ContractID != next || r.Describes() != (id.Contract{1}) || r.Days != days {
			t.Errorf("%+v", r)
		}
	}
}
