package application

import (
	"strings"

	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM15 has the review face records that are kept from the audit team.
var SM15 = rule.Rule{ID: "SM-15", Source: "ISO/IEC 17021-1:2015 and ISO/IEC 27006-1:2024", Clause: "8.4, 8.4.2", Level: rule.Enforce, Says: text.T(
	"Where the applicant declares records that the audit team may not see, the review says with a reason whether the audit is possible without them; an application is not accepted where it is not.",
	"申请组织声明审核组不得查阅某些记录的，申请评审应说明在不查阅这些记录的情况下能否实施审核及其理由；不能实施的，不予受理。")}

// Restricts tells whether the applicant declares records that the audit team may not see.
func (r Record) Restricts() bool { return strings.TrimSpace(r.Declarations.Data.Restricted) != "" }

// auditable is the breach of SM-15 while the review does not say that the audit is possible.
func (a *Application) auditable() rule.Broken {
	possible := a.r.Review.Restricted
	if !a.r.Restricts() || possible.Holds == "yes" && strings.TrimSpace(possible.Notes) != "" {
		return nil
	}
	why := text.T("Say whether the audit is possible without the records that the team may not see, and why.", "请说明在审核组不得查阅这些记录的情况下能否实施审核，以及理由。")
	if possible.Holds == "no" {
		why = text.T("The audit is not possible without the records that the team may not see: settle it with the applicant, or decline.", "不查阅这些记录就无法实施审核：请与申请组织协商，或不予受理。")
	}
	return rule.Broken{SM15.Breaks(why).At("restricted")}
}

// TellTeam says to the audit team what it may not see, and how the review settled it.
func (r Record) TellTeam() rule.Broken {
	if !r.Restricts() {
		return nil
	}
	return rule.Broken{SM15.Breaks(text.Tf("The client keeps back: %s. The application review on this: %s", "客户声明审核组不得查阅：%s。申请评审意见：%s",
		strings.TrimSpace(r.Declarations.Data.Restricted), r.Review.Restricted.Notes)).At("declarations.restricted")}
}
