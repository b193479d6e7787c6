package app

import (
	"context"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// ReviewLine is a technical review as a list shows it.
type ReviewLine struct {
	ID           id.Review            `json:"id"`
	DecisionID   id.Decision          `json:"decision_id"`
	ClientName   text.Text            `json:"client_name"`
	Standard     string               `json:"standard"`
	Name         text.Text            `json:"name"`
	State        decision.ReviewState `json:"state" enum:"open,returned,closed"`
	StateName    text.Text            `json:"state_name"`
	ReviewerName string               `json:"reviewer_name"`
	DueOn        date.Date            `json:"due_on"`
	Recommends   *bool                `json:"recommends,omitempty"`
	ClosedOn     date.Date            `json:"closed_on,omitzero"`
	Turn         flow.Turn            `json:"turn"`
	Mine         bool                 `json:"mine"` // it is the turn of who asks
}

func reviewLine(r decision.ReviewRecord, who id.Identity) ReviewLine {
	mine := r.State == decision.UnderReview && r.ReviewerID == who || r.State == decision.SentBack && slices.Contains(r.Team, who)
	return ReviewLine{ID: r.ID, DecisionID: r.DecisionID, ClientName: r.ClientName, Standard: r.Standard, Name: r.Name.Capital(), State: r.State,
		StateName: decision.ReviewStateNames[r.State], ReviewerName: r.ReviewerName, DueOn: r.DueOn, Recommends: r.Recommends, ClosedOn: r.ClosedOn, Turn: r.Turn(), Mine: mine}
}

// ReviewView is a technical review with the file in parts, what changed between the rounds, and what the actor may do.
type ReviewView struct {
	ReviewLine
	Version    int                `json:"version"`
	ClientID   id.Client          `json:"client_id"`
	ReviewerID id.Identity        `json:"reviewer_id"`
	AssignedBy string             `json:"assigned_by"`
	AssignedOn date.Date          `json:"assigned_on"`
	Earlier    []decision.Earlier `json:"earlier" nullable:"false" doc:"who had the review before"`
	Tested     []decision.Check   `json:"tested" nullable:"false"` // when the reviewer was assigned
	Round      int                `json:"round"`
	Remarks    []decision.Remark  `json:"remarks" nullable:"false"`
	Rounds     []RoundView        `json:"rounds" nullable:"false"`
	Conclusion string             `json:"conclusion,omitempty"`
	Parts      []decision.Part    `json:"parts" nullable:"false"`
	Reports    []ReviewReport     `json:"reports" nullable:"false"` // that could be given back to be corrected
	Reviewers  []Decider          `json:"reviewers" nullable:"false"`
	Actions    []flow.Action      `json:"actions" nullable:"false"`
}

// RoundView is a round with what changed in the file until the next, or until now.
type RoundView struct {
	Number   int                   `json:"number"`
	SentOn   date.Date             `json:"sent_on"`
	Note     string                `json:"note,omitempty"`
	Reopened []string              `json:"reopened" nullable:"false"` // references
	BackOn   date.Date             `json:"back_on,omitzero"`
	BackBy   string                `json:"back_by,omitempty"`
	Recalled string                `json:"recalled,omitempty" doc:"why the reviewer took the file back"`
	Changes  []decision.Difference `json:"changes" nullable:"false"`
}

// ReviewReport is a report of the file that could be given back to the audit team.
type ReviewReport struct {
	ID        id.Audit  `json:"id"`
	Reference string    `json:"reference"`
	Title     text.Text `json:"title"`
}

// GetReview is one technical review with its file.
func (a *App) GetReview(ctx context.Context, who access.Actor, rid id.Review) (out ReviewView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Review(rid)
		if err != nil {
			return err
		}
		out, err = a.viewReview(tx, r)
		return err
	})
	return out, err
}

func (a *App) viewReview(tx *postgres.Tx, r decision.ReviewRecord) (ReviewView, error) {
	d, err := tx.Decision(r.DecisionID)
	if err != nil {
		return ReviewView{}, err
	}
	f, err := a.fileOf(tx, d)
	if err != nil {
		return ReviewView{}, err
	}
	v, err := decision.ReviewFrom(r)
	if err != nil {
		return ReviewView{}, err
	}
	by, err := a.decider(tx, tx.Actor.Identity, tx.Actor.Name, f, f.dossier.Today)
	if err != nil {
		return ReviewView{}, err
	}
	parts := f.dossier.Parts
	if d.State != decision.Prepared && r.Closed != nil { // as it was decided on
		parts = r.Closed
	}
	out := ReviewView{ReviewLine: reviewLine(r, tx.Actor.Identity), Version: r.Version, ClientID: r.ClientID, ReviewerID: r.ReviewerID, AssignedBy: r.AssignedBy,
		AssignedOn: r.AssignedOn, Earlier: append([]decision.Earlier{}, r.Earlier...), Tested: r.Tested, Round: r.Round(), Remarks: r.Remarks, Rounds: roundsOf(r, parts, f), Conclusion: r.Conclusion, Parts: parts,
		Reports: []ReviewReport{}, Reviewers: []Decider{}, Actions: []flow.Action{}}
	if d.State != decision.Prepared {
		return out, nil
	}
	out.Actions = v.Actions(tx.Actor, f.dossier, by)
	for _, x := range f.audits {
		if f.dossier.Holds(x.ID) == nil && reopens(x) {
			out.Reports = append(out.Reports, ReviewReport{x.ID, x.Reference, x.Title().Capital()})
		}
	}
	if tx.Actor.May(access.Decide) {
		of, err := decision.From(d)
		if err != nil {
			return out, err
		}
		out.Reviewers, err = a.deciders(tx, of, f, f.dossier.Today)
		if err != nil {
			return out, err
		}
	}
	return out, nil
}

// roundsOf are the rounds, each with what changed from the file that was sent to the file of the next round.
func roundsOf(r decision.ReviewRecord, now []decision.Part, f caseFile) []RoundView {
	out := []RoundView{}
	for i, x := range r.Rounds {
		next := now
		if i+1 < len(r.Rounds) {
			next = r.Rounds[i+1].Parts
		} else if r.Closed != nil {
			next = r.Closed
		}
		line := RoundView{Number: x.Number, SentOn: x.SentOn, Note: x.Note, Reopened: []string{}, BackOn: x.BackOn, BackBy: x.BackBy, Recalled: x.Recalled,
			Changes: decision.Differences(x.Parts, next)}
		for _, y := range f.audits {
			if slices.Contains(x.Reopened, y.ID) {
				line.Reopened = append(line.Reopened, y.Reference)
			}
		}
		out = append(out, line)
	}
	return out
}

// ListReviews is one page of the technical reviews and the cursor of the next.
func (a *App) ListReviews(ctx context.Context, who access.Actor, p postgres.Page, f postgres.ReviewFilter) (list []ReviewLine, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		found, more, err := tx.Reviews(p, f)
		for _, r := range found {
			list = append(list, reviewLine(r, who.Identity))
		}
		next = more
		return err
	})
	return list, next, err
}
