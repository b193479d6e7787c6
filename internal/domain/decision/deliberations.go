package decision

import (
	"strings"

	"triennia/internal/domain/text"
)

// Deliberations are the papers of the decisions that more than one person took, was asked to take, or kept out of.
func Deliberations(decisions []Record) []Paper {
	out := []Paper{}
	for _, r := range decisions {
		if said := r.deliberated(); len(said) > 0 {
			out = append(out, Paper{Key: "deliberation:" + r.ID.String(), Letter: "g", Link: "/decisions/" + r.ID.String(),
				Name: list(text.Tf("%s: ", "%s：", r.Name().Capital()), said)})
		}
	}
	return out
}

// deliberated is what people said to the decision beside taking it alone, each in a sentence.
func (r Record) deliberated() (out []text.Text) {
	for _, d := range r.Dropped {
		if d.Why == "" {
			out = append(out, text.Tf("%s agreed and took it back", "%s同意后撤回", d.Names()))
			continue
		}
		out = append(out, text.Tf("%s agreed, %s disagreed: %s", "%s同意，%s不同意：%s", d.Names(), d.ByName, clause(d.Why)))
	}
	for _, x := range r.Recusals {
		out = append(out, text.Tf("%s kept out: %s", "%s回避：%s", x.ByName, clause(x.Reason)))
	}
	if m := r.Motion; m != nil && m.Needs > 1 {
		out = append(out, text.Tf("%s agreed (%d of %d)", "%s同意（%d/%d人）", m.Names(), len(m.Voices), m.Needs))
	}
	return out
}

// clause is what somebody wrote, as part of a longer sentence.
func clause(says string) string { return strings.TrimRight(says, ".。") }
