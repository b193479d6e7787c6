package app

import (
	"slices"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/misuse"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/postgres"
)

// ground is what the deadlines of a certificate rest on.
type ground struct {
	certificate certificate.Record
	programme   programme.Record
	audits      []audit.Record
	decisions   []decision.Record   // of the programme, the newest first
	misuses     []misuse.Record     // of its certificates, not closed
	have        []*clock.Obligation // of the certificate, to be changed
}

// clockInput is what determines the deadlines of the certificate today, for somebody who only looks.
func (a *App) clockInput(tx *postgres.Tx, c certificate.Record, audits []audit.Record) (clock.Input, []clock.Leg, error) {
	p, err := tx.Programme(c.ProgrammeID)
	if err != nil {
		return clock.Input{}, nil, err
	}
	today, err := a.today(tx)
	if err != nil {
		return clock.Input{}, nil, err
	}
	return ground{certificate: c, programme: p, audits: audits}.input(tx, today)
}

// groundsOf are those of the certificates, read together however many they are.
func groundsOf(tx *postgres.Tx, list []certificate.Record) ([]ground, error) {
	subjects, programmes := make([]string, len(list)), make([]id.Programme, len(list))
	for i, c := range list {
		subjects[i], programmes[i] = c.ID.String(), c.ProgrammeID
	}
	have, err := tx.LockObligationsOf(subjects...)
	if err != nil {
		return nil, err
	}
	cycles, err := tx.Programmes(programmes)
	if err != nil {
		return nil, err
	}
	audits, err := tx.AuditsOfProgrammes(programmes)
	if err != nil {
		return nil, err
	}
	decisions, err := tx.DecisionsOfProgrammes(programmes)
	if err != nil {
		return nil, err
	}
	misuses, err := tx.OpenMisusesOf(programmes)
	out := make([]ground, len(list))
	for i, c := range list {
		out[i] = ground{c, cycles[c.ProgrammeID], audits[c.ProgrammeID], decisions[c.ProgrammeID], misuses[c.ProgrammeID], have[c.ID.String()]}
	}
	return out, err
}

// input is what determines the deadlines on the day, and the steps by which the last safe day of the recertification audit
// counts back from the expiry.
func (g ground) input(tx *postgres.Tx, today date.Date) (clock.Input, []clock.Leg, error) {
	pace, err := tx.Pace(today)
	in := clock.InputOf(g.certificate, g.programme, g.audits, today)
	var legs []clock.Leg
	in.Buffer, legs = pace.Over(in.Buffer)
	return in, legs, err
}

// settleCertificate brings the obligations of the certificate to the facts, sends the reminders that are
// owed today, and lays before the decision makers what the clock proposes.
func (a *App) settleCertificate(tx *postgres.Tx, c certificate.Record) error {
	return a.settleCertificates(tx, []certificate.Record{c})
}

func (a *App) settleCertificates(tx *postgres.Tx, list []certificate.Record) error {
	all, err := a.settling(tx)
	if err != nil {
		return err
	}
	grounds, err := groundsOf(tx, list)
	if err != nil {
		return err
	}
	today := all.today
	for _, g := range grounds {
		owed, proposals, err := g.owed(tx, today)
		if err != nil {
			return err
		}
		if err := all.settle(g.have, owed, clock.After(g.certificate, today)); err != nil {
			return err
		}
		if g.certificate.State == certificate.Superseded {
			continue
		}
		if err := g.follow(tx, owed, today); err != nil {
			return err
		}
		if err := a.propose(tx, g, proposals, today); err != nil {
			return err
		}
	}
	return a.keep(tx, all)
}

