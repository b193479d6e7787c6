package fee

import (
	"fmt"
	"slices"
	"strings"

	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// canPrice wants every standard covered by the list, and terms that fit it.
func (l PriceList) canPrice(m Measure, t Terms) error {
	var bad rule.Broken
	for _, s := range m.Standards {
		if !slices.ContainsFunc(l.Items, func(it Item) bool { return it.isFor(s) && it.Basis != Actual && !it.onRequest() }) {
			bad = append(bad, Covered.Breaks(text.Tf("The price list has no item for %s.", "价目表中没有%s的项目。", strings.TrimSpace(s.Code+" "+s.Risk))))
		}
	}
	for _, it := range l.Items {
		if n := m.matching(it); it.Basis == PerDay && !it.onRequest() && n > 0 && n < len(m.Standards) {
			bad = append(bad, Covered.Breaks(text.Tf("%q is charged by the day for some of the standards only; days of a combined audit are not divided.", "“%s”仅对部分标准按人日收费，而结合审核的人日不分摊。", it.Code)))
		}
	}
	for i, c := range t.Choices {
		bad = append(bad, l.choiceFits(c, fmt.Sprintf("choices[%d].", i))...)
	}
	for i, d := range t.Discounts {
		bad = append(bad, d.fits(l, fmt.Sprintf("discounts[%d].", i))...)
	}
	if t.Travel != nil {
		bad = append(bad, t.Travel.fits(l.Currency)...)
	}
	return bad.OrNil()
}

func (v Travel) fits(currency string) rule.Broken {
	switch {
	case travelNames[v.Mode].IsZero():
		return rule.Broken{AtCost.Breaks(text.T("Choose whether travel is at cost, at cost up to an amount, or a lump sum.", "请选择差旅费为实报实销、限额实报实销或包干。")).At("travel.mode")}
	case v.Mode == TravelActual && v.Amount != 0:
		return rule.Broken{AtCost.Breaks(text.T("Travel at cost has no amount: leave it empty, or choose a limit or a lump sum.", "实报实销的差旅费没有金额：请留空，或选择限额、包干。")).At("travel.amount")}
	case v.Mode != TravelActual && (v.Amount <= 0 || v.Amount > most || v.Amount%unitOf(currency) != 0):
		return rule.Broken{AtCost.Breaks(text.Tf("Give the amount for each year, in whole units of %s.", "请填写每年金额，须为%s最小单位的整数倍。", currency)).At("travel.amount")}
	}
	return nil
}

func (l PriceList) choiceFits(c Choice, at string) (bad rule.Broken) {
	i := slices.IndexFunc(l.Items, func(it Item) bool { return it.Code == c.Code })
	if i < 0 {
		return rule.Broken{Chosen.Breaks(text.Tf("The price list has no item %q.", "价目表中没有项目“%s”。", c.Code)).At(at + "code")}
	}
	it := l.Items[i]
	if c.Quantity < 0 || c.Quantity != 0 && !it.onRequest() || c.Quantity%2 != 0 && it.Basis != PerDay {
		bad = append(bad, Chosen.Breaks(text.T("Only items charged by copy or event are ordered in a number, half days only of items by the day.", "只有按份或按次收费的项目可填写数量，仅按人日计价的可填半日。")).At(at+"quantity"))
	}
	if c.Amount != 0 && (c.Amount < it.Amount || c.Amount > max(it.Amount, it.AmountTo) || c.Amount%unitOf(l.Currency) != 0) {
		bad = append(bad, Chosen.Breaks(text.Tf("Choose an amount from %s to %s.", "请在%s至%s之间选择金额。", it.Amount.In(l.Currency), max(it.Amount, it.AmountTo).In(l.Currency))).At(at+"amount"))
	}
	return bad
}

func (d Discount) fits(l PriceList, at string) (bad rule.Broken) {
	if strings.TrimSpace(d.Reason) == "" {
		bad = append(bad, DiscountLimit.Breaks(text.T("A discount needs a reason.", "折扣须说明理由。")).At(at+"reason"))
	}
	if len(d.Reason) > 1000 {
		bad = append(bad, DiscountLimit.Breaks(text.T("Give the reason in fewer words.", "请简要说明理由。")).At(at+"reason"))
	}
	if (d.Percent != 0) == (d.Amount != 0) || d.Percent < 0 || d.Percent > 100 || d.Amount < 0 || d.Amount%unitOf(l.Currency) != 0 {
		bad = append(bad, DiscountLimit.Breaks(text.T("A discount is a percentage up to 100 or an amount.", "折扣为不超过100的百分比或一个金额。")).At(at+d.measure()))
	}
	for _, code := range d.Items {
		if !slices.ContainsFunc(l.Items, func(it Item) bool { return it.Code == code }) {
			bad = append(bad, DiscountLimit.Breaks(text.Tf("The price list has no item %q.", "价目表中没有项目“%s”。", code)).At(at+"items"))
		}
	}
	return bad
}
