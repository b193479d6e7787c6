package certificate

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// SM155 ends certificates with the transition, as that of ISO/IEC 27001 did.
var SM155 = rule.Rule{ID: "SM-155", Source: "IAF MD 26:2023", Clause: "-", Level: rule.Compute, Confidence: rule.Check, Says: text.T(
	"A certificate to an edition whose transition ends before its cycle does expires with the transition; what was valid until today is not made invalid for the past.",
	"认证周期尚未结束而所依据标准版本的转换期届满的，证书随转换期届满而失效；不追溯否定此前的有效状态。")}

// Shortened is why a certificate ends before its cycle: the transition from its edition ends.
type Shortened struct {
	CycleEnd  date.Date `json:"cycle_end"` // the last day without the transition, which the certificate to the later edition keeps
	Successor string    `json:"successor"` // the later edition
	Source    string    `json:"source"`    // the document that ends the transition
}

// Stage is how far the holder of a certificate to the edition before is on its way to the later one.
type Stage string

const (
	Waiting Stage = "waiting" // nothing is applied for
	Applied Stage = "applied" // an application that moves the certificate is open
	Agreed  Stage = "agreed"  // its audit is agreed, or held and not decided
)

// Stages lists the stages in their order.
var Stages = []Stage{Waiting, Applied, Agreed}

// CycleEnd is the last day of the cycle, which a transition may end earlier for this certificate.
func (r Record) CycleEnd() date.Date {
	if r.Shortened != nil {
		return r.Shortened.CycleEnd
	}
	return r.ExpiresOn
}

// Transit lets the certificate end with the transition from its edition, where that comes before the end of the cycle
// (SM-155), and gives it its cycle back where the transition ends later or not yet. It answers whether that changed the
// certificate. One that has ended keeps its end.
func (c *Certificate) Transit(from standard.Edition, today date.Date) bool {
	if !c.Bound(from, today) {
		return false
	}
	c.Add("certificate.transited", c.r.ID.String(), "number", c.r.Number, "expires_on", c.r.ExpiresOn.String())
	return true
}

// Bound is Transit for a certificate that is just being issued: nobody knew it with another last day.
func (c *Certificate) Bound(from standard.Edition, today date.Date) bool {
	if !c.r.Standing(today) {
		return false
	}
	before := c.r
	end := c.r.CycleEnd()
	c.r.ExpiresOn, c.r.Shortened = end, nil
	if !from.Until.IsZero() && from.Until.Before(end) {
		c.r.ExpiresOn = date.Latest(from.Until, today)
		c.r.Shortened = &Shortened{CycleEnd: end, Successor: from.Successor, Source: from.Source}
	}
	if c.r.ExpiresOn == before.ExpiresOn && (before.Shortened == nil) == (c.r.Shortened == nil) &&
		(before.Shortened == nil || *before.Shortened == *c.r.Shortened) {
		return false
	}
	return true
}
