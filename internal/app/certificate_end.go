package app

import (
	"context"
	"slices"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// endCertification ends what the certificate kept going: its programme with the audits that have not begun, what lies
// prepared, what its findings owe, and with the client's last certificate its standing.
func (a *App) endCertification(tx *postgres.Tx, c certificate.Record, on date.Date, why text.Text, mark func(*client.Client)) error {
	if err := a.endProgramme(tx, c.ProgrammeID); err != nil {
		return err
	}
	if err := overtakePrepared(tx, c.ProgrammeID, on); err != nil {
		return err
	}
	audits, err := tx.AuditsOfProgramme(c.ProgrammeID)
	if err != nil {
		return err
	}
	if err := cancelAudits(tx, audits, why); err != nil {
		return err
	}
	if err := a.dropFindings(tx, audits); err != nil {
		return err
	}
	holder, err := lockClient(tx, c.ClientID)
	if err != nil {
		return err
	}
	mark(holder)
	others, err := tx.StandingCertificates(c.ClientID, on)
	if err != nil {
		return err
	}
	last := !slices.ContainsFunc(others, func(x certificate.Record) bool { return x.ID != c.ID })
	if last && holder.Record().State == client.Certified {
		if err := holder.Lapse(); err != nil {
			return err
		}
	}
	_, err = tx.SaveClient(holder)
	return err
}

// overtakePrepared closes what lies prepared about the programme. What was drawn to monitor auditors stays: it is about
// them.
func overtakePrepared(tx *postgres.Tx, pid id.Programme, on date.Date) error {
	decisions, err := tx.DecisionsOfProgramme(pid)
	if err != nil {
		return err
	}
	for _, d := range decisions {
		if d.State != decision.Prepared || d.Type == decision.Monitor {
			continue
		}
		if err := overtake(tx, d, on); err != nil {
			return err
		}
	}
	return nil
}

func cancelAudits(tx *postgres.Tx, audits []audit.Record, why text.Text) error {
	for _, r := range audits {
		if !audit.States.Can(r.State, audit.DoCancel) {
			continue
		}
		au, err := tx.LockAudit(r.ID, r.Version)
		if err != nil {
			return err
		}
		if err := au.Cancel(why.En); err != nil {
			return err
		}
		if _, err := tx.SaveAudit(au); err != nil {
			return err
		}
	}
	return nil
}

// dropFindings supersedes what the findings of the audits owe.
func (a *App) dropFindings(tx *postgres.Tx, audits []audit.Record) error {
	findings, err := tx.FindingsOf(audit.IDs(audits)...)
	if err != nil {
		return err
	}
	for _, f := range findings {
		if err := a.dropObligations(tx, f.ID.String(), clock.Successor{Reason: clock.Ended}); err != nil {
			return err
		}
	}
	return nil
}

// endExpired ends, in every body, the certifications that expired and can be renewed no more.
func (a *App) endExpired(ctx context.Context) error {
	return a.inEveryBody(ctx, "certificate.end", a.endExpiredHere)
}

func (a *App) endExpiredHere(tx *postgres.Tx) error {
	limits, today, err := a.limitsToday(tx)
	if err != nil {
		return err
	}
	for last := (id.Certificate{}); ; { // some stay, because a renewal or an appeal is still possible
		expired, err := tx.ExpiredCertificates(certificate.LastOver(limits, today), last, sweepSize)
		if err != nil {
			return err
		}
		for _, last = range expired {
			if err := a.endIfOver(tx, last, limits, today); err != nil {
				return err
			}
		}
		if len(expired) < sweepSize {
			return nil
		}
	}
}

// endIfOver looks at the certificate again when nobody else can change it.
func (a *App) endIfOver(tx *postgres.Tx, cid id.Certificate, limits pack.Set, today date.Date) error {
	locked, err := tx.LockCertificate(cid, 0)
	if err != nil {
		return err
	}
	c := locked.Record()
	p, err := tx.Programme(c.ProgrammeID)
	if err != nil || p.State != programme.Certified {
		return err
	}
	audits, err := tx.AuditsOfProgramme(p.ID)
	if err != nil {
		return err
	}
	over := c.Over(p.Limits, today, audit.Recertified(p, audits))
	if !over && c.Status(today) == certificate.Expired {
		if over, err = refusedForGood(tx, p, limits, today); err != nil {
			return err
		}
	}
	if !over {
		return nil
	}
	return a.endCertification(tx, c, today, text.T("The certificate has expired.", "证书已到期。"), func(*client.Client) {})
}

// refusedForGood tells whether the renewal was refused, and no appeal can change that any more.
func refusedForGood(tx *postgres.Tx, p programme.Record, limits pack.Set, today date.Date) (bool, error) {
	if p.RefusedOn.IsZero() || !today.After(complaint.AppealUntil(p.RefusedOn, limits)) {
		return false, nil
	}
	decisions, err := tx.DecisionsOfProgramme(p.ID)
	if err != nil {
		return false, err
	}
	for _, d := range decisions {
		if d.Type != decision.Refuse || d.State != decision.Taken {
			continue
		}
		appeal, found, err := tx.AppealAgainst(d.ID)
		if err != nil || found && appeal.State != complaint.AppealClosed {
			return false, err
		}
	}
	return true, nil
}
