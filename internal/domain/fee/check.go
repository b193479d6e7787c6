package fee

import (
	"fmt"
	"regexp"
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

var (
	currencyCode = regexp.MustCompile(`^[A-Z]{3}$`)
	itemCode     = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,39}$`)
)

// CheckNew notes every wrong field of a new edition that begins on or after today.
func (l PriceList) CheckNew(today date.Date) error {
	var bad fault.Invalid
	if l.ValidFrom.IsZero() || l.ValidFrom.Before(today) {
		bad.Add("valid_from", NotBackdated.Says)
	}
	if !l.ValidTo.IsZero() && l.ValidTo.Before(l.ValidFrom) {
		bad.Add("valid_to", text.T("The last day is not before the first.", "截止日不得早于起始日。"))
	}
	for i, it := range l.Items {
		it.checkWords(fmt.Sprintf("items[%d].", i), &bad)
	}
	l.check(&bad)
	return bad.OrNil()
}

// Check notes every field that leaves the list without a price: what Price needs, in an edition of the body
// as in a list that is only computed with.
func (l PriceList) Check() error {
	var bad fault.Invalid
	l.check(&bad)
	return bad.OrNil()
}

func (l PriceList) check(bad *fault.Invalid) {
	if !currencyCode.MatchString(l.Currency) {
		bad.Add("currency", text.T("Give the three letters of the currency, for example CNY.", "请填写三位货币代码，例如 CNY。"))
	}
	between("tax_percent", l.TaxPercent, bad)
	between("discount_limit_percent", l.DiscountLimit, bad)
	if l.ApprovalAbove != nil {
		between("approval_above_percent", *l.ApprovalAbove, bad)
	}
	if l.TaxMode != Exclusive && l.TaxMode != Inclusive {
		bad.Add("tax_mode", text.T("Choose exclusive or inclusive.", "请选择不含税或含税。"))
	}
	l.money("floor_per_day", l.FloorPerDay, bad)
	if len(l.Items) == 0 {
		bad.Add("items", text.T("A price list has at least one item.", "价目表至少包含一个项目。"))
	}
	for i, it := range l.Items {
		l.checkItem(it, i, fmt.Sprintf("items[%d].", i), bad)
	}
}

func between(field string, percent float64, bad *fault.Invalid) {
	if !(percent >= 0 && percent <= 100) {
		bad.Add(field, text.T("Give a percentage from 0 to 100.", "请填写0至100之间的百分比。"))
	}
}

// money wants an amount of the list in its bounds and in whole units of the currency (FEE-7).
func (l PriceList) money(field string, m Money, bad *fault.Invalid) {
	switch {
	case m < 0 || m > most:
		bad.Add(field, AmountRange.Says)
	case m%unitOf(l.Currency) != 0:
		bad.Add(field, text.Tf("%s has no smaller unit: give a whole amount.", "%s没有更小的货币单位：请填写整数金额。", l.Currency))
	}
}

// checkWords wants what a reader of the list needs, and a code that other systems accept.
func (it Item) checkWords(at string, bad *fault.Invalid) {
	if it.Code != "" && !itemCode.MatchString(it.Code) {
		bad.Add(at+"code", text.T("A code has small letters, digits, - and _.", "代码由小写字母、数字、-和_组成。"))
	}
	bad.Require(at+"name.en", it.Name.En)
	bad.Require(at+"name.zh", it.Name.Zh)
	if pers, known := perOf[it.Basis]; known && !slices.Contains(pers, it.Per) {
		bad.Add(at+"per", text.T("An item of this basis is not charged per that.", "该计价方式不能按此计数。"))
	}
	if (it.Note.En == "") != (it.Note.Zh == "") {
		bad.Add(at+"note", text.T("Give the condition in both languages.", "请用两种语言填写条件。"))
	}
}

// perOf is what an item of each basis may be charged per.
var perOf = map[Basis][]Per{
	Flat:      {"", PerApplication, PerSystem, PerSite, PerCertificate, PerYear, PerCopy, PerEvent},
	PerUnit:   {"", PerApplication, PerSystem, PerSite, PerCertificate, PerYear, PerCopy, PerEvent},
	Banded:    {"", PerApplication, PerSystem, PerSite, PerCertificate, PerYear},
	PerDay:    {"", PerEvent},
	PercentOf: {"", PerEvent},
	Actual:    {""},
}
