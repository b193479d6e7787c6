package application

import (
	"strings"

	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var I6 = rule.Rule{ID: "I6", Source: iso17021, Clause: "5.2.9", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
	"Certification is not linked with a consultancy: where the same one stands behind many clients, the body looks into it.",
	"认证不得与特定咨询机构挂钩；多个客户由同一咨询机构辅导时，认证机构应予以关注。")}

// ConsultantMonths is the time whose applications are looked at: a cycle.
const ConsultantMonths = 36

// Consultant is a consultancy that applicants name, and how many of them did.
type Consultant struct {
	Name    string `json:"name"`
	Clients int    `json:"clients"`
}

// WarnConsultants is the warning about each consultancy behind more clients than the body lets pass (I6).
func WarnConsultants(all []Consultant, most int) rule.Broken {
	var out rule.Broken
	for _, c := range all {
		if c.Clients > most {
			out = append(out, I6.Breaks(text.Tf("%s is the consultancy of %d clients; more than %d are looked into.", "%s为%d个客户提供咨询；超过%d个时应予关注。", c.Name, c.Clients, most)))
		}
	}
	return out
}

// Consulted compares what is told of consultancy with who works on the application.
var Consulted = rule.Rule{ID: "SM-12", Source: iso17021, Clause: "5.2.9", Level: rule.Warn, Says: text.T(
	"A consultant who works on the application is told of in it.",
	"参与申请工作的咨询人员应在申请中如实说明。")}

// Untold is the warning that consultants have access for the client while the application tells of none; names are theirs.
func (r Record) Untold(names []string) rule.Broken {
	if len(names) == 0 || r.Consultancy.Data.Received == "yes" {
		return nil
	}
	return rule.Broken{Consulted.Breaks(text.Tf("%s has access as a consultant; the application tells of no consultancy.",
		"%s以咨询人员身份参与，但申请中未说明接受过咨询。", strings.Join(names, ", "))).At("consultancy.received")}
}
