package app

import (
	"cmp"
	"crypto/rand"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// provisional tells whether the audit time of the standard was quoted by a provisional method.
func provisional(tx *postgres.Tx, qid id.Quotation, standard string) (bool, error) {
	if qid.IsZero() { // an agreement that was taken over
		return false, nil
	}
	q, err := tx.Quotation(qid)
	for _, s := range q.Sheet.Standards {
		if s.Code == standard && s.Provisional {
			return true, err
		}
	}
	return false, err
}

// issue makes the certificate and fixes the programme.
func (a *App) issue(tx *postgres.Tx, d decision.Record, f caseFile) error {
	return a.document(tx, d, f, func(c certificate.Record) error {
		_, err := a.fixProgramme(tx, f.programme.ID, c.DecidedOn, c.ExpiresOn)
		return err
	})
}

// version issues the next version of a certificate in the cycle of the one before.
func (a *App) version(tx *postgres.Tx, d decision.Record, f caseFile) error {
	return a.document(tx, d, f, func(certificate.Record) error { return nil })
}

// next is what the certificate that comes of the decision states, for its holder.
func (f caseFile) next(d decision.Record, holder client.Record) certificate.Record {
	switch d.Type {
	case decision.Grant:
		return f.stating(certificate.Record{Cycle: 1, Rules: f.programme.Jurisdiction()}, holder)
	case decision.Transfer: // in the cycle that the other body began (TR-6)
		held, _ := f.application.Held(d.Standard)
		return f.stating(certificate.Record{Cycle: f.programme.Cycle, Rules: f.programme.Jurisdiction(),
			TakenOver: &certificate.TakenOver{Body: f.application.Transferred.Data.Body, Number: held.Number, Since: held.SinceOn, Taken: *f.programme.Taken}}, holder)
	}
	before := f.certificates[0]
	switch d.Type {
	case decision.Renew:
		next := certificate.Record{Cycle: before.Cycle + 1, PreviousExpiry: before.CycleEnd(),
			Lapse: certificate.LapseOf(before, certificate.Original(f.certificates), audit.Recertified(f.programme, f.audits), d.On)}
		next.Carry(before)
		return f.stating(next, holder)
	case decision.Reissue:
		return before.Anew(holder, cmp.Or(d.Corrected, before.Renamed(holder)))
	}
	return f.stating(before.Extension(), holder)
}

// stating lets the certificate state what the file certifies.
func (f caseFile) stating(r certificate.Record, holder client.Record) certificate.Record {
	r.Standard, r.SoA = f.standard, f.dossier.SoA
	r.Describe(holder, f.application, f.contract)
	r.Correct(f.programme.Corrected, f.contract.ID)
	r.Narrow(f.programme.Narrowed, f.contract)
	return r
}

// drafted is the certificate that comes of the decision, but for its number and its code.
func (a *App) drafted(tx *postgres.Tx, b body.Record, d decision.Record, f caseFile, holder client.Record) (r certificate.Record, err error) {
	r = f.next(d, holder)
	r.ID, r.ClientID, r.ApplicationID = d.CertificateID, f.programme.ClientID, f.application.ID
	r.ProgrammeID, r.DecisionID, r.Standard = f.programme.ID, d.ID, d.Standard
	r.DecidedOn, r.IssuedOn, r.Rules, r.Convention = d.On, d.On, cmp.Or(r.Rules, b.Jurisdiction), b.ExpiryConvention
	if err := renewSubs(tx, f, &r); err != nil {
		return r, err
	}
	r.Provisional, err = provisional(tx, f.contract.QuotationID, r.Standard)
	return r, err
}

// document makes the certificate with its number, does what its programme needs and starts its clock. The client is told
// when it is signed.
func (a *App) document(tx *postgres.Tx, d decision.Record, f caseFile, plan func(certificate.Record) error) error {
	b, err := tx.Body()
	if err != nil {
		return err
	}
	holder, err := lockClient(tx, f.programme.ClientID)
	if err != nil {
		return err
	}
	r, err := a.drafted(tx, b, d, f, holder.Record())
	if err != nil {
		return err
	}
	if err := a.number(tx, b, &r); err != nil {
		return err
	}
	if err := a.canSign(tx); err != nil {
		return err
	}
	c, err := certificate.Issue(r)
	if err != nil {
		return err
	}
	if err := transit(tx, c, b.Today(a.Now())); err != nil {
		return err
	}
	for _, doc := range c.Record().Documents() {
		if err := a.printable(tx, doc, b); err != nil {
			return err
		}
	}
	if err := tx.InsertCertificate(c); err != nil {
		return err
	}
	if err := leaveSubs(tx, d, f, c.Record()); err != nil {
		return err
	}
	if err := plan(c.Record()); err != nil {
		return err
	}
	if err := certify(tx, holder); err != nil {
		return err
	}
	return a.settleCertificate(tx, c.Record())
}

// number takes the next number of the body's series that no certificate taken over has, and a code for the public
// page.
func (a *App) number(tx *postgres.Tx, b body.Record, r *certificate.Record) (err error) {
	pattern, own := b.PatternOf(r.Standard)
	for taken := true; taken; {
		serial, err := tx.NextNumber(certificate.Series(pattern, own, r.IssuedOn))
		if err != nil {
			return err
		}
		r.Number = certificate.Number(pattern, b.Code, r.Standard, r.IssuedOn, serial, r.Cycle, r.Persons)
		if taken, err = tx.HasCertificate(r.Number); err != nil {
			return err
		}
	}
	r.Code, err = publicCode()
	return err
}

// publicCode is a new unguessable code of a public page.
func publicCode() (string, error) {
	var random [certificate.CodeLength - 1]byte
	_, err := rand.Read(random[:])
	return certificate.Code(random), err
}

// VerifyURL is the address of the public page of the code.
func (a *App) VerifyURL(code string) string { return a.PublicURL + "/verify/" + code }
