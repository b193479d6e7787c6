package application

import (
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// Q1 asks whether the body can audit what it accepts.
var Q1 = rule.Rule{ID: "Q1", Source: cnca, Clause: "3", Level: rule.Enforce, Says: text.T(
	"In China the body has at least two auditors of the field for what it certifies.",
	"在中国，认证机构对其认证的业务范围至少应有两名本领域审核员。")}

// AuditorsOf is, for each of the standards, how many of the people are competent to audit it on the day.
func AuditorsOf(people []staff.Record, standards []string, on date.Date) map[string]int {
	out := map[string]int{}
	for _, code := range standards {
		for _, p := range people {
			if p.Qualified(staff.Audit, code, on) {
				out[code]++
			}
		}
	}
	return out
}

// Gap is a technical area in which nobody of the body is competent to audit to the standard.
type Gap struct {
	Standard string
	Area     text.Text // code and title
}

// Gaps are the technical areas named in the review in which none of the people is competent to audit on the day, for
// each standard whose audits need people of them.
func (r Record) Gaps(areas standard.AreaRecord, people []staff.Record, on date.Date) (out []Gap) {
	for _, code := range r.Standards {
		for _, area := range areas.Needed(code, r.Review.Sectors, r.Own) {
			if !slices.ContainsFunc(people, func(p staff.Record) bool { return p.QualifiedIn(area, staff.Audit, code, on) }) {
				out = append(out, Gap{code, areas.Name(area)})
			}
		}
	}
	return out
}

// beyond are the breaches of A3 for the areas that the body has nobody for.
func beyond(f Facts) (out rule.Broken) {
	for _, g := range f.Beyond {
		out = append(out, A3.Breaks(text.Tf("Nobody of the body is competent to audit %s in the area %s.", "本机构没有人具备%s在专业类别%s的审核能力。", g.Standard, g.Area)).At("sectors"))
	}
	return out
}

// capable is the breach of Q1 for each standard that too few people of the body may audit.
func (a *Application) capable(f Facts) (out rule.Broken) {
	least := f.Limits.Of(pack.FieldAuditors)
	for _, code := range a.r.Standards {
		if f.Auditors[code] < least {
			out = append(out, Q1.Breaks(text.Tf("%d of the body's people are competent to audit %s; %d are needed.",
				"本机构有%d人具备%s审核能力，需要%d人。", f.Auditors[code], code, least)).At("competence"))
		}
	}
	return out
}
