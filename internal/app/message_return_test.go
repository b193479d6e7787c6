package app_test

import (
	"strings"
	"testing"

	"triennia/internal/domain/client"
	"triennia/internal/domain/message"
	"triennia/internal/mail"
	"triennia/internal/testkit"
)

// bounce is a notification that the letter of the Message-ID failed for good.
func bounce(id string) *strings.Reader {
	return strings.NewReader(strings.ReplaceAll(`Content-Type: multipart/report; report-type=delivery-status; boundary=B

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; gone@example.test
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 no such mailbox

--B
Content-Type: text/rfc822-headers

Message-ID: <`+id+`>

--B--
`, "\n", "\r\n"))
}

// sentLetter is a letter that the mail server took.
func sentLetter(t *testing.T, w *testkit.World) message.Record {
	t.Helper()
	w.App.Mail = &mail.Fake{}
	_, send := letter(t, w)
	w.Must(w.App.RunTask(ctx, w.Body.ID, send.ID))
	m := lettersNamed(w, "operator_grant")[0]
	if m.State != message.Sent {
		t.Fatalf("%+v", m)
	}
	return m
}

func TestALetterThatCameBackIsMarkedAndTold(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	other := testkit.New(t)
	m := sentLetter(t, w)
	for range 2 { // the same notification may come twice
		says, err := w.App.TakeReturned(ctx, bounce(m.MessageID("triennia.test")))
		w.Must(err)
		if !strings.Contains(says, m.ID.String()) {
			t.Errorf("it says %q", says)
		}
	}
	back := lettersNamed(w, "operator_grant")[0]
	told := lettersNamed(w, "letter_undelivered")
	if back.State != message.Failed || back.Error != "550 no such mailbox" || back.ReturnedAt.IsZero() || len(told) != 1 || !strings.Contains(told[0].Text, m.To) {
		t.Errorf("%+v, told %+v", back, told)
	}
	if n := len(lettersNamed(other, "letter_undelivered")); n != 0 {
		t.Errorf("%d letters in another body", n)
	}
	for name, x := range map[string]*strings.Reader{
		"nobody's":  bounce(testkit.NewID().String() + "@triennia.test"),
		"elsewhere": bounce(m.ID.String() + "@elsewhere.test"),
		"an answer": strings.NewReader("Subject: Re: Hello\r\n\r\nThank you\r\n"),
		"no mail":   strings.NewReader("hello"),
	} {
		if says, err := w.App.TakeReturned(ctx, x); err != nil || says == "" || strings.Contains(says, "is marked") {
			t.Errorf("%s: %q %v", name, says, err)
		}
	}
}

func TestAPersonMarksALetterThatCameBack(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	m := sentLetter(t, w)
	_, err := w.App.ReturnMessage(ctx, w.Admin, m.ID, m.Version, " ")
	if err == nil || !strings.Contains(err.Error(), "reason") {
		t.Errorf("without a reason: %v", err)
	}
	l, err := w.App.ReturnMessage(ctx, w.Admin, m.ID, m.Version, "They left the company.")
	w.Must(err)
	if l.State != message.Failed || l.Error != "They left the company." || !l.Actions[0].Allowed {
		t.Errorf("%+v", l)
	}
	if told := lettersNamed(w, "letter_undelivered"); len(told) != 0 {
		t.Errorf("who marks it is told: %+v", told)
	}
	_, err = w.App.ReturnMessage(ctx, w.Admin, m.ID, l.Version, "Again.")
	refused(t, err, "illegal_move")
}

// A reminder that comes back goes to the contact that the client has named and that has no account, but not where its reader
// belongs to several clients: it may name the deadlines of the others.
func TestAReminderThatCameBackIsPassedOn(t *testing.T) {
	t.Parallel()
	for _, several := range []bool{false, true} {
		passesOn(t, several)
	}
}

func passesOn(t *testing.T, several bool) {
	w := testkit.New(t)
	w.App.Mail = &mail.Fake{}
	blue := w.Client("Bluewater")
	contact(w, blue, client.Contact{Name: "Sean Byrne", Email: "sean@bluewater.test"})
	niamh := w.Of(blue.ID, "Niamh Client")
	if several {
		w.Must(w.Behind(`insert into memberships (tenant_id, id, identity_id, client_id, roles, name, email) select tenant_id, gen_random_uuid(), identity_id, $3,
			roles, name, email from memberships where tenant_id = $1 and identity_id = $2`, w.Body.ID.String(), niamh.Identity.String(), w.Client("Other Ltd").ID.String()))
	}
	w.Certified(blue)
	w.Clock = testkit.Noon.AddDate(0, 8, 0)
	w.Must(w.App.Sweep(ctx))
	w.Work()
	w.Letters()
	reminder := lettersNamed(w, "deadline_client")[0]
	if reminder.Name != niamh.Name {
		t.Fatalf("%+v", reminder)
	}
	_, err := w.App.TakeReturned(ctx, bounce(reminder.MessageID("triennia.test")))
	w.Must(err)
	passed := map[string]string{}
	for _, m := range lettersNamed(w, "reminder_passed_on") {
		passed[m.Name] = m.Text
	}
	if several {
		if len(passed) != 0 {
			t.Errorf("of several clients: %v", passed)
		}
		return
	}
	if text := passed["Sean Byrne"]; !strings.Contains(text, "surveillance audit 1") || !strings.Contains(text, niamh.Name) {
		t.Errorf("passed on: %v", passed)
	}
	if _, twice := passed[niamh.Name]; twice {
		t.Error("it goes to the reader that it did not reach")
	}
}
