package programme

import (
	"slices"
	"strings"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// X2 is what takes the place of the client's word about the team of an audit at short notice.
var X2 = rule.Rule{ID: "X2", Source: "ISO/IEC 17021-1:2015", Clause: "9.6.4.2", Level: rule.Enforce, Says: text.T(
	"After a complaint or a change, or to follow up a suspension, the body may audit at short notice or unannounced, as the agreement says in advance; the client cannot object to the team then, so a second person, who neither proposed the team nor is on it, confirms that it has no conflict.",
	"遇有投诉、变更或对暂停进行追踪时，认证机构可按合同事先载明的条件实施提前较短时间通知或不通知的审核；此时客户不能对审核组提出异议，因此须由既非提出审核组安排、也不在审核组内的第二人确认审核组无利益冲突。")}

// SM165 keeps the days of a special audit a person's word.
var SM165 = rule.Rule{ID: "SM-165", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.4, 9.6.4.2", Level: rule.Record, Confidence: rule.Check, Says: text.T(
	"No table gives the time of a special audit: a person sets its days for what occasions it, with the reason.",
	"特殊审核的时间没有对应的表格：由人员根据审核起因确定人日数，并说明理由。")}

// SM166 keeps the cycle as it is beside a special audit.
var SM166 = rule.Rule{ID: "SM-166", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.3.3, 9.6.4", Level: rule.Compute, Says: text.T(
	"A special audit stands beside the cycle: it takes the place of no surveillance and moves no due day.",
	"特殊审核在认证周期之外实施：不替代监督审核，也不改变任何期限。")}

// Cause is the kind of thing that occasions a special audit.
type Cause string

const (
	ByChange     Cause = "change"     // that the client reported
	ByComplaint  Cause = "complaint"  // about the client
	BySuspension Cause = "suspension" // to verify that its ground is resolved
	BySpotCheck  Cause = "spot_check" // that a product failed
	ByOther      Cause = "other"
)

// Causes lists what occasions a special audit.
var Causes = []Cause{ByChange, ByComplaint, BySuspension, BySpotCheck, ByOther}

// Announcement says how the client hears of a special audit.
type Announcement string

const (
	Announced   Announcement = "announced"    // asked about dates and team, as of any audit
	ShortNotice Announcement = "short_notice" // told of dates and team once they are fixed
	Unannounced Announcement = "unannounced"  // told at the opening meeting
)

// Announcements lists the ways in which a client hears of a special audit.
var Announcements = []Announcement{Announced, ShortNotice, Unannounced}

// Occasion is why a special audit is held that covers no extension (9.6.4.2).
type Occasion struct {
	Cause        Cause        `json:"cause" enum:"change,complaint,suspension,spot_check,other"`
	SubjectID    string       `json:"subject_id,omitempty" doc:"of the notice, the complaint or the certificate"`
	Reference    string       `json:"reference,omitempty" doc:"how people name it"`
	Number       int          `json:"number,omitempty" doc:"of the spot check"`
	Announcement Announcement `json:"announcement" enum:"announced,short_notice,unannounced"`
	Reason       string       `json:"reason,omitempty" doc:"what the audit is to find out, for people of the body"`
	DaysReason   string       `json:"days_reason,omitempty" doc:"why it takes so many days"`
	By           string       `json:"by,omitempty"`
	On           date.Date    `json:"on"`
	ToldOn       date.Date    `json:"told_on,omitzero" doc:"when the client was told of an audit that it was not asked about"`
}

// Until is by when a special audit is held: not after its last day; where that is fixed, nobody chooses another.
type Until struct {
	Last  date.Date
	Fixed bool
}

// Call asks for a special audit, held on the day due at the latest.
func (p *Programme) Call(x Occasion, days audittime.HalfDays, due date.Date, u Until) error {
	if p.r.State != Certified {
		return fault.New(fault.IllegalMove, text.T("A special audit is held of a certification that runs.", "仅可对有效运行的认证实施特殊审核。"))
	}
	if u.Fixed {
		due = u.Last
	}
	var bad fault.Invalid
	bad.Require("reason", x.Reason)
	bad.Require("days_reason", x.DaysReason)
	if days < 1 {
		bad.Add("days", text.T("An audit takes at least half a day.", "审核至少需要半个人日。"))
	}
	if !slices.Contains(Causes, x.Cause) {
		bad.Add("cause", text.T("Choose what occasions the audit.", "请选择审核起因。"))
	}
	if !slices.Contains(Announcements, x.Announcement) {
		bad.Add("announcement", text.T("Choose how the client hears of the audit.", "请选择通知客户的方式。"))
	}
	if !u.Fixed && (due.Before(x.On) || due.After(u.Last)) {
		bad.Add("due_on", text.Tf("Choose a day from %s to %s.", "请选择%s至%s之间的日期。", x.On, u.Last))
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	x.Reason, x.DaysReason = strings.TrimSpace(x.Reason), strings.TrimSpace(x.DaysReason)
	p.r.Slots = slices.Clone(p.r.Slots)
	p.special(Slot{DueOn: due, Days: days, Occasion: &x})
	p.add("programme.special_called")
	return nil
}

// special adds a special audit before the recertification.
func (p *Programme) special(s Slot) {
	at := len(p.r.Slots)
	s.Kind, s.Number = Special, 1
	for i, x := range p.r.Slots {
		switch x.Kind {
		case Recertification:
			at = i
		case Special: // one of the cycle before may have been carried over with its number
			s.Number = max(s.Number, x.Number+1)
		}
	}
	p.r.Slots = slices.Insert(p.r.Slots, at, s)
}

// Unasked tells whether the client is not asked about dates and team of the audit (X2).
func (x *Occasion) Unasked() bool { return x != nil && x.Announcement != Announced }

// ForClient is what the client may know of the occasion: not what the body is looking for, nor that there is a complaint.
func (x *Occasion) ForClient() *Occasion {
	if x == nil {
		return nil
	}
	out := Occasion{Cause: x.Cause, Announcement: x.Announcement, On: x.On, ToldOn: x.ToldOn}
	if x.Cause == ByComplaint {
		out.Cause = ByOther
	}
	return &out
}

// LastSpecial is the special audit that was called for last.
func (r Record) LastSpecial() (last Slot) {
	for _, s := range r.Slots {
		if s.Kind == Special && s.Number > last.Number {
			last = s
		}
	}
	return last
}
