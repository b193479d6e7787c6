package account

import (
	"strings"
	"time"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// MaxGrant is the longest time for which an operator may look into a body at a stretch.
const MaxGrant = 72 * time.Hour

// NewGrant is a grant from now on, for a reason that the body will read.
func NewGrant(g Grant, now time.Time) (Grant, error) {
	var bad fault.Invalid
	if len(strings.TrimSpace(g.Reason)) < 10 {
		bad.Add("reason", text.T("Please give the reason in a sentence; the body reads it.", "请用一句话说明原因，认证机构会看到。"))
	}
	if !g.Until.After(now) || g.Until.After(now.Add(MaxGrant)) {
		bad.Add("until", text.T("The end lies between now and 72 hours ahead.", "结束时间应在现在起 72 小时之内。"))
	}
	g.Version, g.From = 1, now
	return g, bad.OrNil()
}

// Open tells whether the grant is in force.
func (g Grant) Open(now time.Time) bool {
	return g.EndedAt.IsZero() && !now.Before(g.From) && now.Before(g.Until)
}

// End ends the grant before its time, by the operator or by the body.
func (g *Grant) End(by string, now time.Time) error {
	if !g.Open(now) {
		return fault.New(fault.IllegalMove, text.T("This grant is over already.", "该授权已经结束。"))
	}
	g.EndedAt, g.EndedName = now, by
	return nil
}
