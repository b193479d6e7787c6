package register

import (
	"slices"
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Answered is that no refusal is lost.
var Answered = rule.Rule{ID: "SM-163", Source: source, Clause: "5", Level: rule.Record, Confidence: rule.Check, Says: text.T(
	"A certificate that IAF CertSearch refuses, or that is held back from it or from the report to CNCA for its fields, stays a task until the register has it, or until a person sets the task aside with a reason.",
	"被 IAF CertSearch 拒收的证书，以及因字段问题暂缓向其或国家认监委上报的证书，列为待办，直至完成上报，或由人员说明理由后搁置。")}

// RefusalState is the state of a refusal.
type RefusalState string

const (
	RefusalOpen  RefusalState = "open"
	RefusalDone  RefusalState = "done"
	RefusalAside RefusalState = "aside"
)

// RefusalAction changes a refusal.
type RefusalAction string

const (
	again    RefusalAction = "again"
	solve    RefusalAction = "solve"
	SetAside RefusalAction = "set_aside"
)

// RefusalStates are the moves of a refusal.
var RefusalStates = flow.Table[RefusalState, RefusalAction]{
	RefusalOpen:  {again: RefusalOpen, solve: RefusalDone, SetAside: RefusalAside},
	RefusalDone:  {},
	RefusalAside: {},
}

// RefusalRecord is a refusal as it is stored.
type RefusalRecord struct {
	ID          id.Refusal     `json:"id"`
	Version     int            `json:"version"`
	State       RefusalState   `json:"state" enum:"open,done,aside"`
	Register    Name           `json:"register" enum:"certsearch,cnca"`
	Certificate id.Certificate `json:"certificate"`
	Client      id.Client      `json:"client"`
	Number      string         `json:"number"`
	Holder      text.Text      `json:"holder"`
	Submission  id.Submission  `json:"submission" doc:"that was refused last"`
	Hide        bool           `json:"hide" doc:"it was to be hidden in the register, as the client no longer allows it"`
	Code        string         `json:"code,omitempty" doc:"code of the answer"`
	Says        string         `json:"says" doc:"the answer in the words of the register"`
	Problems    []Problem      `json:"problems,omitempty" nullable:"false" doc:"fields for which it was held back, and not sent at all"`
	EnteredBy   string         `json:"entered_by,omitempty" doc:"who noted it after an upload by hand"`
	Times       int            `json:"times" doc:"how often it was refused"`
	Since       date.Date      `json:"since"`
	Last        date.Date      `json:"last"`
	EndedOn     date.Date      `json:"ended_on,omitzero"`
	EndedBy     string         `json:"ended_by,omitempty"`
	Reason      string         `json:"reason,omitempty" doc:"why it was set aside"`
}

// Refusal is a certificate that the register refused: a task (SM-163).
type Refusal struct {
	r RefusalRecord
	event.Log
}

// NewRefusal is the task that the refused telling leaves.
func NewRefusal(rid id.Refusal, u Telling, today date.Date) *Refusal {
	f := &Refusal{r: RefusalRecord{ID: rid, Version: 1, State: RefusalOpen, Register: u.Register, Certificate: u.Certificate, Client: u.Client, Number: u.Number, Holder: u.Holder, Since: today}}
	f.note(u, today)
	f.Add("refusal.opened", rid.String())
	return f
}

// RefusalFrom is the refusal of the record.
func RefusalFrom(r RefusalRecord) (*Refusal, error) {
	if _, known := RefusalStates[r.State]; !known || r.ID.IsZero() {
		return nil, fault.New(fault.NotFound, text.T("The refusal is incomplete.", "该拒收记录不完整。"))
	}
	return &Refusal{r: r}, nil
}

// Record is a copy of the refusal as it is stored.
func (f *Refusal) Record() RefusalRecord { return f.r }

// Again notes that the register refused the certificate once more.
func (f *Refusal) Again(u Telling, today date.Date) error {
	if err := f.move(again); err != nil {
		return err
	}
	f.note(u, today)
	return nil
}

func (f *Refusal) note(u Telling, today date.Date) {
	f.r.Submission, f.r.Hide, f.r.Code, f.r.Says, f.r.Last = u.Submission, u.Hide, u.Code, u.Says, today
	f.r.Problems, f.r.EnteredBy = u.Problems, u.EnteredBy
	f.r.Times++
}

// Holds tells whether the certificate is held back already for what holds it back in the telling.
func (f *Refusal) Holds(u Telling) bool {
	return len(u.Problems) > 0 && slices.Equal(f.r.Problems, u.Problems)
}

// Entered is what the register refused of a file, as a person read it there.
func Entered(c Telling, reason, by string) (Telling, error) {
	c.Says, c.EnteredBy = strings.TrimSpace(reason), by
	var bad fault.Invalid
	bad.Require("reason", c.Says)
	return c, bad.OrNil()
}

// Solve ends the task: the register has the certificate.
func (f *Refusal) Solve(by string, today date.Date) error {
	if err := f.move(solve); err != nil {
		return err
	}
	f.r.EndedOn, f.r.EndedBy = today, by
	f.Add("refusal.done", f.r.ID.String())
	return nil
}

// SetAside ends the task without the register having the certificate, for the reason.
func (f *Refusal) SetAside(reason, by string, today date.Date) error {
	reason = strings.TrimSpace(reason)
	var bad fault.Invalid
	bad.Require("reason", reason)
	if err := bad.OrNil(); err != nil {
		return err
	}
	if err := f.move(SetAside); err != nil {
		return err
	}
	f.r.EndedOn, f.r.EndedBy, f.r.Reason = today, by, reason
	f.Add("refusal.set_aside", f.r.ID.String())
	return nil
}

var refusalNoun = text.T("refusal", "拒收记录")

func (f *Refusal) move(a RefusalAction) error {
	next, err := RefusalStates.Next(refusalNoun, f.r.State, a)
	if err != nil {
		return err
	}
	f.r.State = next
	return nil
}

// Actions tells what a person may do about the refusal.
func (r RefusalRecord) Actions() []flow.Action {
	out := []flow.Action{}
	if RefusalStates.Can(r.State, SetAside) {
		out = append(out, flow.Action{Name: string(SetAside), Allowed: true})
	}
	return out
}
