package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// ApplyFromCertificate opens a draft that adds to a certificate of the actor's client, or renews it. It is about
// everything that is certified under the same agreement, whose scope and sites are one, and begins as the last
// application left it.
func (a *App) ApplyFromCertificate(ctx context.Context, who access.Actor, cid id.Certificate, kind application.Kind) (out ApplicationView, err error) {
	err = a.write(ctx, who, "application.from_certificate", func(tx *postgres.Tx) error {
		if !kind.FromCertificate() {
			var bad fault.Invalid
			bad.Add("kind", text.T("Choose to extend the scope, to add sites, transition to another edition, or recertification.", "请选择扩大认证范围、增加场所、标准换版转换或再认证。"))
			return bad
		}
		held, err := tx.Certificate(cid)
		if err != nil {
			return err
		}
		c, err := tx.LockClient(held.ClientID, 0) // one extension begins at a time
		if err != nil {
			return err
		}
		p, err := tx.Programme(held.ProgrammeID)
		if err != nil {
			return err
		}
		agreed, err := tx.Contract(p.ContractID)
		if err != nil {
			return err
		}
		add, renew := a.canApply(tx, held, p, agreed)
		if kind.Extends() && add != nil {
			return add
		}
		if kind == application.Renewal && renew != nil {
			return renew
		}
		before, err := tx.Application(p.ApplicationID)
		if err != nil {
			return err
		}
		certified, err := tx.Contract(p.Describes())
		if err != nil {
			return err
		}
		reference, err := a.applicationReference(tx)
		if err != nil {
			return err
		}
		editions, book := agreed.Standards, before.Own
		if kind == application.Transition {
			if editions, book, err = nextEdition(tx, held, editions); err != nil {
				return err
			}
		}
		draft := application.New(id.Application(newID()), kind, c.Record(), reference, editions, a.Now())
		draft.Change(certifiedBy(kind, held, p, certified), before)
		draft.Adopt(book)
		if err := tx.InsertApplication(draft); err != nil {
			return err
		}
		out, err = a.viewApplication(tx, draft.Record())
		return err
	})
	return out, err
}

// nextEdition are the editions of the agreement with the one that follows on that of the certificate, and the book that
// says so.
func nextEdition(tx *postgres.Tx, held certificate.Record, agreed []string) ([]string, standard.Book, error) {
	to, book, err := successor(tx, held.Standard)
	if err == nil && to == "" {
		err = fault.New(fault.IllegalMove, text.Tf("The certification body certifies to no later edition of %s.", "认证机构尚未开展%s后续版本的认证。", standard.Bare(held.Standard)))
	}
	return application.Moved(agreed, to), book, err
}

// successor is the latest edition after the one of the code that the body certifies to, empty where there is none.
func successor(tx *postgres.Tx, code string) (string, standard.Book, error) {
	b, err := tx.Body()
	if err != nil {
		return "", nil, err
	}
	book, err := tx.WholeBook()
	next, later := book.Next(code)
	if err != nil || !later || b.Offers(next.Code) != nil {
		return "", book, err
	}
	return next.Code, book, nil
}

// certifiedBy is what stands certified by the version of the agreement.
func certifiedBy(kind application.Kind, held certificate.Record, p programme.Record, c contract.Record) application.Certified {
	expires := held.ExpiresOn
	if kind == application.Transition {
		expires = held.CycleEnd()
	}
	out := application.Certified{CertificateID: held.ID, Number: held.Number, Standard: held.Standard, ExpiresOn: expires, Agreement: c.Reference, Scope: p.ScopeUnder(c.ID, c.Scope),
		Sites: []application.Place{}}
	n := p.Narrowed
	for _, s := range c.Sites {
		if n != nil && n.ContractID == c.ID && n.Drops(s.Key, s.Name) {
			continue
		}
		out.Sites = append(out.Sites, application.Place{Key: s.Key, Name: s.Name, Persons: s.Headcount})
	}
	return out
}

// canApply tells why the holder may not apply today to add to the certificate, and to renew it.
func (a *App) canApply(tx *postgres.Tx, held certificate.Record, p programme.Record, agreed contract.Record) (add, renew error) {
	if agreed.TakenOver {
		add = fault.New(fault.IllegalMove, text.T("The agreement for this certificate was concluded on paper, before the body used this software: what was agreed for its audits is not here. Please write to the certification body.",
			"该证书的合同在认证机构使用本系统之前以纸质形式签订，本系统中没有所约定的审核时间。请联系认证机构。"))
		return add, add
	}
	if add = a.canExtend(tx, held, p, agreed); add != nil {
		return add, add
	}
	return nil, canRenew(tx, held, p)
}

