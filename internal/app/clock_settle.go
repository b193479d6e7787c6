package app

import (
	"slices"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/postgres"
)

// clockInput is what determines the deadlines of the certificate today, and the steps by which the last safe day of the
// recertification audit counts back from the expiry.
func (a *App) clockInput(tx *postgres.Tx, c certificate.Record, audits []audit.Record) (clock.Input, []clock.Leg, error) {
	p, err := tx.Programme(c.ProgrammeID)
	if err != nil {
		return clock.Input{}, nil, err
	}
	today, err := a.today(tx)
	if err != nil {
		return clock.Input{}, nil, err
	}
	pace, err := tx.Pace(today)
	in := clock.InputOf(c, p, audits, today)
	var legs []clock.Leg
	in.Buffer, legs = pace.Over(in.Buffer)
	return in, legs, err
}

// settleCertificate brings the obligations of the certificate to the facts, sends the reminders that are
// owed today, and lays before the decision makers what the clock proposes.
func (a *App) settleCertificate(tx *postgres.Tx, c certificate.Record) error {
	audits, err := tx.AuditsOfProgramme(c.ProgrammeID)
	if err != nil {
		return err
	}
	in, _, err := a.clockInput(tx, c, audits)
	if err != nil {
		return err
	}
	of := clock.Record{ClientID: c.ClientID, ClientName: c.Holder.Name, Subject: clock.OfCertificate, SubjectID: c.ID.String(),
		Reference: c.Number, CertificateID: c.ID}
	if c.State == certificate.Superseded {
		return a.dropObligations(tx, of.SubjectID)
	}
	if err := a.settle(tx, of.SubjectID, slices.Concat(clock.Owed(in, of), clock.OwedByExaminations(c, in.Today, of),
		clock.OwedBySpotChecks(c, audits, in.Today, of), clock.OwedByStopUse(c, of)), in.Today); err != nil {
		return err
	}
	return a.propose(tx, c, clock.Compute(in).Proposals, in.Today)
}

// settleFinding brings the obligations of the finding to the facts.
func (a *App) settleFinding(tx *postgres.Tx, f finding.Record) error {
	au, err := tx.Audit(f.AuditID)
	if err != nil {
		return err
	}
	today, err := a.today(tx)
	if err != nil {
		return err
	}
	var verifyBy date.Date
	if au.Type == programme.Stage2 {
		p, err := tx.Programme(au.ProgrammeID)
		if err != nil {
			return err
		}
		verifyBy = finding.VerifyBy(au.To(), p.Limits)
	}
	of := clock.Record{ClientID: f.ClientID, ClientName: au.ClientName, Subject: clock.OfFinding, SubjectID: f.ID.String(), Reference: f.Reference}
	return a.settle(tx, of.SubjectID, clock.OwedByFinding(f, verifyBy, today, of), today)
}

// dropObligations supersedes all obligations of the subject.
func (a *App) dropObligations(tx *postgres.Tx, subject string) error {
	return a.settle(tx, subject, nil, date.Date{})
}

// settle reconciles the obligations of one subject with what is owed, notices what is owed today and
// stores what changed.
func (a *App) settle(tx *postgres.Tx, subject string, owed []clock.Record, today date.Date) error {
	have, err := tx.LockObligationsOf(subject)
	if err != nil {
		return err
	}
	var notices []clock.Notice
	for _, o := range clock.Lapsing(have, owed) {
		notices = remind(notices, o, today)
	}
	fresh, err := clock.Reconcile(have, owed)
	if err != nil {
		return err
	}
	for _, o := range have {
		notices = remind(notices, o, today)
		if o.Changed() {
			if err := tx.SaveObligation(o); err != nil {
				return err
			}
		}
	}
	for _, r := range fresh {
		r.ID = id.Obligation(newID())
		o, err := clock.NewObligation(r)
		if err != nil {
			return err
		}
		notices = remind(notices, o, today)
		if err := tx.InsertObligation(o); err != nil {
			return err
		}
	}
	return a.tellLater(tx, notices)
}

// remind adds the reminder that the obligation owes today, if any; the obligation notes it in the same transaction, so
// that it goes out once.
func remind(notices []clock.Notice, o *clock.Obligation, today date.Date) []clock.Notice {
	rung, send, next := o.Record().Notice(today)
	if !send {
		return notices
	}
	n := clock.Notice{ID: id.Notice(newID()), Of: o.Record(), Rung: rung}
	o.Noticed(rung, next)
	return append(notices, n)
}

// propose lays what the clock proposes before the decision makers, once for each passed deadline, and
// takes away what has no ground any more.
func (a *App) propose(tx *postgres.Tx, c certificate.Record, proposals []clock.Proposal, today date.Date) error {
	before, err := tx.DecisionsOfProgramme(c.ProgrammeID)
	if err != nil {
		return err
	}
	for _, d := range before {
		if d.State == decision.Prepared && d.Because != "" && !slices.ContainsFunc(proposals, func(p clock.Proposal) bool { return follows(d, p) }) {
			if err := overtake(tx, d, today); err != nil {
				return err
			}
		}
	}
	for _, p := range proposals {
		known := slices.ContainsFunc(before, func(d decision.Record) bool { return follows(d, p) })
		if of := decision.Type(p.Action); !known && of.NeedsCertificate() {
			if _, err := a.prepareDecision(tx, of, c.ProgrammeID, p.Because, p.On); err != nil {
				return err
			}
		}
	}
	return nil
}

// follows tells whether the decision answers the proposal: the same deadline is proposed once.
func follows(d decision.Record, p clock.Proposal) bool {
	return string(d.Type) == p.Action && d.Because == p.Because && d.Deadline == p.On
}

func overtake(tx *postgres.Tx, d decision.Record, today date.Date) error {
	locked, err := tx.LockDecision(d.ID, d.Version)
	if err != nil {
		return err
	}
	if err := locked.Overtake(today); err != nil {
		return err
	}
	_, err = tx.SaveDecision(locked)
	return err
}
