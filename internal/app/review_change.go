package app

import (
	"context"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// BeginTechnicalReview gives the file of a prepared decision to a reviewer, who is whoever asks where nobody is named.
func (a *App) BeginTechnicalReview(ctx context.Context, who access.Actor, did id.Decision, reviewer id.Identity) (out ReviewView, err error) {
	err = a.write(ctx, who, "review.begin", func(tx *postgres.Tx) error {
		d, f, err := a.lockFile(tx, did)
		if err != nil {
			return err
		}
		by, err := a.reviewer(tx, who, reviewer, f)
		if err != nil {
			return err
		}
		if f.dossier.Review != nil {
			out, err = a.viewReview(tx, *f.dossier.Review)
			return err
		}
		v, err := decision.NewReview(id.Review(newID()), d, f.dossier, by)
		if err != nil {
			return err
		}
		if err := tx.InsertReview(v); err != nil {
			return err
		}
		if err := a.tellReviewer(tx, v.Record()); err != nil {
			return err
		}
		out, err = a.viewReview(tx, v.Record())
		return err
	})
	return out, err
}

// lockFile locks the decision, so that its review and the decision wait for each other, and loads its file.
func (a *App) lockFile(tx *postgres.Tx, did id.Decision) (decision.Record, caseFile, error) {
	d, err := tx.Decision(did)
	if err != nil {
		return d, caseFile{}, err
	}
	if _, err := tx.LockDecision(did, d.Version); err != nil {
		return d, caseFile{}, err
	}
	f, err := a.fileOf(tx, d)
	return d, f, err
}

// reviewer is the person as the domain tests it, with the day by which the review is due.
func (a *App) reviewer(tx *postgres.Tx, who access.Actor, named id.Identity, f caseFile) (decision.Reviewer, error) {
	iid, name := who.Identity, who.Name
	if !named.IsZero() {
		holders, err := tx.Holders(access.Decide)
		if err != nil {
			return decision.Reviewer{}, err
		}
		i := slices.IndexFunc(holders, func(m account.Membership) bool { return m.Identity == named })
		if i < 0 {
			var bad fault.Invalid
			bad.Add("reviewer", text.T("Choose a person whose role includes technical review.", "请选择角色包含认证评定的人员。"))
			return decision.Reviewer{}, bad
		}
		iid, name = holders[i].Identity, holders[i].Name
	}
	by, err := a.decider(tx, iid, name, f, f.dossier.Today)
	if err != nil {
		return decision.Reviewer{}, err
	}
	due, err := a.reviewDue(tx, f)
	return decision.Reviewer{Decider: by, By: who.Name, On: f.dossier.Today, Due: due}, err
}

func (a *App) reviewDue(tx *postgres.Tx, f caseFile) (date.Date, error) {
	limits, err := a.limits(tx)
	return f.dossier.Today.AddDays(limits.Of(pack.ReviewDays)), err
}

// changeReview is a use case that changes one technical review from the version seen.
func (a *App) changeReview(ctx context.Context, who access.Actor, verb string, rid id.Review, seen int,
	fn func(*postgres.Tx, *decision.Review, caseFile) error) (out ReviewView, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		r, err := tx.Review(rid)
		if err != nil {
			return err
		}
		d, f, err := a.lockFile(tx, r.DecisionID)
		if err != nil {
			return err
		}
		v, err := tx.LockReview(rid, seen)
		if err != nil {
			return err
		}
		if err := d.Waits(); err != nil {
			return err
		}
		if err := fn(tx, v, f); err != nil {
			return err
		}
		saved, err := tx.SaveReview(v)
		if err != nil {
			return err
		}
		out, err = a.viewReview(tx, saved)
		return err
	})
	return out, err
}

// AssignReview gives the review to another person, who takes up one that was closed before the file changed.
func (a *App) AssignReview(ctx context.Context, who access.Actor, rid id.Review, seen int, reviewer id.Identity) (ReviewView, error) {
	return a.changeReview(ctx, who, "review.assign", rid, seen, func(tx *postgres.Tx, v *decision.Review, f caseFile) error {
		by, err := a.reviewer(tx, who, reviewer, f)
		if err != nil {
			return err
		}
		if err := v.Assign(f.dossier, by); err != nil {
			return err
		}
		return a.tellReviewer(tx, v.Record())
	})
}

// CommentReview notes what the reviewer says about a part of the file.
func (a *App) CommentReview(ctx context.Context, who access.Actor, rid id.Review, seen int, c decision.Remark) (ReviewView, error) {
	return a.changeReview(ctx, who, "review.comment", rid, seen, func(_ *postgres.Tx, v *decision.Review, f caseFile) error {
		return v.Comment(who, c, f.dossier.Parts, a.Now())
	})
}

// DropComment takes back a comment of the round.
func (a *App) DropComment(ctx context.Context, who access.Actor, rid id.Review, seen, number int) (ReviewView, error) {
	return a.changeReview(ctx, who, "review.drop_comment", rid, seen, func(_ *postgres.Tx, v *decision.Review, _ caseFile) error {
		return v.Drop(who, number)
	})
}

