package invoice

import (
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// CanCredit tells whether the invoice may be cancelled.
func (i *Invoice) CanCredit() error {
	_, err := States.Next(Noun, i.r.State, DoCredit)
	return err
}

// CancelBy cancels the invoice by a credit note; what was paid is then owed to the client (FEE-17).
func (i *Invoice) CancelBy(n CreditNote) error {
	if err := i.CanCredit(); err != nil {
		return err
	}
	if strings.TrimSpace(n.Reason) == "" {
		return rule.Broken{Numbered.Breaks(text.T("Say why the invoice is cancelled.", "请说明冲销账单的理由。")).At("reason")}
	}
	i.r.Credit = &n
	if err := i.move(DoCredit); err != nil {
		return err
	}
	i.event("invoice.credited")
	return nil
}

// NoteTaxInvoice keeps the number of the invoice that the tax system issued; an empty one takes it back.
func (i *Invoice) NoteTaxInvoice(number string) {
	i.r.TaxInvoice = strings.TrimSpace(number)
	i.event("invoice.tax_invoice_noted")
}

// reminderDays are how many days after its last day the client is reminded of an invoice, before it below zero (FEE-19).
var reminderDays = []int{-3, 1, 14, 30}

// nextReminder is the first day of a reminder after the given day, zero when there is none any more.
func (r Record) nextReminder(after date.Date) date.Date {
	for _, days := range reminderDays {
		if on := r.DueOn.AddDays(days); on.After(after) {
			return on
		}
	}
	return date.Date{}
}

// OwesReminder tells whether the client is to be reminded today. After an outage one reminder stands for those
// that were missed.
func (r Record) OwesReminder(today date.Date) bool {
	return r.State == Open && !r.RemindOn.IsZero() && !today.Before(r.RemindOn)
}

// Remind notes that the client is reminded today.
func (i *Invoice) Remind(today date.Date) {
	i.r.RemindOn = i.r.nextReminder(today)
	i.event("invoice.reminded")
}

// Due says in a sentence how the invoice stands on the day.
func (r Record) Due(today date.Date) text.Text {
	amount := r.Balance().In(r.Currency)
	if r.Late(today) {
		return text.Tf("%s %s was due on %s, %d days ago.", "%s %s 应于%s支付，已逾期%d天。", r.Currency, amount, r.DueOn, r.DueOn.DaysUntil(today))
	}
	return text.Tf("%s %s is due by %s.", "%s %s 应于%s前（含当日）支付。", r.Currency, amount, r.DueOn)
}

// Turn says who has to act on the invoice.
func (r Record) Turn() flow.Turn {
	switch {
	case r.State == Open:
		return flow.Turn{Who: flow.Client, What: text.T("Please pay the invoice", "请支付账单"), By: r.DueOn}
	case r.Balance() < 0:
		return flow.Turn{Who: flow.Body, What: text.T("Give the balance back to the client", "将余额退还客户")}
	default:
		return flow.Turn{Who: flow.Nobody}
	}
}

// Actions tells what may be done, and why not; permissions are another matter.
func (i *Invoice) Actions() []flow.Action {
	return []flow.Action{allowed(DoPay, nil), allowed(DoRefund, i.CanRefund()), allowed(DoCredit, i.CanCredit())}
}

func allowed(a Action, err error) flow.Action {
	out := flow.Action{Name: string(a), Allowed: err == nil}
	if err != nil {
		why := fault.Says(err)
		out.Why = &why
	}
	return out
}

func (i *Invoice) move(a Action) error {
	to, err := States.Next(Noun, i.r.State, a)
	if err == nil {
		i.r.State = to
	}
	return err
}

func (i *Invoice) event(happened string) {
	i.Add(happened, i.r.ID.String(), "client", i.r.ClientID.String(), "reference", i.r.Reference)
}

func filled(field, value string) error {
	var bad fault.Invalid
	bad.Require(field, value)
	return bad.OrNil()
}
