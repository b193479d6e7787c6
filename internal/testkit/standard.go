package testkit

import (
	"context"

	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

func init() {
	makers = append(makers, func(w *World, t *Things) { t.IDs["standard"] = w.OwnStandard("Safe Stairs:2026").ID.String() })
}

// OwnStandard is the draft of a standard of the body's own with two clauses and one material.
func (w *World) OwnStandard(code string) standard.Own {
	w.T.Helper()
	r, err := w.App.DraftStandard(context.Background(), w.Admin, standard.Description{Code: code, System: text.T("stair safety", "楼梯安全"),
		Title: text.T("Safe stairs", "安全楼梯"), Clauses: []standard.Clause{{Number: "4", Title: text.T("Steps", "台阶")}, {Number: "4.1", Title: text.T("Handrails", "扶手")}},
		Materials: []standard.Material{{Title: text.T("Plan of the stairs", "楼梯平面图"), Need: standard.Required, Clauses: []string{"4"}}}})
	w.Must(err)
	return r
}
