package testkit

import (
	"context"
	"net/http"
	"net/http/httptest"
	"time"

	"triennia/internal/app"
	"triennia/internal/certsearch"
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
		t.IDs["refusal"] = w.Refusal(held).ID.String()
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

// Refusal is the task that a refusal of the certificate by IAF CertSearch leaves.
func (w *World) Refusal(cid id.Certificate) (out register.RefusalRecord) {
	w.T.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		c, err := tx.Certificate(cid)
		if err != nil {
			return err
		}
		f := register.NewRefusal(id.Refusal(NewID()), register.Telling{Register: register.CertSearch, Certificate: c.ID, Client: c.ClientID, Number: c.Number, Holder: c.Holder.Name,
			Code: "validation_error", Says: "standards_name: not known"}, w.Body.Today(w.Clock))
		out = f.Record()
		return tx.InsertRefusal(f)
	})
	return out
}

// Practises lets the deployment reach a register to practise on by its handler, and the body hold the key that it takes. The
// clock of outbox and line is that of the test from here on.
func (w *World) Practises(h http.Handler, key string) {
	w.T.Helper()
	server := httptest.NewServer(h)
	w.T.Cleanup(server.Close)
	w.App.CertSearch = &certsearch.Client{Live: server.URL, Sandbox: server.URL, Pause: certsearch.Pause}
	w.App.DB = w.App.DB.At(func() time.Time { return w.Clock })
	_, err := w.App.SetRegisterKey(context.Background(), w.Admin, register.NoSetup.Version, key, register.Live)
	w.Must(err)
}

// Uploads runs the steps of uploads that are due by the clock of the test, each once, and answers how many there were.
func (w *World) Uploads() int {
	w.T.Helper()
	list := w.due("register.upload")
	for _, t := range list {
		w.Must(w.App.RunTask(context.Background(), w.Body.ID, t))
	}
	return len(list)
}

// UploadTasks are the steps of uploads that are due by the clock of the test.
func (w *World) UploadTasks() []id.Task { w.T.Helper(); return w.due("register.upload") }

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
	_, err := w.App.ChangeConsents(context.Background(), w.Of(c.ClientID, "Ann of "+c.Holder.Name.En), agreed.ID, agreed.Version,
		app.ConsentChoice{Consents: contract.Consents{channel: yes}})
	w.Must(err)
}
