package app_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/message"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// letter queues one letter to the administrator and answers it with the task that sends it.
func letter(t *testing.T, w *testkit.World) (message.Record, postgres.Task) {
	t.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		return app.Notify(w.App, tx, "operator_grant", mail.Data{"operator": "Olga", "until": "noon", "reason": "help", "link": "/b/x/grants"},
			"ada@example.test", "Ada", text.Zh)
	})
	return newest(t, w), task(t, w)
}

func newest(t *testing.T, w *testkit.World) (m message.Record) {
	t.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, _, err := tx.Messages(postgres.Page{}, postgres.MessageFilter{})
		if err == nil && len(list) > 0 {
			m = list[0]
		}
		return err
	})
	return m
}

func task(t *testing.T, w *testkit.World) (found postgres.Task) {
	t.Helper()
	_, err := w.App.RelayTasks(context.Background(), 1000, func(task postgres.Task) error {
		if task.Tenant == w.Body.ID {
			found = task
		}
		return nil
	})
	w.Must(err)
	return found
}

func TestALetterIsKeptWithoutAServer(t *testing.T) {
	w := testkit.New(t)
	m, send := letter(t, w)
	if m.State != message.Kept || m.Lang != text.Zh || !strings.Contains(m.Text, "http://triennia.test/b/x/grants") || !strings.Contains(m.Text, "北光认证") {
		t.Errorf("message %+v", m)
	}
	if send.Job != "" {
		t.Errorf("a task was made to send it: %+v", send)
	}
}

func TestALetterIsSentOnce(t *testing.T) {
	w := testkit.New(t)
	box := &mail.Fake{}
	w.App.Mail = box
	_, send := letter(t, w)
	for range 2 {
		w.Must(w.App.RunTask(context.Background(), w.Body.ID, send.ID))
	}
	if m := newest(t, w); len(box.Letters) != 1 || m.State != message.Sent || m.SentAt.IsZero() || box.Letters[0].ID != m.ID.String()+"@triennia.test" {
		t.Errorf("%d letters, message %+v", len(box.Letters), m)
	}
}

func TestWhatBecomesOfALetterThatIsNotSent(t *testing.T) {
	for _, c := range []struct {
		name  string
		err   error
		want  message.State
		retry bool
	}{
		{"refused", fmt.Errorf("%w: no such mailbox", mail.ErrRefused), message.Failed, false},
		{"server away", fmt.Errorf("%w: connection refused", mail.ErrUnreached), message.Queued, true},
		{"answer lost", fmt.Errorf("read: connection reset"), message.Unknown, false},
	} {
		w := testkit.New(t)
		w.App.Mail = &mail.Fake{Err: c.err}
		_, send := letter(t, w)
		err := w.App.RunTask(context.Background(), w.Body.ID, send.ID)
		told := lettersNamed(w, "letter_undelivered")
		m := lettersNamed(w, "operator_grant")[0]
		if len(told) > 0 && (told[0].Name != w.Admin.Name || !strings.Contains(told[0].Text, m.To)) {
			t.Errorf("%s: told %+v", c.name, told[0])
		}
		if m.State != c.want || m.Error == "" || (err != nil) != c.retry || len(told) > 0 != (c.want == message.Failed) {
			t.Errorf("%s: %s %q, %v, %d told", c.name, m.State, m.Error, err, len(told))
		}
	}
}

// stopped is a mail server during whose answer the program stops.
type stopped struct{ taken int }

func (s *stopped) Send(context.Context, mail.Letter) error { s.taken++; panic("killed") }

func TestALetterWhoseOutcomeIsUnknownIsNotSentAgainByItself(t *testing.T) {
	w := testkit.New(t)
	server := &stopped{}
	w.App.Mail = server
	_, send := letter(t, w)
	func() {
		defer func() { _ = recover() }()
		_ = w.App.RunTask(context.Background(), w.Body.ID, send.ID)
	}()
	for range 2 {
		w.Must(w.App.RunTask(context.Background(), w.Body.ID, send.ID))
	}
	if m := newest(t, w); m.State != message.Unknown || server.taken != 1 {
		t.Errorf("%s, handed over %d times", m.State, server.taken)
	}
}
