package audit

import (
	"slices"
	"time"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
)

var Q2 = rule.Rule{ID: "Q2", Source: "CNCA-QMS-01:2025", Clause: "3.9", Level: rule.Enforce, Says: text.T(
	"In China an auditor is on site for no more days of a year than the rule allows, in all audits of management systems together.",
	"在中国，每名审核员每年在各类管理体系审核中的现场审核时间合计不得超过规定天数。")}

var I11 = rule.Rule{ID: "I11", Source: "ISO/IEC 17021-1:2015", Clause: "4.2.4, 5.2.3", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
	"The same person does not lead the audits of a client for years on end; how long is for the body to say.",
	"同一人员不应多年连续担任某一客户的审核组长，年限由认证机构规定。")}

// overworked is the breach of Q2 where the span would bring the auditor above the days on site of a year.
// What is booked counts, whatever the role: it is time on site all the same.
func (r Record) overworked(c Candidate, role Role, s Span) rule.Broken {
	most := c.Limits.Of(pack.AuditorDays)
	if most == 0 || role != Lead && role != Auditor {
		return nil
	}
	var out rule.Broken
	for year := s.From.Day().Year(); year <= s.To.Day().Year(); year++ {
		halves := s.in(year).Working(r.Weekends)
		for _, b := range c.Bookings {
			if b.AuditID != r.ID {
				halves += b.Span.in(year).Working(false)
			}
		}
		if halves > 2*most {
			out = append(out, Q2.Breaks(text.Tf("%s would be on site for %d days in %d; %d are allowed.",
				"%s在%[3]d年的现场审核将达%[2]d天，允许%[4]d天。", c.Name, (halves+1)/2, year, most)))
		}
	}
	return out
}

// in is the part of the span that lies in the year; the zero Span where none does.
func (s Span) in(year int) Span {
	of := YearsOf(Span{Half(date.New(year, time.January, 1), false), Half(date.New(year, time.January, 1), false)})
	if !s.Overlaps(of) {
		return Span{}
	}
	return Span{max(s.From, of.From), min(s.To, of.To)}
}

// YearsOf is the whole of the calendar years that the span touches.
func YearsOf(s Span) Span {
	return Whole(date.New(s.From.Day().Year(), time.January, 1), date.New(s.To.Day().Year(), time.December, 31))
}

// WarnRotation is the warning that the leader has led the audits of the programme without a break for longer
// than the limit when this one begins (I11). before are the audits of the programme.
func (r Record) WarnRotation(p Proposal, before []Record, limits pack.Set) rule.Broken {
	months := limits.Of(pack.LeadMonths)
	var out rule.Broken
	for _, m := range p.Team {
		if m.Role != Lead || months == 0 || p.Span.IsZero() {
			continue
		}
		since := r.ledSince(m.PersonID, before)
		if !since.IsZero() && p.Span.From.Day().After(since.AddMonths(months)) {
			out = append(out, I11.Breaks(text.Tf("%s has led every audit of this client since %s.",
				"%s自%s起一直担任该客户的审核组长。", m.Name, since)).At("team."+m.PersonID.String()))
		}
	}
	return out
}

// WarnIntegration is the warning that the auditors of the proposal are less able to audit the standards together than
// the days that were quoted count on (IM-6).
func (r Record) WarnIntegration(p Proposal, people []Candidate, quoted audittime.Input) rule.Broken {
	var team []int
	for _, m := range p.Team {
		i := slices.IndexFunc(people, func(c Candidate) bool { return c.ID == m.PersonID })
		if i < 0 || p.Span.IsZero() || m.Role != Lead && m.Role != Auditor {
			continue
		}
		audits := 0
		for _, s := range quoted.Standards {
			if people[i].Qualified(staff.Audit, s.Code, p.Span.From.Day()) {
				audits++
			}
		}
		team = append(team, max(audits, 1))
	}
	was, now := quoted.ReductionWith(team)
	if len(team) == 0 || now >= was {
		return nil
	}
	return rule.Broken{audittime.IM6.Breaks(text.Tf(
		"The days were lowered by %d %% because the team audits the standards together; this team supports %d %%. Choose another team, or quote the days again.",
		"报价人日因审核组能够一体化审核而减少%d%%；该审核组仅支持减少%d%%。请调整审核组，或重新报价。", was, now)).At("team")}
}

// ledSince is the first day of the unbroken series of audits that the person led, zero where the last one was
// led by somebody else.
func (r Record) ledSince(who id.Identity, before []Record) date.Date {
	held := slices.DeleteFunc(slices.Clone(before), func(a Record) bool { return a.ID == r.ID || a.Opening == nil })
	slices.SortFunc(held, func(a, b Record) int { return b.From().Compare(a.From()) })
	var since date.Date
	for _, a := range held {
		if !slices.ContainsFunc(a.Team, func(m Member) bool { return m.PersonID == who && m.Role == Lead }) {
			break
		}
		since = a.From()
	}
	return since
}
