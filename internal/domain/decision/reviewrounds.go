package decision

import (
	"slices"
	"strings"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Sending is the file as it goes back to the audit team.
type Sending struct {
	Note     string
	Reopened []id.Audit // whose reports the team corrects
	Parts    []Part
	On       date.Date
}

// SendBack gives the file to the audit team with the questions of the round.
func (v *Review) SendBack(who access.Actor, f Dossier, s Sending) error {
	if err := v.mine(who.Identity); err != nil {
		return err
	}
	to, err := ReviewTable.Next(reviewNoun, v.r.State, DoSendBack)
	if err != nil {
		return err
	}
	round, team := v.r.Round(), f.auditors()
	if len(team) == 0 {
		return fault.New(fault.IllegalMove, text.T("This file rests on no audit, so nobody is there to answer.", "本档案没有审核记录，无人可以答复。"))
	}
	if len(v.asked(round)) == 0 {
		return rule.Broken{SM130.Breaks(text.T("Ask the audit team something before the file goes back.", "请先向审核组提出问题，再退回档案。")).At("remarks")}
	}
	v.r.State, v.r.Team = to, team
	v.r.Rounds = append(slices.Clone(v.r.Rounds), Round{Number: round, SentOn: s.On, Note: strings.TrimSpace(s.Note), Reopened: s.Reopened, Parts: s.Parts})
	v.add("review.returned")
	return nil
}

// asked are the questions of the round.
func (v *Review) asked(round int) (out []Remark) {
	for _, x := range v.r.Remarks {
		if x.Asks && x.Round == round {
			out = append(out, x)
		}
	}
	return out
}

// Answer is what the audit team says to a question, until the file goes back to the reviewer.
func (v *Review) Answer(who access.Actor, f Dossier, number int, says string, at time.Time) error {
	if err := f.auditor(who.Identity); err != nil {
		return err
	}
	if err := v.move(DoAnswer); err != nil {
		return err
	}
	var bad fault.Invalid
	bad.Require("answer", says)
	if err := bad.OrNil(); err != nil {
		return err
	}
	i := v.find(number)
	if i < 0 || !v.r.Remarks[i].Asks || v.r.Remarks[i].Round != v.r.Round() {
		return fault.New(fault.IllegalMove, text.T("Only a question of this round is answered.", "只能答复本轮的问题。"))
	}
	v.r.Remarks = slices.Clone(v.r.Remarks)
	x := &v.r.Remarks[i]
	x.Answer, x.AnsweredBy, x.AnsweredAt = strings.TrimSpace(says), who.Name, at
	v.add("review.answered")
	return nil
}

// CanHandIn tells whether the audit team has answered everything and corrected what was given back (SM-130).
func (v *Review) CanHandIn(f Dossier) error {
	if !ReviewTable.Can(v.r.State, DoHandIn) {
		_, err := ReviewTable.Next(reviewNoun, v.r.State, DoHandIn)
		return err
	}
	round := v.r.Rounds[len(v.r.Rounds)-1]
	var broken rule.Broken
	for _, x := range v.asked(round.Number) {
		if x.Answer == "" {
			broken = append(broken, SM130.Breaks(text.Tf("Question %d is not answered.", "问题%d尚未答复。", x.Number)))
		}
	}
	for _, a := range f.Audits {
		if slices.Contains(round.Reopened, a.ID) && !a.Reported {
			broken = append(broken, SM130.Breaks(text.Tf("The report of %s is not issued and concluded again.", "%s的报告尚未重新发出并得出结论。", a.Reference)))
		}
	}
	return broken.OrNil()
}

// HandIn gives the file back to the reviewer.
func (v *Review) HandIn(who access.Actor, f Dossier, on date.Date, due date.Date) error {
	if err := f.auditor(who.Identity); err != nil {
		return err
	}
	if err := v.CanHandIn(f); err != nil {
		return err
	}
	v.r.State = UnderReview
	v.r.Rounds = slices.Clone(v.r.Rounds)
	last := &v.r.Rounds[len(v.r.Rounds)-1]
	last.BackOn, last.BackBy, v.r.DueOn = on, who.Name, due
	v.add("review.handed_in")
	return nil
}

// Recall takes the file back from an audit team that does not answer; the questions of the round stay as they are.
func (v *Review) Recall(who access.Actor, reason string, on, due date.Date) error {
	if err := v.mine(who.Identity); err != nil {
		return err
	}
	to, err := ReviewTable.Next(reviewNoun, v.r.State, DoRecall)
	if err != nil {
		return err
	}
	if err := reasoned(reason); err != nil {
		return err
	}
	v.r.State, v.r.DueOn, v.r.Rounds = to, due, slices.Clone(v.r.Rounds)
	last := &v.r.Rounds[len(v.r.Rounds)-1]
	last.BackOn, last.BackBy, last.Recalled = on, who.Name, strings.TrimSpace(reason)
	v.add("review.recalled")
	return nil
}
