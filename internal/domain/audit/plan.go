package audit

import (
	"slices"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var TM6 = rule.Rule{ID: "TM6", Source: "ISO/IEC 17021-1:2015", Clause: "9.2.3.2", Level: rule.Enforce, Says: text.T(
	"Every audit has a plan with objectives, criteria, scope, dates and places, duration and roles.",
	"每次审核应有审核计划，包括目的、准则、范围、日期和地点、持续时间及职责分工。")}

// minutesADay is the most that counts of one auditor's day (MD5-4).
const minutesADay = 8 * 60

// WritePlan keeps a plan that is not yet sent, or corrects one before it is sent again.
func (a *Audit) WritePlan(p Plan) error {
	if a.r.State != Confirmed && a.r.State != Planned {
		return fault.New(fault.IllegalMove, text.T("The plan is written once dates and team are confirmed and until the audit begins.", "计划应在日期和审核组确认之后、审核开始之前编写。"))
	}
	if err := p.check(); err != nil {
		return err
	}
	p.IssuedOn = a.r.Plan.IssuedOn
	a.r.Plan = p
	a.add("audit.plan_written")
	return nil
}

func (p Plan) check() error {
	var bad fault.Invalid
	for i, it := range p.Items {
		path := text.Tf("items[%d]", "%d", i).En
		if it.minutes() <= 0 {
			bad.Add(path+".to", text.T("The end lies after the beginning.", "结束时间应晚于开始时间。"))
		}
		bad.Require(path+".topic", it.Topic)
	}
	return bad.OrNil()
}

// minutes is how long the entry takes, 0 when its times cannot be read.
func (i PlanItem) minutes() int {
	from, err := time.Parse("15:04", i.From)
	if err != nil {
		return 0
	}
	to, err := time.Parse("15:04", i.To)
	if err != nil {
		return 0
	}
	return int(to.Sub(from).Minutes())
}

// PlanBroken lists what the plan lacks: contents (TM6), enough auditor time (MD5-2, T5), an auditor beside
// each technical expert (TM3), the evaluator beside each auditor in training (TM4), what the cycle still has to
// cover (P10).
func (r Record) PlanBroken(c Coverage) rule.Broken {
	var out rule.Broken
	p := r.Plan
	for _, f := range []struct {
		field, value string
		name         text.Text
	}{
		{"objectives", p.Objectives, text.T("objectives", "目的")},
		{"criteria", p.Criteria, text.T("criteria", "准则")},
		{"scope", p.Scope, text.T("scope", "范围")},
		{"places", p.Places, text.T("places", "地点")},
	} {
		if f.value == "" {
			out = append(out, TM6.Breaks(text.Tf("The plan lacks: %s.", "计划缺少：%s。", f.name)).At(f.field))
		}
	}
	if len(p.Items) == 0 {
		out = append(out, TM6.Breaks(text.T("The plan has no entries.", "计划没有日程。")).At("items"))
		return out
	}
	out = append(out, r.itemsBroken()...)
	out = append(out, r.remoteBroken()...)
	out = append(out, r.uncoveredBroken(c)...)
	return append(out, r.planTimeBroken()...)
}

func (r Record) itemsBroken() rule.Broken {
	var out rule.Broken
	for i, it := range r.Plan.Items {
		field := text.Tf("items[%d]", "%d", i).En
		if it.Day.Before(r.From()) || it.Day.After(r.To()) {
			out = append(out, TM6.Breaks(text.Tf("%s lies outside the agreed dates.", "%s不在商定的审核日期内。", it.Day)).At(field+".day"))
		}
		out = append(out, r.alone(it, field+".who")...)
	}
	return out
}

func (r Record) anyOf(who []id.Identity, roles ...Role) bool {
	return slices.ContainsFunc(r.Team, func(m Member) bool { return slices.Contains(roles, m.Role) && slices.Contains(who, m.PersonID) })
}

// PlannedMinutes is the auditor time of the plan, each auditor's day counted with at most eight hours.
func (r Record) PlannedMinutes() int {
	type key struct {
		who id.Identity
		day date.Date
	}
	spent := map[key]int{}
	for _, it := range r.Plan.Items {
		for _, w := range it.Who {
			if r.anyOf([]id.Identity{w}, Lead, Auditor) {
				spent[key{w, it.Day}] += it.minutes()
			}
		}
	}
	total := 0
	for _, m := range spent {
		total += min(m, minutesADay)
	}
	return total
}

func (r Record) planTimeBroken() rule.Broken {
	have, need := r.PlannedMinutes(), int(r.Days)*minutesADay/2
	if 5*have >= 4*need {
		return nil
	}
	return rule.Broken{MD5_2.Breaks(text.Tf(
		"The plan counts %d hours of auditors; %s days of 8 hours are needed, at least 80 %% of them on site.",
		"计划计入审核员%d小时；所需为%s人日（每日8小时），其中至少80%%在现场。", have/60, r.Days.String())).At("items")}
}

// CanIssuePlan tells whether the plan may go to the client.
func (a *Audit) CanIssuePlan(c Coverage) error {
	if _, err := States.Next(Noun, a.r.State, DoPlan); err != nil {
		return err
	}
	return a.r.PlanBroken(c).OrNil()
}

// IssuePlan sends the plan to the client.
func (a *Audit) IssuePlan(c Coverage, today date.Date) error {
	if err := a.CanIssuePlan(c); err != nil {
		return err
	}
	a.r.Plan.IssuedOn = today
	return a.moved(DoPlan, "audit.plan_issued")
}
