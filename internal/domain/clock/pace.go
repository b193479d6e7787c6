package clock

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM120 counts back from the expiry with the time that the body really takes.
var SM120 = rule.Rule{ID: "SM-120", Source: "House rule", Clause: "-", Level: rule.Compute, Says: text.T(
	"The last safe day of a recertification audit counts back from the expiry through decision, review, corrective action and report: with the body's own medians, over its latest 500 audits of the last 24 months, where at least ten audits show them, otherwise with its days for each step. Past that day the certificate is at risk.",
	"再认证审核的最后安全日自证书到期日起，依次倒推认证决定、评定、纠正措施和审核报告所需时间：最近24个月内（至多取最近500次审核）至少有十次审核可供统计的，采用机构自身的中位数，否则采用其规定的天数。超过该日期，证书即处于风险中。")}

// PaceMonths is how far back the body's own time is measured, PaceAudits over how many audits at most, so that it costs
// the same in a body of any size; paceEnough is how many show it.
const (
	PaceMonths = 24
	PaceAudits = 500
	paceEnough = 10
)

// Measured is the median of a step, in calendar days, over so many audits.
type Measured struct {
	Days   int `json:"days"`
	Audits int `json:"audits"`
}

func (m Measured) enough() bool { return m.Audits >= paceEnough }

// Pace is the time that stage 2 and recertification audits decided of late took from step to step: from the last day on
// site to the report, from the report to the end of the corrective action where there were nonconformities, and
// from there to the decision, review included.
type Pace struct {
	Report, Correction, Decision Measured
}

// Leg is one step on the way from the audit to the decision.
type Leg struct {
	Name   text.Text `json:"name"`
	Days   int       `json:"days" doc:"calendar days"`
	Audits int       `json:"audits,omitempty" doc:"so many audits show it; not set where it is what the body allows"`
}

// Over takes the medians where enough audits show them and the days of the policy elsewhere, and says which.
func (p Pace) Over(policy Buffer) (Buffer, []Leg) {
	if policy == (Buffer{}) {
		policy = DefaultBuffer
	}
	var legs []Leg
	leg := func(name text.Text, m Measured, days int) int {
		l := Leg{Name: name, Days: days}
		if m.enough() {
			l.Days, l.Audits = m.Days, m.Audits
		}
		legs = append(legs, l)
		return l.Days
	}
	out := Buffer{Report: leg(text.T("Report", "审核报告"), p.Report, policy.Report),
		Correction: leg(text.T("Corrective action", "纠正措施"), p.Correction, policy.Correction),
		Review:     leg(text.T("Review and decision", "评定与认证决定"), p.Decision, policy.Review+policy.Decision)}
	return out, legs
}

// AtRisk tells whether the last safe day of the audit has passed without it, while the certificate is still valid.
func (r Record) AtRisk(today date.Date) bool {
	return r.State == Open && !r.SafeOn.IsZero() && today.After(r.SafeOn) && !today.After(r.DueOn)
}
