package testkit

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

func init() {
	makers = append(makers, func(w *World, t *Things) {
		t.IDs["complaint"] = w.Complaint(t.Client).ID.String()
		t.IDs["appeal"] = w.Appeal(t.Client).ID.String()
	})
}

// Complaint is a complaint about the client, found valid and referred to it.
func (w *World) Complaint(about id.Client) app.ComplaintView {
	w.T.Helper()
	ctx := context.Background()
	_, err := w.App.MakeComplaint(ctx, w.Body.Slug, app.Origin{Address: "192.0.2.60"}, "", complaint.Statement{About: complaint.AboutClient, Company: "Bluewater",
		Text: "The mark is on the boxes.", Complainant: complaint.Complainant{Name: "Ann Other", Email: "ann@example.net"}})
	w.Must(err)
	list, _, err := w.App.ListComplaints(ctx, w.Admin, postgres.Page{}, postgres.ComplaintFilter{State: "received"})
	w.Must(err)
	c := list[0].ID
	v, err := w.App.AcknowledgeComplaint(ctx, w.Admin, c, 1)
	w.Must(err)
	v, err = w.App.ScreenComplaint(ctx, w.Admin, c, v.Version, app.Screening{InRemit: true, Client: about})
	w.Must(err)
	v, err = w.App.ValidateComplaint(ctx, w.Admin, c, v.Version, true, "A photograph shows it.")
	w.Must(err)
	v, err = w.App.ReferComplaint(ctx, w.Admin, c, v.Version, "The mark is said to be on packaging.")
	w.Must(err)
	return v
}
