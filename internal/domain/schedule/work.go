// Package schedule says from what day each piece of work is behind schedule and whom it lies with: the deadlines that
// have passed and, beside them, every step of the way from the application to the register that takes longer than the
// body allows (ISO/IEC 17021-1, 9.1 to 9.8).
package schedule

import (
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/notice"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/register"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Kind is what runs late. The kinds of obligation are kinds of work too.
type Kind string

// The kinds of work that are no obligations.
const (
	ApplicationReview Kind = "application_review"
	ApplicationAnswer Kind = "application_answer"
	QuotationAnswer   Kind = "quotation_answer"
	AuditDates        Kind = "audit_dates"
	DatesAnswer       Kind = "dates_answer"
	Objection         Kind = "objection"
	StageGap          Kind = "stage_gap"
	AuditHeld         Kind = "audit_held"
	Report            Kind = "report"
	AnswerLook        Kind = "answer_look"
	TechnicalReview   Kind = "technical_review"
	Signature         Kind = "signature"
	Complaint         Kind = "complaint"
	Appeal            Kind = "appeal"
	ChangeNotice      Kind = "change_notice"
	RegisterReport    Kind = "register_report"
)

// Party is whom a piece of work lies with.
type Party string

const (
	Client   Party = "client"
	Planner  Party = "planner"
	Leader   Party = "leader"   // of the audit team
	Reviewer Party = "reviewer" // of the application, or of the file before its decision
	Decider  Party = "decider"
	Office   Party = "office" // whoever handles complaints, changes, certificates and registers
)

// Parties are those whom work lies with, in the order of a certification.
var Parties = []Party{Client, Planner, Leader, Reviewer, Decider, Office}

// PartyNames are the parties on screen.
var PartyNames = map[Party]text.Text{
	Client:   text.T("client", "客户"),
	Planner:  text.T("planner", "计划人员"),
	Leader:   text.T("audit team leader", "审核组长"),
	Reviewer: text.T("reviewer", "评审人员"),
	Decider:  text.T("decision maker", "认证决定人员"),
	Office:   text.T("office", "办公室"),
}

var (
	SM200 = rule.Rule{ID: "SM-200", Source: "House rule", Clause: "-", Level: rule.Compute, Says: text.T(
		"What still waits on the day after its last day is behind schedule. It stands in the queue once, with whom it lies: the step that keeps it from going on, not what comes after.",
		"期限届满次日仍未完成的事项列为进度滞后。每个事项在队列中只出现一次，列在其当前责任方名下：以当前受阻的步骤为准，不列后续步骤。")}
	SM201 = rule.Rule{ID: "SM-201", Source: "ISO/IEC 17021-1:2015", Clause: "9.2.3", Level: rule.Compute, Confidence: rule.Check, Says: text.T(
		"The dates of an audit are proposed so many days before its last day as the body sets, those of a surveillance also before the time begins at which it is best held, and others within its days after an objection; an audit whose agreed days pass without the audit is behind schedule.",
		"审核日期应在审核最后期限前按机构规定的天数提出，监督审核的日期还应在宜实施时段开始前提出，客户提出异议后应在规定天数内另行安排；商定的日期已过而审核未实施的，视为进度滞后。")}
	SM202 = rule.Rule{ID: "SM-202", Source: "ISO/IEC 17021-1:2015", Clause: "9.4.10", Level: rule.Compute, Confidence: rule.Check, Says: text.T(
		"The audit team looks at the client's answer to a finding within the days that the body sets, and before the day by which the finding is closed.",
		"审核组应在机构规定的天数内并在不符合关闭期限前审查客户对不符合项的答复。")}
	SM203 = rule.Rule{ID: "SM-203", Source: "ISO/IEC 17021-1:2015", Clause: "8.2.1", Level: rule.Compute, Confidence: rule.Check, Says: text.T(
		"A certificate is signed and handed over within the working days after its issue that the body sets.",
		"证书应在签发后机构规定的工作日内完成签署并交付。")}
)

// Rules are the rules of the package.
var Rules = []rule.Rule{SM200, SM201, SM202, SM203}

// Work is a kind of work: what it is called, whom it lies with, and what sets its last day.
type Work struct {
	Kind  Kind
	Name  text.Text
	With  Party
	Rule  string
	Limit pack.Key          // what the last day counts by; where there is none the record keeps its own last day
	Needs access.Permission // of those who see it, where not all who work at the body do
}

// Works are all kinds in the order of a certification. What an obligation is called and rests on stands with the obligation.
var Works = []Work{
	{Kind: ApplicationReview, Name: text.T("application to be reviewed", "申请待评审"), With: Reviewer, Rule: SM200.ID},
	{Kind: ApplicationAnswer, Name: text.T("questions on an application", "申请待补充"), With: Client, Rule: SM200.ID},
	{Kind: QuotationAnswer, Name: text.T("quotation that lapsed without an answer", "报价过期未答复"), With: Office, Rule: fee.Validity.ID},
	{Kind: AuditDates, Name: text.T("audit without dates", "审核未排期"), With: Planner, Rule: SM201.ID, Limit: pack.AgreeDays},
	{Kind: DatesAnswer, Name: text.T("dates of an audit without an answer", "审核日期未答复"), With: Client, Rule: audit.TM7.ID},
	{Kind: Objection, Name: text.T("objection to dates or team", "对日期或审核组的异议"), With: Planner, Rule: SM201.ID, Limit: pack.ObjectedDays},
	{Kind: StageGap, Name: text.T("stage 2 too long after stage 1", "第二阶段与第一阶段间隔过长"), With: Planner, Rule: audit.S1_4.ID, Limit: pack.StageGapMonths},
	{Kind: AuditHeld, Name: text.T("audit not held as agreed", "审核未按商定日期实施"), With: Leader, Rule: SM201.ID},
	{Kind: Report, Name: text.T("audit report", "审核报告"), With: Leader, Rule: audit.F5.ID, Limit: pack.ReportWorkdays},
	{Kind: AnswerLook, Name: text.T("answer to a finding to be looked at", "不符合项答复待审查"), With: Leader, Rule: SM202.ID, Limit: pack.LookDays},
	owed(clock.FindingAnswer, Client), owed(clock.FindingClosure, Client), owed(clock.MajorVerified, Planner),
	{Kind: TechnicalReview, Name: text.T("technical review", "认证评定"), With: Reviewer, Rule: SM200.ID},
	owed(clock.ReviewDecision, Decider),
	{Kind: Signature, Name: text.T("certificate not signed", "证书未签署"), With: Office, Rule: SM203.ID, Limit: pack.SignWorkdays},
	owed(clock.Surveillance, Decider), owed(clock.Recertification, Decider), owed(clock.Transition, Decider), owed(clock.Restoration, Planner),
	owed(clock.SuspensionEnd, Decider), owed(clock.Examination, Decider), owed(clock.SpotCheck, Planner),
	owed(clock.StopUse, Client), owed(clock.MisuseAnswer, Client), owed(clock.NewApplication, Planner),
	{Kind: Complaint, Name: text.T("complaint", "投诉"), With: Office, Rule: complaint.SM116.ID, Needs: access.HandleComplaints},
	{Kind: Appeal, Name: text.T("appeal", "申诉"), With: Office, Rule: complaint.SM119.ID, Needs: access.HandleComplaints},
	{Kind: ChangeNotice, Name: text.T("change reported by a client", "客户变更通知"), With: Office, Rule: notice.CH1.ID},
	{Kind: RegisterReport, Name: text.T("report to a register", "向登记平台上报"), With: Office, Rule: register.Kept.ID, Needs: access.ManageBody},
}

// owed is a deadline that has passed.
func owed(k clock.Kind, with Party) Work {
	return Work{Kind: Kind(k), Name: clock.KindNames[k], With: with, Rule: SM200.ID}
}

// Kinds lists the kinds.
func Kinds() []Kind {
	var out []Kind
	for _, w := range Works {
		out = append(out, w.Kind)
	}
	return out
}

// NameOf is the name of the kind.
func NameOf(k Kind) text.Text {
	i := slices.IndexFunc(Works, func(w Work) bool { return w.Kind == k })
	if i < 0 {
		return text.Text{}
	}
	return Works[i].Name
}

// Seen are the kinds of work that the person sees: all but those that only some who work at the body handle.
func Seen(who access.Actor) []Work {
	return slices.DeleteFunc(slices.Clone(Works), func(w Work) bool { return w.Needs != "" && !who.May(w.Needs) })
}

// Counts is the limit that the last day counts by.
func (w Work) Counts() (pack.Limit, bool) {
	i := slices.IndexFunc(pack.Limits, func(l pack.Limit) bool { return l.Key == w.Limit })
	if i < 0 {
		return pack.Limit{}, false
	}
	return pack.Limits[i], true
}

// Last is the last day on which the work is in time: so long after the day it began to wait, or before the last day of
// what it is done for, as the limits say.
func (w Work) Last(from date.Date, limits pack.Set) date.Date {
	l, counts := w.Counts()
	n := limits.Of(w.Limit)
	switch {
	case !counts:
		return from
	case l.Key == pack.AgreeDays:
		return DatesBy(from, date.Date{}, limits)
	case l.Unit == pack.Workdays:
		return from.AddWorkdays(n)
	case l.Unit == pack.Months:
		return from.AddMonths(n)
	}
	return from.AddDays(n)
}

// DatesBy is the last day on which the dates of an audit are proposed in time: so many days before its last day as the limits
// say, and of a surveillance before the time begins at which it is best held (SM-201, SM-159).
func DatesBy(due, aim date.Date, limits pack.Set) date.Date {
	by := due.AddDays(-limits.Of(pack.AgreeDays))
	if aim.IsZero() {
		return by
	}
	return date.Earliest(by, aim.AddDays(-1))
}

// Behind is how many days the work is behind schedule (SM-200), none on its last day.
func Behind(last, today date.Date) int { return max(0, last.DaysUntil(today)) }
