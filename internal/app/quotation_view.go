package app

import (
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// QuotationView is a quotation with what may be done and whose turn it is.
type QuotationView struct {
	fee.Record
	Lapsed      bool                  `json:"lapsed"`
	Turn        flow.Turn             `json:"turn"`
	Actions     []flow.Action         `json:"actions" nullable:"false"`
	Statement   text.Text             `json:"statement"`             // what the client accepts
	Edition     int                   `json:"edition"`               // of the terms of the agreement that comes with it; 0 are those delivered
	Duties      text.Text             `json:"duties,omitzero"`       // its text; not in lists
	Publication *contract.Publication `json:"publication,omitempty"` // what is made public, and what stands of the consents asked; not in lists
}

func viewQuotation(tx *postgres.Tx, r fee.Record, today date.Date) (QuotationView, error) {
	q, err := fee.From(r)
	if err != nil {
		return QuotationView{}, err
	}
	return QuotationView{Record: r, Lapsed: r.Lapsed(today), Turn: r.Turn(today), Actions: q.Actions(tx.Actor.Identity, today), Statement: r.Statement()}, nil
}

// describe is the quotation with the agreement that the client accepts with it, by the terms of today.
func (a *App) describe(tx *postgres.Tx, r fee.Record) (QuotationView, error) {
	b, err := tx.Body()
	if err != nil {
		return QuotationView{}, err
	}
	today := b.Today(a.Now())
	terms, err := tx.TermsOn(today)
	if err != nil {
		return QuotationView{}, err
	}
	v, err := viewQuotation(tx, r, today)
	if err != nil {
		return v, err
	}
	var agreed contract.Record
	if !r.Amends.IsZero() {
		if agreed, err = tx.Contract(r.Amends); err != nil {
			return v, err
		}
	}
	publication := agreed.Publication(b.Jurisdiction)
	v.Publication = &publication
	v.Edition, v.Duties = terms.Edition, contract.Fill(terms.Clauses, contract.PartiesOf(b.Name, r))
	return v, nil
}
