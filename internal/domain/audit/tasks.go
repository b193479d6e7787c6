package audit

import (
	"slices"
	"strings"

	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

var TM8 = rule.Rule{ID: "TM8", Source: "ISO/IEC 17021-1:2015", Clause: "9.2.3.3", Level: rule.Warn, Says: text.T(
	"Each auditor and technical expert of the team is given tasks: the plan says who looks at what.",
	"审核组的每名审核员和技术专家均应有明确的审核任务，由审核计划注明。")}

var OUT1 = rule.Rule{ID: "OUT-1", Source: "IAF MD 5:2023", Clause: "11", Level: rule.Warn, Says: text.T(
	"Where others operate processes for the client, the audit looks at how the client controls them.",
	"客户有外包过程的，审核应检查其对外包过程的控制。")}

var MD5_6 = rule.Rule{ID: "MD5-6", Source: "IAF MD 5:2023", Clause: "2.2.4", Level: rule.Warn, Says: text.T(
	"A day split between auditors should still let each do useful work: half a day by two people is not a day by one.",
	"拆分审核人日应保证每名审核员的工作有效：两人各半天不等同于一人一天。")}

// WarnPlan is what the plan leaves open without stopping it: a member without a task (TM8), and processes that others
// operate for the client and nobody looks at (OUT-1). outsourced tells whether there are such.
func (r Record) WarnPlan(outsourced bool) rule.Broken {
	if len(r.Plan.Items) == 0 {
		return nil
	}
	var out rule.Broken
	for _, m := range r.Team {
		if slices.Contains([]Role{Lead, Auditor, Expert}, m.Role) && !r.tasked(m.PersonID) {
			out = append(out, TM8.Breaks(text.Tf("The plan gives %s nothing to do.", "计划中未安排%s的审核任务。", m.Name)))
		}
	}
	clause, known := outsourcing[r.Standard]
	if outsourced && known && r.whole() && !r.touches(clause) {
		out = append(out, OUT1.Breaks(text.Tf("Others operate processes for this client; no entry of the plan names clause %s.",
			"该客户有外包过程，但计划中没有涉及条款%s的日程。", clause)))
	}
	return out
}

// outsourcing is the clause of each standard on what others do for the organisation.
var outsourcing = map[string]string{standard.ITSM: "8.2.3", standard.QMS: "8.4", standard.EMS: "8.1", standard.OHS: "8.1.4", standard.ISMS: "8.1"}

// touches tells whether the plan names the clause, one above it or one below it.
func (r Record) touches(clause string) bool {
	return r.plans(clause) || slices.ContainsFunc(r.Plan.Items, func(it PlanItem) bool {
		return slices.ContainsFunc(it.Clauses, func(c string) bool { return strings.HasPrefix(c, clause+".") })
	})
}

// whole tells whether the audit looks at the whole system rather than at parts of it.
func (r Record) whole() bool {
	return r.Type == programme.Stage2 || r.Type == programme.Recertification
}

func (r Record) tasked(who id.Identity) bool {
	return slices.ContainsFunc(r.Plan.Items, func(it PlanItem) bool { return slices.Contains(it.Who, who) })
}

// WarnSplit is the warning that several auditors share the audit and one of them is there for no more than half a day
// (MD5-6).
func (r Record) WarnSplit(p Proposal) rule.Broken {
	r.Span, r.Weekends = p.Span, p.Weekends
	var out rule.Broken
	auditors := 0
	for _, m := range p.Team {
		if m.Role != Lead && m.Role != Auditor {
			continue
		}
		auditors++
		if r.When(m).Working(r.Weekends) == 1 {
			out = append(out, MD5_6.Breaks(text.Tf("%s is on site for half a day only.", "%s的现场时间仅半天。", m.Name)).At("team."+m.PersonID.String()))
		}
	}
	if auditors < 2 {
		return nil
	}
	return out
}
