package app_test

import (
	"errors"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// What fails in one body is told, and is done in all others.
func TestABodyThatFailsHoldsUpNoOther(t *testing.T) {
	one, other := testkit.New(t), testkit.New(t)
	wrong := errors.New("wrong in this body")
	for _, failing := range []id.Body{one.Body.ID, other.Body.ID} {
		done := map[id.Body]bool{}
		err := app.InEveryBody(one.App, func(tx *postgres.Tx) error {
			if tx.Actor.Tenant == failing {
				return wrong
			}
			done[tx.Actor.Tenant] = true
			return nil
		})
		if !errors.Is(err, wrong) || done[one.Body.ID] == done[other.Body.ID] {
			t.Errorf("%v, done in %v", err, done)
		}
	}
}
