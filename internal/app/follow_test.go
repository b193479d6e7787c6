package app_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/application"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

var followWord = regexp.MustCompile(`/follow/([A-Z2-7]+)\?`)

// readers is a body with a mail server and a certificate, and what it sent since the last look.
type readers struct {
	*testkit.World
	held certificate.Record
	box  *mail.Fake
}

func newReaders(t *testing.T) *readers {
	w := testkit.New(t)
	r := &readers{w, w.Certified(w.Client("Acme Ltd")), &mail.Fake{}}
	w.Work()
	w.App.Mail = r.box
	return r
}

// sent are the letters to the address since the last look.
func (r *readers) sent(to string) (out []mail.Letter) {
	r.T.Helper()
	r.Work()
	for _, l := range r.box.Letters {
		if l.To == to {
			out = append(out, l)
		}
	}
	r.box.Letters = nil
	return out
}

// buyer is an address of this test only: letters to one address are counted over all bodies.
func (r *readers) buyer() string { return "buyer@" + r.Body.Slug + ".example.net" }

func (r *readers) ask(email string) {
	r.T.Helper()
	r.Must(r.App.FollowCertificate(ctx, r.held.Code, email, text.En, app.Origin{Address: r.Body.ID.String()}))
}

// follow is a confirmed follower; the answer is the word of its links.
func (r *readers) follow(email string) string {
	r.T.Helper()
	r.ask(email)
	letters := r.sent(email)
	if len(letters) != 1 {
		r.T.Fatalf("%d letters", len(letters))
	}
	word := followWord.FindStringSubmatch(letters[0].Text)[1]
	f, err := r.App.ConfirmFollower(ctx, r.held.Code, word)
	r.Must(err)
	if !f.Confirmed {
		r.T.Fatal("not confirmed")
	}
	return word
}

func (r *readers) decide(version int, of decision.Type, code decision.ReasonCode) {
	r.T.Helper()
	_, err := r.App.DecideOnCertificate(ctx, r.Decider(), r.held.ID, version, of,
		app.Verdict{Terms: decision.Terms{Reason: "secret reason", Code: code, EndsOn: r.Body.Today(r.Clock).AddMonths(2)}})
	r.Must(err)
}

func (r *readers) tick() {
	r.T.Helper()
	for _, tick := range app.Ticks {
		if tick.Name == "follower.notice" {
			r.Must(tick.Do(r.App, ctx))
		}
	}
}

// followLetters counts the letters to followers, sent or waiting: a task of the future is not run by the test.
func followLetters(w *testkit.World) (n int) {
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, _, err := tx.Messages(postgres.Page{Limit: 200}, postgres.MessageFilter{})
		for _, m := range list {
			if !m.Follower.IsZero() {
				n++
			}
		}
		return err
	})
	return n
}

// followers are how many follow the certificate.
func (r *readers) followers() (n int64) {
	r.Tx(r.Admin, func(tx *postgres.Tx) (err error) {
		n, err = tx.Followers(r.held.ID)
		return err
	})
	return n
}

func TestAFollowerHearsOfEachChangeOnceAndIsForgottenAtTheEnd(t *testing.T) {
	r := newReaders(t)
	buyer := r.buyer()
	r.ask(buyer)
	r.decide(1, decision.Suspend, "client_request")
	if letters := r.sent(buyer); len(letters) != 1 || !strings.Contains(letters[0].Subject, "confirm") {
		t.Fatalf("before it confirmed: %+v", letters)
	}
	r.decide(2, decision.Restore, "")
	r.ask(buyer)
	word := followWord.FindStringSubmatch(r.sent(buyer)[0].Text)[1]
	for range 2 {
		if f, err := r.App.ConfirmFollower(ctx, r.held.Code, word); err != nil || !f.Confirmed {
			t.Fatalf("%+v, %v", f, err)
		}
	}
	r.ask(buyer) // follows already: nothing is sent
	if letters := r.sent(buyer); len(letters) != 0 {
		t.Errorf("%+v", letters)
	}
	for i, c := range []struct {
		of   decision.Type
		code decision.ReasonCode
		says string
	}{{decision.Suspend, "client_request", "suspended"}, {decision.Restore, "", "valid"}, {decision.Withdraw, "false_information", "withdrawn"}} {
		r.decide(3+i, c.of, c.code)
		letters := r.sent(buyer)
		if len(letters) != 1 {
			t.Fatalf("%s: %d letters", c.of, len(letters))
		}
		l := letters[0]
		if !strings.HasSuffix(l.Subject, ": "+c.says) || !strings.Contains(l.Text, word) || strings.Contains(l.Text, "secret reason") ||
			l.Stop != "http://triennia.test/verify/"+r.held.Code+"/follow/"+word+"/stop" {
			t.Errorf("%s: %+v", c.of, l)
		}
	}
	if _, err := r.App.GetFollowed(ctx, r.held.Code, word); err == nil || r.followers() != 0 {
		t.Error("the address is kept after the last letter")
	}
	if err := r.App.FollowCertificate(ctx, r.held.Code, buyer, text.En, app.Origin{Address: "x" + r.Body.ID.String()}); err == nil {
		t.Error("a certificate that has ended is followed")
	}
}