// SendBackReview gives the file to the audit team with the questions of the round; the reports named are given back to
// be corrected.
func (a *App) SendBackReview(ctx context.Context, who access.Actor, rid id.Review, seen int, note string, reopen []id.Audit) (ReviewView, error) {
	return a.changeReview(ctx, who, "review.send_back", rid, seen, func(tx *postgres.Tx, v *decision.Review, f caseFile) error {
		s := decision.Sending{Note: note, Reopened: reopen, Parts: f.dossier.Parts, On: f.dossier.Today}
		if err := v.SendBack(who, f.dossier, s); err != nil {
			return err
		}
		for _, aid := range reopen {
			if err := reopenForReview(tx, f, aid, v.Record()); err != nil {
				return err
			}
		}
		return a.tellReview(tx, v.Record(), v.Record().Team...)
	})
}

// reopenForReview gives the report of an audit of the file back to its team.
func reopenForReview(tx *postgres.Tx, f caseFile, aid id.Audit, r decision.ReviewRecord) error {
	if err := f.dossier.Holds(aid); err != nil {
		return err
	}
	au, err := tx.LockAudit(aid, 0)
	if err != nil {
		return err
	}
	if err := au.Reopen(r.Questions(r.Round())); err != nil {
		return err
	}
	_, err = tx.SaveAudit(au)
	return err
}

// AnswerReview is what the audit team says to a question of the review.
func (a *App) AnswerReview(ctx context.Context, who access.Actor, rid id.Review, seen, number int, says string) (ReviewView, error) {
	return a.changeReview(ctx, who, "review.answer", rid, seen, func(_ *postgres.Tx, v *decision.Review, f caseFile) error {
		return v.Answer(who, f.dossier, number, says, a.Now())
	})
}

// HandInReview gives the file back to the reviewer.
func (a *App) HandInReview(ctx context.Context, who access.Actor, rid id.Review, seen int) (ReviewView, error) {
	return a.changeReview(ctx, who, "review.hand_in", rid, seen, func(tx *postgres.Tx, v *decision.Review, f caseFile) error {
		due, err := a.reviewDue(tx, f)
		if err != nil {
			return err
		}
		if err := v.HandIn(who, f.dossier, f.dossier.Today, due); err != nil {
			return err
		}
		return a.tellReviewer(tx, v.Record())
	})
}

// RecallReview takes the file back from an audit team that does not answer.
func (a *App) RecallReview(ctx context.Context, who access.Actor, rid id.Review, seen int, reason string) (ReviewView, error) {
	return a.changeReview(ctx, who, "review.recall", rid, seen, func(tx *postgres.Tx, v *decision.Review, f caseFile) error {
		due, err := a.reviewDue(tx, f)
		if err != nil {
			return err
		}
		return v.Recall(who, reason, f.dossier.Today, due)
	})
}

// CloseReview ends the review with the recommendation of the reviewer.
func (a *App) CloseReview(ctx context.Context, who access.Actor, rid id.Review, seen int, recommends bool, says string) (ReviewView, error) {
	return a.changeReview(ctx, who, "review.close", rid, seen, func(tx *postgres.Tx, v *decision.Review, f caseFile) error {
		by, err := a.decider(tx, who.Identity, who.Name, f, f.dossier.Today)
		if err != nil {
			return err
		}
		return v.Close(f.dossier, by, decision.Closing{Recommends: recommends, Says: says, Parts: f.dossier.Parts, On: f.dossier.Today})
	})
}

// ReopenReview takes up a closed review again.
func (a *App) ReopenReview(ctx context.Context, who access.Actor, rid id.Review, seen int) (ReviewView, error) {
	return a.changeReview(ctx, who, "review.reopen", rid, seen, func(tx *postgres.Tx, v *decision.Review, f caseFile) error {
		due, err := a.reviewDue(tx, f)
		if err != nil {
			return err
		}
		return v.Reopen(who, f.dossier.Today, due)
	})
}

func (a *App) tellReviewer(tx *postgres.Tx, r decision.ReviewRecord) error {
	if tx.Actor.Identity == r.ReviewerID {
		return nil
	}
	return a.tellReview(tx, r, r.ReviewerID)
}

// tellReview writes to those whose turn it is.
func (a *App) tellReview(tx *postgres.Tx, r decision.ReviewRecord, people ...id.Identity) error {
	b, err := tx.Body()
	if err != nil {
		return err
	}
	return a.notifyPeople(tx, "review_turn", mail.Data{"client": r.ClientName, "what": r.Turn().What, "decision": r.Name, "day": r.DueOn,
		"by": tx.Actor.Name, "link": "/b/" + b.Slug + "/reviews/" + r.ID.String()}, people...)
}

// reopens tells whether the report of the audit could be given back to its team.
func reopens(r audit.Record) bool { return audit.States.Can(r.State, audit.DoReopen) }
