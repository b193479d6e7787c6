package finding

import (
	"strings"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Verification is what a follow-up visit has seen of the corrective action (9.4.10).
type Verification struct {
	Effective bool   `json:"effective"`
	Says      string `json:"says" maxLength:"8000"`
}

// CanVerify tells whether the corrective action may be verified on site: its plan is accepted.
func (f *Finding) CanVerify() error {
	if f.r.State == PlanAccepted {
		return nil
	}
	return fault.New(fault.IllegalMove, text.T("What is verified on site is a plan that was accepted.", "现场验证的对象应为已接受的措施计划。"))
}

// Verify records what the visit has seen: an effective action closes the finding, one that is not goes
// back to the client with the reason.
func (f *Finding) Verify(v Verification, by string, now time.Time, today date.Date) error {
	if err := f.CanVerify(); err != nil {
		return err
	}
	if strings.TrimSpace(v.Says) == "" {
		var bad fault.Invalid
		bad.Require("says", "")
		return bad
	}
	next := f.Record().Parts
	if v.Effective {
		next[Evidence] = Part{State: Accepted, Text: v.Says, By: by, At: now, ReviewedBy: by, ReviewedAt: now}
		f.r.Parts, f.r.ClosedOn = next, today
		return f.moved(DoClose, "finding.closed")
	}
	action := next[CorrectiveAction]
	action.State, action.Reason, action.ReviewedBy, action.ReviewedAt = SentBack, v.Says, by, now
	next[CorrectiveAction] = action
	f.r.Parts = next
	f.r.Rounds++
	return f.moved(DoReturn, "finding.returned")
}

// OnSite are the findings that a visit can verify: majors whose plan is accepted.
func OnSite(findings []Record) []Record {
	var out []Record
	for _, r := range findings {
		if r.Grade == Major && r.State == PlanAccepted {
			out = append(out, r)
		}
	}
	return out
}

// NeedFollowUp is why no visit is needed, empty when one is: there is no major whose accepted plan waits
// to be verified, beside those for which a visit is arranged.
func NeedFollowUp(waiting []Record) rule.Broken {
	if len(waiting) > 0 {
		return nil
	}
	return rule.Broken{F9.Breaks(text.T("No major nonconformity with an accepted plan waits for a visit.", "没有措施计划已接受、等待现场验证的严重不符合。"))}
}

// Unverified lists the findings that a visit was to verify and nobody has: what was not effective is back
// with the client.
func Unverified(verifies []Record) rule.Broken {
	var out rule.Broken
	for _, r := range verifies {
		if r.Turn().Who == flow.Body || r.State == PlanAccepted {
			out = append(out, F9.Breaks(text.Tf("%s has not been verified.", "%s尚未验证。", r.Reference)))
		}
	}
	return out
}
