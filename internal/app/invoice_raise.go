package app

import (
	"context"
	"errors"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/invoice"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

const raiseInvoiceJob = "invoice.raise"

// raiseInvoice invoices the parts of the quotation that fall due by an event, each once.
func (a *App) raiseInvoice(tx *postgres.Tx, t postgres.Task) error {
	due, err := dueBy(tx, t.Payload["event"], t.Payload["subject"])
	if err != nil {
		return err
	}
	for _, o := range due.occasions {
		if err := a.raiseInstalment(tx, due, o); err != nil {
			return err
		}
	}
	return nil
}

func (a *App) raiseInstalment(tx *postgres.Tx, d dueParts, occasion fee.Occasion) error {
	if _, err := tx.LockContract(d.contract); err != nil { // of two standards at the same time one is the first
		return err
	}
	b, err := a.billing(tx, d.contract)
	if uncontracted(err) {
		return nil
	}
	if err != nil {
		return err
	}
	raised, err := tx.InvoicesOfOccasion(b.quotation.ID, occasion)
	if err != nil {
		return err
	}
	left, first := invoice.Left(raised, d.standard)
	if !left {
		return nil
	}
	prices, err := tx.PriceList(b.quotation.PriceListID)
	if err != nil {
		return err
	}
	part, due := b.quotation.Instalment(prices, occasion, d.standard, first)
	if !due || part.Gross <= 0 {
		return nil
	}
	_, err = a.raise(tx, b, func(r invoice.Record) (*invoice.Invoice, error) {
		return invoice.Raise(r, b.contract, b.quotation, part, b.today, b.days)
	})
	return err
}

// uncontracted tells that the programme was made without an agreement, so that nothing is owed for it.
func uncontracted(err error) bool {
	var f fault.Error
	return errors.As(err, &f) && f.Kind == fault.NotFound
}

// dueParts are what an event makes fall due, by which contract, and for which of its standards; at the contract for all.
type dueParts struct {
	contract  id.Contract
	standard  string
	occasions []fee.Occasion
}

// dueBy is what the event makes fall due; nothing for audits that no quotation names, nor for a certificate that was
// extended.
func dueBy(tx *postgres.Tx, event, subject string) (out dueParts, err error) {
	switch event {
	case "contract.accepted":
		out.occasions = []fee.Occasion{fee.AtContract}
		return out, out.contract.UnmarshalText([]byte(subject))
	case "audit.concluded":
		var aid id.Audit
		if err := aid.UnmarshalText([]byte(subject)); err != nil {
			return out, err
		}
		r, err := tx.Audit(aid)
		if err != nil {
			return out, err
		}
		return dueOf(tx, r.ProgrammeID, afterAudit(r)...)
	default:
		var issued id.Certificate
		if err := issued.UnmarshalText([]byte(subject)); err != nil {
			return out, err
		}
		r, err := tx.Certificate(issued)
		if err != nil || r.Extends != nil {
			return out, err
		}
		with := fee.WithRenewal
		if r.Cycle == 1 || r.TakenOver != nil {
			with = fee.WithCertificate
		}
		return dueOf(tx, r.ProgrammeID, with)
	}
}

func afterAudit(r audit.Record) (out []fee.Occasion) {
	after := map[programme.Kind]fee.Occasion{programme.Stage1: fee.AfterStage1, programme.Stage2: fee.AfterStage2,
		programme.Recertification: fee.AfterRenewalAudit}
	if r.Type == programme.Surveillance { // the quotation has two; what more is owed has no price in it
		after[r.Type] = map[int]fee.Occasion{1: fee.AfterFirst, 2: fee.AfterSecond}[r.Number]
	}
	if o := after[r.Type]; o != "" {
		out = append(out, o)
	}
	if !r.Extends.IsZero() {
		out = append(out, fee.AfterExtension)
	}
	return out
}

func dueOf(tx *postgres.Tx, pid id.Programme, occasions ...fee.Occasion) (dueParts, error) {
	p, err := tx.Programme(pid)
	return dueParts{p.ContractID, p.Standard, occasions}, err
}

// billing is what an invoice of a contract is made from.
type billing struct {
	contract  contract.Record
	quotation fee.Record
	seller    invoice.Party
	buyer     invoice.Party
	today     date.Date
	days      int // to pay
}

func (a *App) billing(tx *postgres.Tx, cid id.Contract) (out billing, err error) {
	if out.contract, err = tx.Contract(cid); err != nil {
		return out, err
	}
	if out.contract.TakenOver {
		return out, fault.Missing(text.T("quotation of this agreement, which was concluded on paper", "该纸质合同的报价"))
	}
	if out.quotation, err = tx.Quotation(out.contract.QuotationID); err != nil {
		return out, err
	}
	client, err := tx.Client(out.contract.ClientID)
	if err != nil {
		return out, err
	}
	b, err := tx.Body()
	if err != nil {
		return out, err
	}
	out.seller, out.buyer, out.today = invoice.Seller(b), invoice.Buyer(client), b.Today(a.Now())
	out.days = b.Limits(out.today).Of(pack.PaymentDays)
	return out, nil
}

// raise numbers the invoice, keeps it, and sends it to the client.
func (a *App) raise(tx *postgres.Tx, b billing, form func(invoice.Record) (*invoice.Invoice, error)) (invoice.Record, error) {
	reference, err := numbered(tx, "invoice", "I", b.today)
	if err != nil {
		return invoice.Record{}, err
	}
	i, err := form(invoice.Record{ID: id.Invoice(newID()), Reference: reference, Seller: b.seller, Buyer: b.buyer})
	if err != nil {
		return invoice.Record{}, err
	}
	if err := tx.InsertInvoice(i); err != nil {
		return invoice.Record{}, err
	}
	return i.Record(), a.tellOwing(tx, "invoice_raised", i.Record(), b.today)
}

// tellOwing writes to the client about an invoice that it owes.
func (a *App) tellOwing(tx *postgres.Tx, template string, r invoice.Record, today date.Date) error {
	b, err := tx.Body()
	if err != nil {
		return err
	}
	return a.notifyClient(tx, r.ClientID, template, mail.Data{"reference": r.Reference, "title": r.Title, "client": r.Buyer.Name,
		"due": r.Due(today), "link": "/c/" + b.Slug + "/invoices/" + r.ID.String()})
}

// NewCharges are the lines of an invoice that finance types.
type NewCharges struct {
	Lines []invoice.Expense `json:"lines" minItems:"1" maxItems:"50" nullable:"false"`
}

// ChargeExpenses invoices what finance typed: expenses at cost, and what was ordered after the quotation.
func (a *App) ChargeExpenses(ctx context.Context, who access.Actor, cid id.Contract, n NewCharges) (out InvoiceView, err error) {
	err = a.write(ctx, who, "invoice.charge", func(tx *postgres.Tx) error {
		b, err := a.billing(tx, cid)
		if err != nil {
			return err
		}
		r, err := a.raise(tx, b, func(r invoice.Record) (*invoice.Invoice, error) {
			return invoice.Charge(r, b.contract, b.quotation, n.Lines, b.today, b.days)
		})
		if err != nil {
			return err
		}
		out, err = viewInvoice(r, b.today)
		return err
	})
	return out, err
}
