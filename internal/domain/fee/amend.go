package fee

import (
	"slices"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Amended is the accepted quotation with another audit time: all else, the edition of the prices, travel, discounts
// and their approval included, stays as agreed, and so do the years whose audit took place, and what it is for: an extension, the next cycle.
// set is the word for days that a person set, nil where none are.
func (r Record) Amended(sheet audittime.Sheet, set *SetDays, l PriceList, performed []string) (Record, error) {
	if sheet.Days == 0 {
		return r, rule.Broken{audittime.T1.Breaks(text.T("The calculation has no days.", "该计算没有得出人日。"))}
	}
	r.Retimed, r.Sheet, r.Note, r.SetDays = true, sheet, "", set
	offer, err := l.Price(r.MeasureOf(), r.Terms)
	r.Offer = offer.keeping(r.Offer, performed)
	return r, err
}

// keeping is the offer with the years of the labels as they were before.
func (o Offer) keeping(before Offer, labels []string) Offer {
	years := o.Years
	o.Years, o.Total, o.Taxes = nil, Sum{}, nil
	for _, y := range years {
		if i := slices.IndexFunc(before.Years, func(b Year) bool { return b.Label == y.Label }); i >= 0 && slices.Contains(labels, y.Label) {
			y = before.Years[i]
		}
		o.Years = append(o.Years, y)
		if y.Label != "recertification" {
			o.Total, o.Taxes = o.Total.plus(y.Sum), addTaxes(o.Taxes, y.Taxes)
		}
	}
	return o
}

// NewAmendment is the draft of an amendment of the agreement that the accepted quotation led to; identifier, reference,
// revision, calculation and author are set in r.
func NewAmendment(r, accepted Record, agreed id.Contract) (*Quotation, error) {
	if accepted.State != Accepted {
		return nil, fault.New(fault.IllegalMove, text.T("Only what the client has accepted is amended.", "只有客户已接受的报价才能变更。"))
	}
	r.Version, r.State, r.Amends = 1, Draft, agreed
	r.Questions, r.Acceptance, r.Refusal = nil, nil, nil
	q := &Quotation{r: r}
	q.event("quotation.made")
	return q, nil
}

// Amend marks that an amendment took the place of the accepted quotation.
func (q *Quotation) Amend() error {
	if err := q.can(Amend); err != nil {
		return err
	}
	q.move(Amend, "quotation.amended")
	return nil
}
