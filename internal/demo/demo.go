// Package demo fills a fresh installation with two certification bodies, their people and their clients,
// by the use cases that people use, so that a newcomer finds every stage of the work. Never in production.
package demo

import (
	"context"
	"fmt"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/text"
)

// Password opens every account of the demonstration.
const Password = "cedar-bridge-20000"

// SignIn is an account to be printed, and what waits for it.
type SignIn struct {
	Email string `json:"email"`
	Role  string `json:"role"`
	Does  string `json:"does"`
	Path  string `json:"path"`
}

// Load plays three and a half years of two bodies up to now and answers who can sign in. The database must be
// empty: half a play is of no use, so whoever interrupts it starts from an empty database again.
func Load(ctx context.Context, a *app.App) ([]SignIn, error) {
	p := newPlay(ctx, a, a.Now())
	operator, err := p.operator()
	if err != nil {
		return nil, fmt.Errorf("demo: operator: %w", err)
	}
	out := []SignIn{operator}
	for _, b := range bodies() {
		t, err := p.found(b)
		if err != nil {
			return nil, fmt.Errorf("demo: %s: %w", b.slug, err)
		}
		for i, f := range b.firms {
			p.stage(t, f, b.endings[i])
		}
		out = append(out, t.signIns()...)
	}
	return out, p.run()
}

// play is the demonstration being played: its clock goes from the past up to now, step by step.
type play struct {
	ctx   context.Context
	app   *app.App // with the clock of the play
	real  time.Time
	now   time.Time
	steps []step
	post  *postbox
}

// step is something that somebody does at a time.
type step struct {
	at   time.Time
	what string
	do   func() error
}

func newPlay(ctx context.Context, a *app.App, now time.Time) *play {
	p := &play{ctx: ctx, real: now, now: now.AddDate(0, 0, -beginning), post: &postbox{}}
	copied := *a
	copied.Now = func() time.Time { return p.now }
	copied.DB = a.DB.At(copied.Now)
	p.app = &copied
	return p
}

// beginning is how many days ago the bodies were founded.
const beginning = 1280

// both is a name that the two languages share.
func both(s string) text.Text { return text.T(s, s) }
