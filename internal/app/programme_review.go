package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// ReviewProgramme records that the programme was looked at after its last audits, complaints and changes.
func (a *App) ReviewProgramme(ctx context.Context, who access.Actor, pid id.Programme, seen int, note string) (out ProgrammeView, err error) {
	err = a.write(ctx, who, "programme.review", func(tx *postgres.Tx) error {
		p, err := tx.LockProgramme(pid, seen)
		if err != nil {
			return err
		}
		audits, err := tx.AuditsOfProgramme(pid)
		if err != nil {
			return err
		}
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		prompts, err := promptsOf(tx, p.Record().ClientID)
		if err != nil {
			return err
		}
		beside := each(audit.Prompting(p.Record(), prompts), func(x audit.Prompt) string { return x.Subject })
		if err := p.Review(note, who.Name, audit.IDs(audit.ReviewDue(p.Record(), audits)), beside, today); err != nil {
			return err
		}
		r, err := tx.SaveProgramme(p)
		if err != nil {
			return err
		}
		out, err = viewProgramme(tx, r)
		return err
	})
	return out, err
}

// promptsOf are the complaints about the client that were found valid, and its changes that ask for something.
func promptsOf(tx *postgres.Tx, client id.Client) (out []audit.Prompt, err error) {
	complaints, err := tx.ComplaintsOfClient(client)
	if err != nil {
		return nil, err
	}
	for _, c := range complaints {
		if on := c.FoundValid(); !on.IsZero() {
			out = append(out, audit.Prompt{Subject: c.ID.String(), Reference: c.Reference, On: on})
		}
	}
	notices, _, err := tx.ChangeNotices(postgres.Page{Limit: 200}, postgres.ChangeNoticeFilter{Client: client})
	for _, n := range notices {
		if n.Asks() {
			out = append(out, audit.Prompt{Subject: n.ID.String(), Reference: n.Reference, On: n.TriagedOn})
		}
	}
	return out, err
}
