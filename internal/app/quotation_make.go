package app

import (
	"context"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// NewQuotation says from which calculation a quotation is made, and on which terms.
type NewQuotation struct {
	Calculation id.Calculation `json:"calculation"`
	fee.Terms
	Note string `json:"note,omitempty" maxLength:"2000"`
}

// MakeQuotation makes the next revision of the quotation of an accepted application from a calculation
// and the prices in force today. An open revision before it is superseded.
func (a *App) MakeQuotation(ctx context.Context, who access.Actor, aid id.Application, n NewQuotation) (out QuotationView, err error) {
	err = a.write(ctx, who, "quotation.make", func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		r := fee.Record{ID: id.Quotation(newID()), Terms: n.Terms, Note: n.Note, MadeBy: who.Name, MadeByID: who.Identity, MadeAt: a.Now()}
		r.Discounts = slices.Clone(r.Discounts)
		for i := range r.Discounts {
			r.Discounts[i].By = who.Name
		}
		q, err := a.quotation(tx, r, aid, n.Calculation, today)
		if err != nil {
			return err
		}
		if err := tx.InsertQuotation(q); err != nil {
			return err
		}
		if q.Record().ApprovalNeeded {
			if err := a.writeToHolders(tx, access.ManagePrices, q.Record(), "discount_waiting", mail.Data{"maker": who.Name}); err != nil {
				return err
			}
		}
		out, err = viewQuotation(tx, q.Record(), today)
		return err
	})
	return out, err
}

func (a *App) quotation(tx *postgres.Tx, r fee.Record, aid id.Application, cid id.Calculation, today date.Date) (*fee.Quotation, error) {
	app, err := tx.LockApplication(aid, 0)
	if err != nil {
		return nil, err
	}
	c, err := tx.LockCalculation(cid, 0)
	if err != nil {
		return nil, err
	}
	if r.Revision, err = supersedeQuotations(tx, aid); err != nil {
		return nil, err
	}
	if r.Reference, err = numbered(tx, "quotation", "Q", today); err != nil {
		return nil, err
	}
	price := priced
	switch kind := app.Record().Kind; {
	case kind.Extends():
		price = extended
	case kind == application.Renewal:
		price = renewed
	}
	q, err := price(tx, r, app.Record(), c.Record(), today)
	if err != nil {
		return nil, err
	}
	return q, a.freeze(tx, c, audittime.ForQuotation, r.Reference)
}

// priced is the draft by the prices in force today.
func priced(tx *postgres.Tx, r fee.Record, a application.Record, c audittime.Record, today date.Date) (*fee.Quotation, error) {
	prices, err := tx.PriceListOn(today)
	if err != nil {
		return nil, err
	}
	return fee.New(r, a, c, prices)
}

// renewed is the draft of the agreement on the next cycle by the prices in force today.
func renewed(tx *postgres.Tx, r fee.Record, a application.Record, c audittime.Record, today date.Date) (*fee.Quotation, error) {
	agreed, _, err := agreementOf(tx, a)
	if err != nil {
		return nil, err
	}
	prices, err := tx.PriceListOn(today)
	if err != nil {
		return nil, err
	}
	return fee.NewRenewal(r, agreed.ID, a, c, prices)
}

// extended is the draft of an amendment by the prices agreed.
func extended(tx *postgres.Tx, r fee.Record, a application.Record, c audittime.Record, _ date.Date) (*fee.Quotation, error) {
	agreed, accepted, err := agreementOf(tx, a)
	if err != nil {
		return nil, err
	}
	prices, err := tx.PriceList(accepted.PriceListID)
	if err != nil {
		return nil, err
	}
	performed, err := performedYears(tx, agreed)
	if err != nil {
		return nil, err
	}
	return fee.NewExtension(r, accepted, agreed.ID, a, c, prices, performed)
}

// supersedeQuotations closes the open quotation of the application and answers the number of the next
// revision.
func supersedeQuotations(tx *postgres.Tx, aid id.Application) (next int, err error) {
	earlier, err := tx.QuotationsOf(aid)
	if err != nil {
		return 0, err
	}
	for _, r := range earlier {
		if !fee.States.Can(r.State, fee.Revise) {
			continue
		}
		q, err := tx.LockQuotation(r.ID, r.Version)
		if err != nil {
			return 0, err
		}
		if err := q.Supersede(); err != nil {
			return 0, err
		}
		if _, err := tx.SaveQuotation(q); err != nil {
			return 0, err
		}
	}
	return len(earlier) + 1, nil
}