// owed is what the certificate owes, and what the clock proposes. One that was replaced owes nothing.
func (g ground) owed(tx *postgres.Tx, today date.Date) ([]clock.Record, []clock.Proposal, error) {
	c := g.certificate
	if c.State == certificate.Superseded {
		return nil, nil, nil
	}
	in, _, err := g.input(tx, today)
	of := clock.Record{ClientID: c.ClientID, ClientName: c.Holder.Name, Subject: clock.OfCertificate, SubjectID: c.ID.String(),
		Reference: c.Number, CertificateID: c.ID}
	due := clock.Owed(in, of)
	clock.Arrange(due, g.audits)
	return slices.Concat(due, clock.OwedByExaminations(c, today, of), clock.OwedBySpotChecks(c, g.audits, today, of),
		clock.OwedByStopUse(c, of)), slices.Concat(clock.Compute(in).Following(g.dismissed), clock.ProposedByMisuses(g.misuses, c, today)), err
}

// settleMisuse brings the obligations of the misuse to the facts, and lets its certificate follow.
func (a *App) settleMisuse(tx *postgres.Tx, m misuse.Record) error {
	if err := a.settleMisuseAlone(tx, m); err != nil || m.ProgrammeID.IsZero() {
		return err
	}
	return a.settleProgramme(tx, m.ProgrammeID)
}

// settleProgramme settles the latest certificate of the programme, where there is one.
func (a *App) settleProgramme(tx *postgres.Tx, pid id.Programme) error {
	certificates, err := tx.CertificatesOfProgramme(pid)
	if err != nil || len(certificates) == 0 {
		return err
	}
	return a.settleCertificate(tx, certificates[0])
}

func (a *App) settleMisuseAlone(tx *postgres.Tx, m misuse.Record) error {
	of := clock.Record{ClientID: m.ClientID, ClientName: m.Name, Subject: clock.OfMisuse, SubjectID: m.ID.String(), Reference: m.Reference,
		CertificateID: m.CertificateID}
	return a.settleSubject(tx, of.SubjectID, clock.OwedByMisuse(m, of), clock.Successor{Reason: clock.Ended})
}

// settleFinding brings the obligations of the finding to the facts.
func (a *App) settleFinding(tx *postgres.Tx, f finding.Record) error {
	au, err := tx.Audit(f.AuditID)
	if err != nil {
		return err
	}
	return a.settleFindingOf(tx, f, au)
}

func (a *App) settleFindingOf(tx *postgres.Tx, f finding.Record, au audit.Record) error {
	today, err := a.today(tx)
	if err != nil {
		return err
	}
	p, err := tx.Programme(au.ProgrammeID)
	if err != nil {
		return err
	}
	if p.Over() {
		return a.dropObligations(tx, f.ID.String(), clock.Successor{Reason: clock.Ended})
	}
	var verifyBy date.Date
	if au.Type == programme.Stage2 && au.State != audit.Repeated { // the stage 2 in its place begins the time anew
		verifyBy = finding.VerifyBy(au.To(), p.Limits)
	}
	of := clock.Record{ClientID: f.ClientID, ClientName: au.ClientName, Subject: clock.OfFinding, SubjectID: f.ID.String(), Reference: f.Reference}
	return a.settleSubject(tx, of.SubjectID, clock.OwedByFinding(f, verifyBy, today, of), clock.Successor{Reason: clock.NoLongerOwed})
}

// settleDecision brings the deadline of the decision to the facts.
func (a *App) settleDecision(tx *postgres.Tx, d decision.Record) error {
	of := clock.Record{ClientID: d.ClientID, ClientName: d.ClientName, Subject: clock.OfDecision, SubjectID: d.ID.String(), Reference: d.Standard,
		CertificateID: d.CertificateID}
	return a.settleSubject(tx, of.SubjectID, clock.OwedByDecision(d, of), clock.Successor{Reason: clock.NoLongerOwed})
}

// dropObligations supersedes all obligations of the subject by what takes their place.
func (a *App) dropObligations(tx *postgres.Tx, subject string, by clock.Successor) error {
	return a.settleSubject(tx, subject, nil, by)
}

func (a *App) settleSubject(tx *postgres.Tx, subject string, owed []clock.Record, other clock.Successor) error {
	one, err := a.settling(tx)
	if err != nil {
		return err
	}
	have, err := tx.LockObligationsOf(subject)
	if err != nil {
		return err
	}
	if err := one.settle(have[subject], owed, other); err != nil {
		return err
	}
	return a.keep(tx, one)
}

