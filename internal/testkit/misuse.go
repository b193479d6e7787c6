package testkit

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/id"
	"triennia/internal/domain/misuse"
)

func init() {
	makers = append(makers, func(w *World, t *Things) {
		held, err := id.Parse[struct{ certificate struct{} }](t.IDs["certificate"])
		w.Must(err)
		t.IDs["misuse"] = w.Misuse(app.MisuseSeen{Certificate: id.Certificate(held)}).ID.String()
	})
}

// Misuse is a misuse that somebody of the body saw today, and was warned about.
func (w *World) Misuse(by app.MisuseSeen) app.MisuseView {
	w.T.Helper()
	ctx := context.Background()
	by.Sighting = misuse.Sighting{Kind: misuse.OnProduct, What: "The mark is on the boxes.", Where: "A shop in Cork", SeenOn: w.Body.Today(w.Clock)}
	v, err := w.App.RecordMisuse(ctx, w.Admin, by)
	w.Must(err)
	v, err = w.App.WarnOfMisuse(ctx, w.Admin, v.ID, v.Version, "Take it off.", "by post")
	w.Must(err)
	return v
}
