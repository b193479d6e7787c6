package invoice

import (
	"strings"
	"unicode"

	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Pay records a payment under the rules of the jurisdiction. A part leaves the invoice open; what is beyond it
// is owed to the client.
func (i *Invoice) Pay(p Payment, j body.Jurisdiction, today date.Date) error {
	if err := i.check(p, today); err != nil {
		return err
	}
	if j == body.China && !i.r.Buyer.is(p) {
		return rule.Broken{PayerIsClient.Breaks(text.Tf("The payer is not %s. In China the client itself pays: return the money and ask the client to pay, or correct the payer.",
			"付款方不是%s。在中国须由认证委托人直接付款：请退回款项并要求客户自行支付，或更正付款方。", i.r.Buyer.Name)).At("payer")}
	}
	settles := i.r.State == Open && p.Amount >= i.r.Balance()
	return i.book(p, map[bool]Action{false: DoPay, true: DoSettle}[settles], "invoice.payment_received")
}

// CanRefund tells whether there is money to give back.
func (i *Invoice) CanRefund() error {
	if i.r.Received() <= 0 {
		return rule.Broken{RefundLimit.Breaks(text.T("Nothing was received that could be given back.", "尚无可退的已收款项。"))}
	}
	return nil
}

// Refund gives money back; the amount is given as a positive one and kept as a negative one.
func (i *Invoice) Refund(p Payment, today date.Date) error {
	if err := i.CanRefund(); err != nil {
		return err
	}
	if err := i.check(p, today); err != nil {
		return err
	}
	if err := filled("reason", p.Reason); err != nil {
		return err
	}
	if received := i.r.Received(); p.Amount > received {
		return rule.Broken{RefundLimit.Breaks(text.Tf("Only %s %s was received.", "已收金额仅为%s %s。", i.r.Currency, received.In(i.r.Currency))).At("amount")}
	}
	p.Amount = -p.Amount
	reopens := i.r.State == Paid && i.r.Balance()-p.Amount > 0
	return i.book(p, map[bool]Action{false: DoRefund, true: DoReopen}[reopens], "invoice.refunded")
}

func (i *Invoice) book(p Payment, a Action, happened string) error {
	if err := i.move(a); err != nil {
		return err
	}
	i.r.Payments = append(i.r.Payments[:len(i.r.Payments):len(i.r.Payments)], p)
	i.event(happened)
	return nil
}

func (i *Invoice) check(p Payment, today date.Date) error {
	var bad fault.Invalid
	if says := fee.CheckAmount(p.Amount, i.r.Currency); !says.IsZero() {
		bad.Add("amount", says)
	}
	if p.On.IsZero() || p.On.After(today) {
		bad.Add("on", text.T("Give the day of the payment, today or before.", "请填写付款日期，不得晚于今天。"))
	}
	bad.Require("payer", p.Payer)
	return bad.OrNil()
}

// is tells whether the payer is the party: by its registered number where the bank names one, else by its name.
func (b Party) is(p Payment) bool {
	if p.Registered != "" && b.Registered != "" {
		return plain(p.Registered) == plain(b.Registered)
	}
	payer := plain(p.Payer)
	return payer == plain(b.Name.Zh) || payer == plain(b.Name.En)
}

// plain is a name without what banks write in different ways: spaces, punctuation, capitals.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// Unpaid refuses while one of the invoices of a contract is not paid in full (FEE-20).
func Unpaid(ofContract []Record) error {
	var references []string
	for _, r := range ofContract {
		if r.State == Open {
			references = append(references, r.Reference)
		}
	}
	if len(references) == 0 {
		return nil
	}
	return rule.Broken{PaidFirst.Breaks(text.Tf("The audit is confirmed once these invoices are paid: %s.", "以下账单付清后方可确认审核：%s。", strings.Join(references, ", ")))}
}
