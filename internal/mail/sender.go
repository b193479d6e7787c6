package mail

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"

	"triennia/internal/domain/message"
)

// Letter is what goes to a mail server.
type Letter struct {
	ID       string // stable Message-ID without brackets: a server that gets it twice may notice
	To, Name string
	ReplyTo  string // of the body; empty for none
	Subject  string
	Text     string
	Enclosed []message.Enclosure
	Stop     string // address to which a POST stops letters of this kind (RFC 8058); empty for none
}

// Sender hands a letter over. ErrRefused means that it was not taken and never will be, ErrUnreached that
// it was not taken this time; any other error leaves open whether it was.
type Sender interface {
	Send(ctx context.Context, l Letter) error
}

// The ways in which a letter certainly does not reach its reader.
var (
	ErrReturned  = errors.New("the letter came back")
	ErrRefused   = errors.New("the mail server refused the message")
	ErrUnreached = errors.New("the mail server could not be reached")
)

// SMTP sends by a mail server.
type SMTP struct {
	Host           string
	Port           int
	User, Password string
	From           string // "Triennia <no-reply@example.org>"
	TLS            string // starttls, tls or none
}

// Send implements Sender.
func (s SMTP) Send(ctx context.Context, l Letter) error {
	msg, err := s.message(l)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrRefused, err)
	}
	client, err := s.client()
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnreached, err)
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	if err := client.DialWithContext(ctx); err != nil {
		return fmt.Errorf("%w: %w", ErrUnreached, err)
	}
	defer client.Close() //nolint:errcheck // the letter is taken or not by now
	if err := client.Send(msg); err != nil && !msg.IsDelivered() {
		return outcome(err)
	}
	return nil
}

// outcome tells what became of a letter that was not acknowledged. Only where the line broke after the
// whole letter was handed over is it open whether the server took it.
func outcome(err error) error {
	var failed *gomail.SendError
	if !errors.As(err, &failed) || failed.Reason == gomail.ErrSMTPDataClose && failed.ErrorCode() < 400 {
		return err
	}
	switch failed.Reason {
	case gomail.ErrGetSender, gomail.ErrGetRcpts:
		return fmt.Errorf("%w: %w", ErrRefused, err)
	}
	if failed.ErrorCode() >= 500 {
		return fmt.Errorf("%w: %w", ErrRefused, err)
	}
	return fmt.Errorf("%w: %w", ErrUnreached, err)
}

func (s SMTP) message(l Letter) (*gomail.Msg, error) {
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	m.SetMessageIDWithValue(l.ID)
	m.SetDate()
	m.Subject(l.Subject)
	m.SetBodyString(gomail.TypeTextPlain, l.Text)
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	if l.Stop != "" {
		m.SetGenHeader(gomail.HeaderListUnsubscribe, "<"+l.Stop+">")
		m.SetGenHeader(gomail.HeaderListUnsubscribePost, "List-Unsubscribe=One-Click")
	}
	for _, e := range l.Enclosed {
		m.AttachReadSeeker(e.Name, strings.NewReader(e.Content), gomail.WithFileContentType(gomail.ContentType(e.Type)))
	}
	errs := []error{m.From(s.From), m.AddToFormat(strings.NewReplacer(`"`, "", "\r", "", "\n", "").Replace(l.Name), l.To)}
	if l.ReplyTo != "" {
		errs = append(errs, m.ReplyTo(l.ReplyTo))
	}
	return m, errors.Join(errs...)
}

func (s SMTP) client() (*gomail.Client, error) {
	o := []gomail.Option{gomail.WithPort(s.Port), gomail.WithTimeout(30 * time.Second)}
	switch s.TLS {
	case "tls":
		o = append(o, gomail.WithSSL())
	case "none":
		o = append(o, gomail.WithTLSPolicy(gomail.NoTLS))
	default:
		o = append(o, gomail.WithTLSPolicy(gomail.TLSMandatory))
	}
	if s.User != "" {
		o = append(o, gomail.WithUsername(s.User), gomail.WithPassword(s.Password), gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover))
	}
	return gomail.NewClient(s.Host, o...)
}

// Fake keeps the letters it is handed, for tests.
type Fake struct {
	Letters []Letter
	Err     error // what Send answers
}

// Send implements Sender.
func (f *Fake) Send(_ context.Context, l Letter) error {
	if f.Err == nil {
		f.Letters = append(f.Letters, l)
	}
	return f.Err
}
