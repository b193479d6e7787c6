package app

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"errors"
	"time"

	"triennia/internal/domain/complaint"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
	"triennia/internal/throttle"
)

// A stranger can be written to a few times a day at somebody else's wish.
var (
	complaintsFrom = throttle.Limit{Tries: 10, Per: time.Hour}
	complaintsTo   = throttle.Limit{Tries: 3, Per: 24 * time.Hour}
	trackingFrom   = throttle.Limit{Tries: 120, Per: time.Hour}
)

var errMadeAlready = errors.New("this form was sent already")

// MakeComplaint takes in a complaint of anybody and answers the code by which it is followed. key is the random word of
// the form: what is sent twice from one form is one complaint.
func (a *App) MakeComplaint(ctx context.Context, slug string, from Origin, key string, s complaint.Statement) (code string, err error) {
	b, err := a.bodyBySlug(ctx, slug)
	if err != nil {
		return "", err
	}
	if code, err = codeOf(key, s); err != nil {
		return "", err
	}
	err = a.write(ctx, systemActor(b.ID, "complaint form"), "complaint.make", func(tx *postgres.Tx) error {
		today := b.Today(a.Now())
		c, err := complaint.Receive(id.Complaint(newID()), "", s, complaint.PromiseOf(b.Limits(today)), today)
		if err != nil {
			return err
		}
		if err := a.take(ctx, "complaint:from:"+from.Address, complaintsFrom); err != nil {
			return err
		}
		reference, err := numbered(tx, "complaint", "K", today)
		if err != nil {
			return err
		}
		c.Name(reference)
		added, err := tx.InsertComplaint(c, secretHash(code), a.Box.Seal([]byte(code)))
		if err != nil {
			return err
		}
		if !added {
			return errMadeAlready // and the number is given to the next
		}
		return a.tellOfComplaint(ctx, tx, c.Record())
	})
	if errors.Is(err, errMadeAlready) {
		err = nil
	}
	return code, err
}

// leastKey is the length of the random word that newSecret makes.
const leastKey = 26

// codeOf is the tracking code of what a form says: nobody guesses it who does not know the random word of the form.
func codeOf(key string, s complaint.Statement) (string, error) {
	if len(key) < leastKey {
		key, _ = newSecret()
	}
	said, err := json.Marshal(s)
	sum := sha256.Sum256(append([]byte(key+"\n"), said...))
	return base32.StdEncoding.EncodeToString(sum[:])[:leastKey], err
}

// tellOfComplaint writes to those who handle complaints, and to the complainant where there is an address.
func (a *App) tellOfComplaint(ctx context.Context, tx *postgres.Tx, r complaint.Record) error {
	if err := a.tellHandlers(tx, r, text.T("a complaint came in", "收到新投诉")); err != nil {
		return err
	}
	if r.Complainant.Email == "" {
		return nil
	}
	if ok, _ := a.limiter().Take(ctx, "complaint:to:"+a.Box.Fingerprint(r.Complainant.Email), complaintsTo); !ok {
		return nil
	}
	return a.writeComplainant(tx, r, "complaint_received", mail.Data{"day": r.Due().Acknowledge, "until": r.Due().Outcome})
}

// ComplaintBody is the body that a complaint can be made to.
func (a *App) ComplaintBody(ctx context.Context, slug string) (name text.Text, promise complaint.Promise, err error) {
	b, err := a.bodyBySlug(ctx, slug)
	if err != nil {
		return name, promise, err
	}
	return b.Name, complaint.PromiseOf(b.Limits(b.Today(a.Now()))), nil
}

// NewFormKey is the random word of a form.
func NewFormKey() string {
	word, _ := newSecret()
	return word
}

// Tracked is what the holder of a tracking code reads: never who works on it.
type Tracked struct {
	Body       text.Text
	Reference  string
	State      complaint.State
	StateName  text.Text
	Next       text.Text
	ReceivedOn date.Date
	Days       int // since it was received
	Due        complaint.Due
	DaysLeft   int  // to the next day of the clock; negative when it is late
	Answers    bool // a message can still be added
	Text       string
	Company    string
	Messages   []complaint.Message
}

var noComplaint = fault.Missing(text.T("tracking code", "查询码"))

// TrackComplaint tells the holder of the code how the complaint stands.
func (a *App) TrackComplaint(ctx context.Context, slug string, from Origin, code string) (out Tracked, err error) {
	err = a.tracked(ctx, slug, from, code, func(_ *postgres.Tx, r complaint.Record, name text.Text, today date.Date) error {
		out = track(r, name, today)
		return nil
	})
	return out, err
}

// AnswerComplaint adds a message of the holder of the code.
func (a *App) AnswerComplaint(ctx context.Context, slug string, from Origin, code, words string) error {
	return a.tracked(ctx, slug, from, code, func(tx *postgres.Tx, r complaint.Record, _ text.Text, today date.Date) error {
		c, err := tx.LockComplaint(r.ID, 0)
		if err != nil {
			return err
		}
		if err := c.Hear(words, a.Now(), today); err != nil {
			return err
		}
		if r, err = tx.SaveComplaint(c); err != nil {
			return err
		}
		return a.tellHandlers(tx, r, text.T("the complainant wrote", "投诉人发来消息"))
	})
}

func (a *App) tracked(ctx context.Context, slug string, from Origin, code string, do func(*postgres.Tx, complaint.Record, text.Text, date.Date) error) error {
	if err := a.take(ctx, "complaint:code:"+from.Address, trackingFrom); err != nil {
		return err
	}
	b, err := a.bodyBySlug(ctx, slug)
	if err != nil {
		return err
	}
	return a.write(ctx, systemActor(b.ID, "complaint form"), "complaint.track", func(tx *postgres.Tx) error {
		r, err := tx.TrackedComplaint(secretHash(code))
		if isMissing(err) {
			return noComplaint
		}
		if err != nil {
			return err
		}
		return do(tx, r, b.Name, b.Today(a.Now()))
	})
}

func track(r complaint.Record, name text.Text, today date.Date) Tracked {
	out := Tracked{Body: name, Reference: r.Reference, State: r.State, StateName: complaint.StateNames[r.State].Capital(), Next: complaint.Ahead[r.State],
		ReceivedOn: r.ReceivedOn, Days: r.ReceivedOn.DaysUntil(today), Due: r.Due(), Answers: r.State != complaint.Closed, Text: r.Text, Company: r.Company}
	for _, m := range r.Messages {
		m.By = ""
		out.Messages = append(out.Messages, m)
	}
	if next := out.Due.Next(); !next.IsZero() {
		out.DaysLeft = today.DaysUntil(next)
	}
	return out
}
