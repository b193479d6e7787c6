package application

import (
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var I6 = rule.Rule{ID: "I6", Source: iso17021, Clause: "5.2.9", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
	"Certification is not linked with a consultancy: where the same one stands behind many clients, the body looks into it.",
	"认证不得与特定咨询机构挂钩；多个客户由同一咨询机构辅导时，认证机构应予以关注。")}

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
