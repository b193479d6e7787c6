package fee

import (
	"math/big"
	"slices"
	"strconv"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// year is one year of the cycle while it is priced.
type year struct {
	label, kind string
	days        audittime.HalfDays
}

// YearNames are the years of the cycle on screen and paper.
var YearNames = map[string]text.Text{
	"initial":         text.T("Initial certification", "初次认证"),
	"surveillance_1":  text.T("First surveillance", "第一次监督"),
	"surveillance_2":  text.T("Second surveillance", "第二次监督"),
	"recertification": text.T("Recertification (option)", "再认证（可选）"),
}

// Price is the offer for three years and the recertification as an option outside the total, by the list
// and for what is measured. Persons beyond the bands and a discount beyond the limit are rule.Broken.
func (l PriceList) Price(m Measure, discount *Discount) (Offer, error) {
	if err := l.canDiscount(discount); err != nil {
		return Offer{}, err
	}
	out := Offer{Currency: l.Currency, TaxPercent: l.TaxPercent, TaxMode: l.TaxMode}
	for _, y := range []year{
		{"initial", "initial", m.Initial}, {"surveillance_1", "surveillance", m.Surveillance},
		{"surveillance_2", "surveillance", m.Surveillance}, {"recertification", "recertification", m.Recertification},
	} {
		priced, err := l.year(y, m, discount)
		if err != nil {
			return Offer{}, err
		}
		out.Years = append(out.Years, priced)
		if y.kind != "recertification" {
			out.Total = out.Total.plus(priced.Sum)
		}
	}
	return out, nil
}

func (l PriceList) canDiscount(d *Discount) error {
	if d == nil {
		return nil
	}
	switch {
	case d.Percent <= 0 || d.Percent > l.DiscountLimit:
		return rule.Broken{DiscountLimit.Breaks(text.Tf("%s %% is asked for; the price list allows up to %s %%.", "申请折扣%s%%，价目表上限为%s%%。",
			typed(d.Percent), typed(l.DiscountLimit))).At("discount.percent")}
	case d.Reason == "":
		return rule.Broken{DiscountLimit.Breaks(text.T("A discount needs a reason.", "折扣须说明理由。")).At("discount.reason")}
	}
	return nil
}

func (l PriceList) year(y year, m Measure, d *Discount) (Year, error) {
	out := Year{Label: y.label, Days: y.days}
	amounts := map[string]Money{}
	for _, percentages := range []bool{false, true} {
		for _, it := range l.Items {
			if (it.Basis == PercentOf) != percentages || !it.charged(y.kind) {
				continue
			}
			amount, err := it.amount(y, m, amounts)
			if err != nil {
				return Year{}, err
			}
			amounts[it.Code] = amount
		}
	}
	sum := Money(0)
	for _, it := range l.Items {
		if amount, ok := amounts[it.Code]; ok && amount != 0 {
			out.Lines = append(out.Lines, Line{it.Code, it.Name, it.quantity(y, m), it.unit(amount), amount})
			sum += amount
		}
	}
	if d != nil {
		off := -sum.times(percent(d.Percent))
		out.Lines = append(out.Lines, Line{"discount", text.Tf("Discount %s %%: %s", "折扣 %s%%：%s", typed(d.Percent), d.Reason), "1", off, off})
		sum += off
	}
	out.Sum = l.taxed(sum)
	return out, nil
}

func (it Item) charged(kind string) bool { return len(it.When) == 0 || slices.Contains(it.When, kind) }

func (it Item) amount(y year, m Measure, others map[string]Money) (Money, error) {
	switch it.Basis {
	case PerDay:
		return it.Amount.times(y.days.Rat()), nil
	case PerUnit:
		return it.Amount * Money(it.Units), nil
	case PercentOf:
		return others[it.Of].times(percent(it.Percent)), nil
	case Banded:
		for _, b := range it.Bands {
			if m.Persons >= b.From && m.Persons <= b.To {
				return b.Amount, nil
			}
		}
		return 0, rule.Broken{BeyondBands.Breaks(text.Tf("%d persons are in scope; the bands of %q do not reach that far.", "认证范围内%d人，“%s”的档次未涵盖。", m.Persons, it.Name))}
	default:
		return it.Amount * Money(it.count(m)), nil
	}
}

// count is how many times a flat amount is charged.
func (it Item) count(m Measure) int {
	switch it.Per {
	case PerSystem:
		return m.Systems
	case PerSite:
		return m.Sites
	default:
		return 1
	}
}

func (it Item) quantity(y year, m Measure) string {
	switch it.Basis {
	case PerDay:
		return y.days.String()
	case PerUnit:
		return strconv.Itoa(it.Units)
	case PercentOf:
		return typed(it.Percent) + " %"
	case Banded:
		return "1"
	default:
		return strconv.Itoa(it.count(m))
	}
}

func (it Item) unit(amount Money) Money {
	if it.Basis == Banded || it.Basis == PercentOf {
		return amount
	}
	return it.Amount
}

// taxed splits or raises the sum of a year, half up (FEE-4).
func (l PriceList) taxed(sum Money) Sum {
	rate := percent(l.TaxPercent)
	if l.TaxMode == Inclusive {
		whole := new(big.Rat).Add(rate, big.NewRat(1, 1))
		net := sum.times(whole.Inv(whole))
		return Sum{Net: net, Tax: sum - net, Gross: sum}
	}
	tax := sum.times(rate)
	return Sum{Net: sum, Tax: tax, Gross: sum + tax}
}

func (s Sum) plus(o Sum) Sum { return Sum{s.Net + o.Net, s.Tax + o.Tax, s.Gross + o.Gross} }

func typed(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