// settled is what is to be stored of obligations that were brought to what is owed, and the reminders that they owe today.
type settled struct {
	today          date.Date
	patience       int                        // days in which a client answers a reminder
	ladders        map[string][]body.Reminder // that the body has chosen
	changed, fresh []*clock.Obligation
	notices        []clock.Notice
}

func (a *App) settling(tx *postgres.Tx) (settled, error) {
	b, err := tx.Body()
	today := b.Today(a.Now())
	return settled{today: today, patience: b.Limits(today).Of(pack.SilenceDays), ladders: b.Ladders}, err
}

func (a *App) keep(tx *postgres.Tx, s settled) error {
	if err := tx.SaveObligations(s.changed); err != nil {
		return err
	}
	if err := tx.InsertObligations(s.fresh); err != nil {
		return err
	}
	return a.tellLater(tx, s.notices)
}

// settle reconciles the obligations of one subject with what is owed; the other takes the place of what nothing owed does.
func (s *settled) settle(have []*clock.Obligation, owed []clock.Record, other clock.Successor) error {
	clock.PutOnLadders(owed, s.ladders)
	clock.Identify(have, owed, func() id.Obligation { return id.Obligation(newID()) })
	for _, o := range clock.Lapsing(have, owed) {
		s.remind(o)
	}
	fresh, err := clock.Reconcile(have, owed, other)
	if err != nil {
		return err
	}
	for _, o := range have {
		s.remind(o)
		if o.Changed() {
			s.changed = append(s.changed, o)
		}
	}
	for _, r := range fresh {
		o, err := clock.NewObligation(r)
		if err != nil {
			return err
		}
		s.remind(o)
		s.fresh = append(s.fresh, o)
	}
	return nil
}

// remind adds the reminder that the obligation owes today, if any; the obligation notes it in the same transaction, so
// that it goes out once.
func (s *settled) remind(o *clock.Obligation) {
	rung, send, next := o.Record().Notice(s.today)
	if !send {
		return
	}
	n := clock.NewNotice(id.Notice(newID()), o.Record(), rung, s.today)
	s.notices = append(s.notices, n)
	o.Noticed(rung, next)
	o.Ask(n, s.today, s.patience)
}

// propose lays what the clock proposes before the decision makers, once for each passed deadline, and
// takes away what has no ground any more.
func (a *App) propose(tx *postgres.Tx, g ground, proposals []clock.Proposal, today date.Date) error {
	for _, d := range g.decisions {
		if d.State == decision.Prepared && d.Because != "" && !slices.ContainsFunc(proposals, func(p clock.Proposal) bool { return follows(d, p) }) {
			if err := overtake(tx, d, today); err != nil {
				return err
			}
		}
	}
	for _, p := range proposals {
		known := slices.ContainsFunc(g.decisions, func(d decision.Record) bool { return follows(d, p) })
		if of := decision.Type(p.Action); !known && of.NeedsCertificate() {
			if _, err := a.prepare(tx, decision.Record{Type: of, ProgrammeID: g.programme.ID, Because: p.Because, Deadline: p.On, Cause: p.Why, Terms: decision.Terms{Code: p.Code}}); err != nil {
				return err
			}
		}
	}
	return nil
}

// dismissed tells whether people looked at what is proposed and did not follow it.
func (g ground) dismissed(p clock.Proposal) bool {
	return slices.ContainsFunc(g.decisions, func(d decision.Record) bool { return d.State == decision.Dismissed && follows(d, p) })
}

// follows tells whether the decision answers the proposal: the same deadline, and of misuses each, is proposed once.
func follows(d decision.Record, p clock.Proposal) bool {
	return string(d.Type) == p.Action && d.Because == p.Because && d.Deadline == p.On && (p.Why.IsZero() || d.Cause == p.Why)
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
