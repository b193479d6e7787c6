package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// FindingView is a finding with what the actor can do with it.
type FindingView struct {
	finding.Record
	ClauseTitle text.Text     `json:"clause_title"`
	AuditTitle  text.Text     `json:"audit_title"`
	Actions     []flow.Action `json:"actions" nullable:"false"`
	Turn        flow.Turn     `json:"turn"`
	DueOn       date.Date     `json:"due_on,omitzero"` // by when somebody has to act
	Overdue     bool          `json:"overdue"`
	Visit       *Visit        `json:"visit,omitempty"`
	Criteria    string        `json:"criteria"`                   // every standard and clause that it concerns
	Standards   []string      `json:"standards" nullable:"false"` // of the agreement
}

// WriteFinding drafts a finding of an audit that is running or whose report is being written.
func (a *App) WriteFinding(ctx context.Context, who access.Actor, aid id.Audit, w finding.Writing) (out FindingView, err error) {
	err = a.write(ctx, who, "finding.write", func(tx *postgres.Tx) error {
		au, err := tx.LockAudit(aid, 0)
		if err != nil {
			return err
		}
		if err := au.CanFind(who.Identity); err != nil {
			return err
		}
		there, err := tx.FindingsOf(aid)
		if err != nil {
			return err
		}
		agreed, err := agreedFor(tx, au.Record().ProgrammeID)
		if err != nil {
			return err
		}
		f, err := finding.New(id.Finding(newID()), finding.NextNumber(there), au.Record(), w, agreed)
		if err != nil {
			return err
		}
		if err := tx.InsertFinding(f); err != nil {
			return err
		}
		out, err = a.viewFinding(tx, f.Record(), au.Record())
		return err
	})
	return out, err
}

// agreedFor is what the agreement of the programme says to those who write findings.
func agreedFor(tx *postgres.Tx, pid id.Programme) (finding.Agreed, error) {
	p, err := tx.Programme(pid)
	if err != nil {
		return finding.Agreed{}, err
	}
	c, err := tx.Contract(p.ContractID)
	if err != nil {
		return finding.Agreed{}, err
	}
	book, err := tx.Book(c.Standards...)
	return finding.Agreed{Standards: c.Standards, Sites: len(c.Sites), Book: book}, err
}

// changeFinding is a use case that changes one finding from the version seen.
func (a *App) changeFinding(ctx context.Context, who access.Actor, verb string, fid id.Finding, seen int,
	fn func(*postgres.Tx, *finding.Finding, *audit.Audit) error) (out FindingView, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		f, err := tx.LockFinding(fid, seen)
		if err != nil {
			return err
		}
		au, err := tx.LockAudit(f.Record().AuditID, 0)
		if err != nil {
			return err
		}
		if err := fn(tx, f, au); err != nil {
			return err
		}
		r, err := tx.SaveFinding(f)
		if err != nil {
			return err
		}
		out, err = a.viewFinding(tx, r, au.Record())
		return err
	})
	return out, err
}

// workOnFinding is changeFinding for the auditors of the team.
func (a *App) workOnFinding(ctx context.Context, who access.Actor, verb string, fid id.Finding, seen int,
	fn func(*postgres.Tx, *finding.Finding, audit.Record) error) (FindingView, error) {
	return a.changeFinding(ctx, who, verb, fid, seen, func(tx *postgres.Tx, f *finding.Finding, au *audit.Audit) error {
		if err := au.OnTeam(who.Identity); err != nil {
			return err
		}
		return fn(tx, f, au.Record())
	})
}

// RewriteFinding changes a draft.
func (a *App) RewriteFinding(ctx context.Context, who access.Actor, fid id.Finding, seen int, w finding.Writing) (FindingView, error) {
	return a.workOnFinding(ctx, who, "finding.rewrite", fid, seen, func(tx *postgres.Tx, f *finding.Finding, au audit.Record) error {
		agreed, err := agreedFor(tx, au.ProgrammeID)
		if err != nil {
			return err
		}
		return f.Rewrite(w, au.Type, agreed)
	})
}

// IssueFinding gives the finding to the client.
func (a *App) IssueFinding(ctx context.Context, who access.Actor, fid id.Finding, seen int) (FindingView, error) {
	return a.workOnFinding(ctx, who, "finding.issue", fid, seen, func(tx *postgres.Tx, f *finding.Finding, au audit.Record) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		if err := f.Issue(today); err != nil {
			return err
		}
		return setDue(tx, f, au)
	})
}

// NoteFinding closes an opportunity or an area of concern that needs nothing more.
func (a *App) NoteFinding(ctx context.Context, who access.Actor, fid id.Finding, seen int) (FindingView, error) {
	return a.workOnFinding(ctx, who, "finding.note", fid, seen, func(tx *postgres.Tx, f *finding.Finding, _ audit.Record) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		return f.Note(today)
	})
}

// DropFinding takes a finding back with the reason.
func (a *App) DropFinding(ctx context.Context, who access.Actor, fid id.Finding, seen int, reason string) (FindingView, error) {
	return a.workOnFinding(ctx, who, "finding.drop", fid, seen, func(_ *postgres.Tx, f *finding.Finding, _ audit.Record) error {
		return f.Drop(reason)
	})
}

func (a *App) viewFinding(tx *postgres.Tx, r finding.Record, au audit.Record) (FindingView, error) {
	today, err := a.today(tx)
	if err != nil {
		return FindingView{}, err
	}
	f, err := finding.From(r)
	if err != nil {
		return FindingView{}, err
	}
	team, err := audit.From(au)
	if err != nil {
		return FindingView{}, err
	}
	agreed, err := agreedFor(tx, r.ProgrammeID)
	if err != nil {
		return FindingView{}, err
	}
	out := FindingView{Record: r, Criteria: r.Criteria(), Standards: agreed.Standards, ClauseTitle: agreed.Book.ClauseTitle(r.Standard, r.Clause), AuditTitle: au.Label(),
		Turn: r.Turn(), DueOn: r.Due(), Overdue: r.Overdue(today)}
	out.Actions = f.Actions(tx.Actor, team.OnTeam(tx.Actor.Identity), seeVisit(tx, r, &out))
	if out.Actions == nil {
		out.Actions = []flow.Action{}
	}
	return out, nil
}
