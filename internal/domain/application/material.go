package application

import (
	"slices"
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

var (
	// SM10 wants the proof of legal status before anything else.
	SM10 = rule.Rule{ID: "SM-10", Source: condition, Clause: "9.1.1", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
		"The application comes with the proof of the applicant's legal status.",
		"申请时须提交法律地位证明文件。")}
	// SM11 points at materials that are still missing.
	SM11 = rule.Rule{ID: "SM-11", Source: condition, Clause: "9.1.1", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
		"All required materials are handed in or explained.",
		"应提交全部必需材料，或说明不适用的理由。")}
	// CN3 is the list of China, as far as it is known.
	CN3 = rule.Rule{ID: "CN-3", Source: cnca2012, Clause: "3.1.2", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
		"In China the materials that the rule lists are handed in or explained.",
		"在中国，应提交规则所列的全部材料，或说明不适用的理由。")}
)

// LineState is how an item of the checklist stands.
type LineState string

const (
	LineMissing  LineState = "missing"
	LineReceived LineState = "received" // waits for the reviewer
	LineAccepted LineState = "accepted"
	LineReturned LineState = "returned" // at least one file has to be sent again
	LineWaived   LineState = "waived"   // the applicant says that it does not apply
)

// Line is one item of the checklist with what was handed in for it.
type Line struct {
	standard.Item
	State       LineState    `json:"state" enum:"missing,received,accepted,returned,waived"`
	Waived      *Waiver      `json:"waived,omitempty"`
	Submissions []Submission `json:"submissions" nullable:"false"` // the newest first
}

// Count is how many required items are there: "3 of 12 received".
type Count struct {
	Required int `json:"required"`
	Received int `json:"received"` // handed in or waived
	Accepted int `json:"accepted"`
	Returned int `json:"returned"`
}

// Checklist is every item that is asked for, and retired ones for which something was handed in.
func (r Record) Checklist() []Line {
	out := []Line{}
	for _, item := range r.Own.Materials(r.Standards...) {
		l := Line{Item: item, Submissions: r.submissionsOf(item.Key), Waived: r.waiver(item.Key)}
		if len(l.Submissions) == 0 && (item.Need == standard.Retired || item.Category == standard.OfTransfer && r.Kind != Transfer) {
			continue
		}
		if r.Kind == Transfer && item.Need == standard.Required && !slices.Contains(ofTransfer, item.Category) {
			l.Need = standard.Optional
		}
		if r.Kind.FromCertificate() && item.Need == standard.Required && !(r.Kind == Transition && item.Category == standard.OwnDocuments) {
			l.Need = standard.Optional // what changes is handed in again
		}
		l.State = l.state()
		out = append(out, l)
	}
	return out
}

// ofTransfer are the groups that a transfer has to hand in; the other documents were audited by the body before.
var ofTransfer = []string{"legal", "operation", standard.OfTransfer}

// Counted counts the required items.
func (r Record) Counted() Count {
	var c Count
	for _, l := range r.Checklist() {
		if l.State == LineReturned {
			c.Returned++
		}
		if l.Need != standard.Required {
			continue
		}
		c.Required++
		switch l.State {
		case LineReceived, LineWaived:
			c.Received++
		case LineAccepted:
			c.Received++
			c.Accepted++
		}
	}
	return c
}

func (l Line) state() LineState {
	current := slices.DeleteFunc(slices.Clone(l.Submissions), func(s Submission) bool { return replaced(l.Submissions, s.Number) })
	has := func(want SubmissionState) bool {
		return slices.ContainsFunc(current, func(s Submission) bool { return s.State == want })
	}
	switch {
	case has(Returned):
		return LineReturned
	case has(Received):
		return LineReceived
	case has(MaterialAccepted):
		return LineAccepted
	case l.Waived != nil:
		return LineWaived
	}
	return LineMissing
}

func replaced(all []Submission, number int) bool {
	return slices.ContainsFunc(all, func(s Submission) bool { return s.Replaces == number })
}

// Submission is the one of the number.
func (r Record) Submission(number int) (Submission, error) {
	if number < 1 || number > len(r.Materials) {
		return Submission{}, noSubmission()
	}
	return r.Materials[number-1], nil
}

// HasFile tells whether the file was handed in with the application.
func (r Record) HasFile(did id.Document) bool {
	return slices.ContainsFunc(r.Materials, func(s Submission) bool { return s.DocumentID == did })
}

// HandedIn tells whether anything was submitted for the item.
func (r Record) HandedIn(item string) bool { return len(r.submissionsOf(item)) > 0 }

func (r Record) submissionsOf(item string) []Submission {
	out := []Submission{}
	for _, s := range r.Materials {
		if s.Item == item {
			out = append(out, s)
		}
	}
	slices.Reverse(out)
	return out
}

func (r Record) waiver(item string) *Waiver {
	for _, w := range r.Waived {
		if w.Item == item {
			return &w
		}
	}
	return nil
}

// Open tells whether the case still goes on, so that materials may come.
func (s State) Open() bool { return s == Contracted || len(States[s]) > 0 }

