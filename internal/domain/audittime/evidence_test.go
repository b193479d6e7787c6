package audittime

import (
	"slices"
	"testing"

	"triennia/internal/domain/application"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

func TestOneFactorBeyondThePolicy(t *testing.T) { // rule "ADJ-5"
	for percent, want := range map[float64]bool{10: false, -10: false, 10.5: true, -15: true} {
		in := Input{AuditType: Initial, Standards: []Standard{{Code: "ISO 9001:2015", Category: "all", Factors: []Factor{{"maturity", percent, "x"}}}},
			Personnel: []Group{{Activity: text.T("work", "工作"), Headcount: 40}}, FactorPercent: 10}
		warned := func() bool {
			sheet, err := Compute(in)
			if err != nil {
				t.Fatal(err)
			}
			return slices.ContainsFunc(sheet.Warnings, func(b rule.Breach) bool { return b.Rule.ID == ADJ5.ID })
		}
		if warned() != want {
			t.Errorf("%v %%: warned %v", percent, !want)
		}
		if in.FactorPercent = 0; warned() {
			t.Errorf("%v %%: warned without a policy", percent)
		}
	}
}

func TestOtherCertificationsNeedTheirReports(t *testing.T) { // rule "P8"
	with := application.Record{Materials: []application.Submission{{Item: otherReports}}}
	for _, c := range []struct {
		name   string
		factor Factor
		of     application.Record
		broken bool
	}{
		{"no report", Factor{"preparedness", -5, "x"}, application.Record{}, true},
		{"prior knowledge, no report", Factor{"Prior knowledge", -5, "x"}, application.Record{}, true},
		{"a report", Factor{"preparedness", -5, "x"}, with, false},
		{"it raises the time", Factor{"preparedness", 5, "x"}, application.Record{}, false},
		{"another factor", Factor{"maturity", -5, "x"}, application.Record{}, false},
	} {
		err := Input{Standards: []Standard{{Code: "ISO 9001:2015", Factors: []Factor{c.factor}}}}.Evidenced(c.of)
		if (err != nil) != c.broken {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
