package audit

import (
	"slices"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// kindsOfTime are the audits whose time is computed, each with what it counts as; a follow-up has days of its own.
var kindsOfTime = map[programme.Kind]audittime.AuditType{
	programme.Stage1: audittime.Initial, programme.Stage2: audittime.Initial,
	programme.Surveillance: audittime.Surveillance, programme.Recertification: audittime.Recertification,
}

// Timed is what the audit counts as when its time is computed; ok is false where it is not.
func (r Record) Timed() (kind audittime.AuditType, ok bool) {
	kind, ok = kindsOfTime[r.Type]
	return kind, ok
}

// Time keeps the calculation that was made before the audit, and the sites that it visits.
func (a *Audit) Time(c id.Calculation, drawn []audittime.Drawn) {
	a.r.CalculationID, a.r.Drawn = c, drawn
}

// Visited are the sites that the other audits of the cycle visit, by their group.
func (r Record) Visited(audits []Record) map[string][]int {
	out := map[string][]int{}
	for _, one := range audits {
		if one.ID == r.ID || one.Cycle != r.Cycle || one.State == Cancelled {
			continue
		}
		for _, d := range one.Drawn {
			out[d.Group] = slices.Concat(out[d.Group], d.Numbers)
		}
	}
	return out
}

// WarnTime is the warning that the audit needs more days, computed from the persons of today, than it has (SUR-2).
func (r Record) WarnTime(s audittime.Sheet) rule.Broken {
	days := map[programme.Kind]audittime.HalfDays{programme.Stage1: s.Stage1Days, programme.Stage2: s.Stage2Days,
		programme.Surveillance: s.SurveillanceDays, programme.Recertification: s.RecertificationDays}
	needed, known := s.Of(r.Standard, days[r.Type])
	has := r.Days - r.Added // what an extension adds was determined by itself
	if _, timed := r.Timed(); !timed || !known || needed <= has {
		return nil
	}
	return rule.Broken{audittime.SUR2.Breaks(text.Tf("Computed from the persons of today the audit takes %s days; it has %s. Amend the agreement, or say why it is kept, at the headcount of the client.",
		"按当前人数计算，本次审核需%s人日，现为%s人日。请在客户的“人数”页变更合同，或说明维持原合同的理由。", needed, has))}
}
