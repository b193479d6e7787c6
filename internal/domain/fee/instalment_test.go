package fee

import (
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/text"
)

// Rule "FEE-16": which line falls due when.
func TestLinesFallDueAsTheyArePerformed(t *testing.T) {
	l := listOf(
		Item{Code: "application", Basis: Flat, Per: PerApplication, Amount: MustMoney("1000"), When: []string{"initial"}},
		Item{Code: "audit", Basis: PerDay, Amount: MustMoney("3000")},
		Item{Code: "site", Basis: Flat, Per: PerSite, Amount: MustMoney("100"), When: []string{"initial"}},
		Item{Code: "registration", Basis: Flat, Per: PerSystem, Amount: MustMoney("2000"), When: []string{"initial", "recertification"}},
		Item{Code: "expenses", Basis: Actual},
		Item{Code: "annual", Basis: Flat, Per: PerSystem, Amount: MustMoney("2000"), When: []string{"surveillance"}})
	l.TaxPercent = 6
	r := Record{Sheet: audittime.Sheet{Stage1Days: 3, Stage2Days: 7}, Terms: Terms{
		Discounts: []Discount{{Percent: 10, Items: []string{"audit"}, Reason: "r"}}, Travel: &Travel{Mode: TravelLump, Amount: MustMoney("500")}}}
	o, err := l.Price(days(5, 1.5, 3.5), r.Terms)
	if err != nil {
		t.Fatal(err)
	}
	r.Offer = o
	want := map[Occasion]string{AtContract: "1000.00", AfterStage1: "4050.00", AfterStage2: "10050.00", WithCertificate: "2000.00",
		AfterFirst: "6550.00", AfterSecond: "6550.00", AfterRenewalAudit: "9950.00", WithRenewal: "2000.00"}
	all := r.Instalments(l)
	if len(all) != len(want) {
		t.Fatalf("%d instalments", len(all))
	}
	for _, i := range all {
		if i.Net.String() != want[i.Occasion] || i.Gross != i.Net+i.Tax {
			t.Errorf("%s: %+v of %+v, want %s", i.Occasion, i.Sum, i.Lines, want[i.Occasion])
		}
		if OccasionNames[i.Occasion].IsZero() {
			t.Errorf("%s has no name", i.Occasion)
		}
	}
	stage1, ok := r.Instalment(l, AfterStage1, "", true)
	if !ok || stage1.Lines[0].Quantity != "1.5" || stage1.Lines[0].Amount != MustMoney("4500") || stage1.Lines[1].Amount != MustMoney("-450") {
		t.Errorf("stage 1: %+v", stage1.Lines)
	}
	if _, ok := (Record{}).Instalment(l, AfterStage1, "", true); ok {
		t.Error("a quotation of nothing has an instalment")
	}
}

func TestInstalmentsComeToTheQuotation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := someList(t)
		m := someMeasure(t)
		r := Record{Terms: someTerms(t, l), Standards: m.Standards}
		for range m.Standards {
			r.Sheet.Standards = append(r.Sheet.Standards, audittime.StandardTime{Share: strconv.Itoa(rapid.IntRange(1, 4).Draw(t, "share"))})
		}
		r.Sheet.Stage1Days = audittime.HalfDays(rapid.IntRange(0, int(m.Initial)).Draw(t, "stage 1"))
		r.Sheet.Stage2Days = m.Initial - r.Sheet.Stage1Days
		o, err := l.Price(m, r.Terms)
		if err != nil {
			t.Fatal(err)
		}
		r.Offer = o
		years := map[string]Sum{}
		for _, i := range r.Instalments(l) {
			if sumOf(i.Taxes) != i.Sum || i.Net+i.Tax != i.Gross || i.Net%unitOf(l.Currency) != 0 || i.Tax%unitOf(l.Currency) != 0 {
				t.Fatalf("%s: %+v, by rate %+v", i.Occasion, i.Sum, i.Taxes)
			}
			label := yearOf(o, i.Occasion)
			years[label] = years[label].plus(i.Sum)
		}
		for _, y := range o.Years {
			if years[y.Label] != y.Sum {
				t.Fatalf("%s: the instalments come to %+v, the quotation to %+v", y.Label, years[y.Label], y.Sum)
			}
		}
	})
}

