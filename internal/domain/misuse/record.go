// Package misuse holds what was seen of incorrect or misleading use of certificates and marks, and what the body does about
// it (ISO/IEC 17021-1 8.3): it warns with a deadline, looks at the correction, and lets a suspension or legal action follow.
package misuse

import (
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// The rules about what a body does when certificate or mark are misused.
var (
	SM170 = rule.Rule{ID: "SM-170", Source: "ISO/IEC 17021-1:2015", Clause: "8.3.3", Level: rule.Enforce, Says: text.T(
		"A statement in words on packaging or in the papers of a product is no misuse where it names the client, the type of system with its standard, and the body.",
		"产品包装或随附资料上的文字声明，如写明获证组织、管理体系类别及所依据的标准和认证机构，不属于误用。")}
	SM171 = rule.Rule{ID: "SM-171", Source: "ISO/IEC 17021-1:2015", Clause: "8.3.5", Level: rule.Compute, Confidence: rule.Check, Says: text.T(
		"The body acts on each incorrect or misleading use of certificate or mark that it learns of: it asks for the correction within the days that it sets for itself.",
		"认证机构对获知的每一起证书或标志误用采取措施：要求在机构自行规定的期限内纠正。")}
	SM173 = rule.Rule{ID: "SM-173", Source: "ISO/IEC 17021-1:2015", Clause: "9.8.4", Level: rule.Enforce, Says: text.T(
		"What a complaint brings to light is recorded with the number of the complaint and never with who complained.",
		"由投诉发现的误用仅记录投诉编号，不得记录投诉人身份。")}
	SM174 = rule.Rule{ID: "SM-174", Source: "ISO/IEC 17021-1:2015", Clause: "8.3.5", Level: rule.Enforce, Says: text.T(
		"A suspension is proposed only of a valid certificate; against those who hold none the body warns, publishes or takes legal action.",
		"仅可对有效证书提出暂停建议；对未持有有效证书者，可予以警告、公布或采取法律措施。")}
)

// Rules are the rules of this package.
var Rules = []rule.Rule{SM170, SM171, SM173, SM174}

// Uncorrected names the misuses that were taken up with whoever misuses and are not corrected: they keep a certificate
// suspended. One that was only seen may be none.
func Uncorrected(list []Record) (out []text.Text) {
	for _, m := range list {
		if m.Open() && m.State != Detected {
			out = append(out, text.Tf("correction of misuse %s (%s)", "误用%s的纠正（%s）", m.Reference, StateNames[m.State]))
		}
	}
	return out
}

// Noun is what people call it.
var Noun = text.T("misuse", "误用")

// Kind is what was seen.
type Kind string

// Kinds in the order of the clause.
const (
	OnProduct   Kind = "product"
	InStatement Kind = "statement"
	OnReport    Kind = "report"
	Untraceable Kind = "untraceable"
	BeyondScope Kind = "scope"
	AfterEnd    Kind = "ended"
	Misleading  Kind = "misleading"
	Reputation  Kind = "reputation"
	Other       Kind = "other"
)

// Kinds are all kinds in the order of the clause.
var Kinds = []Kind{OnProduct, InStatement, OnReport, Untraceable, BeyondScope, AfterEnd, Misleading, Reputation, Other}

// KindNames are the kinds on screen and in letters.
var KindNames = map[Kind]text.Text{
	OnProduct:   text.T("mark on a product or its packaging", "在产品或其包装上使用标志"),
	InStatement: text.T("incomplete statement on packaging or in the papers of a product", "产品包装或随附资料上的声明不完整"),
	OnReport:    text.T("mark on a laboratory test, calibration or inspection report", "在检测、校准或检验报告上使用标志"),
	Untraceable: text.T("mark or text that cannot be traced to the body", "标志或所附文字无法追溯至认证机构"),
	BeyondScope: text.T("beyond the certified scope", "超出认证范围使用"),
	AfterEnd:    text.T("after a suspension or the end of the certificate", "证书暂停或失效后继续使用"),
	Misleading:  text.T("misleading statement about the certification", "对认证作出误导性声明"),
	Reputation:  text.T("use that damages the reputation of the certification", "损害认证声誉的使用"),
	Other:       text.T("other misuse", "其他误用"),
}

// KindRules are the rules that the kinds break; of another misuse there is none.
var KindRules = map[Kind]rule.Rule{OnProduct: certificate.MK1, InStatement: SM170, OnReport: certificate.MK1, Untraceable: certificate.MK1,
	BeyondScope: certificate.MK2, AfterEnd: certificate.MK2, Misleading: certificate.MK2, Reputation: certificate.MK2}

// Named is what a statement in words names.
type Named string

// everything is what a statement names that may stand on packaging (SM-170).
var everything = []Named{"client", "system", "body"}

// Party is who misuses.
type Party string

const (
	OfClient Party = "client"   // holds a certificate that has not ended
	OfFormer Party = "former"   // held one
	OfNobody Party = "outsider" // never had one
)

// mostFiles is how many files go with a sighting or an answer at most.
const mostFiles = 20

// Against is who misuses, and which certificate.
type Against struct {
	Party         Party          `json:"party" enum:"client,former,outsider"`
	ClientID      id.Client      `json:"client_id,omitzero"`
	Name          text.Text      `json:"name"`
	Country       string         `json:"country,omitempty"` // ISO 3166 alpha-2
	CertificateID id.Certificate `json:"certificate_id,omitzero"`
	Certificate   string         `json:"certificate,omitempty" doc:"its number"`
	Standard      string         `json:"standard,omitempty"`
	ProgrammeID   id.Programme   `json:"programme_id,omitzero"`
	Cycle         int            `json:"cycle,omitempty" doc:"of the certificate when the misuse was recorded"`
}

// Sighting is what was seen.
type Sighting struct {
	Kind   Kind          `json:"kind" enum:"product,statement,report,untraceable,scope,ended,misleading,reputation,other"`
	Names  []Named       `json:"names" nullable:"false" maxItems:"3" enum:"client,system,body" doc:"what a statement on packaging names"`
	What   string        `json:"what" maxLength:"4000" doc:"as the warning quotes it"`
	Where  string        `json:"where" maxLength:"500" doc:"address on the web, or place"`
	SeenOn date.Date     `json:"seen_on"`
	Files  []id.Document `json:"files" nullable:"false" maxItems:"20" doc:"pictures and documents that show it"`
}

// Source is how the body learned of it: while it audited, from a complaint, or by itself.
type Source struct {
	ComplaintID id.Complaint `json:"complaint_id,omitzero"`
	Complaint   string       `json:"complaint,omitempty" doc:"its number"`
	AuditID     id.Audit     `json:"audit_id,omitzero"`
	Audit       string       `json:"audit,omitempty" doc:"its number"`
}

// Warning is what the body asks for, and what was answered.
type Warning struct {
	Number     int           `json:"number"` // within the misuse, from 1
	On         date.Date     `json:"on"`
	By         string        `json:"by,omitempty"`
	Says       string        `json:"says" doc:"what has to be corrected and shown"`
	Sent       string        `json:"sent,omitempty" doc:"how the letter went to somebody outside"`
	DueOn      date.Date     `json:"due_on"`
	Answer     string        `json:"answer,omitempty"`
	Proof      []id.Document `json:"proof" nullable:"false"`
	AnsweredOn date.Date     `json:"answered_on,omitzero"`
	AnsweredBy string        `json:"answered_by,omitempty"`
	Returned   string        `json:"returned,omitempty" doc:"what is still wrong, or not shown"`
	ReturnedOn date.Date     `json:"returned_on,omitzero"`
}

// Answered tells whether there is an answer to it.
func (w Warning) Answered() bool { return !w.AnsweredOn.IsZero() }

// Step is what was done, by whom and when.
type Step struct {
	Action Action    `json:"action"`
	On     date.Date `json:"on"`
	By     string    `json:"by"`
	Note   string    `json:"note,omitempty"`
}

// Record is a misuse as stored.
type Record struct {
	ID        id.Misuse `json:"id"`
	Version   int       `json:"version"`
	Reference string    `json:"reference"`
	State     State     `json:"state" enum:"detected,warned,answered,corrected,suspension,legal,dismissed"`
	Against
	Sighting
	Source
	RecordedOn date.Date `json:"recorded_on"`
	RecordedBy string    `json:"recorded_by"`
	Warnings   []Warning `json:"warnings" nullable:"false"`
	ProposedOn date.Date `json:"proposed_on,omitzero" doc:"when the suspension was proposed"`
	Steps      []Step    `json:"steps" nullable:"false"`
}

// Misuse is a misuse and the events of its changes.
type Misuse struct {
	r Record
	event.Log
}

// From is the misuse of the record.
func From(r Record) (*Misuse, error) {
	if _, known := States[r.State]; !known || r.ID.IsZero() {
		return nil, fault.Missing(Noun)
	}
	return &Misuse{r: r}, nil
}

// Record is a copy of what is kept.
func (m *Misuse) Record() Record { return m.r }

// Open tells whether something is still to be done about it.
func (r Record) Open() bool { return r.State != Corrected && r.State != Dismissed }

// Last is the latest warning; false where nobody was warned.
func (r Record) Last() (Warning, bool) {
	if n := len(r.Warnings); n > 0 {
		return r.Warnings[n-1], true
	}
	return Warning{}, false
}

// DueOn is the last day of what was asked for and is not answered, none where nothing is.
func (r Record) DueOn() date.Date {
	if w, warned := r.Last(); warned && r.State == Warned {
		return w.DueOn
	}
	return date.Date{}
}

// Overdue tells whether the last day has passed without an answer.
func (r Record) Overdue(today date.Date) bool {
	due := r.DueOn()
	return !due.IsZero() && today.After(due)
}

// ForClient is what the client reads of a misuse that it is asked about: neither who recorded it nor how the body learned
// of it (SM-173).
type ForClient struct {
	ID          id.Misuse      `json:"id"`
	Version     int            `json:"version"`
	Reference   string         `json:"reference"`
	State       State          `json:"state" enum:"detected,warned,answered,corrected,suspension,legal,dismissed"`
	StateName   text.Text      `json:"state_name"`
	KindName    text.Text      `json:"kind_name"`
	Certificate string         `json:"certificate,omitempty"`
	Link        id.Certificate `json:"certificate_id,omitzero"`
	Sighting
	Warnings []Warning `json:"warnings" nullable:"false"`
	Answers  bool      `json:"answers" doc:"an answer is asked for"`
	Turn     flow.Turn `json:"turn"`
}

// ForClient is the misuse as the client reads it, told false while it was not warned.
func (r Record) ForClient() (out ForClient, told bool) {
	for _, w := range r.Warnings {
		w.By = ""
		out.Warnings = append(out.Warnings, w)
	}
	out.ID, out.Version, out.Reference, out.State, out.StateName, out.KindName = r.ID, r.Version, r.Reference, r.State, StateNames[r.State].Capital(), KindNames[r.Kind].Capital()
	out.Certificate, out.Link, out.Sighting, out.Answers = r.Certificate, r.CertificateID, r.Sighting, r.canAnswer() == nil
	out.Turn = r.clientTurn()
	return out, len(r.Warnings) > 0
}
