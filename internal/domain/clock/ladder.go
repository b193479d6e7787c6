package clock

import (
	"cmp"
	"slices"

	"triennia/internal/domain/body"
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

// mark is a reminder of a ladder with what is asked then.
type mark struct {
	body.Reminder
	ask text.Text
}

func months(n int, ask text.Text) mark {
	return mark{body.Reminder{Count: n, Unit: body.MonthsBefore}, ask}
}
func days(n int, ask text.Text) mark {
	return mark{body.Reminder{Count: n, Unit: body.DaysBefore}, ask}
}
func since(n int, ask text.Text) mark {
	return mark{body.Reminder{Count: n, Unit: body.DaysAfter}, ask}
}

func (m mark) loud() mark {
	m.Escalates = true
	return m
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

// LadderName tells the ladders apart: one for each kind of deadline, and one for the surveillance of a calendar year.
type LadderName string

// YearSurveillance is the ladder of a surveillance that is due at the end of a calendar year.
const YearSurveillance LadderName = "surveillance_year"

// usual are the ladders of a body that has none of its own.
var usual = map[LadderName][]mark{
	ladderOf(Surveillance): {
		days(180, askPlan), days(120, askData), days(90, askDates), days(60, askConfirm), days(30, askSoon), days(14, askSoon).loud(),
	},
	// on the first of July, October, November and December
	YearSurveillance: {days(183, askDates), days(91, askConfirm), days(60, askSoon), days(30, askSoon).loud()},
	ladderOf(Recertification): {
		months(12, askPlan), months(9, askData), months(6, askDates), months(4, askConfirm),
		months(3, askSoon).loud(), months(2, askSoon).loud(), months(1, askSoon).loud(),
		days(14, askSoon).loud(), days(7, askSoon).loud(), days(1, askSoon).loud(),
	},
	ladderOf(Transition): {
		months(18, askMove), months(12, askMove), months(9, askMove), months(6, askMove), months(3, askMove).loud(),
		months(1, askMove).loud(), days(14, askMove).loud(), days(7, askMove).loud(),
	},
	ladderOf(Restoration):    {months(5, askSoon), months(4, askSoon), months(3, askSoon), months(2, askSoon), months(1, askSoon).loud()},
	ladderOf(SuspensionEnd):  {since(30, askResolve), since(60, askResolve), since(90, askResolve), since(120, askResolve), since(150, askResolve), days(14, askResolve).loud()},
	ladderOf(StopUse):        {days(7, askStop), days(2, askStop), days(0, askStop).loud()},
	ladderOf(MisuseAnswer):   {days(7, askMisuse), days(2, askMisuse), days(0, askMisuse).loud()},
	ladderOf(MajorVerified):  {months(3, askVerify), months(1, askVerify), days(14, askVerify).loud()},
	ladderOf(FindingAnswer):  {days(7, askAnswer), days(2, askAnswer), days(0, askAnswer)},
	ladderOf(FindingClosure): {days(30, askClose), days(14, askClose), days(7, askClose).loud()},
	ladderOf(SpotCheck):      {since(0, askShort), since(7, askShort), since(14, askShort), since(21, askShort).loud()},
	ladderOf(Examination):    {since(0, askExamine), days(2, askExamine)},
	ladderOf(ReviewDecision): {days(2, askDecide), days(0, askDecide)},
	ladderOf(NewApplication): {days(7, askInvite), days(0, askInvite)},
}

func ladderOf(k Kind) LadderName { return LadderName(k) }

// passed is a rung after the last day, which no body moves.
type passed struct {
	days int
	ask  text.Text
}

// passedOf are those of the kinds of which more is to be said than on the next day that the last one has passed.
var passedOf = map[Kind][]passed{
	Restoration:    {{1, askAnew}},
	MajorVerified:  {{1, askRepeat}},
	FindingAnswer:  {{7, askPast}},
	ReviewDecision: {{1, askPast}, {7, askPast}},
	NewApplication: {{1, askInvite}},
}

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
	out := r.reminders()
	if !r.AgreedOn.IsZero() {
		out = append(out, Rung{r.AgreedOn.AddDays(1), Escalate, askLate}, Rung{r.DueOn.AddDays(-14), Escalate, askSoon})
	}
	after := passedOf[r.Kind]
	if after == nil {
		after = []passed{{1, askPast}}
	}
	for _, p := range after {
		out = append(out, Rung{r.DueOn.AddDays(p.days), Breached, p.ask})
	}
	out = r.alarms(out)
	if !r.SafeOn.IsZero() {
		out = slices.DeleteFunc(out, func(g Rung) bool { return g.On == r.SafeOn.AddDays(1) })
		out = append(out, Rung{r.SafeOn.AddDays(1), Escalate, askRisk})
	}
	out = slices.DeleteFunc(out, func(g Rung) bool { return g.On.Before(r.FromOn) })
	slices.SortStableFunc(out, byDay)
	return out
}

// byDay orders rungs; of two on one day the louder is the later, which is the one that is sent.
func byDay(a, b Rung) int { return cmp.Or(a.On.Compare(b.On), a.Step.loudness()-b.Step.loudness()) }

func (s Step) loudness() int { return slices.Index([]Step{Remind, Escalate, Breached}, s) }

// reminders are the rungs up to the last day, or to the day that was agreed: the usual ones, or those of the body with what
// is asked at their time.
func (r Record) reminders() (out []Rung) {
	last := cmp.Or(r.AgreedOn, r.DueOn)
	list := usual[r.ladder()]
	for _, m := range list {
		out = append(out, r.rung(m, last))
	}
	if len(r.Own) > 0 {
		slices.SortStableFunc(out, byDay)
		asked := out
		out = nil
		for _, own := range r.Own {
			g := r.rung(mark{own, asked[0].Ask}, last)
			for _, u := range asked {
				if !u.On.After(g.On) {
					g.Ask = u.Ask
				}
			}
			out = append(out, g)
		}
	}
	return slices.DeleteFunc(out, func(g Rung) bool { return g.On.After(last) })
}

func (r Record) rung(m mark, last date.Date) Rung {
	step := Remind
	if m.Escalates {
		step = Escalate
	}
	return Rung{m.On(r.FromOn, last), step, m.ask}
}

// ladder is the ladder on which the obligation stands.
func (r Record) ladder() LadderName {
	if r.Kind == Surveillance && r.AgreedOn.IsZero() && r.ofCalendarYear() {
		return YearSurveillance
	}
	return ladderOf(r.Kind)
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
