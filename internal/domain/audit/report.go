package audit

import (
	"slices"
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Recommendation is what the team leader recommends.
type Recommendation string

const (
	Positive    Recommendation = "positive"
	Conditional Recommendation = "conditional" // after the open findings are resolved
	Negative    Recommendation = "negative"
)

// RecommendationNames are the sentences of the recommendation on paper.
var RecommendationNames = map[Recommendation]text.Text{
	Positive:    text.T("The audit team recommends certification.", "审核组推荐认证。"),
	Conditional: text.T("The audit team recommends certification once the findings are resolved.", "审核组推荐在不符合项解决后予以认证。"),
	Negative:    text.T("The audit team does not recommend certification.", "审核组不推荐认证。"),
}

// Section is one written part of the report.
type Section struct {
	Key  string    `json:"key"`
	Body text.Text `json:"body"`
	None bool      `json:"none,omitempty"` // considered, nothing to say
}

// Report is the written part of the audit report; team, dates, plan and findings come from the audit itself.
type Report struct {
	Sections       []Section      `json:"sections,omitempty" nullable:"false"`
	Recommendation Recommendation `json:"recommendation,omitempty"`
	IssuedOn       date.Date      `json:"issued_on,omitzero"`
	IssuedBy       string         `json:"issued_by,omitempty"`
}

// Heading is a part that a report must have.
type Heading struct {
	Key    string    `json:"key"`
	Title  text.Text `json:"title"`
	Clause string    `json:"clause"`
	Never  bool      `json:"never"` // may never be left empty as "none"
}

var F5 = rule.Rule{ID: "F5", Source: "ISO/IEC 17021-1:2015", Clause: "9.4.8.1", Level: rule.Enforce, Says: text.T(
	"Each audit has a written report, owned by the certification body; the team leader is responsible for it.",
	"每次审核应有书面报告，报告归认证机构所有，由审核组长负责。")}

var F6 = rule.Rule{ID: "F6", Source: "ISO/IEC 17021-1:2015", Clause: "9.4.8.2", Level: rule.Enforce, Says: text.T(
	"The audit report has all the contents that the standard asks for.", "审核报告应包含标准要求的全部内容。")}

var F7 = rule.Rule{ID: "F7", Source: "ISO/IEC 17021-1:2015", Clause: "9.4.8.3", Level: rule.Enforce, Says: text.T(
	"The report states conformity and effectiveness, whether the scope is appropriate, and whether the objectives were met.",
	"报告应说明体系的符合性和有效性、范围的适宜性以及审核目标是否实现。")}

// Headings are the written parts of the report: 9.4.8.2 and, except at stage 1, 9.4.8.3.
func Headings(k programme.Kind) []Heading {
	out := []Heading{
		{"representative", text.T("Client's representative", "客户代表"), "9.4.8.2 b", true},
		{"criteria", text.T("Audit criteria", "审核准则"), "9.4.8.2 d", true},
		{"objectives", text.T("Audit objectives", "审核目的"), "9.4.8.2 e", true},
		{"scope", text.T("Audit scope", "审核范围"), "9.4.8.2 f", true},
		{"deviations", text.T("Deviations from the plan and their reasons", "偏离审核计划的情况及理由"), "9.4.8.2 g", false},
		{"programme_issues", text.T("Significant issues that affect the audit programme", "影响审核方案的重要事项"), "9.4.8.2 h", false},
		{"evidence", text.T("Findings, evidence and conclusions", "审核发现、证据和结论"), "9.4.8.2 k", true},
		{"changes", text.T("Significant changes since the last audit", "上次审核以来的重大变更"), "9.4.8.2 l", false},
		{"unresolved", text.T("Unresolved issues", "未解决的问题"), "9.4.8.2 m", false},
		{"combined", text.T("Combined, joint or integrated audit", "结合、联合或一体化审核"), "9.4.8.2 n", false},
		{"disclaimer", text.T("Sampling disclaimer", "抽样局限性声明"), "9.4.8.2 o", true},
		{"marks", text.T("Use of certification documents and marks", "认证文件和标志的使用"), "9.4.8.2 q", false},
		{"earlier_findings", text.T("Verification of earlier nonconformities", "以往不符合项的验证"), "9.4.8.2 q", false},
	}
	if k == programme.Stage1 {
		return out
	}
	return append(out,
		Heading{"conformity", text.T("Conformity and effectiveness of the management system", "管理体系的符合性和有效性"), "9.4.8.3 a", true},
		Heading{"internal_audit", text.T("Internal audit and management review", "内部审核和管理评审"), "9.4.8.3 a", true},
		Heading{"scope_appropriate", text.T("Appropriateness of the certification scope", "认证范围的适宜性"), "9.4.8.3 b", true},
		Heading{"objectives_met", text.T("Fulfilment of the audit objectives", "审核目的的实现情况"), "9.4.8.3 c", true},
	)
}

// WriteReport keeps the written parts of the report while it is being written.
func (a *Audit) WriteReport(sections []Section, rec Recommendation) error {
	if err := a.writable(); err != nil {
		return err
	}
	if _, ok := RecommendationNames[rec]; rec != "" && !ok {
		var bad fault.Invalid
		bad.Add("recommendation", text.T("There is no such recommendation.", "没有这种推荐意见。"))
		return bad
	}
	a.r.Report.Sections, a.r.Report.Recommendation = sections, rec
	a.add("audit.report_written")
	return nil
}

func (r Record) section(key string) Section {
	for _, s := range r.Report.Sections {
		if s.Key == key {
			return s
		}
	}
	return Section{Key: key}
}

// Written tells whether the part says something, or says that there is nothing to say where it may.
func (r Record) Written(h Heading) bool {
	s := r.section(h.Key)
	said := strings.TrimSpace(s.Body.En+s.Body.Zh) != ""
	return said || s.None && !h.Never
}

// ReportBroken lists what the report still lacks, each with its clause.
func (r Record) ReportBroken() rule.Broken {
	out := slices.Concat(r.stage1Broken(), r.soaBroken(), r.topicsBroken())
	for _, h := range r.Headings() {
		if r.Written(h) {
			continue
		}
		broken := F6
		switch {
		case strings.HasPrefix(h.Clause, "9.4.8.3"):
			broken = F7
		case h.Key == ict.Key:
			broken = MD4_2
		}
		out = append(out, broken.Breaks(text.Tf("The report lacks: %s.", "报告缺少：%s。", h.Title)).At("sections."+h.Key))
	}
	if r.Type != programme.Stage1 && r.Report.Recommendation == "" {
		out = append(out, F6.Breaks(text.T("The report lacks the recommendation of the audit team.", "报告缺少审核组的推荐意见。")).At("recommendation"))
	}
	return out
}

// ReportIssued tells whether the report is with the client; while it is reopened it is not.
func (r Record) ReportIssued() bool { return !r.Report.IssuedOn.IsZero() && r.State != FieldClosed }

// samplingDisclaimer is the statement of 9.4.8.2 o as the report begins with it.
var samplingDisclaimer = text.T(
	"The audit was based on a sample of the information available; nonconformities may exist that were not found.",
	"本次审核基于对可获得信息的抽样，可能存在未被发现的不符合。")

// draftReport begins the report with what the plan and the meetings say already; the team completes it.
func (a *Audit) draftReport() {
	if len(a.r.Report.Sections) > 0 {
		return
	}
	known := map[string]text.Text{
		"representative": {En: strings.Join(a.r.clientAttendees(), ", ")}, "criteria": {En: a.r.Plan.Criteria},
		"objectives": {En: a.r.Plan.Objectives}, "scope": {En: a.r.Plan.Scope}, "disclaimer": samplingDisclaimer,
	}
	for _, h := range a.r.Headings() {
		if body, ok := known[h.Key]; ok && !body.IsZero() {
			a.r.Report.Sections = append(a.r.Report.Sections, Section{Key: h.Key, Body: body})
		}
	}
}

func (r Record) clientAttendees() []string {
	var out []string
	for _, x := range r.Closing.Attendees {
		if !x.Body {
			out = append(out, x.Name)
		}
	}
	return out
}
