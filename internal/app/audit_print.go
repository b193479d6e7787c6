package app

import (
	"context"
	"net/url"

	"triennia/internal/calendar"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/pdf"
	"triennia/internal/postgres"
)

var notIssued = fault.Missing(text.T("issued document", "已发出的文件"))

// PrintPlan is the audit plan as PDF; a client gets it once it is issued.
func (a *App) PrintPlan(ctx context.Context, who access.Actor, aid id.Audit) (name string, file []byte, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, body, err := printed(tx, aid)
		if err != nil {
			return err
		}
		if !who.Client.IsZero() && r.Plan.IssuedOn.IsZero() {
			return notIssued
		}
		name = r.Reference + "-plan.pdf"
		file, err = pdf.AuditPlan(r, body, a.Now())
		return err
	})
	return name, file, err
}

// PrintReport is the audit report as PDF; a client gets it once it is issued.
func (a *App) PrintReport(ctx context.Context, who access.Actor, aid id.Audit) (name string, file []byte, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, body, err := printed(tx, aid)
		if err != nil {
			return err
		}
		if !who.Client.IsZero() && !r.ReportIssued() {
			return notIssued
		}
		findings, err := tx.FindingsOf(aid)
		if err != nil {
			return err
		}
		name = r.Reference + "-report.pdf"
		file, err = pdf.AuditReport(r, findings, body, a.Now())
		return err
	})
	return name, file, err
}

// AuditCalendar is the calendar file of the audit's dates.
func (a *App) AuditCalendar(ctx context.Context, who access.Actor, aid id.Audit, l text.Lang) (name, file string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Audit(aid)
		if err != nil {
			return err
		}
		if r.Span.IsZero() {
			return notIssued
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		name, file = r.Reference+".ics", calendar.Audit(r, b, calendar.Reader{Lang: l, Person: who.Identity}, a.Now(), a.host())
		return nil
	})
	return name, file, err
}

func (a *App) host() string {
	u, err := url.Parse(a.PublicURL)
	if err != nil || u.Host == "" {
		return "triennia"
	}
	return u.Host
}

func printed(tx *postgres.Tx, aid id.Audit) (r audit.Record, body text.Text, err error) {
	if r, err = tx.Audit(aid); err != nil {
		return r, body, err
	}
	b, err := tx.Body()
	return r, b.Name, err
}
