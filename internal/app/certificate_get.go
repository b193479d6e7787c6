package app

import (
	"cmp"
	"context"
	"slices"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// CertificateView is a certificate with its status of the day.
type CertificateView struct {
	certificate.Record
	Status     certificate.Status `json:"status" enum:"active,suspended,withdrawn,cancelled,superseded,expired"`
	StatusName text.Text          `json:"status_name"`
	Since      date.Date          `json:"since"`
	Edition    string             `json:"edition"`
	VerifyURL  string             `json:"verify_url"`
}

// CertificatePage is a certificate with its clock and its history.
type CertificatePage struct {
	CertificateView
	Clock       clock.Output       `json:"clock"`
	Legs        []clock.Leg        `json:"legs" nullable:"false"` // by which the last safe day counts back from the expiry
	Obligations []ObligationView   `json:"obligations" nullable:"false"`
	Decisions   []DecisionLine     `json:"decisions" nullable:"false"` // for staff only
	Actions     []flow.Action      `json:"actions" nullable:"false"`   // decisions that are possible now
	Applies     []flow.Action      `json:"applies" nullable:"false"`   // kinds of application about it, for its holder
	RenewNow    bool               `json:"renew_now,omitempty"`        // the holder may apply for recertification, and should
	Turn        flow.Turn          `json:"turn"`
	Publication *Published         `json:"publication,omitempty"` // for staff only
	Specials    []OccasionedAudit  `json:"specials" nullable:"false" doc:"special audits of the cycle that cover no extension"`
	Followers   int64              `json:"followers"`           // people outside who hear of changes by mail
	Signs       bool               `json:"signs"`               // it has, or gets, a signed document
	Signature   *DocumentSignature `json:"signature,omitempty"` // not set while it waits for it
	MostMonths  int                `json:"most_restoration_months,omitempty" doc:"after expiry that an extraordinary event may give now; for those who may record it"`
	Stopped     []PrintProblem     `json:"stopped" nullable:"false" doc:"why it cannot be signed as it stands; for staff only"`
	Failed      string             `json:"failed,omitempty" doc:"what went wrong when it, or a sub-certificate of it, was last signed and is not yet; for staff only"`
	Outdated    []text.Text        `json:"outdated" nullable:"false" doc:"what it says of its holder otherwise than the client's record, while it is valid; for staff only"`
	SubList     []SubCertificate   `json:"sub_certificates" nullable:"false"`
	Missing     []text.Text        `json:"missing" nullable:"false" doc:"before it can be restored, while that is possible"`
	SubOffers   []flow.Action      `json:"sub_offers" nullable:"false" doc:"for each site, named by its place: whether a sub-certificate can be issued; for who may decide only"`
}

// DocumentSignature is how the document of a certificate is signed.
type DocumentSignature struct {
	KID     string           `json:"kid" doc:"of the key, among those the body publishes"`
	At      time.Time        `json:"at"`
	SHA256  string           `json:"sha256" doc:"of the PDF"`
	Scan    certificate.Held `json:"scan" enum:"scope,core,link" doc:"what the QR code holds besides the link"`
	Edition int              `json:"edition" doc:"of the template that it was printed by; 0 is the design delivered"`
}

// Published says what is made public of a certificate, and by which agreement.
type Published struct {
	contract.Publication
	ContractID id.Contract `json:"contract_id"`
	Reference  string      `json:"reference"` // of the agreement
}

func published(tx *postgres.Tx, pid id.Programme) (*Published, error) {
	p, err := tx.Programme(pid)
	if err != nil {
		return nil, err
	}
	agreed, err := tx.Contract(p.ContractID)
	if err != nil {
		return nil, err
	}
	b, err := tx.Body()
	out := Published{agreed.Publication(b.Jurisdiction), agreed.ID, agreed.Reference}
	for i, c := range out.Channels { // an agreement that has ended allows nothing any more
		out.Channels[i].Allowed = agreed.CanPublish(c.Channel) == nil
	}
	return &out, err
}

func (a *App) viewCertificate(r certificate.Record, today date.Date) CertificateView {
	v := CertificateView{Record: r, Status: r.Status(today), Since: r.Since(today), Edition: r.Standard, VerifyURL: a.VerifyURL(r.Code)}
	v.StatusName = certificate.StatusNames[v.Status].Capital()
	if e, ok := standard.Find(r.Standard); ok {
		v.Edition = e.Display
	}
	return v
}

// signedWithin is how long a certificate may wait for its signature before people are told.
const signedWithin = time.Hour

// ListCertificates is one page of the certificates that the actor may see, and the cursor of the next.
func (a *App) ListCertificates(ctx context.Context, who access.Actor, p postgres.Page, f postgres.CertificateFilter) (list []CertificateView, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		if f.Today, err = a.today(tx); err != nil {
			return err
		}
		f.Before = a.Now().Add(-signedWithin)
		found, more, err := tx.Certificates(p, f)
		for _, r := range found {
			if !who.Staff() {
				r = r.ForClient()
			}
			list = append(list, a.viewCertificate(r, f.Today))
		}
		next = more
		return err
	})
	return list, next, err
}

// GetCertificate is one certificate; people of a client see their own, without the decisions.
func (a *App) GetCertificate(ctx context.Context, who access.Actor, cid id.Certificate) (out CertificatePage, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Certificate(cid)
		if err != nil {
			return err
		}
		out, err = a.pageOfCertificate(tx, r)
		return err
	})
	return out, err
}

