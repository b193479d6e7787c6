package app

import (
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/headcount"
	"triennia/internal/domain/id"
	"triennia/internal/domain/retiming"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// retime looks at what a new entry of the ledger does to the agreements in force that it is about.
func (a *App) retime(tx *postgres.Tx, e headcount.Entry) error {
	contracts, err := tx.ContractsInForce(e.ClientID)
	if err != nil {
		return err
	}
	for _, c := range contracts {
		if c.TakenOver { // its audit time was calculated elsewhere
			continue
		}
		about, err := tx.Covers(c.ID, e.ProgrammeID)
		if err != nil {
			return err
		}
		if !about {
			continue
		}
		if err := a.retimeContract(tx, c, e); err != nil {
			return err
		}
	}
	return nil
}

func (a *App) retimeContract(tx *postgres.Tx, c contract.Record, e headcount.Entry) error {
	q, err := tx.Quotation(c.QuotationID)
	if err != nil || q.State != fee.Accepted {
		return err
	}
	calculation, err := tx.CalculationOf(q)
	if err != nil {
		return err
	}
	if err := supersedeRetiming(tx, c.ID); err != nil {
		return err
	}
	x, err := a.proposal(tx, c, q, calculation, e)
	if err != nil || x == nil {
		return err
	}
	if err := tx.InsertRetiming(x); err != nil {
		return err
	}
	b, err := tx.Body()
	if err != nil {
		return err
	}
	r := x.Record()
	if r.Setter != nil && r.Endorsement == nil {
		if err := a.notifyHolders(tx, access.Endorse, "days_to_endorse", mail.Data{"client": r.ClientName, "maker": r.Setter.By, "link": headcountPage(b, r.ClientID)}); err != nil {
			return err
		}
	}
	return a.notifyHolders(tx, access.Quote, "retiming_proposed", mail.Data{"client": r.ClientName, "reference": r.Reference, "why": r.Why(),
		"link": headcountPage(b, r.ClientID)})
}

func headcountPage(b body.Record, c id.Client) string {
	return "/b/" + b.Slug + "/clients/" + c.String() + "?tab=headcount"
}

func (a *App) proposal(tx *postgres.Tx, c contract.Record, q fee.Record, was audittime.Record, e headcount.Entry) (*retiming.Retiming, error) {
	in := was.Input.WithPersons(e.InScope.Persons, e.Company.Persons)
	sheet, err := audittime.Compute(in)
	if err != nil {
		return nil, err
	}
	prices, err := tx.PriceList(q.PriceListID)
	if err != nil {
		return nil, err
	}
	today, err := a.today(tx)
	if err != nil {
		return nil, err
	}
	performed, err := performedYears(tx, c)
	if err != nil {
		return nil, err
	}
	r := retiming.Record{ID: id.Retiming(newID()), ClientID: c.ClientID, ClientName: c.ClientName, ApplicationID: c.ApplicationID,
		ContractID: c.ID, Reference: c.Reference, Currency: q.Offer.Currency, Entry: e, On: today, Was: q.Sheet, Is: sheet, Input: in}
	if r.Warnings, err = a.warnHeadcount(tx, c.ClientID, e.ProgrammeID); err != nil {
		return nil, err
	}
	if r.Setter, r.Endorsement, err = setDays(was, in); err != nil {
		return nil, err
	}
	after := q
	if sheet.Days > 0 { // beyond the table a person sets the days
		if after, err = q.Amended(sheet, r.SetDays(), prices, performed); err != nil {
			return nil, err
		}
	}
	after.Sheet = sheet
	r.Changes = fee.Compare(q, after)
	return retiming.New(r), nil
}

// setDays are who set days of the calculation, and the word of a second person where it holds for the input as well.
func setDays(was audittime.Record, in audittime.Input) (*audittime.Setter, *audittime.Endorsement, error) {
	if !in.Set() {
		return nil, nil, nil
	}
	setter := was.Setter()
	below, err := in.SetBelow()
	if err != nil || below {
		return &setter, nil, err
	}
	return &setter, was.Carried(), nil
}

// performedYears are the years of the agreement whose audit has begun: they stay as they were agreed.
func performedYears(tx *postgres.Tx, c contract.Record) (out []string, err error) {
	programmes, err := tx.ProgrammesOf(c.ClientID)
	if err != nil {
		return nil, err
	}
	for _, p := range programmes {
		if p.ContractID != c.ID {
			continue
		}
		audits, err := tx.AuditsOfProgramme(p.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, audit.Performed(audits, p.Cycle, p.Renewal != nil)...)
	}
	return out, nil
}

// supersedeRetiming closes the open proposal for the agreement, and the amendment that the client has not accepted.
func supersedeRetiming(tx *postgres.Tx, c id.Contract) error {
	x, err := tx.OpenRetiming(c)
	if err != nil || x == nil {
		return err
	}
	if _, err := supersedeQuotations(tx, x.Record().ApplicationID); err != nil {
		return err
	}
	if err := x.Supersede(); err != nil {
		return err
	}
	_, err = tx.SaveRetiming(x)
	return err
}
