package pdf

import (
	"strconv"
	"strings"
	"time"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// AuditPlan is the audit plan of ISO/IEC 17021-1, 9.2.3.2 in both languages, made at the given instant.
func AuditPlan(r audit.Record, body text.Text, at time.Time) ([]byte, error) {
	d := New(auditPage(r, body, text.T("Audit plan", "审核计划"), at))
	d.Title(text.T("Audit plan", "审核计划"))
	d.Facts(auditFacts(r)...)
	d.Facts(
		Fact{text.T("Objectives", "审核目的"), r.Plan.Objectives}, Fact{text.T("Criteria", "审核准则"), r.Plan.Criteria},
		Fact{text.T("Scope", "审核范围"), r.Plan.Scope}, Fact{text.T("Places", "审核地点"), r.Plan.Places},
	)
	if x := r.Plan.ICT; x != nil && r.Remote() {
		d.Facts(
			Fact{text.T("Remote means", "远程方式"), x.Tools}, Fact{text.T("Part of the planned time", "占计划时间的比例"), strconv.Itoa(r.RemotePercent()) + " %"},
			Fact{text.T("Security and confidentiality", "安全和保密"), x.Security}, Fact{text.T("Risks and opportunities", "风险和机遇"), x.Risks},
		)
	}
	team(d, r)
	d.Heading(text.T("Programme of the days", "审核日程"))
	var rows []Row
	for _, it := range r.Plan.Items {
		rows = append(rows, Cells(it.Day.String(), it.From+"–"+it.To, it.Topic, strings.Join(it.Clauses, ", "), names(r, it.Who), place(it)))
	}
	d.Table([]Column{
		{Head: text.T("Day", "日期"), Width: 13}, {Head: text.T("Time", "时间"), Width: 14}, {Head: text.T("Topic", "内容"), Width: 32},
		{Head: text.T("Clauses", "条款"), Width: 16}, {Head: text.T("Who", "人员"), Width: 18}, {Head: text.T("Place", "地点"), Width: 15},
	}, rows)
	d.Both(text.T("The plan may change during the audit as its results require; changes are agreed on the spot.",
		"审核过程中可根据审核情况调整计划，调整应现场商定。"), Style{Size: 8.5, Color: Grey})
	return d.Bytes()
}

// place is where an entry is held, or that it is remote.
func place(it audit.PlanItem) string {
	if !it.Remote {
		return it.Place
	}
	return strings.TrimSpace(it.Place + " remote 远程")
}

func auditPage(r audit.Record, body, title text.Text, at time.Time) Page {
	return Page{Title: Join(title, " ") + " " + r.Reference, Author: body.In(text.En), At: at,
		HeadLeft: Join(body, "  "), HeadRight: r.Reference, Foot: Join(r.ClientName, "  ")}
}

func auditFacts(r audit.Record) []Fact {
	days := r.From().String()
	if r.To() != r.From() {
		days += " – " + r.To().String()
	}
	return []Fact{
		{text.T("Client", "客户"), Join(r.ClientName, "\n")},
		{text.T("Audit", "审核"), Join(r.Title(), "  ") + "  " + r.Reference},
		{text.T("Standard", "标准"), r.Standard},
		{text.T("On site", "现场审核日期"), days},
		{text.T("Auditor days", "审核人日"), r.Days.String()},
	}
}

func team(d *Doc, r audit.Record) {
	d.Heading(text.T("Audit team", "审核组"))
	var rows []Row
	for _, m := range r.Team {
		s := r.When(m)
		rows = append(rows, Cells(m.Name, role(r, m), present(s)))
	}
	d.Table([]Column{
		{Head: text.T("Name", "姓名"), Width: 30}, {Head: text.T("Role", "职责"), Width: 40}, {Head: text.T("Present", "时间"), Width: 40},
	}, rows)
}

// role is what a member does, for an auditor in training with who evaluates.
func role(r audit.Record, m audit.Member) string {
	out := Join(audit.RoleNames[m.Role], "  ")
	if e := r.Evaluator(m); e.Name != "" {
		out += "\n" + Join(text.Tf("evaluated by %s", "评价人：%s", e.Name), "  ")
	}
	return out
}

func names(r audit.Record, who []id.Identity) string {
	var out []string
	for _, m := range r.Team {
		for _, w := range who {
			if m.PersonID == w {
				out = append(out, m.Name)
			}
		}
	}
	return strings.Join(out, ", ")
}

// present is from when to when somebody is there; half days are named.
func present(s audit.Span) string {
	out := s.From.Day().String()
	if s.From.Afternoon() {
		out += " pm 下午"
	}
	if s.From.Day() != s.To.Day() {
		out += " – " + s.To.Day().String()
	}
	if !s.To.Afternoon() {
		out += " am 上午"
	}
	return out
}
