package app

import (
	"cmp"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/postgres"
)

// effects say what each type of decision brings about, in its own transaction.
var effects = map[decision.Type]func(*App, *postgres.Tx, decision.Record, caseFile) error{
	decision.Grant:    (*App).issue,
	decision.Transfer: (*App).issue,
	decision.Renew:    (*App).renew,
	decision.Refuse:   (*App).refuse,
	decision.Extend:   (*App).extendCertificate,
	decision.Keep:     (*App).refuseExtension,
	decision.Maintain: (*App).maintain,
	decision.Monitor:  (*App).monitored,
	decision.Reduce:   (*App).reduce,
	decision.Reissue:  (*App).reissue,
	decision.Suspend:  onCertificate(suspend),
	decision.Restore:  onCertificate(restore),
	decision.Withdraw: onCertificate(withdraw),
	decision.Cancel:   onCertificate(cancelCertificate),
}

func (a *App) renew(tx *postgres.Tx, d decision.Record, f caseFile) error {
	if err := a.replace(tx, d, f, (*certificate.Certificate).Supersede); err != nil {
		return err
	}
	return a.issue(tx, d, f)
}

// replace makes way, by the verb, for the next certificate of the programme. The file keeps the one before as it was.
func (a *App) replace(tx *postgres.Tx, d decision.Record, f caseFile, verb func(*certificate.Certificate, date.Date, id.Decision) error) error {
	old, err := tx.LockCertificate(f.certificates[0].ID, 0)
	if err != nil {
		return err
	}
	f.certificates[0] = old.Record()
	if err := verb(old, d.On, d.ID); err != nil {
		return err
	}
	over, err := tx.SaveCertificate(old)
	if err != nil {
		return err
	}
	if err := overtakeImpossible(tx, over, d.On); err != nil {
		return err
	}
	return a.dropObligations(tx, over.ID.String(), clock.ReplacedBy(d.CertificateID))
}

// extendCertificate issues the next version of the certificate in the same cycle (SM-83).
func (a *App) extendCertificate(tx *postgres.Tx, d decision.Record, f caseFile) error {
	if err := a.replace(tx, d, f, (*certificate.Certificate).Supersede); err != nil {
		return err
	}
	if err := a.endExtension(tx, d.ProgrammeID, true); err != nil {
		return err
	}
	if err := decideAudits(tx, d.ProgrammeID, d.On, coversExtension(d)); err != nil {
		return err
	}
	if err := moveAudits(tx, d); err != nil {
		return err
	}
	return a.version(tx, d, f)
}

// reduce issues the version of the certificate that the reduction leaves, in the same cycle (X6).
func (a *App) reduce(tx *postgres.Tx, d decision.Record, f caseFile) error {
	if err := a.replace(tx, d, f, (*certificate.Certificate).Reduce); err != nil {
		return err
	}
	p, err := tx.LockProgramme(d.ProgrammeID, 0)
	if err != nil {
		return err
	}
	p.Narrow(f.certificates[0].Narrowed(f.programme.Narrowed, f.contract, d.Less.Scope, d.Less.Dropped))
	if f.programme, err = tx.SaveProgramme(p); err != nil {
		return err
	}
	return a.version(tx, d, f)
}

// reissue issues the version of the certificate that names its holder as it is registered today (SM-191), in its scope too, and
// without the misprints that are corrected (SM-206). Later versions read so as well.
func (a *App) reissue(tx *postgres.Tx, d decision.Record, f caseFile) error {
	if err := a.replace(tx, d, f, (*certificate.Certificate).Reissue); err != nil {
		return err
	}
	holder, err := tx.Client(d.ClientID)
	if err != nil {
		return err
	}
	before := f.certificates[0]
	if reads := cmp.Or(d.Corrected, before.Renamed(holder)); reads != nil {
		p, err := tx.LockProgramme(d.ProgrammeID, 0)
		if err != nil {
			return err
		}
		p.Correct(before.Correction(f.programme.Corrected, f.contract.ID, *reads))
		if _, err := tx.SaveProgramme(p); err != nil {
			return err
		}
	}
	return a.version(tx, d, f)
}

// moveAudits holds the audits of the programme that are ahead to the edition that is certified.
func moveAudits(tx *postgres.Tx, d decision.Record) error {
	audits, err := tx.AuditsOfProgramme(d.ProgrammeID)
	if err != nil || d.Before == "" {
		return err
	}
	for _, r := range audits {
		au, err := tx.LockAudit(r.ID, 0)
		if err != nil {
			return err
		}
		if !au.Move(d.Standard) {
			continue
		}
		if _, err := tx.SaveAudit(au); err != nil {
			return err
		}
	}
	return nil
}

// refuseExtension leaves the certificate as it is.
func (a *App) refuseExtension(tx *postgres.Tx, d decision.Record, _ caseFile) error {
	if err := a.endExtension(tx, d.ProgrammeID, false); err != nil {
		return err
	}
	return decideAudits(tx, d.ProgrammeID, d.On, coversExtension(d))
}

