package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

func (s *Server) listMethods(ctx context.Context, who access.Actor, _ *InBody) (*Many[app.MethodView], error) {
	list, err := s.App.ListMethods(ctx, who)
	return many(list, ""), err
}

// OfApplication names an application in the path.
type OfApplication struct {
	InBody
	Application id.Application `path:"application"`
}

func (s *Server) draftCalculation(ctx context.Context, who access.Actor, in *OfApplication) (*One[app.CalculationPreview], error) {
	p, err := s.App.DraftCalculation(ctx, who, in.Application)
	return one(0, p), err
}

type calculationIn struct {
	OfApplication
	Body audittime.Input
}

func (s *Server) previewCalculation(ctx context.Context, who access.Actor, in *calculationIn) (*One[app.CalculationPreview], error) {
	p, err := s.App.PreviewCalculation(ctx, who, in.Application, in.Body)
	return one(0, p), err
}

type saveCalculationIn struct {
	OfApplication
	Creation
	Body audittime.Input
}

func (s *Server) saveCalculation(ctx context.Context, who access.Actor, in *saveCalculationIn) (*One[audittime.Record], error) {
	c, err := s.App.SaveCalculation(ctx, who, in.Application, in.Body)
	return one(c.Version, c), err
}

func (s *Server) listCalculations(ctx context.Context, who access.Actor, in *OfApplication) (*Many[audittime.Record], error) {
	list, err := s.App.ListCalculations(ctx, who, in.Application)
	return many(list, ""), err
}

var sampleCalculation = audittime.Input{AuditType: audittime.Initial,
	Standards: []audittime.Standard{{Code: "ISO/IEC 20000-1:2018", Category: "all"}},
	Personnel: []audittime.Group{{Activity: text.T("operations", "运维"), Headcount: 86, Reduction: audittime.None}}}
