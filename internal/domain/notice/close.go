package notice

import (
	"slices"
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM181 ties the end of a notice to what came of it.
var SM181 = rule.Rule{ID: "SM-181", Source: "ISO/IEC 17021-1:2015", Clause: "8.5.3", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
	"The notice of a change ends with what its assessment asks for: the special audit was held, the suspension is decided on, and for a new audit time or scope the application or amendment is named, or why none is needed.",
	"变更通知按评估结果落实后方可关闭：特殊审核已实施，暂停建议已有决定；须调整审核时间或认证范围的，应指明相应的申请或合同变更，或说明无须变更的理由。")}

// OutcomeKind is what can come of a change of the time or the scope.
type OutcomeKind string

// The kinds of what can come of a change.
const (
	ByApplication OutcomeKind = "application" // of the client, that adds to a certificate or renews it
	ByAmendment   OutcomeKind = "amendment"   // of the agreement, for a changed headcount
	ByReduction   OutcomeKind = "reduction"   // a decision that reduces the certificate
)

// Outcome is what came of a change.
type Outcome struct {
	Kind OutcomeKind `json:"kind" enum:"application,amendment,reduction"`
	ID   string      `json:"id"`
	Name text.Text   `json:"name"`
	On   date.Date   `json:"on" doc:"when it began"`
}

// Followed is what came of a notice so far, as the other nouns know it.
type Followed struct {
	Running  []string  // special audits that it occasioned and that are not over
	Held     bool      // one of them was held
	Waits    bool      // the suspension lies before those who decide
	Possible []Outcome // what began since the client reported it
}

// Closing is what the body says at the end: what came of it, of what is possible, or that nothing was needed.
type Closing struct {
	Done     string
	Came     []string // identifiers
	Unneeded bool
}

// Close says what came of the notice (SM-181).
func (n *Notice) Close(c Closing, by string, on date.Date, f Followed) error {
	to, err := States.Next(noun, n.r.State, Close)
	if err != nil {
		return err
	}
	if err := n.r.CanClose(f); err != nil {
		return err
	}
	came, err := n.r.came(c, f)
	if err != nil {
		return err
	}
	var bad fault.Invalid
	bad.Require("done", c.Done)
	if err := bad.OrNil(); err != nil {
		return err
	}
	n.r.State, n.r.Done, n.r.ClosedBy, n.r.ClosedOn = to, strings.TrimSpace(c.Done), by, on
	n.r.Came, n.r.Unneeded = came, c.Unneeded && n.r.picks()
	n.Add("notice.closed", n.r.ID.String())
	return nil
}

// CanClose tells whether what the assessment asks for has happened, as far as nobody has to name it (SM-181).
func (r Record) CanClose(f Followed) error {
	switch {
	case len(f.Running) > 0:
		return fault.New(fault.IllegalMove, text.Tf("A special audit is held for this change: close the notice when it is concluded (%s).", "因该变更安排的特殊审核尚未结束（%s），请在得出审核结论后再关闭。", strings.Join(f.Running, ", ")))
	case r.Result == SpecialAudit && !f.Held:
		return rule.Broken{SM181.Breaks(text.T("No special audit was held for this change. Call for one, or assess the change anew.", "尚未因该变更实施特殊审核。请安排特殊审核，或重新评估该变更。"))}
	case r.Result == Suspension && r.SuspendID.IsZero():
		return rule.Broken{SM181.Breaks(text.T("No suspension lies before those who decide. Assess the change anew, which prepares it.", "尚未提交暂停建议。请重新评估该变更以提交建议。"))}
	case f.Waits:
		return rule.Broken{SM181.Breaks(text.T("The suspension lies before those who decide: close the notice when it is decided on.", "暂停建议尚待作出决定：请在作出决定后再关闭。"))}
	}
	return nil
}

// picks tells whether the body names what came of the change.
func (r Record) picks() bool { return r.Result == NewTime || r.Result == ScopeChange }

// came are the outcomes that the closing names.
func (r Record) came(c Closing, f Followed) ([]Outcome, error) {
	if !r.picks() {
		return nil, nil
	}
	var out []Outcome
	for _, x := range f.Possible {
		if slices.Contains(c.Came, x.ID) {
			out = append(out, x)
		}
	}
	var bad fault.Invalid
	switch {
	case len(out) < len(c.Came):
		bad.Add("came", text.T("Choose among what began since the client reported the change.", "请从客户通知变更之后开始的事项中选择。"))
		return nil, bad
	case len(out) == 0 && !c.Unneeded:
		return nil, rule.Broken{SM181.Breaks(text.T("Name the application, amendment or reduction that came of the change, or tick that none is needed and say why.",
			"请指明因该变更产生的申请、合同变更或缩小范围的决定；如无须变更，请勾选并说明理由。")).At("came")}
	}
	return out, nil
}

// Suspends keeps the decision that lies before those who may take it.
func (n *Notice) Suspends(d id.Decision) { n.r.SuspendID = d }

// Cause is why the suspension is prepared, for those who decide.
func (r Record) Cause() text.Text {
	return text.Tf("Change %s, reported by the client: %s", "客户通知的变更%s：%s", r.Reference, r.Reason)
}
