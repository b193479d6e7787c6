package demo

import (
	"triennia/internal/domain/access"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/text"
)

// prices publishes the edition in force and the one that takes its place in spring, with a dearer day.
func (p *play) prices(t *troupe) error {
	above := 5.0
	l := fee.PriceList{ValidFrom: p.day(-beginning + 1), Currency: t.body.currency, TaxPercent: t.body.tax, TaxMode: fee.Exclusive,
		DiscountLimit: 10, ApprovalAbove: &above, Public: true, Items: t.body.items()}
	if _, err := p.app.PublishPriceList(p.ctx, t.with(access.Finance), l); err != nil {
		return err
	}
	l.ValidFrom, l.Items = p.day(120), t.body.items()
	l.Items[1].Amount += l.Items[1].Amount / 20
	l.Note = text.T("Day rate raised by 5 % with the collective agreement.", "人日单价随薪酬调整上调5%。").In(t.body.language)
	_, err := p.app.PublishPriceList(p.ctx, t.with(access.Finance), l)
	return err
}

func (b bodyPart) items() []fee.Item {
	apply, day, register := fee.MustMoney(b.prices[0]), fee.MustMoney(b.prices[1]), fee.MustMoney(b.prices[2])
	first, every, again := []string{"initial"}, []string{"surveillance"}, []string{"initial", "recertification"}
	return []fee.Item{
		{Code: "application", Name: text.T("Application and review", "申请与评审"), Basis: fee.Flat, Amount: apply, Per: fee.PerApplication, When: first},
		{Code: "audit", Name: text.T("Audit", "审核"), Basis: fee.PerDay, Amount: day},
		{Code: "registration", Name: text.T("Decision and certificate", "评定与发证"), Basis: fee.Flat, Amount: register, Per: fee.PerSystem, When: again},
		{Code: "annual", Name: text.T("Annual fee", "年金"), Basis: fee.Flat, Amount: register, Per: fee.PerSystem, When: every},
		{Code: "pre-audit", Name: text.T("Pre-audit, once", "预审核（一次）"), Basis: fee.PercentOf, Of: "audit", Percent: 50, Per: fee.PerEvent, When: first,
			Note: text.T("Only once, and never part of the audit time", "仅限一次，不计入审核时间")},
		{Code: "copy", Name: text.T("Printed copy of the certificate", "证书印刷副本"), Basis: fee.Flat, Amount: register / 20, Per: fee.PerCopy, When: again},
		{Code: "repeat-visit", Name: text.T("Repeat visit, each day", "复查（每人日）"), Basis: fee.PerDay, Amount: day, Per: fee.PerEvent},
	}
}
