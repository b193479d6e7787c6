package app

import (
	"context"
	"slices"
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// SubCertificate is a sub-certificate that was issued with a certificate, with its status of the day.
type SubCertificate struct {
	Suffix     int                `json:"suffix"`
	Number     string             `json:"number"`
	Site       text.Text          `json:"site"`
	On         date.Date          `json:"on" doc:"issued"`
	Status     certificate.Status `json:"status" enum:"active,suspended,withdrawn,cancelled,superseded,expired"`
	StatusName text.Text          `json:"status_name"`
	Since      date.Date          `json:"since"`
	Reason     string             `json:"reason,omitempty" doc:"why it ended before the certificate"`
	VerifyURL  string             `json:"verify_url"`
	Signed     bool               `json:"signed" doc:"it can be downloaded"`
	Ends       bool               `json:"ends" doc:"it can be ended before the certificate"`
	Stopped    []PrintProblem     `json:"stopped" nullable:"false" doc:"why it cannot be signed as it stands; for staff only"`
}

// subCertificates are those that were issued with the certificate. Where signing failed, each tells what keeps it from being
// signed.
func (a *App) subCertificates(tx *postgres.Tx, r certificate.Record, signed map[int]certificate.SignedRecord, today date.Date, failed bool) ([]SubCertificate, error) {
	out := []SubCertificate{}
	for _, doc := range r.Documents()[1:] {
		kept, _ := r.Sub(doc.Suffix)
		_, there := signed[doc.Suffix]
		s := SubCertificate{Suffix: doc.Suffix, Number: doc.Number, Site: kept.Site, On: kept.On, Status: doc.Status(today), Since: doc.Since(today),
			Reason: kept.Reason, VerifyURL: a.VerifyURL(doc.Code), Signed: there, Stopped: []PrintProblem{},
			Ends: doc.Standing(today) && tx.Actor.May(access.Decide)}
		s.StatusName = certificate.StatusNames[s.Status].Capital()
		if !there && failed {
			var err error
			if s.Stopped, err = a.stopped(tx, doc); err != nil {
				return nil, err
			}
		}
		out = append(out, s)
	}
	return out, nil
}

// SubSites are the sites of a certificate, by their places from 0, for which sub-certificates are issued.
type SubSites struct {
	Sites []int `json:"sites" nullable:"false" maxItems:"99"`
}

// IssueSubCertificates issues sub-certificates for sites of the certificate, all or none, and tells the holder.
func (a *App) IssueSubCertificates(ctx context.Context, who access.Actor, cid id.Certificate, seen int, of SubSites) (CertificatePage, error) {
	return a.changeCertificate(ctx, who, "certificate.issue_subs", cid, seen, func(tx *postgres.Tx, c *certificate.Certificate, today date.Date) error {
		if len(of.Sites) == 0 {
			var bad fault.Invalid
			bad.Add("sites", text.T("Choose at least one site.", "请至少选择一个场所。"))
			return bad
		}
		before := len(c.Record().Documents())
		sites := slices.Clone(of.Sites)
		slices.Sort(sites) // the suffixes follow the order of the sites
		for _, place := range slices.Compact(sites) {
			code, err := publicCode()
			if err != nil {
				return err
			}
			if err := c.IssueSub(place, code, today); err != nil {
				return err
			}
			issued, _ := c.Record().SubOf(c.Record().Sites[place])
			number := c.Record().SubNumber(issued.Suffix)
			if taken, err := tx.HasCertificate(number); err != nil {
				return err
			} else if taken {
				return fault.New(fault.IllegalMove, text.Tf("Number %s is that of another certificate.", "编号%s已用于另一张证书。", number))
			}
		}
		return a.tellSubs(tx, c.Record(), before)
	})
}

// tellSubs writes to the holder which sub-certificates there are now, once each of them can be printed.
func (a *App) tellSubs(tx *postgres.Tx, r certificate.Record, before int) error {
	b, err := tx.Body()
	if err != nil {
		return err
	}
	if err := a.canSign(tx); err != nil {
		return err
	}
	var en, zh []string
	for _, doc := range r.Documents()[before:] {
		if err := a.printable(tx, doc, b); err != nil {
			return err
		}
		en, zh = append(en, doc.Number+": "+doc.Sites[0].Name.En), append(zh, doc.Number+"："+doc.Sites[0].Name.Zh)
	}
	return a.notifyClient(tx, r.ClientID, "sub_certificates_issued", mail.Data{"client": r.Holder.Name, "number": r.Number, "standard": r.Edition(),
		"day": r.ExpiresOn, "list": text.T(strings.Join(en, "\n"), strings.Join(zh, "\n")), "link": "/c/" + b.Slug + "/certificates/" + r.ID.String()})
}

// SubEnd is why a sub-certificate ends.
type SubEnd struct {
	Reason string `json:"reason" maxLength:"2000"`
}

// EndSubCertificate ends a sub-certificate at the client's request, while the certificate goes on.
func (a *App) EndSubCertificate(ctx context.Context, who access.Actor, cid id.Certificate, seen, suffix int, e SubEnd) (CertificatePage, error) {
	return a.changeCertificate(ctx, who, "certificate.end_sub", cid, seen, func(_ *postgres.Tx, c *certificate.Certificate, today date.Date) error {
		return c.EndSub(suffix, strings.TrimSpace(e.Reason), today)
	})
}

// renewSubs lets the sub-certificates of the certificate before, which the transaction has locked, go on with the next.
func renewSubs(tx *postgres.Tx, f caseFile, next *certificate.Record) error {
	if len(f.certificates) == 0 {
		return nil
	}
	before, err := tx.Certificate(f.certificates[0].ID)
	if err != nil {
		return err
	}
	return next.RenewSubs(before, publicCode)
}

// leaveSubs ends the sub-certificates of the certificate before whose sites the next one does not list.
func leaveSubs(tx *postgres.Tx, d decision.Record, f caseFile, next certificate.Record) error {
	if len(next.Subs) == 0 {
		return nil
	}
	old, err := tx.LockCertificate(f.certificates[0].ID, 0)
	if err != nil {
		return err
	}
	as := certificate.Cancelled // the client certifies the site no more
	if d.Type == decision.Reduce {
		as = certificate.Withdrawn
	}
	if !old.LeaveSubs(next, as) {
		return nil
	}
	_, err = tx.SaveCertificate(old)
	return err
}