// HandIn gives a received file for an item, as a further file or as the next revision of the submission
// replaces names (0: a further file). It answers the new submission's number.
func (a *Application) HandIn(item string, d Document, replaces int, note, by string, on date.Date) (int, error) {
	if err := a.canHandIn(item); err != nil {
		return 0, err
	}
	revision := 1
	if replaces != 0 {
		old, err := a.submission(replaces)
		if err != nil || old.Item != item || replaced(a.r.Materials, replaces) {
			return 0, noSubmission()
		}
		revision = old.Revision + 1
	}
	same := a.sameContent(d, item)
	if same.Item == item {
		return 0, fault.New(fault.IllegalMove, text.T("This file has already been handed in for this item.", "该文件已提交至此项。"))
	}
	n := len(a.r.Materials) + 1
	a.r.Materials = append(a.r.Materials, Submission{Number: n, Version: 1, Item: item, DocumentID: d.ID, Scan: d.Scan,
		Name: d.Name, Size: d.Size, Type: d.Type, SHA256: d.SHA256, SameAs: same.Number, Revision: revision, Replaces: replaces,
		Note: strings.TrimSpace(note), By: by, On: on, State: Received})
	a.Add("application.material_received", a.r.ID.String(), "item", item)
	return n, nil
}

// sameContent is a submission with the same bytes, one of the item where there is one, or none.
func (a *Application) sameContent(d Document, item string) (same Submission) {
	for _, s := range a.r.Materials {
		if (s.DocumentID == d.ID || s.SHA256 == d.SHA256 && d.SHA256 != "") && same.Item != item {
			same = s
		}
	}
	return same
}

func (a *Application) canHandIn(item string) error {
	if !a.r.State.Open() {
		return fault.New(fault.IllegalMove, text.T("The application has ended; nothing can be handed in any more.", "申请已结束，不能再提交材料。"))
	}
	i, ok := a.r.Own.FindItem(item, a.r.Standards...)
	if !ok || i.Need == standard.Retired {
		return fault.Missing(text.T("item of the checklist", "材料清单项目"))
	}
	return nil
}

// Waive notes that an item does not apply to the applicant and why; an empty reason takes it back.
func (a *Application) Waive(item, reason, by string, on date.Date) error {
	if err := a.canHandIn(item); err != nil {
		return err
	}
	a.r.Waived = slices.DeleteFunc(slices.Clone(a.r.Waived), func(w Waiver) bool { return w.Item == item })
	if reason = strings.TrimSpace(reason); reason != "" {
		a.r.Waived = append(a.r.Waived, Waiver{item, reason, by, on})
	}
	a.Add("application.material_waived", a.r.ID.String(), "item", item)
	return nil
}

// Verdict accepts a submission, or returns it with a reason. version is that of the submission.
func (a *Application) Verdict(number, version int, accept bool, reason, by string, on date.Date) error {
	s, err := a.current(number, version)
	if err != nil {
		return err
	}
	reason = strings.TrimSpace(reason)
	if !accept && reason == "" {
		return fault.Invalid{Fields: []fault.Field{{Path: "reason", Says: text.T(
			"Say why it is returned; the applicant reads this.", "请说明退回原因，申请组织将看到此内容。")}}}
	}
	s.Version++
	s.ReviewedBy, s.ReviewedOn, s.Reason, s.State = by, on, reason, Returned
	name := "application.material_returned"
	if accept {
		s.State, name = MaterialAccepted, "application.material_accepted"
	}
	a.Add(name, a.r.ID.String(), "item", s.Item, "file", s.Name, "reason", reason)
	return nil
}

// Reply is the applicant's answer to a returned submission, which goes back to the reviewer with it.
func (a *Application) Reply(number, version int, answer, by string, on date.Date) error {
	s, err := a.current(number, version)
	if err != nil {
		return err
	}
	if s.State != Returned {
		return fault.New(fault.IllegalMove, text.T("Only a returned file can be answered.", "只有被退回的文件才能答复。"))
	}
	if answer = strings.TrimSpace(answer); answer == "" {
		return fault.Invalid{Fields: []fault.Field{{Path: "answer", Says: fillBoth}}}
	}
	s.Version++
	s.State, s.Answer, s.AnsweredBy, s.AnsweredOn = Received, answer, by, on
	a.Add("application.material_answered", a.r.ID.String(), "item", s.Item)
	return nil
}

// current is the submission for changing, where the case is open and the version is the one seen.
func (a *Application) current(number, version int) (*Submission, error) {
	if !a.r.State.Open() {
		return nil, fault.New(fault.IllegalMove, text.T("The application has ended.", "申请已结束。"))
	}
	a.r.Materials = slices.Clone(a.r.Materials)
	s, err := a.submission(number)
	if err != nil {
		return nil, err
	}
	if s.Version != version {
		return nil, fault.New(fault.Stale, text.T("Somebody else changed this file's state in between.", "该文件的状态已被他人更改。"))
	}
	if replaced(a.r.Materials, number) {
		return nil, fault.New(fault.IllegalMove, text.T("A newer revision of this file has been handed in.", "该文件已有更新版本。"))
	}
	return s, nil
}

func (a *Application) submission(number int) (*Submission, error) {
	if _, err := a.r.Submission(number); err != nil {
		return nil, err
	}
	return &a.r.Materials[number-1], nil
}

func noSubmission() error { return fault.Missing(text.T("submitted file", "已提交文件")) }

func (r Record) materialBreaches(by authority) (stops, warnings rule.Broken) {
	var missing []text.Text
	for _, l := range r.Checklist() {
		if l.Need != standard.Required || l.State != LineMissing {
			continue
		}
		if l.Key == "mat.legal" {
			stops = append(stops, by.legal.Breaks(text.T("The proof of legal status is missing.", "缺少法律地位证明文件。")).At("materials.mat.legal"))
			continue
		}
		missing = append(missing, l.Title)
	}
	if len(missing) > 0 {
		warnings = append(warnings, by.materials.Breaks(text.Tf("%d required items are missing, for example: %s.",
			"缺少%d项必需材料，例如：%s。", len(missing), missing[0])).At("materials"))
	}
	return stops, warnings
}
