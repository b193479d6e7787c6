package app

import (
	"context"
	"fmt"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// Signature is what the person types who accepts a quotation, and from where.
type Signature struct {
	Name      string            `json:"name" maxLength:"200"`
	Position  string            `json:"position" maxLength:"200"`
	Edition   int               `json:"edition,omitempty" doc:"of the terms that the person has read; 0 are those delivered"`
	Consents  contract.Consents `json:"consents"`
	IP        string            `json:"-"`
	UserAgent string            `json:"-"`
}

// AcceptQuotation is the client's signature by a click.
func (a *App) AcceptQuotation(ctx context.Context, who access.Actor, qid id.Quotation, seen int, s Signature) (QuotationView, error) {
	return a.accept(ctx, who, "quotation.accept", qid, seen, s, func(_ *postgres.Tx, q *fee.Quotation, today date.Date) error {
		return q.Accept(a.acceptance(who, s), today)
	})
}

// PaperSignature is a signature on paper: what its scan shows, and where the scan is kept.
type PaperSignature struct {
	Signature
	SignedOn date.Date   `json:"signed_on,omitzero"`
	Document id.Document `json:"document,omitzero" doc:"the scan, received before"`
}

// AcceptOnPaper is the client's signature by the scan of what was signed on paper; those who quote may file it for
// the client, which is told then.
func (a *App) AcceptOnPaper(ctx context.Context, who access.Actor, qid id.Quotation, seen int, s PaperSignature) (QuotationView, error) {
	return a.accept(ctx, who, "quotation.accept_on_paper", qid, seen, s.Signature, func(tx *postgres.Tx, q *fee.Quotation, today date.Date) (err error) {
		var d application.Document
		if !s.Document.IsZero() {
			if d, err = tx.Document(s.Document); err != nil {
				return err
			}
		}
		if err := q.AcceptOnPaper(a.acceptance(who, s.Signature), d, who.Name, s.SignedOn, today); err != nil || !who.Staff() {
			return err
		}
		return a.writeToClient(tx, q.Record(), "quotation_filed", mail.Data{"signer": s.Name, "day": s.SignedOn, "who": who.Name})
	})
}

func (a *App) acceptance(who access.Actor, s Signature) fee.Acceptance {
	return fee.Acceptance{Identity: who.Identity, Name: s.Name, Position: s.Position, At: a.Now(), IP: s.IP, UserAgent: s.UserAgent}
}

// accept lets sign accept the quotation. In the same transaction the version of the agreement is frozen, the
// application contracted, and the programme opened with stage 1 and stage 2.
func (a *App) accept(ctx context.Context, who access.Actor, deed string, qid id.Quotation, seen int, s Signature,
	sign func(*postgres.Tx, *fee.Quotation, date.Date) error) (QuotationView, error) {
	return a.changeQuotation(ctx, who, deed, qid, seen, func(tx *postgres.Tx, q *fee.Quotation, today date.Date) error {
		if err := s.Consents.Check(); err != nil {
			return err
		}
		if err := replaceAccepted(tx, q.Record()); err != nil {
			return err
		}
		return sign(tx, q, today)
	}, func(tx *postgres.Tx, r fee.Record) error {
		begin := a.contract
		switch {
		case r.Retimed:
			begin = a.amend
		case !r.Amends.IsZero():
			begin = a.follow
		}
		if err := begin(tx, r, s); err != nil {
			return err
		}
		return a.tellAccepted(tx, r, s.Name)
	})
}

// contract makes the agreement of an application and opens its programmes.
func (a *App) contract(tx *postgres.Tx, r fee.Record, s Signature) error {
	c, err := a.freezeContract(tx, r, s)
	if err != nil {
		return err
	}
	app, err := a.contractApplication(tx, r)
	if err != nil {
		return err
	}
	return a.openProgrammes(tx, app, c, programmeDays(r.Sheet))
}

// follow makes the next version of the agreement, by an application about what is certified: it gives the programmes the
// audit of an extension, or has them wait for the decision that begins the next cycle. A proposal that another headcount
// led to is overtaken.
func (a *App) follow(tx *postgres.Tx, r fee.Record, s Signature) error {
	if err := supersedeRetiming(tx, r.Amends); err != nil {
		return err
	}
	app, err := a.contractApplication(tx, r)
	if err != nil {
		return err
	}
	in, err := a.nextVersion(tx, r, s)
	if err != nil {
		return err
	}
	if r.Renews {
		return renewProgrammes(tx, app, in, r.Amends)
	}
	return a.extendProgrammes(tx, r, in, r.Amends)
}

func (a *App) contractApplication(tx *postgres.Tx, r fee.Record) (application.Record, error) {
	app, err := tx.LockApplication(r.ApplicationID, 0)
	if err != nil {
		return application.Record{}, err
	}
	if err := app.Contract(); err != nil {
		return application.Record{}, err
	}
	if _, err := tx.SaveApplication(app); err != nil {
		return application.Record{}, err
	}
	return app.Record(), a.enterContracted(tx, r, app.Record().Headcount.Data.Company)
}

// replaceAccepted makes room for an amendment: of an application one quotation is accepted at a time.
func replaceAccepted(tx *postgres.Tx, r fee.Record) error {
	if r.Amends.IsZero() {
		return nil
	}
	c, err := tx.Contract(r.Amends)
	if err != nil {
		return err
	}
	accepted, err := tx.Quotation(c.QuotationID)
	if err != nil {
		return err
	}
	before, err := tx.LockQuotation(accepted.ID, accepted.Version)
	if err != nil {
		return err
	}
	if err := before.Amend(); err != nil {
		return err
	}
	_, err = tx.SaveQuotation(before)
	return err
}

// tellAccepted writes to those who quote and plan.
func (a *App) tellAccepted(tx *postgres.Tx, r fee.Record, signer string) error {
	list, _, err := tx.Contracts(postgres.Page{}, r.ApplicationID.String())
	if err != nil {
		return err
	}
	for _, p := range []access.Permission{access.Quote, access.Plan} {
		if err := a.writeToHolders(tx, p, r, "quotation_accepted", mail.Data{"signer": signer, "contract": list[0].Reference}); err != nil {
			return err
		}
	}
	return nil
}

// programmeDays are the days of the programme of each standard: its share of those quoted.
func programmeDays(s audittime.Sheet) []programme.Days {
	stage1, stage2 := s.Split(s.Stage1Days), s.Split(s.Stage2Days)
	surveillance, recertification := s.Split(s.SurveillanceDays), s.Split(s.RecertificationDays)
	out := make([]programme.Days, len(s.Standards))
	for i := range out {
		out[i] = programme.Days{Stage1: stage1[i], Stage2: stage2[i], Surveillance: surveillance[i], Recertification: recertification[i]}
	}
	return out
}

var termsChanged = fault.New(fault.Stale, text.T(
	"New terms of the agreement came into force while you were reading. Please read them and accept again.",
	"在您阅读期间，新的合同条款已生效。请阅读后再次接受。"))

// termsRead are the terms in force on the day, which must be those that the person who signs has read.
func termsRead(tx *postgres.Tx, s Signature, today date.Date) (contract.Edition, error) {
	terms, err := tx.TermsOn(today)
	if err == nil && terms.Edition != s.Edition {
		err = termsChanged
	}
	return terms, err
}

// freezeAgreed lets the version of the agreement rest on the calculation.
func (a *App) freezeAgreed(tx *postgres.Tx, c contract.Record, cid id.Calculation) error {
	calculation, err := tx.LockCalculation(cid, 0)
	if err != nil {
		return err
	}
	return a.freeze(tx, calculation, audittime.ForAgreement, fmt.Sprintf("%s/%d", c.Reference, c.Number))
}

// freezeContract makes the agreement by the terms in force today, which must be those that were read.
func (a *App) freezeContract(tx *postgres.Tx, q fee.Record, s Signature) (contract.Record, error) {
	b, err := tx.Body()
	if err != nil {
		return contract.Record{}, err
	}
	today := b.Today(a.Now())
	terms, err := termsRead(tx, s, today)
	if err != nil {
		return contract.Record{}, err
	}
	reference, err := numbered(tx, "contract", "C", today)
	if err != nil {
		return contract.Record{}, err
	}
	c, err := contract.Freeze(contract.Record{ID: id.Contract(newID()), Number: 1, Reference: reference,
		BodyName: b.Name, Consents: s.Consents}, q, terms)
	if err != nil {
		return contract.Record{}, err
	}
	if err := tx.InsertContract(c); err != nil {
		return contract.Record{}, err
	}
	return c.Record(), a.freezeAgreed(tx, c.Record(), q.CalculationID)
}
