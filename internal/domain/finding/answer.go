package finding

import (
	"slices"
	"strings"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Rules are the rules of findings.
var Rules = []rule.Rule{F2, F3, F4, F8, F9, IM8, MS14}

var F8 = rule.Rule{ID: "F8", Source: "ISO/IEC 17021-1:2015", Clause: "9.4.9", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
	"The client analyses the cause of a nonconformity and describes correction and corrective action within a defined time.",
	"客户应在规定时间内分析不符合的原因，并说明已采取或拟采取的纠正和纠正措施。")}

var F9 = rule.Rule{ID: "F9", Source: "ISO/IEC 17021-1:2015", Clause: "9.4.10, 9.5.2", Level: rule.Enforce, Says: text.T(
	"The body reviews correction, cause and corrective action one by one; what is returned carries its reason, what is major is verified.",
	"认证机构应逐项评审纠正、原因和纠正措施；退回应说明理由，严重不符合应予验证。")}

// Input is one part as the client writes it.
type Input struct {
	Text      string        `json:"text"`
	Documents []id.Document `json:"documents,omitempty" nullable:"false"`
	DoneBy    date.Date     `json:"done_by,omitzero"`
}

func (i Input) blank() bool { return strings.TrimSpace(i.Text) == "" && len(i.Documents) == 0 }

// CanRespond tells whether the client may answer now.
func (f *Finding) CanRespond() error {
	_, err := States.Next(Noun, f.r.State, DoRespond)
	return err
}

// Respond hands in the parts given. A nonconformity wants correction, cause and corrective action at
// once (F8), and where there are several sites what was found at the others (MS-14); the evidence may follow. Accepted parts stay as they are.
func (f *Finding) Respond(parts map[PartKey]Input, by string, now time.Time) error {
	if err := f.CanRespond(); err != nil {
		return err
	}
	next := f.Record().Parts
	handed := 0
	for _, k := range f.r.Keys() {
		in, given := parts[k]
		if !given || in.blank() || next[k].State == Accepted {
			continue
		}
		next[k] = Part{State: Submitted, Text: in.Text, Documents: in.Documents, DoneBy: in.DoneBy, By: by, At: now}
		handed++
	}
	if err := f.complete(next, handed); err != nil {
		return err
	}
	f.r.Parts = next
	return f.moved(DoRespond, "finding.responded")
}

// complete wants something new, no returned part left as it was, and of a nonconformity the whole plan.
func (f *Finding) complete(next map[PartKey]Part, handed int) error {
	var bad fault.Invalid
	for _, k := range f.r.Keys() {
		p := next[k]
		switch {
		case p.State == SentBack:
			bad.Add("parts."+string(k), text.T("This part was returned; please answer the reason.", "此项已被退回，请针对理由作出答复。"))
		case k == OtherSites && (p.State == "" || p.State == Empty):
			bad.Add("parts."+string(k), text.T("Please say whether the other sites are affected and what was done there (MS-14).", "请说明其他场所是否受影响以及已采取的措施（MS-14）。"))
		case f.r.Grade.Nonconformity() && k != Evidence && (p.State == "" || p.State == Empty):
			bad.Require("parts."+string(k), "")
		}
	}
	if handed == 0 && len(bad.Fields) == 0 {
		bad.Add("parts", text.T("There is nothing new to hand in.", "没有新的内容可提交。"))
	}
	return bad.OrNil()
}

// Verdict is what the auditor says about one part.
type Verdict struct {
	Accept bool   `json:"accept"`
	Reason string `json:"reason,omitempty"`
}

