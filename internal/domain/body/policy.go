package body

import (
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Policy is the body's own layer of limits. Days are calendar days unless named working days. A body may
// tighten what a standard fixes and never loosen it: Limits says how far each may move.
type Policy struct {
	QuoteDays         int `json:"quote_days"`          // validity of a quotation
	InformationDays   int `json:"information_days"`    // for the client to answer a question on its application
	ObjectionWorkdays int `json:"objection_workdays"`  // for the client to object to dates and team
	ReportWorkdays    int `json:"report_workdays"`     // closing meeting to report
	ReviewDays        int `json:"review_days"`         // report to review
	DecisionDays      int `json:"decision_days"`       // review to decision
	ResponseDays      int `json:"response_days"`       // finding to the client's plan
	ClosureDays       int `json:"closure_days"`        // finding to its closure
	CorrectiveDays    int `json:"corrective_days"`     // corrective action before recertification
	StageGapMonths    int `json:"stage_gap_months"`    // stage 1 to stage 2
	MajorMonths       int `json:"major_months"`        // last day of stage 2 to the verification of a major
	SuspensionMonths  int `json:"suspension_months"`   // longest suspension
	CoolingOffMonths  int `json:"cooling_off_months"`  // after consultancy
	RetentionMonths   int `json:"retention_months"`    // of records after the end of the cycle
	FirstReminderDays int `json:"first_reminder_days"` // before a deadline of the three-year clock
	InvitationDays    int `json:"invitation_days"`     // validity of an invitation
}

// Limit describes one number of the policy: its unit, its default and how far a body may move it.
type Limit struct {
	Field   string    `json:"field"` // as in the JSON of Policy
	Name    text.Text `json:"name"`
	Unit    string    `json:"unit"` // days, workdays, months
	Default int       `json:"default"`
	Min     int       `json:"min"`
	Max     int       `json:"max"`
	Rule    string    `json:"rule,omitempty"` // id of the rule that fixes the bound a body may not pass
	of      func(*Policy) *int
}

// Limits lists the policy in the order of the screen. Bounds without a rule only keep out slips of the
// keyboard.
var Limits = []Limit{
	{"quote_days", text.T("Validity of a quotation", "报价有效期"), "days", 90, 7, 365, "",
		func(p *Policy) *int { return &p.QuoteDays }},
	{"information_days", text.T("Answer to a question on the application", "申请补充信息的回复期限"), "days", 30, 3, 180, "",
		func(p *Policy) *int { return &p.InformationDays }},
	{"objection_workdays", text.T("Objection to dates and team", "对日期和审核组提出异议的期限"), "workdays", 10, 1, 30, "",
		func(p *Policy) *int { return &p.ObjectionWorkdays }},
	{"report_workdays", text.T("Report after the closing meeting", "末次会议后提交审核报告的期限"), "workdays", 10, 1, 30, "",
		func(p *Policy) *int { return &p.ReportWorkdays }},
	{"review_days", text.T("Technical review of a report", "认证评定期限"), "days", 10, 1, 60, "",
		func(p *Policy) *int { return &p.ReviewDays }},
	{"decision_days", text.T("Decision after the review", "评定后作出认证决定的期限"), "days", 5, 1, 60, "",
		func(p *Policy) *int { return &p.DecisionDays }},
	{"response_days", text.T("Client's answer to a finding", "客户回复审核发现的期限"), "days", 30, 5, 60, "",
		func(p *Policy) *int { return &p.ResponseDays }},
	{"closure_days", text.T("Closure of a finding", "审核发现关闭期限"), "days", 90, 10, 180, "",
		func(p *Policy) *int { return &p.ClosureDays }},
	{"corrective_days", text.T("Corrective action before recertification", "再认证前纠正措施的期限"), "days", 60, 10, 180, "",
		func(p *Policy) *int { return &p.CorrectiveDays }},
	{"stage_gap_months", text.T("Longest interval from stage 1 to stage 2", "第一阶段与第二阶段审核的最长间隔"), "months", 6, 1, 6, "S1-4",
		func(p *Policy) *int { return &p.StageGapMonths }},
	{"major_months", text.T("Verification of a major nonconformity after stage 2", "第二阶段后验证严重不符合的期限"), "months", 6, 1, 6, "D6",
		func(p *Policy) *int { return &p.MajorMonths }},
	{"suspension_months", text.T("Longest suspension", "最长暂停期限"), "months", 6, 1, 6, "X5",
		func(p *Policy) *int { return &p.SuspensionMonths }},
	{"cooling_off_months", text.T("No certification work after consultancy", "提供咨询后不得从事认证活动的期限"), "months", 24, 24, 120, "I7",
		func(p *Policy) *int { return &p.CoolingOffMonths }},
	{"retention_months", text.T("Records kept after the end of the cycle", "认证周期结束后记录保存期限"), "months", 36, 36, 240, "RE2",
		func(p *Policy) *int { return &p.RetentionMonths }},
	{"first_reminder_days", text.T("First reminder before a deadline", "期限前首次提醒"), "days", 90, 14, 180, "",
		func(p *Policy) *int { return &p.FirstReminderDays }},
	{"invitation_days", text.T("Validity of an invitation", "邀请有效期"), "days", 14, 1, 60, "",
		func(p *Policy) *int { return &p.InvitationDays }},
}

// DefaultPolicy is what a new body starts with.
func DefaultPolicy() Policy {
	var p Policy
	for _, l := range Limits {
		*l.of(&p) = l.Default
	}
	return p
}

// check notes each number beyond its bounds.
func (p Policy) check(bad *fault.Invalid) {
	for _, l := range Limits {
		if n := *l.of(&p); n < l.Min || n > l.Max {
			bad.Add("policy."+l.Field, l.why(n))
		}
	}
}

func (l Limit) why(n int) text.Text {
	if l.Rule != "" {
		return text.Tf("%d is outside %d to %d: a body may tighten rule %s, not loosen it.",
			"%d 超出 %d 至 %d：认证机构可以严于规则 %s，但不得放宽。", n, l.Min, l.Max, l.Rule)
	}
	return text.Tf("%d is outside %d to %d.", "%d 超出 %d 至 %d 的范围。", n, l.Min, l.Max)
}
