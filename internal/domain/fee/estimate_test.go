package fee

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/standard"
)

// published are the editions whose method is published.
func published() (out []Estimable) {
	for _, e := range standard.Book(nil).Editions() {
		if e.Selectable {
			out = append(out, EstimableOf(e, nil))
		}
	}
	return out
}

func TestOwnStandardsAreEstimatedByTheirTables(t *testing.T) {
	own := &audittime.Own{Source: "P-1", Bands: []body.Band{{From: 1, To: 100, Days: 4}}}
	offered := append(published(), EstimableOf(standard.Edition{Code: "Safe Stairs:2026", Display: "Safe Stairs:2026"}, own),
		EstimableOf(standard.Edition{Code: "Quiet Lifts:2026", Display: "Quiet Lifts:2026"}, nil))
	e, err := EstimateOf(Enquiry{Standards: []string{"Safe Stairs:2026"}, Persons: 100}, offered, nil)
	if err != nil || e.Most.Sheet.Days != audittime.DaysOf(4) || e.Least.Sheet.Days >= e.Most.Sheet.Days {
		t.Errorf("%v, %s to %s", err, e.Least.Sheet.Days, e.Most.Sheet.Days)
	}
	_, err = EstimateOf(Enquiry{Standards: []string{"Quiet Lifts:2026"}, Persons: 10}, offered, nil)
	var bad fault.Invalid
	if !errors.As(err, &bad) || bad.Fields[0].Path != "standards" || !strings.Contains(bad.Fields[0].Says.En, "ask the body") {
		t.Errorf("days entered by hand: %v", err)
	}
	if e, err = EstimateOf(Enquiry{Standards: []string{"Safe Stairs:2026"}, Persons: 101}, offered, nil); err != nil || e.Most.Sheet.Days != 0 {
		t.Errorf("beyond the table: %v", err)
	}
}

func TestAnEstimateIsARange(t *testing.T) {
	l := stateList("1000", "3000", "2000", "2000")
	for _, c := range []struct {
		name string
		in   Enquiry
		want string
	}{
		{"one place", Enquiry{Standards: []string{standard.ITSM}, Persons: 86}, "5.0 to 7.0 days, 32860.00 to 45580.00"},
		{"alike sites are sampled", Enquiry{Standards: []string{standard.ITSM}, Persons: 40, Sites: 9, PersonsEach: 20, Alike: true}, "9.0 to 13.0 days, 55120.00 to 77380.00"},
		{"other sites are all visited", Enquiry{Standards: []string{standard.ITSM}, Persons: 40, Sites: 9, PersonsEach: 20}, "22.0 to 31.0 days, 121900.00 to 172780.00"},
		{"several standards", Enquiry{Standards: []string{standard.ITSM, standard.ISMS}, Persons: 86}, "11.0 to 19.0 days, 71020.00 to 115540.00"},
		{"three of different risks", Enquiry{Standards: []string{standard.QMS, standard.EMS, standard.OHS}, Persons: 120}, "9.5 to 29.0 days, 69430.00 to 172780.00"},
	} {
		e, err := EstimateOf(c.in, published(), &l)
		if err != nil || e.Least.Offer == nil || e.Most.Offer == nil {
			t.Fatalf("%s: %v, %+v", c.name, err, e)
		}
		got := fmt.Sprintf("%s to %s days, %s to %s", e.Least.Sheet.Days, e.Most.Sheet.Days, e.Least.Offer.Total.Gross, e.Most.Offer.Total.Gross)
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	e, err := EstimateOf(Enquiry{Standards: []string{standard.ITSM}, Persons: 10_701}, published(), &l)
	if err != nil || e.Most.Offer != nil || len(e.Most.Sheet.Broken) == 0 {
		t.Errorf("beyond the table: %v, %+v", err, e)
	}
}

func TestAnEnquiryNamesItsWrongFields(t *testing.T) {
	for _, c := range []struct {
		in   Enquiry
		want string
	}{
		{Enquiry{}, "[standards persons]"},
		{Enquiry{Standards: []string{"ISO/IEC 20000-1:2011"}, Persons: 1}, "[standards]"},
		{Enquiry{Standards: []string{standard.QMS, standard.QMS}, Persons: 1}, "[standards]"},
		{Enquiry{Standards: []string{standard.ITSM}, Persons: 1_000_001, Sites: 10_001}, "[persons sites persons_each]"},
		{Enquiry{Standards: []string{standard.ITSM}, Persons: -1, Sites: -1, PersonsEach: 5}, "[persons sites]"},
		{Enquiry{Standards: []string{standard.ITSM}, Persons: 1_000_000, Sites: 10_000, PersonsEach: 1_000_000}, "[]"},
	} {
		_, err := EstimateOf(c.in, published(), nil)
		var bad fault.Invalid
		errors.As(err, &bad)
		paths := []string{}
		for _, f := range bad.Fields {
			paths = append(paths, f.Path)
		}
		if got := fmt.Sprint(paths); got != c.want {
			t.Errorf("%+v: %s, want %s", c.in, got, c.want)
		}
	}
}
