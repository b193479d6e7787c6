package fee

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

func full(percent float64) *float64 { return &percent }

// integrated is a client with three integrated standards, three groups of persons, and as many sites.
func integrated(sites int) audittime.Input {
	factors := []audittime.Factor{{Code: "low-complexity", Percent: -10, Reason: "one service"}}
	return audittime.Input{AuditType: audittime.Initial, CompanyHeadcount: 9_000_000,
		Standards: []audittime.Standard{{Code: "ISO 9001:2015", Factors: factors}, {Code: "ISO 14001:2015", Category: "medium"}, {Code: "ISO/IEC 27001:2022", Factors: factors}},
		Personnel: []audittime.Group{{Activity: text.T("service desk", "服务台"), Headcount: 120, Repetitive: true, Reduction: audittime.Sqrt, Reason: "identical"},
			{Activity: text.T("engineering", "工程"), Headcount: 60}, {Activity: text.T("guards", "保安"), Headcount: 10, MinutesADay: 240}},
		Sites:       &audittime.Sites{Sampling: true, Seed: 7, SimilarGroups: []audittime.SimilarSites{{Name: "branches", Count: sites, PersonsEach: 20}, {Name: "depots", Count: 12, PersonsEach: 45}}},
		Integration: &audittime.Integration{Level: full(80), TeamAbility: full(60)}}
}

func TestTimeAndPriceTogether(t *testing.T) {
	l := stateList("1000", "3000", "2000", "2000")
	q, err := Quote(integrated(9), &l)
	if err != nil || q.Offer == nil || q.Sheet.IntegrationPercent != 15 {
		t.Fatalf("%v, %+v", err, q)
	}
	days, registration := q.Offer.Years[0].Lines[1], q.Offer.Years[0].Lines[2]
	if days.Amount != rounded(times(MustMoney("3000").exact(), q.Sheet.InitialDays.Rat()), 1) || registration.Amount != MustMoney("6000") {
		t.Errorf("%v, %v", days, registration)
	}
	if q, err := Quote(integrated(9), nil); err != nil || q.Offer != nil {
		t.Errorf("without a price list there is no price: %v", err)
	}
	surveillance := integrated(9)
	surveillance.AuditType = audittime.Surveillance
	q, err = Quote(surveillance, &l)
	if err != nil || q.Offer.Years[0].Days != q.Sheet.InitialDays || q.Offer.Years[1].Days != q.Sheet.Days {
		t.Errorf("the years keep their own days: %v, %+v", err, q.Sheet)
	}
}

func TestWrongFieldsOfTimeAndPrices(t *testing.T) {
	_, err := Quote(audittime.Input{}, &PriceList{})
	var bad fault.Invalid
	if !errors.As(err, &bad) {
		t.Fatal(err)
	}
	var paths []string
	for _, f := range bad.Fields {
		paths = append(paths, f.Path)
	}
	if got := fmt.Sprint(paths); got != "[audit_type standards personnel price_list.currency price_list.tax_mode price_list.items]" {
		t.Error(got)
	}
}

func TestTotalsAreTheSumOfTheirLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := PriceList{Currency: "CNY", TaxPercent: float64(rapid.IntRange(0, 2500).Draw(t, "tax")) / 100, TaxMode: rapid.SampledFrom([]TaxMode{Exclusive, Inclusive}).Draw(t, "mode"),
			Items: []Item{{Code: "audit", Name: name, Basis: PerDay, Amount: Money(rapid.IntRange(0, 900_000).Draw(t, "day"))},
				{Code: "system", Name: name, Basis: Flat, Per: PerSystem, Amount: Money(rapid.IntRange(0, 900_000).Draw(t, "system"))},
				{Code: "share", Name: name, Basis: PercentOf, Of: "audit", Percent: float64(rapid.IntRange(1, 999).Draw(t, "share")) / 10}}}
		in := integrated(rapid.IntRange(1, 300).Draw(t, "sites"))
		in.Personnel[1].Headcount = rapid.IntRange(0, 5000).Draw(t, "persons")
		q, err := Quote(in, &l)
		if err != nil {
			t.Fatal(err)
		}
		var total Sum
		for i, y := range q.Offer.Years {
			sum := Money(0)
			for _, line := range y.Lines {
				sum += line.Amount
			}
			if y.Net+y.Tax != y.Gross || l.TaxMode == Exclusive && sum != y.Net || l.TaxMode == Inclusive && sum != y.Gross {
				t.Fatalf("%s: %v of %s", y.Label, y.Sum, sum)
			}
			if i < 3 {
				total = total.plus(y.Sum)
			}
		}
		if q.Offer.Total != total {
			t.Fatalf("%v is not %v", q.Offer.Total, total)
		}
		if again, _ := Quote(in, &l); !reflect.DeepEqual(again, q) {
			t.Fatal("the same request gave two quotations")
		}
	})
}

func BenchmarkQuoteIntegratedWithSites(b *testing.B) {
	l, in := stateList("1000", "3000", "2000", "2000"), integrated(90)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Quote(in, &l); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkQuoteTenThousandSites(b *testing.B) {
	l := stateList("1000", "3000", "2000", "2000")
	for _, c := range []struct {
		name string
		in   audittime.Input
	}{{"sampled", integrated(10_000)}, {"all visited", integrated(10_000)}, {"groups of one", integrated(9)}} {
		c.in.Sites.Sampling = c.name != "all visited"
		if c.name == "groups of one" {
			for i := range 9_979 {
				c.in.Sites.SimilarGroups = append(c.in.Sites.SimilarGroups, audittime.SimilarSites{Name: fmt.Sprint("site ", i), Count: 1, PersonsEach: 20})
			}
		}
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Quote(c.in, &l); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
