package app

import (
	"context"
	"crypto/rand"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"triennia/internal/postgres"
)

const (
	tokenKeyPrefix  = "token-key:"
	tokenKeyLife    = 30 * 24 * time.Hour // then another one signs
	tokenKeyNotice  = 15 * time.Minute    // a new key is known to all processes before it signs
	TokenRingReload = 5 * time.Minute     // how often a process asks for new keys
)

// TokenRing is the keys of access tokens. They stand sealed in the database, so that all processes share
// them; any process makes the next key when the newest has served its time.
type TokenRing struct {
	db   *postgres.DB
	box  postgres.Sealer
	now  func() time.Time
	keys atomic.Pointer[[]TokenKey]
}

// OpenTokenRing loads the ring, making its first key in a new deployment. Now is the real time.
func OpenTokenRing(ctx context.Context, db *postgres.DB, box postgres.Sealer, now func() time.Time) (*TokenRing, error) {
	r := &TokenRing{db: db, box: box, now: now}
	return r, r.Reload(ctx)
}

// Keys lists the keys, the one that signs first.
func (r *TokenRing) Keys() []TokenKey { return *r.keys.Load() }

// Reload asks for keys that other processes have made, and makes the next one when it is time.
func (r *TokenRing) Reload(ctx context.Context) error {
	return r.db.System(ctx, "keys of access tokens", func(tx *postgres.SystemTx) error {
		stored, err := tx.Secrets(tokenKeyPrefix)
		if err != nil {
			return err
		}
		if len(stored) == 0 || r.now().Sub(stored[0].CreatedAt) > tokenKeyLife {
			if stored, err = r.addKey(tx); err != nil {
				return err
			}
		}
		keys, err := r.open(stored)
		if err == nil {
			r.keys.Store(&keys)
		}
		return err
	})
}

// addKey makes a key named by the day, so that processes which do it at once make one.
func (r *TokenRing) addKey(tx *postgres.SystemTx) ([]postgres.Secret, error) {
	secret := make([]byte, 32)
	_, _ = rand.Read(secret)
	now := r.now().UTC()
	if err := tx.AddSecret(tokenKeyPrefix+now.Format(time.DateOnly), r.box.Seal(secret), now); err != nil {
		return nil, err
	}
	return tx.Secrets(tokenKeyPrefix)
}

// open unseals the keys that can still have signed a living token, and puts first the newest that every
// process knows by now.
func (r *TokenRing) open(stored []postgres.Secret) ([]TokenKey, error) {
	var keys []TokenKey
	for i, s := range stored {
		if i > 0 && r.now().Sub(stored[i-1].CreatedAt) > tokenKeyNotice+accessTokenLife {
			break
		}
		secret, err := r.box.Open(s.Sealed)
		if err != nil {
			return nil, err
		}
		keys = append(keys, TokenKey{ID: strings.TrimPrefix(s.Name, tokenKeyPrefix), Secret: secret})
	}
	if len(keys) > 1 && r.now().Sub(stored[0].CreatedAt) < tokenKeyNotice {
		fresh := keys[0]
		keys = append(slices.Delete(keys, 0, 1), fresh)
	}
	return keys, nil
}
