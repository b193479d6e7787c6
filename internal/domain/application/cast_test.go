package application

import (
	"testing"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

var (
	today    = date.New(2026, 11, 23)
	iaf      = pack.For("IAF", today)
	china    = pack.For("CN", today)
	noon     = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	reviewer = access.Actor{Identity: id.Identity{7}, Name: "Rui Castellano"}
	signer   = Signature{Name: "Mei Lin", By: id.Identity{8}, At: noon, On: today, Explanation: "see the note"}
)

func b(en string) text.Text { return text.T(en, "中"+en) }

// ready is a draft with every section complete and the proof of legal status handed in.
func ready(t *testing.T) *Application {
	t.Helper()
	legal := client.Legal{Name: b("Harbour IT"), Country: "CN", CreditCode: "91350100M000100Y43", Address: b("1 Quay"), City: b("Fuzhou")}
	c, err := client.New(id.Client{1}, legal, text.Zh)
	if err != nil {
		t.Fatal(err)
	}
	a := New(id.Application{1}, Initial, c.Record(), "A-2026-0001", []string{standard.ITSM}, noon)
	a.Take()
	hq := client.Site{Key: "hq", Name: b("Head office"), Address: b("1 Quay"), City: b("Fuzhou"), Country: "CN", Kind: client.Permanent, Central: true, Activities: b("Service desk")}
	dc := hq
	dc.Key, dc.Name, dc.Central = "dc", b("Data centre"), false
	for _, e := range []Edit{
		{Organisation: &legal},
		{Contacts: &Contacts{People: []client.Contact{{Name: "Mei Lin", Email: "mei@harbour.example", Representative: true}}, Language: text.Zh}},
		{Sites: &Sites{List: []client.Site{hq, dc}}},
		{Provider: &Provider{Kind: "outsourcing", CertificationBody: "no"}},
		{Scope: &Scope{OrgUnit: b("Harbour IT"), Services: []text.Text{b("managed hosting"), b("service desk")}, Customers: b("banks"), Locations: []string{"hq", "dc"}}},
		{Headcount: &Headcount{Company: 100, Groups: []Group{
			{Key: "1", Site: "hq", Activity: b("service desk"), Total: 60, InScope: 40, MinutesADay: 480},
			{Key: "2", Site: "dc", Activity: b("operation"), Total: 20, InScope: 12, MinutesADay: 480}}}},
		{System: &System{OperatedSince: date.New(2026, 3, 1), InternalAudit: date.New(2026, 9, 1), ManagementReview: date.New(2026, 9, 20)}},
		{Consultancy: &Consultancy{Received: "no", InternalAudits: "no"}},
		{History: &History{Held: "no"}},
		{Declarations: &Declarations{Lawful: "yes", NotListed: "yes", NoAccident: "yes", NoSpotCheck: "yes", NoPenalty: "yes", Truthful: true}},
	} {
		if _, err := a.Save(e, 1, "Mei Lin", noon); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := a.HandIn("mat.legal", Document{ID: id.Document{1}, Name: "licence.pdf"}, 0, "", "Mei Lin", today); err != nil {
		t.Fatal(err)
	}
	return a
}

func submitted(t *testing.T) *Application {
	t.Helper()
	a := ready(t)
	if err := a.Submit(signer, iaf, client.Bar{}); err != nil {
		t.Fatal(err)
	}
	return a
}

func competent(on date.Date) staff.Record {
	return staff.Record{ID: reviewer.Identity, Name: reviewer.Name, Competences: []staff.Competence{
		{Standard: standard.ITSM, Function: staff.Review, From: on, Evidence: "witnessed"}}}
}

func underReview(t *testing.T) *Application {
	t.Helper()
	a := submitted(t)
	if err := a.BeginReview(competent(today), 24, today); err != nil {
		t.Fatal(err)
	}
	return a
}

func has(list rule.Broken, id string) bool {
	for _, b := range list {
		if b.Rule.ID == id {
			return true
		}
	}
	return false
}
