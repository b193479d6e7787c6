package programme

import (
	"slices"
	"time"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Rules are the rules of the audit programme.
var Rules = []rule.Rule{P1, P2, P3, P4, P5, P6, TR6, X2, SM165, SM166, SM184}

var P1 = rule.Rule{ID: "P1", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.3.2", Level: rule.Compute, Says: text.T(
	"The programme of a cycle holds stage 1 and stage 2, a surveillance audit in each of the two years after the decision, and a recertification audit in the third year before expiry.",
	"一个周期的审核方案包括第一阶段和第二阶段审核、认证决定后两年每年一次的监督审核，以及第三年到期前的再认证审核。")}

var P2 = rule.Rule{ID: "P2", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.3.2", Level: rule.Compute, Says: text.T(
	"The cycle begins with the certification decision, later cycles with the recertification decision.",
	"认证周期自认证决定之日起算，其后的周期自再认证决定之日起算。")}

var P3 = rule.Rule{ID: "P3", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.3.3", Level: rule.Compute, Says: text.T(
	"A surveillance audit takes place at least once in each calendar year, except in years of recertification.",
	"除再认证年份外，每个日历年至少进行一次监督审核。")}

var P4 = rule.Rule{ID: "P4", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.3.3", Level: rule.Compute, Says: text.T(
	"The first surveillance audit after the initial certification is held within 12 months of the certification decision.",
	"初次认证后的首次监督审核应在认证决定之日起12个月内进行。")}

var P5 = rule.Rule{ID: "P5", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.3.3", Level: rule.Compute, Says: text.T(
	"The twelve months of the first surveillance count in the cycle of the initial certification only; after a recertification each calendar year counts, unless the pack of a country has another interval.",
	"首次监督审核的十二个月期限仅适用于初次认证周期；再认证后按日历年计算，国家规则包另有间隔规定的除外。")}

var TR6 = rule.Rule{ID: "TR-6", Source: "IAF MD 2:2023", Clause: "2.3", Level: rule.Compute, Says: text.T(
	"The transfer is decided before any surveillance or recertification of the new body; the cycle goes on and the expiry is kept.",
	"转换决定应在接收机构实施任何监督或再认证之前作出；认证周期延续，到期日不变。")}

func cycleSlots() []Slot {
	return []Slot{{Kind: Surveillance, Number: 1}, {Kind: Surveillance, Number: 2}, {Kind: Recertification, Number: 1}}
}

// YearEnd is the last day of the nth calendar year after the decision, the limit of P3.
func YearEnd(decided date.Date, n int) date.Date {
	return date.New(decided.Year()+n, time.December, 31)
}

// due is the last permitted day of a slot of the cycle: of the surveillance audits by the interval of the
// country where its pack has one, otherwise by P3, P4 and P5.
func (r Record) due(s Slot) date.Date {
	interval := r.Limits.Of(pack.IntervalMonths)
	switch {
	case s.Kind == Recertification, s.Kind == Special:
		return r.ExpiresOn
	case s.Kind != Surveillance:
		return date.Date{}
	case interval > 0:
		return date.Earliest(r.DecidedOn.AddMonths(interval*s.Number), r.ExpiresOn)
	case s.Number == 1 && r.Cycle == 1:
		return r.DecidedOn.AddMonths(r.Limits.Of(pack.FirstMonths))
	}
	return date.Earliest(YearEnd(r.DecidedOn, s.Number), r.ExpiresOn)
}

// Fix fixes the dates of the cycle from the decision (P2). In a programme that is certified already it
// opens the next cycle, which is planned with the packs that are in force now. A cycle that another body began
// goes on with its own days, whenever the transfer is decided (TR-6).
func (p *Programme) Fix(decidedOn, expiresOn date.Date, now pack.Set) error {
	taken := p.r.Taken != nil && p.r.State == Initial
	if taken {
		decidedOn, expiresOn = p.r.Taken.DecidedOn, p.r.Taken.ExpiresOn
	}
	if decidedOn.IsZero() || !expiresOn.After(decidedOn) {
		var bad fault.Invalid
		bad.Add("expires_on", text.T("The expiry lies after the decision.", "到期日应在认证决定日之后。"))
		return bad
	}
	again := p.r.State == Certified
	if err := p.move(FixDates); err != nil {
		return err
	}
	switch {
	case taken:
		p.r.Slots = p.r.Taken.left()
	case again:
		p.replan()
		p.r.Cycle++
		p.r.Slots = append(cycleSlots(), p.waiting(decidedOn)...)
		p.r.Limits = now
		p.begin()
	}
	p.r.DecidedOn, p.r.ExpiresOn, p.r.RefusedOn = decidedOn, expiresOn, date.Date{}
	for i, s := range p.r.Slots {
		if s.Kind == FollowUp || s.Occasion != nil {
			continue // its day comes from the nonconformities, or from its occasion
		}
		p.r.Slots[i].DueOn = p.r.due(s)
	}
	p.add("programme.fixed")
	return nil
}

