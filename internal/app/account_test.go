package app_test

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/body"
	"triennia/internal/domain/client"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/message"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
	"triennia/internal/throttle"
)

const goodPassword = "a long and quiet sentence"

// home is an address that no other test signs in from.
func home() app.Origin {
	return app.Origin{Address: testkit.NewID().String(), Agent: "Firefox"}
}

func newEmail() string { return testkit.NewID().String() + "@example.test" }

// registered is an applicant that has registered itself, with its session.
func registered(t *testing.T, w *testkit.World) (email string, s app.SignedIn) {
	t.Helper()
	email = newEmail()
	s, err := w.App.RegisterClient(bg, access.Actor{}, w.Body.Slug, app.Registration{Name: "Niamh Byrne", Email: email, Password: goodPassword,
		Locale: text.En, Organisation: client.Legal{Name: text.T("Bluewater Ltd", ""), Country: "IE", RegistrationNumber: "551234",
			Address: text.T("1 Quay Street", ""), City: text.T("Dublin", "")}}, home())
	w.Must(err)
	return email, s
}

// word is the secret in the newest letter to the address.
func word(t *testing.T, w *testkit.World, to string) string {
	t.Helper()
	list, _, err := w.App.ListMessages(bg, w.Admin, postgres.Page{Limit: 200}, postgres.MessageFilter{})
	w.Must(err)
	for _, m := range list {
		if m.To != to || !m.Secret {
			continue
		}
		letter, err := w.App.GetMessage(bg, w.Admin, m.ID)
		w.Must(err)
		if found := regexp.MustCompile(`token=(\w+)`).FindStringSubmatch(letter.Text); found != nil {
			return found[1]
		}
	}
	return ""
}

func answerOf(err error) fault.Kind {
	var f fault.Error
	if errors.As(err, &f) {
		return f.Kind
	}
	var bad fault.Invalid
	if errors.As(err, &bad) {
		return "invalid"
	}
	if err != nil {
		return "defect: " + fault.Kind(err.Error())
	}
	return ""
}

func (c signedIn) me(t *testing.T) (access.Actor, error) {
	t.Helper()
	return c.w.App.Authenticate(bg, c.s.Access, c.w.Body.Slug)
}

type signedIn struct {
	w *testkit.World
	s app.SignedIn
}