func coversExtension(d decision.Record) func(audit.Record) bool {
	return func(r audit.Record) bool { return r.Extends == d.ApplicationID }
}

// onSiteEnded is the last day on site of the audits that feed the renewal.
func (f caseFile) onSiteEnded() date.Date {
	var end date.Date
	for _, x := range f.dossier.Audits {
		end = date.Latest(end, x.EndedOn)
	}
	return end
}

// refuse leaves the programme as it is, for an appeal, with a note that nothing waits for a decision any more.
func (a *App) refuse(tx *postgres.Tx, d decision.Record, f caseFile) error {
	if err := decideAudits(tx, d.ProgrammeID, d.On, all); err != nil {
		return err
	}
	p, err := tx.LockProgramme(d.ProgrammeID, 0)
	if err != nil {
		return err
	}
	p.Refuse(d.On)
	saved, err := tx.SaveProgramme(p)
	if err != nil {
		return err
	}
	if saved.Over() { // what was found is owed to nobody any more
		return a.dropFindings(tx, f.audits)
	}
	return nil
}

// onCertificate is the effect of a verb on the certificate of the decision: the certificate is changed,
// its clock follows.
func onCertificate(verb func(*App, *postgres.Tx, *certificate.Certificate, decision.Record) error) func(*App, *postgres.Tx, decision.Record, caseFile) error {
	return func(a *App, tx *postgres.Tx, d decision.Record, _ caseFile) error {
		c, err := tx.LockCertificate(d.CertificateID, 0)
		if err != nil {
			return err
		}
		if err := verb(a, tx, c, d); err != nil {
			return err
		}
		limits, err := a.limits(tx)
		if err != nil {
			return err
		}
		c.MustStop(limits)
		saved, err := tx.SaveCertificate(c)
		if err != nil {
			return err
		}
		if d.Type != decision.Restore { // which leaves the question whether certification is maintained
			if err := answerEscalation(tx, d); err != nil {
				return err
			}
		}
		if err := overtakeImpossible(tx, saved, d.On); err != nil {
			return err
		}
		if err := a.settleCertificate(tx, saved); err != nil {
			return err
		}
		if saved.State == certificate.Suspended || saved.State == certificate.Withdrawn {
			return a.examineOthers(tx, saved)
		}
		return nil
	}
}

// overtakeImpossible closes what lies prepared about the certificate and cannot be done to it any more, with the voices
// that it has.
func overtakeImpossible(tx *postgres.Tx, c certificate.Record, on date.Date) error {
	for _, of := range certificate.States.AllActions() {
		if certificate.States.Can(c.State, of) {
			continue
		}
		d, err := tx.LockPrepared(c.ProgrammeID, decision.Type(of))
		if err != nil {
			return err
		}
		if d == nil || d.Record().CertificateID != c.ID {
			continue
		}
		if err := d.Overtake(on); err != nil {
			return err
		}
		if _, err := tx.SaveDecision(d); err != nil {
			return err
		}
	}
	return nil
}

func suspend(_ *App, _ *postgres.Tx, c *certificate.Certificate, d decision.Record) error {
	return c.Suspend(d.On, d.EndsOn, d.ID)
}

// restore also decides on the audits that were called for to lift the suspension.
func restore(_ *App, tx *postgres.Tx, c *certificate.Certificate, d decision.Record) error {
	if err := c.Restore(d.On, d.ID); err != nil {
		return err
	}
	return decideAudits(tx, d.ProgrammeID, d.On, func(r audit.Record) bool {
		return r.Occasion != nil && r.Occasion.Cause == programme.BySuspension
	})
}

func withdraw(a *App, tx *postgres.Tx, c *certificate.Certificate, d decision.Record) error {
	since := date.Earliest(c.Record().SuspendedOn, d.On)
	if err := c.Withdraw(d.On, d.ID); err != nil {
		return err
	}
	limits, err := a.limits(tx)
	if err != nil {
		return err
	}
	return a.endCertification(tx, c.Record(), d.On, d.Name(), func(holder *client.Client) {
		holder.Withdrawn(since, limits.Of(pack.BarMonths), decision.ReasonName(d.Code))
	})
}

func cancelCertificate(a *App, tx *postgres.Tx, c *certificate.Certificate, d decision.Record) error {
	if err := c.Cancel(d.On, d.ID); err != nil {
		return err
	}
	return a.endCertification(tx, c.Record(), d.On, d.Name(), func(*client.Client) {})
}

// lockClient locks the client as it is now, for a change that no person has looked at it for.
func lockClient(tx *postgres.Tx, cid id.Client) (*client.Client, error) {
	r, err := tx.Client(cid)
	if err != nil {
		return nil, err
	}
	return tx.LockClient(cid, r.Version)
}
