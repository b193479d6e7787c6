package audittime

import (
	"math/big"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"triennia/internal/domain/text"
)

var kinds = []AuditType{Initial, Surveillance, Recertification}

// anInput draws an input whose tables reach: persons and sites of one or several standards.
func anInput(t *rapid.T) Input {
	in := Input{AuditType: rapid.SampledFrom(kinds).Draw(t, "type")}
	all := []Standard{{Code: "ISO 9001:2015"}, {Code: "ISO 14001:2015", Category: "limited"}, {Code: "ISO 45001:2018", Category: "low"}, {Code: "ISO/IEC 27001:2022"}, {Code: "ISO/IEC 20000-1:2018"}}
	in.Standards = rapid.Permutation(all).Draw(t, "standards")[:rapid.IntRange(1, len(all)).Draw(t, "count")]
	for i := range in.Standards {
		for range rapid.IntRange(0, 3).Draw(t, "factors") {
			in.Standards[i].Factors = append(in.Standards[i].Factors, Factor{"f", float64(rapid.IntRange(-400, 400).Draw(t, "percent")) / 10, "r"})
		}
	}
	for range rapid.IntRange(1, 4).Draw(t, "groups") {
		g := Group{Activity: text.T("a", "a"), Headcount: rapid.IntRange(1, 2500).Draw(t, "headcount"), MinutesADay: float64(rapid.IntRange(1, 600).Draw(t, "minutes")),
			Reduction: rapid.SampledFrom([]Reduction{None, Percent, Sqrt}).Draw(t, "reduction"), Reason: "r"}
		if g.Reduction == Percent {
			g.Percent = -float64(rapid.IntRange(0, 1000).Draw(t, "cut")) / 10
		}
		in.Personnel = append(in.Personnel, g)
	}
	in.Personnel = append(in.Personnel, Group{Activity: text.T("management", "管理"), Headcount: 1})
	if rapid.Bool().Draw(t, "several sites") {
		in.Sites = someSites(t)
	}
	if rapid.Bool().Draw(t, "integrated") {
		in.Integration = both(rapid.Float64Range(0, 100).Draw(t, "level"), rapid.Float64Range(0, 100).Draw(t, "ability"))
		in.Integration.Markers = nil
	}
	return in
}

func someSites(t *rapid.T) *Sites {
	s := &Sites{Sampling: rapid.Bool().Draw(t, "sampling"), EffectiveOverCycle: rapid.Bool().Draw(t, "effective"), Seed: rapid.Uint64().Draw(t, "seed")}
	for range rapid.IntRange(0, 3).Draw(t, "site groups") {
		s.SimilarGroups = append(s.SimilarGroups, SimilarSites{Name: "g", Count: rapid.IntRange(1, 300).Draw(t, "sites"),
			PersonsEach: rapid.IntRange(1, 10700).Draw(t, "persons each"), Extra: rapid.IntRange(0, 5).Draw(t, "extra")})
	}
	return s
}

func computed(t *rapid.T, in Input) Sheet {
	s, err := Compute(in)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestMorePersonsNeverFewerDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anInput(t)
		more := in
		more.Personnel = slices.Clone(in.Personnel)
		more.Personnel[rapid.IntRange(0, len(in.Personnel)-1).Draw(t, "which")].Headcount += rapid.IntRange(0, 500).Draw(t, "more")
		few, many := computed(t, in), computed(t, more)
		if few.EffectivePersons > many.EffectivePersons || few.Days > many.Days || few.InitialDays > many.InitialDays ||
			few.SurveillanceDays > many.SurveillanceDays || few.RecertificationDays > many.RecertificationDays {
			t.Fatalf("%d persons take %s days, %d persons %s", few.EffectivePersons, few.Days, many.EffectivePersons, many.Days)
		}
	})
}

// The caps hold for the number that is quoted, not only for the one before rounding.
func TestLimitsHoldAfterRounding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anInput(t)
		s := computed(t, in)
		least, sum := new(big.Rat), new(big.Rat)
		for _, x := range s.Standards {
			m, _ := MethodOf(x.Code)
			i := slices.IndexFunc(in.Standards, func(s Standard) bool { return s.Code == x.Code })
			least.Add(least, new(big.Rat).Mul(x.TableDays.Rat(), big.NewRat(7, 10)))
			adjusted, _ := new(big.Rat).SetString(x.AdjustedDaysRaw)
			sum.Add(sum, adjusted)
			for n, v := range s.Sampling {
				table, _, _ := m.days(in.Standards[i].Category, in.Sites.SimilarGroups[n].PersonsEach, false)
				half := new(big.Rat).Mul(table.Rat(), big.NewRat(int64(v.Sample), 2))
				least.Add(least, half)
				sum.Add(sum, half)
			}
		}
		if len(in.Standards) > 1 {
			least = sum.Mul(sum, big.NewRat(4, 5))
		}
		if s.InitialDays.Rat().Cmp(least) < 0 {
			t.Fatalf("%s days, at least %s", s.InitialDays, least.FloatString(3))
		}
	})
}

func TestPartsSumToTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anInput(t)
		s := computed(t, in)
		if in.AuditType == Initial && s.Stage1Days+s.Stage2Days != s.Days {
			t.Fatalf("%s and %s are not %s", s.Stage1Days, s.Stage2Days, s.Days)
		}
		if in.AuditType != Initial && s.Stage1Days+s.Stage2Days != 0 {
			t.Fatal("only an initial audit has stages")
		}
		shares, close := new(big.Rat), big.NewRat(1, 1000)
		for _, x := range s.Standards {
			share, _ := new(big.Rat).SetString(x.Share)
			shares.Add(shares, share)
		}
		if shares.Sub(shares, s.Days.Rat()).Abs(shares).Cmp(close) > 0 {
			t.Fatalf("the shares miss the %s days by %s", s.Days, shares.FloatString(6))
		}
		var split HalfDays
		for _, part := range s.Split(s.SurveillanceDays) {
			split += part
		}
		if s.Days > 0 && split != s.SurveillanceDays {
			t.Fatalf("%s days of surveillance were split into %s", s.SurveillanceDays, split)
		}
	})
}

func TestSampleIsWithinTheSites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := computed(t, anInput(t))
		for _, x := range s.Sampling {
			unique := slices.Compact(slices.Clone(x.Selected))
			if x.Sample > x.Sites || len(unique) != x.Sample || unique[0] < 1 || unique[len(unique)-1] > x.Sites || x.Random != 0 && 4*x.Random < x.Sample {
				t.Fatalf("%+v", x)
			}
		}
	})
}

func TestSameInputSameSheet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anInput(t)
		if !reflect.DeepEqual(computed(t, in), computed(t, in)) {
			t.Fatal("the same input gave two sheets")
		}
	})
}
