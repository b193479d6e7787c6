package testkit

import (
	"context"

	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/headcount"
	"triennia/internal/domain/retiming"
	"triennia/internal/postgres"
)

func init() {
	makers = append(makers, func(w *World, t *Things) {
		w.Agreed(w.client(t.Client))
		t.IDs["retiming"] = w.Retimed(w.client(t.Client), 300).ID.String()
	})
}

// Retimed is the proposal that another number of persons in scope leads to for the latest agreement of the client.
func (w *World) Retimed(c client.Record, scope int) retiming.Record {
	w.T.Helper()
	figure := func(persons int) headcount.Figure { return headcount.Figure{Persons: persons, Proof: "payroll"} }
	_, err := w.App.DeclareHeadcount(context.Background(), w.Admin, c.ID, headcount.Declaration{On: date.Of(w.Clock, w.Body.Zone()),
		Reason: "A team moved in.", Figures: headcount.Figures{Company: figure(scope + 50), InScope: figure(scope)}})
	w.Must(err)
	list, _, err := w.App.ListRetimings(context.Background(), w.Admin, postgres.Page{}, c.ID, "proposed")
	w.Must(err)
	return list[0]
}
