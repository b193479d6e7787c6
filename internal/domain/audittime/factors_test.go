package audittime

import "testing"

// Rule "ADJ-3": what integration already pays for is left out of an integrated audit.
func TestPriorKnowledgeAndIntegrationExcludeEachOther(t *testing.T) {
	for _, code := range []string{"prior-knowledge", "Prior knowledge", "preparedness"} {
		in := three(120, both(100, 100))
		in.Standards[0].Factors = []Factor{{code, -10, "certified by us"}}
		if s := compute(t, in); !breaks(s, "ADJ-3") || s.Standards[0].AdjustedDaysRaw != "7.0" {
			t.Errorf("%s: %v, %s", code, s.Broken, s.Standards[0].AdjustedDaysRaw)
		}
		in.Integration = nil
		if s := compute(t, in); breaks(s, "ADJ-3") || s.Standards[0].AdjustedDaysRaw != "6.3" {
			t.Errorf("%s without integration: %v, %s", code, s.Broken, s.Standards[0].AdjustedDaysRaw)
		}
	}
	in := three(120, both(100, 100))
	in.Standards[0].Factors = []Factor{{"low-complexity", -10, "one service"}, {"prior-knowledge", 5, "it shows open points"}}
	if s := compute(t, in); breaks(s, "ADJ-3") {
		t.Errorf("other factors and increases stay: %v", s.Broken)
	}
}

// Rule "ADJ-4": each factor has a reason; each standard has its own net (P17: 20 % and then 20 % are 36 %).
func TestFactorsOfEachStandard(t *testing.T) {
	in := three(120, both(100, 100))
	for i := range in.Standards {
		in.Standards[i].Factors = []Factor{{"simple", -20, "one service"}}
	}
	if s := compute(t, in); s.TotalDaysRaw != "14.72" || len(s.Broken) != 0 { // 23 x 0.64
		t.Errorf("P17: %s, %v", s.TotalDaysRaw, s.Broken)
	}
	in.Standards[1].Factors[0] = Factor{"simple", -31, ""}
	s := compute(t, in)
	if !breaks(s, "ADJ-1") || !breaks(s, "ADJ-4") || s.Standards[1].AdjustedDaysRaw != "5.6" || s.Standards[2].AdjustedDaysRaw != "6.4" {
		t.Errorf("-31 %% for one of three: %v, %+v", s.Broken, s.Standards)
	}
	if _, err := New(Record{Input: in}); err == nil {
		t.Error("a factor without reason was kept")
	}
	if s := compute(t, qms(55, 0)); s.Standards[0].AdjustedDaysRaw != "5.0" || len(s.Broken) != 0 {
		t.Errorf("a factor without effect: %v", s.Broken)
	}
}

func isms(persons int, scores *Scores, percent float64) Input {
	in := of("ISO/IEC 27001:2022", "all", persons)
	in.Standards[0].Scores = scores
	in.Standards[0].Factors = []Factor{{"matrix", percent, "see the scores"}}
	return in
}

// T11; rule "SM-30": the factors lie in the cell that the six scores point at.
func TestScoresOfInformationSecurity(t *testing.T) {
	for _, c := range []struct {
		business, technology int // sums of the three scores
		from, to             float64
	}{
		{3, 4, -30, -10}, {4, 5, -10, -5}, {3, 7, 5, 20}, {5, 4, -10, -5}, {6, 6, 0, 0}, {6, 9, 10, 50}, {7, 3, 5, 20}, {8, 5, 10, 50}, {9, 9, 20, 100},
	} {
		scores := Scores{split(c.business, 0), split(c.business, 1), split(c.business, 2), split(c.technology, 0), split(c.technology, 1), split(c.technology, 2)}
		for percent, ok := range map[float64]bool{c.from: true, c.to: true, c.from - 1: false, c.to + 0.5: false} {
			s := compute(t, isms(50, &scores, percent))
			if breaks(s, "SM-30") == ok || !explained(s, "SM-30") {
				t.Errorf("business %d, technology %d, %v %%: %v", c.business, c.technology, percent, s.Broken)
			}
		}
	}
	if s := compute(t, isms(14, nil, -16.5)); s.Standards[0].TableDays != days(6) || s.Days != days(5) || len(s.Broken) != 0 {
		t.Errorf("T03: %s of %s", s.Days, s.Standards[0].TableDays)
	}
	for _, scores := range []Scores{{0, 1, 1, 1, 1, 1}, {1, 1, 1, 1, 1, 4}} {
		if _, err := Compute(isms(50, &scores, -10)); err == nil {
			t.Errorf("%v was accepted", scores)
		}
	}
	in := qms(50)
	in.Standards[0].Scores = &Scores{1, 1, 1, 1, 1, 1}
	if _, err := Compute(in); err == nil {
		t.Error("ISO 9001 has no such scores")
	}
}

// split is the i-th of three scores from 1 to 3 with the sum.
func split(sum, i int) int { return (sum + i) / 3 }

// Rules "SM-31" and SM-1 of the standards.
func TestEditionsThatHaveLapsed(t *testing.T) {
	if s := compute(t, of("ISO/IEC 27001:2013", "", 50)); !breaks(s, "SM-31") {
		t.Errorf("27001:2013: %v", s.Broken)
	}
	if s := compute(t, of("ISO/IEC 20000-1:2011", "", 50)); !breaks(s, "SM-1") {
		t.Errorf("20000-1:2011: %v", s.Broken)
	}
	for _, code := range []string{"ISO/IEC 27001:2022", "ISO/IEC 20000-1:2018"} {
		if s := compute(t, of(code, "", 50)); len(s.Broken) != 0 {
			t.Errorf("%s: %v", code, s.Broken)
		}
	}
}

// D33: a sector for which the table has no column.
func TestSpecialCaseOfTheEnvironment(t *testing.T) {
	s := compute(t, of("ISO 14001:2015", "special", 50))
	if s.Days != 0 || s.Standards[0].TableDays != 0 || !breaks(s, "T1") {
		t.Errorf("a bank: %s days, %v", s.Days, s.Broken)
	}
	if _, err := Compute(of("ISO 45001:2018", "special", 50)); err == nil {
		t.Error("OH&S has no special case")
	}
}

// Rules "ADJ-6", "VIS-1", "SUR-2".
func TestRemoteAuditing(t *testing.T) {
	for percent, warned := range map[float64][2]bool{0: {}, 30: {}, 30.1: {true, false}, 100: {true, true}} {
		in := qms(50)
		in.RemotePercent = percent
		s := compute(t, in)
		if warns(s, "ADJ-6") != warned[0] || warns(s, "VIS-1") != warned[1] || s.Days != days(5) || explained(s, "ADJ-6") != (percent > 0) {
			t.Errorf("%v %%: %v, %s days", percent, s.Warnings, s.Days)
		}
	}
	in := qms(50)
	if explained(compute(t, in), "SUR-2") {
		t.Error("an initial audit is computed for the first time")
	}
	in.AuditType = Surveillance
	if !explained(compute(t, in), "SUR-2") {
		t.Error("surveillance is computed anew")
	}
}
