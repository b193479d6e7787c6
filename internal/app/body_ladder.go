package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

const ladderJob = "clock.ladder"

// LaddersView is on which days the body reminds of each kind of deadline.
type LaddersView struct {
	Version int      `json:"version"` // of the body, for changing them
	Ladders []Ladder `json:"ladders" nullable:"false"`
}

// Ladder is the reminders of a kind of deadline.
type Ladder struct {
	Name      clock.LadderName `json:"name"`
	Title     text.Text        `json:"title"`
	Own       bool             `json:"own"` // the body has chosen them
	Reminders []body.Reminder  `json:"reminders" nullable:"false"`
	Says      text.Text        `json:"says" doc:"the days as people read them"`
	Usual     text.Text        `json:"usual" doc:"those of a body that has none of its own"`
}

// GetLadders is on which days the body reminds.
func (a *App) GetLadders(ctx context.Context, who access.Actor) (out LaddersView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		b, err := tx.Body()
		out = viewLadders(b)
		return err
	})
	return out, err
}

func viewLadders(b body.Record) LaddersView {
	out := LaddersView{Version: b.Version, Ladders: []Ladder{}}
	for _, name := range clock.LadderNames {
		own, list := b.Ladders[string(name)], name.Usual()
		l := Ladder{Name: name, Title: name.Title().Capital(), Own: own != nil, Usual: body.Says(list).Capital()}
		if l.Own {
			list = own
		}
		l.Reminders, l.Says = list, body.Says(list).Capital()
		out.Ladders = append(out.Ladders, l)
	}
	return out
}

// ChangeLadder puts the reminders in the place of those of the ladder; the deadlines that are open follow.
func (a *App) ChangeLadder(ctx context.Context, who access.Actor, seen int, name clock.LadderName, list []body.Reminder) (LaddersView, error) {
	return a.changeLadder(ctx, who, "body.change_ladder", seen, name, func(b *body.Body) error { return b.ChangeLadder(string(name), list) })
}

// ResetLadder goes back to the usual reminders of the ladder.
func (a *App) ResetLadder(ctx context.Context, who access.Actor, seen int, name clock.LadderName) (LaddersView, error) {
	return a.changeLadder(ctx, who, "body.reset_ladder", seen, name, func(b *body.Body) error { return b.ResetLadder(string(name)) })
}

func (a *App) changeLadder(ctx context.Context, who access.Actor, verb string, seen int, name clock.LadderName, do func(*body.Body) error) (LaddersView, error) {
	saved, err := a.changeBody(ctx, who, verb, seen, func(b *body.Body) error {
		if err := clock.CheckLadder(name); err != nil {
			return err
		}
		return do(b)
	})
	return viewLadders(saved), err
}

// climb brings the open deadlines of the ladder to the reminders that the body has now; when there may be more it puts
// itself into the outbox again. What is owed by now is sent by the next sweep.
func (a *App) climb(tx *postgres.Tx, t postgres.Task) error {
	after, err := id.Parse[struct{ obligation struct{} }](t.Payload["after"])
	if err != nil {
		return err
	}
	list, err := tx.OpenObligations(clock.LadderName(t.Payload["ladder"]).Kind(), id.Obligation(after), sweepSize)
	if err != nil || len(list) == 0 {
		return err
	}
	if err := climbAll(tx, list); err != nil {
		return err
	}
	t.Payload["after"] = list[len(list)-1].ID.String()
	return tx.Enqueue(ladderJob, ladderJob+":after:"+t.ID.String(), tx.At, t.Payload)
}

// climbAll looks at the obligations again when nobody else can settle their subjects.
func climbAll(tx *postgres.Tx, list []clock.Record) error {
	subjects := make([]string, len(list))
	for i, r := range list {
		subjects[i] = r.SubjectID
	}
	have, err := tx.LockObligationsOf(distinct(subjects)...)
	if err != nil {
		return err
	}
	b, err := tx.Body()
	if err != nil {
		return err
	}
	var changed []*clock.Obligation
	for _, of := range have {
		for _, o := range of {
			if o.Climb(b.Ladders); o.Changed() {
				changed = append(changed, o)
			}
		}
	}
	return tx.SaveObligations(changed)
}
