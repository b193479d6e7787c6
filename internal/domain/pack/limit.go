package pack

import (
	"triennia/internal/domain/text"
)

// Key names a limit.
type Key string

const (
	QuoteDays           Key = "quote_days"
	InformationDays     Key = "information_days"
	PaymentDays         Key = "payment_days"
	OperationMonths     Key = "operation_months"
	BarMonths           Key = "bar_months"
	LostBodyMonths      Key = "lost_body_months"
	FieldAuditors       Key = "field_auditors"
	CoolingOffMonths    Key = "cooling_off_months"
	ObjectionWorkdays   Key = "objection_workdays"
	AuditorDays         Key = "auditor_days"
	AuditorCertificates Key = "auditor_certificates"
	LeadMonths          Key = "lead_months"
	StageRestDays       Key = "stage_rest_days"
	StageWarnDays       Key = "stage_warn_days"
	StageGapMonths      Key = "stage_gap_months"
	MajorMonths         Key = "major_months"
	ReportWorkdays      Key = "report_workdays"
	ReviewDays          Key = "review_days"
	DecisionDays        Key = "decision_days"
	ResponseDays        Key = "response_days"
	ClosureDays         Key = "closure_days"
	CorrectiveDays      Key = "corrective_days"
	FirstMonths         Key = "surveillance_first_months"
	AimMonths           Key = "surveillance_aim_months"
	SurveillanceYearly  Key = "surveillance_per_year"
	IntervalMonths      Key = "surveillance_interval_months"
	WholeForPart        Key = "recertification_for_surveillance"
	SuspensionMonths    Key = "suspension_months"
	AlarmDays           Key = "surveillance_alarm_days"
	SafeNoticeDays      Key = "safe_notice_days"
	SafeAlarmDays       Key = "safe_alarm_days"
	SilenceDays         Key = "silence_days"
	SpotCheckDays       Key = "spot_check_days"
	GroundWorkdays      Key = "ground_workdays"
	RestorationMonths   Key = "restoration_months"
	ExtraordinaryMonths Key = "extraordinary_months"
	RetentionMonths     Key = "retention_months"
	InvitationDays      Key = "invitation_days"
	TransferMonths      Key = "transfer_months"
	ExaminationDays     Key = "examination_days"
	RevenuePercent      Key = "revenue_percent"
	ConsultantClients   Key = "consultant_clients"
	FactorPercent       Key = "factor_percent"
	RiskReviewMonths    Key = "risk_review_months"
	LookUpDays          Key = "look_up_days"
	HeadcountPercent    Key = "headcount_percent"
	RemotePercent       Key = "remote_percent"
	TechnicalReviews    Key = "technical_reviews"
	DeciderRestMonths   Key = "decider_rest_months"
	MonitoringPercent   Key = "monitoring_percent"
	StopSuspendedDays   Key = "stop_suspended_days"
	StopEndedDays       Key = "stop_ended_days"

	ComplaintWorkdays     Key = "complaint_workdays"
	ComplaintProgressDays Key = "complaint_progress_days"
	ComplaintDays         Key = "complaint_days"
	AppealWindowDays      Key = "appeal_window_days"
	AppealDays            Key = "appeal_days"
	NoticeDays            Key = "notice_days"
	NoticeActionDays      Key = "notice_action_days"
	MisuseDays            Key = "misuse_days"

	AgreeDays    Key = "agree_days"
	ObjectedDays Key = "objected_days"
	LookDays     Key = "look_days"
	SignWorkdays Key = "sign_workdays"
	AnewDays     Key = "anew_days"
)

// Unit is what a limit counts.
type Unit string

const (
	Days     Unit = "days" // calendar days
	Workdays Unit = "workdays"
	Months   Unit = "months"
	Count    Unit = "count"
	Percent  Unit = "percent"
)

// Direction says which of two numbers is the stricter one.
type Direction string

const (
	Smaller Direction = "smaller" // a longest interval
	Larger  Direction = "larger"  // a shortest one, or a least number
)

// Limit is a number of the field: what it counts and which way is strict. Least and Most only keep out slips
// of the keyboard; where they are equal no body has a number of its own.
type Limit struct {
	Key    Key       `json:"key"`
	Name   text.Text `json:"name"`
	Unit   Unit      `json:"unit" enum:"days,workdays,months,count,percent"`
	Strict Direction `json:"strict" enum:"smaller,larger"`
	Least  int       `json:"least"`
	Most   int       `json:"most"`
}

