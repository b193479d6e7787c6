package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
	"triennia/internal/postgres"
)

func (s *Server) getReport(ctx context.Context, who access.Actor, _ *InBody) (*One[app.ReportView], error) {
	v, err := s.App.GetReport(ctx, who)
	return one(0, v), err
}

type prepareReportIn struct {
	InBody
	Creation
	Body struct {
		From date.Date     `json:"from"`
		To   date.Date     `json:"to"`
		Kind register.Kind `json:"kind" enum:"window,nothing" doc:"the files of the days, or the statement that nothing happened in them"`
	}
}

func (s *Server) prepareReport(ctx context.Context, who access.Actor, in *prepareReportIn) (*One[app.SubmissionView], error) {
	v, err := s.App.PrepareReport(ctx, who, in.Body.From, in.Body.To, in.Body.Kind)
	return one(v.Version, v), err
}

type reportItemsIn struct {
	InBody
	Paging
	Submission id.Submission `path:"submission"`
}

func (s *Server) listReportItems(ctx context.Context, who access.Actor, in *reportItemsIn) (*Many[postgres.ReportedItem], error) {
	list, next, err := s.App.ListReportItems(ctx, who, in.Submission, in.page())
	return many(list, next), err
}

func (s *Server) getReportColumns(ctx context.Context, who access.Actor, _ *InBody) (*One[app.ReportColumnsView], error) {
	v, err := s.App.GetReportColumns(ctx, who)
	return one(v.Version, v), err
}

type changeReportColumnsIn struct {
	InBody
	Change
	Body register.Layout
}

func (s *Server) changeReportColumns(ctx context.Context, who access.Actor, in *changeReportColumnsIn) (*One[app.ReportColumnsView], error) {
	v, err := s.App.ChangeReportColumns(ctx, who, in.seen(), in.Body)
	return one(v.Version, v), err
}

var (
	sampleWindow  = map[string]string{"from": "2026-01-01", "to": "2026-01-31", "kind": "window"}
	sampleColumns = register.Delivered().Layout
)
