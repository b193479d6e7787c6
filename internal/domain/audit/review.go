package audit

import (
	"slices"
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var P7 = rule.Rule{ID: "P7", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.3.2, 9.1.3.3", Level: rule.Warn, Says: text.T(
	"The programme is reviewed after each audit, each complaint that was found valid and each change that asks for something: size, scope, complexity, shown effectiveness and earlier results may change it.",
	"每次审核后、投诉经核实成立后以及客户变更经评估需采取措施后，应评审审核方案：规模、范围、复杂程度、已证实的有效性和以往结果均可能影响方案。")}

// Prompt is a complaint or a change for which the programmes of a client are reviewed.
type Prompt struct {
	Subject   string // its identifier
	Reference string
	On        date.Date // when it was found valid, or to ask for something
}

// ReviewDue are the concluded audits after which the programme has not been reviewed; stage 1 leads to stage 2 by its
// own conclusion.
func ReviewDue(p programme.Record, audits []Record) []Record {
	var out []Record
	for _, r := range audits {
		over := r.State == Concluded || r.State == Decided
		if over && r.Type != programme.Stage1 && p.State != programme.Terminated && !p.Reviewed(r.ID) {
			out = append(out, r)
		}
	}
	return out
}

// Prompting are those of the present cycle for which the programme has not been reviewed.
func Prompting(p programme.Record, prompts []Prompt) []Prompt {
	var out []Prompt
	for _, x := range prompts {
		if p.State == programme.Certified && !x.On.Before(p.DecidedOn) && !p.ReviewedBeside(x.Subject) {
			out = append(out, x)
		}
	}
	return out
}

// WarnReview is the warning that the next audit is arranged before the programme was reviewed after the last ones, and for
// what prompts it beside them (P7).
func WarnReview(p programme.Record, audits []Record, prompts []Prompt) rule.Broken {
	var names []string
	for _, r := range ReviewDue(p, audits) {
		names = append(names, r.Reference)
	}
	for _, x := range Prompting(p, prompts) {
		names = append(names, x.Reference)
	}
	if len(names) == 0 {
		return nil
	}
	slices.Sort(names)
	all := strings.Join(names, ", ")
	return rule.Broken{P7.Breaks(text.Tf("The audit programme has not been reviewed after %s.", "审核方案尚未在%s之后评审。", all))}
}

// IDs are the identifiers of the audits.
func IDs(audits []Record) []id.Audit {
	out := []id.Audit{}
	for _, r := range audits {
		out = append(out, r.ID)
	}
	return out
}
