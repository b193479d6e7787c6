package audit

import (
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Clearance is the word of a second person that the team of an audit at short notice has no conflict (X2).
type Clearance struct {
	ByID id.Identity `json:"by_id"`
	By   string      `json:"by"`
	On   date.Date   `json:"on"`
	Note string      `json:"note"` // what it rests on
}

// Unasked tells whether the client is not asked about dates and team (X2).
func (r Record) Unasked() bool { return r.Occasion.Unasked() }

// Hidden tells whether the client does not know of the audit yet, or not of the dates and the team that wait for the word
// of a second person.
func (r Record) Hidden() bool {
	return r.Unasked() && (r.Occasion.ToldOn.IsZero() || r.State == Proposed)
}

// Over tells whether nothing more comes of the audit by itself: its team is done, or it does not take place.
func (r Record) Over() bool {
	return r.Done() || r.State == Repeated || r.State == Aborted || r.State == Cancelled
}

// asked tells why the client has no word about dates and team, nil where it has.
func (r Record) asked() error {
	if r.Unasked() {
		return rule.Broken{programme.X2.Breaks(text.T("The client has no say about the dates and the team of this audit.", "客户对本次审核的日期和审核组不表示意见。"))}
	}
	return nil
}

// CanClear tells whether the person may confirm that the team has no conflict: the client is not asked, and the person
// neither proposed the team nor is on it (X2).
func (a *Audit) CanClear(who id.Identity) error {
	if _, err := States.Next(Noun, a.r.State, DoClear); err != nil {
		return err
	}
	switch {
	case !a.r.Unasked():
		return fault.New(fault.IllegalMove, text.T("The client answers for itself about dates and team.", "日期和审核组由客户自行确认。"))
	case a.r.ProposedByID == who:
		return rule.Broken{programme.X2.Breaks(text.T("Whoever proposed the team does not confirm that it has no conflict; a second person does.", "提出审核组安排的人员不得自行确认无利益冲突，须由第二人确认。"))}
	case a.r.Has(who):
		return rule.Broken{programme.X2.Breaks(text.T("Nobody of the team confirms that it has no conflict.", "审核组成员不得确认本组无利益冲突。"))}
	}
	return nil
}

// Clear fixes dates and team on the word of a second person; unfit is what speaks against the team today. Of an audit at
// short notice the client is told now.
func (a *Audit) Clear(c Clearance, unfit rule.Broken) error {
	if err := a.CanClear(c.ByID); err != nil {
		return err
	}
	var bad fault.Invalid
	bad.Require("note", c.Note)
	if err := bad.OrNil(); err != nil {
		return err
	}
	if err := unfit.OrNil(); err != nil {
		return err
	}
	c.Note = strings.TrimSpace(c.Note)
	a.r.Cleared, a.r.ConfirmedOn, a.r.ConfirmedBy = &c, c.On, c.By
	if a.r.Occasion.Announcement == programme.ShortNotice {
		a.told(c.On)
	}
	return a.moved(DoClear, "audit.cleared")
}

// told keeps that the client knows of an audit that it was not asked about.
func (a *Audit) told(on date.Date) {
	if !a.r.Hidden() {
		return
	}
	x := *a.r.Occasion
	x.ToldOn = on
	a.r.Occasion = &x
}

// CanCall tells whether a special audit may be called for the occasion beside the audits of the programme: not while one
// for the same occasion is still to be held. For reasons of the body's own there may be several.
func CanCall(audits []Record, x programme.Occasion) error {
	for _, r := range audits {
		if o := r.Occasion; o != nil && x.Cause != programme.ByOther && !r.Over() &&
			o.Cause == x.Cause && o.SubjectID == x.SubjectID && o.Number == x.Number {
			return fault.New(fault.IllegalMove, text.Tf("%s is held for this already.", "已为此安排审核%s。", r.Reference))
		}
	}
	return nil
}
