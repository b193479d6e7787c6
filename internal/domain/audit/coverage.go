package audit

import (
	"slices"
	"strings"

	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var P9 = rule.Rule{ID: "P9", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.3.5", Level: rule.Warn, Says: text.T(
	"Where the client works in shifts, each shift is sampled at least once in a cycle.",
	"客户实行轮班作业的，每个班次在一个认证周期内至少抽查一次。")}

var P10 = rule.Rule{ID: "P10", Source: "ISO/IEC 17021-1:2015", Clause: "9.6.2.1, 9.6.3", Level: rule.Enforce, Says: text.T(
	"Over a cycle every clause is looked at; what no audit of the cycle has looked at stands in the plan of the recertification audit.",
	"一个认证周期内应审核所有条款；周期内尚未审核的条款应列入再认证审核计划。")}

// Mark is how a clause or a shift stands in one audit of the cycle.
type Mark string

const (
	Unmarked Mark = "none"
	Intended Mark = "planned" // named in a plan that is not carried out yet
	Looked   Mark = "looked"
	Found    Mark = "found" // looked at, and it deviates
	Left     Mark = "left"  // left to another audit
)

// Covered is one row of the coverage: a clause or a shift, with a mark for each audit.
type Covered struct {
	Key   string    `json:"key"`
	Title text.Text `json:"title"`
	Marks []Mark    `json:"marks" nullable:"false"`
	Hole  bool      `json:"hole"` // no audit that was held has looked at it
}

// Column is an audit of the coverage.
type Column struct {
	AuditID   id.Audit  `json:"audit_id"`
	Reference string    `json:"reference"`
	Title     text.Text `json:"title"`
	Held      bool      `json:"held"`
}

// Coverage is what the audits of a cycle look at, clause by clause and shift by shift (P9, P10).
type Coverage struct {
	Audits  []Column  `json:"audits" nullable:"false"`
	Clauses []Covered `json:"clauses" nullable:"false"`
	Shifts  []Covered `json:"shifts" nullable:"false"` // empty where work is done in one shift
}

// covering are the kinds of audit that look at the whole system.
var covering = []programme.Kind{programme.Stage2, programme.Surveillance, programme.Recertification}

// CoverageOf is the coverage of the cycle by the audits of its programme.
func CoverageOf(cycle int, audits []Record, clauses []Check, shifts int) Coverage {
	out := Coverage{Audits: []Column{}, Clauses: []Covered{}, Shifts: []Covered{}}
	var of []Record
	for _, r := range audits {
		if r.Cycle == cycle && slices.Contains(covering, r.Type) && !slices.Contains([]State{Cancelled, Repeated, Aborted}, r.State) {
			of = append(of, r)
			out.Audits = append(out.Audits, Column{r.ID, r.Reference, r.Title().Capital(), r.Opening != nil})
		}
	}
	row := func(key string, title text.Text, mark func(Record) Mark) Covered {
		c := Covered{Key: key, Title: title, Marks: []Mark{}, Hole: true}
		for _, r := range of {
			m := mark(r)
			c.Marks = append(c.Marks, m)
			c.Hole = c.Hole && m != Looked && m != Found
		}
		return c
	}
	for _, x := range clauses {
		if slices.ContainsFunc(clauses, func(c Check) bool { return strings.HasPrefix(c.Key, x.Key+".") }) {
			continue // its own clauses stand for it
		}
		out.Clauses = append(out.Clauses, row(x.Key, x.Title, func(r Record) Mark { return r.clauseMark(x.Key) }))
	}
	for n := 1; shifts > 1 && n <= shifts; n++ {
		out.Shifts = append(out.Shifts, row(text.Tf("%d", "%d", n).En, text.Tf("Shift %d", "第%d班", n), func(r Record) Mark { return r.shiftMark(n) }))
	}
	return out
}

func (r Record) clauseMark(key string) Mark {
	if r.Opening == nil {
		if r.plans(key) {
			return Intended
		}
		return Unmarked
	}
	i := slices.IndexFunc(r.Checklist, func(c Check) bool { return c.Key == key })
	switch {
	case i < 0:
		return Unmarked
	case r.Checklist[i].Conformity == NotAudited:
		return Left
	case r.Checklist[i].Conformity == Deviates:
		return Found
	case r.Checklist[i].judged():
		return Looked
	}
	return Unmarked
}

// plans tells whether the plan names the clause or one above it.
func (r Record) plans(key string) bool {
	return slices.ContainsFunc(r.Plan.Items, func(it PlanItem) bool {
		return slices.ContainsFunc(it.Clauses, func(c string) bool { return c == key || strings.HasPrefix(key, c+".") })
	})
}

// shiftMark counts an entry without a shift as one of the first.
func (r Record) shiftMark(n int) Mark {
	switch {
	case !slices.ContainsFunc(r.Plan.Items, func(it PlanItem) bool { return max(it.Shift, 1) == n }):
		return Unmarked
	case r.Opening == nil:
		return Intended
	}
	return Looked
}

// holes are the rows that no audit has looked at, except those that the audit itself plans.
func (r Record) holes(rows []Covered, planned func(string) bool) []string {
	var out []string
	for _, c := range rows {
		if c.Hole && !planned(c.Key) {
			out = append(out, c.Key)
		}
	}
	return out
}

// uncoveredBroken is the breach of P10 where the plan of a recertification audit leaves out what no audit of the
// cycle has looked at.
func (r Record) uncoveredBroken(c Coverage) rule.Broken {
	if r.Type != programme.Recertification {
		return nil
	}
	open := r.holes(c.Clauses, r.plans)
	if len(open) == 0 {
		return nil
	}
	keys := strings.Join(open, ", ")
	return rule.Broken{P10.Breaks(text.Tf("The plan leaves out clauses that no audit of this cycle has looked at: %s.",
		"计划遗漏了本周期尚未审核的条款：%s。", keys)).At("items")}
}

// ClosesCycle tells whether the audit is still to come and among the last of its cycle, so that its plan answers for
// what the others left.
func (r Record) ClosesCycle() bool {
	return r.Opening == nil && (r.Type == programme.Recertification || r.Type == programme.Surveillance && r.Number > 1)
}

// WarnShifts is the warning that a shift is not sampled in the cycle and not in the plan of the audit either, from the
// last surveillance on (P9).
func (r Record) WarnShifts(c Coverage) rule.Broken {
	if !r.ClosesCycle() {
		return nil
	}
	var out rule.Broken
	for _, key := range r.holes(c.Shifts, func(key string) bool { return r.shiftMark(int(key[0]-'0')) != Unmarked }) {
		out = append(out, P9.Breaks(text.Tf("Shift %s was not sampled in this cycle and is not in the plan.", "本周期尚未抽查第%s班，审核计划中也未安排。", key)))
	}
	return out
}
