package certificate

import (
	"testing"

	"triennia/internal/domain/pack"
)

// Rule "RC10": what expired may be restored longer where the accreditation body recognises an event, up to twelve months.
func TestAnExtraordinaryEventGivesMoreTime(t *testing.T) {
	iaf := pack.For("IAF", day("2027-03-14"))
	for name, x := range map[string]struct {
		limits pack.Set
		today  string
		of     Extraordinary
		ok     bool
	}{
		"in force":               {iaf, "2027-03-14", Extraordinary{Event: "Quake", Reference: "AB 7", Months: 12}, false},
		"the day after":          {iaf, "2027-03-15", Extraordinary{Event: "Quake", Reference: "AB 7", Months: 12}, true},
		"P31, nine months after": {iaf, "2027-12-14", Extraordinary{Event: "Pandemic of 2020", Reference: "AB 7", Months: 12}, true},
		"the last day":           {iaf, "2028-03-14", Extraordinary{Event: "Quake", Reference: "AB 7", Months: 12}, true},
		"twelve months over":     {iaf, "2028-03-15", Extraordinary{Event: "Quake", Reference: "AB 7", Months: 12}, false},
		"no more than without":   {iaf, "2027-03-15", Extraordinary{Event: "Quake", Reference: "AB 7", Months: 6}, false},
		"seven":                  {iaf, "2027-03-15", Extraordinary{Event: "Quake", Reference: "AB 7", Months: 7}, true},
		"thirteen":               {iaf, "2027-03-15", Extraordinary{Event: "Quake", Reference: "AB 7", Months: 13}, false},
		"no reference":           {iaf, "2027-03-15", Extraordinary{Event: "Quake", Months: 12}, false},
		"no event":               {iaf, "2027-03-15", Extraordinary{Reference: "AB 7", Months: 12}, false},
		"China":                  {pack.For("CN", day("2027-03-14")), "2027-03-15", Extraordinary{Event: "Quake", Reference: "AB 7", Months: 12}, false},
	} {
		c := issued(t) // expires on 14 March 2027
		if err := c.ExtendRestoration(x.of, x.limits, "Hana", day(x.today)); (err == nil) != x.ok {
			t.Errorf("%s: %v", name, err)
		}
		if r := c.Record(); (r.Extraordinary != nil) != x.ok {
			t.Errorf("%s: %+v", name, r.Extraordinary)
		}
	}
	c := issued(t)
	if err := c.ExtendRestoration(Extraordinary{Event: "Quake", Reference: "AB 7", Months: 12}, iaf, "Hana", day("2027-09-20")); err != nil {
		t.Fatal(err)
	}
	for on, ok := range map[string]bool{"2027-12-14": true, "2028-03-14": true, "2028-03-15": false} {
		if err := c.Record().CanRenew(iaf, day(on), day("2027-11-01")); (err == nil) != ok {
			t.Errorf("renewed on %s: %v", on, err)
		}
	}
}
