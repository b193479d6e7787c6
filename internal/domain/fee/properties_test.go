package fee

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
)

// someList is a list that can be published, of every basis.
func someList(t *rapid.T) PriceList {
	l := PriceList{Currency: rapid.SampledFrom([]string{"CNY", "EUR", "KRW", "JPY"}).Draw(t, "currency"),
		TaxMode: rapid.SampledFrom([]TaxMode{Exclusive, Inclusive}).Draw(t, "mode"), TaxPercent: rate(t), DiscountLimit: 100, ValidFrom: date.MustParse("2026-12-01")}
	money := rapid.Custom(func(t *rapid.T) Money {
		return Money(rapid.IntRange(0, 100_000).Draw(t, "amount")) * unitOf(l.Currency)
	})
	l.Items = []Item{{Code: "base", Name: name, Basis: PerDay, Amount: money.Draw(t, "day rate")}}
	for i := range rapid.IntRange(0, 8).Draw(t, "items") {
		it := Item{Code: fmt.Sprint("i", i), Name: name, Amount: money.Draw(t, "amount"), Basis: rapid.SampledFrom([]Basis{Flat, PerUnit, PerDay, Banded, PercentOf, Actual}).Draw(t, "basis")}
		it.Per = rapid.SampledFrom(perOf[it.Basis]).Draw(t, "per")
		if rapid.Bool().Draw(t, "own rate") {
			own := rate(t)
			it.TaxPercent = &own
		}
		switch it.Basis {
		case PercentOf:
			it.Of, it.Percent = "base", rapid.Float64Range(0.01, 200).Draw(t, "percent")
		case Banded:
			it.Bands = []Band{{1, 50, money.Draw(t, "first")}, {51, 1000, money.Draw(t, "second")}}
			it.Over = &Over{audittime.DaysOf(5), money.Draw(t, "over")}
		}
		it.When = rapid.SampledFrom([][]string{nil, {"initial"}, {"surveillance", "recertification"}}).Draw(t, "when")
		l.Items = append(l.Items, it)
	}
	return l
}

func rate(t *rapid.T) float64 {
	return rapid.SampledFrom([]float64{0, 1, 3, 6, 7.7, 10, 13, 23}).Draw(t, "rate")
}

func someMeasure(t *rapid.T) Measure {
	halves := rapid.IntRange(2, 60)
	out := Measure{Persons: rapid.IntRange(1, 3000).Draw(t, "persons"), Standards: []Standard{{Code: "ISO 9001:2015"}, {Code: "ISO 14001:2015"}}[:rapid.IntRange(1, 2).Draw(t, "standards")],
		Sites: rapid.IntRange(1, 40).Draw(t, "sites"), Certificates: rapid.IntRange(0, 3).Draw(t, "certificates"), Initial: audittime.HalfDays(halves.Draw(t, "initial")),
		Surveillance: audittime.HalfDays(halves.Draw(t, "surveillance")), Recertification: audittime.HalfDays(halves.Draw(t, "recertification"))}
	out.Taken = rapid.SampledFrom([]*Taken{nil, {[]int{1, 2}}, {[]int{2}}, {[]int{}}}).Draw(t, "taken over")
	return out
}

func someTerms(t *rapid.T, l PriceList) Terms {
	var out Terms
	for _, it := range l.Items {
		if it.onRequest() && rapid.Bool().Draw(t, "ordered") {
			out.Choices = append(out.Choices, Choice{Code: it.Code, Quantity: audittime.DaysOf(rapid.IntRange(0, 9).Draw(t, "quantity"))})
		}
	}
	for range rapid.IntRange(0, 2).Draw(t, "discounts") {
		out.Discounts = append(out.Discounts, Discount{Percent: rapid.Float64Range(0.01, 50).Draw(t, "off"), Reason: "r",
			Items: rapid.SampledFrom([][]string{nil, {"base"}}).Draw(t, "off items")})
	}
	out.Travel = rapid.SampledFrom([]*Travel{nil, {Mode: TravelActual}, {Mode: TravelCapped, Amount: 50000}, {Mode: TravelLump, Amount: 120000}}).Draw(t, "travel")
	return out
}

func TestSumsAreThoseOfTheLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := someList(t)
		if err := l.CheckNew(l.ValidFrom); err != nil {
			t.Fatal(err)
		}
		o, err := l.Price(someMeasure(t), someTerms(t, l))
		if err != nil {
			t.Fatal(err)
		}
		total := Sum{}
		for _, y := range o.Years {
			checkYear(t, y, l)
			if y.Label != "recertification" {
				total = total.plus(y.Sum)
			}
		}
		if total != o.Total || total != sumOf(o.Taxes) {
			t.Fatalf("three years come to %v and %v by rate, the total says %v", total, sumOf(o.Taxes), o.Total)
		}
	})
}

func checkYear(t *rapid.T, y Year, l PriceList) {
	sum, unit := Money(0), unitOf(l.Currency)
	for _, line := range y.Lines {
		sum += line.Amount
		if line.Amount%unit != 0 || line.AtCost && line.Amount != 0 {
			t.Fatalf("the line %+v", line)
		}
	}
	if base := map[TaxMode]Money{Exclusive: y.Net, Inclusive: y.Gross}[l.TaxMode]; base != sum || y.Net+y.Tax != y.Gross || sumOf(y.Taxes) != y.Sum {
		t.Fatalf("%s: the lines come to %s, the year says %+v", y.Label, sum, y.Sum)
	}
	if y.Tax%unit != 0 || y.Net%unit != 0 || sum < 0 {
		t.Fatalf("%s: %+v", y.Label, y.Sum)
	}
}

func sumOf(taxes []Tax) (s Sum) {
	for _, t := range taxes {
		s = s.plus(t.Sum)
	}
	return s
}

func TestMoreDaysOrPersonsNeverCostLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, m := someList(t), someMeasure(t)
		for i := range l.Items {
			if b := l.Items[i].Bands; b != nil {
				b[1].Amount = max(b[0].Amount, b[1].Amount)
			}
		}
		more := m
		more.Initial += audittime.HalfDays(rapid.IntRange(0, 9).Draw(t, "more days"))
		more.Persons += rapid.IntRange(0, 500).Draw(t, "more persons")
		more.Sites += rapid.IntRange(0, 5).Draw(t, "more sites")
		a, errA := l.Price(m, Terms{})
		b, errB := l.Price(more, Terms{})
		if errA != nil || errB != nil || b.Total.Gross < a.Total.Gross {
			t.Fatalf("%v costs %v %v, %v costs %v %v", m, a.Total, errA, more, b.Total, errB)
		}
	})
}

func TestDiscountsNeverPassTheLimit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, m := someList(t), someMeasure(t)
		l.DiscountLimit = float64(rapid.IntRange(0, 100).Draw(t, "limit"))
		d := Discount{Percent: rapid.Float64Range(0.01, 100).Draw(t, "off"), Reason: "r"}
		free, err := l.Price(m, Terms{})
		if err != nil {
			t.Fatal(err)
		}
		_, err = l.Price(m, Terms{Discounts: []Discount{d}})
		_, refused := err.(rule.Broken)
		if beyond := d.Percent > l.DiscountLimit && free.Total.Gross+free.Years[len(free.Years)-1].Gross > 0; refused != beyond {
			t.Fatalf("%v %% off with a limit of %v %%: %v", d.Percent, l.DiscountLimit, err)
		}
	})
}