// Review accepts or returns each part that was handed in (F9). When everything is accepted the plan is
// accepted; with the evidence accepted too the finding is verified and closed.
func (f *Finding) Review(verdicts map[PartKey]Verdict, by string, now time.Time, today date.Date) error {
	next, returned, err := f.judge(verdicts, by, now)
	if err != nil {
		return err
	}
	whole := true
	for _, k := range f.r.Keys() {
		whole = whole && next[k].State == Accepted
	}
	do, name := DoAccept, "finding.plan_accepted"
	switch {
	case returned:
		do, name = DoReturn, "finding.returned"
	case whole:
		do, name = DoClose, "finding.closed"
	}
	if err := f.moved(do, name); err != nil {
		return err
	}
	f.r.Parts = next
	if returned {
		f.r.Rounds++
	}
	if whole {
		f.r.ClosedOn = today
	}
	return nil
}

func (f *Finding) judge(verdicts map[PartKey]Verdict, by string, now time.Time) (next map[PartKey]Part, returned bool, err error) {
	if _, err := States.Next(Noun, f.r.State, DoAccept); err != nil {
		return nil, false, err
	}
	var bad fault.Invalid
	next = f.Record().Parts
	for _, k := range PartKeys {
		p := next[k]
		if p.State != Submitted {
			continue
		}
		v, ok := verdicts[k]
		switch {
		case !ok:
			bad.Add("verdicts."+string(k), text.T("Please accept or return this part.", "请接受或退回此项。"))
		case !v.Accept && strings.TrimSpace(v.Reason) == "":
			bad.Add("verdicts."+string(k)+".reason", text.T("What is returned needs a reason.", "退回时请说明理由。"))
		case v.Accept:
			p.State, p.Reason = Accepted, ""
		default:
			p.State, p.Reason, returned = SentBack, v.Reason, true
		}
		p.ReviewedBy, p.ReviewedAt = by, now
		next[k] = p
	}
	return next, returned, bad.OrNil()
}

// Note closes an opportunity or an area of concern that needs nothing more.
func (f *Finding) Note(today date.Date) error {
	if f.r.Grade.Nonconformity() {
		return rule.Broken{F9.Breaks(text.T("A nonconformity is closed by accepting its answer.", "不符合项须通过接受答复予以关闭。"))}
	}
	if err := f.moved(DoClose, "finding.closed"); err != nil {
		return err
	}
	f.r.ClosedOn = today
	return nil
}

// Drop takes the finding back, with the reason.
func (f *Finding) Drop(reason string) error {
	var bad fault.Invalid
	bad.Require("reason", reason)
	if err := bad.OrNil(); err != nil {
		return err
	}
	f.r.Reason = reason
	return f.moved(DoDrop, "finding.dropped", "reason", reason)
}

// PlanStands tells whether the plan is accepted in every part.
func (r Record) PlanStands() bool {
	return !slices.ContainsFunc(r.planned(), func(k PartKey) bool { return r.Part(k).State != Accepted })
}

// Open says why the finding still stands in the way of a decision, nil when it does not: a major is
// verified, the plan of a minor is accepted.
func (r Record) Open() error {
	switch {
	case !r.Grade.Nonconformity() || r.State == Closed || r.State == Dropped:
		return nil
	case r.State == Draft:
		return rule.Broken{F9.Breaks(text.Tf("%s is still a draft.", "%s仍为草稿。", r.Reference))}
	case r.Grade == Minor && r.PlanStands():
		return nil
	case r.Grade == Minor:
		return rule.Broken{F9.Breaks(text.Tf("%s, minor: the plan is not accepted yet.", "%s（一般不符合）：措施计划尚未接受。", r.Reference))}
	}
	return rule.Broken{F9.Breaks(text.Tf("%s, major: correction and corrective action are not verified yet.", "%s（严重不符合）：纠正和纠正措施尚未验证。", r.Reference))}
}

// ReadyForDecision lists the findings that still stand in the way of a decision.
func ReadyForDecision(findings []Record) rule.Broken {
	var out rule.Broken
	for _, r := range findings {
		if b, ok := r.Open().(rule.Broken); ok {
			out = append(out, b...)
		}
	}
	return out
}

func (f *Finding) moved(do Action, name string, details ...string) error {
	if err := f.move(do); err != nil {
		return err
	}
	f.add(name, details...)
	return nil
}
