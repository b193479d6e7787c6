package audittime

import (
	"math/big"
	"slices"
	"testing"

	"triennia/internal/domain/application"
)

func both(level, ability float64) *Integration {
	return &Integration{Level: &level, TeamAbility: &ability, Markers: allMarkers()}
}

func allMarkers() (all []Marker) {
	for m := range markers {
		all = append(all, m)
	}
	return all
}

// three is QMS, EMS medium and OH&S medium for so many persons.
func three(persons int, i *Integration) Input {
	in := qms(persons)
	in.Standards = append(in.Standards, Standard{Code: "ISO 14001:2015", Category: "medium"}, Standard{Code: "ISO 45001:2018", Category: "medium"})
	in.Integration = i
	return in
}

// D09, P37; rules "IM-1", "IM-2".
func TestIntegratedAudit(t *testing.T) {
	s := compute(t, three(120, both(100, 100)))
	if s.TotalDaysRaw != "18.4" || s.Days != days(18.5) || s.SurveillanceDays != days(6) || s.RecertificationDays != days(12.5) || len(s.Warnings) != 0 {
		t.Errorf("D09: %s, %s, %s, %s, %v", s.TotalDaysRaw, s.Days, s.SurveillanceDays, s.RecertificationDays, s.Warnings)
	}
	if s.IntegrationPercent != 20 || !explained(s, "IM-1") || !explained(s, "IM-2") || !explained(s, "IM-4") {
		t.Errorf("the reduction of %d %% is not explained", s.IntegrationPercent)
	}
	for i, table := range []float64{7, 8, 8} {
		if s.Standards[i].TableDays != days(table) {
			t.Errorf("%s: %s", s.Standards[i].Code, s.Standards[i].TableDays)
		}
	}
	if s := compute(t, three(120, nil)); s.TotalDaysRaw != "23.0" || s.Days != days(23) {
		t.Errorf("without integration nothing is taken off: %s", s.TotalDaysRaw)
	}
	single := qms(120)
	single.Integration = both(100, 100)
	if s := compute(t, single); s.Days != days(7) || s.IntegrationPercent != 0 {
		t.Errorf("one standard has nothing to integrate: %s", s.Days)
	}
}

// Rounding stays within the 20 %: 6.5 days become 5.2, the nearest half 5.0 would be a cut of 23 %.
func TestIntegratedRoundingIsSafeOfTheFloor(t *testing.T) {
	in := qms(6)
	in.Standards = append(in.Standards, Standard{Code: "ISO 14001:2015", Category: "low"})
	in.Personnel[0].Headcount = 10 // 2.0 and 3.0
	in.Integration = both(100, 100)
	if s := compute(t, in); s.TotalDaysRaw != "4.0" || s.Days != days(4) {
		t.Errorf("5.0 less 20 %%: %s, %s", s.TotalDaysRaw, s.Days)
	}
	in.Personnel[0].Headcount = 20 // 3.0 and 3.5
	if s := compute(t, in); s.TotalDaysRaw != "5.2" || s.Days != days(5.5) || !explained(s, "IM-2") {
		t.Errorf("6.5 less 20 %%: %s, %s", s.TotalDaysRaw, s.Days)
	}
}

// Rule "IM-4": the whole matrix, and both axes snapped down.
func TestIntegrationMatrix(t *testing.T) {
	want := map[int64][]int{100: {0, 5, 10, 15, 20, 20}, 80: {0, 5, 10, 15, 15, 20}, 60: {0, 5, 10, 10, 15, 15},
		40: {0, 5, 5, 10, 10, 10}, 20: {0, 5, 5, 5, 5, 5}, 0: {0, 0, 0, 0, 0, 0}}
	for ability, row := range want {
		for i, percent := range row {
			level := int64(20 * i)
			if got := IntegrationReduction(big.NewRat(level, 1), big.NewRat(ability, 1)); got != percent {
				t.Errorf("level %d, ability %d: %d %%, want %d", level, ability, got, percent)
			}
			above := new(big.Rat).Add(big.NewRat(level, 1), big.NewRat(1999, 100))
			if got := IntegrationReduction(above, big.NewRat(ability, 1)); got != percent {
				t.Errorf("level %s counts as %d: %d %%, want %d", above.FloatString(2), level, got, percent)
			}
		}
	}
}

// D11; rules "IM-5", "IM-6".
func TestLevelAndAbility(t *testing.T) {
	if got := AbilityOf([]int{3, 2}, 3); got.Cmp(big.NewRat(75, 1)) != 0 {
		t.Errorf("D11: %s", got)
	}
	if AbilityOf(nil, 3).Sign() != 0 || AbilityOf([]int{1}, 1).Sign() != 0 || AbilityOf([]int{1, 1}, 2).Sign() != 0 {
		t.Error("nobody, one standard, one standard each: no ability")
	}
	for n, want := range map[int]string{0: "0.00", 5: "71.43", 7: "100.00"} {
		if got := LevelOf(allMarkers()[:n]).FloatString(2); got != want {
			t.Errorf("%d markers: %s, want %s", n, got, want)
		}
	}
	in := three(120, &Integration{Markers: allMarkers()[:5], Team: []int{3, 2}}) // 71.43 and 75 count as 60 and 60
	if s := compute(t, in); s.IntegrationPercent != 10 || len(s.Warnings) != 0 || !explained(s, "IM-5") || !explained(s, "IM-6") {
		t.Errorf("five markers and D11: %d %%, %v", s.IntegrationPercent, s.Warnings)
	}
}

