package mail

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	netmail "net/mail"
	"strings"
	"testing"
)

func sender(port int) SMTP {
	return SMTP{Host: "127.0.0.1", Port: port, From: "Triennia 认证 <no-reply@triennia.test>", TLS: "none"}
}

func sample() Letter {
	return Letter{ID: "0192@triennia.test", To: "lin@example.test", Name: `Lin "Lily" Xiao, 林晓`, ReplyTo: "office@body.test",
		Subject: "审核计划 | Audit plan of “Bluewater”, " + strings.Repeat("长", 60),
		Text:    "Dear Lin,\n\n.\n..two dots\nFrom here = 100 %\n尊敬的林晓：\n" + strings.Repeat("一段很长的文字。", 80) + "\nhttps://triennia.test/b/x?token=a=b\n"}
}

func TestALetterArrivesAsItWasWritten(t *testing.T) {
	s := &server{}
	l := sample()
	if err := sender(s.listens(t)).Send(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	if len(s.letters()) != 1 {
		t.Fatalf("%d letters", len(s.letters()))
	}
	e := s.letters()[0]
	for _, line := range strings.Split(e.data, "\r\n") {
		if len(line) > 78 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	m, err := netmail.ReadMessage(strings.NewReader(e.data))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil || subject != l.Subject {
		t.Errorf("subject %q, %v", subject, err)
	}
	to, err := m.Header.AddressList("To")
	if err != nil || len(to) != 1 || to[0].Address != l.To || to[0].Name != "Lin Lily Xiao, 林晓" {
		t.Errorf("to %v, %v", to, err)
	}
	from, err := m.Header.AddressList("From")
	if err != nil || from[0].Name != "Triennia 认证" || !strings.HasPrefix(e.from, "MAIL FROM:<no-reply@triennia.test>") {
		t.Errorf("from %v, %v, %s", from, err, e.from)
	}
	for header, want := range map[string]string{"Message-ID": "<" + l.ID + ">", "Reply-To": "<office@body.test>", "Auto-Submitted": "auto-generated"} {
		if got := m.Header.Get(header); got != want {
			t.Errorf("%s: %q, want %q", header, got, want)
		}
	}
	body, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if got := strings.ReplaceAll(string(body), "\r\n", "\n"); err != nil || got != l.Text {
		t.Errorf("text %q, %v", got, err)
	}
}

func TestTheLineIsSealedWhereItShallBe(t *testing.T) {
	starts, plain, sealed := &server{offers: []string{"STARTTLS", "AUTH PLAIN LOGIN"}}, &server{}, &server{tls: true}
	for _, c := range []struct {
		name string
		s    *server
		tls  string
		sent bool
	}{
		{"starttls", starts, "starttls", true},
		{"starttls is not offered", plain, "starttls", false},
		{"tls", sealed, "tls", true},
		{"tls is not spoken", plain, "tls", false},
	} {
		smtp := sender(c.s.listens(t))
		smtp.TLS = c.tls
		if c.s == starts {
			smtp.User, smtp.Password = "triennia", "secret"
		}
		err := smtp.Send(t.Context(), sample())
		if c.sent && (err != nil || len(c.s.letters()) != 1 || !c.s.sealed) {
			t.Errorf("%s: %d letters, sealed %t, %v", c.name, len(c.s.letters()), c.s.sealed, err)
		}
		if !c.sent && (!errors.Is(err, ErrUnreached) || len(c.s.letters()) != 0) {
			t.Errorf("%s: %d letters, %v", c.name, len(c.s.letters()), err)
		}
	}
	if said := strings.Join(starts.said, "\n"); strings.Index(said, "AUTH") < strings.Index(said, "STARTTLS") {
		t.Errorf("the password went before the seal: %s", said)
	}
}

func TestAStrangersCertificateIsNotTrusted(t *testing.T) {
	s := &server{offers: []string{"STARTTLS"}}
	smtp := sender(s.listens(t))
	smtp.Host, smtp.TLS = "localhost", "starttls" // the certificate is for the address only
	err := smtp.Send(t.Context(), sample())
	if !errors.Is(err, ErrUnreached) || !strings.Contains(err.Error(), "certificate") || len(s.letters()) != 0 {
		t.Errorf("%d letters, %v", len(s.letters()), err)
	}
}

func TestWhatTheServerSaysDecides(t *testing.T) {
	open := errors.New("open")
	for _, c := range []struct {
		verb, answer string
		want         error
	}{
		{"EHLO", "cut", ErrUnreached},
		{"AUTH", "535 5.7.8 wrong password", ErrUnreached}, // somebody will mend it
		{"MAIL", "550 no", ErrRefused}, {"MAIL", "451 later", ErrUnreached}, {"MAIL", "cut", ErrUnreached},
		{"RCPT", "550 5.1.1 no such mailbox", ErrRefused}, {"RCPT", "450 greylisted", ErrUnreached}, {"RCPT", "cut", ErrUnreached},
		{"DATA", "554 no", ErrRefused}, {"DATA", "421 closing", ErrUnreached}, {"DATA", "cut", ErrUnreached},
		{".", "554 spam", ErrRefused}, {".", "452 full", ErrUnreached}, {".", "cut", open},
		{"RSET", "cut", nil}, {"QUIT", "cut", nil}, // it has been taken by then
	} {
		s := &server{offers: []string{"STARTTLS", "AUTH PLAIN"}, answers: map[string]string{c.verb: c.answer}}
		smtp := sender(s.listens(t))
		smtp.TLS, smtp.User, smtp.Password = "starttls", "triennia", "secret"
		err := smtp.Send(t.Context(), sample())
		name := fmt.Sprintf("%s to %s", c.answer, c.verb)
		switch {
		case c.want == open && (err == nil || errors.Is(err, ErrRefused) || errors.Is(err, ErrUnreached)):
			t.Errorf("%s: %v, which does not leave it open", name, err)
		case c.want == nil && (err != nil || len(s.letters()) != 1):
			t.Errorf("%s: %v, %d letters", name, err, len(s.letters()))
		case c.want != open && !errors.Is(err, c.want):
			t.Errorf("%s: %v, want %v", name, err, c.want)
		case c.want != nil && c.answer != "cut" && !strings.Contains(err.Error(), c.answer[:3]):
			t.Errorf("%s: %v does not tell what the server said", name, err)
		case err != nil && strings.Contains(err.Error(), "secret"):
			t.Errorf("%s: the password is told: %v", name, err)
		}
	}
}

func TestNoServerAtAll(t *testing.T) {
	s := &server{}
	port := s.listens(t)
	smtp := sender(port)
	smtp.Host = "127.0.0.2" // loopback, where nobody listens
	if err := smtp.Send(t.Context(), sample()); !errors.Is(err, ErrUnreached) {
		t.Error(err)
	}
	l := sample()
	l.To = "nobody"
	if err := sender(port).Send(t.Context(), l); !errors.Is(err, ErrRefused) || len(s.letters()) != 0 {
		t.Errorf("an address that is none: %v", err)
	}
}

// A mail program stops letters by itself when it finds both headers (RFC 8058), the address whole.
func TestALetterSaysHowItIsStopped(t *testing.T) {
	s := &server{}
	l := sample()
	l.Name, l.Stop = "", "https://register.example.org/verify/0123456789ABCDEF/follow/ABCDEFGHIJKLMNOPQRSTUVWXYZ/stop"
	if err := sender(s.listens(t)).Send(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	m, err := netmail.ReadMessage(strings.NewReader(s.letters()[0].data))
	if err != nil {
		t.Fatal(err)
	}
	to, err := m.Header.AddressList("To")
	if err != nil || len(to) != 1 || to[0].Address != l.To || to[0].Name != "" {
		t.Errorf("to %v, %v", to, err)
	}
	if m.Header.Get("List-Unsubscribe") != "<"+l.Stop+">" || m.Header.Get("List-Unsubscribe-Post") != "List-Unsubscribe=One-Click" {
		t.Errorf("%v", m.Header)
	}
}
