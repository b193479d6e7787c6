package audittime

import (
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// REC2 lets a body that knows the client plan its further cycles by a method of its own.
var REC2 = rule.Rule{ID: "REC-2", Source: md5, Clause: "7", Level: rule.Compute, Confidence: rule.Check, Says: text.T(
	"From the second cycle on the days of surveillance and recertification may be individual, by a method that the body agreed with its accreditation body; a second person endorses them.",
	"自第二个认证周期起，监督审核和再认证审核的人日可按认证机构与认可机构商定的方法单独确定，并须经第二人认可。")}

// Individual are the days of a second or later cycle by a method of the body's own.
type Individual struct {
	Surveillance    HalfDays `json:"surveillance"`
	Recertification HalfDays `json:"recertification"`
	Method          string   `json:"method"` // the document by which it was agreed with the accreditation body
	Reason          string   `json:"reason"`
}

func (i Individual) check(bad *fault.Invalid) {
	for _, d := range []struct {
		field string
		days  HalfDays
		name  text.Text
	}{
		{"surveillance", i.Surveillance, text.T("each surveillance", "每次监督审核")},
		{"recertification", i.Recertification, text.T("the recertification", "再认证审核")},
	} {
		if d.days <= 0 || d.days > DaysOf(mostSet) {
			bad.Add("individual."+d.field, text.Tf("Give the days of %s, whole or half, above 0 and at most %d.",
				"请填写%s的人日，应为大于0且不超过%d的整数或半数。", d.name, mostSet))
		}
	}
	bad.Require("individual.method", i.Method)
}

// individual takes the days of the cycle as they were set, in the place of those computed.
func (c *calc) individual() {
	i := c.in.Individual
	if i == nil {
		return
	}
	for _, d := range []struct {
		of       text.Text
		computed *HalfDays
		set      HalfDays
	}{
		{text.T("Surveillance", "监督审核"), &c.sheet.SurveillanceDays, i.Surveillance},
		{text.T("Recertification", "再认证审核"), &c.sheet.RecertificationDays, i.Recertification},
	} {
		c.step(REC2, d.set.String(), text.Tf("%s: %s days in the place of %s, by %s. Reason: %s", "%s：%s人日，代替%s人日，依据%s。理由：%s", d.of, d.set, *d.computed, i.Method, i.Reason))
		*d.computed = d.set
	}
}
