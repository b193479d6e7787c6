package register

import (
	"fmt"
	"strconv"
	"strings"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// Line is one row of the monthly report of China: a certificate, what happened to it in the window, and what that
// rests on.
type Line struct {
	Certificate certificate.Record
	Client      client.Record
	Body        Reporter
	Item        Item
	Audits      []audit.Record // those that the row tells of
	Surveyed    int            // surveillance audits of the cycle until then
	Decision    decision.Record
	Business    []string // codes of the technical areas that the application was reviewed for
	From, To    date.Date
	On          date.Date // of the report
}

// Reporter is the body as its reports name it.
type Reporter struct {
	Approval string // by CNCA
	Record   body.Record
}

// LineField is what a column of the report may hold. Item is its number in the older list of 59 items, 0 where it is
// known from the public record or the template of 2016 only.
type LineField struct {
	Key   string    `json:"key"`
	Title text.Text `json:"title"`
	Item  int       `json:"item,omitempty" doc:"number in the older list of 59 items"`
	Must  bool      `json:"must" doc:"a certificate without it is held back"`
	Codes CodeList  `json:"codes,omitempty" doc:"list of codes that its values are looked up in"`
	of    func(Line) string
	way   text.Text // out, where it is missing
}

// CodeList is a list of codes of the mapping.
type CodeList string

const (
	StatusCodes   CodeList = "status"
	ChangeCodes   CodeList = "change"
	ActivityCodes CodeList = "activity"
	TypeCodes     CodeList = "type"
	ProjectCodes  CodeList = "project"
	CountryCodes  CodeList = "country"
	AnswerCodes   CodeList = "answer"
)

var (
	askClient = text.T("Complete the record of the client, then issue the certificate anew on its page.", "请补全客户资料，然后在证书页面换发证书。")
	askCode   = text.T("Enter a code for it among the columns of the report.", "请在月报列设置中填写对应代码。")
	askReview = text.T("Look at the certificate; it was issued without it.", "请核对该证书，颁发时缺少此项。")
)

// approval is the field that a body fills in once for all lines.
const approval = "approval"

// LineFields are all that a column may hold, in the order of the delivered columns.
var LineFields = []LineField{
	{Key: approval, Item: 1, Must: true, Title: text.T("Approval number of the body", "认证机构批准号"), of: func(l Line) string { return l.Body.Approval },
		way: text.T("Enter the approval number of the body among the columns of the report.", "请在月报列设置中填写机构批准号。")},
	{Key: "holder_name", Item: 3, Must: true, Title: text.T("Name of the organisation", "组织名称"), of: func(l Line) string { return l.Certificate.Holder.Name.In(text.Zh) }, way: askClient},
	{Key: "holder_name_en", Item: 4, Title: text.T("Name in English", "组织英文名称"), of: func(l Line) string { return orSlash(l.Client.Name.En) }},
	{Key: "credit_code", Item: 6, Title: text.T("Unified social credit code", "统一社会信用代码"), of: func(l Line) string { return l.Certificate.Holder.Registered },
		way: text.T("Enter the unified social credit code with the client, then issue the certificate anew on its page.", "请在客户资料中填写统一社会信用代码，然后在证书页面换发证书。")},
	{Key: "accreditation", Item: 7, Title: text.T("Accreditation mark", "证书使用的认可标识"), of: func(l Line) string { return l.accreditation().Body }},
	{Key: "accreditation_number", Title: text.T("Accreditation number", "认可证书号"), of: func(l Line) string { return l.accreditation().Number }},
	{Key: "division", Item: 10, Title: text.T("Administrative division", "行政区划代码"), of: Line.division},
	{Key: "country", Item: 9, Must: true, Codes: CountryCodes, Title: text.T("Country", "国家（地区）代码"), of: func(l Line) string { return l.Certificate.Holder.Country }, way: askClient},
	{Key: "address", Item: 11, Must: true, Title: text.T("Address", "地址"), of: func(l Line) string { return place(l.Certificate.Holder.City, l.Certificate.Holder.Address) }, way: askClient},
	{Key: "phone", Item: 13, Title: text.T("Telephone", "联系电话"), of: Line.phone},
	{Key: "employees", Item: 19, Title: text.T("Persons of the organisation", "组织人数"), of: func(l Line) string { return l.employees() }},
	{Key: "persons", Item: 20, Must: true, Title: text.T("Persons in the system", "体系覆盖人数"), of: func(l Line) string { return count(l.Certificate.Persons) }, way: askReview},
	{Key: "first_issued_on", Item: 21, Title: text.T("First certified on", "初次获证日期"), of: func(l Line) string { return original(l.Certificate).String() }},
	{Key: "certificate_number", Item: 22, Must: true, Title: text.T("Certificate number", "证书编号"), of: func(l Line) string { return l.Certificate.Number }, way: askReview},
	{Key: "sub_certificate", Item: 23, Codes: AnswerCodes, Title: text.T("Sub-certificate", "是否子证书"), of: func(l Line) string { return answer(l.Item.Suffix > 0) }},
	{Key: "main_certificate", Item: 24, Title: text.T("Main certificate", "主认证证书号"), of: Line.main},
	{Key: "several_sites", Item: 25, Codes: AnswerCodes, Title: text.T("Several sites", "是否覆盖多场所"), of: func(l Line) string { return answer(len(l.Certificate.Sites) > 1) }},
	{Key: "sites", Title: text.T("Sites and their addresses", "认证覆盖的场所名称及地址"), of: Line.sites},
	{Key: "project", Item: 26, Must: true, Codes: ProjectCodes, Title: text.T("Certification project", "认证项目"), of: func(l Line) string { return standard.Bare(l.Certificate.Standard) }, way: askCode},
	{Key: "basis", Must: true, Title: text.T("Certification basis", "认证依据"), of: func(l Line) string { return l.Certificate.Standard }, way: askReview},
	{Key: "business", Item: 28, Title: text.T("Codes of the business scope", "认证业务范围代码"), of: func(l Line) string { return strings.Join(l.business(), "；") }},
	{Key: "scope", Item: 29, Must: true, Title: text.T("Scope", "认证覆盖的业务范围"), of: func(l Line) string { return l.Certificate.Scope.In(text.Zh) }, way: askReview},
	{Key: "activity", Item: 30, Must: true, Codes: ActivityCodes, Title: text.T("Certification activity", "认证活动代码"), of: Line.activity, way: askCode},
	{Key: "type", Codes: TypeCodes, Title: text.T("Kind of report", "上报类型"), of: Line.kind},
	{Key: "change", Item: 31, Codes: ChangeCodes, Title: text.T("Kind of change", "变更类别"), of: Line.change},
	{Key: "reissued", Item: 33, Codes: AnswerCodes, Title: text.T("Issued anew", "是否换发"), of: func(l Line) string { return answer(l.Item.Change == Reissued) }},
	{Key: "reissue_reason", Item: 34, Title: text.T("Reason of the new issue", "换发原因"), of: Line.reissueReason},
	{Key: "former_number", Item: 35, Title: text.T("Former certificate", "原证书编号"), of: Line.formerNumber},
	{Key: "former_body", Item: 36, Title: text.T("Former body", "原认证机构"), of: Line.formerBody},
	{Key: "reissued_on", Item: 37, Title: text.T("Issued anew on", "换发日期"), of: Line.reissuedOn},
	{Key: "recertifications", Item: 38, Title: text.T("Recertifications", "再认证次数"), of: func(l Line) string { return strconv.Itoa(max(l.Certificate.Cycle, 1) - 1) }},
	{Key: "surveillances", Item: 39, Title: text.T("Surveillance audits", "监督次数"), of: func(l Line) string { return strconv.Itoa(l.Surveyed) }},
	{Key: "audit_from", Item: 40, Title: text.T("Audit began on", "审核开始日期"), of: Line.auditFrom},
	{Key: "audit_to", Item: 41, Title: text.T("Audit ended on", "审核结束日期"), of: Line.auditTo},
	{Key: "audit_days", Item: 42, Title: text.T("Auditor days", "审核人日"), of: Line.days},
	{Key: "decided_by", Item: 44, Title: text.T("Decided by", "认证决定人员"), of: func(l Line) string { return l.Decision.ByName }},
	{Key: "decided_on", Title: text.T("Decided on", "认证决定日期"), of: func(l Line) string { return l.Decision.On.String() }},
	{Key: "issued_on", Item: 49, Must: true, Title: text.T("Issued on", "颁证日期"), of: func(l Line) string { return l.Certificate.IssuedOn.String() }, way: askReview},
	{Key: "expires_on", Item: 50, Must: true, Title: text.T("Expires on", "证书到期日期"), of: func(l Line) string { return l.Certificate.ExpiresOn.String() }, way: askReview},
	{Key: "status", Item: 51, Must: true, Codes: StatusCodes, Title: text.T("Status", "证书状态"), of: func(l Line) string { return string(l.Item.Status) }, way: askCode},
	{Key: "suspension_reason", Item: 52, Title: text.T("Reason of the suspension", "暂停原因"), of: func(l Line) string { return l.reason(certificate.Suspended) }},
	{Key: "suspended_from", Item: 53, Title: text.T("Suspended from", "暂停开始日期"), of: func(l Line) string { return l.onlyIf(certificate.Suspended, l.Item.On) }},
	{Key: "suspended_until", Item: 54, Title: text.T("Suspended until", "暂停截止日期"), of: func(l Line) string { return l.onlyIf(certificate.Suspended, l.Decision.EndsOn) }},
	{Key: "ended_reason", Item: 55, Title: text.T("Reason of the withdrawal or cancellation", "撤销或注销原因"), of: func(l Line) string { return l.reason(certificate.Withdrawn, certificate.Cancelled) }},
	{Key: "withdrawn_on", Item: 56, Title: text.T("Withdrawn on", "撤销日期"), of: func(l Line) string { return l.onlyIf(certificate.Withdrawn, l.Item.On) }},
	{Key: "cancelled_on", Title: text.T("Cancelled on", "注销日期"), of: func(l Line) string { return l.onlyIf(certificate.Cancelled, l.Item.On) }},
	{Key: "changed_on", Item: 57, Title: text.T("Changed on", "变更日期"), of: Line.changedOn},
	{Key: "reported_on", Title: text.T("Reported on", "信息上报日期"), of: func(l Line) string { return l.On.String() }},
	{Key: "window_from", Item: 58, Title: text.T("Window from", "数据起始日期"), of: func(l Line) string { return l.From.String() }},
	{Key: "window_to", Item: 59, Title: text.T("Window until", "数据截止日期"), of: func(l Line) string { return l.To.String() }},
}

// OfBody tells a problem that the body has with every line from those of the certificate.
func (p Problem) OfBody() bool { return p.Field == approval }

// lineField is the field of the key.
func lineField(key string) (LineField, bool) {
	for _, f := range LineFields {
		if f.Key == key {
			return f, true
		}
	}
	return LineField{}, false
}

// Value is what the field says of the line, looked up in its list of codes.
func (f LineField) value(l Line, m Mapping) string {
	v := strings.TrimSpace(f.of(l))
	if f.Codes == "" || v == "" {
		return v
	}
	return m.code(f.Codes, v)
}

// Cells are the columns of the report for the line.
func (m Mapping) Cells(l Line) []string {
	out := make([]string, len(m.Columns))
	for i, c := range m.Columns {
		out[i] = c.Fixed
		if f, known := lineField(c.Field); known {
			out[i] = f.value(l, m)
		}
	}
	return out
}

// Problems are the fields that keep the line out of the report, and the way out (SM-141).
func (m Mapping) Problems(l Line) []Problem {
	out := []Problem{}
	for _, f := range LineFields {
		if f.Must && f.value(l, m) == "" {
			out = append(out, Problem{f.Key, text.Tf("%s is missing. %s", "缺少%s。%s", f.Title, f.way)})
		}
	}
	return append(out, m.creditProblem(l)...)
}

func (m Mapping) creditProblem(l Line) []Problem {
	h := l.Certificate.Holder
	if h.Country != "CN" {
		return nil
	}
	if err := client.CheckCreditCode(client.NormalCreditCode(h.Registered)); err != nil {
		f, _ := lineField("credit_code")
		return []Problem{{f.Key, text.Tf("%s is missing or wrong. %s", "%s缺失或有误。%s", f.Title, f.way)}}
	}
	return nil
}

func (l Line) accreditation() body.Accreditation {
	return l.Certificate.Accreditation(l.Body.Record, l.Item.On)
}

func (l Line) main() string {
	if l.Certificate.Main == nil {
		return ""
	}
	return l.Certificate.Main.Number
}

func (l Line) reissueReason() string {
	if l.Item.Change != Reissued {
		return ""
	}
	return decision.ReasonName(l.Decision.Code).In(text.Zh)
}

func (l Line) reissuedOn() string {
	if l.Item.Change != Reissued {
		return ""
	}
	return l.Item.On.String()
}

// division is what the unified social credit code of a Chinese holder says of the place of its registration (GB/T 2260).
func (l Line) division() string {
	code := client.NormalCreditCode(l.Certificate.Holder.Registered)
	if l.Certificate.Holder.Country != "CN" || client.CheckCreditCode(code) != nil {
		return ""
	}
	return code[2:8]
}

func (l Line) phone() string {
	for _, c := range l.Client.Contacts {
		if c.Phone != "" {
			return c.Phone
		}
	}
	return ""
}

func (l Line) employees() string {
	n := 0
	for _, s := range l.Client.Sites {
		n += s.Headcount
	}
	return count(n)
}

func (l Line) sites() string {
	out := []string{}
	for _, s := range l.Certificate.Sites {
		out = append(out, s.Name.In(text.Zh)+"："+place(s.City, s.Address))
	}
	return strings.Join(out, "；")
}

// mostBusiness is where older exports cut the code of a business scope.
const mostBusiness = 8

func (l Line) business() []string {
	out := []string{}
	for _, code := range l.Business {
		out = append(out, code[:min(len(code), mostBusiness)])
	}
	return out
}

func (l Line) activity() string {
	switch {
	case l.Item.Stream == Surveillances:
		return "surveillance"
	case l.Item.Stream == Changes:
		return "change"
	case l.Certificate.Cycle > 1:
		return "recertification"
	}
	return "initial"
}

func (l Line) kind() string {
	switch {
	case l.Item.Change == Reissued:
		return "reissue"
	case l.Item.Stream == NewCertificates:
		return "new"
	}
	return "maintain"
}

func (l Line) change() string { return l.Item.Change }

func (l Line) formerNumber() string {
	switch {
	case l.Certificate.Extends != nil:
		return l.Certificate.Extends.Number
	case l.Certificate.TakenOver != nil && l.Certificate.TakenOver.Body != "":
		return l.Certificate.TakenOver.Number
	}
	return ""
}

func (l Line) formerBody() string {
	if l.Certificate.TakenOver != nil {
		return l.Certificate.TakenOver.Body
	}
	return ""
}

func (l Line) auditFrom() string {
	days := []date.Date{}
	for _, a := range l.Audits {
		days = append(days, a.From())
	}
	return date.Earliest(days...).String()
}

func (l Line) auditTo() string {
	days := []date.Date{}
	for _, a := range l.Audits {
		days = append(days, a.To())
	}
	return date.Latest(days...).String()
}

// days sum up stage 1 and stage 2 of an initial certification.
func (l Line) days() string {
	var sum audittime.HalfDays
	for _, a := range l.Audits {
		sum += a.Days
	}
	if sum == 0 {
		return ""
	}
	return sum.String()
}

func (l Line) reason(of ...certificate.State) string {
	for _, s := range of {
		if l.Item.Status == certificate.Status(s) && l.Item.Stream == Changes {
			return decision.ReasonName(l.Decision.Code).In(text.Zh)
		}
	}
	return ""
}

func (l Line) onlyIf(s certificate.State, day date.Date) string {
	if l.Item.Stream != Changes || l.Item.Status != certificate.Status(s) {
		return ""
	}
	return day.String()
}

func (l Line) changedOn() string {
	if l.Item.Stream != Changes {
		return ""
	}
	return l.Item.On.String()
}

func orSlash(s string) string {
	if s == "" {
		return "/"
	}
	return s
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

func answer(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

func place(city, address text.Text) string {
	c, a := city.In(text.Zh), address.In(text.Zh)
	if strings.Contains(a, c) {
		return a
	}
	return strings.TrimSpace(c + " " + a)
}