func TestTheBodyAndTheHolderSeeHowManyFollowAndNoAddress(t *testing.T) {
	r := newReaders(t)
	word := r.follow(r.buyer())
	r.box.Err = fmt.Errorf("%w: no mailbox %s", mail.ErrRefused, r.buyer())
	r.decide(1, decision.Suspend, "client_request")
	r.Work()
	shown, err := r.App.GetCertificate(ctx, r.Admin, r.held.ID)
	r.Must(err)
	r.Tx(r.Admin, func(tx *postgres.Tx) error {
		list, _, err := tx.Messages(postgres.Page{Limit: 200}, postgres.MessageFilter{})
		all, _ := json.Marshal(list)
		if s := string(all); strings.Contains(s, "buyer@") || strings.Contains(s, word) || !strings.Contains(s, "follow_changed") {
			t.Error(s)
		}
		return err
	})
	if shown.Followers != 1 {
		t.Errorf("%d followers", shown.Followers)
	}
}

func TestWhoStopsIsErasedAndGetsNoLetterThatWaits(t *testing.T) {
	r := newReaders(t)
	word := r.follow(r.buyer())
	r.decide(1, decision.Suspend, "client_request")
	for range 2 {
		r.Must(r.App.StopFollowing(ctx, r.held.Code, word))
	}
	if letters := r.sent(r.buyer()); len(letters) != 0 || r.followers() != 0 {
		t.Errorf("%d letters, %d followers", len(letters), r.followers())
	}
}

func TestAStrangerIsWrittenToThreeTimesADay(t *testing.T) {
	r := newReaders(t)
	for range 5 {
		r.ask(r.buyer())
	}
	if letters := r.sent(r.buyer()); len(letters) != 3 {
		t.Errorf("%d letters", len(letters))
	}
	r.Clock = r.Clock.AddDate(0, 0, 8)
	r.tick()
	r.Tx(r.Admin, func(tx *postgres.Tx) error {
		_, found, err := tx.LockFollowerOf(r.held.ID, 0, r.App.Box.Fingerprint(r.buyer()))
		if found {
			t.Error("what was not confirmed in a week is kept")
		}
		return err
	})
}

func TestFollowersHearOfTheExpiryTwiceAndAreForgottenAfterTheTimeToRestore(t *testing.T) {
	r := newReaders(t)
	r.follow(r.buyer())
	before := followLetters(r.World)
	expires := testkit.Noon.AddDate(3, 0, -1)
	for _, c := range []struct{ days, letters int }{{-31, 0}, {-30, 1}, {-1, 0}, {0, 0}, {1, 1}, {30, 0}} {
		r.Clock = expires.AddDate(0, 0, c.days)
		r.tick()
		r.tick()
		if n := followLetters(r.World); n != before+c.letters {
			t.Errorf("%d days from the expiry: %d letters", c.days, n-before)
		}
		before += c.letters
	}
	if r.followers() != 1 {
		t.Error("forgotten while the certification can be restored")
	}
	r.Clock = expires.AddDate(0, 7, 0)
	r.tick()
	if r.followers() != 0 {
		t.Error("kept after the certificate has ended")
	}
}

