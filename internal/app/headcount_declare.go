package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/headcount"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// DeclareHeadcount enters a change of the headcount that the client tells of, or corrects an entry.
func (a *App) DeclareHeadcount(ctx context.Context, who access.Actor, cid id.Client, d headcount.Declaration) (out headcount.Entry, err error) {
	err = a.write(ctx, who, "headcount.declare", func(tx *postgres.Tx) error {
		c, err := tx.LockClient(cid, 0)
		if err != nil {
			return err
		}
		e := headcount.Entry{ClientID: cid, Source: headcount.Notice, Declaration: d}
		if !d.Corrects.IsZero() {
			if e, err = correction(tx, e); err != nil {
				return err
			}
		}
		if !d.ProgrammeID.IsZero() {
			p, err := tx.Programme(d.ProgrammeID)
			if err == nil && p.ClientID != cid {
				err = fault.Missing(text.T("programme", "审核方案"))
			}
			if err != nil {
				return err
			}
			e.Standard = p.Standard
		}
		if out, err = a.enter(tx, e); err != nil {
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		return a.notifyHolders(tx, access.Quote, "headcount_declared", mail.Data{"client": c.Record().Name, "on": out.On,
			"company": out.Company.Persons, "scope": out.InScope.Persons, "reason": out.Reason, "link": "/b/" + b.Slug + "/clients/" + cid.String()})
	})
	return out, err
}

// correction is an entry that stands in the place of another: what it comes from stays.
func correction(tx *postgres.Tx, e headcount.Entry) (headcount.Entry, error) {
	ledger, err := tx.Headcounts(e.ClientID)
	if err != nil {
		return e, err
	}
	for _, x := range ledger {
		if x.ID == e.Corrects {
			e.Source, e.ApplicationID, e.AuditID, e.About = x.Source, x.ApplicationID, x.AuditID, x.About
			e.ProgrammeID, e.Standard = x.ProgrammeID, x.Standard
			return e, nil
		}
	}
	return e, fault.Missing(text.T("entry of the headcount ledger", "人数台账记录"))
}

// VerifyHeadcount enters what the audit team saw; a second time it corrects what the team entered before.
func (a *App) VerifyHeadcount(ctx context.Context, who access.Actor, aid id.Audit, d headcount.Declaration) (out headcount.Entry, err error) {
	err = a.write(ctx, who, "headcount.verify", func(tx *postgres.Tx) error {
		au, err := tx.LockAudit(aid, 0)
		if err != nil {
			return err
		}
		if err := au.CanFind(who.Identity); err != nil { // on the team, and until the report
			return err
		}
		r := au.Record()
		d.ProgrammeID, d.Corrects = r.ProgrammeID, id.Headcount{}
		e := headcount.Entry{ClientID: r.ClientID, ApplicationID: r.ApplicationID, AuditID: aid, Source: verifiedAt(r), Standard: r.Standard, About: r.Reference, Declaration: d}
		ledger, err := tx.Headcounts(r.ClientID)
		if err != nil {
			return err
		}
		for _, l := range headcount.Ledger(ledger) {
			if l.AuditID == aid && l.CorrectedBy.IsZero() {
				e.Corrects = l.ID
			}
		}
		out, err = a.enter(tx, e)
		return err
	})
	return out, err
}

func verifiedAt(r audit.Record) headcount.Source {
	if r.Type == programme.Recertification {
		return headcount.Recertification
	}
	return headcount.Audit
}

// enter adds the entry to the ledger and looks at what it does to the agreements in force.
func (a *App) enter(tx *postgres.Tx, e headcount.Entry) (headcount.Entry, error) {
	e, err := a.note(tx, e)
	if err != nil {
		return e, err
	}
	return e, a.retime(tx, e)
}

// note adds the entry to the ledger of its client in the name of the actor.
func (a *App) note(tx *postgres.Tx, e headcount.Entry) (headcount.Entry, error) {
	today, err := a.today(tx)
	if err != nil {
		return e, err
	}
	ledger, err := tx.Headcounts(e.ClientID)
	if err != nil {
		return e, err
	}
	d, err := documentOf(tx, e.Document, e.ClientID)
	if err != nil {
		return e, err
	}
	e.DocumentName = d.Name
	e.ID, e.By, e.ByID, e.ByClient, e.At = id.Headcount(newID()), tx.Actor.Name, tx.Actor.Identity, !tx.Actor.Client.IsZero(), a.Now()
	h, err := headcount.New(e, ledger, today)
	if err != nil {
		return e, err
	}
	return h.Entry(), tx.InsertHeadcount(h)
}

// enterApplied enters the persons of a submitted application. Those of an extension or a renewal change the agreement with it.
func (a *App) enterApplied(tx *postgres.Tx, r application.Record) error {
	today, err := a.today(tx)
	if err != nil {
		return err
	}
	enter := a.enter
	if r.Kind.FromCertificate() {
		enter = a.note
	}
	h := r.Headcount.Data
	_, err = enter(tx, headcount.Entry{ClientID: r.ClientID, ApplicationID: r.ID, Source: headcount.Application, About: r.Reference,
		Declaration: headcount.Declaration{On: today, Figures: headcount.Figures{
			Company: headcount.Figure{Persons: max(h.Company, h.InScope()), Proof: r.Reference}, InScope: headcount.Figure{Persons: h.InScope(), Proof: r.Reference}}}})
	return err
}

// enterContracted enters the persons that the accepted quotation rests on.
func (a *App) enterContracted(tx *postgres.Tx, q fee.Record, company int) error {
	today, err := a.today(tx)
	if err != nil {
		return err
	}
	by := func(persons int) headcount.Figure { return headcount.Figure{Persons: persons, Proof: q.Reference} }
	_, err = a.note(tx, headcount.Entry{ClientID: q.ClientID, ApplicationID: q.ApplicationID, Source: headcount.Contract, About: q.Reference,
		Declaration: headcount.Declaration{On: today, Figures: headcount.Figures{
			Company: by(max(company, q.Sheet.Headcount)), InScope: by(q.Sheet.Headcount), Effective: by(min(q.Sheet.EffectivePersons, q.Sheet.Headcount))}}})
	return err
}
