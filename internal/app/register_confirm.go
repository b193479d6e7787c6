package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
	"triennia/internal/postgres"
)

// ConfirmSubmission records that the files were uploaded today, and that what was to go was removed in the register.
func (a *App) ConfirmSubmission(ctx context.Context, who access.Actor, sid id.Submission, seen int) (SubmissionView, error) {
	return a.endSubmission(ctx, who, "submission.confirm", sid, seen, (*register.Submission).Confirm)
}

// DropSubmission discards files that were not uploaded.
func (a *App) DropSubmission(ctx context.Context, who access.Actor, sid id.Submission, seen int) (SubmissionView, error) {
	return a.endSubmission(ctx, who, "submission.drop", sid, seen, (*register.Submission).Drop)
}

func (a *App) endSubmission(ctx context.Context, who access.Actor, verb string, sid id.Submission, seen int,
	end func(*register.Submission, string, date.Date) error) (out SubmissionView, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		s, err := tx.LockSubmission(sid, seen)
		if err != nil {
			return err
		}
		if err := end(s, who.Label(), today); err != nil {
			return err
		}
		r, err := tx.SaveSubmission(s)
		if err != nil {
			return err
		}
		out = viewSubmission(r)
		switch sent := r.State == register.Sent; {
		case r.Register == register.CertSearch:
			if err := a.settleByHand(tx, sent, who.Label(), today); err != nil {
				return err
			}
			return tx.SettleEntries(sent)
		case !sent:
			return tx.ForgetReportItems(sid)
		}
		told, err := tx.ReportedRefusals(sid)
		if err != nil {
			return err
		}
		return a.solveRefusals(tx, register.CNCA, who.Label(), today, told...)
	})
	return out, err
}

// settleByHand ends the tasks about certificates that a person has uploaded.
func (a *App) settleByHand(tx *postgres.Tx, sent bool, by string, today date.Date) error {
	if !sent {
		return nil
	}
	list, err := tx.PreparedRefusals()
	if err != nil {
		return err
	}
	return a.solveRefusals(tx, register.CertSearch, by, today, list...)
}
