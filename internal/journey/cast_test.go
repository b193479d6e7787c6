package journey

import (
	"context"
	"strings"
	"testing"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/text"
	"triennia/internal/testkit"
)

const (
	itsm     = "ISO/IEC 20000-1:2018"
	password = "river stone lamp 42"
)

// story is one certification body with the people of a certification.
type story struct {
	t    *testing.T
	p    product
	slug string
	// people of the body
	ada, rita, pat, jonas, wu, mei, fay *person
	ids                                 map[string]string // of people, by first name
	ann                                 *person           // of the applicant
	application, contract, programme    string
	today                               date.Date
}

// begin creates a body at the command line; its administrator signs in and invites the others.
func begin(t *testing.T, country string) *story {
	t.Parallel()
	t.Helper()
	s := &story{t: t, p: running(t), slug: "b-" + testkit.NewID().String()[24:], ids: map[string]string{}}
	admin := app.NewAdmin{Name: "Ada Lovell", Email: s.address("ada")}
	made, err := s.p.app.CreateBody(context.Background(), "operator", app.NewBody{Slug: s.slug, Name: text.T("Nordlys Certification", "北光认证"),
		Code: "104", Country: country, City: text.T("Dublin", "都柏林"), TimeZone: "Europe/Dublin", Language: text.En, Jurisdiction: body.IAF, Admin: admin})
	if err != nil {
		t.Fatal(err)
	}
	s.ada = s.signsIn("ada", made.Password)
	s.ada.ask("PUT", "/~/me/password", m{"old": made.Password, "password": password}).well()
	s.rita = s.joins("rita", "Rita Moore", "application_reviewer")
	s.pat = s.joins("pat", "Pat Quinn", "planner")
	s.jonas = s.joins("jonas", "Jonas Berg", "auditor")
	s.wu = s.joins("wu", "Wu Lan", "auditor")
	s.mei = s.joins("mei", "Mei Tan", "decision_maker")
	s.fay = s.joins("fay", "Fay Doyle", "finance")
	for name, function := range map[string]string{"Rita": "application_review", "Jonas": "lead", "Wu": "audit", "Mei": "decision"} {
		s.competent(name, function)
	}
	s.looks()
	s.rita = s.signsIn("rita", password)
	return s
}

func (s *story) address(who string) string { return who + "@" + s.slug + ".example" }

// looks at the calendar of the body.
func (s *story) looks() {
	s.t.Helper()
	s.today = date.MustParse(s.ada.get("").s("today"))
}

func (s *story) visitor() *person { return anyone(s.t, s.p.url, s.slug, "en") }

// signsIn is a person who signs in with e-mail and password.
func (s *story) signsIn(who, word string) *person {
	s.t.Helper()
	p := s.visitor()
	p.name = who
	p.ask("POST", "/~/session", m{"email": s.address(who), "password": word}).well()
	return p
}

// joins is a person of the body who follows the link of an invitation.
func (s *story) joins(who, name, role string) *person {
	s.t.Helper()
	s.ada.does("/invitations", m{"email": s.address(who), "name": name, "locale": "en", "roles": []string{role}})
	letter := post.waits(s.t, s.address(who), "token=")
	p := s.visitor()
	p.name = who
	p.ask("POST", "/~/bodies/"+s.slug+"/invitation", m{"token": token.FindStringSubmatch(letter.Text)[1], "name": name, "password": password, "locale": "en"}).well()
	return p
}

// competent records that the person may do the function for service management.
func (s *story) competent(first, function string) {
	s.t.Helper()
	for _, x := range s.ada.get("/people").list("items") {
		row := thing{s.t, "people", "", x}
		name := row.s("name")
		s.ids[strings.Fields(name)[0]] = row.s("id")
		if !strings.HasPrefix(name, first) {
			continue
		}
		file := s.ada.get("/people/" + row.s("id"))
		s.ada.changes("PUT", "/people/"+row.s("id"), file, m{"name": name, "external": false, "conflicts": []m{}, "leave": []m{},
			"competences": []m{{"standard": itsm, "function": function, "from": "2020-01-01", "evidence": "witnessed audits"}}})
	}
}

// days moves the clock of the body forward, as an administrator does in a demonstration.
func (s *story) days(n int) {
	s.t.Helper()
	s.ada.changes("POST", "/clock", s.ada.get(""), m{"days": n})
	s.looks()
}

// until moves the clock to the day.
func (s *story) until(d date.Date) {
	s.t.Helper()
	if n := s.today.DaysUntil(d); n > 0 {
		s.days(n)
	}
}

// monday is the first Monday at least n days from today.
func (s *story) monday(n int) date.Date {
	d := s.today.AddDays(n)
	for d.Weekday() != time.Monday {
		d = d.AddDays(1)
	}
	return d
}

func both(en, zh string) m { return m{"en": en, "zh": zh} }
