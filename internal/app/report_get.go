package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
	"triennia/internal/postgres"
)

// ReportView is how the body stands with CNCA.
type ReportView struct {
	On       bool            `json:"on" doc:"the body is under the rules of China"`
	Duty     register.Duty   `json:"duty"`
	Prepared *SubmissionView `json:"prepared,omitempty" doc:"files that wait for their upload"`
	From     date.Date       `json:"from" doc:"first day of what is to be reported next"`
	To       date.Date       `json:"to" doc:"last day of it"`
	Approval string          `json:"approval,omitempty" doc:"number of the body's approval, without which every certificate is held back"`
	Own      bool            `json:"own" doc:"the body has changed the delivered columns"`
}

// GetReport is how the body stands with CNCA today.
func (a *App) GetReport(ctx context.Context, who access.Actor) (out ReportView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		b, err := tx.Body()
		if err != nil {
			return err
		}
		duty, err := a.dutyOf(tx, b, register.CNCA)
		if err != nil {
			return err
		}
		reported, err := tx.ReportedTo()
		if err != nil {
			return err
		}
		m, err := tx.ReportColumns()
		if err != nil {
			return err
		}
		today := b.Today(a.Now())
		out = ReportView{On: b.Jurisdiction == body.China, Duty: duty, Approval: m.Approval, Own: m.Version > register.DeliveredVersion}
		out.From, out.To = register.NextWindow(today, reported)
		r, found, err := tx.OpenSubmission(register.CNCA)
		if found {
			v := viewSubmission(r)
			out.Prepared = &v
		}
		return err
	})
	return out, err
}

// ListReportItems is one page of what the report told of and what it held back, by the number of the certificate.
func (a *App) ListReportItems(ctx context.Context, who access.Actor, sid id.Submission, p postgres.Page) (list []postgres.ReportedItem, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		if _, err := tx.Submission(sid); err != nil {
			return err
		}
		list, next, err = tx.ReportItems(sid, p)
		return err
	})
	return list, next, err
}

// ReportColumnsView are the columns of the monthly report and what they may hold.
type ReportColumnsView struct {
	register.Mapping
	Delivered register.Layout      `json:"delivered"`
	Fields    []register.LineField `json:"fields" nullable:"false"`
}

func viewColumns(m register.Mapping) ReportColumnsView {
	return ReportColumnsView{Mapping: m, Delivered: register.Delivered().Layout, Fields: register.LineFields}
}

// GetReportColumns are the columns of the monthly report to CNCA.
func (a *App) GetReportColumns(ctx context.Context, who access.Actor) (out ReportColumnsView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		m, err := tx.ReportColumns()
		out = viewColumns(m)
		return err
	})
	return out, err
}

// ChangeReportColumns replaces the columns of the monthly report.
func (a *App) ChangeReportColumns(ctx context.Context, who access.Actor, seen int, l register.Layout) (out ReportColumnsView, err error) {
	err = a.write(ctx, who, "report_columns.change", func(tx *postgres.Tx) error {
		m, err := tx.LockReportColumns(seen)
		if err != nil {
			return err
		}
		if err := m.Replace(l); err != nil {
			return err
		}
		r, err := tx.SaveReportColumns(m)
		out = viewColumns(r)
		return err
	})
	return out, err
}