// A renewal or a new version takes the place of the certificate: its followers follow on, once each.
func TestFollowersGoOnWithTheCertificateThatTakesThePlace(t *testing.T) {
	w := testkit.New(t)
	r := &readers{w, watched(w, w.Client("Bluewater")), &mail.Fake{}}
	w.App.Mail = r.box
	word := r.follow(r.buyer())
	p := w.ExtensionAgreed(w.ExtensionReviewed(w.Renewing(r.held, 12), application.Activity{}))
	w.Held(p.ID, r.held.ExpiresOn.AddDays(-40), programme.Recertification)
	w.Work()
	d := toDecide(w, p.ID, decision.Renew)
	taken, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, d.Version, app.Verdict{})
	w.Must(err)
	before := followLetters(w)
	w.Work()
	if n := followLetters(w) - before; n != 1 {
		t.Errorf("%d letters", n)
	}
	f, err := w.App.GetFollowed(ctx, r.held.Code, word)
	w.Must(err)
	renewed, err := w.App.GetCertificate(ctx, w.Admin, taken.CertificateID)
	w.Must(err)
	if f.Code != renewed.Code || renewed.Followers != 1 || f.Code == r.held.Code {
		t.Errorf("follows %s with %d", f.Number, renewed.Followers)
	}
}

// Who follows hears at once that a transition ends the certificate earlier, and that it does not any more.
func TestFollowersHearThatATransitionMovesTheEnd(t *testing.T) {
	w, held, own := published(t)
	r := &readers{w, held, &mail.Fake{}}
	w.App.Mail = r.box
	r.follow(r.buyer())
	r.sent(r.buyer())
	until := held.ExpiresOn.AddMonths(-6)
	for _, x := range []struct {
		of   standard.Transition
		says string
	}{
		{standard.Transition{Until: until, Source: "IAF MD 99:2027"}, until.In(text.En)},
		{standard.Transition{}, held.ExpiresOn.In(text.En)},
	} {
		set, err := w.App.SetTransition(ctx, w.Admin, own.ID, own.Version, x.of)
		w.Must(err)
		own = set
		if got := r.sent(r.buyer()); len(got) != 1 || !strings.Contains(got[0].Subject, x.says) {
			t.Errorf("until %s: %+v", x.says, got)
		}
	}
}

// Who follows a sub-certificate hears of its own end, as the last letter; who follows its certificate does not.
func TestAFollowerHearsThatASubCertificateEnded(t *testing.T) {
	w := testkit.New(t)
	page := withSub(w, w.Client("Bluewater Ltd"))
	sub, _ := page.Document(1)
	r := &readers{w, page.Record, &mail.Fake{}}
	w.App.Mail = r.box
	r.follow(r.buyer())
	site := "site@" + w.Body.Slug + ".example.net"
	whole := r.held
	r.held = sub
	for _, address := range []string{site, r.buyer()} { // one address may follow both
		word := r.follow(address)
		if f, err := w.App.GetFollowed(ctx, sub.Code, word); err != nil || f.Number != sub.Number {
			t.Errorf("follows %s: %v", f.Number, err)
		}
	}
	r.held = whole
	r.decide(0, decision.Suspend, "client_request")
	if got := r.sent(site); len(got) != 1 || !strings.Contains(got[0].Subject, sub.Number+" ") {
		t.Errorf("suspended with its certificate: %+v", got)
	}
	_, err := w.App.EndSubCertificate(ctx, w.Decider(), whole.ID, 0, 1, app.SubEnd{Reason: "The site needs none."})
	w.Must(err)
	w.Work()
	letters := map[string]int{}
	for _, l := range r.box.Letters {
		letters[l.To]++
		if !strings.Contains(l.Subject, sub.Number) || !strings.HasSuffix(l.Subject, ": cancelled") {
			t.Errorf("%s", l.Subject)
		}
	}
	if letters[site] != 1 || letters[r.buyer()] != 1 || r.followers() != 1 {
		t.Errorf("%v, %d follow on", letters, r.followers())
	}
}
