package testkit

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
	"triennia/internal/postgres"
)

func init() {
	makers = append(makers, func(w *World, t *Things) {
		w.Reports()
		var held id.Certificate
		w.Must(held.UnmarshalText([]byte(t.IDs["certificate"])))
		w.Allows(held, contract.CertSearch, true)
		t.IDs["submission"] = w.Submission(register.All).ID.String()
	})
}

// Reports lets the body, accredited, report to IAF CertSearch.
func (w *World) Reports() {
	w.T.Helper()
	b, err := w.App.GetBody(context.Background(), w.Admin)
	w.Must(err)
	s := b.Settings()
	s.CertSearch = true
	if s.Accreditation.Body == "" {
		s.Accreditation = body.Accreditation{Body: "CNAS", Number: "C001", ExpiresOn: date.MustParse("2030-01-01")}
	}
	_, err = w.App.ChangeBody(context.Background(), w.Admin, b.Version, s)
	w.Must(err)
}

// Submission is a submission of the kind to IAF CertSearch, prepared.
func (w *World) Submission(kind register.Kind) app.SubmissionView {
	w.T.Helper()
	v, err := w.App.PrepareSubmission(context.Background(), w.Admin, kind)
	w.Must(err)
	return v
}

// Allows lets the client of the certificate allow the channel, or take that back.
func (w *World) Allows(cid id.Certificate, channel contract.Channel, yes bool) {
	w.T.Helper()
	var c certificate.Record
	var agreed contract.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) {
		if c, err = tx.Certificate(cid); err != nil {
			return err
		}
		p, err := tx.Programme(c.ProgrammeID)
		if err == nil {
			agreed, err = tx.Contract(p.ContractID)
		}
		return err
	})
	_, err := w.App.ChangeConsents(context.Background(), w.Of(c.ClientID, "Ann Applicant"), agreed.ID, agreed.Version,
		app.ConsentChoice{Consents: contract.Consents{channel: yes}})
	w.Must(err)
}
