package app_test

import (
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/account"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/message"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// bilingualClient has a reader of each language.
func bilingualClient(w *testkit.World, c client.Record) {
	w.T.Helper()
	w.Of(c.ID, "Niamh Applicant")
	zhou := w.Of(c.ID, "Zhou Applicant")
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		return tx.DescribeMember(account.Identity{ID: zhou.Identity, Name: "Zhou Applicant", Locale: text.Zh})
	})
}

func shownLetters(w *testkit.World, held certificate.Record, of decision.Type, v app.Verdict) app.LettersView {
	w.T.Helper()
	out, err := w.App.PreviewLettersOn(ctx, w.Decider(), held.ID, of, v)
	w.Must(err)
	return out
}

// sameLetters compares what was shown with what was sent, letter by letter; issued replaces what is only known then.
func sameLetters(t *testing.T, shown []app.LetterView, sent []message.Record, issued func(string) string) {
	t.Helper()
	if len(shown) != len(sent) {
		t.Errorf("%d letters shown, %d sent", len(shown), len(sent))
	}
	for _, l := range shown {
		found := false
		for _, m := range sent {
			if m.Lang == l.Lang && m.Template == l.Name {
				found = true
				if issued(l.Subject) != m.Subject || issued(l.Text) != m.Text {
					t.Errorf("shown:\n%s\n%s\nsent:\n%s\n%s", issued(l.Subject), issued(l.Text), m.Subject, m.Text)
				}
			}
		}
		if !found {
			t.Errorf("%s in %s was never sent", l.Name, l.Lang)
		}
	}
}

func asShown(s string) string { return s }

// What whoever decides is shown is what the client gets: the same letter, in each language that somebody reads.
func TestTheLetterIsSeenBeforeItIsSent(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	held := w.Certified(c)
	bilingualClient(w, c)
	w.Work()
	today := w.Body.Today(w.Clock)
	v := app.Verdict{Terms: decision.Terms{Code: "misuse", Reason: "The mark is on boxes.", Words: "Please call us before Friday.", EndsOn: today.AddMonths(6)}}
	view := shownLetters(w, held, decision.Suspend, v)
	if len(view.Letters) != 2 || len(view.Letters[0].To) != 1 {
		t.Fatalf("shown %+v", view.Letters)
	}
	stop := certificate.StopDue(certificate.Suspended, w.Limits(), today)
	english := view.Letters[0].Text + view.Letters[1].Text
	for _, want := range []string{"The mark is on boxes.", "Please call us before Friday.", v.EndsOn.In(text.En), v.EndsOn.In(text.Zh), stop.In(text.En), "appeal"} {
		if !strings.Contains(english, want) {
			t.Errorf("the letters lack %q:\n%s", want, english)
		}
	}
	if len(view.Follows) < 2 || !strings.Contains(view.Follows[0].En, stop.In(text.En)) {
		t.Errorf("follows %v", view.Follows)
	}
	if n := len(lettersNamed(w, "decision_told")); n != 0 {
		t.Fatalf("%d letters went out by looking at them", n)
	}
	d, err := w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 0, decision.Suspend, v)
	w.Must(err)
	sameLetters(t, view.Letters, lettersNamed(w, "decision_told"), asShown)
	if d.Words != v.Words {
		t.Errorf("kept %q", d.Words)
	}
	page, err := w.App.GetCertificate(ctx, w.Admin, held.ID)
	w.Must(err)
	if open, ok := page.OpenStopUse(); !ok || open.DueOn != stop {
		t.Errorf("to be shown by %s, the letter says %s", open.DueOn, stop)
	}
}

// A letter about a document is shown too, but for the number that the certificate gets when it is issued.
func TestTheLetterOfACertificateIsSeenBeforeItIsIssued(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	p := w.Contracted(c)
	bilingualClient(w, c)
	d := w.Prepared(p, decision.Grant)
	v := app.Verdict{Terms: decision.Terms{Words: "Congratulations to all."}}
	view, err := w.App.PreviewLetters(ctx, w.Decider(), d.ID, v)
	w.Must(err)
	if len(view.Letters) != 2 {
		t.Fatalf("shown %+v", view)
	}
	taken, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, d.Version, v)
	w.Must(err)
	w.Work()
	now := certificateNow(w, taken.CertificateID)
	sameLetters(t, view.Letters, lettersNamed(w, "certificate_issued"), func(s string) string {
		for from, to := range map[string]string{"(number given at issue)": now.Number, "（颁发时编号）": now.Number,
			"(address given at issue)": w.App.VerifyURL(now.Code), "（颁发时生成网址）": w.App.VerifyURL(now.Code)} {
			s = strings.ReplaceAll(s, from, to)
		}
		return s
	})
	if _, err := w.App.PreviewLetters(ctx, w.Decider(), d.ID, v); kind(err) != fault.IllegalMove {
		t.Errorf("a letter of what is decided: %v", err)
	}
}

// A refusal is told by another letter; a client without people is told so; what was put forward is shown as it stands.
func TestLettersOfOtherOutcomes(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	d := w.Prepared(w.Contracted(w.Client("Bluewater Ltd")), decision.Grant)
	no, err := w.App.PreviewLetters(ctx, w.Decider(), d.ID, app.Verdict{Refuse: true, Terms: decision.Terms{Reason: "Nothing was shown."}})
	w.Must(err)
	if len(no.Letters) != 1 || no.Letters[0].Name != "decision_told" || len(no.Letters[0].To) != 0 || no.Letters[0].Lang != w.Body.Language {
		t.Errorf("shown %+v", no.Letters)
	}
	if !strings.Contains(no.Letters[0].Text, "Nothing was shown.") {
		t.Errorf("it reads\n%s", no.Letters[0].Text)
	}
	held := w.Certified(w.Client("Kestrel Ltd"))
	if _, err := w.App.PreviewLettersOn(ctx, w.Decider(), held.ID, decision.Withdraw, app.Verdict{Refuse: true}); err == nil {
		t.Error("a withdrawal is refused")
	}
	if _, err := w.App.PreviewLetters(ctx, w.Decider(), id.Decision(testkit.NewID()), app.Verdict{}); err == nil {
		t.Error("a letter of no decision")
	}
}
