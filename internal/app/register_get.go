package app

import (
	"context"
	"io"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
	"triennia/internal/domain/text"
	"triennia/internal/files"
	"triennia/internal/postgres"
)

// SubmissionView is a submission and what may be done with it.
type SubmissionView struct {
	register.Record
	Actions []flow.Action `json:"actions" nullable:"false"`
}

func viewSubmission(r register.Record) SubmissionView {
	return SubmissionView{Record: r, Actions: r.Actions()}
}

// RegisterView is how the body stands with IAF CertSearch.
type RegisterView struct {
	On       bool            `json:"on" doc:"the body reports there"`
	Counts   bool            `json:"counts" doc:"numbers each quarter instead of single certificates"`
	Duty     register.Duty   `json:"duty"`
	Prepared *SubmissionView `json:"prepared,omitempty" doc:"what waits for its upload or is on its way"`
	Sending  *SendingView    `json:"sending,omitempty" doc:"how far the upload by the API has come"`
	API      APIView         `json:"api"`
	Refused  int             `json:"refused" doc:"open tasks: certificates that the register refused or that are held back"`
}

// SendingView is how far an upload by the API has come.
type SendingView struct {
	register.Progress
	NextAt time.Time `json:"next_at" doc:"no request goes out before that"`
	EndsAt time.Time `json:"ends_at" doc:"when all will have been asked for, if each is asked for once"`
}

// GetRegister is how the body stands with IAF CertSearch today.
func (a *App) GetRegister(ctx context.Context, who access.Actor) (out RegisterView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		b, err := tx.Body()
		if err != nil {
			return err
		}
		duty, err := a.dutyOf(tx, b, register.CertSearch)
		if err != nil {
			return err
		}
		out = RegisterView{On: b.CertSearch, Counts: b.Counts, Duty: duty}
		if out.API, err = a.viewAPI(tx); err != nil {
			return err
		}
		if out.Refused, err = tx.OpenRefusals(register.CertSearch); err != nil {
			return err
		}
		r, found, err := tx.OpenSubmission(register.CertSearch)
		if err != nil || !found {
			return err
		}
		v := viewSubmission(r)
		out.Prepared = &v
		if r.State != register.Prepared {
			out.Sending, err = a.viewSending(tx, r)
		}
		return err
	})
	return out, err
}

func (a *App) viewSending(tx *postgres.Tx, r register.Record) (*SendingView, error) {
	n, err := tx.Progress(r.ID)
	if err != nil {
		return nil, err
	}
	next, err := tx.Line()
	if err != nil {
		return nil, err
	}
	if next.Before(tx.At) {
		next = tx.At
	}
	v := SendingView{Progress: n, NextAt: next}
	if a.CertSearch != nil {
		v.EndsAt = n.Ends(next, a.CertSearch.Pause)
	}
	return &v, nil
}

// ListTellings is one page of the certificates of a submission that goes or went by the API, by their number.
func (a *App) ListTellings(ctx context.Context, who access.Actor, sid id.Submission, p postgres.Page, state string) (list []register.Telling, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		if _, err := tx.Submission(sid); err != nil {
			return err
		}
		list, next, err = tx.Tellings(sid, p, state)
		return err
	})
	return list, next, err
}

// ListSubmissions is one page of what was told the register, the newest first.
func (a *App) ListSubmissions(ctx context.Context, who access.Actor, p postgres.Page, to register.Name) (list []SubmissionView, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		var records []register.Record
		records, next, err = tx.Submissions(p, to)
		for _, r := range records {
			list = append(list, viewSubmission(r))
		}
		return err
	})
	return list, next, err
}

// OpenSubmissionFile is a file of the submission with its content.
func (a *App) OpenSubmissionFile(ctx context.Context, who access.Actor, sid id.Submission, n int) (f register.File, content *io.SectionReader, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Submission(sid)
		if err != nil {
			return err
		}
		if n < 0 || n >= len(r.Files) {
			return fault.Missing(text.T("file", "文件"))
		}
		f = r.Files[n]
		return nil
	})
	if err != nil {
		return f, nil, err
	}
	r, err := files.NewReader(ctx, a.Files, submissionFile(who.Tenant, sid, n))
	if err != nil {
		return f, nil, err
	}
	return f, io.NewSectionReader(r, 0, r.Size()), nil
}
