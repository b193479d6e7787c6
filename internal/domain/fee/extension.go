package fee

import (
	"slices"

	"triennia/internal/domain/application"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Extension is what an amendment adds to a certification that runs, and the audit that it takes.
type Extension struct {
	Application string             `json:"application"` // its reference
	Days        audittime.HalfDays `json:"days"`
	Combined    bool               `json:"combined"` // with the next audit of the cycle
}

// extension is the kind and label of what an extension costs beside the years of the cycle.
const extension = "extension"

// NewExtension is the draft of the amendment that extends the agreement as an accepted application asks: the audit of
// the extension, and the years to come by the new time, on the terms and prices agreed. Identifier, reference,
// revision, note and author are set in r; performed are the years whose audit took place.
func NewExtension(r, accepted Record, agreed id.Contract, a application.Record, c audittime.Record, l PriceList, performed []string) (*Quotation, error) {
	if err := canQuote(a, c); err != nil {
		return nil, err
	}
	if len(r.Choices)+len(r.Discounts) > 0 || r.Travel != nil {
		return nil, fault.New(fault.IllegalMove, text.T("An extension is priced on the terms agreed: leave out choices, discounts and travel.", "扩大认证按已商定的条件计价：请勿填写选购项、折扣和差旅费。"))
	}
	activity := a.Review.Extension
	r.Terms, r.Taken = accepted.Terms, accepted.Taken
	r.ApprovalNeeded, r.DiscountApproval = accepted.ApprovalNeeded, accepted.DiscountApproval
	r.Extension = &Extension{Application: a.Reference, Days: audittime.HalfDays(2 * activity.Days), Combined: activity.Combined}
	r.describe(a, c, l)
	offer, err := l.Price(r.MeasureOf(), r.Terms)
	if err != nil {
		return nil, err
	}
	if offer.Years[1].Gross == 0 {
		return nil, rule.Broken{Covered.Breaks(text.T("The price list of the agreement has no item for the audit of an extension.", "合同所依据的价目表中没有扩大认证审核的项目。"))}
	}
	before := slices.DeleteFunc(slices.Clone(performed), func(label string) bool { return label == extension }) // of an earlier one
	r.Offer = offer.keeping(accepted.Offer, append(before, "transfer"))
	r.Why = text.Tf("Application %s adds to what is certified.", "申请%s扩大认证内容。", a.Reference)
	if to := a.MovesTo(); to != "" {
		r.Why = text.Tf("Application %s moves the certification to %s.", "申请%s将认证转换到%s。", a.Reference, to)
	}
	return NewAmendment(r, accepted, agreed)
}

// chargedForExtension tells whether the item is part of what an extension costs: auditor days and what is counted from
// them as at a surveillance, expenses at cost, and what the list charges for an extension by name.
func (it Item) chargedForExtension() bool {
	audit := it.Basis == Actual || it.Basis == PercentOf || it.Basis == PerDay && !it.onRequest()
	return slices.Contains(it.When, extension) || audit && it.charged("surveillance")
}
