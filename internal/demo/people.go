package demo

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/client"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// troupe is a body with its people.
type troupe struct {
	body   bodyPart
	people []actor
	guests []SignIn // people of clients who are worth a visit
	turn   int      // whose turn it is to lead the next audit
}

// actor is a person of the play with its session.
type actor struct {
	access.Actor
	part personPart
}

// found makes a body with its people, prices and method, as an operator and its first administrator do.
func (p *play) found(b bodyPart) (*troupe, error) {
	t := &troupe{body: b}
	admin := b.people[0]
	created, err := p.app.CreateBody(p.ctx, "triennia demo", app.NewBody{Slug: b.slug, Name: b.name, Code: b.code, Country: b.country,
		City: b.city, TimeZone: b.zone, Language: b.language, Jurisdiction: b.rules, Admin: app.NewAdmin{Name: admin.name, Email: admin.email(b)}})
	if err != nil {
		return nil, err
	}
	who, err := p.firstSignIn(admin.email(b), created.Password, b.slug)
	if err != nil {
		return nil, err
	}
	t.people = append(t.people, actor{who, admin})
	for _, person := range b.people[1:] {
		if err := p.hire(t, person); err != nil {
			return nil, fmt.Errorf("%s: %w", person.name, err)
		}
	}
	return t, p.furnish(t)
}

// operator makes the person who runs the deployment.
func (p *play) operator() (SignIn, error) {
	const email = "olga@operator.example"
	password, err := p.app.CreateOperator(p.ctx, "Olga Prins", email)
	if err != nil {
		return SignIn{}, err
	}
	_, err = p.firstSignIn(email, password, "")
	return SignIn{email, "operator", "creates bodies; sees their numbers, not their records", "/operator"}, err
}

// firstSignIn replaces the password that was told once.
func (p *play) firstSignIn(email, password, slug string) (access.Actor, error) {
	in, err := p.app.SignIn(p.ctx, email, password, app.Origin{Address: "127.0.0.1"})
	if err != nil {
		return access.Actor{}, err
	}
	who, err := p.app.Authenticate(p.ctx, in.Access, slug)
	if err != nil {
		return who, err
	}
	return who, p.app.ChangePassword(p.ctx, who, password, Password)
}

var linkToken = regexp.MustCompile(`token=([A-Z0-9]+)`)

// hire invites a person and accepts the invitation with the link of the letter.
func (p *play) hire(t *troupe, person personPart) error {
	p.app.Mail = p.post
	defer func() { p.app.Mail = nil }()
	_, err := p.app.InviteStaff(p.ctx, t.admin(), app.Invite{Email: person.email(t.body), Name: person.name, Locale: person.language(t.body), Roles: person.roles})
	if err != nil {
		return err
	}
	if err := p.work(); err != nil {
		return err
	}
	word := linkToken.FindStringSubmatch(p.post.letters[len(p.post.letters)-1].Text)
	if word == nil {
		return fmt.Errorf("the invitation holds no link")
	}
	in, err := p.app.AcceptInvitation(p.ctx, access.Actor{}, t.body.slug, app.Acceptance{Token: word[1], Name: person.name,
		Password: Password, Locale: person.language(t.body)}, app.Origin{Address: "127.0.0.1"})
	if err != nil {
		return err
	}
	who, err := p.app.Authenticate(p.ctx, in.Access, t.body.slug)
	if err != nil {
		return err
	}
	t.people = append(t.people, actor{who, person})
	if len(person.functions) == 0 {
		return nil
	}
	_, err = p.app.ChangePerson(p.ctx, t.admin(), who.Identity, 1, p.file(person))
	return err
}

func (p *play) file(person personPart) staff.File {
	f := staff.File{Name: person.name, Competences: []staff.Competence{}, Conflicts: []staff.Conflict{}, Leave: []staff.Leave{}}
	for _, code := range offered {
		for _, fn := range person.functions {
			f.Competences = append(f.Competences, staff.Competence{Standard: code, Function: fn, From: p.day(-beginning - 400),
				Evidence: "Witnessed twice; examination on " + code + " passed."})
		}
	}
	if person.advised != "" {
		f.Conflicts = append(f.Conflicts, staff.Conflict{ClientName: person.advised, Kind: staff.Consultancy, EndedOn: p.day(-200),
			Note: "Advised on the service desk before joining."})
	}
	if person.away > 0 {
		f.Leave = append(f.Leave, staff.Leave{From: p.day(person.away), To: p.day(person.away + 11), Reason: "annual leave"})
	}
	return f
}

