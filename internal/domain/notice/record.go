// Package notice holds the changes that certified clients tell the body of (ISO/IEC 17021-1 8.5.3), and what the body
// finds that they ask for.
package notice

import (
	"slices"
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// CH1 is that clients tell of changes and the body looks at them.
var CH1 = rule.Rule{ID: "CH1", Source: "ISO/IEC 17021-1:2015", Clause: "8.5.3", Level: rule.Compute, Says: text.T(
	"A client tells the body without delay of changes of its status or ownership, its management, its contacts and sites, its scope or its system; the body looks at each within ten days.",
	"客户应及时将法律地位或所有权、组织和管理层、联系方式和场所、范围以及管理体系的变更通知认证机构；认证机构在十天内予以评估。")}

// SM180 keeps an assessed change from being forgotten.
var SM180 = rule.Rule{ID: "SM-180", Source: "ISO/IEC 17021-1:2015", Clause: "8.5.3", Level: rule.Compute, Confidence: rule.Check, Says: text.T(
	"What the assessment of a change asks for is done within the days that the body sets for itself; it is reminded until the notice is closed.",
	"变更评估结果应在认证机构自行规定的期限内落实；通知关闭之前持续提醒。")}

// Rules are the rules of this package.
var Rules = []rule.Rule{CH1, SM180, SM181}

// State of a notice.
type State string

// Action that changes it.
type Action string

const (
	Reported State = "reported"
	Triaged  State = "triaged"
	Closed   State = "closed"

	Triage Action = "triage"
	Close  Action = "close"
)

// States of a notice. It can be triaged again until what it asks for is done.
var States = flow.Table[State, Action]{
	Reported: {Triage: Triaged},
	Triaged:  {Triage: Triaged, Close: Closed},
	Closed:   {},
}

// StateNames are the states on screen and in letters.
var StateNames = map[State]text.Text{
	Reported: text.T("reported", "已通知"),
	Triaged:  text.T("assessed", "已评估"),
	Closed:   text.T("closed", "已关闭"),
}

var noun = text.T("notice of a change", "变更通知")

// Kind of a change, as 8.5.3 a to e.
type Kind string

// Kinds of changes in the order of the clause.
var Kinds = []Kind{"ownership", "management", "sites", "scope", "system"}

// KindNames are the kinds on screen and in letters.
var KindNames = map[Kind]text.Text{
	"ownership":  text.T("legal, commercial or organisational status, or ownership", "法律、商业、组织地位或所有权"),
	"management": text.T("organisation and management", "组织结构和管理层"),
	"sites":      text.T("contact address and sites", "联系地址和场所"),
	"scope":      text.T("scope of operations under the certified system", "获证管理体系覆盖的业务范围"),
	"system":     text.T("management system and processes", "管理体系和过程"),
}

// Result is what a change asks for.
type Result string

// The results that something else has to follow from.
const (
	SpecialAudit Result = "special_audit" // an audit of its own (9.6.4.2)
	NewTime      Result = "new_time"
	ScopeChange  Result = "scope_change"
	Suspension   Result = "suspension"
)

// Results of a triage.
var Results = []Result{"no_action", "document_review", SpecialAudit, NewTime, ScopeChange, Suspension}

// ResultNames are the results on screen and in letters.
var ResultNames = map[Result]text.Text{
	"no_action":       text.T("no action", "无需采取措施"),
	"document_review": text.T("document review", "文件审核"),
	"special_audit":   text.T("special audit", "特殊审核"),
	"new_time":        text.T("new audit time", "重新计算审核时间"),
	"scope_change":    text.T("change of the scope", "变更认证范围"),
	"suspension":      text.T("proposal to suspend", "建议暂停"),
}

// Report is what a client tells.
type Report struct {
	Kind  Kind      `json:"kind" enum:"ownership,management,sites,scope,system"`
	Since date.Date `json:"since" doc:"from when the change holds; it may be still to come"`
	Text  string    `json:"text" maxLength:"8000"`
}

// Record is a notice as stored.
type Record struct {
	ID         id.ChangeNotice `json:"id"`
	Version    int             `json:"version"`
	Reference  string          `json:"reference"`
	State      State           `json:"state" enum:"reported,triaged,closed"`
	ClientID   id.Client       `json:"client_id"`
	ClientName text.Text       `json:"client_name"`
	Report
	ReportedOn date.Date   `json:"reported_on"`
	ReportedBy string      `json:"reported_by"`
	DueOn      date.Date   `json:"due_on" doc:"by when the body looks at it, or does what it asks for"`
	Result     Result      `json:"result,omitempty" enum:"no_action,document_review,special_audit,new_time,scope_change,suspension"`
	Reason     string      `json:"reason,omitempty" doc:"of the result, as the client reads it"`
	TriagedOn  date.Date   `json:"triaged_on,omitzero"`
	TriagedBy  string      `json:"triaged_by,omitempty"`
	SuspendID  id.Decision `json:"suspend_id,omitzero" doc:"the suspension that lies before those who decide, or was decided"`
	Came       []Outcome   `json:"came,omitempty" nullable:"false" doc:"the applications, amendments and reductions that came of it"`
	Unneeded   bool        `json:"unneeded,omitempty" doc:"nothing of the kind was needed after all"`
	Done       string      `json:"done,omitempty" doc:"what came of it"`
	ClosedOn   date.Date   `json:"closed_on,omitzero"`
	ClosedBy   string      `json:"closed_by,omitempty"`
	RemindedOn date.Date   `json:"reminded_on,omitzero"`
}

// Notice is a notice and the events of its changes.
type Notice struct {
	r Record
	event.Log
}

// From is the notice of the record.
func From(r Record) (*Notice, error) {
	if _, known := States[r.State]; !known || r.ID.IsZero() {
		return nil, fault.Missing(noun)
	}
	return &Notice{r: r}, nil
}

// Record is a copy of what is kept.
func (n *Notice) Record() Record { return n.r }

// Receive takes in what a client reports; the record brings who reports and when.
func Receive(r Record, limits pack.Set) (*Notice, error) {
	var bad fault.Invalid
	if !slices.Contains(Kinds, r.Kind) {
		bad.Add("kind", text.T("Choose what has changed.", "请选择变更类别。"))
	}
	if r.Since.IsZero() {
		bad.Require("since", "")
	}
	bad.Require("text", r.Text)
	if err := bad.OrNil(); err != nil {
		return nil, err
	}
	r.Version, r.State, r.Text, r.DueOn = 1, Reported, strings.TrimSpace(r.Text), r.ReportedOn.AddDays(limits.Of(pack.NoticeDays))
	n := &Notice{r: r}
	n.Add("notice.reported", r.ID.String())
	return n, nil
}

// Triage says what the change asks for, and why; it is to be done within the days of the body (SM-180).
func (n *Notice) Triage(result Result, reason, by string, on date.Date, limits pack.Set) error {
	to, err := States.Next(noun, n.r.State, Triage)
	if err != nil {
		return err
	}
	var bad fault.Invalid
	if !slices.Contains(Results, result) {
		bad.Add("result", text.T("Choose what the change asks for.", "请选择评估结果。"))
	}
	bad.Require("reason", reason)
	if err := bad.OrNil(); err != nil {
		return err
	}
	n.r.State, n.r.Result, n.r.Reason, n.r.TriagedBy, n.r.TriagedOn = to, result, strings.TrimSpace(reason), by, on
	n.r.DueOn, n.r.RemindedOn, n.r.SuspendID = on.AddDays(limits.Of(pack.NoticeActionDays)), date.Date{}, id.Decision{}
	n.Add("notice.triaged", n.r.ID.String(), "result", string(result))
	return nil
}

// Asks tells whether the assessment of the change asks for something.
func (r Record) Asks() bool { return r.State != Reported && r.Result != "no_action" }

// Occasions tells whether a special audit may be called for because of the notice.
func (r Record) Occasions() error {
	if r.State != Triaged || r.Result != SpecialAudit {
		return fault.New(fault.IllegalMove, text.T("A special audit is called for once the assessment says that the change asks for one.", "评估结果为特殊审核后，方可安排特殊审核。"))
	}
	return nil
}

// remindEvery is how many days lie between two reminders of a notice that waits for the body.
const remindEvery = 7

// Remind tells whether the body is to be reminded today that nobody has looked at it (CH1), or done what it asks for
// (SM-180).
func (r Record) Remind(today date.Date) bool {
	return r.State != Closed && today.After(r.DueOn) && !today.Before(r.RemindedOn.AddDays(remindEvery))
}

// Reminded keeps that the body was reminded.
func (n *Notice) Reminded(today date.Date) { n.r.RemindedOn = today }

// Turn says who has to act on the notice.
func (r Record) Turn() flow.Turn {
	switch r.State {
	case Reported:
		return flow.Turn{Who: flow.Body, Needs: access.HandleNotices, What: text.T("Say what the change asks for", "评估变更"), By: r.DueOn}
	case Triaged:
		return flow.Turn{Who: flow.Body, Needs: access.HandleNotices, What: text.Tf("Do what the change asks for: %s", "落实评估结果：%s", ResultNames[r.Result]), By: r.DueOn}
	}
	return flow.Turn{Who: flow.Nobody, What: StateNames[r.State].Capital()}
}
