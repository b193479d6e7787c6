package pdf

import (
	"time"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/text"
)

// AuditReport is the audit report of ISO/IEC 17021-1, 9.4.8 in both languages, made at the given instant:
// what the audit itself knows, then the written parts, then the findings.
func AuditReport(r audit.Record, findings []finding.Record, body text.Text, at time.Time) ([]byte, error) {
	d := New(auditPage(r, body, text.T("Audit report", "审核报告"), at))
	d.Title(text.T("Audit report", "审核报告"))
	if !r.ReportIssued() {
		d.Banner(text.T("Draft, not yet issued", "草稿，尚未发出"))
	}
	d.Facts(append([]Fact{{text.T("Certification body", "认证机构"), Join(body, "\n")}}, auditFacts(r)...)...)
	if r.Report.Recommendation != "" {
		d.Heading(text.T("Recommendation", "推荐意见"))
		d.Both(audit.RecommendationNames[r.Report.Recommendation], Style{Bold: true})
	}
	team(d, r)
	meeting(d, text.T("Opening meeting", "首次会议"), r.Opening)
	meeting(d, text.T("Closing meeting", "末次会议"), r.Closing)
	stage1(d, r.Stage1)
	for _, h := range r.Headings() {
		section(d, r, h)
	}
	findingsTable(d, findings)
	if r.ReportIssued() {
		d.Gap(10)
		d.Facts(Fact{text.T("Issued", "发出"), r.Report.IssuedOn.String() + "  " + r.Report.IssuedBy})
	}
	return d.Bytes()
}

func meeting(d *Doc, name text.Text, m *audit.Meeting) {
	if m == nil {
		return
	}
	d.Heading(name)
	d.Facts(Fact{text.T("When and where", "时间和地点"), m.Day.String() + " " + m.Time + "  " + m.Place})
	var rows []Row
	for _, a := range m.Attendees {
		side := text.T("Client", "客户")
		if a.Body {
			side = text.T("Audit team", "审核组")
		}
		rows = append(rows, Cells(a.Name, a.Role, Join(side, "  ")))
	}
	d.Table([]Column{{Head: text.T("Attendee", "参加人员"), Width: 30}, {Head: text.T("Function", "职务"), Width: 40}, {Head: text.T("Side", "所属"), Width: 30}}, rows)
	if m.Notes != "" {
		d.Paragraph(m.Notes, Style{})
	}
}

var (
	answers = map[string]text.Text{"yes": text.T("yes", "是"), "partly": text.T("partly", "部分"), "no": text.T("no", "否"), "": text.T("open", "未答")}

	readiness = map[audit.Readiness]text.Text{
		audit.Ready:    text.T("The client is ready for stage 2.", "客户已为第二阶段审核做好准备。"),
		audit.NotReady: text.T("The client is not ready for stage 2; the areas of concern are to be resolved first.", "客户尚未就绪，应先解决关注点。"),
		audit.RepeatIt: text.T("Stage 1 has to be held again.", "需重新进行第一阶段审核。"),
	}
)

func stage1(d *Doc, s *audit.Stage1) {
	if s == nil {
		return
	}
	d.Heading(text.T("Objectives of stage 1", "第一阶段审核目标"))
	var rows []Row
	for _, o := range s.Objectives {
		rows = append(rows, Cells(o.Key, Join(o.Says, "\n"), Join(answers[o.Met], "  "), o.Note))
	}
	d.Table([]Column{{Head: text.T("", ""), Width: 5}, {Head: text.T("Objective", "目标"), Width: 50}, {Head: text.T("Met", "达成"), Width: 15}, {Head: text.T("Note", "说明"), Width: 30}}, rows)
	if says, ok := readiness[s.Readiness]; ok {
		d.Both(says, Style{Bold: true})
	}
	if s.Conclusion != "" {
		d.Paragraph(s.Conclusion, Style{})
	}
}

func section(d *Doc, r audit.Record, h audit.Heading) {
	d.Heading(h.Title)
	for _, s := range r.Report.Sections {
		if s.Key != h.Key {
			continue
		}
		if s.Body.IsZero() && s.None {
			d.Both(text.T("None.", "无。"), Style{Color: Grey})
			return
		}
		d.Both(s.Body, Style{})
		return
	}
	d.Both(text.T("Not yet written.", "尚未填写。"), Style{Color: Grey})
}

func findingsTable(d *Doc, findings []finding.Record) {
	d.Heading(text.T("Findings", "审核发现"))
	if len(findings) == 0 {
		d.Both(text.T("There are no findings.", "无审核发现。"), Style{Color: Grey})
		return
	}
	var rows []Row
	for _, f := range findings {
		if f.State == finding.Draft || f.State == finding.Dropped {
			continue
		}
		said := f.Statement
		if f.Requirement != "" {
			said = Join(text.T("Requirement", "要求"), " ") + ": " + f.Requirement + "\n" + said
		}
		if f.Evidence != "" {
			said += "\n" + Join(text.T("Evidence", "证据"), " ") + ": " + f.Evidence
		}
		rows = append(rows, Cells(f.Reference, Join(finding.GradeNames[f.Grade], "\n"), f.Criteria(), said, Join(finding.StateNames[f.State], "\n")))
	}
	d.Table([]Column{
		{Head: text.T("No.", "编号"), Width: 14}, {Head: text.T("Grade", "等级"), Width: 18}, {Head: text.T("Clause", "条款"), Width: 9},
		{Head: text.T("Finding", "内容"), Width: 48}, {Head: text.T("State", "状态"), Width: 14},
	}, rows)
}