// P37: what nothing shows is warned of; the double maximum of P09 and "IM-3".
func TestIntegrationThatNeedsAWord(t *testing.T) {
	full, part := 100.0, 75.0
	if s := compute(t, three(120, &Integration{Level: &full, TeamAbility: &full})); !warns(s, "IM-5") || warns(s, "IM-6") {
		t.Errorf("no marker: %v", s.Warnings)
	}
	if s := compute(t, three(120, &Integration{Level: &full, TeamAbility: &full, Markers: allMarkers()[:6]})); !warns(s, "IM-5") {
		t.Errorf("six of seven markers do not show 100 %%: %v", s.Warnings)
	}
	if s := compute(t, three(120, &Integration{Markers: allMarkers(), TeamAbility: &full, Team: []int{3, 2}})); !warns(s, "IM-6") {
		t.Errorf("a team of 75 %% that is counted as 100: %v", s.Warnings)
	}
	if s := compute(t, three(120, &Integration{Markers: allMarkers(), TeamAbility: &part, Team: []int{3, 2}})); warns(s, "IM-6") {
		t.Errorf("a team of 75 %% that is counted as such: %v", s.Warnings)
	}
	for percent, want := range map[float64]bool{-30: true, -29.9: false} {
		in := three(120, both(100, 100))
		for i := range in.Standards {
			in.Standards[i].Factors = []Factor{{"simple", -30, "one service"}}
		}
		in.Standards[2].Factors[0].Percent = percent
		s := compute(t, in)
		if warns(s, "IM-3") != want || len(s.Broken) != 0 {
			t.Errorf("%v %%: %v, %v", percent, s.Warnings, s.Broken)
		}
		if want && s.TotalDaysRaw != "12.88" { // 23 x 0.56
			t.Errorf("P09: %s", s.TotalDaysRaw)
		}
	}
}

// Rule "IM-6": what a team supports beside what the days count on.
func TestReductionWithATeam(t *testing.T) {
	in := three(120, &Integration{Markers: allMarkers(), Team: []int{3, 3}})
	for _, c := range []struct {
		team []int
		want [2]int
	}{{[]int{3, 3}, [2]int{20, 20}}, {[]int{3, 1}, [2]int{20, 10}}, {[]int{1, 1}, [2]int{20, 0}}, {nil, [2]int{20, 0}}} {
		if was, now := in.ReductionWith(c.team); [2]int{was, now} != c.want {
			t.Errorf("%v: %d, %d", c.team, was, now)
		}
	}
	if was, now := qms(50).ReductionWith([]int{1}); was != 0 || now != 0 {
		t.Errorf("one standard: %d, %d", was, now)
	}
}

// P41; rule "M2": the days of the audit are divided in proportion.
func TestSharesOfTheStandards(t *testing.T) {
	s := compute(t, three(120, both(100, 100)))
	sum := new(big.Rat)
	for i, want := range []string{"5.6304", "6.4348", "6.4348"} { // 18.5 x 7, 8, 8 of 23
		if s.Standards[i].Share != want || !explained(s, "M2") {
			t.Errorf("%s: %s, want %s", s.Standards[i].Code, s.Standards[i].Share, want)
		}
		share, _ := new(big.Rat).SetString(s.Standards[i].Share)
		sum.Add(sum, share)
	}
	if sum.Cmp(big.NewRat(185, 10)) != 0 {
		t.Errorf("the shares sum to %s", sum.FloatString(4))
	}
	for days, want := range map[HalfDays][]HalfDays{37: {11, 13, 13}, 12: {4, 4, 4}, 2: {0, 1, 1}, 1: {0, 1, 0}} {
		if got := s.Split(days); !slices.Equal(got, want) {
			t.Errorf("%s days: %v, want %v", days, got, want)
		}
	}
}

// The applicant's answers propose the markers; rule "IM-5".
func TestMarkersOfTheApplicantsAnswers(t *testing.T) {
	if got := MarkersOf(application.Integrated{Documents: "no"}); len(got) != 0 {
		t.Errorf("%v", got)
	}
	if got := MarkersOf(application.Integrated{Review: "yes", Documents: "yes", Policy: "no"}); !slices.Equal(got, []Marker{"documents", "review"}) {
		t.Errorf("%v", got)
	}
	got := MarkersOf(application.Integrated{Documents: "yes", Review: "yes", InternalAudits: "yes", Policy: "yes", Processes: "yes", Improvement: "yes", Responsibilities: "yes"})
	for _, m := range got {
		if _, known := markers[m]; !known {
			t.Errorf("%s is no marker", m)
		}
	}
	if len(got) != len(markers) {
		t.Errorf("%v", got)
	}
}
