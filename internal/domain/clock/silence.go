package clock

import (
	"slices"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM195 keeps a reminder from being lost on one person who does not read it.
var SM195 = rule.Rule{ID: "SM-195", Source: "House rule", Clause: "-", Level: rule.Compute, Says: text.T(
	"When nobody of the client answers a reminder within the days that the body sets, the next one says so and goes to everybody whom the body knows of the client, and those who plan are told how to reach it.",
	"客户在机构设定的天数内无人回应提醒的，下一次提醒说明此情况并发给机构所知的客户全部人员，同时告知审核策划人员联系方式。")}

// Seen is a person of the client who has seen what is asked and takes care of it.
type Seen struct {
	By   id.Identity `json:"by"`
	Name string      `json:"name"`
	On   date.Date   `json:"on"`
}

// Unanswered tells whether the client was asked and nobody of it has answered.
func (r Record) Unanswered() bool { return r.State == Open && !r.AskedOn.IsZero() && r.Seen == nil }

// Silent tells whether nobody of the client has answered for as long as the body waits (SM-195).
func (r Record) Silent(today date.Date) bool { return r.Unanswered() && !today.Before(r.SilentOn) }

// chases tells whether the silence has still to be told, after the rung that was the last to be sent. Once the last day has
// passed nobody is asked any more.
func (r Record) chases(last Rung) bool {
	return r.Unanswered() && r.ChasedOn.IsZero() && !last.On.IsZero() && last.Step != Breached
}

// Asks tells whether the reminder wants an answer of the client: not where the audit that meets the deadline has its dates,
// nor once the last day has passed.
func (n Notice) Asks() bool { return n.ForClient() && n.Rung.Step != Breached && !n.Of.Arranged }

// Ask notes that the client was reminded on the day and has so many days to say that it has seen it. A reminder after an
// answer asks anew; one that tells of the silence is not followed by another that does only that.
func (o *Obligation) Ask(n Notice, today date.Date, patience int) {
	switch {
	case !n.Asks():
		return
	case !o.r.Unanswered():
		o.forget()
		o.r.AskedOn, o.r.SilentOn = today, today.AddDays(patience)
	case !n.Unanswered.IsZero():
		o.r.ChasedOn = today
	}
	o.reschedule()
}

// See records that a person of the client has seen what is asked and takes care of it; the next reminder asks anew.
func (o *Obligation) See(by Seen) error {
	switch {
	case o.r.Seen != nil:
		return fault.New(fault.IllegalMove, text.Tf("%s has answered this reminder.", "%s已回应此提醒。", o.r.Seen.Name))
	case !o.r.Unanswered():
		return fault.New(fault.IllegalMove, text.T("Nothing is asked about this deadline now.", "目前无需就此期限作出回应。"))
	}
	o.changed = true
	o.r.Seen = &by
	o.reschedule()
	o.Add("obligation.seen", o.r.ID.String(), "kind", string(o.r.Kind))
	return nil
}

// forget ends what was asked: another day, or what the client did, has overtaken it.
func (o *Obligation) forget() {
	o.r.AskedOn, o.r.SilentOn, o.r.ChasedOn, o.r.Seen = date.Date{}, date.Date{}, date.Date{}, nil
}

// arranged are the states of an audit from its agreed dates to the end on site.
var arranged = []audit.State{audit.Confirmed, audit.Planned, audit.InProgress}

// Arrange notes which of the audits that are owed have their dates: the client has answered what was asked. A recertification
// that was held and waits for its decision asks nothing of the client either.
func Arrange(owed []Record, audits []audit.Record) {
	dated := map[programme.Kind]bool{}
	for _, a := range audits {
		waits := a.Type == programme.Recertification && a.Held() && a.State != audit.Decided
		if waits || slices.Contains(arranged, a.State) {
			dated[a.Type] = true
		}
	}
	taken := map[programme.Kind]bool{}
	for i, r := range owed {
		kind, audited := auditOf[r.Kind]
		if audited && r.State == Open && !taken[kind] {
			taken[kind] = true
			owed[i].Arranged = dated[kind]
		}
	}
}

// auditOf is the audit that meets a deadline.
var auditOf = map[Kind]programme.Kind{Surveillance: programme.Surveillance, Recertification: programme.Recertification, Transition: programme.Recertification}

// Reach is how the body reaches a client that does not answer.
type Reach struct {
	Phone    string // empty where none is known
	Contacts int    // how many people of it hear of its deadlines
}

// Chasing is the reminder as the client reads it when nobody has answered the one before.
func (n Notice) Chasing() Notice {
	if !n.Unanswered.IsZero() && n.For == "" {
		n.Rung.Ask = both(text.Tf("Nobody has answered the reminder of %s.", "%s的提醒尚无人回应。", n.Unanswered), n.Rung.Ask)
	}
	return n
}

// Unreached is the reminder as people of the body read it: who does not answer, since when, and how to reach it.
func (n Notice) Unreached(today date.Date, by Reach) Notice {
	if n.Unanswered.IsZero() || n.For != "" {
		return n
	}
	says := text.Tf("Nobody of the client has answered the reminder of %s for %d days.", "%s的提醒已%d天无客户人员回应。", n.Unanswered, n.Unanswered.DaysUntil(today))
	if by.Phone != "" {
		says = both(says, text.Tf("Telephone: %s.", "电话：%s。", by.Phone))
	} else {
		says = both(says, text.T("No telephone number is known.", "未登记电话号码。"))
	}
	if by.Contacts < 2 {
		says = both(says, text.T("It has only one contact: please ask for a second one.", "该客户仅有一名联系人，请其补充第二联系人。"))
	}
	n.Rung.Ask = both(n.Rung.Ask, says)
	return n
}
