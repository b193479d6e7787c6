package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/staff"
	"triennia/internal/postgres"
)

// ListEngagements is one page of the audits that the actor may see, and the cursor of the next.
func (a *App) ListEngagements(ctx context.Context, who access.Actor, p postgres.Page, f postgres.EngagementFilter) ([]postgres.Engagement, string, error) {
	return a.DB.Engagements(ctx, who, p, f)
}

// Planner is who is where between two days.
type Planner struct {
	From     date.Date         `json:"from"`
	To       date.Date         `json:"to"`
	People   []PlannerPerson   `json:"people" nullable:"false"`
	Bookings []postgres.Booked `json:"bookings" nullable:"false"`
}

// PlannerPerson is a row of the planner.
type PlannerPerson struct {
	ID        id.Identity   `json:"id"`
	Name      string        `json:"name"`
	Standards []string      `json:"standards" nullable:"false"` // that the person may audit on the first day
	Leave     []staff.Leave `json:"leave" nullable:"false"`
}

// GetPlanner shows people, bookings and leave from one day to another, at most a year.
func (a *App) GetPlanner(ctx context.Context, who access.Actor, from, to date.Date) (out Planner, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		if from.IsZero() {
			if from, err = a.today(tx); err != nil {
				return err
			}
		}
		if to.IsZero() || to.Before(from) || from.DaysUntil(to) > 366 {
			to = from.AddDays(83)
		}
		people, err := tx.AllPeople()
		if err != nil {
			return err
		}
		out = Planner{From: from, To: to, People: []PlannerPerson{}}
		for _, p := range people {
			if row := plannerPerson(p, from, to); len(row.Standards) > 0 {
				out.People = append(out.People, row)
			}
		}
		out.Bookings, err = tx.Bookings(audit.Whole(from, to), id.Identity{})
		return err
	})
	return out, err
}

func plannerPerson(p staff.Record, from, to date.Date) PlannerPerson {
	out := PlannerPerson{ID: p.ID, Name: p.Name, Standards: audit.StandardsOf(p, from), Leave: []staff.Leave{}}
	for _, l := range p.Leave {
		if !l.To.Before(from) && !l.From.After(to) {
			out.Leave = append(out.Leave, l)
		}
	}
	return out
}