// waiting are the special audits that the next cycle takes over when it begins on the day: of an extension that is not
// decided, and those that may still be ahead.
func (p *Programme) waiting(on date.Date) (out []Slot) {
	for _, s := range p.r.Slots {
		if s.Kind != Special {
			continue
		}
		extends := p.r.Extension != nil && s.Extends == p.r.Extension.ApplicationID
		if extends || s.Occasion != nil && !s.DueOn.Before(on) {
			out = append(out, s)
		}
	}
	return out
}

// Refuse notes that certification, or its renewal, was refused. An appeal may still lead to it: the programme goes on as it
// is, and asks for nothing.
func (p *Programme) Refuse(on date.Date) {
	p.r.RefusedOn = on
	p.add("programme.refused")
}

// Over tells whether nothing is certified by the programme and nothing will be, as far as is known: it has ended, or its
// certification was refused.
func (r Record) Over() bool {
	return r.State == Terminated || r.State == Initial && !r.RefusedOn.IsZero()
}

// Renewing tells whether the next cycle is agreed and waits for its decision.
func (r Record) Renewing() bool { return r.Renewal != nil && r.RefusedOn.IsZero() }

// Jurisdiction is whose rules the cycle was planned under.
func (r Record) Jurisdiction() body.Jurisdiction {
	if r.Limits.Under(pack.China) {
		return body.China
	}
	return body.IAF
}

// End ends the programme, with the withdrawal or cancellation of the certificate or of the contract.
func (p *Programme) End() error {
	if err := p.move(Terminate); err != nil {
		return err
	}
	p.add("programme.terminated")
	return nil
}

// Unplanned lists the slots that should have an audit by now and have none: the two stages from the
// contract on and a follow-up at once, the others once their dates are fixed.
func (p *Programme) Unplanned() []Slot {
	var out []Slot
	for _, s := range p.r.Slots {
		now := s.Kind == Stage1 || s.Kind == Stage2 || s.Kind == FollowUp
		if s.AuditID.IsZero() && (now || !s.DueOn.IsZero()) {
			out = append(out, s)
		}
	}
	return out
}

// Assign notes the audit that fills a slot.
func (p *Programme) Assign(k Kind, number int, audit id.Audit) error {
	for i, s := range p.r.Slots {
		if s.Kind == k && s.Number == number {
			p.r.Slots[i].AuditID = audit
			return nil
		}
	}
	return fault.Missing(text.T("audit in the programme", "审核方案中的审核"))
}

// Again asks for another audit in the place of one: a stage that was held gets another attempt, any other
// audit, and one that did not reach its end, leaves its slot and its due date to the next.
func (p *Programme) Again(k Kind, audit id.Audit, held bool) {
	if held && (k == Stage1 || k == Stage2) {
		p.repeat(k)
		return
	}
	for i, s := range p.r.Slots {
		if s.AuditID == audit {
			p.r.Slots[i].AuditID = id.Audit{}
		}
	}
}

// FollowUp asks for a visit after the audit that verifies nonconformities of it on site (9.4.10).
func (p *Programme) FollowUp(after id.Audit, verifies []id.Finding, days audittime.HalfDays, due date.Date) error {
	if days < 1 {
		var bad fault.Invalid
		bad.Add("days", text.T("A visit takes at least half a day.", "跟踪审核至少需要半个人日。"))
		return bad
	}
	at, n := len(p.r.Slots), 1
	for i, s := range p.r.Slots {
		if s.AuditID == after {
			at = i + 1
		}
		if s.Kind == FollowUp {
			n++
		}
	}
	p.r.Slots = slices.Insert(slices.Clone(p.r.Slots), at, Slot{Kind: FollowUp, Number: n, DueOn: due, Verifies: verifies, Days: days})
	return nil
}

// repeat adds another attempt at a stage and returns its slot.
func (p *Programme) repeat(k Kind) Slot {
	at, n := 0, 1
	for i, s := range p.r.Slots {
		if s.Kind == k {
			at, n = i+1, s.Number+1
		}
	}
	s := Slot{Kind: k, Number: n}
	p.r.Slots = append(p.r.Slots[:at:at], append([]Slot{s}, p.r.Slots[at:]...)...)
	return s
}

// Retime takes over an amended agreement with its days, for the audits that are made from now on. One that is over has none
// to come: it stays with what was agreed for it, and only follows the agreement that covers others too.
func (p *Programme) Retime(d Days, amended id.Contract) {
	if p.r.Over() {
		p.r.CertifiedBy, p.r.ContractID = p.r.Describes(), amended
		return
	}
	p.replan()
	p.r.Days, p.r.ContractID = d, amended
	p.add("programme.retimed")
}

// Foresee names who is to take the decision, so that this person stays off the audit teams.
func (p *Programme) Foresee(who id.Identity, name string) {
	p.r.DeciderID, p.r.DeciderName = who, name
}

// ForClient is what the client may see: not who is foreseen to decide, nor how the body reviews, nor the audits that it
// is not asked about.
func (r Record) ForClient() Record {
	r.DeciderID, r.DeciderName, r.Reviews, r.Before = id.Identity{}, "", nil, nil
	r.Slots = slices.DeleteFunc(slices.Clone(r.Slots), func(s Slot) bool { return s.Occasion.Unasked() })
	for i := range r.Slots {
		r.Slots[i].Shift, r.Slots[i].Occasion = nil, r.Slots[i].Occasion.ForClient()
	}
	return r
}
