// Package decision holds the certification decisions of ISO/IEC 17021-1 clause 9.5: granting, refusing,
// renewing, suspending, restoring and withdrawing, what must be true before each, and what the decision
// maker had seen. The clock only proposes; a person decides.
package decision

import (
	"slices"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Type is what is decided.
type Type string

const (
	Grant    Type = "grant"
	Transfer Type = "transfer" // accept the certification of another body
	Refuse   Type = "refuse"
	Renew    Type = "renew"
	Extend   Type = "extend"           // the scope or sites of a certificate in force
	Keep     Type = "refuse_extension" // the certificate stays as it is
	Maintain Type = "maintain"         // after a surveillance audit that was escalated (V1)
	Monitor  Type = "monitor"          // a surveillance audit of the sample (V1): nothing depends on it
	Reduce   Type = "reduce"           // scope or sites, of a certificate in force or suspended
	Reissue  Type = "reissue"          // with other particulars of the holder, of a certificate in force
	Suspend  Type = "suspend"
	Restore  Type = "restore"
	Withdraw Type = "withdraw"
	Cancel   Type = "cancel"
)

// Types lists the types in the order of the life of a certificate.
var Types = []Type{Grant, Transfer, Refuse, Renew, Extend, Keep, Maintain, Monitor, Reduce, Reissue, Suspend, Restore, Withdraw, Cancel}

// TypeNames are the types on screen and in letters.
var TypeNames = map[Type]text.Text{
	Grant:    text.T("grant certification", "授予认证"),
	Transfer: text.T("accept the transferred certification", "接受认证转换"),
	Refuse:   text.T("refuse certification", "拒绝认证"),
	Renew:    text.T("renew certification", "换发认证证书"),
	Extend:   text.T("extend the certification", "扩大认证范围"),
	Keep:     text.T("refuse the extension", "拒绝扩大认证范围"),
	Maintain: text.T("maintain certification", "保持认证"),
	Monitor:  text.T("monitor a surveillance audit", "监视监督审核"),
	Reduce:   text.T("reduce the certification", "缩小认证范围"),
	Reissue:  text.T("issue the certificate anew", "换发证书（信息变更）"),
	Suspend:  text.T("suspend the certificate", "暂停证书"),
	Restore:  text.T("restore the certificate", "恢复证书"),
	Withdraw: text.T("withdraw the certificate", "撤销证书"),
	Cancel:   text.T("cancel the certificate at the client's request", "应客户要求注销证书"),
}

// Seen is one document that the decision relied on, held by its hash so that a later change shows.
type Seen struct {
	Key    string    `json:"key,omitempty"`  // by which it is compared, empty in decisions of before
	Link   string    `json:"link,omitempty"` // below the address of the body
	Name   text.Text `json:"name"`
	SHA256 string    `json:"sha256"`
}

// Record is a decision as it is stored.
type Record struct {
	ID            id.Decision    `json:"id"`
	Version       int            `json:"version"`
	Type          Type           `json:"type"`
	State         State          `json:"state"`
	ClientID      id.Client      `json:"client_id"`
	ClientName    text.Text      `json:"client_name"`
	Standard      string         `json:"standard"`
	Before        string         `json:"before,omitempty"` // the edition that it takes the place of, in a transition
	ApplicationID id.Application `json:"application_id,omitzero"`
	ProgrammeID   id.Programme   `json:"programme_id,omitzero"`
	AuditIDs      []id.Audit     `json:"audit_ids,omitempty"`
	CertificateID id.Certificate `json:"certificate_id,omitzero"`

	Because    string      `json:"because,omitempty"`   // the rule whose deadline passed, for a proposal of the clock
	Escalated  []text.Text `json:"escalated,omitempty"` // why a surveillance or special audit lies here (V1)
	Cause      text.Text   `json:"cause,omitzero"`      // what it was prepared for, where that is neither of these
	Appealed   *Appealed   `json:"appealed,omitempty"`
	Deadline   date.Date   `json:"deadline,omitzero"` // the day after that deadline
	ProposedOn date.Date   `json:"proposed_on"`
	DueOn      date.Date   `json:"due_on,omitzero"` // when the packs in force want it decided

	By     id.Identity `json:"by,omitzero"`
	ByName string      `json:"by_name,omitempty"`
	At     time.Time   `json:"at,omitzero"`
	On     date.Date   `json:"on,omitzero"` // the day in the body's zone, from which the clocks run
	Terms
	Restated []Restated `json:"restated,omitempty" nullable:"false"` // what the certificate says otherwise by what is corrected
	Checks   []Check    `json:"checks,omitempty"`                    // as they stood when it was taken
	Seen     []Seen     `json:"seen,omitempty"`

	Look     *Look     `json:"look,omitempty"`    // at the cycle, as a renewal was decided on it
	Motion   *Motion   `json:"motion,omitempty"`  // what is put forward, or was decided by the voices that it names
	Dropped  []Dropped `json:"dropped,omitempty"` // what was put forward and not followed
	Recusals []Recusal `json:"recusals,omitempty"`
}

// Decision is one decision and the events of its changes.
type Decision struct {
	r Record
	event.Log
}

// New prepares a decision: it lies before the people who may decide.
func New(r Record) (*Decision, error) {
	r.Version, r.State = 1, Prepared
	d, err := From(r)
	if err != nil {
		return nil, err
	}
	d.Add("decision.prepared", r.ID.String(), "type", string(r.Type), "client", r.ClientID.String())
	return d, nil
}

// From takes a stored decision back, or says which fields make no sense.
func From(r Record) (*Decision, error) {
	var bad fault.Invalid
	bad.Require("standard", r.Standard)
	if r.ClientID.IsZero() {
		bad.Require("client_id", "")
	}
	if TypeNames[r.Type].IsZero() {
		bad.Add("type", text.T("There is no such type of decision.", "没有这种认证决定。"))
	}
	if _, ok := States[r.State]; !ok {
		bad.Add("state", text.T("There is no such state of a decision.", "认证决定没有这种状态。"))
	}
	if r.Type.NeedsCertificate() && r.CertificateID.IsZero() {
		bad.Require("certificate_id", "")
	}
	return &Decision{r: r}, bad.OrNil()
}

// Record is a copy of the decision as it is stored.
func (d *Decision) Record() Record { return d.r }

// Ground says why the decision lies there: a deadline that passed, or a file that is ready.
func (r Record) Ground() text.Text {
	switch {
	case !r.Cause.IsZero():
		return r.Cause
	case len(r.Escalated) > 0:
		return list(text.T("Certification is not maintained on the leader's conclusion alone: ", "不能仅凭审核组长的结论保持认证："), r.Escalated)
	case r.Type == Monitor:
		return text.T("Drawn for the sample of surveillance audits that are monitored; certification is maintained already.", "抽中的监督审核监视样本；认证已予保持。")
	}
	if r.Because == "" && r.Type.onCertificate() {
		return text.T("Put forward by a person who may decide.", "由有权作出决定的人员提出。")
	}
	if r.Because == "" {
		return text.T("The file is ready for the decision.", "认证档案已准备就绪，等待决定。")
	}
	return text.Tf("Rule %s: the deadline passed on %s.", "规则%s：期限已于%s届满。", r.Because, r.Deadline.AddDays(-1))
}

// Grounds is the coded ground and the reason in words, for the letter to the client.
func (r Record) Grounds() text.Text {
	if name := ReasonName(r.Code); !name.IsZero() {
		return text.Tf("%s. %s", "%s。%s", name.Capital(), r.Reason)
	}
	return text.T(r.Reason, r.Reason)
}

// Draft is the reason of what the clock proposes, in words that whoever decides may change; empty where the clock knows
// none.
func (r Record) Draft() text.Text {
	last := r.Deadline.AddDays(-1)
	switch {
	case r.Code == Overdue && !r.Deadline.IsZero():
		return text.Tf("The surveillance audit was to be held by %s and has not been held.", "监督审核应于%s前实施，至今未实施。", last)
	case r.Code == Unresolved && !r.Deadline.IsZero():
		return text.Tf("The suspension ended on %s and its ground has not been resolved.", "暂停期限已于%s届满，暂停原因仍未消除。", last)
	case r.Code == Misused:
		return r.Cause
	}
	return text.Text{}
}

// Name is what is decided.
func (r Record) Name() text.Text {
	if w, moves := moving[r.Type]; moves && r.Before != "" {
		return text.Tf(w.name.En, w.name.Zh, r.Standard)
	}
	return TypeNames[r.Type]
}

// Told is the decision as the client reads it.
func (r Record) Told() text.Text {
	if w, moves := moving[r.Type]; moves && r.Before != "" {
		return text.Tf(w.told.En, w.told.Zh, r.Standard)
	}
	if r.Code == Misprint {
		return text.T("The certificate is issued anew with a misprint corrected", "证书已因文字更正换发")
	}
	return told[r.Type]
}

// moving are the words for an extension that moves the certification to another edition, which they name.
var moving = map[Type]struct{ name, told text.Text }{
	Extend: {text.T("move the certification to %s", "认证转换到%s"), text.T("The certification has moved to %s", "认证已转换到%s")},
	Keep:   {text.T("refuse the transition to %s", "拒绝转换到%s"), text.T("The transition to %s is refused; the certificate stays as it is", "不予转换到%s，原证书保持不变")},
}

var told = map[Type]text.Text{
	Grant:    text.T("Certification is granted", "授予认证"),
	Transfer: text.T("The certification is taken over", "认证已转换至本机构"),
	Refuse:   text.T("Certification is refused", "不予认证"),
	Renew:    text.T("Certification is renewed", "认证证书已换发"),
	Extend:   text.T("The certification is extended", "认证范围已扩大"),
	Keep:     text.T("The extension is refused; the certificate stays as it is", "不予扩大认证范围，原证书保持不变"),
	Maintain: text.T("Certification is maintained", "保持认证"),
	Monitor:  text.T("The surveillance audit was monitored", "监督审核已监视"),
	Reduce:   text.T("The certification is reduced", "认证范围已缩小"),
	Reissue:  text.T("The certificate is issued anew with changed particulars", "证书已因信息变更换发"),
	Suspend:  text.T("The certificate is suspended", "证书已暂停"),
	Restore:  text.T("The certificate is valid again", "证书已恢复有效"),
	Withdraw: text.T("The certificate is withdrawn", "证书已撤销"),
	Cancel:   text.T("The certificate is cancelled as you asked", "证书已按您的请求注销"),
}

// Of is the type whose file the decision rests on: of a refusal, what was refused. A refused renewal is told from the
// others by its certificate.
func (r Record) Of() Type {
	switch {
	case r.Type == Keep:
		return Extend
	case r.Type == Refuse && !r.CertificateID.IsZero():
		return Renew
	case r.Type == Refuse:
		return Grant
	}
	return r.Type
}

// NeedsCertificate tells whether the type acts on a certificate that exists.
func (t Type) NeedsCertificate() bool {
	return slices.Contains([]Type{Renew, Extend, Keep, Maintain, Monitor, Reduce, Reissue, Suspend, Restore, Withdraw, Cancel}, t)
}

// Lifts tells whether a certificate that is suspended is valid after a decision of the type, in whatever version.
func (t Type) Lifts() bool { return t == Restore || t == Reduce || t == Renew }

// onCertificate tells whether the type changes the standing of a certificate.
func (t Type) onCertificate() bool {
	return slices.Contains([]Type{Reduce, Reissue, Suspend, Restore, Withdraw, Cancel}, t)
}

// LooksBack tells whether whoever decides is told of the complaints and misuses of the cycle and of what its audits found.
func (t Type) LooksBack() bool { return t == Renew || t.onCertificate() }

// Turn says who has to act.
func (r Record) Turn() flow.Turn {
	if m := r.Motion; m != nil && r.State == Prepared {
		return flow.Turn{Who: flow.Body, Needs: access.Decide, What: text.Tf("Agree or disagree: %s (%d of %d have agreed).",
			"请表示同意或不同意：%s（%d/%d人已同意）。", r.Forward().Name(), len(m.Voices), m.Needs), By: r.DueOn}
	}
	if r.State == Prepared {
		return flow.Turn{Who: flow.Body, Needs: access.Decide, What: text.Tf("Decide: %s.", "请决定：%s。", r.Name()), By: r.DueOn}
	}
	return flow.Turn{Who: flow.Nobody, What: StateNames[r.State]}
}
