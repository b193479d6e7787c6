package audit

import (
	"errors"
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
)

var TM1 = rule.Rule{ID: "TM1", Source: "ISO/IEC 17021-1:2015", Clause: "9.2.2.1.1", Level: rule.Enforce, Says: text.T(
	"The audit team has one leader and together the competence for the audit.", "审核组应有一名组长，且整体具备实施审核所需的能力。")}

var TM2 = rule.Rule{ID: "TM2", Source: "ISO/IEC 17021-1:2015", Clause: "9.2.2.1.2", Level: rule.Enforce, Says: text.T(
	"Where one auditor audits alone, this person is competent to lead audits to the standard.", "由一名审核员单独审核时，该审核员应具备担任该标准审核组长的能力。")}

var IM7 = rule.Rule{ID: "IM-7", Source: "IAF MD 11:2023", Clause: "5", Level: rule.Enforce, Says: text.T(
	"Where several standards are audited together, the leader is competent to lead for at least one of them and the auditors together cover each.",
	"多个标准一起审核时，组长至少具备其中一个标准的组长能力，审核员整体应覆盖每个标准。")}

var TM3 = rule.Rule{ID: "TM3", Source: "ISO/IEC 17021-1:2015", Clause: "9.2.2.1.4", Level: rule.Enforce, Says: text.T(
	"A technical expert works under the direction of an auditor and is never alone.", "技术专家应在审核员的指导下工作，不得单独审核。")}

var TM5 = rule.Rule{ID: "TM5", Source: "ISO/IEC 17021-1:2015", Clause: "9.2.2.2", Level: rule.Record, Says: text.T(
	"Observers are agreed with the client beforehand.", "观察员应事先征得客户同意。")}

var AU1 = rule.Rule{ID: "AU-1", Source: "ISO/IEC 17021-1:2015", Clause: "9.5.1.1", Level: rule.Enforce, Says: text.T(
	"Who is foreseen to take the certification decision is not on the audit team.", "拟作出认证决定的人员不得参加审核组。")}

var AU2 = rule.Rule{ID: "AU-2", Source: "House rule", Clause: "-", Level: rule.Enforce, Says: text.T(
	"Nobody is booked for two things at once or during leave.", "同一人员不得同时安排两项工作，也不得安排在休假期间。")}

// Rules are the rules of an audit.
var Rules = []rule.Rule{S1_1, S1_2, S1_3, S1_4, F1, F5, F6, F7, I11, Q2, Q3, Q4, Q5, Q9, Q15, P7, P9, P10, TM1, TM2, IM7, TM3, TM4, TM5, TM6, TM7, TM8, OUT1, MD5_2, MD5_4, MD5_6, T5, V3, AU1, AU2, SM87, MD4_1, MD4_2, MD4_3}

// Booking is a stretch of half-days for which a person is taken by an audit.
type Booking struct {
	PersonID id.Identity `json:"person_id"`
	AuditID  id.Audit    `json:"audit_id"`
	Title    text.Text   `json:"title"` // client and kind of audit
	Span     Span        `json:"span"`
}

// Candidate is a person who may join the team, what this person is booked for in the years of the audit, the
// programmes whose valid certificates rest on this person's audit, and the packs in force on its days.
type Candidate struct {
	staff.Record
	Bookings []Booking
	Carries  []id.Programme
	Limits   pack.Set
}

// functions says what a role of the team asks of a person.
var functions = map[Role]staff.Function{Lead: staff.Lead, Auditor: staff.Audit, Expert: staff.Expert, Trainee: staff.Observing, Observer: staff.Observing}

// Asked is what the choice of a team depends on beyond the audit itself.
type Asked struct {
	Decider   id.Identity // foreseen to decide, kept off the team
	Standards []string    // of the agreement, audited together with that of the audit
	Areas     []string    // technical areas that the audit needs people for
	Country   string      // of the client
}

