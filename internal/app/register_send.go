package app

import (
	"context"
	"fmt"
	"strconv"

	"triennia/internal/domain/access"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
	"triennia/internal/postgres"
)

// SendSubmission begins to upload the certificates of the submission by the API, one after the other.
func (a *App) SendSubmission(ctx context.Context, who access.Actor, sid id.Submission, seen int) (SubmissionView, error) {
	return a.changeSending(ctx, who, "submission.send", sid, seen, func(tx *postgres.Tx, s *register.Submission) error {
		to, err := a.serverOf(tx)
		if err != nil {
			return err
		}
		if err := s.Send(to, who.Label()); err != nil {
			return err
		}
		if err := tx.BeginTellings(sid, tx.At); err != nil {
			return err
		}
		return enqueueUpload(tx, s.Record())
	})
}

// StopSending lets the upload wait. A request that is on its way is still answered.
func (a *App) StopSending(ctx context.Context, who access.Actor, sid id.Submission, seen int) (SubmissionView, error) {
	return a.changeSending(ctx, who, "submission.stop", sid, seen, func(_ *postgres.Tx, s *register.Submission) error { return s.Stop(nil) })
}

// ResumeSending goes on where the upload stopped.
func (a *App) ResumeSending(ctx context.Context, who access.Actor, sid id.Submission, seen int) (SubmissionView, error) {
	return a.changeSending(ctx, who, "submission.resume", sid, seen, func(tx *postgres.Tx, s *register.Submission) error {
		to, err := a.serverOf(tx)
		if err != nil {
			return err
		}
		if err := s.Resume(to); err != nil {
			return err
		}
		return enqueueUpload(tx, s.Record())
	})
}

// CancelSending ends the upload before its end. What the register has accepted stays there; the rest is told by the next
// submission.
func (a *App) CancelSending(ctx context.Context, who access.Actor, sid id.Submission, seen int) (SubmissionView, error) {
	return a.changeSending(ctx, who, "submission.cancel", sid, seen, func(tx *postgres.Tx, s *register.Submission) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		n, err := tx.Progress(sid)
		if err != nil {
			return err
		}
		if err := s.Cancel(n, who.Label(), today); err != nil {
			return err
		}
		if err := tx.LeaveOutRest(sid, register.Interrupted); err != nil {
			return err
		}
		return tx.SettleEntries(false)
	})
}

func (a *App) changeSending(ctx context.Context, who access.Actor, verb string, sid id.Submission, seen int,
	change func(*postgres.Tx, *register.Submission) error) (out SubmissionView, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		s, err := tx.LockSubmission(sid, seen)
		if err != nil {
			return err
		}
		if err := change(tx, s); err != nil {
			return err
		}
		r, err := tx.SaveSubmission(s)
		out = viewSubmission(r)
		return err
	})
	return out, err
}

// serverOf is the server that the body has a key for.
func (a *App) serverOf(tx *postgres.Tx) (register.Server, error) {
	if a.CertSearch == nil {
		return "", noAPI
	}
	s, _, err := tx.RegisterSetup()
	if err == nil && s.Key == nil {
		err = register.NoKey
	}
	if err != nil {
		return "", err
	}
	return s.Key.Server, nil
}

// enqueueUpload puts the first step of a run into the outbox; each step puts in the one after it. The steps of a run
// that was stopped do nothing.
func enqueueUpload(tx *postgres.Tx, r register.Record) error {
	return tx.Enqueue(uploadJob, fmt.Sprintf("%s:%s:%d", uploadJob, r.ID, r.Run), tx.At,
		map[string]string{"submission": r.ID.String(), "run": strconv.Itoa(r.Run)})
}
