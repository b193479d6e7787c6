package app

import (
	"context"
	"crypto/rand"
	"strings"

	"triennia/internal/postgres"
)

const tokenKeyPrefix = "token-key:"

// TokenRing answers the keys of access tokens, newest first. They are kept sealed in the database, so
// that all processes share them; the first process of a deployment makes the first key.
func TokenRing(ctx context.Context, db *postgres.DB, box postgres.Sealer) ([]TokenKey, error) {
	var ring []TokenKey
	err := db.System(ctx, "keys of access tokens", func(tx *postgres.SystemTx) error {
		stored, err := tx.Secrets(tokenKeyPrefix)
		if err != nil {
			return err
		}
		if len(stored) == 0 {
			secret := make([]byte, 32)
			_, _ = rand.Read(secret)
			if err := tx.AddSecret(tokenKeyPrefix+"1", box.Seal(secret)); err != nil {
				return err
			}
			if stored, err = tx.Secrets(tokenKeyPrefix); err != nil {
				return err
			}
		}
		for _, s := range stored {
			secret, err := box.Open(s.Sealed)
			if err != nil {
				return err
			}
			ring = append(ring, TokenKey{ID: strings.TrimPrefix(s.Name, tokenKeyPrefix), Secret: secret})
		}
		return nil
	})
	return ring, err
}
