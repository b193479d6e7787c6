package fee

import (
	"errors"
	"math/big"
	"slices"
	"testing"
	"testing/quick"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var name = text.T("name", "名称")

// stateList is the list of most published schedules: application, day, registration, annual fee.
func stateList(application, day, registration, annual string) PriceList {
	return PriceList{Currency: "CNY", TaxPercent: 6, TaxMode: Exclusive, DiscountLimit: 10, ValidFrom: date.MustParse("2026-01-01"), Items: []Item{
		{Code: "application", Name: name, Basis: Flat, Amount: MustMoney(application), Per: PerApplication, When: []string{"initial"}},
		{Code: "audit", Name: name, Basis: PerDay, Amount: MustMoney(day)},
		{Code: "registration", Name: name, Basis: Flat, Amount: MustMoney(registration), Per: PerSystem, When: []string{"initial", "recertification"}},
		{Code: "annual", Name: name, Basis: Flat, Amount: MustMoney(annual), Per: PerSystem, When: []string{"surveillance"}},
	}}
}

func days(initial, surveillance, recertification float64) Measure {
	h := func(d float64) audittime.HalfDays { return audittime.HalfDays(2 * d) }
	return Measure{Persons: 50, Systems: 1, Sites: 1, Initial: h(initial), Surveillance: h(surveillance), Recertification: h(recertification)}
}

func price(t *testing.T, l PriceList, m Measure, d *Discount) Offer {
	t.Helper()
	o, err := l.Price(m, d)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func nets(o Offer) (out []string) {
	for _, y := range o.Years {
		out = append(out, y.Net.String())
	}
	return out
}

// Published totals: the state list (T50), a day rate of 5,000 (T58), and three years with tax (T63, "FEE-4").
func TestPublishedTotals(t *testing.T) {
	o := price(t, stateList("1000", "3000", "2000", "2000"), days(5, 1.5, 3.5), nil)
	if !slices.Equal(nets(o), []string{"18000.00", "6500.00", "6500.00", "12500.00"}) || o.Total.Net != MustMoney("31000") {
		t.Errorf("T50, P43: %v, total %s", nets(o), o.Total.Net)
	}
	if o := price(t, stateList("1000", "5000", "2000", "2000"), days(2, 1, 1.5), nil); o.Years[0].Net != MustMoney("13000") {
		t.Errorf("T58: %v", nets(o))
	}
	l := stateList("1000", "3000", "2000", "2000")
	o = price(t, l, days(6, 2, 4), nil)
	if !slices.Equal(nets(o), []string{"21000.00", "8000.00", "8000.00", "14000.00"}) || o.Total.Gross != MustMoney("39220") {
		t.Errorf("T63 exclusive: %v, %v", nets(o), o.Total)
	}
	l.TaxMode = Inclusive
	o = price(t, l, days(6, 2, 4), nil)
	if o.Total != (Sum{MustMoney("34905.66"), MustMoney("2094.34"), MustMoney("37000")}) {
		t.Errorf("T63 inclusive: %v", o.Total)
	}
}

// T60 and T62: totals by bands of persons in scope; rule "FEE-2" beyond them.
func TestBands(t *testing.T) {
	l := PriceList{Currency: "CNY", TaxMode: Exclusive, Items: []Item{{Code: "total", Name: name, Basis: Banded, When: []string{"initial"}, Bands: []Band{
		{1, 65, MustMoney("12000")}, {66, 125, MustMoney("18000")}, {126, 275, MustMoney("21000")}, {276, 625, MustMoney("28000")}}}}}
	for persons, want := range map[int]string{65: "12000.00", 66: "18000.00", 275: "21000.00", 276: "28000.00", 625: "28000.00"} {
		m := days(5, 1.5, 3.5)
		m.Persons = persons
		if o := price(t, l, m, nil); o.Years[0].Net.String() != want || len(o.Years[1].Lines) != 0 {
			t.Errorf("%d persons: %v", persons, nets(o))
		}
	}
	m := days(5, 1.5, 3.5)
	m.Persons = 626
	if _, err := l.Price(m, nil); !breaks(err, "FEE-2") {
		t.Errorf("626 persons: %v", err)
	}
}

// T54: a pre-audit at half of the audit fee, and T64: expenses as a percentage with tax.
func TestPercentagesOfAnotherItem(t *testing.T) {
	l := stateList("1000", "2000", "1000", "1000")
	l.Items = append([]Item{{Code: "pre", Name: name, Basis: PercentOf, Of: "audit", Percent: 50, When: []string{"initial"}}}, l.Items...)
	o := price(t, l, days(5, 2, 3.5), nil)
	if o.Years[0].Lines[0].Amount != MustMoney("5000") || !slices.Equal(nets(o)[:2], []string{"17000.00", "5000.00"}) {
		t.Errorf("T54: %v", nets(o))
	}
	korea := PriceList{Currency: "KRW", TaxPercent: 10, TaxMode: Exclusive, Items: []Item{
		{Code: "audit", Name: name, Basis: PerDay, Amount: MustMoney("1300000")}, {Code: "expenses", Name: name, Basis: PercentOf, Of: "audit", Percent: 10}}}
	o = price(t, korea, days(7, 2.5, 4.5), nil)
	if o.Years[0].Gross != MustMoney("11011000") || o.Years[1].Gross != MustMoney("3932500") || o.Years[3].Gross != MustMoney("7078500") {
		t.Errorf("T64: %v", o.Years)
	}
}

// Rule "FEE-1": at the limit, beyond it, without reason.
func TestDiscount(t *testing.T) {
	l, m := stateList("1000", "3000", "2000", "2000"), days(5, 1.5, 3.5)
	if o := price(t, l, m, &Discount{Percent: 10, Reason: "two systems"}); o.Years[0].Net != MustMoney("16200") {
		t.Errorf("ten per cent: %v", nets(o))
	}
	for _, d := range []Discount{{Percent: 10.01, Reason: "r"}, {Percent: 5}, {Percent: -1, Reason: "r"}, {Reason: "r"}} {
		if _, err := l.Price(m, &d); !breaks(err, "FEE-1") {
			t.Errorf("%v: %v", d, err)
		}
	}
}

func breaks(err error, id string) bool {
	var b rule.Broken
	return errors.As(err, &b) && b[0].Rule.ID == id
}

func TestCountedItems(t *testing.T) {
	l := PriceList{Currency: "CNY", Items: []Item{
		{Code: "site", Name: name, Basis: Flat, Amount: MustMoney("100"), Per: PerSite},
		{Code: "cert", Name: name, Basis: Flat, Amount: MustMoney("50"), Per: PerCertificate},
		{Code: "copy", Name: name, Basis: PerUnit, Amount: MustMoney("7"), Units: 3}}}
	m := days(5, 1.5, 3.5)
	m.Sites = 4
	if o := price(t, l, m, nil); o.Years[0].Net != MustMoney("471") || o.Years[0].Lines[0].Quantity != "4" || o.Years[0].Lines[2].Quantity != "3" {
		t.Errorf("%v", o.Years[0])
	}
}

func TestTotalsAreTheSumOfTheLines(t *testing.T) {
	property := func(day uint32, tax, off uint8, halves uint8, inclusive bool) bool {
		l := stateList("1000", "3000", "2000", "2000")
		l.Items[1].Amount, l.TaxPercent, l.DiscountLimit = Money(day%10_000_000), float64(tax%30), 100
		if inclusive {
			l.TaxMode = Inclusive
		}
		d := &Discount{Percent: float64(off%99 + 1), Reason: "r"}
		o := price(t, l, days(float64(halves)/2, 1.5, 3.5), d)
		var total Sum
		for i, y := range o.Years {
			sum := Money(0)
			for _, line := range y.Lines {
				sum += line.Amount
			}
			if y.Net+y.Tax != y.Gross || inclusive && y.Gross != sum || !inclusive && y.Net != sum {
				return false
			}
			if i < 3 {
				total = total.plus(y.Sum)
			}
		}
		return total == o.Total
	}
	if err := quick.Check(property, nil); err != nil {
		t.Error(err)
	}
}

func TestMoney(t *testing.T) {
	for in, want := range map[string]string{"0": "0.00", "1000": "1000.00", "-0.5": "-0.50", "12.34": "12.34", " 7 ": "7.00"} {
		if m, err := ParseMoney(in); err != nil || m.String() != want {
			t.Errorf("%q: %s, %v", in, m, err)
		}
	}
	for _, bad := range []string{"", "1.234", "1,000", "x", "--1", "1e5", ".5", "99999999999999"} {
		if m, err := ParseMoney(bad); err == nil {
			t.Errorf("%q was read as %s", bad, m)
		}
	}
	for m, want := range map[Money]string{100: "1.00", 123456789: "1,234,567.89", -100000: "-1,000.00", 99999: "999.99"} {
		if m.Grouped() != want {
			t.Errorf("%d: %s", m, m.Grouped())
		}
	}
	half := big.NewRat(1, 2)
	if Money(1).times(half) != 1 || Money(-1).times(half) != -1 || Money(3).times(big.NewRat(1, 3)) != 1 {
		t.Error("half up, away from zero")
	}
}

// Rule "FEE-5" and the fields of a list.
func TestNewEditionIsChecked(t *testing.T) {
	today := date.MustParse("2026-11-23")
	good := stateList("1000", "3000", "2000", "2000")
	good.ValidFrom = today
	if err := good.CheckNew(today); err != nil {
		t.Errorf("a good list from today: %v", err)
	}
	bad := PriceList{ValidFrom: today.AddDays(-1), Currency: "yuan", TaxPercent: 101, DiscountLimit: -1, TaxMode: "x", Items: []Item{
		{Code: "A b", Basis: "x", Amount: -1, When: []string{"never"}},
		{Code: "twice", Name: name, Basis: Flat, Per: "x"}, {Code: "twice", Name: name, Basis: PerUnit},
		{Code: "p", Name: name, Basis: PercentOf, Of: "p"},
		{Code: "b", Name: name, Basis: Banded}, {Code: "gap", Name: name, Basis: Banded, Bands: []Band{{1, 5, 1}, {7, 9, 1}}},
		{Code: "overlap", Name: name, Basis: Banded, Bands: []Band{{1, 5, 1}, {5, 9, 1}}}, {Code: "back", Name: name, Basis: Banded, Bands: []Band{{9, 1, 1}}},
	}}
	var invalid fault.Invalid
	if !errors.As(bad.CheckNew(today), &invalid) {
		t.Fatal("a bad list was accepted")
	}
	for _, want := range []string{"valid_from", "currency", "tax_percent", "discount_limit_percent", "tax_mode", "items[0].code", "items[0].name.en",
		"items[0].basis", "items[0].amount", "items[0].when", "items[1].per", "items[2].code", "items[2].units", "items[3].of", "items[3].percent",
		"items[4].bands", "items[5].bands", "items[6].bands", "items[7].bands"} {
		if !slices.ContainsFunc(invalid.Fields, func(f fault.Field) bool { return f.Path == want }) {
			t.Errorf("no complaint about %s", want)
		}
	}
	if err := (PriceList{ValidFrom: today, Currency: "CNY", TaxMode: Exclusive}).CheckNew(today); err == nil {
		t.Error("a list without items was accepted")
	}
}
