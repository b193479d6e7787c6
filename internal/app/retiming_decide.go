package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/retiming"
	"triennia/internal/domain/standard"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// ListRetimings is one page of the proposals that the actor may see.
func (a *App) ListRetimings(ctx context.Context, who access.Actor, p postgres.Page, client id.Client, state string) (list []retiming.Record, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		list, next, err = tx.Retimings(p, client.String(), state)
		return err
	})
	return list, next, err
}

// KeepAgreement records why a changed headcount does not change the agreement.
func (a *App) KeepAgreement(ctx context.Context, who access.Actor, rid id.Retiming, seen int, reason string) (out retiming.Record, err error) {
	err = a.write(ctx, who, "retiming.keep", func(tx *postgres.Tx) error {
		x, err := tx.LockRetiming(rid, seen)
		if err != nil {
			return err
		}
		if x.Record().State == retiming.Offered {
			if _, err := supersedeQuotations(tx, x.Record().ApplicationID); err != nil {
				return err
			}
		}
		if err := x.Keep(reason, who.Name, who.Identity, a.Now()); err != nil {
			return err
		}
		out, err = tx.SaveRetiming(x)
		return err
	})
	return out, err
}

// EndorseRetiming is the actor's word, as a second person, for days that were set for other persons.
func (a *App) EndorseRetiming(ctx context.Context, who access.Actor, rid id.Retiming, seen int) (out retiming.Record, err error) {
	err = a.write(ctx, who, "retiming.endorse", func(tx *postgres.Tx) error {
		x, err := tx.LockRetiming(rid, seen)
		if err != nil {
			return err
		}
		if err := x.Endorse(audittime.Endorsement{By: who.Name, ByID: who.Identity, At: a.Now()}); err != nil {
			return err
		}
		out, err = tx.SaveRetiming(x)
		return err
	})
	return out, err
}

// OfferAmendment makes the amendment of the agreement that the proposal asks for, by the prices agreed, and sends it to
// the client with the reason and the days before and after.
func (a *App) OfferAmendment(ctx context.Context, who access.Actor, rid id.Retiming, seen int) (out retiming.Record, err error) {
	err = a.write(ctx, who, "retiming.offer", func(tx *postgres.Tx) error {
		x, err := tx.LockRetiming(rid, seen)
		if err != nil {
			return err
		}
		if err := x.CanOffer(); err != nil {
			return err
		}
		q, err := a.amendment(tx, x.Record())
		if err != nil {
			return err
		}
		if err := x.Offer(q.ID, who.Name, who.Identity, a.Now()); err != nil {
			return err
		}
		if out, err = tx.SaveRetiming(x); err != nil {
			return err
		}
		return a.writeToClient(tx, q, "quotation_amended", mail.Data{"why": out.Why(), "until": q.ValidUntil, "agreement": out.Reference,
			"initial": change(out.Was.InitialDays, out.Is.InitialDays), "surveillance": change(out.Was.SurveillanceDays, out.Is.SurveillanceDays),
			"recertification": change(out.Was.RecertificationDays, out.Is.RecertificationDays)})
	})
	return out, err
}

func change(was, is audittime.HalfDays) string { return was.String() + " → " + is.String() }

// amendment keeps the new calculation and the quotation made from it, and sends it.
func (a *App) amendment(tx *postgres.Tx, r retiming.Record) (fee.Record, error) {
	agreed, err := tx.Contract(r.ContractID)
	if err != nil {
		return fee.Record{}, err
	}
	accepted, err := tx.Quotation(agreed.QuotationID)
	if err != nil {
		return accepted, err
	}
	prices, err := tx.PriceList(accepted.PriceListID)
	if err != nil {
		return accepted, err
	}
	performed, err := performedYears(tx, agreed)
	if err != nil {
		return accepted, err
	}
	after, err := accepted.Amended(r.Is, r.SetDays(), prices, performed)
	if err != nil {
		return after, err
	}
	b, err := tx.Body()
	if err != nil {
		return after, err
	}
	today := b.Today(a.Now())
	after.ID, after.Why, after.MadeBy, after.MadeByID, after.MadeAt = id.Quotation(newID()), r.Why(), tx.Actor.Name, tx.Actor.Identity, a.Now()
	if after.Revision, err = supersedeQuotations(tx, r.ApplicationID); err != nil {
		return after, err
	}
	if after.Reference, err = numbered(tx, "quotation", "Q", today); err != nil {
		return after, err
	}
	if after.CalculationID, err = a.keepFrozen(tx, audittime.Record{ApplicationID: r.ApplicationID, ClientID: r.ClientID, Input: r.Input, Approval: after.Approval,
		Endorsement: r.Endorsement},
		audittime.ForQuotation, after.Reference); err != nil {
		return after, err
	}
	q, err := fee.NewAmendment(after, accepted, agreed.ID)
	if err != nil {
		return after, err
	}
	if err := q.Send(tx.Actor.Name, today, b.Limits(today).Of(pack.QuoteDays)); err != nil {
		return after, err
	}
	return q.Record(), tx.InsertQuotation(q)
}