// applicable are the kinds of application that the holder may begin about its valid certificate, or why not today.
func (a *App) applicable(tx *postgres.Tx, held certificate.Record) ([]flow.Action, error) {
	p, err := tx.Programme(held.ProgrammeID)
	if err != nil {
		return nil, err
	}
	agreed, err := tx.Contract(p.ContractID)
	if err != nil {
		return nil, err
	}
	add, renew := a.canApply(tx, held, p, agreed)
	for _, err := range []error{add, renew} {
		if err != nil && !fault.Told(err) {
			return nil, err
		}
	}
	out := []flow.Action{offered(application.Extension, add), offered(application.SitesAdded, add)}
	to, _, err := successor(tx, held.Standard)
	if to != "" {
		out = append(out, offered(application.Transition, add))
	}
	return append(out, offered(application.Renewal, renew)), err
}

func offered(kind application.Kind, bar error) flow.Action {
	if bar == nil {
		return flow.Action{Name: string(kind), Allowed: true}
	}
	why := fault.Says(bar)
	return flow.Action{Name: string(kind), Why: &why}
}

// canExtend tells why nothing may be applied for about the certificate (SM-81): it is not valid today, another standard
// under the same agreement has no certificate yet, or another application about it is open, agreed or not decided.
func (a *App) canExtend(tx *postgres.Tx, held certificate.Record, p programme.Record, agreed contract.Record) error {
	today, err := a.today(tx)
	if err != nil {
		return err
	}
	siblings, err := tx.ProgrammesOf(held.ClientID)
	if err != nil {
		return err
	}
	uncertified, underWay := "", ""
	for _, s := range siblings {
		if s.ContractID == p.ContractID && s.State == programme.Initial && !s.Over() {
			uncertified = s.Standard
		}
	}
	switch {
	case p.Extension != nil:
		underWay = p.Extension.Reference
	case p.Renewing():
		underWay = p.Renewal.Reference
	}
	open, err := tx.OpenApplications(held.ClientID)
	if err != nil {
		return err
	}
	for _, x := range open {
		if x.UnderWay(agreed.Reference) {
			underWay = x.Reference
		}
	}
	return application.CanExtend(held.Number, held.Status(today) == certificate.Status(certificate.Active), uncertified, underWay)
}

// agreementOf is the agreement in force that the application changes, and the quotation that it rests on.
func agreementOf(tx *postgres.Tx, r application.Record) (agreed contract.Record, accepted fee.Record, err error) {
	inForce, err := tx.ContractsInForce(r.ClientID)
	if err != nil {
		return agreed, accepted, err
	}
	for _, c := range inForce {
		if c.Reference == r.Certified.Agreement {
			accepted, err = tx.Quotation(c.QuotationID)
			return c, accepted, err
		}
	}
	return agreed, accepted, fault.Missing(contract.Noun)
}

// agreedTime is what the audit time of the agreement that the application changes was computed from.
func agreedTime(tx *postgres.Tx, r application.Record) (audittime.Input, error) {
	_, accepted, err := agreementOf(tx, r)
	if err != nil {
		return audittime.Input{}, err
	}
	c, err := tx.CalculationOf(accepted)
	return c.Input.InEditions(r.Standards), err
}

// extendProgrammes adds the audit of the extension to the programme of each standard of the agreement, which is in force
// already; certified is the version before.
func (a *App) extendProgrammes(tx *postgres.Tx, q fee.Record, in, certified id.Contract) error {
	programmes, err := tx.ProgrammesOf(q.ClientID)
	if err != nil {
		return err
	}
	days := q.Sheet.Split(q.Extension.Days)
	for _, r := range programmes {
		for i, code := range q.Codes() {
			if r.ContractID != in || r.Over() || !standard.Same(r.Standard, code) {
				continue
			}
			x := programme.Extension{ApplicationID: q.ApplicationID, Reference: q.Extension.Application, Days: days[i], Combined: q.Extension.Combined, Edition: code}
			if err := a.extendProgramme(tx, r.ID, x, certified); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *App) extendProgramme(tx *postgres.Tx, pid id.Programme, x programme.Extension, certified id.Contract) error {
	p, ahead, err := lockWithAhead(tx, pid)
	if err != nil {
		return err
	}
	if err := p.Extend(x, certified, ahead); err != nil {
		return err
	}
	for _, s := range p.Record().Slots {
		if s.Extends != x.ApplicationID || s.AuditID.IsZero() {
			continue
		}
		au, err := tx.LockAudit(s.AuditID, 0)
		if err != nil {
			return err
		}
		au.Extend(x.ApplicationID, x.Days, p.Record().Audits(s))
		if _, err := tx.SaveAudit(au); err != nil {
			return err
		}
	}
	_, err = a.programmeAudits(tx, p)
	return err
}

// endExtension ends the wait of the programme for the extension that the audit or the decision is about.
func (a *App) endExtension(tx *postgres.Tx, pid id.Programme, granted bool) error {
	p, err := tx.LockProgramme(pid, 0)
	if err != nil {
		return err
	}
	if err := p.Extended(granted); err != nil {
		return err
	}
	_, err = tx.SaveProgramme(p)
	return err
}
