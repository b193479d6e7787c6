package fee

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// mostPersons of a band: beyond this a number is a slip of the keyboard.
const mostPersons = 10_000_000

func (l PriceList) checkItem(it Item, me int, at string, bad *fault.Invalid) {
	switch {
	case strings.TrimSpace(it.Code) == "":
		bad.Require(at+"code", "")
	case it.Code == discountCode || it.Code == travelCode:
		bad.Add(at+"code", text.Tf("The code %s is kept for lines of the quotation.", "代码%s保留用于报价行。", it.Code))
	case slices.IndexFunc(l.Items, func(o Item) bool { return o.Code == it.Code }) != me:
		bad.Add(at+"code", text.T("This code is used twice.", "代码重复。"))
	}
	for _, when := range it.When {
		if !slices.Contains([]string{"initial", "surveillance", "recertification", extension}, when) {
			bad.Add(at+"when", text.T("Choose initial, surveillance, recertification or extension.", "请选择初次、监督、再认证或扩大认证。"))
		}
	}
	if !slices.Contains(perOf[Flat], it.Per) {
		bad.Add(at+"per", text.T("Choose application, system, site, certificate, year, copy or event.", "请选择按申请、体系、场所、证书、年度、份或次。"))
	}
	if it.TaxPercent != nil {
		between(at+"tax_percent", *it.TaxPercent, bad)
	}
	l.checkAmounts(it, at, bad)
	l.checkBasis(it, at, bad)
}

func (l PriceList) checkAmounts(it Item, at string, bad *fault.Invalid) {
	l.money(at+"amount", it.Amount, bad)
	l.money(at+"amount_to", it.AmountTo, bad)
	l.money(at+"at_least", it.AtLeast, bad)
	l.money(at+"at_most", it.AtMost, bad)
	if it.AmountTo != 0 && it.AmountTo <= it.Amount {
		bad.Add(at+"amount_to", text.T("A range ends above the amount it begins with.", "区间上限须大于起始金额。"))
	}
	if it.AtMost != 0 && it.AtMost < it.AtLeast {
		bad.Add(at+"at_most", text.T("The most is not below the least.", "最高额不得低于最低额。"))
	}
}

func (l PriceList) checkBasis(it Item, at string, bad *fault.Invalid) {
	switch it.Basis {
	case Flat, PerDay, Actual:
	case PerUnit:
		if it.Units < 0 || it.Units > 100_000 {
			bad.Add(at+"units", text.T("Give the number of units, 1 to 100,000.", "请填写数量（1至100,000）。"))
		}
	case Banded:
		l.checkBands(it, at, bad)
	case PercentOf:
		if !(it.Percent > 0 && it.Percent <= 1000) {
			bad.Add(at+"percent", text.T("Give a percentage above 0, at most 1,000.", "请填写大于0且不超过1,000的百分比。"))
		}
		l.checkOf(it, at, bad)
	default:
		bad.Add(at+"basis", text.T("Choose how the amount is found.", "请选择计价方式。"))
	}
}

// checkOf wants the chain of percentages to end at an amount (FEE-10).
func (l PriceList) checkOf(it Item, at string, bad *fault.Invalid) {
	seen := map[string]bool{it.Code: true}
	for it.Basis == PercentOf {
		i := slices.IndexFunc(l.Items, func(o Item) bool { return o.Code == it.Of })
		switch {
		case i < 0:
			bad.Add(at+"of", text.Tf("There is no item %q.", "没有项目“%s”。", it.Of))
			return
		case seen[it.Of]:
			bad.Add(at+"of", PercentBase.Says)
			return
		case l.Items[i].Basis == Actual:
			bad.Add(at+"of", text.T("Expenses at cost have no amount to take a percentage of.", "实报实销的费用没有可计算百分比的金额。"))
			return
		}
		it = l.Items[i]
		seen[it.Code] = true
	}
}

// checkBands wants bands from 1 upwards without gap or overlap (FEE-6). Each complaint is about one band.
func (l PriceList) checkBands(it Item, at string, bad *fault.Invalid) {
	if len(it.Bands) == 0 {
		bad.Add(at+"bands", text.T("State at least one band.", "请至少填写一档。"))
	}
	order := make([]int, len(it.Bands))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(it.Bands[a].From, it.Bands[b].From) })
	next := 1
	for _, i := range order {
		b, row := it.Bands[i], fmt.Sprintf("%sbands[%d].", at, i)
		l.money(row+"amount", b.Amount, bad)
		switch {
		case b.To < b.From || b.To > mostPersons:
			bad.Add(row+"to", text.Tf("The band from %d to %d is not a range of persons.", "第%d至%d档不是有效的人数区间。", b.From, b.To))
		case b.From > next:
			bad.Add(row+"from", text.Tf("Nothing is said for %d to %d persons.", "缺少%d至%d人的档次。", next, b.From-1))
		case b.From < next:
			bad.Add(row+"from", text.Tf("The band from %d overlaps the one before.", "自%d人起的档次与前一档重叠。", b.From))
		}
		next = max(next, b.To+1)
	}
	if it.Over != nil {
		l.money(at+"over.amount", it.Over.Amount, bad)
		if it.Over.Days < 0 {
			bad.Add(at+"over.days", text.T("Give the days that the last band holds, 0 or more.", "请填写最高档所含人日，不小于0。"))
		}
	}
}
