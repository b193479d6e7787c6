package audit

import (
	"slices"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var V3 = rule.Rule{ID: "V3", Source: "ISO/IEC 17021-1:2015", Clause: "9.6.2.2", Level: rule.Enforce, Says: text.T(
	"Each surveillance audit covers its eight topics, from internal audits and management review to the use of marks.",
	"每次监督审核应覆盖八项内容，从内部审核和管理评审到标志的使用。")}

// topics are the eight that every surveillance covers.
var topics = []Check{
	{Key: "V3-a", Title: text.T("Internal audits and management review", "内部审核和管理评审")},
	{Key: "V3-b", Title: text.T("Actions on the nonconformities of the previous audit", "对上次审核中不符合项所采取的措施")},
	{Key: "V3-c", Title: text.T("Handling of complaints", "投诉的处理")},
	{Key: "V3-d", Title: text.T("Effectiveness with regard to the objectives and intended results", "体系在实现目标和预期结果方面的有效性")},
	{Key: "V3-e", Title: text.T("Progress of activities aimed at continual improvement", "持续改进活动的进展")},
	{Key: "V3-f", Title: text.T("Continuing operational control", "持续的运作控制")},
	{Key: "V3-g", Title: text.T("Changes", "任何变更")},
	{Key: "V3-h", Title: text.T("Use of marks and references to certification", "标志的使用和对认证资格的引用")},
}

// ChecklistFor is the empty checklist of an audit: the clauses of the standard, at a surveillance led by
// its eight topics.
func ChecklistFor(k programme.Kind, clauses []Check) []Check {
	if k == programme.Surveillance {
		return slices.Concat(topics, clauses)
	}
	return slices.Clone(clauses)
}

// PrepareChecklist lays out the checklist, once; judgements already made stay.
func (a *Audit) PrepareChecklist(clauses []Check) {
	if len(a.r.Checklist) == 0 {
		a.r.Checklist = ChecklistFor(a.r.Type, clauses)
	}
}

// topicsBroken lists the topics of a surveillance that nobody has looked at.
func (r Record) topicsBroken() rule.Broken {
	var out rule.Broken
	if r.Type != programme.Surveillance {
		return nil
	}
	for _, t := range topics {
		i := slices.IndexFunc(r.Checklist, func(c Check) bool { return c.Key == t.Key })
		if i < 0 || !r.Checklist[i].judged() {
			out = append(out, V3.Breaks(text.Tf("Not covered: %s.", "尚未覆盖：%s。", t.Title)).At("checklist."+t.Key))
		}
	}
	return out
}

func (c Check) judged() bool {
	return c.Conformity == Conforms || c.Conformity == Deviates || c.Conformity == NotApplicable
}

// Tick keeps the judgements on lines of the checklist, found by their keys.
func (a *Audit) Tick(checks []Check) error {
	if err := a.writable(); err != nil {
		return err
	}
	for _, c := range checks {
		if !slices.Contains(conformities, c.Conformity) {
			var bad fault.Invalid
			bad.Add("conformity", text.T("There is no such judgement.", "没有这种判断。"))
			return bad
		}
		i := slices.IndexFunc(a.r.Checklist, func(have Check) bool { return have.Key == c.Key })
		if i < 0 {
			return fault.Missing(text.T("line of the checklist", "检查表条目"))
		}
		a.r.Checklist[i].Conformity, a.r.Checklist[i].Note = c.Conformity, c.Note
	}
	a.add("audit.checked")
	return nil
}

var conformities = []Conformity{NotLookedAt, Conforms, Deviates, NotApplicable, NotAudited}
