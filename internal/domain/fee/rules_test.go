package fee

import (
	"errors"
	"slices"
	"testing"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// wrong are the fields that Check complains about.
func wrong(l PriceList) (fields []string) {
	var invalid fault.Invalid
	if errors.As(l.Check(), &invalid) {
		for _, f := range invalid.Fields {
			fields = append(fields, f.Path)
		}
	}
	return fields
}

func listOf(items ...Item) PriceList {
	for i := range items {
		items[i].Name = name
	}
	return PriceList{Currency: "CNY", TaxMode: Exclusive, DiscountLimit: 100, Items: items}
}

// Rule "FEE-6": each complaint stands at its band, in whatever order they were typed.
func TestBandsFollowEachOther(t *testing.T) {
	band := func(bands ...Band) PriceList { return listOf(Item{Code: "b", Basis: Banded, Bands: bands}) }
	for _, c := range []struct {
		what string
		l    PriceList
		want []string
	}{
		{"complete", band(Band{1, 65, 1}, Band{66, 125, 1}), nil},
		{"typed backwards", band(Band{66, 125, 1}, Band{1, 65, 1}), nil},
		{"none", band(), []string{"items[0].bands"}},
		{"from two", band(Band{2, 65, 1}), []string{"items[0].bands[0].from"}},
		{"a gap of one", band(Band{1, 65, 1}, Band{67, 125, 1}), []string{"items[0].bands[1].from"}},
		{"an overlap of one", band(Band{65, 125, 1}, Band{1, 65, 1}), []string{"items[0].bands[0].from"}},
		{"inside another", band(Band{1, 100, 1}, Band{20, 30, 1}, Band{101, 200, 1}), []string{"items[0].bands[1].from"}},
		{"backwards", band(Band{1, 0, 1}), []string{"items[0].bands[0].to"}},
		{"beyond all persons", band(Band{1, 10_000_001, 1}), []string{"items[0].bands[0].to"}},
		{"negative", band(Band{1, 5, -1}), []string{"items[0].bands[0].amount"}},
		{"negative beyond", listOf(Item{Code: "b", Basis: Banded, Bands: []Band{{1, 5, 1}}, Over: &Over{Days: -1, Amount: -1}}), []string{"items[0].over.amount", "items[0].over.days"}},
	} {
		if got := wrong(c.l); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
}

// Rule "FEE-7": bounds, and the smallest unit of the currency.
func TestAmountsAreInTheirBounds(t *testing.T) {
	flat := func(currency string, m Money) PriceList {
		l := listOf(Item{Code: "a", Basis: Flat, Amount: m})
		l.Currency = currency
		return l
	}
	for _, c := range []struct {
		l    PriceList
		want bool
	}{
		{flat("CNY", 0), true}, {flat("CNY", -1), false}, {flat("CNY", 1), true}, {flat("KRW", 1), false}, {flat("KRW", 100), true},
		{flat("CNY", MustMoney("100000000")), true}, {flat("CNY", MustMoney("100000000.01")), false},
	} {
		if got := wrong(c.l) == nil; got != c.want {
			t.Errorf("%s %s: accepted %v", c.l.Currency, c.l.Items[0].Amount, got)
		}
	}
	huge := listOf(Item{Code: "a", Basis: PerUnit, Amount: most, Units: 100_000, Per: PerSite})
	m := days(5, 1.5, 3.5)
	m.Sites = 100_000
	if _, err := huge.Price(m, Terms{}); !breaks(err, "FEE-7") {
		t.Errorf("a year beyond all bounds: %v", err)
	}
	if got := wrong(listOf(Item{Code: "a", Basis: Flat, Amount: 5, AmountTo: 5, AtLeast: 3, AtMost: 2})); !slices.Equal(got, []string{"items[0].amount_to", "items[0].at_most"}) {
		t.Errorf("ranges that end before they begin: %v", got)
	}
}

// Rule "FEE-8": at the floor, and a fen below it.
func TestNoYearIsBelowTheFloor(t *testing.T) {
	l, m := listOf(Item{Code: "audit", Basis: PerDay, Amount: MustMoney("3000")}), days(5, 1.5, 3.5)
	l.FloorPerDay = MustMoney("2700")
	ten := Discount{Percent: 10, Reason: "r"}
	if _, err := l.Price(m, Terms{Discounts: []Discount{ten}, Travel: &Travel{Mode: TravelLump, Amount: 1}}); err != nil {
		t.Errorf("at the floor: %v", err)
	}
	fen := Discount{Amount: 1, Reason: "r", When: []string{"surveillance"}}
	if _, err := l.Price(m, Terms{Discounts: []Discount{ten, fen}, Travel: &Travel{Mode: TravelLump, Amount: 1000}}); !breaks(err, "FEE-8") {
		t.Errorf("a fen below, which travel does not make good: %v", err)
	}
}

// Rule "FEE-9": at cost, with a limit, and as a lump sum.
func TestTravelAndExpenses(t *testing.T) {
	l := listOf(Item{Code: "audit", Basis: PerDay, Amount: MustMoney("3000")}, Item{Code: "courier", Basis: Actual, AtMost: MustMoney("200")})
	l.TaxPercent = 6
	for _, c := range []struct {
		v    Travel
		want Line
		net  string
	}{
		{Travel{Mode: TravelActual}, Line{AtCost: true}, "15000.00"},
		{Travel{Mode: TravelCapped, Amount: MustMoney("4000")}, Line{AtCost: true, Cap: MustMoney("4000")}, "15000.00"},
		{Travel{Mode: TravelLump, Amount: MustMoney("4000")}, Line{Quantity: "1", Unit: MustMoney("4000"), Amount: MustMoney("4000")}, "19000.00"},
	} {
		o, err := l.Price(days(5, 1.5, 3.5), Terms{Travel: &c.v})
		if err != nil {
			t.Fatal(err)
		}
		lines := o.Years[0].Lines
		c.want.Code, c.want.Name, c.want.TaxPercent = "travel", travelNames[c.v.Mode], 6
		if lines[2] != c.want || o.Years[0].Net.String() != c.net || !lines[1].AtCost || lines[1].Cap != MustMoney("200") {
			t.Errorf("%s: %+v, net %s", c.v.Mode, lines, o.Years[0].Net)
		}
	}
	for _, v := range []Travel{{Mode: TravelActual, Amount: 1}, {Mode: TravelCapped}, {Mode: TravelLump}, {Mode: TravelLump, Amount: -1}, {Mode: "free"}} {
		if _, err := l.Price(days(5, 1.5, 3.5), Terms{Travel: &v}); !breaks(err, "FEE-9") {
			t.Errorf("%+v: %v", v, err)
		}
	}
}

// Rule "FEE-10": unknown, itself, a circle of three; a chain that ends at an amount is priced.
func TestPercentagesEndAtAnAmount(t *testing.T) {
	p := func(code, of string) Item { return Item{Code: code, Basis: PercentOf, Of: of, Percent: 50} }
	audit := Item{Code: "audit", Basis: Flat, Amount: MustMoney("1000")}
	for _, c := range []struct {
		items []Item
		want  []string
	}{
		{[]Item{p("a", "b"), p("b", "audit"), audit}, nil},
		{[]Item{p("a", "b")}, []string{"items[0].of"}},
		{[]Item{p("a", "a")}, []string{"items[0].of"}},
		{[]Item{p("a", "b"), p("b", "c"), p("c", "a")}, []string{"items[0].of", "items[1].of", "items[2].of"}},
		{[]Item{p("a", "t"), {Code: "t", Basis: Actual}}, []string{"items[0].of"}},
	} {
		if got := wrong(listOf(c.items...)); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v", c.items, got)
		}
	}
	o := price(t, listOf(p("a", "b"), p("b", "audit"), audit), days(5, 1.5, 3.5))
	if o.Years[0].Lines[0].Amount != MustMoney("250") || o.Years[0].Lines[0].Code != "a" {
		t.Errorf("half of a half: %+v", o.Years[0].Lines)
	}
	absent := listOf(p("a", "audit"), Item{Code: "audit", Basis: Flat, Amount: 100, When: []string{"initial"}})
	if o := price(t, absent, days(5, 1.5, 3.5)); len(o.Years[1].Lines) != 0 {
		t.Errorf("a percentage of what is not charged: %+v", o.Years[1].Lines)
	}
}

// Rule "FEE-11": a standard without an item, a category of risk without one, days that would have to be divided.
func TestEveryStandardHasAPrice(t *testing.T) {
	only := Item{Code: "q", Basis: Flat, Amount: 100, Per: PerSystem, Standards: []string{"ISO 9001:2015"}, Risks: []string{"high"}}
	daily := Item{Code: "d", Basis: PerDay, Amount: 100, Standards: []string{"ISO 9001:2015"}}
	m := days(5, 1.5, 3.5)
	for _, c := range []struct {
		what      string
		items     []Item
		standards []Standard
		ok        bool
	}{
		{"both fit", []Item{only}, []Standard{{"ISO 9001:2015", "high"}}, true},
		{"another risk", []Item{only}, []Standard{{"ISO 9001:2015", "low"}}, false},
		{"another standard", []Item{only}, []Standard{{"ISO 14001:2015", "high"}}, false},
		{"only on request", []Item{{Code: "c", Basis: Flat, Amount: 100, Per: PerCopy}}, []Standard{{Code: "ISO 9001:2015"}}, false},
		{"days of one", []Item{daily}, []Standard{{Code: "ISO 9001:2015"}}, true},
		{"days of two", []Item{daily, {Code: "all", Basis: Flat, Amount: 1}}, []Standard{{Code: "ISO 9001:2015"}, {Code: "ISO 14001:2015"}}, false},
	} {
		m.Standards = c.standards
		if _, err := listOf(c.items...).Price(m, Terms{}); (err == nil) != c.ok || !c.ok && !breaks(err, "FEE-11") {
			t.Errorf("%s: %v", c.what, err)
		}
	}
	m.Standards = []Standard{{"ISO 9001:2015", "high"}, {"ISO 14001:2015", ""}}
	o := price(t, listOf(only, Item{Code: "all", Basis: Flat, Amount: 10, Per: PerSystem}), m)
	if lines := o.Years[0].Lines; lines[0].Quantity != "1" || lines[1].Quantity != "2" {
		t.Errorf("one of the standards, then both: %+v", lines)
	}
}

// Rule "FEE-12": what is ordered and chosen, at the ends of the range and beyond.
func TestChoicesOfAQuotation(t *testing.T) {
	l := listOf(Item{Code: "audit", Basis: PerDay, Amount: MustMoney("3000"), AmountTo: MustMoney("6000")},
		Item{Code: "copy", Basis: Flat, Amount: MustMoney("50"), Per: PerCopy, When: []string{"initial"}},
		Item{Code: "visit", Basis: PerDay, Amount: MustMoney("3000"), Per: PerEvent, When: []string{"initial"}})
	m, whole, half := days(5, 1.5, 3.5), audittime.DaysOf(2), audittime.HalfDays(3)
	for _, c := range []struct {
		choice Choice
		net    string
	}{
		{Choice{Code: "audit", Amount: MustMoney("3000")}, "15000.00"}, {Choice{Code: "audit", Amount: MustMoney("6000")}, "30000.00"},
		{Choice{Code: "audit", Amount: MustMoney("2999.99")}, ""}, {Choice{Code: "audit", Amount: MustMoney("6000.01")}, ""},
		{Choice{Code: "copy", Quantity: whole}, "15100.00"}, {Choice{Code: "copy", Quantity: half}, ""}, {Choice{Code: "copy", Quantity: -whole}, ""},
		{Choice{Code: "visit", Quantity: half}, "19500.00"}, {Choice{Code: "audit", Quantity: whole}, ""}, {Choice{Code: "none", Quantity: whole}, ""},
	} {
		o, err := l.Price(m, Terms{Choices: []Choice{c.choice}})
		if c.net == "" && !breaks(err, "FEE-12") || c.net != "" && (err != nil || o.Years[0].Net.String() != c.net) {
			t.Errorf("%+v: %v, %v", c.choice, nets(o), err)
		}
	}
	if o := price(t, l, m); len(o.Years[0].Lines) != 1 || o.Years[0].Net != MustMoney("15000") {
		t.Errorf("nothing ordered: %+v", o.Years[0].Lines)
	}
}

// Rule "FEE-13": at what may be given alone, and above it.
func TestDiscountsThatNeedApproval(t *testing.T) {
	l, m, five := listOf(Item{Code: "audit", Basis: PerDay, Amount: MustMoney("3000.01")}), days(5, 1.5, 3.5), 5.0
	l.ApprovalAbove = &five
	for percent, want := range map[float64]bool{4.9: false, 5: false, 5.1: true} {
		if o := price(t, l, m, Discount{Percent: percent, Reason: "r"}); l.NeedsApproval(o) != want {
			t.Errorf("%v %%: needs approval %v", percent, !want)
		}
	}
	l.ApprovalAbove = nil
	if l.NeedsApproval(price(t, l, m, Discount{Percent: 99, Reason: "r"})) {
		t.Error("a list that asks for no approval")
	}
}

// Rules "FEE-4" and "FEE-14": each rate by itself, discounts divided between them, the option outside the total.
func TestTaxAtEachRate(t *testing.T) {
	nothing, thirteen := 0.0, 13.0
	l := listOf(Item{Code: "audit", Basis: Flat, Amount: MustMoney("100.05")}, Item{Code: "book", Basis: Flat, Amount: MustMoney("10.05"), TaxPercent: &thirteen},
		Item{Code: "stamp", Basis: Flat, Amount: MustMoney("5"), TaxPercent: &nothing})
	l.TaxPercent = 6
	o := price(t, l, days(5, 1.5, 3.5))
	want := []Tax{{0, Sum{500, 0, 500}}, {6, Sum{10005, 600, 10605}}, {13, Sum{1005, 131, 1136}}}
	if !slices.Equal(o.Years[0].Taxes, want) || o.Years[0].Gross != MustMoney("122.41") || o.Total.Gross != MustMoney("367.23") || o.Taxes[2].Tax != 393 {
		t.Errorf("%+v, %+v", o.Years[0], o.Taxes)
	}
	o = price(t, l, days(5, 1.5, 3.5), Discount{Amount: MustMoney("1"), Items: []string{"audit", "book"}, Reason: "r"})
	lines := o.Years[0].Lines
	if len(lines) != 5 || lines[3].Amount+lines[4].Amount != -100 || lines[3].Amount != -91 || lines[4].TaxPercent != 13 {
		t.Errorf("a discount over two rates: %+v", lines)
	}
	if _, err := l.Price(days(5, 1.5, 3.5), Terms{Discounts: []Discount{{Amount: MustMoney("10.06"), Items: []string{"book"}, Reason: "r"}}}); !breaks(err, "FEE-1") {
		t.Errorf("more than the item: %v", err)
	}
	if _, err := l.Price(days(5, 1.5, 3.5), Terms{Discounts: []Discount{{Percent: 1, Items: []string{"none"}, Reason: "r"}}}); !breaks(err, "FEE-1") {
		t.Errorf("off an unknown item: %v", err)
	}
	won := listOf(Item{Code: "a", Basis: Flat, Amount: MustMoney("105")})
	won.Currency, won.TaxPercent = "KRW", 10
	if o := price(t, won, days(5, 1.5, 3.5)); o.Years[0].Tax != MustMoney("11") || o.Years[0].Gross.In("KRW") != "116" {
		t.Errorf("won have no hundredths: %+v", o.Years[0])
	}
}

func TestWordsOfANewEdition(t *testing.T) {
	l := listOf(Item{Code: "Audit", Basis: PerDay, Per: PerSite, Note: text.T("If refused", "")}, Item{Code: "discount", Basis: Flat})
	l.ValidFrom = sentOn
	l.ValidTo = sentOn.AddDays(-1)
	var invalid fault.Invalid
	errors.As(l.CheckNew(sentOn), &invalid)
	for _, want := range []string{"valid_to", "items[0].code", "items[0].per", "items[0].note", "items[1].code"} {
		if !slices.ContainsFunc(invalid.Fields, func(f fault.Field) bool { return f.Path == want }) {
			t.Errorf("no complaint about %s", want)
		}
	}
	l = listOf(Item{Code: "audit", Basis: PerDay})
	l.ValidFrom, l.ValidTo = sentOn, sentOn
	if err := l.CheckNew(sentOn); err != nil {
		t.Errorf("a list for one day: %v", err)
	}
}
