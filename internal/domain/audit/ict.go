package audit

import (
	"strings"

	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// The rules on information and communication technology in the place of being there.
var (
	MD4_1 = rule.Rule{ID: "MD4-1", Source: "IAF MD 4:2023", Clause: "4", Level: rule.Enforce, Says: text.T(
		"Before parts of an audit are held by remote means, security and confidentiality are agreed with the client, risks and opportunities are assessed, and both sides have the tools and can use them; the plan says so.",
		"采用远程方式实施部分审核前，应与客户商定安全和保密措施，评估风险和机遇，并确认双方具备所需工具和能力；审核计划应予说明。")}
	MD4_2 = rule.Rule{ID: "MD4-2", Source: "IAF MD 4:2023", Clause: "4", Level: rule.Enforce, Says: text.T(
		"The report says how far remote means were used and how effective they were.",
		"审核报告应说明远程方式的使用程度及其有效性。")}
	MD4_3 = rule.Rule{ID: "MD4-3", Source: "IAF MD 4:2023", Clause: "4", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
		"A large part of an audit held by remote means needs a justification; from which part on is the policy of the body and of its accreditation body.",
		"远程审核占比较大的，须说明理由；比例由认证机构及认可机构规定。")}
)

// ICT is what was settled before parts of an audit are held by remote means.
type ICT struct {
	Tools    string `json:"tools,omitempty" maxLength:"1000" doc:"by which means"`
	Security string `json:"security,omitempty" maxLength:"2000" doc:"measures for security and confidentiality, as agreed with the client"`
	Risks    string `json:"risks,omitempty" maxLength:"2000" doc:"risks and opportunities, and why this is the better way"`
	Ready    bool   `json:"ready,omitempty" doc:"both sides have the tools and can use them"`
}

// Remote tells whether the plan holds parts of the audit by remote means.
func (r Record) Remote() bool { return r.remoteMinutes() > 0 }

func (r Record) remoteMinutes() (n int) {
	for _, it := range r.Plan.Items {
		if it.Remote {
			n += it.minutes() * max(len(it.Who), 1)
		}
	}
	return n
}

// RemotePercent is how much of the time of the plan is remote, in whole per cent.
func (r Record) RemotePercent() int {
	all := 0
	for _, it := range r.Plan.Items {
		all += it.minutes() * max(len(it.Who), 1)
	}
	if all == 0 {
		return 0
	}
	return (100*r.remoteMinutes() + all/2) / all
}

// remoteBroken is what is not settled before parts are held by remote means (MD4-1).
func (r Record) remoteBroken() (out rule.Broken) {
	if !r.Remote() {
		return nil
	}
	x := ICT{}
	if r.Plan.ICT != nil {
		x = *r.Plan.ICT
	}
	for _, f := range []struct {
		field string
		said  bool
		lacks text.Text
	}{
		{"tools", strings.TrimSpace(x.Tools) != "", text.T("Say by which means parts of the audit are held.", "请说明采用何种远程方式。")},
		{"security", strings.TrimSpace(x.Security) != "", text.T("Say what was agreed with the client on security and confidentiality.", "请说明与客户商定的安全和保密措施。")},
		{"risks", strings.TrimSpace(x.Risks) != "", text.T("Assess the risks and opportunities of the remote means.", "请评估采用远程方式的风险和机遇。")},
		{"ready", x.Ready, text.T("Confirm that both sides have the tools and can use them.", "请确认双方具备所需工具和能力。")},
	} {
		if !f.said {
			out = append(out, MD4_1.Breaks(f.lacks).At("ict."+f.field))
		}
	}
	return out
}

// WarnRemote is the warning that much of the audit is remote (MD4-3).
func (r Record) WarnRemote(limits pack.Set) rule.Broken {
	percent, most := r.RemotePercent(), limits.Of(pack.RemotePercent)
	if most == 0 || percent <= most {
		return nil
	}
	return rule.Broken{MD4_3.Breaks(text.Tf("%d %% of the planned time is remote, more than %d: the assessment of the risks says why.", "计划时间的%d%%为远程，超过%d%%：请在风险评估中说明理由。", percent, most)).At("items")}
}

// ict is the part of the report on remote means.
var ict = Heading{"ict", text.T("Remote means: extent and effectiveness", "远程审核方式的使用程度和有效性"), "IAF MD 4", true}

// Headings are the written parts of the report of this audit.
func (r Record) Headings() []Heading {
	out := Headings(r.Type)
	if r.Remote() {
		out = append(out, ict)
	}
	return out
}
