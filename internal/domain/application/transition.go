package application

import (
	"slices"

	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// SM100 moves a certification as the transitions of ISO/IEC 27001 and ISO 14001 were arranged; how many days the audit
// takes is set by the reviewer, as the document on each transition says.
var SM100 = rule.Rule{ID: "SM-100", Source: "IAF MD 26:2023", Clause: "-", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
	"A certification moves to a later edition of its standard by an application, a review, an audit of the changes and a decision; the expiry stays.",
	"认证转换到新版标准，须经申请、评审、对变化内容的审核和认证决定；到期日不变。")}

// Moved are the editions with the one that is named in the place of an earlier one of the same standard.
func Moved(editions []string, to string) []string {
	out := slices.Clone(editions)
	for i, code := range out {
		if standard.Same(code, to) {
			out[i] = to
		}
	}
	return out
}

// MovesTo is the edition that a transition leads to, empty for other kinds.
func (r Record) MovesTo() string {
	if r.Kind != Transition || r.Certified == nil {
		return ""
	}
	i := slices.IndexFunc(r.Standards, func(code string) bool { return standard.Same(code, r.Certified.Standard) })
	if i < 0 {
		return ""
	}
	return r.Standards[i]
}
