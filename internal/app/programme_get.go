package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// ProgrammeView is a programme with where each of its audits stands.
type ProgrammeView struct {
	programme.Record
	Steps     []CycleStep   `json:"steps" nullable:"false"`
	ReviewDue []rule.Breach `json:"review_due" nullable:"false"` // for staff: not reviewed after its last audits
}

// CycleStep is one audit of the cycle on its dated path.
type CycleStep struct {
	AuditID id.Audit    `json:"audit_id,omitzero"`
	Title   text.Text   `json:"title"`
	State   audit.State `json:"state,omitempty"` // empty while it is only foreseen
	Done    bool        `json:"done"`
	From    date.Date   `json:"from,omitzero"`
	To      date.Date   `json:"to,omitzero"`
	DueOn   date.Date   `json:"due_on,omitzero"`
	// For staff, of a surveillance that is ahead: between which days it may be due (P6).
	WindowFrom date.Date `json:"window_from,omitzero"`
	WindowTo   date.Date `json:"window_to,omitzero"`
}

// GetProgramme is one programme; people of a client see their own.
func (a *App) GetProgramme(ctx context.Context, who access.Actor, pid id.Programme) (out ProgrammeView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		p, err := tx.Programme(pid)
		if err != nil {
			return err
		}
		out, err = viewProgramme(tx, p)
		return err
	})
	return out, err
}

// ProgrammesOfClient lists the programmes of a client, the newest first.
func (a *App) ProgrammesOfClient(ctx context.Context, who access.Actor, cid id.Client) (out []ProgrammeView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		list, err := tx.ProgrammesOf(cid)
		if err != nil {
			return err
		}
		for _, p := range list {
			v, err := viewProgramme(tx, p)
			if err != nil {
				return err
			}
			out = append(out, v)
		}
		return nil
	})
	return out, err
}

// ForeseeDecider names who is to take the decision, so that this person stays off the teams.
func (a *App) ForeseeDecider(ctx context.Context, who access.Actor, pid id.Programme, seen int, decider id.Identity) (out ProgrammeView, err error) {
	err = a.write(ctx, who, "programme.foresee", func(tx *postgres.Tx) error {
		p, err := tx.LockProgramme(pid, seen)
		if err != nil {
			return err
		}
		person, err := tx.Person(decider)
		if err != nil {
			return err
		}
		audits, err := tx.AuditsOfProgramme(pid)
		if err != nil {
			return err
		}
		if err := audit.CanDecideLater(audits, person); err != nil {
			return err
		}
		p.Foresee(decider, person.Name)
		r, err := tx.SaveProgramme(p)
		if err != nil {
			return err
		}
		out, err = viewProgramme(tx, r)
		return err
	})
	return out, err
}

func viewProgramme(tx *postgres.Tx, p programme.Record) (ProgrammeView, error) {
	audits, err := tx.AuditsOfProgramme(p.ID)
	if err != nil {
		return ProgrammeView{}, err
	}
	by := map[id.Audit]audit.Record{}
	for _, r := range audits {
		by[r.ID] = r
	}
	out := ProgrammeView{Record: p, Steps: []CycleStep{}}
	out.Before = nil // for comparing what decisions relied on
	if tx.Actor.Client.IsZero() {
		prompts, err := promptsOf(tx, p.ClientID)
		if err != nil {
			return out, err
		}
		out.ReviewDue = breaches(audit.WarnReview(p, audits, prompts))
	} else {
		out.Record, out.ReviewDue = p.ForClient(), breaches(nil)
	}
	for _, s := range out.Slots {
		r, made := by[s.AuditID]
		if !made {
			r = audit.Record{Type: s.Kind, Number: s.Number}
		}
		step := CycleStep{AuditID: s.AuditID, Title: r.Title(), State: r.State, Done: r.Done(), From: r.From(), To: r.To(), DueOn: s.DueOn}
		if s.Kind == programme.Surveillance && p.State == programme.Certified && (!made || r.Ahead()) && tx.Actor.Client.IsZero() {
			step.WindowFrom, step.WindowTo = p.Window(s.Number)
		}
		out.Steps = append(out.Steps, step)
	}
	return out, nil
}
