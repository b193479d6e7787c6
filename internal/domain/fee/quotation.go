package fee

import (
	"slices"
	"strings"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// New is a draft quotation for an accepted application by one of its calculations and a price list;
// identifier, reference, revision, discount, note and author are set.
func New(r Record, a application.Record, c audittime.Record, l PriceList) (*Quotation, error) {
	if err := canQuote(a, c); err != nil {
		return nil, err
	}
	r.Version, r.State, r.Taken, r.Renews = 1, Draft, takenOf(a), a.Kind == application.Renewal
	r.describe(a, c, l)
	offer, err := l.Price(r.MeasureOf(), r.Terms)
	if err != nil {
		return nil, err
	}
	r.Offer, r.ApprovalNeeded = offer, l.NeedsApproval(offer)
	q := &Quotation{r: r}
	q.event("quotation.made")
	return q, nil
}

// describe fills in what the quotation is about, from the application and the calculation, and its price list.
func (r *Record) describe(a application.Record, c audittime.Record, l PriceList) {
	r.ApplicationID, r.ClientID, r.ClientName = a.ID, a.ClientID, a.Organisation.Data.Name
	r.Scope, r.Sites = a.Sentence(), sitesOf(a)
	r.CalculationID, r.Sheet, r.Approval, r.SetDays = c.ID, c.Sheet, c.Approval, setBy(c)
	r.Standards = make([]Standard, len(c.Input.Standards))
	for i, s := range c.Input.Standards {
		r.Standards[i] = Standard{s.Code, s.Category}
	}
	r.PriceListID, r.PriceEdition = l.ID, l.Edition
}

func canQuote(a application.Record, c audittime.Record) error {
	switch {
	case !application.States.Can(a.State, application.Quote):
		return fault.New(fault.IllegalMove, text.T("A quotation is made once the application is accepted and until the contract.", "报价在申请受理后、签订合同前编制。"))
	case c.ApplicationID != a.ID || c.State == audittime.Superseded:
		return fault.New(fault.IllegalMove, text.T("Choose the latest calculation of this application.", "请选择该申请最新的审核时间计算。"))
	case c.Sheet.Days == 0:
		return rule.Broken{audittime.T1.Breaks(text.T("The calculation has no days.", "该计算没有得出人日。"))}
	}
	return c.Endorsed()
}

// setBy is who set the days of the calculation and who endorsed them, nil where the method gave them.
func setBy(c audittime.Record) *SetDays {
	if c.Endorsement == nil {
		return nil
	}
	return SetBy(c.Setter(), *c.Endorsement)
}

// SetBy is what a quotation says of days that a person set.
func SetBy(s audittime.Setter, e audittime.Endorsement) *SetDays {
	return &SetDays{By: s.By, At: s.At, Endorsement: e}
}

// sitesOf are the sites with persons in scope.
func sitesOf(a application.Record) []Site {
	out := []Site{}
	for _, s := range a.CountedSites() {
		if s.InScope > 0 {
			out = append(out, Site{s.Key, s.Name, s.Address, s.City, s.Country, s.Central, s.InScope})
		}
	}
	return out
}

// takenOf is what is left of the cycle of a transfer: every surveillance that one of its standards still needs.
func takenOf(a application.Record) *Taken {
	if a.Kind != application.Transfer {
		return nil
	}
	out := Taken{Surveillances: []int{}}
	for n := 1; n <= 2; n++ {
		needs := func(h application.Held) bool { return len(h.Surveillances()) < n }
		if slices.ContainsFunc(a.Transferred.Data.Certificates, needs) {
			out.Surveillances = append(out.Surveillances, n)
		}
	}
	return &out
}

// Codes are the codes of the standards that are quoted.
func (r Record) Codes() []string {
	out := make([]string, len(r.Standards))
	for i, s := range r.Standards {
		out[i] = s.Code
	}
	return out
}

// MeasureOf is what the price list counts for the quotation: its standards, with a certificate for each, its sites
// and days.
func (r Record) MeasureOf() Measure {
	return Measure{Persons: r.Sheet.Headcount, Standards: r.Standards, Sites: max(len(r.Sites), 1), Certificates: len(r.Standards),
		Initial: r.Sheet.InitialDays, Surveillance: r.Sheet.SurveillanceDays, Recertification: r.Sheet.RecertificationDays, Taken: r.Taken, Extension: r.Extension, Renews: r.Renews}
}

// CanApprove tells whether the person may approve the discounts of the draft.
func (q *Quotation) CanApprove(who id.Identity) error {
	switch err := q.can(Approve); {
	case err != nil:
		return err
	case !q.r.ApprovalNeeded || q.r.DiscountApproval != nil:
		return fault.New(fault.IllegalMove, text.T("No discount of this quotation waits for approval.", "该报价没有待批准的折扣。"))
	case who == q.r.MadeByID:
		return rule.Broken{DiscountApproved.Breaks(text.T("The discount is approved by a person other than who made the quotation.", "折扣须由报价编制人以外的人员批准。"))}
	}
	return nil
}

// ApproveDiscount is the agreement of another person to the discounts of the draft.
func (q *Quotation) ApproveDiscount(a Approval) error {
	if err := q.CanApprove(a.Identity); err != nil {
		return err
	}
	q.r.DiscountApproval = &a
	q.move(Approve, "quotation.discount_approved")
	return nil
}

// CanSend tells whether the draft may be sent: a discount that needs approval has it.
func (q *Quotation) CanSend() error {
	if err := q.can(Send); err != nil {
		return err
	}
	if q.r.ApprovalNeeded && q.r.DiscountApproval == nil {
		return rule.Broken{DiscountApproved.Breaks(text.Text{})}
	}
	return nil
}

// Send publishes the draft to the client; it is valid for the given days, the last one included.
func (q *Quotation) Send(by string, today date.Date, validDays int) error {
	if err := q.CanSend(); err != nil {
		return err
	}
	q.r.SentBy, q.r.SentOn, q.r.ValidityDays, q.r.ValidUntil = by, today, validDays, today.AddDays(validDays)
	q.r.RemindOn = q.r.nextReminder(today)
	q.move(Send, "quotation.sent")
	return nil
}

// reminderDays are how many days before its last day the client is reminded of a quotation (FEE-15).
var reminderDays = []int{14, 3}

// nextReminder is the first day of a reminder after the given day, zero when there is none any more.
func (r Record) nextReminder(after date.Date) date.Date {
	for _, days := range reminderDays {
		if on := r.ValidUntil.AddDays(-days); on.After(after) {
			return on
		}
	}
	return date.Date{}
}

// OwesReminder tells whether the client is to be reminded: it is its turn, a day of a reminder has come, and
// the quotation can still be accepted. After an outage one reminder stands for those that were missed.
func (r Record) OwesReminder(today date.Date) bool {
	return r.State == Sent && !r.RemindOn.IsZero() && !today.Before(r.RemindOn) && !r.Lapsed(today)
}

// Remind notes that the client is reminded today.
func (q *Quotation) Remind(today date.Date) {
	q.r.RemindOn = q.r.nextReminder(today)
	q.event("quotation.reminded")
}

// Ask notes a question of the client.
func (q *Quotation) Ask(by, question string, at time.Time) error {
	if err := q.can(Ask); err != nil {
		return err
	}
	if err := filled("text", question); err != nil {
		return err
	}
	q.r.Questions = append(q.r.Questions[:len(q.r.Questions):len(q.r.Questions)], Question{Text: question, By: by, At: at})
	q.move(Ask, "quotation.questioned")
	return nil
}

// Answer answers every open question of the client with one text.
func (q *Quotation) Answer(by, answer string, at time.Time) error {
	if err := q.can(Answer); err != nil {
		return err
	}
	if err := filled("text", answer); err != nil {
		return err
	}
	questions := append([]Question{}, q.r.Questions...)
	for i := range questions {
		if questions[i].Answer == "" {
			questions[i].Answer, questions[i].Answerer, questions[i].Answered = answer, by, at
		}
	}
	q.r.Questions = questions
	q.move(Answer, "quotation.answered")
	return nil
}

// CanAccept tells whether the client may accept today.
func (q *Quotation) CanAccept(today date.Date) error {
	if err := q.can(Accept); err != nil {
		return err
	}
	if q.r.Lapsed(today) {
		return rule.Broken{Validity.Breaks(text.Tf("The quotation was valid until %s. Please ask for a new one.", "报价有效期至%s，请申请新的报价。", q.r.ValidUntil))}
	}
	return nil
}

// Accept is the client's signature; it keeps the sentence accepted as well.
func (q *Quotation) Accept(a Acceptance, today date.Date) error {
	if err := q.CanAccept(today); err != nil {
		return err
	}
	var bad fault.Invalid
	bad.Require("name", a.Name)
	bad.Require("position", a.Position)
	if err := bad.OrNil(); err != nil {
		return err
	}
	a.Statement = q.r.Statement()
	q.r.Acceptance = &a
	q.move(Accept, "quotation.accepted")
	return nil
}

// Decline is the client's no, with its reason.
func (q *Quotation) Decline(by, reason string, at time.Time) error {
	if err := q.can(Decline); err != nil {
		return err
	}
	if err := filled("reason", reason); err != nil {
		return err
	}
	q.r.Refusal = &Refusal{By: by, At: at, Reason: reason}
	q.move(Decline, "quotation.declined")
	return nil
}

// Supersede marks that a later revision took the place of this one.
func (q *Quotation) Supersede() error {
	if err := q.can(Revise); err != nil {
		return err
	}
	q.move(Revise, "quotation.superseded")
	return nil
}

// Statement is the sentence that the client accepts.
func (r Record) Statement() text.Text {
	span := text.T("for three years", "三年合计")
	if r.Taken != nil {
		span = text.T("for the rest of the cycle", "本周期剩余期间合计")
	}
	return text.Tf("On behalf of %s I accept quotation %s (revision %d) of %s %s %s, tax included, and the certification agreement with its duties.",
		"本人代表%[1]s接受报价%[2]s（第%[3]d版），%[6]s%[4]s %[5]s（含税），并接受认证合同及其规定的义务。",
		r.ClientName, r.Reference, r.Revision, r.Offer.Currency, r.Offer.Total.Gross.In(r.Offer.Currency), span)
}

// Lapsed tells whether the last day of a sent quotation has passed.
func (r Record) Lapsed(today date.Date) bool {
	return (r.State == Sent || r.State == Questioned) && !r.ValidUntil.IsZero() && today.After(r.ValidUntil)
}

// Turn says who has to act on the quotation.
func (r Record) Turn(today date.Date) flow.Turn {
	switch {
	case r.State == Draft && r.ApprovalNeeded && r.DiscountApproval == nil:
		return flow.Turn{Who: flow.Body, Needs: access.ManagePrices, What: text.T("Approve the discount, or make another quotation", "批准折扣，或重新报价")}
	case r.State == Draft:
		return flow.Turn{Who: flow.Body, Needs: access.Quote, What: text.T("Check the quotation and send it", "核对并发出报价")}
	case r.Lapsed(today):
		return flow.Turn{Who: flow.Body, Needs: access.Quote, What: text.T("The quotation has lapsed: make a new one", "报价已过期：请重新报价"), By: r.ValidUntil}
	case r.State == Questioned:
		return flow.Turn{Who: flow.Body, Needs: access.Quote, What: text.T("Answer the client's question", "回答客户的问题")}
	case r.State == Sent:
		return flow.Turn{Who: flow.Client, What: text.T("Accept the quotation, ask or decline", "接受报价、提出问题或谢绝"), By: r.ValidUntil}
	default:
		return flow.Turn{Who: flow.Nobody}
	}
}

// Actions tells what the person may do today, and why not; permissions are another matter.
func (q *Quotation) Actions(who id.Identity, today date.Date) []flow.Action {
	var out []flow.Action
	for _, a := range []Action{Approve, Send, Ask, Answer, Accept, Decline, Revise} {
		err := q.can(a)
		switch a {
		case Approve:
			err = q.CanApprove(who)
		case Send:
			err = q.CanSend()
		case Accept:
			err = q.CanAccept(today)
		}
		out = append(out, allowed(a, err))
	}
	return out
}

func allowed(a Action, err error) flow.Action {
	out := flow.Action{Name: string(a), Allowed: err == nil}
	switch e := err.(type) {
	case rule.Broken:
		why := e[0].Sentence()
		out.Why = &why
	case fault.Error:
		out.Why = &e.Says
	}
	return out
}

func (q *Quotation) can(a Action) error {
	_, err := States.Next(Noun, q.r.State, a)
	return err
}

func (q *Quotation) move(a Action, happened string) {
	q.r.State = States[q.r.State][a]
	q.event(happened)
}

func (q *Quotation) event(happened string) {
	q.Add(happened, q.r.ID.String(), "application", q.r.ApplicationID.String(), "client", q.r.ClientID.String(), "reference", q.r.Reference)
}

func filled(field, value string) error {
	var bad fault.Invalid
	bad.Require(field, strings.TrimSpace(value))
	return bad.OrNil()
}
