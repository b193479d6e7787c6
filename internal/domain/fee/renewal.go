package fee

import (
	"triennia/internal/domain/application"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// renewal is the label of the year that begins the next cycle.
const renewal = "renewal"

// NewRenewal is the draft of the agreement on the next cycle, which takes the place of the one agreed: recertification
// and the two surveillance audits after it, by the prices of today. The rest is as in New.
func NewRenewal(r Record, agreed id.Contract, a application.Record, c audittime.Record, l PriceList) (*Quotation, error) {
	r.Amends = agreed
	r.Why = text.Tf("By application %s certification goes on for another cycle.", "根据申请%s，认证进入下一周期。", a.Reference)
	return New(r, a, c, l)
}
