package app

import (
	"context"
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// changeQuotation loads the quotation at the version seen, lets the verb change it, saves it, and hands
// it to after with its new version.
func (a *App) changeQuotation(ctx context.Context, who access.Actor, name string, qid id.Quotation, seen int,
	verb func(*postgres.Tx, *fee.Quotation, date.Date) error, after func(*postgres.Tx, fee.Record) error) (out QuotationView, err error) {
	err = a.write(ctx, who, name, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		q, err := tx.LockQuotation(qid, seen)
		if err != nil {
			return err
		}
		if err := verb(tx, q, today); err != nil {
			return err
		}
		r, err := tx.SaveQuotation(q)
		if err != nil {
			return err
		}
		if err := after(tx, r); err != nil {
			return err
		}
		out, err = a.describe(tx, r)
		return err
	})
	return out, err
}

// ApproveDiscount is the agreement of a person who manages prices to the discounts of a draft.
func (a *App) ApproveDiscount(ctx context.Context, who access.Actor, qid id.Quotation, seen int) (QuotationView, error) {
	return a.changeQuotation(ctx, who, "quotation.approve_discount", qid, seen, func(_ *postgres.Tx, q *fee.Quotation, _ date.Date) error {
		return q.ApproveDiscount(fee.Approval{Identity: who.Identity, Name: who.Name, At: a.Now()})
	}, func(*postgres.Tx, fee.Record) error { return nil })
}

// SendQuotation publishes a draft to the client, valid as long as the body's policy says.
func (a *App) SendQuotation(ctx context.Context, who access.Actor, qid id.Quotation, seen int) (QuotationView, error) {
	return a.changeQuotation(ctx, who, "quotation.send", qid, seen, func(tx *postgres.Tx, q *fee.Quotation, today date.Date) error {
		b, err := tx.Body()
		if err != nil {
			return err
		}
		return q.Send(who.Name, today, b.Limits(today).Of(pack.QuoteDays))
	}, func(tx *postgres.Tx, r fee.Record) error {
		app, err := tx.LockApplication(r.ApplicationID, 0)
		if err != nil {
			return err
		}
		if err := app.Quote(); err != nil {
			return err
		}
		if _, err := tx.SaveApplication(app); err != nil {
			return err
		}
		return a.writeToClient(tx, r, "quotation_sent", mail.Data{"standard": strings.Join(r.Codes(), ", "), "until": r.ValidUntil})
	})
}

// AskAboutQuotation is a question of the client.
func (a *App) AskAboutQuotation(ctx context.Context, who access.Actor, qid id.Quotation, seen int, question string) (QuotationView, error) {
	return a.changeQuotation(ctx, who, "quotation.ask", qid, seen, func(_ *postgres.Tx, q *fee.Quotation, _ date.Date) error {
		return q.Ask(who.Name, question, a.Now())
	}, func(tx *postgres.Tx, r fee.Record) error {
		return a.writeToHolders(tx, access.Quote, r, "quotation_questioned", mail.Data{"question": question})
	})
}

// AnswerAboutQuotation answers the open questions of the client.
func (a *App) AnswerAboutQuotation(ctx context.Context, who access.Actor, qid id.Quotation, seen int, answer string) (QuotationView, error) {
	return a.changeQuotation(ctx, who, "quotation.answer", qid, seen, func(_ *postgres.Tx, q *fee.Quotation, _ date.Date) error {
		return q.Answer(who.Name, answer, a.Now())
	}, func(tx *postgres.Tx, r fee.Record) error {
		return a.writeToClient(tx, r, "quotation_answered", mail.Data{"answer": answer})
	})
}

// DeclineQuotation is the client's no; it ends the application.
func (a *App) DeclineQuotation(ctx context.Context, who access.Actor, qid id.Quotation, seen int, reason string) (QuotationView, error) {
	return a.changeQuotation(ctx, who, "quotation.decline", qid, seen, func(_ *postgres.Tx, q *fee.Quotation, _ date.Date) error {
		return q.Decline(who.Name, reason, a.Now())
	}, func(tx *postgres.Tx, r fee.Record) error {
		if r.Retimed { // the agreement stands as it was; the body decides again
			return a.writeToHolders(tx, access.Quote, r, "quotation_declined", mail.Data{"reason": reason})
		}
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		app, err := tx.LockApplication(r.ApplicationID, 0)
		if err != nil {
			return err
		}
		if err := app.Reject(reason, who.Name, today); err != nil {
			return err
		}
		if _, err := tx.SaveApplication(app); err != nil {
			return err
		}
		return a.writeToHolders(tx, access.Quote, r, "quotation_declined", mail.Data{"reason": reason})
	})
}

// writeToClient writes to the client about its quotation, writeToHolders to the people of the body with the
// permission. All these letters name reference, client and where the quotation is found.
func (a *App) writeToClient(tx *postgres.Tx, r fee.Record, template string, data mail.Data) error {
	if err := describeQuotation(tx, r, "c", data); err != nil {
		return err
	}
	return a.notifyClient(tx, r.ClientID, template, data)
}

func (a *App) writeToHolders(tx *postgres.Tx, p access.Permission, r fee.Record, template string, data mail.Data) error {
	if err := describeQuotation(tx, r, "b", data); err != nil {
		return err
	}
	return a.notifyHolders(tx, p, template, data)
}

func describeQuotation(tx *postgres.Tx, r fee.Record, area string, data mail.Data) error {
	b, err := tx.Body()
	data["reference"], data["client"] = r.Reference, r.ClientName
	data["link"] = "/" + area + "/" + b.Slug + "/quotations/" + r.ID.String()
	return err
}