// leads is the standard for which the person's competence to lead counts: that of the audit, or one of those
// audited together with it (IM-7).
func (q Asked) leads(c Candidate, own string, s Span) string {
	for _, code := range append([]string{own}, q.Standards...) {
		if c.Qualified(staff.Lead, code, s.From.Day()) && c.Qualified(staff.Lead, code, s.To.Day()) {
			return code
		}
	}
	return own
}

// Unfit lists every reason why the person may not take the role in the audit during the span: competence
// and impartiality on those days, other bookings, leave, and being foreseen to decide.
func (r Record) Unfit(c Candidate, role Role, s Span, q Asked) rule.Broken {
	var out rule.Broken
	code := r.Standard
	if role == Lead {
		code = q.leads(c, code, s)
	}
	from, to := s.From.Day(), s.To.Day()
	err := c.CanServe(staff.Assignment{
		Function: functions[role], Standard: code, Client: r.ClientID, ClientName: r.ClientName, From: from, To: to,
		CoolingOffMonths: c.Limits.Of(pack.CoolingOffMonths),
	})
	errors.As(err, &out)
	if l := c.AwayOn(from, to); l != nil {
		out = append(out, AU2.Breaks(text.Tf("%s is on leave from %s to %s.", "%s自%s至%s休假。", c.Name, l.From, l.To)))
	}
	for _, b := range c.Bookings {
		if b.AuditID != r.ID && b.Span.Overlaps(s) {
			out = append(out, AU2.Breaks(text.Tf("%s is booked with %s from %s to %s.", "%s已安排：%s，%s至%s。",
				c.Name, b.Title, b.Span.From.Day(), b.Span.To.Day())))
		}
	}
	out = append(out, r.overworked(c, role, s)...)
	out = append(out, r.crowded(c, role)...)
	out = append(out, r.unconfirmed(c, role, s, q)...)
	if c.ID == q.Decider && !q.Decider.IsZero() {
		out = append(out, AU1.Breaks(text.Tf("%s is foreseen to take the decision.", "%s拟作出认证决定。", c.Name)))
	}
	return out
}

// UnfitTeam lists every reason against the members of a proposal, each at its field.
func (r Record) UnfitTeam(p Proposal, people []Candidate, q Asked) rule.Broken {
	var out rule.Broken
	for _, m := range p.Team {
		i := slices.IndexFunc(people, func(c Candidate) bool { return c.ID == m.PersonID })
		if i < 0 {
			out = append(out, TM1.Breaks(text.Tf("%s is not a person of this body.", "%s不是本机构人员。", m.Name)).At("team."+m.PersonID.String()))
			continue
		}
		span := m.Span
		if span.IsZero() {
			span = p.Span
		}
		for _, b := range r.Unfit(people[i], m.Role, span, q) {
			out = append(out, b.At("team."+m.PersonID.String()))
		}
	}
	if slices.ContainsFunc(out, func(b rule.Breach) bool { return b.Rule.ID == staff.K1.ID }) {
		return out
	}
	return append(out, slices.Concat(r.uncovered(p, people), r.withoutArea(p, people, q.Areas))...)
}

// withoutArea are the technical areas that no auditor or technical expert of the team is competent in. A follow-up
// looks at single findings, for which the planner chooses who knows them.
func (r Record) withoutArea(p Proposal, people []Candidate, areas []string) (out rule.Broken) {
	if r.Type == programme.FollowUp {
		return nil
	}
	on := p.Span.From.Day()
	for _, area := range areas {
		if !slices.ContainsFunc(p.Team, func(m Member) bool {
			i := slices.IndexFunc(people, func(c Candidate) bool { return c.ID == m.PersonID })
			f := functions[m.Role]
			return i >= 0 && f != staff.Observing && people[i].QualifiedIn(area, f, r.Standard, on)
		}) {
			out = append(out, TM1.Breaks(text.Tf("Nobody of the team is competent for %s in the area %s.", "审核组中没有人具备%s在专业类别%s的能力。", r.Standard, area)).At("team"))
		}
	}
	return out
}

