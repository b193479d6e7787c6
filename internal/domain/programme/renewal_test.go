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
	if err := p.Retime(p.r.Days, id.Contract{2}); err != nil {
		t.Fatal(err)
	}
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
