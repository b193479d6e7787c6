package app

import (
	"context"
	"crypto/sha256"
	"encoding/json"

	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

var keyReused = fault.New(fault.Repeated, text.T(
	"This Idempotency-Key was used before with other content.", "该 Idempotency-Key 已用于其他内容。"))

// Once does a creation once per key: everything fn does and its answer are kept in one transaction, a
// repeat with the same request gets the same answer and does nothing.
func (a *App) Once(ctx context.Context, who access.Actor, route, key string, request []byte,
	fn func(context.Context) (any, error)) (answer json.RawMessage, err error) {
	hash := sha256.Sum256(request)
	err = a.write(ctx, who, route, func(tx *postgres.Tx) error {
		stored, first, err := tx.ClaimKey(route, key, hash[:])
		switch {
		case err != nil:
			return err
		case !first && string(stored.Hash) != string(hash[:]):
			return keyReused
		case !first:
			answer = stored.Response
			return nil
		}
		out, err := fn(tx.Context())
		if err != nil {
			return err
		}
		if answer, err = json.Marshal(out); err != nil {
			return err
		}
		return tx.KeepAnswer(route, key, answer)
	})
	return answer, err
}