// uncovered is the breach where nobody of the team may audit to the standard (IM-7), or where the only auditor may
// not lead (TM2). A person who has no competence at all is refused before that.
func (r Record) uncovered(p Proposal, people []Candidate) rule.Broken {
	var auditors []Candidate
	for _, m := range p.Team {
		i := slices.IndexFunc(people, func(c Candidate) bool { return c.ID == m.PersonID })
		if i >= 0 && (m.Role == Lead || m.Role == Auditor) {
			auditors = append(auditors, people[i])
		}
	}
	able := func(f staff.Function) bool {
		return slices.ContainsFunc(auditors, func(c Candidate) bool { return c.Qualified(f, r.Standard, p.Span.From.Day()) })
	}
	switch {
	case len(auditors) == 0:
	case !able(staff.Audit):
		return rule.Broken{IM7.Breaks(text.Tf("No auditor of the team is competent for %s.", "审核组中没有具备%s能力的审核员。", r.Standard)).At("team")}
	case len(auditors) == 1 && !able(staff.Lead):
		return rule.Broken{TM2.Breaks(text.Tf("%s would audit alone without the competence to lead audits to %s.", "%s将单独审核，但不具备担任%s审核组长的能力。",
			auditors[0].Name, r.Standard)).At("team")}
	}
	return nil
}

// leaderBroken wants exactly one leader and nobody twice (TM1).
func leaderBroken(team []Member) rule.Broken {
	var out rule.Broken
	leaders, seen := 0, map[id.Identity]bool{}
	for _, m := range team {
		if m.Role == Lead {
			leaders++
		}
		if seen[m.PersonID] {
			out = append(out, TM1.Breaks(text.Tf("%s is on the team twice.", "%s在审核组中重复出现。", m.Name)).At("team."+m.PersonID.String()))
		}
		seen[m.PersonID] = true
	}
	if leaders != 1 {
		out = append(out, TM1.Breaks(text.T("The team needs exactly one leader.", "审核组应有且仅有一名组长。")).At("team"))
	}
	return out
}

// Bookings are the stretches for which the people of the team are taken.
func (r Record) Bookings() []Booking {
	var out []Booking
	if r.Span.IsZero() || r.State == Cancelled || r.State == Aborted || r.State == Repeated && r.Opening == nil {
		return nil
	}
	for _, m := range r.Team {
		out = append(out, Booking{PersonID: m.PersonID, AuditID: r.ID, Title: r.Label(), Span: r.When(m)})
	}
	return out
}

// Label names the audit to people who plan: client and kind of audit.
func (r Record) Label() text.Text {
	return text.Text{En: r.ClientName.In(text.En) + ", " + r.Title().En, Zh: r.ClientName.In(text.Zh) + "，" + r.Title().Zh}
}

// Roles are the roles of a team in the order in which they are shown.
var Roles = []Role{Lead, Auditor, Expert, Trainee, Observer}

// CanDecideLater tells whether the person may be foreseen to decide on the audits: nobody who is on one
// of their teams.
func CanDecideLater(audits []Record, p staff.Record) error {
	for _, r := range audits {
		if r.Has(p.ID) {
			return rule.Broken{AU1.Breaks(text.Tf("%s is on the team of %s.", "%s是%s的审核组成员。", p.Name, r.Reference))}
		}
	}
	return nil
}

// StandardsOf are the standards that the person may audit or be a technical expert for on the day.
func StandardsOf(p staff.Record, on date.Date) []string {
	out := []string{}
	for _, c := range p.Competences {
		if slices.Contains(out, c.Standard) {
			continue
		}
		if p.Qualified(staff.Audit, c.Standard, on) || p.Qualified(staff.Expert, c.Standard, on) {
			out = append(out, c.Standard)
		}
	}
	return out
}
