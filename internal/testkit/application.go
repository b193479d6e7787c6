package testkit

import (
	"bytes"
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/date"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// PDF is a whole file that says the words.
func PDF(words string) []byte {
	return []byte("%PDF-1.7\n% " + words + "\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n")
}

// Document is a file of the person's client that holds the words.
func (w *World) Document(who access.Actor, words string) application.Document {
	w.T.Helper()
	d, err := w.App.ReceiveDocument(context.Background(), who, app.Announced{Name: words + ".pdf"}, bytes.NewReader(PDF(words)))
	w.Must(err)
	return d.Document
}

// Draft is an application with every section complete and the proof of legal status handed in.
func (w *World) Draft(who access.Actor) app.ApplicationView {
	w.T.Helper()
	ctx := context.Background()
	v, err := w.App.BeginApplication(ctx, who, []string{standard.ITSM}, false)
	w.Must(err)
	for _, e := range Sections(v.Record) {
		_, _, err := w.App.SaveSection(ctx, who, v.ID, 1, e)
		w.Must(err)
	}
	d := w.Document(who, "licence")
	v, err = w.App.GiveMaterial(ctx, who, v.ID, app.Material{Document: d.ID, Items: []string{"mat.legal"}})
	w.Must(err)
	return v
}

// Submitted is a Draft that was signed.
func (w *World) Submitted(who access.Actor) app.ApplicationView {
	w.T.Helper()
	v := w.Draft(who)
	v, err := w.App.SubmitApplication(context.Background(), who, v.ID, v.Version, app.Submission{Name: who.Name, Explanation: "The rest follows."})
	w.Must(err)
	return v
}

// Sections are complete sections for a new draft of a client of this world.
func Sections(r application.Record) []application.Edit {
	both := func(en, zh string) text.Text { return text.T(en, zh) }
	legal, contacts, sites := r.Organisation.Data, r.Contacts.Data, r.Sites.Data
	return []application.Edit{
		{Organisation: &legal}, {Contacts: &contacts}, {Sites: &sites},
		{Provider: &application.Provider{Kind: "outsourcing", CertificationBody: "no"}},
		{Scope: &application.Scope{OrgUnit: both("Bluewater operations", "碧水运维部"), Customers: both("banks", "银行"), Locations: []string{"hq", "cork"},
			Services: []text.Text{both("managed hosting", "托管服务"), both("service desk", "服务台服务")}}},
		{Headcount: &application.Headcount{Company: 137, Groups: []application.Group{
			{Key: "1", Site: "hq", Activity: both("service desk", "服务台"), Total: 90, InScope: 60, MinutesADay: 480, ShiftsPerDay: 1},
			{Key: "2", Site: "cork", Activity: both("operation", "运行"), Total: 47, InScope: 26, MinutesADay: 480, ShiftsPerDay: 2}}}},
		{System: &application.System{OperatedSince: date.New(2026, 3, 1), InternalAudit: date.New(2026, 9, 1), ManagementReview: date.New(2026, 9, 20)}},
		{Consultancy: &application.Consultancy{Received: "no", InternalAudits: "no"}},
		{History: &application.History{Held: "no"}},
		{Declarations: &application.Declarations{Lawful: "yes", NotListed: "yes", NoAccident: "yes", NoSpotCheck: "yes", NoPenalty: "yes", Truthful: true}},
	}
}

func makeApplication(w *World, t *Things) {
	ann := w.Of(t.Client, "Ann Applicant")
	v := w.Submitted(ann)
	u, err := w.App.BeginUpload(context.Background(), ann, app.Announced{Name: "plan.pdf", Size: 100, Purpose: application.Purpose{Application: v.ID, Item: "doc.sla"}})
	w.Must(err)
	t.IDs["application"], t.IDs["document"], t.IDs["upload"] = v.ID.String(), v.Materials[0].DocumentID.String(), u.ID.String()
}
