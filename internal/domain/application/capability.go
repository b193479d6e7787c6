package application

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
)

// Q1 asks whether the body can audit what it accepts.
var Q1 = rule.Rule{ID: "Q1", Source: cnca, Clause: "3", Level: rule.Enforce, Says: text.T(
	"In China the body has at least two auditors of the field for what it certifies.",
	"在中国，认证机构对其认证的业务范围至少应有两名本领域审核员。")}

// AuditorsOf is how many of the people are competent to audit the standard on the day.
func AuditorsOf(people []staff.Record, standard string, on date.Date) int {
	n := 0
	for _, p := range people {
		if p.Qualified(staff.Audit, standard, on) {
			n++
		}
	}
	return n
}

// capable is the breach of Q1 where too few people of the body may audit the standard.
func (a *Application) capable(f Facts) rule.Broken {
	if least := f.Limits.Of(pack.FieldAuditors); f.Auditors < least {
		return rule.Broken{Q1.Breaks(text.Tf("%d of the body's people are competent to audit %s; %d are needed.",
			"本机构有%d人具备%s审核能力，需要%d人。", f.Auditors, a.r.Standard, least)).At("competence")}
	}
	return nil
}