// amend makes the accepted amendment the agreement in force, and closes the proposal that led to it.
func (a *App) amend(tx *postgres.Tx, q fee.Record, s Signature) error {
	if _, err := a.nextVersion(tx, q, s); err != nil {
		return err
	}
	x, err := tx.OpenRetiming(q.Amends)
	if err != nil || x == nil {
		return err
	}
	if err := x.Agree(); err != nil {
		return err
	}
	_, err = tx.SaveRetiming(x)
	return err
}

// nextVersion makes the amendment the agreement in force: the next version takes the place of the one before, the
// programmes and the audits that have not begun get the days agreed.
func (a *App) nextVersion(tx *postgres.Tx, q fee.Record, s Signature) (id.Contract, error) {
	today, err := a.today(tx)
	if err != nil {
		return id.Contract{}, err
	}
	terms, err := termsRead(tx, s, today)
	if err != nil {
		return id.Contract{}, err
	}
	before, err := tx.LockContract(q.Amends)
	if err != nil {
		return id.Contract{}, err
	}
	if err := before.Supersede(); err != nil {
		return id.Contract{}, err
	}
	if err := tx.SaveContract(before); err != nil {
		return id.Contract{}, err
	}
	r := before.Record()
	c, err := contract.Freeze(contract.Record{ID: id.Contract(newID()), Number: r.Number + 1, Reference: r.Reference, BodyName: r.BodyName, Consents: s.Consents.Over(r.ConsentedNow())}, q, terms)
	if err != nil {
		return id.Contract{}, err
	}
	if err := tx.InsertContract(c); err != nil {
		return id.Contract{}, err
	}
	if err := a.freezeAgreed(tx, c.Record(), q.CalculationID); err != nil {
		return id.Contract{}, err
	}
	return c.Record().ID, a.retimeProgrammes(tx, r.ID, c.Record(), q.Sheet)
}

func (a *App) retimeProgrammes(tx *postgres.Tx, before id.Contract, c contract.Record, s audittime.Sheet) error {
	programmes, err := tx.ProgrammesOf(c.ClientID)
	if err != nil {
		return err
	}
	days := programmeDays(s)
	for _, r := range programmes {
		for i, code := range c.Standards {
			if r.ContractID != before || !standard.Same(r.Standard, code) {
				continue
			}
			p, err := tx.LockProgramme(r.ID, 0)
			if err != nil {
				return err
			}
			p.Retime(days[i], c.ID)
			if _, err := tx.SaveProgramme(p); err != nil {
				return err
			}
			if r.Over() {
				continue
			}
			if err := retimeAudits(tx, r.ID, p.Record().Days.Of); err != nil {
				return err
			}
		}
	}
	return nil
}

func retimeAudits(tx *postgres.Tx, p id.Programme, days func(programme.Kind) audittime.HalfDays) error {
	audits, err := tx.AuditsOfProgramme(p)
	if err != nil {
		return err
	}
	for _, r := range audits {
		au, err := tx.LockAudit(r.ID, 0)
		if err != nil {
			return err
		}
		if !au.Retime(days(r.Type)) {
			continue
		}
		if _, err := tx.SaveAudit(au); err != nil {
			return err
		}
	}
	return nil
}
