// Package register holds what a body tells the registers of others about its certificates, by the files that are
// uploaded there: IAF CertSearch (IAF MD 28:2023), and in China the platform of CNCA.
package register

import (
	"fmt"
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

// Name says which register is told.
type Name string

const (
	CertSearch Name = "certsearch"
	CNCA       Name = "cnca"
)

// Names are the registers as they are called.
var Names = map[Name]text.Text{CertSearch: text.T("IAF CertSearch", "IAF CertSearch"), CNCA: text.T("CNCA", "国家认监委")}

// Kind says what a submission tells.
type Kind string

const (
	All     Kind = "all"     // everything that the register is to show
	Changed Kind = "changed" // what differs from what was uploaded last
	Nothing Kind = "nothing" // that nothing has changed
	Window  Kind = "window"  // what happened from one day to another
	Numbers Kind = "numbers" // how many certifications there are
)

// The kinds that are a report of single certificates, of numbers, and of a window.
var (
	OfCertificates = []Kind{All, Changed, Nothing}
	OfNumbers      = []Kind{Numbers}
	OfWindows      = []Kind{Window, Nothing}
)

// State of a submission.
type State string

const (
	Prepared  State = "prepared"  // its files are made and not uploaded yet
	Sending   State = "sending"   // its certificates go to the register by its API, one after the other
	Stopped   State = "stopped"   // the sending waits for a person
	Sent      State = "sent"      // the register has it, or it was confirmed that nothing changed
	Tried     State = "tried"     // the sandbox has it, and the register knows nothing of that
	Refused   State = "refused"   // the register has accepted nothing of it
	Cancelled State = "cancelled" // the sending was ended before its end; what was accepted until then stays there
	Dropped   State = "dropped"   // its files were never uploaded
)

// Action that changes it.
type Action string

const (
	DoConfirm Action = "confirm"
	DoDrop    Action = "drop"
	DoSend    Action = "send"
	DoStop    Action = "stop"
	DoResume  Action = "resume"
	DoCancel  Action = "cancel"
	doFinish  Action = "finish"
	doTry     Action = "try"
	doRefuse  Action = "refuse"
)

var noun = text.T("submission to the register", "上报记录")

// States are the moves of a submission.
var States = flow.Table[State, Action]{
	Prepared:  {DoConfirm: Sent, DoDrop: Dropped, DoSend: Sending},
	Sending:   {DoStop: Stopped, DoCancel: Cancelled, doFinish: Sent, doTry: Tried, doRefuse: Refused},
	Stopped:   {DoResume: Sending, DoCancel: Cancelled},
	Sent:      {},
	Tried:     {},
	Refused:   {},
	Cancelled: {},
	Dropped:   {},
}

// Open are the states of a submission that keeps its register from getting another one.
var Open = []State{Prepared, Sending, Stopped}

// Counts say how many certificates were looked at and what comes of them.
type Counts struct {
	New       int `json:"new" doc:"in the files for the first time"`
	Surveyed  int `json:"surveyed,omitempty" doc:"surveillance audits in the files"`
	Counted   int `json:"counted,omitempty" doc:"certificates counted, in a report of numbers"`
	Changed   int `json:"changed" doc:"in the files with other contents than last time"`
	Unchanged int `json:"unchanged" doc:"as uploaded last; in the files only if everything is"`
	Held      int `json:"held" doc:"not in the files, because fields are missing or too long"`
	Removed   int `json:"removed" doc:"uploaded earlier and no longer allowed by the client: to be removed in the register"`
	Accepted  int `json:"accepted,omitempty" doc:"accepted by the register, in an upload by its API that has ended"`
	Refused   int `json:"refused,omitempty" doc:"refused by the register"`
	LeftOut   int `json:"left_out,omitempty" doc:"not sent: no longer allowed, no longer complete, or cancelled"`
}

// Differ is how many certificates stand otherwise than the register has them.
func (c Counts) Differ() int { return c.New + c.Surveyed + c.Changed + c.Removed }

// Note names a certificate of a submission that needs a person.
type Note struct {
	Certificate id.Certificate `json:"certificate"`
	Number      string         `json:"number"`
	Holder      text.Text      `json:"holder"`
	Problems    []Problem      `json:"problems" nullable:"false"`
}

// MostNotes is how many certificates a submission names; it counts them all.
const MostNotes = 200

// File is one file of a submission.
type File struct {
	Name   string `json:"name"`
	Rows   int    `json:"rows"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// Record is a submission as it is stored.
type Record struct {
	ID         id.Submission `json:"id"`
	Version    int           `json:"version"`
	Register   Name          `json:"register" enum:"certsearch,cnca"`
	State      State         `json:"state" enum:"prepared,sending,stopped,sent,tried,refused,cancelled,dropped"`
	Kind       Kind          `json:"kind" enum:"all,changed,nothing,window,numbers"`
	From       date.Date     `json:"from,omitzero" doc:"first day of what is told of"`
	To         date.Date     `json:"to,omitzero" doc:"last day of it"`
	PreparedOn date.Date     `json:"prepared_on"`
	PreparedBy string        `json:"prepared_by"`
	EndedOn    date.Date     `json:"ended_on,omitzero" doc:"day of the upload, of the confirmation or of discarding"`
	EndedBy    string        `json:"ended_by,omitempty"`
	Counts     Counts        `json:"counts"`
	Held       []Note        `json:"held" nullable:"false"`
	Removed    []Note        `json:"removed" nullable:"false"`
	Files      []File        `json:"files" nullable:"false"`
	Server     Server        `json:"server,omitempty" enum:"live,sandbox" doc:"that it is or was sent to by the API"`
	SentBy     string        `json:"sent_by,omitempty" doc:"who began the upload by the API"`
	Run        int           `json:"run,omitempty" doc:"how often the sending was begun"`
	Halt       *text.Text    `json:"halt,omitempty" doc:"why the sending waits for a person"`
}

// Submission is a submission and what happened to it.
type Submission struct {
	r Record
	event.Log
}

// From is the submission of the record.
func From(r Record) (*Submission, error) {
	if _, known := States[r.State]; !known || r.ID.IsZero() {
		return nil, fault.New(fault.NotFound, text.T("The submission is incomplete.", "该上报记录不完整。"))
	}
	return &Submission{r: r}, nil
}

// Record is a copy of the submission as it is stored.
func (s *Submission) Record() Record { return s.r }

// New is what was prepared today, r telling its kind, its counts and its files. That nothing has changed is said at
// once (SM-127); files wait until a person has uploaded them.
func New(r Record, by string, today date.Date) (*Submission, error) {
	r.Version, r.State, r.PreparedOn, r.PreparedBy = 1, Prepared, today, by
	differ := r.Counts.Differ()
	switch {
	case r.Kind == Nothing && differ > 0:
		return nil, rule.Broken{OnlyIfNothing.Breaks(text.Tf(
			"%d certificates stand otherwise than they were uploaded. Prepare the files instead.",
			"有%d张证书与上次上报的内容不一致。请改为生成上报文件。", differ))}
	case r.Kind == Nothing && r.Counts.Held > 0:
		return nil, rule.Broken{OnlyIfNothing.Breaks(r.heldBack())}
	case (r.Kind == Window || r.Kind == Changed) && differ == 0 && r.Counts.Held > 0:
		return nil, fault.New(fault.IllegalMove, r.heldBack())
	case r.Kind == Window && differ == 0:
		return nil, fault.New(fault.IllegalMove, text.T("There is nothing to report of these days. Record that instead.",
			"该期间无可上报的事项。请改为登记无事项。"))
	case r.Kind == Changed && differ == 0:
		return nil, fault.New(fault.IllegalMove, text.T("Nothing that can be uploaded has changed since the last time. Confirm that instead.",
			"自上次上报以来没有可上报的变更。请改为确认无变更。"))
	case r.Kind == Nothing:
		r.State, r.EndedOn, r.EndedBy = Sent, today, by
	}
	s := &Submission{r: r}
	s.Add("submission."+string(r.State), r.ID.String())
	return s, nil
}

// namedHeld is how many certificates a sentence names.
const namedHeld = 5

// heldBack names the certificates that are held back, with what keeps the first of them.
func (r Record) heldBack() text.Text {
	var en, zh []string
	for _, n := range r.Held[:min(len(r.Held), namedHeld)] {
		en, zh = append(en, n.Number), append(zh, n.Number)
	}
	if more := r.Counts.Held - len(en); more > 0 {
		en, zh = append(en, fmt.Sprintf("and %d more", more)), append(zh, fmt.Sprintf("另有%d张", more))
	}
	first := text.Text{}
	if len(r.Held) > 0 && len(r.Held[0].Problems) > 0 {
		p := r.Held[0].Problems[0]
		first = text.Tf(" %s: %s %s", " %s：%s %s", r.Held[0].Number, p.Field, p.Says)
	}
	return text.Tf("%d certificates are held back because fields are missing or wrong: %s. Complete them, then report them.%s",
		"有%d张证书因字段缺失或有误暂缓上报：%s。请补全后上报。%s", r.Counts.Held, text.T(strings.Join(en, ", "), strings.Join(zh, "、")), first)
}

// Confirm says that a person has uploaded the files and removed there what was to be removed.
func (s *Submission) Confirm(by string, today date.Date) error { return s.end(DoConfirm, by, today) }

// Drop says that the files were not uploaded.
func (s *Submission) Drop(by string, today date.Date) error { return s.end(DoDrop, by, today) }

func (s *Submission) end(a Action, by string, today date.Date) error {
	next, err := States.Next(noun, s.r.State, a)
	if err != nil {
		return err
	}
	s.r.State, s.r.EndedOn, s.r.EndedBy = next, today, by
	s.Add("submission."+string(next), s.r.ID.String())
	return nil
}

// Actions tells what a person may do in the state of the submission.
func (r Record) Actions() []flow.Action {
	out := []flow.Action{}
	for _, a := range States.Actions(r.State) {
		if a == DoSend && !r.Sendable() || slices.Contains(own, a) {
			continue
		}
		out = append(out, flow.Action{Name: string(a), Allowed: true})
	}
	return out
}
