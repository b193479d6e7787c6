package audit

import (
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var TM7 = rule.Rule{ID: "TM7", Source: "ISO/IEC 17021-1:2015", Clause: "9.2.3.4, 9.2.3.5", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
	"Dates and team are agreed with the client in advance, with time to object; the audit does not begin before the client has confirmed or the time for objections is over.",
	"审核日期和审核组应提前与客户商定并留出异议时间；客户确认或异议期届满前不得开始审核。")}

// MD5_4 is the length of an auditor's day.
var MD5_4 = rule.Rule{ID: "MD5-4", Source: "IAF MD 5:2023", Clause: "1.8, 2.2.1", Level: rule.Compute, Says: text.T(
	"An audit day has eight hours: longer days on site do not reduce the number of days.",
	"每个审核人日按8小时计：延长每日工作时间不得减少审核人日数。")}

var MD5_2 = rule.Rule{ID: "MD5-2", Source: "IAF MD 5:2023", Clause: "2.1.2", Level: rule.Enforce, Says: text.T(
	"At least 80 % of the audit time is spent on site; a day counts at most eight hours.",
	"现场审核时间不少于审核时间的80%，每日最多计8小时。")}

var T5 = rule.Rule{ID: "T5", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.4.4", Level: rule.Compute, Says: text.T(
	"The time of people who are not auditors, such as technical experts, auditors in training and observers, is not counted.",
	"技术专家、实习审核员、观察员等非审核员的时间不计入审核时间。")}

// Counted is the auditor time of the team on site in half-days: leader and auditors only (T5).
func (r Record) Counted() int {
	n := 0
	for _, m := range r.Team {
		if m.Role == Lead || m.Role == Auditor {
			n += r.When(m).Working(r.Weekends)
		}
	}
	return n
}

// TimeBroken is the breach of MD5-2 when the team is on site for less than 80 % of the days needed.
func (r Record) TimeBroken() rule.Broken {
	have, need := r.Counted(), int(r.Days)
	if 5*have >= 4*need {
		return nil
	}
	return rule.Broken{MD5_2.Breaks(text.Tf(
		"The auditors are on site for %s days; of %s days needed at least 80 %% are on site. Technical experts, auditors in training and observers do not count.",
		"审核员现场时间为%s人日；所需%s人日中至少80%%应在现场。技术专家、实习审核员和观察员不计入。",
		halves(have), r.Days.String())).At("span")}
}

func halves(n int) string {
	if n%2 == 1 {
		return text.Tf("%d.5", "%d.5", n/2).En
	}
	return text.Tf("%d.0", "%d.0", n/2).En
}

// Proposal is dates and team as the planner puts them to the client.
type Proposal struct {
	Span     Span        `json:"span"`
	Weekends bool        `json:"weekends,omitempty"`
	Team     []Member    `json:"team" nullable:"false"`
	By       id.Identity `json:"-"` // who proposes
}

// CanPropose tells whether dates and team may go to the client: the team is complete (TM1), fit, and on
// site long enough (MD5-2). unfit is what CheckTeam says about the people.
func (a *Audit) CanPropose(p Proposal, unfit rule.Broken) error {
	if _, err := States.Next(Noun, a.r.State, DoPropose); err != nil {
		return err
	}
	if err := p.check(); err != nil {
		return err
	}
	r := a.r
	r.Span, r.Weekends, r.Team = p.Span, p.Weekends, p.Team
	out := append(rule.Broken{}, leaderBroken(p.Team)...)
	out = append(out, r.traineesBroken()...)
	out = append(out, unfit...)
	return append(out, r.TimeBroken()...).OrNil()
}

func (p Proposal) check() error {
	var bad fault.Invalid
	if p.Span.From == 0 || p.Span.To < p.Span.From {
		bad.Add("span", text.T("Please choose a first and a last half-day on site.", "请选择现场审核的起止时间。"))
	}
	for _, m := range p.Team {
		if _, ok := RoleNames[m.Role]; !ok || m.PersonID.IsZero() {
			bad.Add("team", text.T("Each member needs a person and a role.", "每位成员都需要人员和角色。"))
		}
		if !m.Span.IsZero() && (m.Span.To < m.Span.From || !m.Span.Within(p.Span)) {
			bad.Add("team", text.Tf("The time of %s lies outside the audit.", "%s的时间不在审核期间内。", m.Name))
		}
	}
	return bad.OrNil()
}

// Propose puts dates and team to the client and opens the time for objections, as long as the packs of the
// cycle say; where the client is not asked, it puts them to a second person (X2).
func (a *Audit) Propose(p Proposal, unfit rule.Broken, limits pack.Set, today date.Date) error {
	if err := a.CanPropose(p, unfit); err != nil {
		return err
	}
	a.r.Span, a.r.Weekends, a.r.Team = p.Span, p.Weekends, p.Team
	a.r.ProposedOn, a.r.ObjectBy = today, today.AddWorkdays(limits.Of(pack.ObjectionWorkdays))
	if a.r.Unasked() {
		a.r.ObjectBy = date.Date{}
	}
	a.r.ProposedByID, a.r.Cleared = p.By, nil
	a.r.Objection, a.r.ConfirmedOn, a.r.ConfirmedBy = nil, date.Date{}, ""
	a.r.Plan.IssuedOn = date.Date{}
	return a.moved(DoPropose, "audit.proposed")
}

// Object records that the client asks for other dates or objects to the team.
func (a *Audit) Object(o Objection, now time.Time) error {
	if err := a.r.asked(); err != nil {
		return err
	}
	if err := needReason(o.Reason); err != nil {
		return err
	}
	o.At = now
	a.r.Objection = &o
	return a.moved(DoObject, "audit.objected", "reason", o.Reason)
}

// Confirm is the client's consent to dates and team.
func (a *Audit) Confirm(by string, today date.Date) error {
	if err := a.r.asked(); err != nil {
		return err
	}
	a.r.ConfirmedOn, a.r.ConfirmedBy = today, by
	return a.moved(DoConfirm, "audit.confirmed")
}

// CanAssume tells whether the body may take the client's silence for consent: the time for objections
// must be over (TM7).
func (a *Audit) CanAssume(today date.Date) error {
	if _, err := States.Next(Noun, a.r.State, DoConfirm); err != nil {
		return err
	}
	if err := a.r.asked(); err != nil {
		return err
	}
	if today.After(a.r.ObjectBy) {
		return nil
	}
	return rule.Broken{TM7.Breaks(text.Tf("The client may object until %s.", "客户可在%s前提出异议。", a.r.ObjectBy))}
}

// Assume confirms dates and team after the time for objections has passed in silence.
func (a *Audit) Assume(by string, today date.Date) error {
	if err := a.CanAssume(today); err != nil {
		return err
	}
	return a.Confirm(by, today)
}
