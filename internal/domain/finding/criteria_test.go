package finding

import (
	"errors"
	"slices"
	"testing"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/standard"
)

// Rule "IM-8": further clauses are of the other standards of the agreement, each once.
func TestAFindingNamesEveryStandardItConcerns(t *testing.T) {
	both := Agreed{Standards: []string{standard.ITSM, standard.ISMS}}
	at := func(code, clause string) Criterion { return Criterion{Standard: code, Clause: clause} }
	for _, c := range []struct {
		name   string
		agreed Agreed
		also   []Criterion
		broken []string
		ok     bool
	}{
		{"none", both, nil, nil, true},
		{"a clause of the other standard", both, []Criterion{at(standard.ISMS, " 9.2 ")}, nil, true},
		{"two clauses of it", both, []Criterion{at(standard.ISMS, "9.2"), at(standard.ISMS, "9.3")}, nil, true},
		{"the same twice", both, []Criterion{at(standard.ISMS, "9.2"), at(standard.ISMS, "9.2")}, []string{"IM-8"}, false},
		{"its own standard", both, []Criterion{at(standard.ITSM, "9.2")}, []string{"IM-8"}, false},
		{"a standard that is not agreed", Agreed{Standards: []string{standard.ITSM}}, []Criterion{at(standard.ISMS, "9.2")}, []string{"IM-8"}, false},
		{"no such clause", both, []Criterion{at(standard.ISMS, "11.9")}, nil, false},
	} {
		f, err := New(id.Finding{1}, 1, stage2(), Writing{Grade: Minor, Clause: "9.2", Also: c.also}, c.agreed)
		if (err == nil) != c.ok || !slices.Equal(ids(err), c.broken) {
			t.Errorf("%s: %v", c.name, err)
		}
		if err == nil && len(c.also) == 1 && f.Record().Criteria() != standard.ITSM+", 9.2; "+standard.ISMS+", 9.2" {
			t.Errorf("traced to %s", f.Record().Criteria())
		}
	}
}

// Rule "MS-14": with one site nothing is asked, with two the plan is whole only with the other sites in it.
func TestTheOtherSitesAreAssessed(t *testing.T) {
	for sites, asked := range map[int]bool{0: false, 1: false, 2: true} {
		r := nonconformity(t, Minor).Record()
		r.Sites = sites
		f, err := From(r)
		do(t, err)
		err = f.Respond(plan, "Wang", now)
		var bad fault.Invalid
		if asked != errors.As(err, &bad) || asked && bad.Fields[0].Path != "parts.other_sites" {
			t.Errorf("%d sites: %v", sites, err)
		}
		if !asked {
			continue
		}
		more := map[PartKey]Input{OtherSites: {Text: "Checked, not affected."}}
		for k, v := range plan {
			more[k] = v
		}
		do(t, f.Respond(more, "Wang", now))
		do(t, f.Review(map[PartKey]Verdict{Correction: {Accept: true}, Cause: {Accept: true}, CorrectiveAction: {Accept: true},
			OtherSites: {Reason: "Which sites?"}}, "Berg", now, d("2026-12-01")))
		if f.Record().PlanStands() || f.Record().State != Returned {
			t.Errorf("the plan stands without the other sites: %s", f.Record().State)
		}
		do(t, f.Respond(map[PartKey]Input{OtherSites: {Text: "Lyon and Nantes: not affected."}}, "Wang", now))
		do(t, f.Review(accept(OtherSites), "Berg", now, d("2026-12-02")))
		if !f.Record().PlanStands() {
			t.Error("the plan does not stand with the other sites")
		}
	}
	r := nonconformity(t, Minor).Record()
	r.Sites, r.Grade = 2, Opportunity
	if slices.Contains(r.Keys(), OtherSites) {
		t.Error("an opportunity asks for the other sites")
	}
}