// offered are the standards that the bodies of the play certify to.
var offered = []string{standard.ITSM, standard.ISMS}

// settings say to which standards the body certifies, and on invoices where to pay.
func (p *play) settings(t *troupe) error {
	b, err := p.app.GetBody(p.ctx, t.admin())
	if err != nil {
		return err
	}
	s := b.Settings()
	s.Standards, s.Directory = offered, true
	s.Billing = body.Billing{TaxNumber: "DEMO-" + b.Code, Account: fmt.Sprintf("%s, DEMO %s 0000 0000", b.Name.In(b.Language), b.Code)}
	_, err = p.app.ChangeBody(p.ctx, t.admin(), b.Version, s)
	return err
}

// furnish approves the method of audit time, enters limits of the body's own and publishes the prices.
func (p *play) furnish(t *troupe) error {
	m, _ := audittime.MethodOf(standard.ITSM)
	_, err := p.app.ApproveMethod(p.ctx, t.admin(), 1, app.Approval{Method: m.ID, Standard: standard.ITSM,
		Statement: "Service providers of our clients are comparable to those of the quality management table; reviewed each year."})
	if err != nil {
		return err
	}
	if err := p.limit(t, 8, 48); err != nil {
		return err
	}
	if err := p.settings(t); err != nil {
		return err
	}
	p.on(-150, "stricter limits of "+t.body.slug, func() error { return p.limit(t, 7, 60) })
	p.payments(t)
	return p.prices(t)
}

// limit puts limits of the body's own in force: workdays for the report, months for which records are kept.
func (p *play) limit(t *troupe, report, kept int) error {
	seen, err := p.app.GetPacks(p.ctx, t.admin())
	if err != nil {
		return err
	}
	gap, source := 4, text.T("Procedure P-07, 4.2", "程序文件 P-07 第 4.2 条").In(t.body.language)
	_, err = p.app.ChangeLimits(p.ctx, t.admin(), seen.Version, map[pack.Key]pack.Entry{pack.ReportWorkdays: {Value: &report},
		pack.StageGapMonths: {Value: &gap, Source: source}, pack.RetentionMonths: {Value: &kept}})
	return err
}

func (t *troupe) admin() access.Actor { return t.people[0].Actor }

// with is the first person with the role.
func (t *troupe) with(r access.Role) access.Actor {
	for _, a := range t.people {
		if a.Has(r) {
			return a.Actor
		}
	}
	return t.admin()
}

// auditors are the people who may lead, the next in turn first.
func (t *troupe) auditors() []access.Actor {
	var out []access.Actor
	for _, a := range t.people {
		if slices.Contains(a.part.functions, staff.Lead) {
			out = append(out, a.Actor)
		}
	}
	t.turn++
	n := t.turn % len(out)
	return append(out[n:len(out):len(out)], out[:n]...)
}

func (t *troupe) signIns() []SignIn {
	var out []SignIn
	for _, a := range t.people {
		var roles []string
		for _, r := range a.part.roles {
			roles = append(roles, access.RoleNames[r].En)
		}
		out = append(out, SignIn{a.part.email(t.body), strings.Join(roles, ", "), a.part.does, "/b/" + t.body.slug})
	}
	return append(out, t.guests...)
}

// register makes the firm a client with a person who acts for it.
func (p *play) register(t *troupe, f firmPart) (access.Actor, error) {
	in, err := p.app.RegisterClient(p.ctx, access.Actor{}, t.body.slug, app.Registration{Name: f.person, Email: f.email(),
		Password: Password, Locale: t.body.language, Organisation: f.legal(t.body)}, app.Origin{Address: "192.0.2." + fmt.Sprint(1+len(f.name.En))})
	if err != nil {
		return access.Actor{}, err
	}
	return p.app.Authenticate(p.ctx, in.Access, t.body.slug)
}

func (f firmPart) legal(b bodyPart) client.Legal {
	l := client.Legal{Name: f.name, Country: b.country, Address: f.street, City: f.city}
	if b.rules == body.China {
		l.CreditCode = creditCode(f.number)
	} else {
		l.RegistrationNumber = f.number
	}
	return l
}

// creditCode completes a unified social credit code with its check character.
func creditCode(stem string) string {
	for _, last := range "0123456789ABCDEFGHJKLMNPQRTUWXY" {
		if code := stem + string(last); client.CheckCreditCode(code) == nil {
			return code
		}
	}
	return stem
}
