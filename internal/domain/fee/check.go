package fee

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

var (
	currency = regexp.MustCompile(`^[A-Z]{3}$`)
	itemCode = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,39}$`)
)

// CheckNew notes every wrong field of a new edition that begins on or after today.
func (l PriceList) CheckNew(today date.Date) error {
	var bad fault.Invalid
	if l.ValidFrom.IsZero() || l.ValidFrom.Before(today) {
		bad.Add("valid_from", NotBackdated.Says)
	}
	if !currency.MatchString(l.Currency) {
		bad.Add("currency", text.T("Give the three letters of the currency, for example CNY.", "请填写三位货币代码，例如 CNY。"))
	}
	if l.TaxPercent < 0 || l.TaxPercent > 100 {
		bad.Add("tax_percent", betweenText)
	}
	if l.DiscountLimit < 0 || l.DiscountLimit > 100 {
		bad.Add("discount_limit_percent", betweenText)
	}
	if l.TaxMode != Exclusive && l.TaxMode != Inclusive {
		bad.Add("tax_mode", text.T("Choose exclusive or inclusive.", "请选择不含税或含税。"))
	}
	if len(l.Items) == 0 {
		bad.Add("items", text.T("A price list has at least one item.", "价目表至少包含一个项目。"))
	}
	for i, it := range l.Items {
		it.check(fmt.Sprintf("items[%d].", i), l.Items, i, &bad)
	}
	return bad.OrNil()
}

var betweenText = text.T("Give a percentage from 0 to 100.", "请填写0至100之间的百分比。")

func (it Item) check(at string, all []Item, me int, bad *fault.Invalid) {
	if !itemCode.MatchString(it.Code) || it.Code == "discount" {
		bad.Add(at+"code", text.T("A code has small letters, digits, - and _.", "代码由小写字母、数字、-和_组成。"))
	} else if slices.IndexFunc(all, func(o Item) bool { return o.Code == it.Code }) != me {
		bad.Add(at+"code", text.T("This code is used twice.", "代码重复。"))
	}
	bad.Require(at+"name.en", it.Name.En)
	bad.Require(at+"name.zh", it.Name.Zh)
	if it.Amount < 0 || it.Amount > MustMoney("100000000") {
		bad.Add(at+"amount", text.T("Give an amount from 0 to 100,000,000.", "请填写0至1亿之间的金额。"))
	}
	for _, when := range it.When {
		if !slices.Contains([]string{"initial", "surveillance", "recertification"}, when) {
			bad.Add(at+"when", text.T("Choose initial, surveillance or recertification.", "请选择初次、监督或再认证。"))
		}
	}
	it.checkBasis(at, all, bad)
}

func (it Item) checkBasis(at string, all []Item, bad *fault.Invalid) {
	switch it.Basis {
	case Flat:
		if !slices.Contains([]Per{"", PerApplication, PerSystem, PerSite, PerCertificate}, it.Per) {
			bad.Add(at+"per", text.T("Choose application, system, site or certificate.", "请选择按申请、体系、场所或证书。"))
		}
	case PerDay:
	case PerUnit:
		if it.Units < 1 || it.Units > 100_000 {
			bad.Add(at+"units", text.T("Give the number of units, 1 or more.", "请填写数量，至少为1。"))
		}
	case Banded:
		it.checkBands(at, bad)
	case PercentOf:
		if it.Percent <= 0 || it.Percent > 1000 {
			bad.Add(at+"percent", text.T("Give a percentage above 0.", "请填写大于0的百分比。"))
		}
		if !slices.ContainsFunc(all, func(o Item) bool { return o.Code == it.Of && o.Basis != PercentOf }) {
			bad.Add(at+"of", text.T("Name the code of another item that is not itself a percentage.", "请填写另一个非百分比项目的代码。"))
		}
	default:
		bad.Add(at+"basis", text.T("Choose how the amount is found.", "请选择计价方式。"))
	}
}

// checkBands wants bands from 1 upwards without gap or overlap.
func (it Item) checkBands(at string, bad *fault.Invalid) {
	if len(it.Bands) == 0 {
		bad.Add(at+"bands", text.T("State at least one band.", "请至少填写一档。"))
	}
	bands := slices.SortedFunc(slices.Values(it.Bands), func(a, b Band) int { return cmp.Compare(a.From, b.From) })
	next := 1
	for _, b := range bands {
		switch {
		case b.To < b.From || b.Amount < 0:
			bad.Add(at+"bands", text.Tf("The band from %d to %d is not a range with an amount.", "第%d至%d档不是有效区间或金额无效。", b.From, b.To))
		case b.From > next:
			bad.Add(at+"bands", text.Tf("Nothing is said for %d to %d persons.", "缺少%d至%d人的档次。", next, b.From-1))
		case b.From < next:
			bad.Add(at+"bands", text.Tf("The band from %d overlaps the one before.", "自%d人起的档次与前一档重叠。", b.From))
		}
		next = b.To + 1
	}
}
