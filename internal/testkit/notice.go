package testkit

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/id"
	"triennia/internal/domain/notice"
)

func init() {
	makers = append(makers, func(w *World, t *Things) { t.IDs["notice"] = w.Notice(t.Client).ID.String() })
}

// Notice is a change that the client reports.
func (w *World) Notice(of id.Client) app.NoticeView {
	w.T.Helper()
	n, err := w.App.ReportChange(context.Background(), w.Of(of, "Nora Reporter"), of, notice.Report{Kind: "sites", Since: w.Body.Today(w.Clock), Text: "We move to Cork."})
	w.Must(err)
	return n
}