// Rule "FEE-16": each standard is invoiced when it comes to the occasion, what they have in common with the first,
// whichever comes first.
func TestEachStandardIsInvoicedForWhatItCameTo(t *testing.T) {
	l := listOf(
		Item{Code: "application", Basis: Flat, Per: PerApplication, Amount: MustMoney("1000"), When: []string{"initial"}},
		Item{Code: "audit", Basis: PerDay, Amount: MustMoney("3000")},
		Item{Code: "site", Basis: Flat, Per: PerSite, Amount: MustMoney("100"), When: []string{"initial"}},
		Item{Code: "registration", Basis: Flat, Per: PerSystem, Amount: MustMoney("2000"), When: []string{"initial"}},
		Item{Code: "soa", Basis: Flat, Amount: MustMoney("700"), When: []string{"initial"}, Standards: []string{"ISO/IEC 27001:2022"}})
	l.TaxPercent = 6
	m := days(6, 1.5, 3.5)
	m.Standards = []Standard{{Code: "ISO 9001:2015"}, {Code: "ISO/IEC 27001:2022"}}
	r := Record{Standards: m.Standards, Sheet: audittime.Sheet{Stage1Days: 4, Stage2Days: 8, Standards: []audittime.StandardTime{{Share: "1"}, {Share: "3"}}},
		Terms: Terms{Discounts: []Discount{{Percent: 10, Items: []string{"audit"}, Reason: "r"}}}}
	o, err := l.Price(m, r.Terms)
	if err != nil {
		t.Fatal(err)
	}
	r.Offer = o
	qms, isms := "ISO 9001:2015", "ISO/IEC 27001:2022"
	for _, c := range []struct {
		on       Occasion
		standard string
		first    bool
		net      string
	}{
		{AtContract, "", true, "1000.00"},
		{AfterStage1, qms, true, "1350.00"}, {AfterStage1, isms, false, "4050.00"},
		{AfterStage2, isms, true, "8900.00"}, {AfterStage2, qms, false, "2700.00"}, // the site and the statement with the first
		{WithCertificate, qms, true, "2000.00"}, {WithCertificate, isms, false, "2000.00"},
	} {
		i, due := r.Instalment(l, c.on, c.standard, c.first)
		if !due || i.Net.String() != c.net || i.Standard != c.standard || sumOf(i.Taxes) != i.Sum {
			t.Errorf("%s of %s: %+v, want %s", c.on, c.standard, i, c.net)
		}
	}
	i, _ := r.Instalment(l, AfterStage1, isms, false)
	if len(i.Lines) != 2 || i.Lines[0].Quantity != "1.5" || i.Lines[0].Amount != MustMoney("4500") || i.Lines[1].Unit != MustMoney("-450") {
		t.Errorf("%+v", i.Lines)
	}
	if i, _ = r.Instalment(l, WithCertificate, qms, true); i.Lines[0].Quantity != "1" || i.Lines[0].Unit != MustMoney("2000") {
		t.Errorf("%+v", i.Lines)
	}
}

func yearOf(of Offer, o Occasion) string {
	for _, y := range of.Years {
		label, c := y.Label, courses[y.Label]
		for _, x := range c.occasions {
			if x == o {
				return label
			}
		}
	}
	return ""
}

func TestLinesThatStandByThemselves(t *testing.T) {
	taxes, sum := Bill("CNY", []Line{{Name: text.T("a", "甲"), Amount: 1005, TaxPercent: 6}, {Amount: 1000, TaxPercent: 6}, {Amount: 500}})
	if len(taxes) != 2 || sum != (Sum{2505, 120, 2625}) {
		t.Errorf("%+v, %+v", taxes, sum)
	}
	for amount, ok := range map[Money]bool{0: false, -100: false, 100: true, 150: false, most: true, most + 100: false} {
		if CheckAmount(amount, "JPY").IsZero() != ok {
			t.Errorf("%s yen: %v", amount, !ok)
		}
	}
}
