package clock

import (
	"slices"
	"time"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
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
	askRisk    = text.T("The last safe day of the audit has passed: hold it at once and agree on shorter times for report and corrective action, or the certificate expires.", "审核的最后安全日已过：请立即实施审核，并商定缩短审核报告和纠正措施的时间，否则证书将到期失效。")
	askStop    = text.T("Please show that you stopped using the certificate and the mark.", "请证明已停止使用证书和标志。")
	askMisuse  = text.T("Please say how the misuse of certificate or mark was corrected, and show it.", "请说明证书或标志误用的纠正情况并提交证明。")
	askMove    = text.T("Please apply for the transition, so that it is audited and decided before this day.", "请申请标准换版转换，以便在此日期前完成审核和认证决定。")
	askDecide  = text.T("Please decide, or say why it is not followed.", "请作出决定，或说明不予采纳的理由。")
	askRepeat  = text.T("The major nonconformity was not verified in time: stage 2 has to be repeated. Order that on the page of the audit.", "严重不符合未按期验证：第二阶段审核须重新进行，请在审核页面安排。")
	askAnew    = text.T("The certification has ended and can no longer be renewed: it takes a new application.", "认证已失效且不能再恢复：须重新提出认证申请。")
	askInvite  = text.T("Please invite the holder to apply anew, or put it aside with a reason, on the page of the certificate.", "请在证书页面邀请原获证组织重新申请，或说明理由后搁置。")
	askLate    = text.T("The day agreed for the season of the work has passed: the audit has to take place before the last day.", "按业务季节商定的日期已过：审核须在最后期限前完成。")
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
		{1, 0, Escalate, askSoon}, {0, -1, Breached, askAnew},
	},
	MajorVerified:  {{3, 0, Remind, askVerify}, {1, 0, Remind, askVerify}, {0, 14, Escalate, askVerify}, {0, -1, Breached, askRepeat}},
	FindingAnswer:  {{0, 7, Remind, askAnswer}, {0, 2, Remind, askAnswer}, {0, 0, Remind, askAnswer}, {0, -7, Breached, askPast}},
	FindingClosure: {{0, 30, Remind, askClose}, {0, 14, Remind, askClose}, {0, 7, Escalate, askClose}, {0, -1, Breached, askPast}},
	NewApplication: {{0, 7, Remind, askInvite}, {0, 0, Remind, askInvite}, {0, -1, Breached, askInvite}},
	ReviewDecision: {{0, 2, Remind, askDecide}, {0, 0, Remind, askDecide}, {0, -1, Breached, askPast}, {0, -7, Breached, askPast}},
}

// suspensionDays are the reminders of a suspension, counted from its first day.
var suspensionDays = []int{30, 60, 90, 120, 150}

// yearMarks are the first days of month on which a surveillance of a calendar year is asked for.
var yearMarks = []struct {
	month time.Month
	step  Step
	ask   text.Text
}{{time.July, Remind, askDates}, {time.October, Remind, askConfirm}, {time.November, Remind, askSoon}, {time.December, Escalate, askSoon}}

// SM185 warns before the last safe day, and where a body wants it shortly before a last day.
var SM185 = rule.Rule{ID: "SM-185", Source: "House rule", Clause: "-", Level: rule.Compute, Says: text.T(
	"Of a recertification or transition audit the body reminds some days before its last safe day and on that day; of a surveillance and of a suspension also so many days before the last day as its limits say, and on the day.",
	"对再认证或转换审核，机构在最后安全日前若干日及当日提醒；对监督审核和暂停，还按机构限值规定的天数在期限届满前及当日提醒。")}

// alarms are the days before the last day on which the body reminds of the kind, beside its ladder.
func alarms(k Kind, l pack.Set) (out []int) {
	keys := map[Kind][]pack.Key{Surveillance: {pack.AlarmDays}, SuspensionEnd: {pack.AlarmDays}}[k]
	if k.keeps() {
		keys = []pack.Key{pack.SafeNoticeDays, pack.SafeAlarmDays}
	}
	for _, key := range keys {
		if n := l.Of(key); n > 0 {
			out = append(out, n)
		}
	}
	if k.keeps() || len(out) > 0 {
		out = append(out, 0)
	}
	return out
}

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
	case r.Kind == Surveillance && !r.AgreedOn.IsZero():
		for _, m := range surveillanceMarks {
			if m.step != Breached {
				out = append(out, Rung{r.AgreedOn.AddDays(-m.days), m.step, m.ask})
			}
		}
		out = append(out, Rung{r.AgreedOn.AddDays(1), Escalate, askLate}, Rung{r.DueOn.AddDays(-14), Escalate, askSoon}, Rung{r.DueOn.AddDays(1), Breached, askPast})
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
	out = r.alarms(out)
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

// alarms adds the reminders so many days before the last day, or the last safe day, as the body has chosen them (SM-185).
func (r Record) alarms(out []Rung) []Rung {
	last, ask := r.DueOn, askSoon
	switch {
	case !r.SafeOn.IsZero():
		last = r.SafeOn
	case r.Kind == SuspensionEnd:
		ask = askResolve
	}
	for _, n := range r.Alarms {
		on := last.AddDays(-n)
		out = append(slices.DeleteFunc(out, func(g Rung) bool { return g.On == on }), Rung{on, Escalate, ask})
	}
	return out
}

func (r Record) ofCalendarYear() bool {
	return len(r.Rules) > 0 && r.Rules[0] == programme.P3.ID
}

// Notice is the reminder that is owed today, if any, and the day of the one after it. Of several missed
// ones only the latest is sent, so that an outage is caught up without a flood; it asks for what counts today. A reminder
// that nobody answers is sent once more (SM-195).
func (r Record) Notice(today date.Date) (now Rung, send bool, next date.Date) {
	if r.State != Open {
		return Rung{}, false, date.Date{}
	}
	var last Rung
	for _, g := range r.Ladder() {
		if g.On.After(today) {
			next = g.On
			break
		}
		last, send = g, send || g.On.After(r.NoticedOn)
	}
	if !send && !(r.Silent(today) && r.chases(last)) {
		return Rung{}, false, next
	}
	return r.asking(last, today), true, next
}

// asking is the rung with what is wanted on the day: an audit by its last safe day while that lies ahead, at once when it
// has passed, and by the day that was agreed.
func (r Record) asking(g Rung, today date.Date) Rung {
	switch {
	case g.Step == Breached && r.Kind.keeps() && slices.Contains(r.Rules, certificate.Q12.ID):
		g.Ask = askAnew // nothing is restored after the expiry
	case g.Step == Breached:
	case r.AtRisk(today):
		g.Step, g.Ask = Escalate, askRisk
	case !r.SafeOn.IsZero():
		safe := text.Tf("The audit has to take place by %s, its last safe day: after it, the time to the last day is too short for report, corrective action and decision.",
			"审核须在最后安全日%s前（含当日）实施：此后至最后期限的时间不足以完成审核报告、纠正措施和认证决定。", r.SafeOn)
		if g.Ask == askSoon {
			g.Ask = safe
		} else {
			g.Ask = both(g.Ask, safe)
		}
	case !r.AgreedOn.IsZero() && !today.After(r.AgreedOn):
		g.Ask = both(g.Ask, text.Tf("Agreed for the season of the work: the audit takes place by %s.", "按业务季节商定：审核在%s前（含当日）实施。", r.AgreedOn))
	}
	return g
}

func both(a, b text.Text) text.Text { return text.Tf("%s %s", "%s%s", a, b) }
