package app

import (
	"triennia/internal/domain/application"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/intake"
	"triennia/internal/domain/programme"
	"triennia/internal/postgres"
)

// keepCertificates takes over the certificates of a table: each with the application and the agreement that stand for
// those on paper, and with its programme, whose cycle goes on. The audits come last: everybody else waits for the
// counter of their numbers.
func (a *App) keepCertificates(tx *postgres.Tx, list []intake.OwnCertificate) error {
	if len(list) == 0 {
		return nil
	}
	b, err := tx.Body()
	if err != nil {
		return err
	}
	cycles := make([]*programme.Programme, len(list))
	for i, c := range list {
		if cycles[i], err = a.keepCertificate(tx, b, c); err != nil {
			return err
		}
	}
	for _, p := range cycles {
		if _, err := a.programmeAudits(tx, p); err != nil {
			return err
		}
	}
	return nil
}

// keepCertificate keeps one certificate with what belongs to it but for the audits of its programme.
func (a *App) keepCertificate(tx *postgres.Tx, b body.Record, c intake.OwnCertificate) (*programme.Programme, error) {
	holder, err := tx.LockClient(c.Client, 0)
	if err != nil {
		return nil, err
	}
	applied := application.TakeOver(id.Application(newID()), holder.Record(), "T-"+c.Number, c.Standard, c.Sites, a.Now())
	if err := tx.InsertApplication(applied); err != nil {
		return nil, err
	}
	agreed, err := a.agreementOnPaper(tx, b, applied.Record(), c)
	if err != nil {
		return nil, err
	}
	p, err := a.cycleGoingOn(tx, b, agreed, c)
	if err != nil {
		return nil, err
	}
	r := certificate.Record{ID: id.Certificate(newID()), Number: c.Number, ClientID: c.Client, ApplicationID: applied.Record().ID,
		ProgrammeID: p.Record().ID, Standard: c.Standard, Cycle: p.Record().Cycle, Rules: p.Record().Jurisdiction(), Convention: b.ExpiryConvention,
		DecidedOn: c.Held.DecidedOn, IssuedOn: c.IssuedOn,
		TakenOver: &certificate.TakenOver{Number: c.Number, Since: c.Held.SinceOn, Taken: *taken(c.Held)}}
	r.Describe(holder.Record(), applied.Record(), agreed)
	if r.Code, err = publicCode(); err != nil {
		return nil, err
	}
	held, err := certificate.Enter(r)
	if err != nil {
		return nil, err
	}
	if err := transit(tx, held, b.Today(a.Now())); err != nil {
		return nil, err
	}
	if err := tx.InsertCertificate(held); err != nil {
		return nil, err
	}
	if err := certify(tx, holder); err != nil {
		return nil, err
	}
	return p, a.openObligations(tx, b, held.Record(), p.Record())
}

// agreementOnPaper stands for the agreement that the certificate was granted under.
func (a *App) agreementOnPaper(tx *postgres.Tx, b body.Record, applied application.Record, c intake.OwnCertificate) (contract.Record, error) {
	r := contract.Record{ID: id.Contract(newID()), Reference: applied.Reference, ClientID: applied.ClientID, ClientName: applied.Organisation.Data.Name,
		BodyName: b.Name, ApplicationID: applied.ID, Standards: []string{c.Standard}, Scope: c.Scope, AcceptedBy: tx.Actor.Identity, AcceptedName: tx.Actor.Name, AcceptedAt: a.Now()}
	for _, s := range c.Sites {
		r.Sites = append(r.Sites, fee.Site{Key: s.Key, Name: s.Name, Address: s.Address, City: s.City, Country: s.Country, Central: s.Central, Headcount: s.InScope})
	}
	k, err := contract.TakeOver(r)
	if err != nil {
		return r, err
	}
	return k.Record(), tx.InsertContract(k)
}

// cycleGoingOn is the programme of the certificate with what is left of its cycle.
func (a *App) cycleGoingOn(tx *postgres.Tx, b body.Record, agreed contract.Record, c intake.OwnCertificate) (*programme.Programme, error) {
	limits := b.Limits(b.Today(a.Now()))
	p, err := programme.TakeOver(programme.Record{ID: id.Programme(newID()), ClientID: agreed.ClientID, ClientName: agreed.ClientName, City: agreed.Sites[0].City,
		ApplicationID: agreed.ApplicationID, ContractID: agreed.ID, Standard: c.Standard, Days: c.Days, Limits: limits, Taken: taken(c.Held)})
	if err != nil {
		return nil, err
	}
	if err := p.Fix(c.Held.DecidedOn, c.Held.ExpiresOn, limits); err != nil {
		return nil, err
	}
	return p, tx.InsertProgramme(p)
}

func certify(tx *postgres.Tx, holder *client.Client) error {
	if err := holder.Certify(); err != nil {
		return err
	}
	_, err := tx.SaveClient(holder)
	return err
}

// openObligations starts the clock of a new certificate. What is due by now is noticed by the next sweep: an import
// of thousands waits for no letter.
func (a *App) openObligations(tx *postgres.Tx, b body.Record, c certificate.Record, p programme.Record) error {
	of := clock.Record{ClientID: c.ClientID, ClientName: c.Holder.Name, Subject: clock.OfCertificate, SubjectID: c.ID.String(), Reference: c.Number, CertificateID: c.ID}
	owed := clock.Owed(clock.InputOf(c, p, nil, b.Today(a.Now())), of)
	clock.PutOnLadders(owed, b.Ladders)
	var fresh []*clock.Obligation
	for _, r := range owed {
		r.ID = id.Obligation(newID())
		o, err := clock.NewObligation(r)
		if err != nil {
			return err
		}
		fresh = append(fresh, o)
	}
	if err := tx.InsertObligations(fresh); err != nil {
		return err
	}
	return ground{certificate: c, programme: p}.follow(tx, owed, b.Today(a.Now()))
}
