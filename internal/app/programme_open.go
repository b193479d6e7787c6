package app

import (
	"fmt"

	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// openProgrammes opens the audit programme of each standard of a new contract, with the audits of stage 1
// and stage 2; of a transfer it lays the decision before those who decide. It belongs into the transaction that
// accepts the quotation; days are those quoted for each.
func (a *App) openProgrammes(tx *postgres.Tx, app application.Record, c contract.Record, days []programme.Days) error {
	var city text.Text
	if len(c.Sites) > 0 {
		city = c.Sites[0].City
	}
	limits, err := a.limits(tx)
	if err != nil {
		return err
	}
	for i, standard := range c.Standards {
		open, r := programme.Open, programme.Record{
			ID: id.Programme(newID()), ClientID: c.ClientID, ClientName: c.ClientName, City: city,
			ApplicationID: c.ApplicationID, ContractID: c.ID, Standard: standard, Days: days[i], Limits: limits,
		}
		held, transfer := app.Held(standard)
		if transfer {
			open, r.Taken = programme.TakeOver, taken(held)
		}
		p, err := open(r)
		if err != nil {
			return err
		}
		if err := tx.InsertProgramme(p); err != nil {
			return err
		}
		if _, err := a.programmeAudits(tx, p); err != nil {
			return err
		}
		if transfer {
			if _, err := a.prepareDecision(tx, decision.Transfer, r.ID, "", date.Date{}); err != nil {
				return err
			}
		}
	}
	return nil
}

// taken is the cycle of a certificate of another body.
func taken(h application.Held) *programme.Taken {
	return &programme.Taken{DecidedOn: h.DecidedOn, ExpiresOn: h.ExpiresOn, Renewed: h.Renewed(), Held: h.Surveillances()}
}

// programmeAudits makes the audits that the programme asks for by now, and saves it.
func (a *App) programmeAudits(tx *postgres.Tx, p *programme.Programme) (programme.Record, error) {
	today, err := a.today(tx)
	if err != nil {
		return programme.Record{}, err
	}
	for _, s := range p.Unplanned() {
		reference, err := auditReference(tx, today)
		if err != nil {
			return programme.Record{}, err
		}
		au, err := audit.New(id.Audit(newID()), reference, p.Record(), s)
		if err != nil {
			return programme.Record{}, err
		}
		if err := tx.InsertAudit(au); err != nil {
			return programme.Record{}, err
		}
		if err := p.Assign(s.Kind, s.Number, au.Record().ID); err != nil {
			return programme.Record{}, err
		}
	}
	return tx.SaveProgramme(p)
}

// auditReference is the next number of the year: "E-26-0412".
func auditReference(tx *postgres.Tx, today date.Date) (string, error) {
	n, err := tx.NextNumber(text.Tf("audit-%d", "%d", today.Year()).En)
	return fmt.Sprintf("E-%02d-%04d", today.Year()%100, n), err
}
