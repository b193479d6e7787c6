package decision

import (
	"fmt"
	"slices"
	"strings"

	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Part is one part of the file as a reviewer reads it, such as the report of an audit or a finding.
type Part struct {
	Key    string    `json:"key"`
	Title  text.Text `json:"title"`
	Fields []Field   `json:"fields" nullable:"false"`
	// Files belong to what the part says. Parts that were kept before files were looked at have none, not even an empty list.
	Files []File `json:"files,omitzero" nullable:"false"`
}

// File is a received file of a part, by its content.
type File struct {
	ID     id.Document `json:"id"`
	Name   string      `json:"name,omitempty"`
	SHA256 string      `json:"sha256,omitempty"`
}

// Field is one line of a part.
type Field struct {
	Key  string    `json:"key"`
	Name text.Text `json:"name"`
	Says text.Text `json:"says"`
}

func (p *Part) add(key string, name, says text.Text) {
	if !says.IsZero() {
		p.Fields = append(p.Fields, Field{key, name, says})
	}
}

func (p *Part) attach(files ...id.Document) {
	for _, f := range files {
		if !f.IsZero() {
			p.Files = append(p.Files, File{ID: f})
		}
	}
}

// FilesOf are the files of the parts.
func FilesOf(parts []Part) (out []id.Document) {
	for _, p := range parts {
		for _, f := range p.Files {
			out = append(out, f.ID)
		}
	}
	return out
}

// Name gives the files of the parts their names and hashes.
func (f *Dossier) Name(documents []application.Document) {
	for _, p := range f.Parts {
		for i, x := range p.Files {
			if j := slices.IndexFunc(documents, func(d application.Document) bool { return d.ID == x.ID }); j >= 0 {
				p.Files[i].Name, p.Files[i].SHA256 = documents[j].Name, documents[j].SHA256
			}
		}
	}
}

func (p *Part) plain(key string, name text.Text, says string) { p.add(key, name, text.T(says, says)) }

func has(parts []Part, part, field string) bool {
	return slices.ContainsFunc(parts, func(p Part) bool {
		return p.Key == part && (field == "" || slices.ContainsFunc(p.Fields, func(f Field) bool { return f.Key == field }))
	})
}

// PartsOf is the file of a decision in the parts that a technical review looks at: application, agreement, the time of
// the audits, plans, reports, the statement of applicability and the findings.
func PartsOf(a application.Record, c contract.Record, audits []audit.Record, findings []finding.Record) []Part {
	out := []Part{partOfApplication(a), partOfContract(c), partOfTime(audits)}
	for _, x := range audits {
		out = append(out, partOfPlan(x), partOfReport(x))
	}
	if s := audit.SoAOf(audits); s != nil {
		p := Part{Key: "soa", Files: []File{}, Title: text.T("Statement of applicability", "适用性声明")}
		p.add("soa", p.Title, text.Tf("version %s of %s", "%[1]s版，%[2]s", s.Version, s.On))
		out = append(out, p)
	}
	for _, x := range findings {
		if x.State != finding.Dropped {
			out = append(out, partOfFinding(x))
		}
	}
	return slices.DeleteFunc(out, func(p Part) bool { return len(p.Fields) == 0 })
}

func partOfApplication(a application.Record) Part {
	p := Part{Key: "application", Files: []File{}, Title: text.Tf("Application %s", "认证申请%s", a.Reference)}
	p.plain("standards", text.T("Standards", "认证标准"), strings.Join(a.Standards, ", "))
	var sites, groups []string
	for _, s := range a.Sites.Data.List {
		sites = append(sites, s.Name.In(text.En))
	}
	for _, g := range a.Headcount.Data.Groups {
		groups = append(groups, fmt.Sprintf("%s %d/%d", g.Activity.In(text.En), g.InScope, g.Total))
	}
	p.plain("sites", text.T("Sites", "场所"), strings.Join(sites, ", "))
	p.plain("headcount", text.T("Persons in scope, of all", "覆盖人数/总人数"), strings.Join(groups, "; "))
	p.plain("operated", text.T("System in operation since", "体系运行起始日期"), a.System.Data.OperatedSince.String())
	p.plain("internal_audit", text.T("Internal audit", "内部审核"), a.System.Data.InternalAudit.String())
	p.plain("management_review", text.T("Management review", "管理评审"), a.System.Data.ManagementReview.String())
	for _, m := range a.Materials {
		p.attach(m.DocumentID)
	}
	if !a.Review.DecidedOn.IsZero() {
		p.add("review", text.T("Application review", "申请评审"), text.Tf("%s, %s", "%s，%s", a.Review.DecidedBy, a.Review.DecidedOn))
	}
	return p
}

func partOfContract(c contract.Record) Part {
	p := Part{Key: "agreement", Files: []File{}, Title: text.Tf("Agreement %s, version %d", "认证合同%s，第%d版", c.Reference, c.Number)}
	p.plain("standards", text.T("Standards", "认证标准"), strings.Join(c.Standards, ", "))
	p.add("scope", text.T("Scope", "认证范围"), c.Scope)
	var sites []string
	for _, s := range c.Sites {
		sites = append(sites, fmt.Sprintf("%s (%d)", s.Name.In(text.En), s.Headcount))
	}
	if c.Scan != nil {
		p.attach(c.Scan.DocumentID)
	}
	p.plain("sites", text.T("Sites and persons", "场所及人数"), strings.Join(sites, ", "))
	return p
}

func partOfTime(audits []audit.Record) Part {
	p := Part{Key: "time", Files: []File{}, Title: text.T("Time of the audits", "审核时间")}
	for _, x := range audits {
		p.add(x.Reference, text.Tf("%s, %s", "%s，%s", x.Reference, x.Title()),
			text.Tf("needed %s days, planned %s hours; on site %s – %s", "需%s天，计划%s小时；现场%s至%s",
				x.Days.String(), fmt.Sprintf("%.1f", float64(x.PlannedMinutes())/60), x.From(), x.To()))
	}
	return p
}

func partOfPlan(x audit.Record) Part {
	p := Part{Key: "plan:" + x.Reference, Files: []File{}, Title: text.Tf("Plan of %s, %s", "%s%s的计划", x.Reference, x.Title())}
	p.plain("objectives", text.T("Objectives", "审核目的"), x.Plan.Objectives)
	p.plain("criteria", text.T("Criteria", "审核准则"), x.Plan.Criteria)
	p.plain("scope", text.T("Scope", "审核范围"), x.Plan.Scope)
	p.plain("places", text.T("Places", "审核地点"), x.Plan.Places)
	var items []string
	for _, i := range x.Plan.Items {
		items = append(items, fmt.Sprintf("%s %s–%s %s", i.Day, i.From, i.To, i.Topic))
	}
	p.plain("items", text.T("Timetable", "日程"), strings.Join(items, "\n"))
	return p
}

func partOfReport(x audit.Record) Part {
	p := Part{Key: "report:" + x.Reference, Files: []File{}, Title: text.Tf("Report of %s, %s", "%s%s的报告", x.Reference, x.Title())}
	for _, h := range x.Headings() {
		i := slices.IndexFunc(x.Report.Sections, func(s audit.Section) bool { return s.Key == h.Key })
		if i < 0 {
			continue
		}
		says := x.Report.Sections[i].Body
		if x.Report.Sections[i].None {
			says = text.T("nothing to report", "无")
		}
		p.add(h.Key, h.Title, says)
	}
	if x.Stage1 != nil {
		p.plain("conclusion", text.T("Conclusion of stage 1", "第一阶段结论"), x.Stage1.Conclusion)
	}
	p.add("recommendation", text.T("Recommendation", "推荐意见"), audit.RecommendationNames[x.Report.Recommendation])
	return p
}

func partOfFinding(x finding.Record) Part {
	p := Part{Key: "finding:" + x.Reference, Files: []File{}, Title: text.Tf("Finding %s", "审核发现%s", x.Reference)}
	p.add("grade", text.T("Grade", "等级"), finding.GradeNames[x.Grade])
	p.plain("clause", text.T("Clause", "条款"), x.Criteria())
	p.plain("requirement", text.T("Requirement", "要求"), x.Requirement)
	p.plain("statement", text.T("Statement", "不符合陈述"), x.Statement)
	p.plain("evidence", text.T("Objective evidence", "客观证据"), x.Evidence)
	p.attach(x.Documents...)
	for _, k := range x.Keys() {
		p.attach(x.Part(k).Documents...)
		p.plain("answer_"+string(k), finding.PartNames[k], x.Part(k).Text)
	}
	p.add("state", text.T("State", "状态"), finding.StateNames[x.State])
	return p
}
