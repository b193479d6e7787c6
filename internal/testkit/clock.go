package testkit

import (
	"triennia/internal/domain/clock"
	"triennia/internal/postgres"
)

func init() {
	makers = append(makers, func(w *World, t *Things) {
		w.Tx(w.Admin, func(tx *postgres.Tx) error {
			owed, _, err := tx.Obligations(postgres.Page{Limit: 1}, postgres.ObligationFilter{Client: t.Client, Kind: string(clock.Surveillance)})
			w.Must(err)
			t.IDs["obligation"] = owed[0].ID.String()
			return nil
		})
	})
}
