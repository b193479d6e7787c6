package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// QuorumsView is how many people take a decision of each type in a body.
type QuorumsView struct {
	Version int      `json:"version"` // of the body, for changing them
	Holders int      `json:"holders"` // people who hold the right to decide
	Types   []Quorum `json:"types" nullable:"false"`
}

// Quorum is how many people take a decision of the type.
type Quorum struct {
	Type  decision.Type `json:"type"`
	Name  text.Text     `json:"name"`
	Own   int           `json:"own,omitempty"` // as the body says, 0 where it leaves it as usual
	Usual int           `json:"usual"`
	Needs int           `json:"needs"`
}

// GetQuorums is how many people take each type of decision.
func (a *App) GetQuorums(ctx context.Context, who access.Actor) (out QuorumsView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		b, err := tx.Body()
		if err != nil {
			return err
		}
		out, err = viewQuorums(tx, b)
		return err
	})
	return out, err
}

func viewQuorums(tx *postgres.Tx, b body.Record) (QuorumsView, error) {
	holders, err := tx.Holders(access.Decide)
	out := QuorumsView{Version: b.Version, Holders: len(holders), Types: []Quorum{}}
	for _, t := range decision.Types {
		out.Types = append(out.Types, Quorum{Type: t, Name: decision.TypeNames[t].Capital(), Own: b.Quorums[string(t)],
			Usual: t.Quorum(nil, len(holders)), Needs: t.Quorum(b.Quorums, len(holders))})
	}
	return out, err
}

// ChangeQuorums replaces how many people take each type of decision; what is left out is decided as usual.
func (a *App) ChangeQuorums(ctx context.Context, who access.Actor, seen int, own map[string]int) (out QuorumsView, err error) {
	err = a.write(ctx, who, "body.change_quorums", func(tx *postgres.Tx) error {
		b, err := tx.LockBody(seen)
		if err != nil {
			return err
		}
		holders, err := tx.Holders(access.Decide)
		if err != nil {
			return err
		}
		if err := decision.CheckQuorums(own, len(holders)); err != nil {
			return err
		}
		if err := b.ChangeQuorums(own); err != nil {
			return err
		}
		saved, err := tx.SaveBody(b)
		if err != nil {
			return err
		}
		out, err = viewQuorums(tx, saved)
		return err
	})
	return out, err
}
