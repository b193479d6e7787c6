package finding

import (
	"slices"
	"strings"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

var IM8 = rule.Rule{ID: "IM-8", Source: "IAF MD 11:2023", Clause: "4", Level: rule.Enforce, Says: text.T(
	"Where several standards are audited together, each finding can be traced to every standard and clause that it concerns.",
	"多个标准一起审核时，每项审核发现应能追溯到其涉及的每个标准和条款。")}

var MS14 = rule.Rule{ID: "MS-14", Source: "IAF MD 1:2023", Clause: "7", Level: rule.Enforce, Says: text.T(
	"An organisation with several sites says for each nonconformity whether the other sites are affected, and what it did there.",
	"多场所组织应针对每项不符合说明其他场所是否受影响以及已采取的措施。")}

// Agreed is what the agreement with the client says of the audits of a programme.
type Agreed struct {
	Standards []string
	Sites     int
	Book      standard.Book // of the body's own among the standards
}

// Criterion is a clause of another standard that the finding concerns as well.
type Criterion struct {
	Standard string `json:"standard" maxLength:"80"`
	Clause   string `json:"clause" maxLength:"40"`
}

// checkAlso wants every further criterion to be a clause of another standard of the agreement, each once (IM-8).
func (w Writing) checkAlso(own string, agreed Agreed) error {
	var out rule.Broken
	for i, c := range w.Also {
		field := text.Tf("also[%d]", "%d", i).En
		switch {
		case c.Standard == own || !slices.Contains(agreed.Standards, c.Standard):
			out = append(out, IM8.Breaks(text.Tf("%s is no other standard of the agreement.", "%s不是合同中的其他标准。", c.Standard)).At(field+".standard"))
		case slices.Index(w.Also, c) < i:
			out = append(out, IM8.Breaks(text.Tf("%s, %s, is named twice.", "%s第%s条重复。", c.Standard, c.Clause)).At(field+".clause"))
		}
	}
	if err := out.OrNil(); err != nil {
		return err
	}
	var bad fault.Invalid
	for i, c := range w.Also {
		if agreed.Book.ClauseTitle(c.Standard, c.Clause).IsZero() {
			bad.Add(text.Tf("also[%d].clause", "%d", i).En, text.Tf("%s has no clause %q.", "%s没有条款“%s”。", c.Standard, c.Clause))
		}
	}
	return bad.OrNil()
}

// trimmed is the writing without stray blanks around its clauses.
func (w Writing) trimmed() Writing {
	w.Clause, w.Also = strings.TrimSpace(w.Clause), slices.Clone(w.Also)
	for i := range w.Also {
		w.Also[i].Clause = strings.TrimSpace(w.Also[i].Clause)
	}
	return w
}

// Criteria names the clauses that the finding concerns, each with its standard where there are several.
func (r Record) Criteria() string {
	if len(r.Also) == 0 {
		return r.Clause
	}
	all := []string{r.Standard + ", " + r.Clause}
	for _, c := range r.Also {
		all = append(all, c.Standard+", "+c.Clause)
	}
	return strings.Join(all, "; ")
}

// Keys are the parts that the answer to the finding has: the other sites only where there are some (MS-14).
func (r Record) Keys() []PartKey {
	if r.Sites > 1 && r.Grade.Nonconformity() {
		return PartKeys
	}
	return slices.DeleteFunc(slices.Clone(PartKeys), func(k PartKey) bool { return k == OtherSites })
}

// planned are the parts that make the plan of the answer.
func (r Record) planned() []PartKey {
	return slices.DeleteFunc(slices.Clone(r.Keys()), func(k PartKey) bool { return k == Evidence })
}
