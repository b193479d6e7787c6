package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/pdf"
	"triennia/internal/postgres"
)

// GetQuotation is one quotation; a client sees its own once they were sent.
func (a *App) GetQuotation(ctx context.Context, who access.Actor, qid id.Quotation) (out QuotationView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Quotation(qid)
		if err != nil {
			return err
		}
		out, err = a.describe(tx, r)
		return err
	})
	return out, err
}

// GetQuotationChanges is what the quotation changes against the revision before it that the actor may see; its Since
// is 0 where there is none. The first revision of an extension stands against what is agreed.
func (a *App) GetQuotationChanges(ctx context.Context, who access.Actor, qid id.Quotation) (out fee.Changes, err error) {
	out = fee.Changes{Sheet: []audittime.Change{}, Lines: []fee.LineChange{}}
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Quotation(qid)
		if err != nil {
			return err
		}
		all, err := tx.QuotationsOf(r.ApplicationID)
		for _, before := range all { // the latest first
			if before.Revision < r.Revision {
				out = fee.Compare(before, r)
				return nil
			}
		}
		if err != nil || r.Extension == nil {
			return err
		}
		agreed, err := tx.Contract(r.Amends)
		if err != nil {
			return err
		}
		before, err := tx.Quotation(agreed.QuotationID)
		out = fee.Compare(before, r)
		return err
	})
	return out, err
}

// ListQuotations is one page of the quotations that the actor may see, and the cursor of the next.
func (a *App) ListQuotations(ctx context.Context, who access.Actor, p postgres.Page, f postgres.QuotationFilter) (list []QuotationView, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		var records []fee.Record
		if records, next, err = tx.Quotations(p, f); err != nil {
			return err
		}
		for _, r := range records {
			v, err := viewQuotation(tx, r, today)
			if err != nil {
				return err
			}
			list = append(list, v)
		}
		return nil
	})
	return list, next, err
}

// PrintQuotation is the quotation as PDF and the name of the file.
func (a *App) PrintQuotation(ctx context.Context, who access.Actor, qid id.Quotation) (document []byte, name string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Quotation(qid)
		if err != nil {
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		name = r.Reference + ".pdf"
		v, err := a.describe(tx, r)
		if err != nil {
			return err
		}
		document, err = pdf.Quotation(b, r, v.Duties, *v.Publication)
		return err
	})
	return document, name, err
}

// GetQuotationRequest is the time of the quotation as `triennia quote` reads it, and the name of the file.
func (a *App) GetQuotationRequest(ctx context.Context, who access.Actor, qid id.Quotation) (out fee.Request, name string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Quotation(qid)
		if err != nil {
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		c, err := tx.CalculationOf(r)
		out, name = fee.RequestOf(string(b.Jurisdiction), c.Input), r.Reference+".json"
		return err
	})
	return out, name, err
}
