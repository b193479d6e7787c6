package app

import (
	"errors"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/misuse"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// caseFile is everything that a decision about a programme rests on.
type caseFile struct {
	standard     string // to which the decision certifies
	programme    programme.Record
	application  application.Record
	contract     contract.Record
	audits       []audit.Record
	findings     []finding.Record
	certificates []certificate.Record // the newest first
	areas        []string             // technical areas that who decides is competent in
	dossier      decision.Dossier
}

// fileOf loads the file for the decision. An extension and a renewal rest on their own application and on the
// agreement in force, all else on what is certified, which is the same where nothing is extended. What was refused keeps
// the application and the audits that it was refused on.
func (a *App) fileOf(tx *postgres.Tx, d decision.Record) (f caseFile, err error) {
	t, pid := d.Of(), d.ProgrammeID
	f.standard = d.Standard
	if f.programme, err = tx.Programme(pid); err != nil {
		return f, err
	}
	of, by := f.programme.ApplicationID, f.programme.Describes()
	switch t {
	case decision.Extend:
		of, by = d.ApplicationID, f.programme.ContractID
	case decision.Renew:
		of, by = f.programme.RenewsBy()
	}
	refused := d.Type == decision.Refuse && len(d.AuditIDs) > 0
	if refused {
		of = d.ApplicationID
	}
	if f.application, err = tx.Application(of); err != nil {
		return f, err
	}
	if f.areas, err = areasNeeded(tx, f.application, f.standard); err != nil {
		return f, err
	}
	if f.contract, err = tx.Contract(by); err != nil {
		return f, err
	}
	if f.audits, err = tx.AuditsOfProgramme(pid); err != nil {
		return f, err
	}
	if f.certificates, err = tx.CertificatesOfProgramme(pid); err != nil {
		return f, err
	}
	suspended := len(f.certificates) > 0 && f.certificates[0].State == certificate.Suspended
	audits := f.audits
	if refused {
		audits = slices.DeleteFunc(slices.Clone(audits), func(x audit.Record) bool { return !slices.Contains(d.AuditIDs, x.ID) })
	}
	fed := feeding(t, audits, of)
	if suspended && t.Lifts() { // whatever was found keeps it suspended
		fed = audit.IDs(f.audits)
	}
	if f.findings, err = tx.FindingsOf(fed...); err != nil {
		return f, err
	}
	f.dossier = decision.FileOf(t, f.application, []contract.Record{f.contract}, audits, f.findings)
	f.dossier.NeedsSoA, f.dossier.SoA = audit.NeedsSoA(f.standard), audit.SoAOf(f.audits)
	f.dossier.Limits, f.dossier.Agreed = f.programme.Limits, f.programme.Renewal != nil
	if by != f.programme.ContractID { // what is certified was agreed before the version in force
		inForce, err := tx.Contract(f.programme.ContractID)
		if err != nil {
			return f, err
		}
		f.dossier.Contract = inForce.State == contract.Active
	}
	if f.dossier.Bars, err = a.bars(tx, t, f); err != nil {
		return f, err
	}
	if f.dossier.Ended, err = a.transitionEnded(tx, f.standard); err != nil {
		return f, err
	}
	f.dossier.Suspended = suspended
	if f.dossier.Owed, err = a.owed(tx, t, f); err != nil {
		return f, err
	}
	f.dossier.Recusals, f.dossier.Appealed = d.Recusals, d.Appealed
	if err := f.addCertified(tx, t); err != nil {
		return f, err
	}
	if t == decision.Renew {
		if f.dossier.Look, err = lookAt(tx, f); err != nil {
			return f, err
		}
	}
	return f, a.addReview(tx, d, &f)
}

// addCertified completes the file with what the certificate in force says.
func (f *caseFile) addCertified(tx *postgres.Tx, t decision.Type) error {
	if len(f.certificates) == 0 {
		return nil
	}
	c := f.certificates[0]
	f.dossier.Certified.Scope = c.Scope
	for _, s := range c.Sites {
		f.dossier.Certified.Sites = append(f.dossier.Certified.Sites, decision.CertifiedSite{Name: s.Name, Address: s.Address, City: s.City, Central: s.Central})
	}
	if t != decision.Reissue {
		return nil
	}
	holder, err := tx.Client(f.programme.ClientID)
	f.dossier.Outdated = c.Outdated(holder)
	return err
}

// scope is what the file certifies: as agreed, or what a reduction or a correction left of it.
func (f caseFile) scope() text.Text {
	return f.programme.ScopeUnder(f.contract.ID, certificate.ScopeOf(f.standard, f.application, f.contract))
}

// lookAt compiles the cycle that the renewal ends (D8).
func lookAt(tx *postgres.Tx, f caseFile) (*decision.Look, error) {
	audits := decision.InCycle(f.programme, f.audits)
	findings, err := tx.FindingsOf(audit.IDs(audits)...)
	if err != nil {
		return nil, err
	}
	decisions, err := tx.DecisionsOfProgramme(f.programme.ID)
	if err != nil {
		return nil, err
	}
	look := decision.LookAt(f.programme, audits, findings, decisions)
	complaints, err := complaintsSince(tx, f.programme)
	if err != nil {
		return nil, err
	}
	for _, c := range complaints {
		look.Complained(c.Reference, c.ReceivedOn, complaint.StateNames[c.State])
	}
	misuses, err := misusesSince(tx, f.programme)
	for _, m := range misuses {
		look.Misused(m.Reference, m.RecordedOn, misuse.KindNames[m.Kind], misuse.StateNames[m.State])
	}
	return look, err
}

// addReview completes the file with its technical review, what the body asks of one, and the client's other audits, by
// which independence is tested.
func (a *App) addReview(tx *postgres.Tx, d decision.Record, f *caseFile) error {
	documents, err := tx.DocumentsBy(decision.FilesOf(f.dossier.Parts)...)
	if err != nil {
		return err
	}
	f.dossier.Name(documents)
	b, err := tx.Body()
	if err != nil {
		return err
	}
	f.dossier.Today = b.Today(a.Now())
	limits := b.Limits(f.dossier.Today)
	f.dossier.Reviews, f.dossier.Rest = limits.Of(pack.TechnicalReviews) > 0, limits.Of(pack.DeciderRestMonths)
	others, err := tx.AuditsOfClient(f.programme.ClientID)
	if err != nil {
		return err
	}
	f.dossier.Beside(others)
	f.dossier.Standing = len(f.certificates) > 0 && f.certificates[0].Standing(f.dossier.Today)
	if d.ID.IsZero() { // a preview, which nothing was reviewed for
		return nil
	}
	f.dossier.Review, err = tx.ReviewOf(d.ID)
	return err
}

// transitionEnded tells that no certificate to the edition is valid any more, nil where some may be.
func (a *App) transitionEnded(tx *postgres.Tx, code string) (*rule.Breach, error) {
	book, err := tx.WholeBook()
	if err != nil {
		return nil, err
	}
	today, err := a.today(tx)
	e, _ := book.Find(code)
	return e.Usable(today), err
}

// bars are what speaks against a transfer, a renewal, a reduction or an extension today.
func (a *App) bars(tx *postgres.Tx, t decision.Type, f caseFile) (rule.Broken, error) {
	b, err := tx.Body()
	if err != nil {
		return nil, err
	}
	today := b.Today(a.Now())
	switch {
	case t == decision.Transfer:
		return f.application.TransferBars(b.Limits(today), today), nil
	case t == decision.Reduce && (f.programme.Extension != nil || f.programme.Renewing()):
		return rule.Broken{decision.X6.Breaks(text.T("An extension or the next cycle is agreed and waits: decide on it first.", "已约定的扩大认证或下一认证周期尚待决定：请先作出决定。"))}, nil
	case t == decision.Renew && len(f.certificates) > 0:
		var broken rule.Broken
		errors.As(f.certificates[0].CanRenew(f.programme.Limits, today, f.onSiteEnded()), &broken)
		return broken, nil
	case t == decision.Extend && len(f.certificates) > 0:
		return f.certificates[0].ExtendBars(f.application.Kind, f.programme.Limits, today), nil
	}
	return nil, nil
}

func feeding(t decision.Type, audits []audit.Record, of id.Application) []id.Audit {
	var out []id.Audit
	for _, x := range audits {
		if t.Feeds(x, of) {
			out = append(out, x.ID)
		}
	}
	return out
}

// owed names what keeps the certificate of the file suspended: what should have been done by today and was not, and what
// is misused. A renewal rests on an audit of the whole system, which leaves no surveillance of the cycle to be made up.
func (a *App) owed(tx *postgres.Tx, t decision.Type, f caseFile) ([]text.Text, error) {
	if len(f.certificates) == 0 || !t.Lifts() {
		return nil, nil
	}
	misuses, err := tx.OpenMisusesOf([]id.Programme{f.programme.ID})
	out := misuse.Uncorrected(misuses[f.programme.ID])
	if err != nil || t == decision.Renew {
		return out, err
	}
	in, _, err := a.clockInput(tx, f.certificates[0], f.audits)
	return append(clock.Compute(in).Owed(), out...), err
}

// seen are the documents of the file with their hashes, as the decision keeps them.
func (f caseFile) seen(tx *postgres.Tx, of decision.Type) ([]decision.Seen, error) {
	papers, err := f.papers(tx, of)
	if err != nil {
		return nil, err
	}
	var out []decision.Seen
	for _, x := range papers.Papers() {
		out = append(out, decision.Seen{Key: x.Key, Name: x.Name, Link: x.Link, SHA256: x.SHA256})
	}
	return out, nil
}

// decider is the person as the domain asks about it: competence and conflicts on the day.
func (a *App) decider(tx *postgres.Tx, who id.Identity, name string, of caseFile, today date.Date) (decision.Decider, error) {
	person, err := tx.Person(who)
	if isMissing(err) {
		person, err = staff.Record{ID: who, Name: name}, nil
	}
	if err != nil {
		return decision.Decider{}, err
	}
	b, err := tx.Body()
	if err != nil {
		return decision.Decider{}, err
	}
	p := of.programme
	fit := person.CanServe(staff.Assignment{Function: staff.Decision, Standard: of.standard, Areas: of.areas, Client: p.ClientID,
		ClientName: p.ClientName, From: today, CoolingOffMonths: b.Limits(today).Of(pack.CoolingOffMonths)})
	return decision.Decider{ID: who, Name: name, Fit: fit}, nil
}

// deciders are all who hold the permission to decide, each with whether this file lets them.
func (a *App) deciders(tx *postgres.Tx, d *decision.Decision, f caseFile, today date.Date) ([]Decider, error) {
	holders, err := tx.Holders(access.Decide)
	if err != nil {
		return nil, err
	}
	out := []Decider{}
	for _, m := range holders {
		by, err := a.decider(tx, m.Identity, m.Name, f, today)
		if err != nil {
			return nil, err
		}
		r := d.Record()
		out = append(out, Decider{ID: m.Identity, Name: m.Name, Why: r.Type.Bars(f.dossier, by), Agreed: r.Agreed(m.Identity)})
	}
	return out, nil
}

// Decider is a person who may decide, or why this person may not.
type Decider struct {
	ID   id.Identity `json:"id"`
	Name string      `json:"name"`
	Why  *text.Text  `json:"why,omitempty"` // absent when the person may decide
	// Agreed tells that the person has agreed to what is put forward.
	Agreed bool `json:"agreed,omitempty"`
}

// able tells whether the person may still agree.
func (d Decider) able() bool { return d.Why == nil && !d.Agreed }
