package decision

import (
	"slices"
	"strings"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// X5 limits a suspension.
var X5 = rule.Rule{ID: "X5", Says: text.T(
	"A suspension lasts no longer than six months; what is not resolved by then leads to withdrawal or a reduced scope.",
	"暂停期限通常不超过六个月；期满仍未解决的，撤销证书或缩小认证范围。"),
	Source: "ISO/IEC 17021-1:2015", Clause: "9.6.5.4", Level: rule.Enforce}

// SM177 keeps a proposal from being put aside by those who may not decide it.
var SM177 = rule.Rule{ID: "SM-177", Says: text.T(
	"A proposal of the clock or about a certificate is put aside only by somebody who might decide it; what an upheld appeal leads to is decided and never put aside.",
	"期限触发的或有关证书的建议，仅可由有资格对其作出决定的人员搁置；申诉成立后须重新作出的决定不得搁置。"),
	Source: "ISO/IEC 17021-1:2015", Clause: "9.5.1.1, 9.7", Level: rule.Enforce, Confidence: rule.Check}

// Rules are the rules that this package checks.
var Rules = []rule.Rule{D1, D2, D3, D4, D5, D6, D7, D8, D9, SM88, SM130, SM131, SM132, RE1, SM150, SM151, SM152, SM153, SM168, SM177, SM178, SM191, SM205, SM206, V1, MS15, Q14, TR7, X3, X5, X6}

var noun = text.T("decision", "认证决定")

// Taking is what the person who decides brings along.
type Taking struct {
	By     Decider
	At     time.Time
	On     date.Date // the day of At in the body's zone
	Refuse bool      // what was prepared: the grant, transfer, renewal or extension
	Terms
	Needs int // people who agree, as the body wants it for the outcome; one where it is left out
	File  Dossier
	Seen  []Seen
}

// Terms are what somebody puts forward with a decision, and what it is then taken with.
type Terms struct {
	Reason    string     `json:"reason,omitempty" maxLength:"4000"`
	Code      ReasonCode `json:"code,omitempty" doc:"the ground, where the type needs one"`
	EndsOn    date.Date  `json:"ends_on,omitzero" doc:"last day of a suspension"`
	Words     string     `json:"words,omitempty" maxLength:"2000" doc:"of whoever decides, in the letter to the client"`
	Less      *Less      `json:"less,omitempty" doc:"what a reduction leaves"`
	Corrected *Corrected `json:"corrected,omitempty" doc:"what a new version says without its misprints"`
	Asked     *Asked     `json:"asked,omitempty" doc:"the written request of the client, for a cancellation"`
}

// normal are the terms without white space around their words.
func (t Terms) normal() Terms {
	t.Reason, t.Words = strings.TrimSpace(t.Reason), strings.TrimSpace(t.Words)
	t.Asked, t.Corrected = t.Asked.normal(), t.Corrected.normal(t.Code)
	return t
}

// CanDecide asks whether the person may decide this on this file, or which rules stop it.
func (d *Decision) CanDecide(f Dossier, by Decider) error { return d.canDecide(d.r.Type, f, by) }

func (d *Decision) canDecide(of Type, f Dossier, by Decider) error {
	if _, err := States.Next(noun, d.r.State, Take); err != nil {
		return err
	}
	if m := d.r.Motion; m != nil {
		return fault.New(fault.IllegalMove, text.Tf("%s has put a decision forward: open it, then agree or disagree.",
			"%s已提出决定：请打开该决定，表示同意或不同意。", m.Voices[0].ByName))
	}
	return failed(of.Checks(f, by))
}

// Outcome is what comes of the type: the refusal of a grant, transfer, renewal or extension, where it is refused.
func (t Type) Outcome(refuse bool) (Type, error) {
	switch {
	case !refuse:
		return t, nil
	case !t.Issues():
		return t, fault.New(fault.IllegalMove, text.T("Only a grant, a transfer, a renewal or an extension can be refused.", "只有授予、转换、换发或扩大认证可以拒绝。"))
	case t == Extend:
		return Keep, nil
	}
	return Refuse, nil
}

// Decide puts the decision forward with the first voice; where the body wants no other, it is taken.
func (d *Decision) Decide(t Taking) error {
	of, err := d.r.Type.Outcome(t.Refuse)
	if err != nil {
		return err
	}
	if err := d.canDecide(of, t.File, t.By); err != nil {
		return err
	}
	if err := of.inputs(t); err != nil {
		return err
	}
	m := t.Motion()
	m.Needs, m.File = max(t.Needs, 1), fileSeen(t.File.Parts)
	d.r.Motion = &m
	d.speak(t, of.Checks(t.File, t.By))
	return nil
}

// Motion is what the person would put forward.
func (t Taking) Motion() Motion {
	m := Motion{Refuses: t.Refuse, Terms: t.Terms.normal()}
	m.Restated = m.Corrected.Restates(t.File.Certified)
	return m
}

// take takes the decision with its last voice: the checks, the grounds and what was seen are kept with it for ever (D3).
func (d *Decision) take(t Taking, checks []Check) {
	m := d.r.Motion
	d.r.Checks, d.r.Seen, d.r.Look = checks, t.Seen, t.File.Look
	d.r.State, _ = States.Next(noun, d.r.State, Take)
	d.r = d.r.Forward()
	if d.r.Type == Refuse { // the file of a programme that goes on shows other audits later
		d.r.AuditIDs = t.File.auditIDs()
	}
	d.r.By, d.r.ByName, d.r.At, d.r.On = t.By.ID, m.Names(), t.At, t.On
	m.File = nil
	d.Add("decision.taken", d.r.ID.String(), "type", string(d.r.Type), "client", d.r.ClientID.String())
}

// inputs checks grounds and dates that the type needs.
func (t Type) inputs(x Taking) error {
	var bad fault.Invalid
	if !t.Issues() || x.File.Review != nil && x.File.Review.against() {
		bad.Require("reason", x.Reason)
	}
	t.checkWords(x.Words, &bad)
	if err := bad.OrNil(); err != nil {
		return err
	}
	if t == Reduce {
		if err := x.Less.check(x.File.Certified); err != nil {
			return err
		}
	}
	if t == Reissue && x.Code == Misprint {
		if err := x.Corrected.normal(x.Code).check(x.File.Certified); err != nil {
			return err
		}
	}
	var broken rule.Broken
	switch {
	case t == Reissue && x.Code != Misprint && x.Code.allows(t) && len(x.File.Outdated) == 0:
		broken = append(broken, SM191.Breaks(text.T("The certificate says what the record of the client says: enter there first what has changed. A misprint in scope or sites is a ground of its own.",
			"证书内容与客户资料一致：请先在客户资料中修改变更的内容。认证范围或场所表述有误的，请选择相应原因。")).At("code"))
	case x.Code == transferredOut && (t == Suspend || t == Withdraw):
		broken = append(broken, TR7.Breaks(text.Text{}).At("code"))
	case t.needsCode() && !x.Code.allows(t):
		broken = append(broken, X3.Breaks(text.T("Choose the ground of the decision.", "请选择作出该决定的原因。")).At("code"))
	}
	if t == Cancel {
		broken = append(broken, x.Asked.check(x.On)...)
	}
	if t == Suspend {
		broken = append(broken, suspensionEnd(x.On, x.EndsOn, x.File.SuspensionEnd(x.On))...)
	}
	return broken.OrNil()
}

// SuspensionEnd is the last day that a suspension from the given day may be given (X5).
func (f Dossier) SuspensionEnd(on date.Date) date.Date {
	return on.AddMonths(f.Limits.Of(pack.SuspensionMonths))
}

func suspensionEnd(on, ends, last date.Date) rule.Broken {
	if ends.After(on) && !ends.After(last) {
		return nil
	}
	return rule.Broken{X5.Breaks(text.Tf("The suspension ends between %s and %s.",
		"暂停的截止日期须在%s至%s之间。", on.AddDays(1), last)).At("ends_on")}
}

// Issues tells whether a certificate is issued by a decision of the type.
func (t Type) Issues() bool { return slices.Contains([]Type{Grant, Transfer, Renew, Extend}, t) }

// Documents tells whether a new certificate or a new version of one comes of a decision of the type.
func (t Type) Documents() bool { return t.Issues() || t == Reduce || t == Reissue }

// Issue names the certificate that the decision brings about.
func (d *Decision) Issue(c id.Certificate) { d.r.CertificateID = c }

// canDismiss keeps what is put forward from being put aside past its voices, and whoever may not decide from doing it.
func (d *Decision) canDismiss(f Dossier, by Decider) error {
	if _, err := States.Next(noun, d.r.State, Dismiss); err != nil {
		return err
	}
	switch {
	case d.r.Appealed != nil:
		return rule.Broken{SM177.Breaks(text.Tf("It follows from appeal %s, which was upheld.", "申诉%s已成立，须据此作出决定。", d.r.Appealed.Reference))}
	case d.r.Motion != nil:
		return fault.New(fault.IllegalMove, text.T("A decision is put forward: disagree with it first.", "已有人提出决定：请先表示不同意。"))
	case d.r.Because == "" && d.r.Type != Maintain && d.r.Type != Monitor && !d.r.Type.onCertificate():
		return fault.New(fault.IllegalMove, text.T("This was not proposed but asked for: decide on it, or refuse it.", "该事项并非建议，而是申请事项：请作出决定或予以拒绝。"))
	}
	return failed([]Check{independent(f, by), competent(by)})
}

// Dismiss records that the proposal was looked at and is not followed, and why.
func (d *Decision) Dismiss(t Taking) error {
	if err := d.canDismiss(t.File, t.By); err != nil {
		return err
	}
	if err := reasoned(t.Reason); err != nil {
		return err
	}
	d.r.State, _ = States.Next(noun, d.r.State, Dismiss)
	d.r.By, d.r.ByName, d.r.At, d.r.On = t.By.ID, t.By.Name, t.At, t.On
	d.r.Reason = strings.TrimSpace(t.Reason)
	d.Add("decision.dismissed", d.r.ID.String(), "type", string(d.r.Type))
	return nil
}

// Overtake closes a proposal whose ground has gone.
func (d *Decision) Overtake(on date.Date) error {
	next, err := States.Next(noun, d.r.State, Overtake)
	if err != nil {
		return err
	}
	d.r.State, d.r.On = next, on
	d.Add("decision.overtaken", d.r.ID.String(), "type", string(d.r.Type))
	return nil
}

// Actions tells what the person may do with the decision and why not.
func (d *Decision) Actions(f Dossier, by Decider) []flow.Action {
	return append([]flow.Action{allowed(Take, d.CanDecide(f, by)), allowed(Dismiss, d.canDismiss(f, by))}, d.voiceActions(f, by)...)
}
