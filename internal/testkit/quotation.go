package testkit

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// Accepted is an accepted application of the client with 86 persons in scope at two sites, for ISO/IEC 20000-1 where
// no standard is named.
func (w *World) Accepted(c client.Record, standards ...string) application.Record {
	w.T.Helper()
	return w.accepted(c, standards, func(*application.Record) {})
}

// Transferring is an accepted application for the transfer of what the client tells.
func (w *World) Transferring(c client.Record, told application.Transferred) application.Record {
	w.T.Helper()
	return w.accepted(c, nil, func(r *application.Record) {
		r.Kind, r.Transferred.Data = application.Transfer, told
		r.Review.DecidedOn, r.Review.DecidedBy = w.Body.Today(w.Clock), "Rita Reviewer"
	})
}

func (w *World) accepted(c client.Record, standards []string, change func(*application.Record)) application.Record {
	w.T.Helper()
	if len(standards) == 0 {
		standards = []string{standard.ITSM}
	}
	r := application.New(id.Application(NewID()), application.Initial, c, "A-"+NewID().String()[24:], standards, w.Clock).Record()
	r.State = application.Accepted
	r.Scope.Data = application.Scope{OrgUnit: c.Name, Services: []text.Text{text.T("desktop support", "桌面支持")},
		Customers: text.T("its customers", "客户"), Locations: []string{"hq", "cork"}}
	r.Headcount.Data = application.Headcount{Company: 137, Groups: []application.Group{
		{Key: "a", Site: "hq", Activity: text.T("service desk", "服务台"), Total: 90, InScope: 60, MinutesADay: 480, Repetitive: true, ShiftsPerDay: 2},
		{Key: "b", Site: "cork", Activity: text.T("operations", "运维"), Total: 47, InScope: 26, MinutesADay: 480, ShiftsPerDay: 1}}}
	change(&r)
	a, err := application.From(r)
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error { return tx.InsertApplication(a) })
	return a.Record()
}

// Prices publishes the price list of the tests: 1,000 to apply, 3,000 a day, 2,000 to register, 2,000 a year.
func (w *World) Prices() fee.PriceList {
	w.T.Helper()
	name := func(en, zh string) text.Text { return text.T(en, zh) }
	l, err := w.App.PublishPriceList(context.Background(), w.Admin, fee.PriceList{
		ValidFrom: date.Of(w.Clock, w.Body.Zone()), Currency: "CNY", TaxPercent: 6, TaxMode: fee.Exclusive, DiscountLimit: 10, Items: []fee.Item{
			{Code: "application", Name: name("Application", "申请费"), Basis: fee.Flat, Amount: fee.MustMoney("1000"), Per: fee.PerApplication, When: []string{"initial"}},
			{Code: "audit", Name: name("Audit", "审核费"), Basis: fee.PerDay, Amount: fee.MustMoney("3000")},
			{Code: "registration", Name: name("Review and registration", "审定与注册费"), Basis: fee.Flat, Amount: fee.MustMoney("2000"), Per: fee.PerSystem, When: []string{"initial", "recertification"}},
			{Code: "annual", Name: name("Annual fee", "年金"), Basis: fee.Flat, Amount: fee.MustMoney("2000"), Per: fee.PerSystem, When: []string{"surveillance"}}}})
	w.Must(err)
	return l
}

// ApproveMethod approves the provisional method of ISO/IEC 20000-1 by the administrator.
func (w *World) ApproveMethod() {
	w.T.Helper()
	b, err := w.App.GetBody(context.Background(), w.Admin)
	w.Must(err)
	_, err = w.App.ApproveMethod(context.Background(), w.Admin, b.Version, app.Approval{Method: "md5-qms-provisional",
		Standard: "ISO/IEC 20000-1:2018", Statement: "It suits our clients until we have a table of our own."})
	w.Must(err)
}

// Reviewer is the person of the body who reviews applications and quotes.
func (w *World) Reviewer() access.Actor { return w.Staff("Rita Reviewer", access.Reviewer) }

// Quoted is a quotation of the application that was sent to the client, with method and prices in place.
func (w *World) Quoted(a application.Record) app.QuotationView {
	w.T.Helper()
	return w.QuotedBy(a, audittime.InputOf(a, body.Record{}))
}

// QuotedBy is Quoted with an audit time of its own.
func (w *World) QuotedBy(a application.Record, in audittime.Input) app.QuotationView {
	w.T.Helper()
	ctx, rita := context.Background(), w.Reviewer()
	w.ApproveMethod()
	w.Prices()
	c, err := w.App.SaveCalculation(ctx, rita, a.ID, in)
	w.Must(err)
	if c.Input.Set() {
		_, err = w.App.EndorseCalculation(ctx, w.Admin, c.ID, c.Version)
		w.Must(err)
	}
	q, err := w.App.MakeQuotation(ctx, rita, a.ID, app.NewQuotation{Calculation: c.ID})
	w.Must(err)
	sent, err := w.App.SendQuotation(ctx, rita, q.ID, q.Version)
	w.Must(err)
	return sent
}

func init() { makers = append(makers, makeQuotation) }

// makeQuotation makes a sent quotation, and a contract of another application of the same client.
func makeQuotation(w *World, t *Things) {
	var c client.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { c, err = tx.Client(t.Client); return err })
	first, second := w.Accepted(c), w.Accepted(c)
	if t.IDs["application"] == "" {
		t.IDs["application"] = first.ID.String()
	}
	sent := w.Quoted(first)
	t.IDs["quotation"], t.IDs["calculation"] = sent.ID.String(), sent.CalculationID.String()
	q := w.Quoted(second)
	_, err := w.App.AcceptQuotation(context.Background(), w.Of(c.ID, "Ann Applicant"), q.ID, q.Version, app.Signature{Name: "Ann Applicant", Position: "director"})
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, _, err := tx.Contracts(postgres.Page{}, second.ID.String())
		if err == nil {
			t.IDs["contract"] = list[0].ID.String()
		}
		return err
	})
}
