package fee

import (
	"math/big"
	"slices"
	"strings"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// YearNames are the years of the cycle on screen and paper.
var YearNames = map[string]text.Text{
	"initial":         text.T("Initial certification", "初次认证"),
	"transfer":        text.T("Transfer", "认证转换"),
	renewal:           text.T("Recertification", "再认证"),
	extension:         text.T("Extension or transition of the certification", "扩大认证或换版转换"),
	"surveillance_1":  text.T("First surveillance", "第一次监督"),
	"surveillance_2":  text.T("Second surveillance", "第二次监督"),
	"recertification": text.T("Recertification (option)", "再认证（可选）"),
}

// Price is the offer for three years, or for what is left of a cycle that is taken over, and the recertification as an option outside the total, by the list,
// for what is measured, on the terms of the quotation. A list that is none is fault.Invalid with its
// fields; what a rule refuses (persons beyond the bands, discounts beyond the limit) is rule.Broken.
func (l PriceList) Price(m Measure, t Terms) (Offer, error) {
	if err := l.Check(); err != nil {
		return Offer{}, err
	}
	m.Standards = l.named(m.Standards)
	if err := l.canPrice(m, t); err != nil {
		return Offer{}, err
	}
	out := Offer{Currency: l.Currency, TaxPercent: l.TaxPercent, TaxMode: l.TaxMode}
	for _, y := range m.years() {
		p := pricing{list: l, m: m, t: t, unit: unitOf(l.Currency), kind: y.kind, days: y.days, amounts: map[string]Money{}}
		year, err := p.year(y.label)
		if err != nil {
			return Offer{}, err
		}
		out.Years = append(out.Years, year)
		if y.label != "recertification" {
			out.Total, out.Taxes = out.Total.plus(year.Sum), addTaxes(out.Taxes, year.Taxes)
		}
	}
	return out, nil
}

// pricing is one year of the cycle while it is priced.
type pricing struct {
	list    PriceList
	m       Measure
	t       Terms
	unit    Money
	kind    string
	days    audittime.HalfDays
	amounts map[string]Money // of the items charged so far
	lines   []Line
}

func (p *pricing) year(label string) (Year, error) {
	for _, it := range p.list.Items {
		if err := p.item(it); err != nil {
			return Year{}, err
		}
	}
	if err := p.discounts(); err != nil {
		return Year{}, err
	}
	if err := p.floor(label); err != nil {
		return Year{}, err
	}
	p.travel()
	out := Year{Label: label, Days: p.days, Lines: p.lines}
	out.Taxes = p.list.taxes(p.lines, p.unit)
	for _, t := range out.Taxes {
		out.Sum = out.Sum.plus(t.Sum)
	}
	if out.Gross > most {
		return Year{}, rule.Broken{AmountRange.Breaks(text.Tf("The year comes to more than %s.", "该年度金额超过%s。", most.In(p.list.Currency)))}
	}
	return out, nil
}

// item adds the line of the item, where it is charged in the year.
func (p *pricing) item(it Item) error {
	amount, charged, err := p.amount(it)
	if err != nil || !charged {
		return err
	}
	line := Line{Code: it.Code, Name: it.Name, Quantity: p.quantity(it), Unit: p.rate(it), Amount: amount, TaxPercent: p.list.taxOf(it), Note: it.Note}
	if it.Basis == Banded || it.Basis == PercentOf {
		line.Unit = amount
	}
	if it.Basis == Actual {
		line.AtCost, line.Cap, line.Unit = true, it.AtMost, 0
	}
	p.lines = append(p.lines, line)
	return nil
}

// amount is what the item costs in the year, and whether it is charged at all.
func (p *pricing) amount(it Item) (amount Money, charged bool, err error) {
	if known, ok := p.amounts[it.Code]; ok {
		return known, true, nil
	}
	count := p.m.count(it, p.t)
	if !it.charged(p.kind) || !p.m.concerns(it) || count.Sign() == 0 {
		return 0, false, nil
	}
	exact, charged, err := p.exact(it, count)
	if err != nil || !charged {
		return 0, false, err
	}
	amount = max(rounded(exact, p.unit), it.AtLeast)
	if it.AtMost > 0 {
		amount = min(amount, it.AtMost)
	}
	p.amounts[it.Code] = amount
	return amount, true, nil
}

func (p *pricing) exact(it Item, count *big.Rat) (amount *big.Rat, charged bool, err error) {
	switch it.Basis {
	case Actual:
		return new(big.Rat), true, nil
	case PerDay:
		return times(p.rate(it).exact(), p.daysOf(it)), true, nil
	case PercentOf:
		of, charged, err := p.amount(p.list.item(it.Of))
		return times(times(of.exact(), percent(it.Percent)), count), charged, err
	case Banded:
		band, err := p.band(it)
		return times(band, count), true, err
	default:
		return times(p.rate(it).exact(), times(count, big.NewRat(int64(max(it.Units, 1)), 1))), true, nil
	}
}

// daysOf are the days that an item by the day is charged for: those of the year, or those ordered.
func (p *pricing) daysOf(it Item) *big.Rat {
	if it.onRequest() {
		return p.m.count(it, p.t)
	}
	return p.days.Rat()
}

// rate is the amount for one, as chosen where the list states a range.
func (p *pricing) rate(it Item) Money {
	if c := p.t.choice(it.Code); c.Amount != 0 {
		return c.Amount
	}
	return it.Amount
}

// band is the amount of the band that holds the persons in scope (FEE-2).
func (p *pricing) band(it Item) (*big.Rat, error) {
	last := Band{}
	for _, b := range it.Bands {
		if p.m.Persons >= b.From && p.m.Persons <= b.To {
			return b.Amount.exact(), nil
		}
		if b.To > last.To {
			last = b
		}
	}
	if it.Over != nil && p.m.Persons > last.To {
		beyond := max(p.days-it.Over.Days, 0)
		return new(big.Rat).Add(last.Amount.exact(), times(it.Over.Amount.exact(), beyond.Rat())), nil
	}
	name := it.Name
	if name.IsZero() {
		name = text.T(it.Code, it.Code)
	}
	return new(big.Rat), rule.Broken{BeyondBands.Breaks(text.Tf("%d persons are in scope; the bands of %q do not reach that far.", "认证范围内%d人，“%s”的档次未涵盖。", p.m.Persons, name))}
}

func (p *pricing) quantity(it Item) string {
	count := p.m.count(it, p.t)
	switch it.Basis {
	case Actual:
		return ""
	case PerDay:
		return p.daysOf(it).FloatString(1)
	case PercentOf:
		return typed(it.Percent) + " %"
	case PerUnit:
		count = times(count, big.NewRat(int64(max(it.Units, 1)), 1))
	}
	return strings.TrimSuffix(count.FloatString(1), ".0")
}

// item is the item of the code; Check has seen that there is one.
func (l PriceList) item(code string) Item {
	return l.Items[slices.IndexFunc(l.Items, func(it Item) bool { return it.Code == code })]
}
