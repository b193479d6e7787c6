package app_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/intake"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/spreadsheet"
	"triennia/internal/testkit"
)

func csv(s string) app.Table { return app.Table{File: []byte(s)} }

func TestImportIsAllOrNothing(t *testing.T) {
	w := testkit.New(t)
	ctx := context.Background()
	count := func() int {
		list, _, err := w.App.ListClients(ctx, w.Admin, postgres.Page{Limit: 100}, postgres.ClientFilter{})
		w.Must(err)
		return len(list)
	}
	const heads = "Name,Country,Registration number\n"
	if r, err := w.App.RehearseImport(ctx, w.Admin, intake.Clients, csv(heads+"One,IE,1\nTwo,IE,\n")); err != nil || r.Errors != 1 || r.Creates != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	var bad fault.Invalid
	if _, err := w.App.ImportTable(ctx, w.Admin, intake.Clients, csv(heads+"One,IE,1\nTwo,IE,\n")); !errors.As(err, &bad) || bad.Fields[0].Path != "rows[3]" || count() != 0 {
		t.Errorf("%v, %d clients", err, count())
	}
	good := csv(heads + "One,IE,1\nTwo,IE,2\n")
	if r, err := w.App.ImportTable(ctx, w.Admin, intake.Clients, good); err != nil || r.Creates != 2 || count() != 2 {
		t.Errorf("%+v, %v, %d clients", r, err, count())
	}
	if _, err := w.App.ImportTable(ctx, w.Admin, intake.Clients, good); !errors.As(err, &bad) || len(bad.Fields) != 2 || count() != 2 {
		t.Errorf("the same file again: %v", err)
	}
	sites := csv("Client,Site,Headcount\n1,Cork,5\n1,Galway,7\n")
	if _, err := w.App.ImportTable(ctx, w.Admin, intake.Sites, sites); err != nil {
		t.Fatal(err)
	}
	if _, err := w.App.ImportTable(ctx, w.Admin, intake.Sites, sites); !errors.As(err, &bad) {
		t.Errorf("the same sites again: %v", err)
	}
	list, _, err := w.App.ListClients(ctx, w.Admin, postgres.Page{Search: "One"}, postgres.ClientFilter{})
	w.Must(err)
	if len(list) != 1 || len(list[0].Sites) != 2 || list[0].Sites[0].Key == list[0].Sites[1].Key {
		t.Errorf("%+v", list)
	}
}

func TestImportOfManyWrongRows(t *testing.T) {
	w := testkit.New(t)
	var file bytes.Buffer
	file.WriteString("Name,Country,Registration number\n")
	for i := range intake.MostRows {
		fmt.Fprintf(&file, "Client %d,IE,\n", i)
	}
	r, err := w.App.RehearseImport(context.Background(), w.Admin, intake.Clients, app.Table{File: file.Bytes()})
	if err != nil || r.Errors != intake.MostRows || len(r.Problems) >= 1000 {
		t.Errorf("%d errors, %d told, %v", r.Errors, len(r.Problems), err)
	}
	var out bytes.Buffer
	table, err := spreadsheet.CSV(&out)
	w.Must(err)
	w.Must(w.App.WriteImportProblems(context.Background(), w.Admin, intake.Clients, app.Table{File: file.Bytes()}, text.En, table))
	if n := bytes.Count(out.Bytes(), []byte("\n")); n != intake.MostRows+1 {
		t.Errorf("%d lines", n)
	}
}

func TestImportedPeopleJoinWithTheirFile(t *testing.T) {
	w := testkit.New(t)
	email := newEmail()
	const heads = "E-mail,Name,Roles,Standard,Competent for,Valid from,Evidence\n"
	people := csv(heads + email + ",Maria Silva,auditor,ISO 9001:2015,leading,2025-03-01,Witnessed\n" + email + ",,,ISO 14001:2015,,2025-04-01,Exam\n")
	if r, err := w.App.ImportTable(bg, w.Admin, intake.People, people); err != nil || r.Creates != 2 {
		t.Fatalf("%+v, %v", r, err)
	}
	var bad fault.Invalid
	if _, err := w.App.ImportTable(bg, w.Admin, intake.People, people); !errors.As(err, &bad) {
		t.Errorf("the same people again: %v", err)
	}
	_, err := w.App.AcceptInvitation(bg, access.Actor{}, w.Body.Slug, app.Acceptance{Token: word(t, w, email), Name: "Maria da Silva", Password: goodPassword, Locale: text.En}, home())
	w.Must(err)
	list, _, err := w.App.ListPeople(bg, w.Admin, postgres.Page{Search: "Maria da Silva"}, postgres.PersonFilter{})
	w.Must(err)
	if len(list) != 1 || len(list[0].Competences) != 2 || list[0].Competences[0].Function != staff.Lead {
		t.Errorf("%+v", list)
	}
	if r, err := w.App.RehearseImport(bg, w.Admin, intake.People, people); err != nil || r.Errors != 1 {
		t.Errorf("a member again: %+v, %v", r, err)
	}
}

// ownCertificate is a certificate in its second cycle, of which one surveillance was held.
const ownCertificate = "Client,Number,Standard,Scope,Scope in Chinese,First certified on,Cycle decided on,Issued on,Expires on,First surveillance,Days of a surveillance,Days of the recertification\n" +
	"551234,old-77,ISO/IEC 20000-1:2018,hosting,托管,%s,%s,%s,%s,%s,1.5,3\n"

