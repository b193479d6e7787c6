package demo

import (
	"bytes"
	"fmt"
	"slices"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/client"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// story is one client's way through the play.
type story struct {
	*play
	t         *troupe
	f         firmPart
	guest     access.Actor // acts for the client
	aid       id.Application
	quotation app.QuotationView
	programme id.Programme
}

// edits are the sections of the application, in the order of the task list.
func (s *story) edits(since date.Date) []application.Edit {
	legal := s.f.legal(s.t.body)
	hq := client.Site{Key: "hq", Name: text.T("head office", "总部"), Address: s.f.street, City: s.f.city, Country: s.t.body.country,
		Kind: client.Permanent, Central: true, Activities: text.T("service desk, management", "服务台、管理")}
	sites, locations := []client.Site{hq}, []string{"hq"}
	groups := []application.Group{{Key: "1", Site: "hq", Activity: text.T("service operation", "服务运营"), Total: s.f.heads[0] + 9, InScope: s.f.heads[0], MinutesADay: 480, ShiftsPerDay: 1}}
	if n := s.f.heads[1]; n > 0 {
		dc := client.Site{Key: "dc", Name: text.T("data centre", "数据中心"), Address: text.T("1 Ring Road", "环路1号"), City: s.f.city, Country: s.t.body.country,
			Kind: client.Permanent, Activities: text.T("data centre operation", "数据中心运营")}
		sites, locations = append(sites, dc), append(locations, "dc")
		groups = append(groups, application.Group{Key: "2", Site: "dc", Activity: text.T("data centre operation", "数据中心运营"), Total: n + 3, InScope: n, MinutesADay: 480, ShiftsPerDay: 3})
	}
	return []application.Edit{
		{Organisation: &legal},
		{Contacts: &application.Contacts{People: []client.Contact{{Name: s.f.person, Position: "Managing director", Email: s.f.email(), Phone: "+353 1 555 0100", Representative: true}}, Language: s.t.body.language}},
		{Sites: &application.Sites{List: sites}},
		{Provider: &application.Provider{Kind: "outsourcing", CertificationBody: "no"}},
		{Scope: &application.Scope{OrgUnit: s.f.name, Services: s.f.services, Customers: s.f.customers, Locations: locations}},
		{Headcount: &application.Headcount{Company: s.f.heads[0] + s.f.heads[1] + 40, Groups: groups}},
		{System: &application.System{OperatedSince: since, InternalAudit: since.AddDays(70), ManagementReview: since.AddDays(90)}},
		{Consultancy: &application.Consultancy{Received: "no", InternalAudits: "no"}},
		{History: &application.History{Held: "no"}},
		{Declarations: s.t.body.declarations()},
	}
}

// declarations are what the body asks to be declared.
func (b bodyPart) declarations() *application.Declarations {
	d := application.Declarations{Truthful: true}
	if b.rules == body.China {
		d.Lawful, d.NotListed, d.NoAccident, d.NoSpotCheck, d.NoPenalty = "yes", "yes", "yes", "yes", "yes"
	}
	return &d
}

// begins registers the client and fills so many sections of its application.
func (s *story) begins(day, sections int) {
	s.on(day, "register "+s.f.name.En, func() (err error) {
		if s.guest, err = s.register(s.t, s.f); err != nil {
			return err
		}
		v, err := s.app.BeginApplication(s.ctx, s.guest, []string{s.f.standard()}, false)
		if err != nil {
			return err
		}
		s.aid = v.ID
		since := s.day(day - 200)
		for i, e := range s.edits(since)[:sections] {
			// A new application knows what the registration said: that section has a version already.
			if _, _, err := s.app.SaveSection(s.ctx, s.guest, s.aid, sectionVersion(v, i), e); err != nil {
				return fmt.Errorf("section %d: %w", i, err)
			}
		}
		return nil
	})
}

func sectionVersion(v app.ApplicationView, i int) int {
	return []int{v.Organisation.Version, v.Contacts.Version, v.Sites.Version, v.Provider.Version, v.Scope.Version,
		v.Headcount.Version, v.System.Version, v.Consultancy.Version, v.History.Version, v.Declarations.Version}[i]
}

// hands in so many papers, each as a file of its own.
func (s *story) hands(day, items int) {
	s.on(day, "papers of "+s.f.name.En, func() error {
		papers, err := Papers(s.f.standard(), s.firm(day-180), items)
		if err != nil {
			return err
		}
		for _, p := range papers {
			if _, err := s.receive(p.Item, p.Name, p.Data); err != nil {
				return err
			}
		}
		return nil
	})
}

// handsHandbook hands in one file for so many items.
func (s *story) handsHandbook(day, items int) {
	s.on(day, "handbook of "+s.f.name.En, func() error {
		papers, err := Papers(s.f.standard(), s.firm(day-180), 1)
		if err != nil {
			return err
		}
		d, err := s.receive(papers[0].Item, "Handbook "+s.f.name.En+".pdf", papers[0].Data)
		if err != nil {
			return err
		}
		for _, i := range asked(s.f.standard(), items)[1:] {
			if _, err := s.app.GiveMaterial(s.ctx, s.guest, s.aid, app.Material{Document: d, Items: []string{i.Key}}); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *story) receive(item, name string, content []byte) (id.Document, error) {
	d, err := s.app.ReceiveDocument(s.ctx, s.guest, app.Announced{Name: name, Purpose: application.Purpose{Application: s.aid, Item: item}}, bytes.NewReader(content))
	if err == nil && d.Reason != nil {
		err = fmt.Errorf("%s was not taken: %s", name, d.Reason.En)
	}
	return d.ID, err
}

func (s *story) firm(approved int) Firm {
	return Firm{Name: s.f.name, City: s.f.city, Scope: text.T(s.f.services[0].En, s.f.services[0].Zh), Manager: s.f.person,
		Persons: [][]string{{"Service desk 服务台", s.f.city.En + " " + s.f.city.Zh, "day 白班", fmt.Sprint(s.f.heads[0] + 9), fmt.Sprint(s.f.heads[0])},
			{"Operation 运营", s.f.city.En + " " + s.f.city.Zh, "three shifts 三班", fmt.Sprint(s.f.heads[1] + 3), fmt.Sprint(s.f.heads[1])}},
		Approved: time.Date(s.real.Year(), s.real.Month(), s.real.Day()+approved, 9, 0, 0, 0, time.UTC)}
}

func (s *story) submits(day int) {
	s.on(day, "submit "+s.f.name.En, func() error {
		v, err := s.app.GetApplication(s.ctx, s.guest, s.aid)
		if err != nil {
			return err
		}
		_, err = s.app.SubmitApplication(s.ctx, s.guest, s.aid, v.Version, app.Submission{Name: s.f.person, Position: "Managing director",
			Explanation: "What is not filed by itself stands in the handbook; the cross-reference says where."})
		return err
	})
}

// appliesAgain applies for recertification: what the certificate says is looked at again, and stands.
func (s *story) appliesAgain(day int) {
	s.on(day, "apply again, "+s.f.name.En, func() error {
		held, _, err := s.app.ListCertificates(s.ctx, s.guest, postgres.Page{Limit: 1}, postgres.CertificateFilter{})
		if err != nil {
			return err
		}
		v, err := s.app.ApplyFromCertificate(s.ctx, s.guest, held[0].ID, application.Renewal)
		if err != nil {
			return err
		}
		s.aid = v.ID
		for _, e := range []application.Edit{{Sites: &v.Sites.Data}, {Scope: &v.Scope.Data}, {Headcount: &v.Headcount.Data}, {Declarations: s.t.body.declarations()}} {
			if v, _, err = s.app.SaveSection(s.ctx, s.guest, s.aid, 1, e); err != nil {
				return err
			}
		}
		_, err = s.app.SubmitApplication(s.ctx, s.guest, s.aid, v.Version, app.Submission{Name: s.f.person, Position: "Managing director", Explanation: "Nothing has changed."})
		return err
	})
}

// reviewBegins takes the application into review.
func (s *story) reviewBegins(day int) {
	s.on(day, "review "+s.f.name.En, func() error {
		v, err := s.app.GetApplication(s.ctx, s.reviewer(), s.aid)
		if err == nil {
			_, err = s.app.BeginReview(s.ctx, s.reviewer(), s.aid, v.Version)
		}
		return err
	})
}

func (s *story) reviewer() access.Actor { return s.t.with(access.Reviewer) }

// judged accepts the papers handed in, except that the ones named are returned.
func (s *story) judged(day int, returned ...string) {
	s.on(day, "papers looked at, "+s.f.name.En, func() error {
		v, err := s.app.GetApplication(s.ctx, s.reviewer(), s.aid)
		if err != nil {
			return err
		}
		for _, m := range v.Materials {
			verdict := app.MaterialVerdict{Accept: true}
			if slices.Contains(returned, m.Item) {
				verdict = app.MaterialVerdict{Reason: "The edition is not signed by the management. Please send the approved one."}
			}
			if _, err := s.app.JudgeMaterial(s.ctx, s.reviewer(), s.aid, m.Number, m.Version, verdict); err != nil {
				return err
			}
		}
		return nil
	})
}

// asked puts a question that the applicant has not answered yet.
func (s *story) asked(day int) {
	s.on(day, "question to "+s.f.name.En, func() error {
		v, err := s.app.GetApplication(s.ctx, s.reviewer(), s.aid)
		if err == nil {
			_, err = s.app.AskApplicant(s.ctx, s.reviewer(), s.aid, v.Version, "Which of the services are delivered from the data centre at night, and by whom?", "scope")
		}
		return err
	})
}

// accepted assesses, computes the audit time and accepts.
func (s *story) accepted(day int) {
	s.on(day, "accept "+s.f.name.En, func() error {
		who := s.reviewer()
		v, err := s.app.GetApplication(s.ctx, who, s.aid)
		if err != nil {
			return err
		}
		holds := application.Statement{Holds: "yes", Notes: "Checked against the file."}
		v, err = s.app.AssessApplication(s.ctx, who, s.aid, v.Version, application.Assessment{Competence: holds, Scope: holds, Impartiality: holds, Time: holds,
			Needed: "Lead auditor and decision maker for " + s.f.standard() + "."})
		if err != nil {
			return err
		}
		if v, err = s.lookedUp(v, day); err != nil {
			return err
		}
		if _, err := s.app.SaveCalculation(s.ctx, who, s.aid, audittime.InputOf(v.Record, body.Record{})); err != nil {
			return err
		}
		_, err = s.app.AcceptApplication(s.ctx, who, s.aid, v.Version)
		return err
	})
}

// lookedUp looks the applicant up in each register that applies.
func (s *story) lookedUp(v app.ApplicationView, day int) (_ app.ApplicationView, err error) {
	for _, reg := range v.Registers {
		v, err = s.app.LookUpApplicant(s.ctx, s.reviewer(), s.aid, v.Version, application.LookUp{Register: reg.Key, On: s.day(day), Result: application.NotListed})
		if err != nil {
			return v, err
		}
	}
	return v, nil
}

// offered makes the quotation and sends it.
func (s *story) offered(day int) {
	s.on(day, "quote "+s.f.name.En, func() error {
		who := s.t.with(access.Finance)
		v, err := s.app.GetApplication(s.ctx, s.reviewer(), s.aid)
		if err != nil {
			return err
		}
		q, err := s.app.MakeQuotation(s.ctx, who, s.aid, app.NewQuotation{Calculation: v.Calculation})
		if err != nil {
			return err
		}
		s.quotation, err = s.app.SendQuotation(s.ctx, who, q.ID, q.Version)
		return err
	})
}

// signs accepts the quotation for the client; the programme is open then.
func (s *story) signs(day int) {
	s.on(day, "contract "+s.f.name.En, func() error {
		_, err := s.app.AcceptQuotation(s.ctx, s.guest, s.quotation.ID, s.quotation.Version, app.Signature{Name: s.f.person, Position: "Managing director",
			Consents: contract.Consents{contract.OwnRegister: true, contract.CertSearch: true, contract.Reference: true}, IP: "192.0.2.10", UserAgent: "demonstration"})
		if err != nil {
			return err
		}
		audits, _, err := s.app.ListEngagements(s.ctx, s.guest, postgres.Page{}, postgres.EngagementFilter{})
		if err == nil {
			s.programme = audits[0].ProgrammeID
		}
		return err
	})
}