func TestAnApplicantRegistersAndSignsIn(t *testing.T) {
	w := testkit.New(t)
	email, s := registered(t, w)
	who, err := signedIn{w, s}.me(t)
	if err != nil || who.Client.IsZero() || !who.May(access.Apply) || who.May(access.Review) {
		t.Fatalf("registered as %+v, %v", who, err)
	}
	me, err := w.App.GetSession(bg, who)
	if err != nil || len(me.Memberships) != 1 || me.Memberships[0].Client.Name.En != "Bluewater Ltd" || me.Identity.Email != email {
		t.Errorf("session %+v, %v", me, err)
	}
	for name, c := range map[string]struct {
		email, password string
		want            fault.Kind
	}{
		"right":           {" " + strings.ToUpper(email), goodPassword, ""},
		"wrong password":  {email, "another long sentence", fault.NoSession},
		"unknown address": {newEmail(), goodPassword, fault.NoSession},
		"no address":      {"niamh", goodPassword, "invalid"},
	} {
		if _, err := w.App.SignIn(bg, c.email, c.password, home()); answerOf(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := w.App.RegisterClient(bg, access.Actor{}, w.Body.Slug, app.Registration{Name: "Mallory", Email: email, Password: goodPassword,
		Locale: text.En, Organisation: client.Legal{Name: text.T("Other Ltd", ""), Country: "IE"}}, home()); answerOf(err) != "invalid" {
		t.Errorf("the same address registered again: %v", err)
	}
}

func TestUnknownAddressesTakeAsLong(t *testing.T) {
	w := testkit.New(t)
	email, _ := registered(t, w)
	spent := func(email string) time.Duration {
		best := time.Hour
		for range 5 {
			begin := time.Now()
			_, _ = w.App.SignIn(bg, email, "not the password at all", home())
			best = min(best, time.Since(begin))
		}
		return best
	}
	// Only the quick answer gives an address away; on a busy machine either may be slow.
	if known, unknown := spent(email), spent(newEmail()); unknown < known/4 {
		t.Errorf("a known address takes %s, an unknown one %s", known, unknown)
	}
}

func TestGuessingIsSlow(t *testing.T) {
	w := testkit.New(t)
	w.App.Throttle = throttle.NewLocal(func() time.Time { return w.Clock })
	email, _ := registered(t, w)
	here := home()
	for i := range 11 {
		_, err := w.App.SignIn(bg, email, "guess number and so on", here)
		if want := fault.NoSession; i < 10 && answerOf(err) != want {
			t.Fatalf("guess %d: %v", i, err)
		} else if i == 10 && answerOf(err) != fault.TooMany {
			t.Fatalf("guess %d: %v", i, err)
		}
	}
	if _, err := w.App.SignIn(bg, email, goodPassword, home()); err != nil {
		t.Errorf("the owner is locked out at another address: %v", err)
	}
	w.Clock = w.Clock.Add(2 * time.Minute)
	if _, err := w.App.SignIn(bg, email, goodPassword, here); err != nil {
		t.Errorf("after waiting: %v", err)
	}
}

func TestAStolenRefreshTokenEndsTheSession(t *testing.T) {
	w := testkit.New(t)
	_, s := registered(t, w)
	next, err := w.App.RefreshSession(bg, s.Refresh)
	w.Must(err)
	if again, err := w.App.RefreshSession(bg, s.Refresh); err != nil || again.Refresh != "" {
		t.Errorf("the second tab: %+v, %v", again, err)
	}
	w.Clock = w.Clock.Add(account.Grace + time.Second)
	if _, err := w.App.RefreshSession(bg, s.Refresh); answerOf(err) != fault.NoSession {
		t.Errorf("the old token: %v", err)
	}
	if _, err := w.App.RefreshSession(bg, next.Refresh); answerOf(err) != fault.NoSession {
		t.Errorf("the token of the owner, after the theft: %v", err)
	}
	if _, err := (signedIn{w, next}).me(t); answerOf(err) != fault.NoSession {
		t.Errorf("the access token lives on: %v", err)
	}
	for _, bad := range []string{"", "x", s.Session.String() + ".", s.Session.String()} {
		if _, err := w.App.RefreshSession(bg, bad); answerOf(err) != fault.NoSession {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestSigningOutHereAndEverywhere(t *testing.T) {
	w := testkit.New(t)
	email, one := registered(t, w)
	two, err := w.App.SignIn(bg, email, goodPassword, home())
	w.Must(err)
	who, err := signedIn{w, one}.me(t)
	w.Must(err)
	if list, err := w.App.ListSessions(bg, who); err != nil || len(list) != 2 {
		t.Fatalf("%d sessions, %v", len(list), err)
	}
	w.Must(w.App.EndSession(bg, who, two.Session))
	if _, err := (signedIn{w, two}).me(t); answerOf(err) != fault.NoSession {
		t.Errorf("the ended session: %v", err)
	}
	if err := w.App.EndSession(bg, w.Admin, one.Session); answerOf(err) != fault.NotFound {
		t.Errorf("another person's session: %v", err)
	}
	w.Must(w.App.EndAllSessions(bg, who))
	if _, err := (signedIn{w, one}).me(t); answerOf(err) != fault.NoSession {
		t.Errorf("after signing out everywhere: %v", err)
	}
}

func TestAForgottenPasswordIsSetOnce(t *testing.T) {
	w := testkit.New(t)
	email, s := registered(t, w)
	w.Must(w.App.ForgetPassword(bg, newEmail(), home()))
	w.Must(w.App.ForgetPassword(bg, email, home()))
	secret := word(t, w, email)
	if secret == "" {
		t.Fatal("no letter with a link")
	}
	if err := w.App.ResetPassword(bg, secret, "short", home()); answerOf(err) != "invalid" {
		t.Errorf("a short password: %v", err)
	}
	w.Must(w.App.ResetPassword(bg, secret, "another long sentence", home()))
	if _, err := (signedIn{w, s}).me(t); answerOf(err) != fault.NoSession {
		t.Errorf("the session from before: %v", err)
	}
	if _, err := w.App.SignIn(bg, email, "another long sentence", home()); err != nil {
		t.Errorf("with the new password: %v", err)
	}
	if err := w.App.ResetPassword(bg, secret, goodPassword, home()); answerOf(err) != fault.IllegalMove {
		t.Errorf("the link used twice: %v", err)
	}
	if err := w.App.ResetPassword(bg, "NOSUCHWORD", goodPassword, home()); answerOf(err) != fault.IllegalMove {
		t.Errorf("no such link: %v", err)
	}
}

func TestALinkThatOpensMoreIsNotShown(t *testing.T) {
	w, other := testkit.New(t), testkit.New(t)
	email, s := registered(t, w)
	who, err := w.App.Authenticate(bg, s.Access, "")
	w.Must(err)
	_, err = w.App.RegisterClient(bg, who, other.Body.Slug, app.Registration{Locale: text.En,
		Organisation: client.Legal{Name: text.T("Bluewater Ltd", ""), Country: "IE"}}, home())
	w.Must(err)
	w.Must(w.App.ForgetPassword(bg, email, home()))
	if secret := word(t, w, email); secret != "" {
		t.Error("an administrator of one body reads a link that opens another")
	}
	reviewer := w.Staff("Rita Reviewer", access.Reviewer)
	list, _, err := w.App.ListMessages(bg, w.Admin, postgres.Page{}, postgres.MessageFilter{})
	w.Must(err)
	if l, err := w.App.GetMessage(bg, reviewer, list[0].ID); err != nil || l.Secret && !l.Hidden {
		t.Errorf("a reviewer reads %+v, %v", l, err)
	}
}

func TestChangingThePasswordEndsTheOtherSessions(t *testing.T) {
	w := testkit.New(t)
	email, one := registered(t, w)
	two, err := w.App.SignIn(bg, email, goodPassword, home())
	w.Must(err)
	who, err := signedIn{w, one}.me(t)
	w.Must(err)
	if err := w.App.ChangePassword(bg, who, "not my old password", "another long sentence"); answerOf(err) != "invalid" {
		t.Errorf("a wrong old password: %v", err)
	}
	w.Must(w.App.ChangePassword(bg, who, goodPassword, "another long sentence"))
	if _, err := (signedIn{w, one}).me(t); err != nil {
		t.Errorf("this session: %v", err)
	}
	if _, err := (signedIn{w, two}).me(t); answerOf(err) != fault.NoSession {
		t.Errorf("the other session: %v", err)
	}
}

func TestStaffAreInvitedWithRoles(t *testing.T) {
	w := testkit.New(t)
	email := newEmail()
	invite := app.Invite{Email: email, Name: "Jonas Berg", Locale: text.Zh, Roles: []access.Role{access.Auditor, access.Reviewer}}
	i, err := w.App.InviteStaff(bg, w.Admin, invite)
	w.Must(err)
	if _, err := w.App.InviteStaff(bg, w.Admin, invite); answerOf(err) != "invalid" {
		t.Errorf("invited twice: %v", err)
	}
	first := word(t, w, email)
	w.Clock = w.Clock.Add(time.Minute)
	_, err = w.App.ResendInvitation(bg, w.Admin, id.Client{}, i.ID, i.Version)
	w.Must(err)
	secret := word(t, w, email)
	if _, err := w.App.GetInvited(bg, w.Body.Slug, first); answerOf(err) != fault.NotFound {
		t.Errorf("the link before: %v", err)
	}
	s, err := w.App.AcceptInvitation(bg, access.Actor{}, w.Body.Slug, app.Acceptance{Token: secret, Name: "Jonas Berg", Password: goodPassword, Locale: text.Zh}, home())
	w.Must(err)
	who, err := signedIn{w, s}.me(t)
	if err != nil || !who.May(access.Audit) || !who.May(access.Review) || who.May(access.ManagePeople) {
		t.Errorf("joined as %+v, %v", who, err)
	}
	if p, err := w.App.GetPerson(bg, w.Admin, who.Identity); err != nil || p.Name != "Jonas Berg" || len(p.Membership.Roles) != 2 {
		t.Errorf("person %+v, %v", p, err)
	}
	if _, err := w.App.AcceptInvitation(bg, who, w.Body.Slug, app.Acceptance{Token: secret, Locale: text.Zh}, home()); answerOf(err) != fault.IllegalMove {
		t.Errorf("accepted twice: %v", err)
	}
}

func TestAnInvitationIsForItsAddressAndItsTime(t *testing.T) {
	w := testkit.New(t)
	email, _ := registered(t, w)
	_, err := w.App.InviteStaff(bg, w.Admin, app.Invite{Email: email, Name: "Niamh Byrne", Locale: text.En, Roles: []access.Role{access.Finance}})
	w.Must(err)
	secret := word(t, w, email)
	accept := func(who access.Actor) error {
		_, err := w.App.AcceptInvitation(bg, who, w.Body.Slug, app.Acceptance{Token: secret, Name: "N", Password: goodPassword, Locale: text.En}, home())
		return err
	}
	if invited, err := w.App.GetInvited(bg, w.Body.Slug, secret); err != nil || !invited.Known {
		t.Errorf("invited %+v, %v", invited, err)
	}
	if err := accept(access.Actor{}); answerOf(err) != "invalid" {
		t.Errorf("without signing in to the account: %v", err)
	}
	if err := accept(w.Admin); answerOf(err) != fault.IllegalMove {
		t.Errorf("as somebody else: %v", err)
	}
	w.Clock = w.Clock.AddDate(0, 0, w.Limits().Of(pack.InvitationDays))
	if err := accept(access.Actor{}); answerOf(err) != fault.IllegalMove {
		t.Errorf("after its time: %v", err)
	}
}

func TestColleaguesAreInvitedByTheClient(t *testing.T) {
	w := testkit.New(t)
	_, s := registered(t, w)
	who, err := signedIn{w, s}.me(t)
	w.Must(err)
	email := newEmail()
	i, err := w.App.InviteColleague(bg, who, who.Client, app.Invite{Email: email, Name: "Colm", Locale: text.En})
	w.Must(err)
	stranger := w.Of(w.Client("Other Ltd").ID, "Otto Other")
	if _, err := w.App.InviteColleague(bg, stranger, who.Client, app.Invite{Email: newEmail(), Name: "X", Locale: text.En}); answerOf(err) != fault.NotFound {
		t.Errorf("another client invites: %v", err)
	}
	if _, err := w.App.RevokeInvitation(bg, stranger, stranger.Client, i.ID, 1); answerOf(err) != fault.NotFound {
		t.Errorf("another client revokes: %v", err)
	}
	_, err = w.App.AcceptInvitation(bg, access.Actor{}, w.Body.Slug, app.Acceptance{Token: word(t, w, email), Name: "Colm", Password: goodPassword, Locale: text.En}, home())
	w.Must(err)
	list, err := w.App.ListColleagues(bg, who, who.Client)
	if err != nil || len(list) != 2 {
		t.Errorf("%d colleagues, %v", len(list), err)
	}
	if _, err := w.App.ChangeStanding(bg, who, who.Client, list[0].ID, 1, app.Standing{Roles: []access.Role{access.Administrator}, Active: true}); answerOf(err) != "invalid" {
		t.Errorf("a colleague becomes administrator of the body: %v", err)
	}
}

func TestTheBodyKeepsAnAdministrator(t *testing.T) {
	w := testkit.New(t)
	me, err := w.App.GetPerson(bg, w.Admin, w.Admin.Identity)
	w.Must(err)
	for _, s := range []app.Standing{{Roles: []access.Role{access.Auditor}, Active: true}, {Roles: []access.Role{access.Administrator}}} {
		if _, err := w.App.ChangeStanding(bg, w.Admin, id.Client{}, me.Membership.ID, 1, s); answerOf(err) != fault.IllegalMove {
			t.Errorf("%+v: %v", s, err)
		}
	}
	w.Staff("Bo Second", access.Administrator)
	if _, err := w.App.ChangeStanding(bg, w.Admin, id.Client{}, me.Membership.ID, 1, app.Standing{Roles: []access.Role{access.Auditor}, Active: true}); err != nil {
		t.Errorf("with a second administrator: %v", err)
	}
}

func TestAPersonWhoLeftMaySeeNothing(t *testing.T) {
	w := testkit.New(t)
	who := w.Staff("Lea Leaver", access.Auditor)
	token := w.Token(who)
	p, err := w.App.GetPerson(bg, w.Admin, who.Identity)
	w.Must(err)
	_, err = w.App.ChangeStanding(bg, w.Admin, id.Client{}, p.Membership.ID, 1, app.Standing{Roles: []access.Role{access.Auditor}})
	w.Must(err)
	if _, err := w.App.Authenticate(bg, token, w.Body.Slug); answerOf(err) != fault.NotFound {
		t.Errorf("after leaving: %v", err)
	}
}

func TestThePersonsFileIsKeptAndConflictsDeclared(t *testing.T) {
	w := testkit.New(t)
	who := w.Staff("Jonas Berg", access.Auditor)
	r, err := w.App.DeclareConflict(bg, who, 1, staff.Conflict{ClientName: "Acme", Kind: staff.Consultancy})
	w.Must(err)
	if _, err := w.App.TakeLeave(bg, who, 1, staff.Leave{From: day("2026-12-24"), To: day("2026-12-31")}); answerOf(err) != fault.Stale {
		t.Errorf("from an old version: %v", err)
	}
	r, err = w.App.TakeLeave(bg, who, r.Version, staff.Leave{From: day("2026-12-24"), To: day("2026-12-31")})
	if err != nil || len(r.Conflicts) != 1 || len(r.Leave) != 1 || r.Version != 3 {
		t.Errorf("file %+v, %v", r, err)
	}
}

func TestAnOperatorLooksInForAReasonAndATime(t *testing.T) {
	w := testkit.New(t)
	operator := w.Operator()
	token := w.Token(operator)
	if _, err := w.App.Authenticate(bg, token, w.Body.Slug); answerOf(err) != fault.NotFound {
		t.Fatalf("without a grant: %v", err)
	}
	g, err := w.App.GiveGrant(bg, operator, w.Body.Slug, app.GrantWanted{Reason: "The body asks for help.", Until: w.Clock.Add(time.Hour)})
	w.Must(err)
	who, err := w.App.Authenticate(bg, token, w.Body.Slug)
	if err != nil || !who.May(access.ReadClient) || who.May(access.ManageClient) || who.May(access.ManageBody) || who.May(access.Decide) {
		t.Fatalf("under the grant %+v, %v", who, err)
	}
	w.Must(w.App.NoteLook(bg, who, "GET /api/v1/b/x/clients/y"))
	trail, err := w.App.ListTrail(bg, w.Admin, "grants", g.ID.String(), 0, 10)
	if err != nil || len(trail) != 2 || trail[0].Op != "read" || !strings.Contains(string(trail[0].Payload), "/clients/y") {
		t.Errorf("trail %s, %v", testkit.JSON(trail), err)
	}
	if check, err := w.App.CheckTrail(bg, w.Admin); err != nil || !check.Whole {
		t.Errorf("chain %+v, %v", check, err)
	}
	if m := newest(t, w); m.Template != "operator_grant" || m.State != message.Kept {
		t.Errorf("the administrators are not told: %+v", m)
	}
	_, err = w.App.EndGrant(bg, w.Admin, g.ID, g.Version)
	w.Must(err)
	if _, err := w.App.Authenticate(bg, token, w.Body.Slug); answerOf(err) != fault.NotFound {
		t.Errorf("after its end: %v", err)
	}
}

func TestAGrantEndsByItself(t *testing.T) {
	w := testkit.New(t)
	operator := w.Operator()
	_, err := w.App.GiveGrant(bg, operator, w.Body.Slug, app.GrantWanted{Reason: "The body asks for help.", Until: w.Clock.Add(time.Hour)})
	w.Must(err)
	w.Clock = w.Clock.Add(time.Hour)
	if _, err := w.App.Authenticate(bg, w.Token(operator), w.Body.Slug); answerOf(err) != fault.NotFound {
		t.Errorf("after its time: %v", err)
	}
}

func TestABodyIsCreatedWithoutMail(t *testing.T) {
	w := testkit.New(t)
	in := app.NewBody{Slug: "n-" + testkit.NewID().String()[24:], Name: text.T("Northern Light", "北光"), Code: "NL", Country: "IE", TimeZone: "Europe/Dublin",
		Language: text.En, Jurisdiction: body.IAF, Admin: app.NewAdmin{Name: "Ada", Email: newEmail()}}
	made, err := w.App.CreateBody(bg, "operator", in)
	w.Must(err)
	s, err := w.App.SignIn(bg, in.Admin.Email, made.Password, home())
	w.Must(err)
	who, err := w.App.Authenticate(bg, s.Access, in.Slug)
	if err != nil || !who.May(access.ManagePeople) {
		t.Errorf("the administrator %+v, %v", who, err)
	}
	if me, err := w.App.GetSession(bg, who); err != nil || !me.Identity.MustChange {
		t.Errorf("the password may stay: %+v, %v", me, err)
	}
	if _, err := w.App.CreateBody(bg, "operator", in); answerOf(err) != "invalid" {
		t.Errorf("the same short name: %v", err)
	}
	in.Slug += "x"
	if again, err := w.App.CreateBody(bg, "operator", in); err != nil || again.Password != "" {
		t.Errorf("an administrator with an account gets a password: %v", err)
	}
	d, err := w.App.LookAtDeployment(bg)
	if err != nil || len(d.Bodies) < 2 || strings.Contains(testkit.JSON(d), in.Admin.Email) {
		t.Errorf("deployment %+v, %v", d, err)
	}
}

func TestTheClockMovesOnlyInADemonstration(t *testing.T) {
	w := testkit.New(t)
	b, err := w.App.MoveClock(bg, w.Admin, 1, 30)
	if err != nil || b.DayOffset != 30 || b.Version != 2 {
		t.Errorf("moved to %+v, %v", b, err)
	}
	if _, err := w.App.MoveClock(bg, w.Admin, 2, -1); answerOf(err) != "invalid" {
		t.Errorf("moved back: %v", err)
	}
	w.App.Demo = false
	if _, err := w.App.MoveClock(bg, w.Admin, 2, 1); answerOf(err) != fault.Denied {
		t.Errorf("outside a demonstration: %v", err)
	}
}

// A consultant works on the application of its client, but neither signs nor reads letters and money of it.
func TestAConsultantOfAClient(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater")
	ann := w.Of(c.ID, "Ann Applicant")
	v := w.Draft(ann)
	i, err := w.App.InviteColleague(bg, ann, c.ID, app.Invite{Email: newEmail(), Name: "Cora Consultant", Locale: text.En, Roles: []access.Role{access.Consultant}})
	w.Must(err)
	if !slices.Equal(i.Roles, []access.Role{access.Consultant}) {
		t.Errorf("invited as %v", i.Roles)
	}
	cora := w.Consultant(c.ID, "Cora Consultant")
	for p, may := range map[access.Permission]bool{access.Apply: true, access.Upload: true, access.Answer: true, access.ReadFile: true,
		access.Accept: false, access.ConfirmDates: false, access.ManageClient: false, access.ReadQuotation: false, access.ReadInvoice: false} {
		if cora.May(p) != may {
			t.Errorf("%s: %v", p, !may)
		}
	}
	seen, err := w.App.GetApplication(bg, w.Reviewer(), v.ID)
	w.Must(err)
	if warned := slices.ContainsFunc(seen.Eligibility.Warnings, func(b rule.Breach) bool { return b.Rule.ID == "SM-12" }); !warned || len(seen.Consultants) != 1 {
		t.Errorf("the reviewer sees %v, warned: %v", seen.Consultants, warned)
	}
	if own, err := w.App.GetApplication(bg, ann, v.ID); err != nil || own.Consultants != nil {
		t.Errorf("%v, %v", own.Consultants, err)
	}
	list, err := w.App.ListColleagues(bg, ann, c.ID)
	w.Must(err)
	for _, m := range list {
		_, err := w.App.ChangeStanding(bg, ann, c.ID, m.ID, m.Version, app.Standing{Roles: m.Roles})
		if own := slices.Contains(m.Roles, access.Applicant); own != (answerOf(err) == fault.IllegalMove) {
			t.Errorf("ending the access of %s: %v", m.Name, err)
		}
	}
}
