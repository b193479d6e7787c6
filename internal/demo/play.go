package demo

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// on plans a step for a day relative to today, negative in the past.
func (p *play) on(day int, what string, do func() error) {
	at := p.real.AddDate(0, 0, day)
	if day < 0 {
		at = time.Date(at.Year(), at.Month(), at.Day(), 9, len(p.steps)%50, 0, 0, time.UTC)
	}
	p.steps = append(p.steps, step{at, what, do})
}

// run does the steps in the order of their days; between them the jobs run and, once a week, the clock of
// every certificate is looked at.
func (p *play) run() error {
	for week := -beginning; week <= 0; week += 7 {
		p.on(week, "sweep", func() error { return p.app.Sweep(p.ctx) })
	}
	p.on(0, "sweep", func() error { return p.app.Sweep(p.ctx) })
	slices.SortStableFunc(p.steps, func(a, b step) int { return cmp.Compare(a.at.Unix(), b.at.Unix()) })
	for _, s := range p.steps {
		p.now = s.at
		if err := s.do(); err != nil {
			return fmt.Errorf("demo: %s on %s: %w", s.what, s.at.Format(time.DateOnly), err)
		}
		if err := p.work(); err != nil {
			return fmt.Errorf("demo: jobs after %s: %w", s.what, err)
		}
	}
	return nil
}

// work runs the tasks that wait, and those that they cause.
func (p *play) work() error {
	for {
		type task struct {
			tenant id.Body
			id     id.Task
		}
		var waiting []task
		n, err := p.app.RelayTasks(p.ctx, 200, func(t postgres.Task) error {
			waiting = append(waiting, task{t.Tenant, t.ID})
			return nil
		})
		if err != nil || n == 0 {
			return err
		}
		for _, t := range waiting {
			if err := p.app.RunTask(p.ctx, t.tenant, t.id); err != nil {
				return err
			}
		}
	}
}

// day is a day relative to today.
func (p *play) day(n int) date.Date { return date.Of(p.real, time.UTC).AddDays(n) }

// weekday moves a relative day on to the next Monday when it falls on a weekend.
func (p *play) weekday(n int) int {
	for p.day(n).Weekday() == time.Saturday || p.day(n).Weekday() == time.Sunday {
		n++
	}
	return n
}

// postbox keeps the letters that invite people, because only these hold the way in.
type postbox struct{ letters []mail.Letter }

func (b *postbox) Send(_ context.Context, l mail.Letter) error {
	b.letters = append(b.letters, l)
	return nil
}
