package audit

import (
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

const chinaRule = "CNCA-QMS-01:2025"

var Q3 = rule.Rule{ID: "Q3", Source: chinaRule, Clause: "3.10", Level: rule.Enforce, Says: text.T(
	"In China no more valid certificates than the rule allows rest on one auditor: those whose latest audit this person has audited.",
	"在中国，每名审核员匹配的有效认证证书（以其参加最近一次审核的证书计）不得超过规定数量。")}

var Q4 = rule.Rule{ID: "Q4", Source: chinaRule, Clause: "3.9, 3.10", Level: rule.Compute, Says: text.T(
	"Days on site and certificates of an auditor are counted over all standards of management systems, also those that do not rest on ISO 9001.",
	"审核员的现场审核天数和匹配证书数按所有管理体系标准合并计算，包括不以GB/T 19001/ISO 9001为基础的行业标准。")}

var Q5 = rule.Rule{ID: "Q5", Source: chinaRule, Clause: "-", Level: rule.Enforce, Says: text.T(
	"An auditor from abroad works in China only with a confirmation of CCAA that is valid on the days of the audit.",
	"境外审核员在中国境内实施审核，须持有审核期间有效的中国认证认可协会确认。")}

var Q9 = rule.Rule{ID: "Q9", Source: chinaRule, Clause: "-", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
	"In China a person-day has eight hours; where the client works fewer hours a day, the audit takes more days.",
	"在中国，一个审核人日为8小时；客户每日工作时间不足8小时的，应相应增加审核天数。")}

var Q15 = rule.Rule{ID: "Q15", Source: "CNCA notice of 9 January 2026", Clause: "1.(3)", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
	"In China the interval between stage 1 and stage 2 is sensible: stage 2 does not follow before the client can have dealt with what stage 1 found.",
	"在中国，第一阶段与第二阶段审核的间隔应合理，使客户有时间解决第一阶段发现的问题。")}

// crowded is the breach of Q3 where the audit would bring the auditor above the certificates that one may carry. They
// are counted whatever their standard (Q4).
func (r Record) crowded(c Candidate, role Role) rule.Broken {
	most := c.Limits.Of(pack.AuditorCertificates)
	if most == 0 || role != Lead && role != Auditor {
		return nil
	}
	n := len(c.Carries)
	if !slices.Contains(c.Carries, r.ProgrammeID) {
		n++
	}
	if n <= most {
		return nil
	}
	return rule.Broken{Q3.Breaks(text.Tf("%s would carry %d valid certificates; %d are allowed.", "%s匹配的有效证书将达%d张，允许%d张。", c.Name, n, most))}
}

// unconfirmed is the breach of Q5 where an auditor from abroad has no confirmation for the days.
func (r Record) unconfirmed(c Candidate, role Role, s Span, q Asked) rule.Broken {
	if !c.Limits.Under(pack.China) || q.Country != "CN" || role != Lead && role != Auditor || c.ConfirmedOn(s.From.Day(), s.To.Day()) {
		return nil
	}
	return rule.Broken{Q5.Breaks(text.Tf("%s comes from abroad and has no confirmation of CCAA for these days.", "%s为境外审核员，在此期间没有有效的中国认证认可协会确认。", c.Name))}
}

// WarnShortDays is the warning that the team is on site for too few days because the client works fewer than eight
// hours a day (Q9). workday is the client's day in minutes.
func (r Record) WarnShortDays(p Proposal, workday int, limits pack.Set) rule.Broken {
	if !limits.Under(pack.China) || workday <= 0 || workday >= minutesADay || p.Span.IsZero() {
		return nil
	}
	r.Span, r.Weekends, r.Team = p.Span, p.Weekends, p.Team
	have, need := r.Counted()*workday, int(r.Days)*minutesADay
	if 5*have >= 4*need {
		return nil
	}
	least := (4*need + 5*workday - 1) / (5 * workday)
	return rule.Broken{Q9.Breaks(text.Tf("The client works %s hours a day: the auditors need %s days on site instead of %s.",
		"客户每日工作%s小时：审核员现场时间应为%s人日，现安排%s人日。", hours(workday), halves(least), halves(r.Counted()))).At("span")}
}

func hours(minutes int) string {
	if minutes%60 == 0 {
		return text.Tf("%d", "%d", minutes/60).En
	}
	return text.Tf("%.1f", "%.1f", float64(minutes)/60).En
}

func haste(stage1Ended, stage2Begins date.Date, limits pack.Set) rule.Broken {
	least := limits.Of(pack.StageRestDays)
	if least == 0 || stage1Ended.IsZero() || stage2Begins.IsZero() {
		return nil
	}
	if between := stage1Ended.DaysUntil(stage2Begins) - 1; between < least {
		return rule.Broken{Q15.Breaks(text.Tf("Stage 1 ends on %s and stage 2 begins on %s; at least %d days lie between.",
			"第一阶段于%s结束，第二阶段于%s开始，两者之间应至少间隔%d天。", stage1Ended, stage2Begins, least)).At("span")}
	}
	return nil
}

// WarnHaste is the warning that the proposed stage 2 follows too soon on stage 1, which is among the audits before it (Q15).
func (r Record) WarnHaste(p Proposal, before []Record, limits pack.Set) rule.Broken {
	if r.Type != programme.Stage2 || r.Number > 1 {
		return nil
	}
	var ended date.Date
	for _, b := range before {
		if b.Type == programme.Stage1 && b.State != Cancelled && b.State != Aborted {
			ended = date.Latest(ended, b.To())
		}
	}
	return haste(ended, p.Span.From.Day(), limits)
}
