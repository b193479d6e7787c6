package app_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/message"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func paperOf(d application.Document, on date.Date) app.PaperSignature {
	return app.PaperSignature{Signature: app.Signature{Name: "Niamh Byrne", Position: "Managing director",
		Consents: contract.Consents{contract.CertSearch: true}, IP: "192.0.2.7", UserAgent: "test"}, SignedOn: on, Document: d.ID}
}

// Rule "SM-84": the scan has all the effects of the click, and is the evidence in its place.
func TestAcceptedByASignedScan(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	a := w.Accepted(w.Client("Bluewater"))
	q := w.Quoted(a)
	ann := w.Of(a.ClientID, "Ann Applicant")
	scan := w.Document(ann, "signed")
	_, err := w.App.AcceptOnPaper(ctx, ann, q.ID, q.Version, paperOf(application.Document{}, q.SentOn))
	refused(t, err, "SM-84")
	_, err = w.App.AcceptOnPaper(ctx, ann, q.ID, q.Version, paperOf(scan, q.SentOn.AddDays(1)))
	refused(t, err, "SM-84")
	wrong := paperOf(scan, q.SentOn)
	wrong.Consents = contract.Consents{"billboard": true}
	var bad fault.Invalid
	if _, err = w.App.AcceptOnPaper(ctx, ann, q.ID, q.Version, wrong); !errors.As(err, &bad) || bad.Fields[0].Path != "consents.billboard" {
		t.Errorf("a channel that there is not: %v", err)
	}
	bob := w.Of(w.Client("Other").ID, "Bob Other")
	_, err = w.App.AcceptOnPaper(ctx, ann, q.ID, q.Version, paperOf(w.Document(bob, "theirs"), q.SentOn))
	refused(t, err, "not_found")
	out, err := w.App.AcceptOnPaper(ctx, ann, q.ID, q.Version, paperOf(scan, q.SentOn))
	w.Must(err)
	if s := out.Acceptance.Scan; out.State != fee.Accepted || s == nil || s.DocumentID != scan.ID || s.SHA256 != scan.SHA256 || s.FiledBy != "Ann Applicant" {
		t.Fatalf("%s, %+v", out.State, out.Acceptance)
	}
	list, _, err := w.App.ListContracts(ctx, ann, postgres.Page{}, a.ID)
	w.Must(err)
	if len(list) != 1 || list[0].Scan == nil || list[0].Scan.File != "signed.pdf" || !list[0].Intact() || list[0].AcceptedName != "Niamh Byrne" {
		t.Fatalf("%+v", list)
	}
	if applicationOf(t, w, a.ID).State != application.Contracted || len(lettersNamed(w, "quotation_filed")) != 0 {
		t.Error("not contracted, or the client was told of its own deed")
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		audits, err := tx.AuditsOfApplication(a.ID)
		if len(audits) != 2 {
			t.Errorf("%d audits were opened, want stage 1 and stage 2", len(audits))
		}
		return err
	})
	if file, _, err := w.App.PrintContract(ctx, ann, list[0].ID); err != nil || len(file) == 0 {
		t.Errorf("%d bytes, %v", len(file), err)
	}
}

func TestThoseWhoQuoteFileTheScanForTheClient(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	a := w.Accepted(w.Client("Bluewater"))
	q := w.Quoted(a)
	ann := w.Of(a.ClientID, "Ann Applicant")
	fay := w.Staff("Fay Finance", access.Finance)
	for _, p := range []access.Permission{access.Upload, access.AcceptOnPaper} {
		if !fay.May(p) || ann.May(access.Quote) {
			t.Errorf("who may %s", p)
		}
	}
	out, err := w.App.AcceptOnPaper(ctx, fay, q.ID, q.Version, paperOf(w.Document(ann, "signed"), q.SentOn))
	w.Must(err)
	if out.Acceptance.Scan.FiledBy != "Fay Finance" || out.Acceptance.Name != "Niamh Byrne" {
		t.Errorf("%+v", out.Acceptance)
	}
	told := lettersNamed(w, "quotation_filed")
	if len(told) != 1 || !strings.Contains(told[0].Text, "signed by Niamh Byrne") {
		t.Errorf("the client is not told: %+v", told)
	}
}

// Rule "CF1": the client gives and withdraws a consent, and the body hears of it.
func TestTheClientChangesItsConsents(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	a := w.Accepted(w.Client("Bluewater"))
	q := w.Quoted(a)
	if q.Publication == nil || len(q.Publication.Channels) != len(contract.Channels) || q.Publication.Channels[0].Allowed {
		t.Fatalf("the client is not told in advance: %+v", q.Publication)
	}
	ann := w.Of(a.ClientID, "Ann Applicant")
	_, err := w.App.AcceptQuotation(ctx, ann, q.ID, q.Version, app.Signature{Name: "Ann", Position: "director", Consents: contract.Consents{contract.CertSearch: true}})
	w.Must(err)
	list, _, err := w.App.ListContracts(ctx, ann, postgres.Page{}, a.ID)
	w.Must(err)
	c := list[0]
	choice := app.ConsentChoice{Consents: contract.Consents{contract.CertSearch: false, contract.OwnRegister: true}}
	_, err = w.App.ChangeConsents(ctx, ann, c.ID, c.Version+1, choice)
	refused(t, err, "stale")
	v, err := w.App.ChangeConsents(ctx, ann, c.ID, c.Version, choice)
	w.Must(err)
	if !v.Intact || v.Version != c.Version+1 || v.CanPublish(contract.OwnRegister) != nil {
		t.Errorf("%+v", v)
	}
	refused(t, v.CanPublish(contract.CertSearch), "CF1")
	_, err = w.App.ChangeConsents(ctx, ann, c.ID, v.Version, choice)
	refused(t, err, "illegal_move")
	told := lettersNamed(w, "consents_changed")
	if !slices.ContainsFunc(told, func(m message.Record) bool {
		return strings.Contains(m.Text, "IAF CertSearch: no longer allowed") && strings.Contains(m.Text, "/contracts/"+c.ID.String())
	}) {
		t.Errorf("the body is not told: %+v", told)
	}
	bob := w.Of(w.Client("Other").ID, "Bob Other")
	_, err = w.App.ChangeConsents(ctx, bob, c.ID, v.Version, choice)
	refused(t, err, "not_found")
	_, err = w.App.ChangeConsents(ctx, ann, id.Contract{1}, 1, choice)
	refused(t, err, "not_found")
}
