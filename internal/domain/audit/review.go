package audit

import (
	"slices"
	"strings"

	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var P7 = rule.Rule{ID: "P7", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.3.2, 9.1.3.3", Level: rule.Warn, Says: text.T(
	"The programme is reviewed after each audit: size, scope, complexity, shown effectiveness and earlier results may change it.",
	"每次审核后应评审审核方案：规模、范围、复杂程度、已证实的有效性和以往结果均可能影响方案。")}

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

// WarnReview is the warning that the next audit is arranged before the programme was reviewed after the last ones (P7).
func WarnReview(p programme.Record, audits []Record) rule.Broken {
	due := ReviewDue(p, audits)
	if len(due) == 0 {
		return nil
	}
	var names []string
	for _, r := range due {
		names = append(names, r.Reference)
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
