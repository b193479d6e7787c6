package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// GetFinding is one finding; people of a client see their own once it is issued.
func (a *App) GetFinding(ctx context.Context, who access.Actor, fid id.Finding) (out FindingView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Finding(fid)
		if err != nil {
			return err
		}
		au, err := tx.Audit(r.AuditID)
		if err != nil {
			return err
		}
		out, err = a.viewFinding(tx, r, au)
		return err
	})
	return out, err
}

// FindingsOfAudit lists the findings of an audit that the actor may see.
func (a *App) FindingsOfAudit(ctx context.Context, who access.Actor, aid id.Audit) (out []FindingView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		au, err := tx.Audit(aid)
		if err != nil {
			return err
		}
		list, err := tx.FindingsOf(aid)
		if err != nil {
			return err
		}
		for _, r := range list {
			v, err := a.viewFinding(tx, r, au)
			if err != nil {
				return err
			}
			out = append(out, v)
		}
		return nil
	})
	return out, err
}

// FindingLine is a finding as lists show it.
type FindingLine struct {
	ID         id.Finding    `json:"id"`
	AuditID    id.Audit      `json:"audit_id"`
	Reference  string        `json:"reference"`
	ClientID   id.Client     `json:"client_id"`
	ClientName text.Text     `json:"client_name"`
	Grade      finding.Grade `json:"grade" enum:"major,minor,opportunity,concern"`
	Clause     string        `json:"clause"`
	Statement  string        `json:"statement"`
	State      finding.State `json:"state" enum:"draft,issued,responded,returned,plan_accepted,closed,dropped"`
	Turn       flow.Turn     `json:"turn"`
	DueOn      date.Date     `json:"due_on,omitzero"`
	Overdue    bool          `json:"overdue"`
}

// ListFindings is one page of the findings that the actor may see, and the cursor of the next.
func (a *App) ListFindings(ctx context.Context, who access.Actor, p postgres.Page, f postgres.FindingFilter) (out []FindingLine, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		list, n, err := tx.Findings(p, f)
		for _, r := range list {
			out = append(out, FindingLine{ID: r.ID, AuditID: r.AuditID, Reference: r.Reference, ClientID: r.ClientID, ClientName: r.ClientName,
				Grade: r.Grade, Clause: r.Clause, Statement: r.Statement, State: r.State, Turn: r.Turn(), DueOn: r.Due(), Overdue: r.Overdue(today)})
		}
		next = n
		return err
	})
	return out, next, err
}
