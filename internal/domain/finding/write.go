package finding

import (
	"strings"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var F2 = rule.Rule{ID: "F2", Source: "ISO/IEC 17021-1:2015", Clause: "3.11, 3.12, 3.13", Level: rule.Enforce, Says: text.T(
	"A nonconformity is major or minor: major when it affects the capability of the system to achieve its intended results.",
	"不符合分为严重和一般：影响体系实现预期结果能力的为严重不符合。")}

var F3 = rule.Rule{ID: "F3", Source: "ISO/IEC 17021-1:2015", Clause: "9.4.5.2, 9.4.8.1", Level: rule.Enforce, Says: text.T(
	"Opportunities for improvement may be recorded; a nonconformity is never recorded as one. Areas of concern belong to stage 1.",
	"可以记录改进机会，但不得将不符合记录为改进机会；关注点仅用于第一阶段审核。")}

var F4 = rule.Rule{ID: "F4", Source: "ISO/IEC 17021-1:2015", Clause: "9.4.5.3", Level: rule.Enforce, Says: text.T(
	"A nonconformity names the requirement, states clearly what is wrong and gives the objective evidence.",
	"不符合应写明具体要求、清晰的不符合陈述以及客观证据。")}

// Writing is what the auditor writes of a finding.
type Writing struct {
	Grade       Grade         `json:"grade" enum:"major,minor,opportunity,concern"`
	Clause      string        `json:"clause"`
	Also        []Criterion   `json:"also,omitempty" nullable:"false"`
	Requirement string        `json:"requirement"`
	Statement   string        `json:"statement"`
	Evidence    string        `json:"evidence"`
	Documents   []id.Document `json:"documents,omitempty" nullable:"false"`
}

// New is the draft of a finding of an audit; number counts within the audit.
func New(f id.Finding, number int, a audit.Record, w Writing, agreed Agreed) (*Finding, error) {
	w = w.trimmed()
	r := Record{
		ID: f, Version: 1, AuditID: a.ID, ApplicationID: a.ApplicationID, ProgrammeID: a.ProgrammeID, ClientID: a.ClientID, ClientName: a.ClientName,
		Number: number, Reference: text.Tf("%s/%d", "%s/%d", a.Reference, number).En,
		Standard: a.Standard, Sites: agreed.Sites, State: Draft,
	}
	r.write(w)
	out, err := From(r)
	if err != nil {
		return nil, err
	}
	if err := w.check(a.Standard, a.Type, agreed); err != nil {
		return nil, err
	}
	out.add("finding.drafted")
	return out, nil
}

func (r *Record) write(w Writing) {
	r.Grade, r.Clause, r.Also, r.Documents = w.Grade, w.Clause, w.Also, w.Documents
	r.Requirement, r.Statement, r.Evidence = w.Requirement, w.Statement, w.Evidence
}

// check wants clauses of the standards (IM-8) and a grade that suits the kind of audit (F3).
func (w Writing) check(code string, k programme.Kind, agreed Agreed) error {
	var bad fault.Invalid
	if agreed.Book.ClauseTitle(code, w.Clause).IsZero() {
		bad.Add("clause", text.Tf("%s has no clause %q.", "%s没有条款“%s”。", code, w.Clause))
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	if (w.Grade == Concern) != (k == programme.Stage1) && w.Grade != Opportunity {
		return rule.Broken{F3.Breaks(text.T(
			"Stage 1 records areas of concern; nonconformities belong to the other audits.",
			"第一阶段记录关注点；不符合用于其他审核。")).At("grade")}
	}
	return w.checkAlso(code, agreed)
}

// Rewrite changes a draft.
func (f *Finding) Rewrite(w Writing, k programme.Kind, agreed Agreed) error {
	if f.r.State != Draft {
		return fault.New(fault.IllegalMove, text.T("Only a draft can be rewritten.", "只有草稿可以修改。"))
	}
	w = w.trimmed()
	if err := w.check(f.r.Standard, k, agreed); err != nil {
		return err
	}
	f.r.write(w)
	f.add("finding.rewritten")
	return nil
}

// Limits are the days on which the due dates of a finding rest. Zero days are not known.
type Limits struct {
	Closing   date.Date // closing meeting
	Stage2End date.Date // last day of stage 2, for the findings of a stage 2
	Expires   date.Date // of the certificate
	Numbers   pack.Set  // of the cycle
}

// PlanDue is the last day for correction, cause and corrective action, inclusive (F8).
func (l Limits) PlanDue() date.Date {
	return date.Earliest(l.Closing.AddDays(l.Numbers.Of(pack.ResponseDays)), l.cap())
}

// CloseDue is the last day on which the finding is closed, inclusive: the number in force, earlier when the
// certificate expires before (F8), and for a major of stage 2 no later than its verification (D6).
func (l Limits) CloseDue(g Grade) date.Date {
	due := date.Earliest(l.Closing.AddDays(l.Numbers.Of(pack.ClosureDays)), l.cap())
	if g == Major {
		due = date.Earliest(due, VerifyBy(l.Stage2End, l.Numbers))
	}
	return due
}

// cap leaves the time for review and decision before the certificate expires.
func (l Limits) cap() date.Date {
	if l.Expires.IsZero() {
		return date.Date{}
	}
	return date.Latest(l.Closing, l.Expires.AddDays(-l.Numbers.Of(pack.ReviewDays)-l.Numbers.Of(pack.DecisionDays)))
}

// VerifyBy is the last day, inclusive, on which a major of the stage 2 that ended on the given day may be
// verified; afterwards stage 2 is held again (D6).
func VerifyBy(stage2End date.Date, numbers pack.Set) date.Date {
	if stage2End.IsZero() {
		return date.Date{}
	}
	return stage2End.AddMonths(numbers.Of(pack.MajorMonths))
}

// MustRepeatStage2 tells whether a major is not verified in time, so that stage 2 has to be held again.
func MustRepeatStage2(findings []Record, stage2End, today date.Date, numbers pack.Set) bool {
	for _, f := range findings {
		if f.Grade == Major && f.Open() != nil && !stage2End.IsZero() && today.After(VerifyBy(stage2End, numbers)) {
			return true
		}
	}
	return false
}

// CanIssue tells whether the finding may go to the client: of a nonconformity requirement, statement and
// evidence are written (F4).
func (f *Finding) CanIssue() error {
	if _, err := States.Next(Noun, f.r.State, DoIssue); err != nil {
		return err
	}
	var out rule.Broken
	for _, x := range []struct {
		field, value string
		name         text.Text
	}{
		{"requirement", f.r.Requirement, text.T("the requirement", "要求")},
		{"statement", f.r.Statement, text.T("the statement", "不符合陈述")},
		{"evidence", f.r.Evidence, text.T("the objective evidence", "客观证据")},
	} {
		needed := f.r.Grade.Nonconformity() || x.field == "statement"
		if needed && strings.TrimSpace(x.value) == "" {
			out = append(out, F4.Breaks(text.Tf("%s lacks %s.", "%s缺少%s。", f.r.Reference, x.name)).At(x.field))
		}
	}
	return out.OrNil()
}

// Issue gives the finding to the client.
func (f *Finding) Issue(today date.Date) error {
	if err := f.CanIssue(); err != nil {
		return err
	}
	f.r.IssuedOn = today
	return f.moved(DoIssue, "finding.issued")
}

// SetDue sets the due dates of a nonconformity, at the closing meeting.
func (f *Finding) SetDue(l Limits) {
	if f.r.Grade.Nonconformity() {
		f.r.PlanDue, f.r.CloseDue = l.PlanDue(), l.CloseDue(f.r.Grade)
	}
}

// Due is the next day by which somebody has to act, zero when none is set.
func (r Record) Due() date.Date {
	switch {
	case r.State == Closed || r.State == Dropped || r.State == Draft:
		return date.Date{}
	case r.PlanStands():
		return r.CloseDue
	}
	return r.PlanDue
}

// Overdue tells whether the day by which somebody had to act has passed.
func (r Record) Overdue(today date.Date) bool {
	d := r.Due()
	return !d.IsZero() && today.After(d)
}
