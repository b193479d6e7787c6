package app_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/fault"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func TestAnAgreementIsFrozenByTheTermsThatWereRead(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	a := w.Accepted(w.Client("Bluewater"))
	q := w.Quoted(a)
	ann := w.Of(a.ClientID, "Ann Applicant")
	own := contract.Edition{ValidFrom: q.SentOn.AddDays(1), Clauses: slices.Clone(contract.Delivered)}
	own.Clauses[0].Text.En = "{body} certifies {client} at {sites}."
	filled, err := w.App.PreviewTerms(ctx, w.Admin, own)
	if err != nil || !strings.Contains(filled.En, "certifies Example Hosting Ltd at Head office, Data centre.") {
		t.Errorf("%v: %s", err, filled.En)
	}
	published, err := w.App.PublishTerms(ctx, w.Admin, own)
	w.Must(err)
	if published.Edition != 1 || published.By != w.Admin.Name {
		t.Errorf("%+v", published)
	}
	list, err := w.App.ListTerms(ctx, w.Admin)
	if err != nil || len(list.Editions) != 1 || list.Editions[0].Standing != contract.Coming {
		t.Errorf("%v, %+v", err, list.Editions)
	}
	if seen, err := w.App.GetQuotation(ctx, ann, q.ID); err != nil || seen.Edition != 0 {
		t.Errorf("the day before: edition %d, %v", seen.Edition, err)
	}
	w.Clock = w.Clock.AddDate(0, 0, 1)
	signature := app.Signature{Name: "Niamh Byrne", Position: "Managing director"}
	_, err = w.App.AcceptQuotation(ctx, ann, q.ID, q.Version, signature)
	refused(t, err, "stale")
	seen, err := w.App.GetQuotation(ctx, ann, q.ID)
	if err != nil || seen.Edition != 1 || !strings.Contains(seen.Duties.En, "certifies Bluewater") {
		t.Fatalf("the day it begins: edition %d, %v", seen.Edition, err)
	}
	signature.Edition = seen.Edition
	_, err = w.App.AcceptQuotation(ctx, ann, q.ID, q.Version, signature)
	w.Must(err)
	agreed, _, err := w.App.ListContracts(ctx, ann, postgres.Page{}, a.ID)
	if err != nil || len(agreed) != 1 || agreed[0].Edition != 1 || agreed[0].Duties != seen.Duties || !agreed[0].Intact() {
		t.Errorf("%v, %+v", err, agreed)
	}
}

func TestTermsThatLeaveADutyOutAreNotKept(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	e := contract.Edition{ValidFrom: w.Prices().ValidFrom, Clauses: contract.Delivered[1:]}
	for name, try := range map[string]func() error{
		"preview": func() error { _, err := w.App.PreviewTerms(ctx, w.Admin, e); return err },
		"publish": func() error { _, err := w.App.PublishTerms(ctx, w.Admin, e); return err },
	} {
		var bad fault.Invalid
		if err := try(); !errors.As(err, &bad) || len(bad.Fields) != 1 || bad.Fields[0].Path != "clauses" || !strings.Contains(bad.Fields[0].Says.En, "impartial") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if list, err := w.App.ListTerms(ctx, w.Admin); err != nil || len(list.Editions) != 0 {
		t.Errorf("%v, %+v", err, list.Editions)
	}
}
