package fee

import (
	"errors"
	"math/big"
	"slices"
	"testing"

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
	return Measure{Persons: 50, Standards: []Standard{{Code: "ISO 9001:2015"}}, Sites: 1, Certificates: 1, Initial: h(initial), Surveillance: h(surveillance), Recertification: h(recertification)}
}

func price(t *testing.T, l PriceList, m Measure, discounts ...Discount) Offer {
	t.Helper()
	o, err := l.Price(m, Terms{Discounts: discounts})
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

// Rule "FEE-2": the last person of the last band, and the next.
func TestBeyondTheBands(t *testing.T) {
	l := listOf(Item{Code: "total", Basis: Banded, When: []string{"initial"}, Bands: []Band{{1, 65, MustMoney("12000")}, {66, 125, MustMoney("18000")}}})
	for persons, want := range map[int]string{1: "12000.00", 65: "12000.00", 66: "18000.00", 125: "18000.00"} {
		m := days(5, 1.5, 3.5)
		m.Persons = persons
		if o := price(t, l, m); o.Years[0].Net.String() != want || len(o.Years[1].Lines) != 0 {
			t.Errorf("%d persons: %v", persons, nets(o))
		}
	}
	m := days(5, 1.5, 3.5)
	m.Persons = 126
	if _, err := l.Price(m, Terms{}); !breaks(err, "FEE-2") {
		t.Errorf("126 persons: %v", err)
	}
	l.Items[0].Over = &Over{audittime.DaysOf(7), MustMoney("2400")}
	for halves, want := range map[audittime.HalfDays]string{13: "18000.00", 14: "18000.00", 15: "19200.00", 16: "20400.00"} {
		m.Initial = halves
		if o := price(t, l, m); o.Years[0].Net.String() != want {
			t.Errorf("126 persons in %s days: %v", halves, nets(o))
		}
	}
}

func TestLeastAndMost(t *testing.T) {
	l := listOf(Item{Code: "expenses", Basis: PercentOf, Of: "audit", Percent: 10, AtLeast: MustMoney("400"), AtMost: MustMoney("900")}, Item{Code: "audit", Basis: PerDay, Amount: MustMoney("3000")})
	o := price(t, l, days(5, 1, 2.5))
	for i, want := range []string{"900.00", "400.00", "400.00", "750.00"} {
		if got := o.Years[i].Lines[0].Amount.String(); got != want {
			t.Errorf("%s: %s, want %s", o.Years[i].Label, got, want)
		}
	}
}

// Rule "FEE-1": at the limit, beyond it, without reason.
func TestDiscount(t *testing.T) {
	l, m := stateList("1000", "3000", "2000", "2000"), days(5, 1.5, 3.5)
	if o := price(t, l, m, Discount{Percent: 10, Reason: "two systems"}); o.Years[0].Net != MustMoney("16200") {
		t.Errorf("ten per cent: %v", nets(o))
	}
	for _, d := range []Discount{{Percent: 10.01, Reason: "r"}, {Percent: 5}, {Percent: -1, Reason: "r"}, {Reason: "r"}} {
		if _, err := l.Price(m, Terms{Discounts: []Discount{d}}); !breaks(err, "FEE-1") {
			t.Errorf("%v: %v", d, err)
		}
	}
}

func breaks(err error, id string) bool {
	var b rule.Broken
	return errors.As(err, &b) && b[0].Rule.ID == id
}

func TestCountedItems(t *testing.T) {
	l := PriceList{Currency: "CNY", TaxMode: Exclusive, Items: []Item{
		{Code: "site", Name: name, Basis: Flat, Amount: MustMoney("100"), Per: PerSite},
		{Code: "cert", Name: name, Basis: Flat, Amount: MustMoney("50"), Per: PerCertificate},
		{Code: "copy", Name: name, Basis: PerUnit, Amount: MustMoney("7"), Units: 3}}}
	m := days(5, 1.5, 3.5)
	m.Sites = 4
	if o := price(t, l, m); o.Years[0].Net != MustMoney("471") || o.Years[0].Lines[0].Quantity != "4" || o.Years[0].Lines[2].Quantity != "3" {
		t.Errorf("%v", o.Years[0])
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
	for x, want := range map[*big.Rat]Money{big.NewRat(1, 2): 1, big.NewRat(-1, 2): -1, big.NewRat(49, 100): 0, big.NewRat(1, 1): 1} {
		if got := rounded(x, 1); got != want {
			t.Errorf("%s to the fen: %d", x, got)
		}
		if got := rounded(times(x, big.NewRat(100, 1)), 100); got != 100*want {
			t.Errorf("%s to the won: %d", x, got)
		}
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
		{Code: "twice", Name: name, Basis: Flat, Per: "x"}, {Code: "twice", Name: name, Basis: PerUnit, Units: -1},
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
		"items[4].bands", "items[5].bands[1].from", "items[6].bands[1].from", "items[7].bands[0].to"} {
		if !slices.ContainsFunc(invalid.Fields, func(f fault.Field) bool { return f.Path == want }) {
			t.Errorf("no complaint about %s", want)
		}
	}
	if err := (PriceList{ValidFrom: today, Currency: "CNY", TaxMode: Exclusive}).CheckNew(today); err == nil {
		t.Error("a list without items was accepted")
	}
}

// An edition that the list does not name costs what the one before does, and never twice.
func TestAnotherEditionOfAStandard(t *testing.T) {
	item := func(code, amount string, standards ...string) Item {
		return Item{Code: code, Name: name, Basis: Flat, Amount: MustMoney(amount), Per: PerSystem, Standards: standards}
	}
	old := PriceList{Currency: "EUR", TaxMode: Exclusive, Items: []Item{item("qms", "1000", "ISO 9001:2015"), item("ems", "700", "ISO 14001:2015")}}
	both := old
	both.Items = append(both.Items[:2:2], item("new", "900", "ISO 9001:2026"))
	for _, c := range []struct {
		list PriceList
		code string
		want string
	}{{old, "ISO 9001:2015", "1000.00"}, {old, "ISO 9001:2026", "1000.00"}, {both, "ISO 9001:2026", "900.00"}, {both, "ISO 9001:2015", "1000.00"}} {
		o, err := c.list.Price(Measure{Persons: 10, Standards: []Standard{{Code: c.code}}, Sites: 1}, Terms{})
		if err != nil || o.Years[0].Net.String() != c.want {
			t.Errorf("%s: %v %v", c.code, nets(o), err)
		}
	}
	if _, err := old.Price(Measure{Persons: 10, Standards: []Standard{{Code: "ISO 45001:2018"}}, Sites: 1}, Terms{}); !breaks(err, "FEE-11") {
		t.Errorf("another standard: %v", err)
	}
}
