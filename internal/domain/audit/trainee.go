package audit

import (
	"slices"

	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var TM4 = rule.Rule{ID: "TM4", Source: "ISO/IEC 17021-1:2015", Clause: "9.2.2.1.5", Level: rule.Enforce, Says: text.T(
	"An auditor in training works only with an auditor of the team who is in charge and evaluates.",
	"实习审核员仅可在审核组中一名负责评价的审核员的指导下参加审核。")}

// member is the person on the team, the zero Member where there is no such person.
func member(team []Member, person id.Identity) Member {
	for _, m := range team {
		if m.PersonID == person && !person.IsZero() {
			return m
		}
	}
	return Member{}
}

// traineesBroken wants beside each auditor in training an auditor of the team who evaluates and is there
// all the time (TM4).
func (r Record) traineesBroken() rule.Broken {
	var out rule.Broken
	for _, m := range r.Team {
		if m.Role != Trainee {
			continue
		}
		evaluator := member(r.Team, m.EvaluatorID)
		switch field := "team." + m.PersonID.String(); {
		case evaluator.Role != Lead && evaluator.Role != Auditor:
			out = append(out, TM4.Breaks(text.Tf("%s needs an auditor of the team who evaluates.", "应为%s指定审核组中负责评价的审核员。", m.Name)).At(field))
		case !r.When(m).Within(r.When(evaluator)):
			out = append(out, TM4.Breaks(text.Tf("%s is not there all the time that %s is.", "%s未能全程陪同%s。", evaluator.Name, m.Name)).At(field))
		}
	}
	return out
}

// alone lists who of an entry of the plan lacks company: a technical expert an auditor (TM3), an auditor
// in training the evaluator (TM4), anybody else an auditor (TM6).
func (r Record) alone(it PlanItem, field string) rule.Broken {
	var out rule.Broken
	for _, m := range r.Team {
		if m.Role == Trainee && slices.Contains(it.Who, m.PersonID) && !slices.Contains(it.Who, m.EvaluatorID) {
			out = append(out, TM4.Breaks(text.Tf("“%s” leaves %s without the evaluator.", "“%s”中%s没有负责评价的审核员陪同。", it.Topic, m.Name)).At(field))
		}
	}
	switch {
	case r.anyOf(it.Who, Lead, Auditor) || len(out) > 0:
	case r.anyOf(it.Who, Expert):
		out = append(out, TM3.Breaks(text.Tf("“%s” leaves a technical expert without an auditor.", "“%s”中技术专家没有审核员陪同。", it.Topic)).At(field))
	default:
		out = append(out, TM6.Breaks(text.Tf("“%s” names no auditor.", "“%s”未安排审核员。", it.Topic)).At(field))
	}
	return out
}
