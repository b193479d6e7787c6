package api

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/headcount"
)

func (s *Server) listHeadcounts(ctx context.Context, who access.Actor, in *ClientIn) (*Many[headcount.Line], error) {
	list, err := s.App.ListHeadcounts(ctx, who, in.Client)
	return many(list, ""), err
}

type declareHeadcountIn struct {
	ClientIn
	Creation
	Body headcount.Declaration
}

func (s *Server) declareHeadcount(ctx context.Context, who access.Actor, in *declareHeadcountIn) (*One[headcount.Entry], error) {
	e, err := s.App.DeclareHeadcount(ctx, who, in.Client, in.Body)
	return one(1, e), err
}

type verifyHeadcountIn struct {
	AuditIn
	Creation
	Body headcount.Declaration
}

func (s *Server) verifyHeadcount(ctx context.Context, who access.Actor, in *verifyHeadcountIn) (*One[headcount.Entry], error) {
	e, err := s.App.VerifyHeadcount(ctx, who, in.Audit, in.Body)
	return one(1, e), err
}

var sampleHeadcount = headcount.Declaration{On: date.New(2026, 1, 5), Reason: "A team moved in.", Figures: headcount.Figures{
	Company: headcount.Figure{Persons: 140, Proof: "Payroll"}, InScope: headcount.Figure{Persons: 92, Proof: "List of persons"}}}
