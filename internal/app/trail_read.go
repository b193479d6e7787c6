package app

import (
	"cmp"
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// Deed is an entry of the trail in words.
type Deed struct {
	postgres.TrailEntry
	Did text.Text `json:"did"`
}

// ListTrail lists what was done, newest first: to one record, to the records of a noun, or all.
func (a *App) ListTrail(ctx context.Context, who access.Actor, noun, record string, before int64, most int) (list []Deed, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		entries, err := tx.Trail(noun, record, before, most)
		for _, e := range entries {
			list = append(list, Deed{e, cmp.Or(deeds[e.Verb], former[e.Verb])})
		}
		return err
	})
	return list, err
}

// TrailCheck is what a walk along the hash chain of a body's trail found.
type TrailCheck struct {
	Entries int64 `json:"entries"`
	Whole   bool  `json:"whole"`
	Broken  int64 `json:"broken,omitempty" doc:"sequence number of the first entry that does not fit"`
}

// CheckTrail walks the hash chain of the body's trail.
func (a *App) CheckTrail(ctx context.Context, who access.Actor) (out TrailCheck, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		out.Entries, out.Broken, err = tx.VerifyTrail()
		out.Whole = out.Broken == 0
		return err
	})
	return out, err
}
