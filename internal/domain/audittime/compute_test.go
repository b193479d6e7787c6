package audittime

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"

	"triennia/internal/domain/body"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

func qms(persons int, factors ...float64) Input {
	in := Input{AuditType: Initial, Standards: []Standard{{Code: "ISO 9001:2015"}}, Personnel: []Group{{Activity: text.T("all", "all"), Headcount: persons}}}
	for _, f := range factors {
		in.Standards[0].Factors = append(in.Standards[0].Factors, Factor{"f", f, "reason"})
	}
	return in
}

func of(code, category string, persons int) Input {
	in := qms(persons)
	in.Standards = []Standard{{Code: code, Category: category}}
	return in
}

func compute(t *testing.T, in Input) Sheet {
	t.Helper()
	s, err := Compute(in)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// days is the count in halves of a number of days written as a decimal.
func days(d float64) HalfDays { return HalfDays(d * 2) }

// Rules "T1", "MD5-5", "SUR-1", "REC-1", "SUR-3", "STG-1": table value, rounding and the rest of the cycle.
func TestDaysOfAStandard(t *testing.T) {
	for _, c := range []struct {
		name                        string
		in                          Input
		table, days, s1, s2, sv, rc float64
		onsite                      string
	}{
		{"D01 QMS 120", qms(120), 7, 7, 2, 5, 2.5, 4.5, "5.6"},
		{"D03 QMS 5 at -30 % is safe of the floor", qms(5, -30), 1.5, 1.5, 0.5, 1, 1, 1, "1.2"},
		{"QMS 20 at -30 %: 2.1 may not become 2.0", qms(20, -30), 3, 2.5, 1, 1.5, 1, 1.5, "2.0"},
		{"D05 QMS 125", qms(125), 7, 7, 2, 5, 2.5, 4.5, "5.6"},
		{"D05 QMS 126", qms(126), 8, 8, 2.5, 5.5, 2.5, 5.5, "6.4"},
		{"D07 -15 -10 -15 +5 is clamped to -30", qms(55, -15, -10, -15, 5), 5, 3.5, 1, 2.5, 1, 2.5, "2.8"},
		{"P43 QMS 50", qms(50), 5, 5, 1.5, 3.5, 1.5, 3.5, "4.0"},
		{"T17 QMS 10,700", qms(10700), 22, 22, 6.5, 15.5, 7.5, 14.5, "17.6"},
		{"T23 initial 6 days", qms(70), 6, 6, 2, 4, 2, 4, "4.8"},
		{"T19 OH&S low 1,600", of("ISO 45001:2018", "low", 1600), 12, 12, 3.5, 8.5, 4, 8, "9.6"},
		{"P21 OH&S low 1,200", of("ISO 45001:2018", "low", 1200), 12, 12, 3.5, 8.5, 4, 8, "9.6"},
		{"T01 ISMS 1", of("ISO/IEC 27001:2022", "", 1), 5, 5, 1.5, 3.5, 1.5, 3.5, "4.0"},
		{"T05 ISMS 45", of("ISO/IEC 27001:2022", "all", 45), 8.5, 8.5, 2.5, 6, 3, 5.5, "6.8"},
		{"T05 ISMS 46", of("ISO/IEC 27001:2022", "all", 46), 10, 10, 3, 7, 3.5, 6.5, "8.0"},
		{"T07 ISMS 1,175", of("ISO/IEC 27001:2022", "all", 1175), 18.5, 18.5, 5.5, 13, 6, 12.5, "14.8"},
		{"EMS limited 700, often miscopied", of("ISO 14001:2015", "limited", 700), 6.5, 6.5, 2, 4.5, 2, 4.5, "5.2"},
		{"ITSMS 86 by the provisional method", of("ISO/IEC 20000-1:2018", "", 86), 7, 7, 2, 5, 2.5, 4.5, "5.6"},
	} {
		s := compute(t, c.in)
		got := []HalfDays{s.Standards[0].TableDays, s.Days, s.Stage1Days, s.Stage2Days, s.SurveillanceDays, s.RecertificationDays}
		want := []HalfDays{days(c.table), days(c.days), days(c.s1), days(c.s2), days(c.sv), days(c.rc)}
		if !slices.Equal(got, want) || s.OnsiteMinimum != c.onsite {
			t.Errorf("%s: got %v on site %s, want %v on site %s", c.name, got, s.OnsiteMinimum, want, c.onsite)
		}
	}
}

func TestBandsOfTheTables(t *testing.T) {
	for persons, want := range map[int]float64{5: 1.5, 6: 2, 15: 2.5, 16: 3, 45: 4, 46: 5} { // P19, T15
		if s := compute(t, qms(persons)); s.Standards[0].TableDays != days(want) {
			t.Errorf("QMS %d: %s days, want %v", persons, s.Standards[0].TableDays, want)
		}
	}
	for key, bands := range tables() {
		next := 1
		for _, b := range bands {
			if b.from != next || b.to < b.from || b.days <= 0 {
				t.Errorf("%s: the band %d to %d leaves a gap or overlaps", key, b.from, b.to)
			}
			next = b.to + 1
		}
		if next != 10701 {
			t.Errorf("%s ends at %d, not at 10,700", key, next-1)
		}
	}
}

// Rules "ADJ-1", "ADJ-4", "T2": the limit is reported and explained.
func TestFactorsBeyondTheLimitAreClampedAndReported(t *testing.T) {
	s := compute(t, qms(55, -31))
	if s.Standards[0].AdjustedDaysRaw != "3.5" || len(s.Broken) != 1 || s.Broken[0].Rule.ID != "ADJ-1" {
		t.Errorf("-31 %%: %s, %v", s.Standards[0].AdjustedDaysRaw, s.Broken)
	}
	if s := compute(t, qms(55, -30)); s.Standards[0].AdjustedDaysRaw != "3.5" || len(s.Broken) != 0 {
		t.Errorf("-30 %%: %s, %v", s.Standards[0].AdjustedDaysRaw, s.Broken)
	}
	if s := compute(t, qms(55, 45, -10)); s.Standards[0].AdjustedDaysRaw != "6.75" || s.Days != days(7) {
		t.Errorf("+35 %% has no limit and the tie 6.75 goes up: %s, %s", s.Standards[0].AdjustedDaysRaw, s.Days)
	}
	for _, id := range []string{"T2", "ADJ-4", "MD5-1", "MD5-3", "MD5-5", "MD5-2", "T3", "T4", "CON-1"} {
		if !explained(s, id) {
			t.Errorf("no step cites %s", id)
		}
	}
}

func breaks(s Sheet, id string) bool { return cites(s.Broken, id) }

func warns(s Sheet, id string) bool { return cites(s.Warnings, id) }

func cites(list []rule.Breach, id string) bool {
	return slices.ContainsFunc(list, func(b rule.Breach) bool { return b.Rule.ID == id && b.Sentence().En != "" && b.Sentence().Zh != "" })
}

func explained(s Sheet, id string) bool {
	return slices.ContainsFunc(s.Steps, func(x Step) bool {
		return x.Rule == id && x.Says.En != "" && x.Says.Zh != "" && x.Source != ""
	})
}

// Rule "T1": above the table a person decides.
func TestAboveTheTableThereIsNoNumber(t *testing.T) {
	s := compute(t, qms(10701))
	if s.Days != 0 || len(s.Broken) != 1 || s.Broken[0].Rule.ID != "T1" {
		t.Errorf("10,701 persons: %s days, %v", s.Days, s.Broken)
	}
}

func TestOtherAuditTypes(t *testing.T) {
	in := qms(120)
	in.AuditType = Surveillance
	if s := compute(t, in); s.Days != days(2.5) || s.Stage1Days != 0 || s.OnsiteMinimum != "2.0" {
		t.Errorf("surveillance: %s, stage 1 %s, on site %s", s.Days, s.Stage1Days, s.OnsiteMinimum)
	}
	in.AuditType = Recertification
	if s := compute(t, in); s.Days != days(4.5) {
		t.Errorf("recertification: %s", s.Days)
	}
}

// Rule "SM-20".
func TestProvisionalMethodNeedsAName(t *testing.T) {
	const standard = "ISO/IEC 20000-1:2018"
	m, ok := MethodOf(standard)
	if !ok || !m.Provisional {
		t.Fatal("ISO/IEC 20000-1 has a provisional method")
	}
	if _, err := m.CanUse(body.Record{}, standard); err == nil {
		t.Error("used without approval")
	}
	approved := body.Record{MethodApprovals: []body.MethodApproval{{Method: m.ID, Standard: standard, Name: "Chen Jie"}}}
	if a, err := m.CanUse(approved, standard); err != nil || a.Name != "Chen Jie" {
		t.Errorf("approved: %v, %v", a, err)
	}
	if a, err := Methods()[1].CanUse(body.Record{}, "ISO 9001:2015"); err != nil || a != nil {
		t.Errorf("a published table needs no approval: %v, %v", a, err)
	}
	if s := compute(t, of(standard, "", 86)); !s.Provisional || !explained(s, "SM-20") {
		t.Error("the sheet does not say that the method is provisional")
	}
}

func TestInputErrorsNameTheField(t *testing.T) {
	bad := Input{AuditType: "x", Standards: []Standard{{Code: "ISO 9001:2015", Category: "high", Factors: []Factor{{"", -101, ""}}}},
		Personnel:        []Group{{Activity: text.Text{}, Headcount: -1, MinutesADay: 2000, Reduction: Percent, Percent: 5}, {Activity: text.T("a", "a"), Reduction: "half"}},
		CompanyHeadcount: -3, Sites: &Sites{SimilarGroups: []SimilarSites{{}}}}
	_, err := Compute(bad)
	var invalid fault.Invalid
	if !errors.As(err, &invalid) {
		t.Fatal(err)
	}
	var paths []string
	for _, f := range invalid.Fields {
		paths = append(paths, f.Path)
	}
	for _, want := range []string{"audit_type", "standards[0].category", "standards[0].factors[0].code",
		"standards[0].factors[0].percent", "personnel[0].activity", "personnel[0].headcount", "personnel[0].minutes_a_day",
		"personnel[0].percent", "personnel[1].reduction", "company_headcount",
		"sites.similar_groups[0].name", "sites.similar_groups[0].count", "sites.similar_groups[0].persons_each"} {
		if !slices.Contains(paths, want) {
			t.Errorf("no complaint about %s in %v", want, paths)
		}
	}
	if _, err := Compute(Input{AuditType: Initial, Standards: []Standard{{Code: "ISO 13485:2016"}}}); err == nil {
		t.Error("a standard without method was computed")
	}
}

func TestHalfDaysInJSON(t *testing.T) {
	b, err := json.Marshal(days(9.5))
	var back HalfDays
	if err != nil || string(b) != "9.5" || json.Unmarshal(b, &back) != nil || back != days(9.5) {
		t.Errorf("%s, %v", b, back)
	}
	for _, bad := range []string{"9.3", `"x"`, "1e400"} {
		if json.Unmarshal([]byte(bad), &back) == nil {
			t.Errorf("%s was accepted", bad)
		}
	}
}