// stopped tells what keeps the certificate from being signed, asked anew each time: it may have gone by now. It prints the
// document for that, so it is asked only where signing has failed.
func (a *App) stopped(tx *postgres.Tx, r certificate.Record) ([]PrintProblem, error) {
	b, err := tx.Body()
	if err != nil {
		return nil, err
	}
	why := []PrintProblem{}
	for _, err := range []error{a.canSign(tx), a.printable(tx, r, b)} {
		said := problemsOf(err)
		if err != nil && len(said) == 0 {
			return nil, err
		}
		why = append(why, said...)
	}
	return why, nil
}

// obligationsOf are the deadlines of the certificate; those that another certificate took over name it.
func obligationsOf(tx *postgres.Tx, c certificate.Record, owed []clock.Record, today date.Date) ([]ObligationView, error) {
	out := []ObligationView{}
	var next certificate.Record
	for _, o := range owed {
		v := viewObligation(o, today)
		if by := o.SupersededBy; by != nil && by.Noun == clock.OfCertificate && by.ID != c.ID.String() {
			if next.ID.String() != by.ID {
				cid, err := id.Parse[struct{ certificate struct{} }](by.ID)
				if err != nil {
					return nil, err
				}
				if next, err = tx.Certificate(id.Certificate(cid)); err != nil {
					return nil, err
				}
			}
			v.Ended = text.Tf("replaced by certificate %s, recertification due %s", "由证书%s取代，再认证应于%s前完成", next.Number, next.ExpiresOn)
		}
		out = append(out, v)
	}
	return out, nil
}

func (a *App) pageOfCertificate(tx *postgres.Tx, r certificate.Record) (CertificatePage, error) {
	audits, err := tx.AuditsOfProgramme(r.ProgrammeID)
	if err != nil {
		return CertificatePage{}, err
	}
	in, legs, err := a.clockInput(tx, r, audits)
	if err != nil {
		return CertificatePage{}, err
	}
	staff := tx.Actor.Staff()
	if !staff {
		r = r.ForClient()
	}
	out := CertificatePage{CertificateView: a.viewCertificate(r, in.Today), Clock: clock.Compute(in), Legs: legs,
		Obligations: []ObligationView{}, Decisions: []DecisionLine{}, Actions: []flow.Action{}, Applies: []flow.Action{}, Signs: r.Signs(), Stopped: []PrintProblem{}, Outdated: []text.Text{}, Missing: []text.Text{},
		SubOffers: []flow.Action{}, Specials: occasionedAudits(tx, audits)}
	if out.Clock.Status == clock.Restorable {
		p, err := tx.Programme(r.ProgrammeID)
		if err != nil {
			return out, err
		}
		out.Missing = clock.ToRestore(p, audits)
	}
	signed, err := tx.AllSigned(r.ID)
	if err != nil {
		return out, err
	}
	if waits := slices.ContainsFunc(r.Documents(), func(d certificate.Record) bool { _, is := signed[d.Suffix]; return !is }); staff && waits && r.Signs() {
		if out.Failed, err = tx.SigningError(r.ID); err != nil {
			return out, err
		}
	}
	if out.SubList, err = a.subCertificates(tx, r, signed, in.Today, out.Failed != ""); err != nil {
		return out, err
	}
	d, isSigned := signed[0]
	if isSigned {
		out.Signature = &DocumentSignature{d.KID, d.At, d.SHA256, cmp.Or(d.Scan, certificate.HoldsLink), d.Edition}
	}
	if out.Followers, err = tx.Followers(r.ID); err != nil {
		return out, err
	}
	owed, err := tx.ObligationsOf(r.ID.String())
	if err != nil {
		return out, err
	}
	if !staff {
		owed = slices.DeleteFunc(owed, func(o clock.Record) bool { return o.Kind.Internal() })
	}
	if out.Obligations, err = obligationsOf(tx, r, owed, in.Today); err != nil {
		return out, err
	}
	out.Turn = in.TurnOf(owed)
	if turn, stops := clock.TurnOfStopUse(r); stops {
		out.Turn = turn
	}
	if !staff {
		if out.Status == certificate.Status(certificate.Active) {
			out.Applies, err = a.applicable(tx, r)
			out.RenewNow = application.TimeToRenew(r.ExpiresOn, in.Today) && slices.ContainsFunc(out.Applies, func(x flow.Action) bool {
				return x.Allowed && x.Name == string(application.Renewal)
			})
		}
		return out, err
	}
	return out, a.addForStaff(tx, r, signed, in.Today, &out)
}

// addForStaff completes the page of a certificate with what only people of the body see.
func (a *App) addForStaff(tx *postgres.Tx, r certificate.Record, signed map[int]certificate.SignedRecord, today date.Date, out *CertificatePage) (err error) {
	if _, isSigned := signed[0]; !isSigned && out.Failed != "" {
		if out.Stopped, err = a.stopped(tx, r); err != nil {
			return err
		}
	}
	if out.Status == certificate.Status(certificate.Active) {
		holder, err := tx.Client(r.ClientID)
		if err != nil {
			return err
		}
		out.Outdated = r.Outdated(holder)
	}
	if out.Publication, err = published(tx, r.ProgrammeID); err != nil {
		return err
	}
	decisions, err := tx.DecisionsOfProgramme(r.ProgrammeID)
	for _, d := range decisions {
		out.Decisions = append(out.Decisions, lineOf(d))
		if d.State == decision.Prepared {
			until := out.Turn.By
			out.Turn = d.Turn()
			out.Turn.By = cmp.Or(out.Turn.By, until)
		}
	}
	if c, broken := certificate.From(r); broken == nil && tx.Actor.May(access.Decide) {
		out.Actions, out.SubOffers = c.Actions(today), c.SubOffers(today)
		limits, err := a.limits(tx)
		if err != nil {
			return err
		}
		if r.CanExtendRestoration(limits, today) == nil {
			out.MostMonths = limits.Of(pack.ExtraordinaryMonths)
		}
	}
	return err
}
