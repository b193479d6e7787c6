package clock

import (
	"slices"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

// Step says how loud a reminder is.
type Step string

const (
	Remind   Step = "remind"   // to the client and to the people of the body who do the work
	Escalate Step = "escalate" // also to those who decide and to the administrators
	Breached Step = "breached" // the last day has passed
)

// Rung is one reminder of the ladder of an obligation.
type Rung struct {
	On   date.Date `json:"on"`
	Step Step      `json:"step"`
	Ask  text.Text `json:"ask"` // what is wanted now
}

// mark is a rung before it meets a due day.
type mark struct {
	months, days int // before the due day; negative days lie after it
	step         Step
	ask          text.Text
}

var (
	askPlan    = text.T("Please keep the dates in mind and tell us about changes.", "请留意日期，如有变更请告知。")
	askData    = text.T("Please update headcount, sites and scope.", "请更新人数、场所和认证范围信息。")
	askDates   = text.T("Please agree the dates of the audit.", "请商定审核日期。")
	askConfirm = text.T("Please confirm dates and team.", "请确认审核日期和审核组。")
	askSoon    = text.T("The audit has to take place before this day.", "审核须在此日期前完成。")
	askAnswer  = text.T("Please answer the finding.", "请答复不符合项。")
	askClose   = text.T("Please complete the corrective action with its evidence.", "请完成纠正措施并提交证据。")
	askResolve = text.T("Please resolve the ground of the suspension.", "请消除暂停的原因。")
	askExamine = text.T("Please examine what this means for the certificate and record the outcome.", "请审查对本证书的影响并记录结果。")
	askShort   = text.T("Please arrange an audit at short notice.", "请安排提前较短时间通知的审核。")
	askVerify  = text.T("The corrective action has to be verified before this day.", "纠正措施须在此日期前完成验证。")
	askRisk    = text.T("The last safe day of the audit has passed: hold it at once and agree on shorter times for report and corrective action, or the certificate expires.", "再认证审核的最后安全日已过：请立即实施审核，并商定缩短审核报告和纠正措施的时间，否则证书将到期失效。")
	askStop    = text.T("Please show that you stopped using the certificate and the mark.", "请证明已停止使用证书和标志。")
	askMisuse  = text.T("Please say how the misuse of certificate or mark was corrected, and show it.", "请说明证书或标志误用的纠正情况并提交证明。")
	askMove    = text.T("Please apply for the transition, so that it is audited and decided before this day.", "请申请标准换版转换，以便在此日期前完成审核和认证决定。")
	askPast    = text.T("The last day has passed.", "期限已过。")
)

var surveillanceMarks = []mark{
	{0, 180, Remind, askPlan}, {0, 120, Remind, askData}, {0, 90, Remind, askDates},
	{0, 60, Remind, askConfirm}, {0, 30, Remind, askSoon}, {0, 14, Escalate, askSoon}, {0, -1, Breached, askPast},
}

var marks = map[Kind][]mark{
	Surveillance: surveillanceMarks,
	Recertification: {
		{12, 0, Remind, askPlan}, {9, 0, Remind, askData}, {6, 0, Remind, askDates}, {4, 0, Remind, askConfirm},
		{3, 0, Escalate, askSoon}, {2, 0, Escalate, askSoon}, {1, 0, Escalate, askSoon},
		{0, 14, Escalate, askSoon}, {0, 7, Escalate, askSoon}, {0, 1, Escalate, askSoon}, {0, -1, Breached, askPast},
	},
	StopUse:      {{0, 7, Remind, askStop}, {0, 2, Remind, askStop}, {0, 0, Escalate, askStop}, {0, -1, Breached, askPast}},
	MisuseAnswer: {{0, 7, Remind, askMisuse}, {0, 2, Remind, askMisuse}, {0, 0, Escalate, askMisuse}, {0, -1, Breached, askPast}},
	Transition: {
		{18, 0, Remind, askMove}, {12, 0, Remind, askMove}, {9, 0, Remind, askMove}, {6, 0, Remind, askMove}, {3, 0, Escalate, askMove},
		{1, 0, Escalate, askMove}, {0, 14, Escalate, askMove}, {0, 7, Escalate, askMove}, {0, -1, Breached, askPast},
	},
	Restoration: {
		{5, 0, Remind, askSoon}, {4, 0, Remind, askSoon}, {3, 0, Remind, askSoon}, {2, 0, Remind, askSoon},
		{1, 0, Escalate, askSoon}, {0, -1, Breached, askPast},
	},
	MajorVerified:  {{3, 0, Remind, askVerify}, {1, 0, Remind, askVerify}, {0, 14, Escalate, askVerify}, {0, -1, Breached, askPast}},
	FindingAnswer:  {{0, 7, Remind, askAnswer}, {0, 2, Remind, askAnswer}, {0, 0, Remind, askAnswer}, {0, -7, Breached, askPast}},
	FindingClosure: {{0, 30, Remind, askClose}, {0, 14, Remind, askClose}, {0, 7, Escalate, askClose}, {0, -1, Breached, askPast}},
	ReviewDecision: {{0, 0, Remind, askPast}, {0, -1, Escalate, askPast}},
}

// suspensionDays are the reminders of a suspension, counted from its first day.
var suspensionDays = []int{30, 60, 90, 120, 150}

// yearMarks are the first days of month on which a surveillance of a calendar year is asked for.
var yearMarks = []struct {
	month time.Month
	step  Step
	ask   text.Text
}{{time.July, Remind, askDates}, {time.October, Remind, askConfirm}, {time.November, Remind, askSoon}, {time.December, Escalate, askSoon}}

// Ladder lists the reminders of the obligation in order of their days.
func (r Record) Ladder() []Rung {
	var out []Rung
	switch {
	case r.Kind == SuspensionEnd:
		for _, n := range suspensionDays {
			out = append(out, Rung{r.FromOn.AddDays(n), Remind, askResolve})
		}
		out = append(out, Rung{r.DueOn.AddDays(-14), Escalate, askResolve}, Rung{r.DueOn.AddDays(1), Breached, askPast})
	case r.Kind == Examination:
		out = append(out, Rung{r.FromOn, Remind, askExamine}, Rung{r.DueOn.AddDays(-2), Remind, askExamine}, Rung{r.DueOn.AddDays(1), Breached, askPast})
	case r.Kind == SpotCheck:
		for _, n := range []int{0, 7, 14} {
			out = append(out, Rung{r.FromOn.AddDays(n), Remind, askShort})
		}
		out = append(out, Rung{r.FromOn.AddDays(21), Escalate, askShort}, Rung{r.DueOn.AddDays(1), Breached, askPast})
	case r.Kind == Surveillance && r.ofCalendarYear():
		for _, m := range yearMarks {
			out = append(out, Rung{date.New(r.DueOn.Year(), m.month, 1), m.step, m.ask})
		}
		out = append(out, Rung{r.DueOn.AddDays(1), Breached, askPast})
	default:
		for _, m := range marks[r.Kind] {
			out = append(out, Rung{r.DueOn.AddMonths(-m.months).AddDays(-m.days), m.step, m.ask})
		}
	}
	if !r.SafeOn.IsZero() {
		out = slices.DeleteFunc(out, func(g Rung) bool { return g.On == r.SafeOn.AddDays(1) })
		out = append(out, Rung{r.SafeOn.AddDays(1), Escalate, askRisk})
	}
	out = slices.DeleteFunc(out, func(g Rung) bool {
		return g.On.Before(r.FromOn) || r.Kind == SuspensionEnd && g.Step == Remind && g.On.After(r.DueOn)
	})
	slices.SortStableFunc(out, func(a, b Rung) int { return a.On.Compare(b.On) })
	return out
}

func (r Record) ofCalendarYear() bool {
	return len(r.Rules) > 0 && r.Rules[0] == programme.P3.ID
}

// Notice is the reminder that is owed today, if any, and the day of the one after it. Of several missed
// ones only the latest is sent, so that an outage is caught up without a flood.
func (r Record) Notice(today date.Date) (now Rung, send bool, next date.Date) {
	if r.State != Open {
		return Rung{}, false, date.Date{}
	}
	for _, g := range r.Ladder() {
		if g.On.After(today) {
			return now, send, g.On
		}
		if g.On.After(r.NoticedOn) {
			now, send = g, true
		}
	}
	return now, send, date.Date{}
}
