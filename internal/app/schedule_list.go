package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
	"triennia/internal/domain/schedule"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// BehindView is a piece of work that is behind schedule, as it stands today.
type BehindView struct {
	postgres.Behind
	Title     text.Text `json:"title"`
	PartyName text.Text `json:"party_name"`
	Days      int       `json:"days"` // since its last day
}

// ScheduleFilter narrows the queue behind schedule.
type ScheduleFilter struct {
	Kind, Party string
	Client      id.Client
}

// ListBehind is one page of what is behind schedule in the body, the longest first, and the cursor of the next.
func (a *App) ListBehind(ctx context.Context, who access.Actor, p postgres.Page, f ScheduleFilter) (list []BehindView, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		by, err := a.behind(tx, f)
		if err != nil {
			return err
		}
		found, more, err := tx.Behind(p, by)
		for _, b := range found {
			list = append(list, BehindView{Behind: b, Title: schedule.NameOf(b.Kind).Capital(), PartyName: schedule.PartyNames[b.Party].Capital(),
				Days: schedule.Behind(b.DueOn, by.Today)})
		}
		next = more
		return err
	})
	return list, next, err
}

// BehindCounts is how much is behind schedule, by each kind that the person sees and by whom it lies with, none included.
type BehindCounts struct {
	Total   int          `json:"total"`
	Kinds   []NamedCount `json:"kinds" nullable:"false"`
	Parties []NamedCount `json:"parties" nullable:"false"`
}

// NamedCount is how many there are of something.
type NamedCount struct {
	Key  string    `json:"key"`
	Name text.Text `json:"name"`
	N    int       `json:"n"`
}

// CountBehind counts what is behind schedule in the body, of the words typed and the client that the filter names.
func (a *App) CountBehind(ctx context.Context, who access.Actor, typed string, f ScheduleFilter) (out BehindCounts, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		out = BehindCounts{Kinds: []NamedCount{}, Parties: []NamedCount{}}
		by, err := a.behind(tx, f)
		if err != nil {
			return err
		}
		counts, err := tx.BehindCounts(typed, by)
		kinds, parties := map[schedule.Kind]int{}, map[schedule.Party]int{}
		for _, c := range counts {
			out.Total += c.N
			kinds[c.Kind] += c.N
			parties[c.Party] += c.N
		}
		for _, w := range by.Works {
			out.Kinds = append(out.Kinds, NamedCount{string(w.Kind), w.Name.Capital(), kinds[w.Kind]})
		}
		for _, p := range schedule.Parties {
			out.Parties = append(out.Parties, NamedCount{string(p), schedule.PartyNames[p].Capital(), parties[p]})
		}
		return err
	})
	return out, err
}

// behind is the filter with the day and the numbers that the body goes by.
func (a *App) behind(tx *postgres.Tx, f ScheduleFilter) (postgres.BehindFilter, error) {
	b, err := tx.Body()
	if err != nil {
		return postgres.BehindFilter{}, err
	}
	today := b.Today(a.Now())
	out := postgres.BehindFilter{Kind: f.Kind, Party: f.Party, Client: f.Client, Today: today, Zone: b.Zone().String(), Limits: b.Limits(today),
		Works: schedule.Seen(tx.Actor)}
	out.Reports, err = a.reportsBehind(tx, b)
	return out, err
}

// reportsBehind are the reports to registers that the body has not made in time.
func (a *App) reportsBehind(tx *postgres.Tx, b body.Record) (out []clock.Record, err error) {
	var owed []register.Name
	if b.CertSearch {
		owed = append(owed, register.CertSearch)
	}
	if b.Jurisdiction == body.China && !b.CNCASince.IsZero() {
		owed = append(owed, register.CNCA)
	}
	for _, to := range owed {
		d, err := a.dutyOf(tx, b, to)
		if err != nil {
			return nil, err
		}
		if d.Overdue {
			out = append(out, clock.Record{SubjectID: string(to), Reference: register.Names[to].En, DueOn: d.DueOn})
		}
	}
	return out, nil
}
