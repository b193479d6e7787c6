package clock

import (
	"cmp"
	"slices"
	"time"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// The rules of the clock that are not those of an earlier noun.
var (
	RC1 = rule.Rule{ID: "RC1", Says: text.T(
		"The recertification audit is planned and held in time to renew before the certificate expires.",
		"再认证审核应及时策划和实施，以便在证书到期前完成换证。"),
		Source: "ISO/IEC 17021-1:2015", Clause: "9.6.3.1.1", Level: rule.Compute}
	RC7 = rule.Rule{ID: "RC7", Says: text.T(
		"Where recertification is not completed before expiry, the validity is not extended.",
		"到期前未完成再认证的，不得延长证书有效期。"),
		Source: "ISO/IEC 17021-1:2015", Clause: "9.6.3.2.4", Level: rule.Enforce}
	RE2 = rule.Rule{ID: "RE2", Says: text.T(
		"Records are kept for the current cycle and one full cycle more, also of clients no longer certified.",
		"记录须保存至当前认证周期结束后再加一个完整周期，不再获证的客户亦同。"),
		Source: "ISO/IEC 17021-1:2015", Clause: "9.9.4", Level: rule.Compute}
	Q10 = rule.Rule{ID: "Q10", Says: text.T(
		"In China the first surveillance ends within twelve months of the issue of the certificate, each further one within twelve months of the last.",
		"首次监督审核在证书颁发之日起十二个月内完成，此后每次监督审核间隔不超过十二个月。"),
		Source: "CNCA-QMS-01:2025", Clause: "5.4.1.4", Level: rule.Compute, Confidence: rule.Check}
	Q11 = rule.Rule{ID: "Q11", Says: text.T(
		"In China a certificate whose surveillance interval has passed must be suspended, and withdrawn when the suspension ends without an audit.",
		"超过监督审核间隔的，应暂停证书；暂停期满仍未实施审核的，应撤销证书。"),
		Source: "CNCA-QMS-01:2025", Clause: "5.4.1.4", Level: rule.Enforce, Confidence: rule.Check}
)

// SM187 lets an audit of the whole system stand for one of a part of it.
var SM187 = rule.Rule{ID: "SM-187", Says: text.T(
	"In China a recertification audit that ends within the interval takes the place of the surveillance that would be due, unless the body wants both.",
	"在监督审核间隔期内完成现场审核的再认证审核，视同该间隔期应实施的监督审核；机构可以要求两者均实施。"),
	Source: "House rule", Clause: "-", Level: rule.Compute, Confidence: rule.Check}

// Rules are the rules that this package checks.
var Rules = []rule.Rule{RC1, RC7, RE2, Q10, Q11, SM120, SM159, SM172, SM185, SM186, SM187, SM195, SM196, SM207}

func (in Input) surveillances(c cycle) []Due {
	ends := []date.Date{}
	for _, a := range in.Audits {
		if !a.EndedOn.Before(c.decided) {
			ends = append(ends, a.EndedOn)
		}
	}
	slices.SortFunc(ends, date.Date.Compare)
	if interval := in.Limits.Of(pack.IntervalMonths); interval > 0 {
		return in.byInterval(c, ends, interval)
	}
	return in.byYear(c, ends)
}

// byInterval is China's clock: each surveillance is due so many months after the one before (Q10).
func (in Input) byInterval(c cycle, ends []date.Date, interval int) []Due {
	var out []Due
	from := c.decided
	for n := 1; ; n++ {
		due := from.AddMonths(interval)
		if !due.Before(c.expires) {
			return out
		}
		var done date.Date
		if n <= len(ends) {
			done = ends[n-1]
		}
		if whole := in.Recertification.OnSiteEndedOn; in.Limits.Of(pack.WholeForPart) > 0 && done.IsZero() && whole.After(from) && !whole.After(due) {
			return out // SM-187
		}
		out = append(out, in.due(Due{Kind: Surveillance, Number: n, FromOn: from, DueOn: due, DoneOn: done, Rules: []string{Q10.ID}}))
		if done.IsZero() {
			return out
		}
		from = done
	}
}

// byYear is the clock of ISO/IEC 17021-1: the first within twelve months of the initial decision (P4), which
// a body may shorten, and one in each calendar year between the years of the decision and of the recertification (P3).
func (in Input) byYear(c cycle, ends []date.Date) []Due {
	var out []Due
	add := func(d Due) {
		d.Kind, d.Number = Surveillance, len(out)+1
		out = append(out, in.due(d))
	}
	year, last := c.decided.Year()+1, in.recertificationYear(c)
	if c.first {
		limit, done := c.decided.AddMonths(in.Limits.Of(pack.FirstMonths)), firstOf(ends, date.Date{})
		first := Due{FromOn: c.decided, DueOn: limit, DoneOn: done, Rules: []string{programme.P4.ID}}
		if held := cmp.Or(done, limit); held.Year() != c.decided.Year() {
			first.Rules = append(first.Rules, programme.P3.ID) // it is that of its calendar year as well
			year++
		}
		add(first)
	}
	for ; year < last; year++ {
		start := date.New(year, time.January, 1)
		add(Due{FromOn: start, DueOn: date.New(year, time.December, 31), DoneOn: firstOf(ends, start), Rules: []string{programme.P3.ID}})
	}
	return out
}

// recertificationYear is the year that needs no surveillance: of the audit if it took place, else of the
// expiry. The audit that led into a renewed cycle belongs to the cycle before.
func (in Input) recertificationYear(c cycle) int {
	if end := in.Recertification.OnSiteEndedOn; !end.IsZero() && end.After(c.decided) {
		return end.Year()
	}
	return c.expires.Year()
}

// firstOf is the earliest of the sorted days that is not before from.
func firstOf(days []date.Date, from date.Date) date.Date {
	for _, d := range days {
		if !d.Before(from) {
			return d
		}
	}
	return date.Date{}
}

func (in Input) recertification(c cycle) Due {
	if in.Moves {
		return in.due(Due{Kind: Transition, FromOn: c.decided, DueOn: c.expires, Rules: []string{certificate.SM155.ID}})
	}
	rules := []string{RC1.ID, RC7.ID}
	if certificate.NoRestoration(in.Limits) {
		rules = []string{RC1.ID, certificate.Q12.ID}
	}
	return in.due(Due{Kind: Recertification, FromOn: c.decided, DueOn: c.expires, Rules: rules})
}

// due says how the obligation stands today. The due day itself is still in time.
func (in Input) due(d Due) Due {
	switch {
	case d.DoneOn.IsZero() && in.Today.After(d.DueOn):
		d.Status = IsOverdue
	case d.DoneOn.IsZero():
		d.Status = IsOpen
	case d.DoneOn.After(d.DueOn):
		d.Status = WasLate
	default:
		d.Status = WasDone
	}
	return d
}

func lateOnes(all []Due) []Breach {
	out := []Breach{}
	for _, d := range all {
		if d.Status != WasLate {
			continue
		}
		for _, r := range []rule.Rule{programme.P4, programme.P3, Q10} {
			if r.ID == d.Rules[0] {
				b := breach(r)
				b.Says = text.Tf("Surveillance %d was due on %s and ended on %s.", "第%d次监督审核应于%s前完成，实际于%s结束。", d.Number, d.DueOn, d.DoneOn)
				out = append(out, b)
			}
		}
	}
	return out
}
