package app

import (
	"context"
	"io"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
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
	Prepared *SubmissionView `json:"prepared,omitempty" doc:"files that wait for their upload"`
}

// GetRegister is how the body stands with IAF CertSearch today.
func (a *App) GetRegister(ctx context.Context, who access.Actor) (out RegisterView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		b, err := tx.Body()
		if err != nil {
			return err
		}
		last, err := tx.LastReport(register.CertSearch)
		if err != nil {
			return err
		}
		out = RegisterView{On: b.CertSearch, Counts: b.Counts, Duty: searchDuty(b, b.Today(a.Now()), last)}
		r, found, err := tx.PreparedSubmission(register.CertSearch)
		if found {
			v := viewSubmission(r)
			out.Prepared = &v
		}
		return err
	})
	return out, err
}

// searchDuty is the duty of the body towards IAF CertSearch.
func searchDuty(b body.Record, today, last date.Date) register.Duty {
	if b.Counts {
		return register.QuarterlyDuty(today, last)
	}
	return register.DutyOf(today, last)
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
