package app

import (
	"reflect"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/headcount"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/postgres"
)

// timeOfAgreement is the calculation that the agreement of the programme rests on; ok is false where there is none, as of
// certificates that the body brought from an earlier system.
func timeOfAgreement(tx *postgres.Tx, p programme.Record) (r audittime.Record, ok bool, err error) {
	c, err := tx.Contract(p.ContractID)
	if err != nil || c.TakenOver {
		return r, false, err
	}
	q, err := tx.Quotation(c.QuotationID)
	if err != nil {
		return r, false, err
	}
	r, err = tx.CalculationOf(q)
	return r, len(r.Input.Standards) > 0, err
}

// timeOfToday is the input of the agreement with the persons that the ledger has today for the programme.
func timeOfToday(tx *postgres.Tx, p programme.Record, agreed audittime.Record) (audittime.Input, error) {
	entries, err := tx.Headcounts(p.ClientID)
	if err != nil {
		return agreed.Input, err
	}
	if e := headcount.Latest(entries, p.ID); e != nil && e.InScope.Persons > 0 && e.InScope.Persons != agreed.Sheet.Headcount {
		in := agreed.Input.WithPersons(e.InScope.Persons, e.Company.Persons)
		below, err := in.SetBelow()
		if below { // nobody endorsed the days for these persons
			in.Standards = in.WithoutSetDays()
		}
		return in, err
	}
	return agreed.Input, nil
}

// timeAudit keeps the audit time as it stands before the audit, and draws the sites that the audit visits. Proposing
// other dates computes again: what is kept follows the ledger until the audit begins.
func (a *App) timeAudit(tx *postgres.Tx, au *audit.Audit, p programme.Record) error {
	r := au.Record()
	kind, timed := r.Timed()
	if !timed {
		return nil
	}
	agreed, known, err := timeOfAgreement(tx, p)
	if err != nil || !known {
		return err
	}
	in, err := timeOfToday(tx, p, agreed)
	if err != nil {
		return err
	}
	siblings, err := tx.AuditsOfProgramme(p.ID)
	if err != nil {
		return err
	}
	drawn, err := in.Draw(kind, r.ID, r.Visited(siblings))
	if err != nil {
		return err
	}
	kept, err := a.keepTime(tx, r, agreed, in)
	au.Time(kept, drawn)
	return err
}

// keepTime freezes the calculation for the audit: the one it has or the agreed one where nothing changed since, else
// a new one.
func (a *App) keepTime(tx *postgres.Tx, r audit.Record, agreed audittime.Record, in audittime.Input) (id.Calculation, error) {
	for _, cid := range []id.Calculation{r.CalculationID, agreed.ID} {
		if cid.IsZero() {
			continue
		}
		c, err := tx.LockCalculation(cid, 0)
		if err != nil {
			return cid, err
		}
		if !reflect.DeepEqual(c.Record().Input, in) {
			continue
		}
		if cid == r.CalculationID {
			return cid, nil
		}
		return cid, a.freeze(tx, c, audittime.ForAudit, r.Reference)
	}
	return a.keepFrozen(tx, audittime.Record{ApplicationID: agreed.ApplicationID, ClientID: r.ClientID, Input: in, Approval: agreed.Approval, Endorsement: agreed.Carried()},
		audittime.ForAudit, r.Reference)
}

// keepFrozen keeps a new calculation that something rests on from the first; identifier, author and time are set here.
func (a *App) keepFrozen(tx *postgres.Tx, r audittime.Record, o audittime.Occasion, reference string) (id.Calculation, error) {
	r.ID, r.By, r.ByID, r.At = id.Calculation(newID()), tx.Actor.Name, tx.Actor.Identity, a.Now()
	if !r.Input.Set() {
		r.Endorsement = nil
	}
	c, err := audittime.New(r)
	if err != nil {
		return r.ID, err
	}
	if err := c.Freeze(audittime.Freezing{Occasion: o, Reference: reference, At: a.Now()}); err != nil {
		return r.ID, err
	}
	return r.ID, tx.InsertCalculation(c)
}

// freeze lets something rest on the calculation from now on.
func (a *App) freeze(tx *postgres.Tx, c *audittime.Calculation, o audittime.Occasion, reference string) error {
	if err := c.Freeze(audittime.Freezing{Occasion: o, Reference: reference, At: a.Now()}); err != nil {
		return err
	}
	return tx.SaveCalculation(c)
}