func TestAnImportedCertificateGoesOn(t *testing.T) {
	w := testkit.New(t)
	today := w.Body.Today(w.Clock)
	holder := w.Client("Bluewater")
	decided, expires := today.AddMonths(-18), today.AddMonths(18)
	if _, err := w.App.ImportTable(bg, w.Admin, intake.Certificates, csv(fmt.Sprintf(ownCertificate, today.AddMonths(-54), decided, decided.AddDays(3), expires, today.AddMonths(-7)))); err != nil {
		t.Fatal(err)
	}
	list, _, err := w.App.ListCertificates(bg, w.Admin, postgres.Page{}, postgres.CertificateFilter{})
	w.Must(err)
	c, err := w.App.GetCertificate(bg, w.Admin, list[0].ID)
	w.Must(err)
	if c.Number != "OLD-77" || c.ExpiresOn != expires || c.DecidedOn != decided || c.State != certificate.Active || c.Cycle != 2 || len(c.Sites) != 2 || c.Persons != 86 || c.Scope.Zh != "托管" {
		t.Errorf("%+v", c.Record)
	}
	var owed []string
	for _, o := range c.Obligations {
		owed = append(owed, fmt.Sprintf("%s %d %s", o.Kind, o.Number, o.State))
	}
	if want := []string{"surveillance 1 done", "surveillance 2 open", "recertification 0 open"}; !slices.Equal(owed, want) {
		t.Errorf("owed: %v", owed)
	}
	found, _, err := w.App.FindCertificates(bg, "old-77")
	w.Must(err)
	if !slices.ContainsFunc(found, func(v app.Verification) bool { return v.Code == c.Code && v.Valid }) {
		t.Errorf("verified: %+v", found)
	}
	programmes, err := w.App.ProgrammesOfClient(bg, w.Admin, holder.ID)
	w.Must(err)
	for _, s := range programmes[0].Slots {
		if au, err := w.App.GetAudit(bg, w.Admin, s.AuditID); err != nil || au.Days == 0 {
			t.Errorf("%s %d: %+v, %v", s.Kind, s.Number, au.Record, err)
		}
	}
	next := programmes[0].Slots[0].AuditID
	for _, s := range programmes[0].Slots {
		if au, _ := w.App.GetAudit(bg, w.Admin, s.AuditID); au.State == audit.Programmed {
			next = s.AuditID
			break
		}
	}
	lead := w.Competent("Jonas Berg", access.Auditor, staff.Lead)
	proposal := audit.Proposal{Span: audit.Whole(day("2026-12-07"), day("2026-12-08")), Team: []audit.Member{{PersonID: lead.Identity, Role: audit.Lead}}}
	planner := w.Staff("Pat Planner", access.Planner)
	if check, err := w.App.CheckProposal(bg, planner, next, proposal); err != nil || len(check.Broken) > 0 {
		t.Errorf("its next audit: %+v, %v", check.Broken, err)
	}
	if au, err := w.App.ProposeAudit(bg, planner, next, 1, proposal); err != nil || !au.CalculationID.IsZero() {
		t.Errorf("its next audit is proposed: %v", err)
	}
	if _, err := w.App.ApplyFromCertificate(bg, w.Of(holder.ID, "Ann Applicant"), c.ID, application.Extension); !isKind(err, fault.IllegalMove) {
		t.Errorf("extended without its audit time: %v", err)
	}
	d, err := w.App.DecideOnCertificate(bg, w.Decider(), c.ID, c.Version, decision.Withdraw, app.Verdict{Terms: decision.Terms{Code: "misuse", Reason: "For the test of it."}})
	if err != nil || d.State != decision.Taken {
		t.Errorf("withdrawn: %+v, %v", d, err)
	}
	w.Work()
}

// A number of the body's own series that an imported certificate has is passed over.
func TestAGrantPassesOverAnImportedNumber(t *testing.T) {
	w := testkit.New(t)
	today := w.Body.Today(w.Clock)
	first := w.Certified(w.Client("Bluewater"))
	b, n := w.Body, int64(2)
	next := certificate.Number(b.CertificatePattern, b.Code, standard.ITSM, today, n, 1, first.Persons)
	other := csv("Name,Country,Registration number\nOther,NL,77\n")
	if _, err := w.App.ImportTable(bg, w.Admin, intake.Clients, other); err != nil {
		t.Fatal(err)
	}
	if _, err := w.App.ImportTable(bg, w.Admin, intake.Sites, csv("Client,Site,Headcount\n77,Delft,5\n")); err != nil {
		t.Fatal(err)
	}
	table := strings.Replace(fmt.Sprintf(ownCertificate, today.AddMonths(-1), today.AddMonths(-1), "", today.AddMonths(35), ""), "551234,old-77", "77,"+next, 1)
	if _, err := w.App.ImportTable(bg, w.Admin, intake.Certificates, csv(table)); err != nil {
		t.Fatal(err)
	}
	second := w.Certified(w.Client("Fernhill"))
	if want := certificate.Number(b.CertificatePattern, b.Code, standard.ITSM, today, n+1, 1, first.Persons); second.Number != want {
		t.Errorf("the next certificate is %s, not %s", second.Number, want)
	}
}
