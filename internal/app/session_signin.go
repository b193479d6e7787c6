package app

import (
	"context"
	"encoding/hex"
	"time"

	"triennia/internal/domain/account"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/throttle"
)

// How often sign-in may be tried in a quarter of an hour: for one account from one address, for one
// account from anywhere, and from one address for any account.
var (
	triesHere    = throttle.Limit{Tries: 10, Per: 15 * time.Minute}
	triesAccount = throttle.Limit{Tries: 60, Per: 15 * time.Minute}
	triesAddress = throttle.Limit{Tries: 100, Per: 15 * time.Minute}
)

// SignedIn is a session with its tokens; the tokens are told once.
type SignedIn struct {
	Session id.Session
	Access  string // good for minutes
	Refresh string // good for one use; empty where the browser has a newer one already
}

var wrongPassword = fault.New(fault.NoSession, text.T("The e-mail address or the password is not right.", "邮箱或密码不正确。"))

// SignIn begins a session for the owner of the address and password. Whether the address is known cannot
// be told from the answer or its time.
func (a *App) SignIn(ctx context.Context, email, password string, from Origin) (SignedIn, error) {
	email, err := account.NormaliseEmail(email)
	if err != nil {
		return SignedIn{}, err
	}
	who := hex.EncodeToString(secretHash(email)[:12])
	here := "sign-in:" + who + ":" + from.Address
	for _, try := range []struct {
		key   string
		limit throttle.Limit
	}{{"sign-in:from:" + from.Address, triesAddress}, {"sign-in:to:" + who, triesAccount}, {here, triesHere}} {
		if err := a.take(ctx, try.key, try.limit); err != nil {
			return SignedIn{}, err
		}
	}
	var found account.Identity
	err = a.DB.System(ctx, "sign in", func(tx *postgres.SystemTx) error {
		found, _, err = tx.IdentityByEmail(email)
		return err
	})
	if err != nil {
		return SignedIn{}, err
	}
	if !passwordIs(password, found.PasswordHash) {
		a.Log.InfoContext(ctx, "sign-in refused", "account", who)
		return SignedIn{}, wrongPassword
	}
	a.limiter().Forget(ctx, here)
	return a.beginSession(ctx, found.ID, from)
}

// beginSession makes a session of an identity that has proved itself.
func (a *App) beginSession(ctx context.Context, who id.Identity, from Origin) (SignedIn, error) {
	secret, hash := newSecret()
	s := account.NewSession(account.Session{ID: id.Session(newID()), Identity: who, Address: from.Address, Agent: clip(from.Agent, 200)}, hash, a.Now())
	err := a.DB.System(ctx, "begin session", func(tx *postgres.SystemTx) error { return tx.InsertSession(s) })
	if err != nil {
		return SignedIn{}, err
	}
	token, err := a.Tokens.Sign(s.ID)
	return SignedIn{s.ID, token, s.ID.String() + "." + secret}, err
}

func clip(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}
