package app

import (
	"context"
	"strings"

	"triennia/internal/domain/account"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// RefreshSession takes a refresh token and answers a new pair. A token that was used before ends the
// session: one of its two holders is not its owner. Two tabs of one browser have ten seconds of grace.
func (a *App) RefreshSession(ctx context.Context, token string) (SignedIn, error) {
	name, word, _ := strings.Cut(token, ".")
	var sid id.Session
	if err := sid.UnmarshalText([]byte(name)); err != nil || sid.IsZero() || word == "" {
		return SignedIn{}, noSession
	}
	secret, next := newSecret()
	var came account.Refreshed
	err := a.DB.System(ctx, "refresh session", func(tx *postgres.SystemTx) error {
		s, err := tx.LockSession(sid)
		if err != nil || s.ID.IsZero() {
			return err
		}
		came = s.Rotate(secretHash(word), next, a.Now())
		if came == account.Unknown || came == account.Again {
			return nil
		}
		return tx.SaveSession(s)
	})
	if err != nil {
		return SignedIn{}, err
	}
	out := SignedIn{Session: sid}
	switch came {
	case account.Rotated:
		out.Refresh = sid.String() + "." + secret
	case account.Reused:
		a.Log.WarnContext(ctx, "refresh token used twice, session ended", "session", sid.String())
		return SignedIn{}, noSession
	case account.Unknown:
		return SignedIn{}, noSession
	}
	out.Access, err = a.Tokens.Sign(sid)
	return out, err
}
