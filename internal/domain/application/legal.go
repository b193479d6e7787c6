package application

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM13 looks ahead at the legal document: a certificate names an organisation that exists for as long as it holds.
var SM13 = rule.Rule{ID: "SM-13", Source: condition, Clause: "9.1.1", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
	"The legal document of the applicant is in force for the three years of a certificate; where it ends before, its renewal is explained and looked for.",
	"申请组织的法律地位证明文件在证书三年有效期内持续有效；提前到期的，应说明换证安排并予以跟踪。")}

// cycleMonths is how long a certificate holds.
const cycleMonths = 36

// legal judges the last day of the legal document; one without a last day is unlimited.
func (e *Eligibility) legal(r Record, on date.Date) {
	until := r.Organisation.Data.LegalUntil
	switch at := "organisation.legal_until"; {
	case until.IsZero():
	case until.Before(on):
		e.add(e.by.legal.Breaks(text.Tf("The legal document ended on %s.", "法律地位证明文件已于%s到期。", until)).At(at))
	case until.Before(on.AddMonths(cycleMonths)):
		e.add(SM13.Breaks(text.Tf("The legal document ends on %s.", "法律地位证明文件将于%s到期。", until)).At(at))
	}
}
