package fee

import (
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Amended is the accepted quotation with another audit time: all else, the edition of the prices, travel, discounts
// and their approval included, stays as agreed.
func (r Record) Amended(sheet audittime.Sheet, l PriceList) (Record, error) {
	if sheet.Days == 0 {
		return r, rule.Broken{audittime.T1.Breaks(text.T("The calculation has no days.", "该计算没有得出人日。"))}
	}
	r.Sheet = sheet
	offer, err := l.Price(r.MeasureOf(), r.Terms)
	r.Offer = offer
	return r, err
}

// NewAmendment is the draft of an amendment of the agreement that the accepted quotation led to; identifier, reference,
// revision, calculation and author are set in r.
func NewAmendment(r, accepted Record, agreed id.Contract) (*Quotation, error) {
	if accepted.State != Accepted {
		return nil, fault.New(fault.IllegalMove, text.T("Only what the client has accepted is amended.", "只有客户已接受的报价才能变更。"))
	}
	r.Version, r.State, r.Amends = 1, Draft, agreed
	r.Questions, r.Acceptance, r.Refusal, r.Note = nil, nil, nil, ""
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