// Limits are all limits in the order of a certification.
var Limits = []Limit{
	{OperationMonths, text.T("Operation of the system before the application", "申请前体系运行时间"), Months, Larger, 1, 24},
	{BarMonths, text.T("No application after a suspension or withdrawal through the client's own fault", "因自身原因被暂停或撤销后不得申请的期限"), Months, Larger, 1, 60},
	{LostBodyMonths, text.T("No application after the former body lost its approval", "原认证机构被撤销批准后不得申请的期限"), Months, Larger, 1, 60},
	{FieldAuditors, text.T("Auditors of the field that the body has", "机构具备的本领域审核员人数"), Count, Larger, 1, 50},
	{CoolingOffMonths, text.T("No certification work after consultancy or internal audits", "提供咨询或内部审核后不得从事认证活动的期限"), Months, Larger, 1, 120},
	{TransferMonths, text.T("Transfer after the issuing body ceased or lost its accreditation", "原认证机构停业或失去认可资格后的转换期限"), Months, Smaller, 1, 12},
	{RevenuePercent, text.T("Share of one client in the revenue of a year", "单一客户占年度收入的比例"), Percent, Smaller, 1, 100},
	{ConsultantClients, text.T("Clients advised by the same consultancy in three years", "三年内同一咨询机构辅导的客户数"), Count, Smaller, 1, 1000},
	{RiskReviewMonths, text.T("Review of a risk to impartiality", "公正性风险的评审间隔"), Months, Smaller, 1, 36},
	{LookUpDays, text.T("Age of a look-up in a public register when the application is accepted", "受理申请时公示系统查询结果的最长天数"), Days, Smaller, 1, 90},
	{InformationDays, text.T("Answer to a question on the application", "申请补充信息的回复期限"), Days, Smaller, 3, 180},
	{QuoteDays, text.T("Validity of a quotation", "报价有效期"), Days, Smaller, 7, 365},
	{PaymentDays, text.T("Payment of an invoice", "账单付款期限"), Days, Smaller, 0, 180},
	{FactorPercent, text.T("Effect of one factor on the audit time", "单项因素对审核时间的影响幅度"), Percent, Smaller, 1, 30},
	{HeadcountPercent, text.T("Change of the persons in scope since the last audit", "体系覆盖人数自上次审核以来的变化"), Percent, Smaller, 1, 50},
	{RemotePercent, text.T("Part of an audit that is remote", "远程审核占审核的比例"), Percent, Smaller, 1, 100},
	{ObjectionWorkdays, text.T("Objection to dates and team", "对日期和审核组提出异议的期限"), Workdays, Larger, 1, 30},
	{AgreeDays, text.T("Dates of an audit proposed before its last day", "在审核最后期限前提出审核日期"), Days, Larger, 1, 180},
	{ObjectedDays, text.T("Other dates or another team after an objection", "收到异议后另行安排日期或审核组的期限"), Days, Smaller, 1, 60},
	{AuditorDays, text.T("Days on site of one auditor in a calendar year", "每名审核员每日历年的现场审核天数"), Days, Smaller, 1, 366},
	{AuditorCertificates, text.T("Valid certificates that rest on one auditor", "每名审核员匹配的有效证书数"), Count, Smaller, 1, 500},
	{LeadMonths, text.T("One person leads the audits of a client", "同一人员连续担任某客户审核组长"), Months, Smaller, 12, 240},
	{StageRestDays, text.T("Days between stage 1 and stage 2, at least", "第一阶段与第二阶段审核之间的最短间隔"), Days, Larger, 0, 60},
	{StageWarnDays, text.T("Warning about the interval from stage 1 to stage 2", "第一阶段与第二阶段审核间隔的提示天数"), Days, Smaller, 1, 365},
	{StageGapMonths, text.T("Longest interval from stage 1 to stage 2", "第一阶段与第二阶段审核的最长间隔"), Months, Smaller, 1, 12},
	{MajorMonths, text.T("Verification of a major nonconformity after stage 2", "第二阶段后验证严重不符合的期限"), Months, Smaller, 1, 12},
	{ReportWorkdays, text.T("Report after the closing meeting", "末次会议后提交审核报告的期限"), Workdays, Smaller, 1, 30},
	{ReviewDays, text.T("Technical review of a report", "认证评定期限"), Days, Smaller, 1, 60},
	{TechnicalReviews, text.T("Technical reviews of their own before a certificate (0: whoever decides reviews)", "颁发证书前单独的认证评定次数（0表示由决定人员一并评定）"), Count, Larger, 0, 1},
	{DeciderRestMonths, text.T("No review or decision after auditing the client (0: only where the audit feeds the decision)", "参加客户审核后不得参与评定和决定的期限（0表示仅限作为决定依据的审核）"), Months, Larger, 0, 60},
	{MonitoringPercent, text.T("Surveillance audits without a decision that are monitored", "无须决定的监督审核的监视比例"), Percent, Larger, 1, 100},
	{DecisionDays, text.T("Decision after the review", "评定后作出认证决定的期限"), Days, Smaller, 1, 60},
	{ResponseDays, text.T("Client's answer to a finding", "客户回复审核发现的期限"), Days, Smaller, 5, 60},
	{LookDays, text.T("Look at the client's answer to a finding", "审查客户对审核发现答复的期限"), Days, Smaller, 1, 60},
	{ClosureDays, text.T("Closure of a finding", "审核发现关闭期限"), Days, Smaller, 10, 180},
	{CorrectiveDays, text.T("Corrective action before recertification", "再认证前纠正措施的期限"), Days, Smaller, 10, 180},
	{SignWorkdays, text.T("Signed certificate after its issue", "签发后完成证书签署的期限"), Workdays, Smaller, 1, 30},
	{FirstMonths, text.T("First surveillance after the initial decision", "初次认证决定后的首次监督审核"), Months, Smaller, 3, 24},
	{AimMonths, text.T("First surveillance as the body plans it, after the initial decision", "初次认证决定后计划实施首次监督审核的时间"), Months, Smaller, 3, 12},
	{SurveillanceYearly, text.T("Surveillance audits in each calendar year", "每个日历年的监督审核次数"), Count, Larger, 1, 1},
	{IntervalMonths, text.T("Surveillance after the issue or after the last one", "颁证或上次监督审核后的监督审核间隔"), Months, Smaller, 3, 24},
	{WholeForPart, text.T("A recertification audit within the interval takes the place of the surveillance that is due (0: no)", "间隔期内完成的再认证审核视同该期监督审核（0表示否）"), Count, Smaller, 0, 1},
	{AlarmDays, text.T("Last reminder before the last day of a surveillance or a suspension, and again on the day", "监督审核或暂停期限届满前的最后提醒天数（当日再次提醒）"), Days, Larger, 1, 60},
	{SafeNoticeDays, text.T("Reminder before the last safe day of a recertification audit", "再认证审核最后安全日前的提醒天数"), Days, Larger, 1, 180},
	{SafeAlarmDays, text.T("Last reminder before the last safe day of a recertification audit, and again on the day", "再认证审核最后安全日前的最后提醒天数（当日再次提醒）"), Days, Larger, 1, 60},
	{SilenceDays, text.T("Reminder that nobody of the client answers, until it goes to everybody and those who plan are told", "提醒无客户人员回应而升级提醒的天数"), Days, Smaller, 1, 60},
	{SuspensionMonths, text.T("Longest suspension", "最长暂停期限"), Months, Smaller, 1, 12},
	{ExaminationDays, text.T("Examination of the client's other certificates after a suspension or withdrawal", "暂停或撤销后审查客户其他证书的期限"), Days, Smaller, 1, 60},
	{StopSuspendedDays, text.T("Proof after a suspension that certificate and mark are not used", "暂停后提交停止使用证书和标志证明的期限"), Days, Smaller, 1, 60},
	{StopEndedDays, text.T("Proof after a withdrawal or cancellation that certificate and mark are not used", "撤销或注销后提交停止使用证书和标志证明的期限"), Days, Smaller, 1, 90},
	{SpotCheckDays, text.T("Audit after a failed national spot check", "国家监督抽查不合格后实施审核的期限"), Days, Smaller, 1, 90},
	{GroundWorkdays, text.T("Decision to suspend or withdraw once its ground is established", "确认暂停或撤销原因后作出决定的期限"), Workdays, Smaller, 1, 30},
	{RestorationMonths, text.T("Restoration after expiry", "到期后恢复认证的期限"), Months, Smaller, 0, 12},
	{ExtraordinaryMonths, text.T("Restoration after expiry for an extraordinary event that the accreditation body recognises", "认可机构确认的特殊事件下到期后恢复认证的最长期限"), Months, Smaller, 0, 12},
	{AnewDays, text.T("Former holder invited to apply anew, once nothing can be restored", "不能再恢复认证后邀请原获证组织重新申请的期限"), Days, Smaller, 1, 90},
	{ComplaintWorkdays, text.T("Acknowledgement of a complaint", "确认收到投诉的期限"), Workdays, Smaller, 1, 20},
	{ComplaintProgressDays, text.T("Word on the progress of a complaint", "通报投诉处理进展的间隔"), Days, Smaller, 5, 90},
	{ComplaintDays, text.T("Outcome of a complaint", "告知投诉处理结果的期限"), Days, Smaller, 10, 180},
	{AppealWindowDays, text.T("Appeal after a decision", "对认证决定提出申诉的期限"), Days, Larger, 10, 180},
	{AppealDays, text.T("Outcome of an appeal", "告知申诉结果的期限"), Days, Smaller, 10, 180},
	{NoticeDays, text.T("Assessment of a change that a client reports", "评估客户变更通知的期限"), Days, Smaller, 1, 60},
	{NoticeActionDays, text.T("What the assessment of a change asks for is done", "落实变更评估结果的期限"), Days, Smaller, 1, 180},
	{MisuseDays, text.T("Correction of a misuse of certificate or mark", "纠正证书或标志误用的期限"), Days, Smaller, 1, 90},
	{RetentionMonths, text.T("Records kept after the end of the cycle", "认证周期结束后记录保存期限"), Months, Larger, 1, 240},
	{InvitationDays, text.T("Validity of an invitation", "邀请有效期"), Days, Smaller, 1, 60},
}

// stricter tells whether a is the stricter of the two numbers.
func (l Limit) stricter(a, b int) bool {
	if l.Strict == Smaller {
		return a < b
	}
	return a > b
}
