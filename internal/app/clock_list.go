package app

import (
	"context"
	"errors"

	"triennia/internal/domain/access"
	"triennia/internal/domain/client"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// ObligationView is a deadline as it stands today.
type ObligationView struct {
	clock.Record
	Title   text.Text `json:"title"`
	Overdue bool      `json:"overdue"`
	AtRisk  bool      `json:"at_risk"` // the last safe day of the audit has passed without it
	Days    int       `json:"days"`    // until the last day, negative after it

	Ended      text.Text `json:"ended,omitzero" doc:"what took its place, where it is superseded"`
	Unanswered bool      `json:"unanswered" doc:"the client was asked, and nobody of it has said that it takes care of it"`
	SilentDays int       `json:"silent_days,omitempty" doc:"for so many days nobody has answered, which is too long"`
	Phone      string    `json:"phone,omitempty" doc:"where nobody answers: by which the body reaches the client"`
}

func viewObligation(r clock.Record, today date.Date) ObligationView {
	v := ObligationView{Record: r, Title: r.TitleOn(today).Capital(), Overdue: r.Overdue(today), AtRisk: r.AtRisk(today), Days: today.DaysUntil(r.DueOn),
		Unanswered: r.Unanswered()}
	if r.Silent(today) {
		v.SilentDays = max(r.AskedOn.DaysUntil(today), 1)
	}
	if r.SupersededBy != nil {
		v.Ended = r.SupersededBy.Says()
	}
	return v
}

// phones adds by which the clients are reached that do not answer, for the people of the body.
func phones(tx *postgres.Tx, list []ObligationView) error {
	if !tx.Actor.Staff() {
		return nil
	}
	var silent []id.Client
	for _, v := range list {
		if v.SilentDays > 0 {
			silent = append(silent, v.ClientID)
		}
	}
	clients, err := tx.ClientsByID(distinct(silent))
	for i, v := range list {
		if v.SilentDays > 0 {
			list[i].Phone = client.PhoneOf(clients[v.ClientID].Contacts)
		}
	}
	return err
}

// ListObligations is one page of the deadlines that the actor may see, and the cursor of the next.
func (a *App) ListObligations(ctx context.Context, who access.Actor, p postgres.Page, f postgres.ObligationFilter) (list []ObligationView, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		f.Today = today
		found, more, err := tx.Obligations(p, f)
		for _, r := range found {
			list = append(list, viewObligation(r, today))
		}
		next = more
		return errors.Join(err, phones(tx, list))
	})
	return list, next, err
}

// CountObligations is how many of the open deadlines that the actor may see are overdue and at risk.
func (a *App) CountObligations(ctx context.Context, who access.Actor, typed string, f postgres.ObligationFilter) (n postgres.ObligationCounts, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		if f.Today, err = a.today(tx); err != nil {
			return err
		}
		n, err = tx.ObligationCounts(typed, f)
		return err
	})
	return n, err
}

// Today is what waits in the body today: what to decide, what is late and coming, and how much lies with
// whom.
type Today struct {
	Today     date.Date            `json:"today"`
	Decisions []DecisionLine       `json:"decisions" nullable:"false"` // prepared, for those who may decide
	Overdue   []ObligationView     `json:"overdue" nullable:"false"`
	Coming    []ObligationView     `json:"coming" nullable:"false"` // due within four weeks
	Counts    postgres.TodayCounts `json:"counts"`
}

// GetToday is the first page of the staff.
func (a *App) GetToday(ctx context.Context, who access.Actor) (out Today, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		out = Today{Decisions: []DecisionLine{}, Overdue: []ObligationView{}, Coming: []ObligationView{}}
		if out.Today, err = a.today(tx); err != nil {
			return err
		}
		if out.Counts, err = tx.TodayCounts(out.Today); err != nil {
			return err
		}
		prepared, _, err := tx.Decisions(postgres.Page{Limit: 5, Sort: "proposed"}, postgres.DecisionFilter{State: string(decision.Prepared)})
		for _, d := range prepared {
			out.Decisions = append(out.Decisions, lineOf(d))
		}
		if err != nil {
			return err
		}
		open, _, err := tx.Obligations(postgres.Page{Limit: 40}, postgres.ObligationFilter{State: string(clock.Open), To: out.Today.AddDays(28)})
		for _, o := range open {
			if v := viewObligation(o, out.Today); v.Overdue {
				out.Overdue = append(out.Overdue, v)
			} else {
				out.Coming = append(out.Coming, v)
			}
		}
		return err
	})
	return out, err
}
