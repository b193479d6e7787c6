package testkit

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
)

func init() {
	makers = append(makers, func(w *World, t *Things) {
		d := w.Prepared(w.Contracted(w.client(t.Client)), decision.Grant)
		t.IDs["review"] = w.Review(d).ID.String()
	})
}

// Review is the technical review of the file of the decision, by the decider.
func (w *World) Review(d decision.Record) app.ReviewView {
	w.T.Helper()
	v, err := w.App.BeginTechnicalReview(context.Background(), w.Decider(), d.ID, id.Identity{})
	w.Must(err)
	return v
}
