package fee

import (
	"cmp"
	"math/big"
	"slices"
)

// Sum is an amount without, of and with tax.
type Sum struct {
	Net   Money `json:"net"`
	Tax   Money `json:"tax"`
	Gross Money `json:"gross"`
}

// Tax is what is taxed at one rate.
type Tax struct {
	Percent float64 `json:"percent"`
	Sum
}

func (s Sum) plus(o Sum) Sum { return Sum{s.Net + o.Net, s.Tax + o.Tax, s.Gross + o.Gross} }

// taxOf is the rate of the item.
func (l PriceList) taxOf(it Item) float64 {
	if it.TaxPercent != nil {
		return *it.TaxPercent
	}
	return l.TaxPercent
}

// taxes are the sums of the lines at each rate, the lowest first, half up (FEE-4).
func (l PriceList) taxes(lines []Line, unit Money) []Tax {
	sums := map[float64]Money{}
	for _, line := range lines {
		if !line.AtCost {
			sums[line.TaxPercent] += line.Amount
		}
	}
	var out []Tax
	for rate, sum := range sums {
		out = append(out, Tax{rate, l.taxed(sum, rate, unit)})
	}
	slices.SortFunc(out, func(a, b Tax) int { return cmp.Compare(a.Percent, b.Percent) })
	return out
}

func (l PriceList) taxed(sum Money, rate float64, unit Money) Sum {
	if l.TaxMode == Inclusive {
		whole := new(big.Rat).Add(percent(rate), big.NewRat(1, 1))
		net := rounded(times(sum.exact(), whole.Inv(whole)), unit)
		return Sum{Net: net, Tax: sum - net, Gross: sum}
	}
	tax := rounded(times(sum.exact(), percent(rate)), unit)
	return Sum{Net: sum, Tax: tax, Gross: sum + tax}
}

// addTaxes adds the sums of a year to those before it, rate by rate.
func addTaxes(all, more []Tax) []Tax {
	out := slices.Clone(all)
	for _, t := range more {
		at, found := slices.BinarySearchFunc(out, t.Percent, func(x Tax, rate float64) int { return cmp.Compare(x.Percent, rate) })
		if found {
			out[at].Sum = out[at].plus(t.Sum)
		} else {
			out = slices.Insert(out, at, t)
		}
	}
	return out
}

// Rates are the sums at each rate of a year or of the total; an offer made before items had rates of their
// own has one.
func (o Offer) Rates(taxes []Tax, s Sum) []Tax {
	if len(taxes) == 0 {
		return []Tax{{o.TaxPercent, s}}
	}
	return taxes
}
