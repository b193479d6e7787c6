package testkit

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/risk"
)

func init() {
	makers = append(makers, func(w *World, t *Things) { t.IDs["risk"] = w.Risk().ID.String() })
}

// Risk is a risk of the register that the administrator looks after.
func (w *World) Risk() app.RiskView {
	w.T.Helper()
	v, err := w.App.EnterRisk(context.Background(), w.Admin, risk.Terms{Title: "One client pays a third of the revenue", Source: "finances",
		Treatment: "Win further clients", Residual: "medium", Owner: w.Admin.Identity})
	w.Must(err)
	return v
}
