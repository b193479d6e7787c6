package app

import (
	"cmp"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"time"

	"triennia/internal/domain/account"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
	"triennia/internal/throttle"
)

// A stranger can be written to three times a day at somebody else's wish, whatever certificate it is about.
var (
	followsAddress = throttle.Limit{Tries: 3, Per: 24 * time.Hour}
	followsFrom    = throttle.Limit{Tries: 20, Per: time.Hour}
)

// sealedWord stands in a letter that is kept for the word that only its recipient gets.
const sealedWord = "(sealed)"

// reach is how a follower is reached; it is kept sealed.
type reach struct {
	Email string `json:"email"`
	Word  string `json:"word"`
}

var (
	noLetters  = fault.New(fault.Unavailable, text.T("This register sends no letters.", "本登记系统不发送邮件通知。"))
	noFollower = fault.Missing(text.T("link", "链接"))
	hasEnded   = fault.New(fault.IllegalMove, text.T("The certificate has ended: nothing will change any more.", "证书已终止，不会再有变更。"))
)

// CanFollow tells whether changes of the certificate can be followed: while there are any to come, where letters are
// sent.
func (a *App) CanFollow(s certificate.Status) bool {
	return a.Mail != nil && (s == certificate.Status(certificate.Active) || s == certificate.Status(certificate.Suspended))
}

// FollowCertificate sends a letter to the address by which its owner confirms to hear of changes. The answer is the same
// whether the address follows already, waits, or has had its letters of the day.
func (a *App) FollowCertificate(ctx context.Context, typed, email string, l text.Lang, from Origin) error {
	if a.Mail == nil {
		return noLetters
	}
	email, err := account.NormaliseEmail(email)
	if err != nil {
		return err
	}
	if err := a.take(ctx, "follow:from:"+from.Address, followsFrom); err != nil {
		return err
	}
	r, err := a.registered(ctx, typed)
	if err != nil {
		return err
	}
	if !a.CanFollow(r.Named().Status(r.Body.Today(a.Now()))) {
		return hasEnded
	}
	address := a.Box.Fingerprint(email)
	if ok, _ := a.limiter().Take(ctx, "follow:to:"+address, followsAddress); !ok {
		return nil
	}
	return a.write(ctx, systemActor(r.Body.ID, "public page"), "follower.ask", func(tx *postgres.Tx) error {
		f, waits, err := a.askFollower(tx, r, address, email, l)
		if err != nil || !waits {
			return err
		}
		return a.writeFollower(tx, f, r.Certificate, "follow_confirm", mail.Data{})
	})
}

// askFollower is the follower with the address; waits is false where it is confirmed already.
func (a *App) askFollower(tx *postgres.Tx, r postgres.Registered, address, email string, l text.Lang) (f certificate.Follower, waits bool, err error) {
	f, found, err := tx.LockFollowerOf(r.Certificate.ID, r.Suffix, address)
	if err != nil {
		return f, false, err
	}
	if found {
		if f.State != certificate.Asked {
			return f, false, nil
		}
		f.AskedAt, f.Lang = a.Now(), l
		return f, true, tx.SaveFollower(f)
	}
	word, hash := newSecret()
	plain, err := json.Marshal(reach{email, word})
	if err != nil {
		return f, false, err
	}
	f = certificate.Follower{ID: id.Follower(newID()), Version: 1, Certificate: r.Certificate.ID, Suffix: r.Suffix, State: certificate.Asked, Lang: l,
		Address: address, Word: hex.EncodeToString(hash), Sealed: a.Box.Seal(plain), AskedAt: a.Now()}
	added, err := tx.InsertFollower(f)
	return f, added, err
}

func (a *App) registered(ctx context.Context, typed string) (postgres.Registered, error) {
	code, ok := certificate.ParseCode(typed)
	if !ok {
		return postgres.Registered{}, noSuchCertificate
	}
	r, found, err := a.DB.Registered(ctx, code)
	if err == nil && !found {
		err = noSuchCertificate
	}
	return r, err
}

// Followed is what the link of a follower shows.
type Followed struct {
	Verification
	Confirmed bool
}

// GetFollowed is what the follower with the word follows.
func (a *App) GetFollowed(ctx context.Context, typed, word string) (Followed, error) {
	return a.byWord(ctx, typed, word, "follower.look", func(*postgres.Tx, *certificate.Follower) error { return nil })
}

// ConfirmFollower confirms the address of the follower with the word.
func (a *App) ConfirmFollower(ctx context.Context, typed, word string) (Followed, error) {
	return a.byWord(ctx, typed, word, "follower.confirm", func(tx *postgres.Tx, f *certificate.Follower) error {
		r, err := tx.Certificate(f.Certificate)
		if err != nil {
			return err
		}
		if today, err := a.today(tx); err != nil || !a.CanFollow(f.Of(r).Status(today)) {
			return cmp.Or(err, hasEnded)
		}
		if err := f.Confirm(a.Now()); err != nil {
			return err
		}
		return tx.SaveFollower(*f)
	})
}

// StopFollowing erases the follower with the word. Who is gone already stays gone.
func (a *App) StopFollowing(ctx context.Context, typed, word string) error {
	_, err := a.byWord(ctx, typed, word, "follower.stop", func(tx *postgres.Tx, f *certificate.Follower) error {
		return tx.EraseFollower(f.ID)
	})
	var gone fault.Error
	if errors.As(err, &gone) && gone.Kind == fault.NotFound {
		return nil
	}
	return err
}

// byWord does something with the follower of a link. The code in the link may be that of an earlier certificate.
func (a *App) byWord(ctx context.Context, typed, word, verb string, do func(*postgres.Tx, *certificate.Follower) error) (out Followed, err error) {
	r, err := a.registered(ctx, typed)
	if err != nil {
		return out, err
	}
	err = a.write(ctx, systemActor(r.Body.ID, "public page"), verb, func(tx *postgres.Tx) error {
		f, found, err := tx.LockFollowerByWord(hex.EncodeToString(secretHash(word)))
		if err != nil {
			return err
		}
		if !found {
			return noFollower
		}
		if err := do(tx, &f); err != nil {
			return err
		}
		r.Suffix = f.Suffix
		if r.Certificate, err = tx.Certificate(f.Certificate); err != nil {
			return err
		}
		out = Followed{a.verification(r), f.State != certificate.Asked}
		return nil
	})
	return out, err
}
