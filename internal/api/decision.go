package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

type decisionsIn struct {
	InBody
	Paging
	State string `query:"state" enum:"prepared,taken,dismissed,overtaken"`
	Type  string `query:"type" enum:"grant,transfer,refuse,renew,extend,refuse_extension,maintain,monitor,suspend,restore,withdraw,cancel"`
}

func (s *Server) listDecisions(ctx context.Context, who access.Actor, in *decisionsIn) (*Many[app.DecisionLine], error) {
	list, next, err := s.App.ListDecisions(ctx, who, in.page(), postgres.DecisionFilter{State: in.State, Type: in.Type})
	return many(list, next), err
}

// DecisionIn names a decision.
type DecisionIn struct {
	InBody
	Decision id.Decision `path:"decision"`
}

func (s *Server) getDecision(ctx context.Context, who access.Actor, in *DecisionIn) (*One[app.DecisionView], error) {
	v, err := s.App.GetDecision(ctx, who, in.Decision)
	return one(v.Version, v), err
}

type verdictIn struct {
	DecisionIn
	Change
	Body app.Verdict
}

func (s *Server) takeDecision(ctx context.Context, who access.Actor, in *verdictIn) (*One[decision.Record], error) {
	d, err := s.App.TakeDecision(ctx, who, in.Decision, in.seen(), in.Body)
	return one(d.Version, d), err
}

func (s *Server) dismissDecision(ctx context.Context, who access.Actor, in *verdictIn) (*One[decision.Record], error) {
	d, err := s.App.DismissDecision(ctx, who, in.Decision, in.seen(), in.Body)
	return one(d.Version, d), err
}

type seenOut struct{ Body app.SeenCheck }

func (s *Server) checkSeen(ctx context.Context, who access.Actor, in *DecisionIn) (*seenOut, error) {
	v, err := s.App.CheckSeen(ctx, who, in.Decision)
	return &seenOut{v}, err
}

type dossierIn struct {
	InBody
	Programme id.Programme `path:"programme"`
}

type dossierOut struct{ Body app.DossierView }

func (s *Server) getDossier(ctx context.Context, who access.Actor, in *dossierIn) (*dossierOut, error) {
	v, err := s.App.GetDossier(ctx, who, in.Programme)
	return &dossierOut{v}, err
}

var sampleDecisionVerdict = app.Verdict{Reason: "The file shows it.", Code: "client_request"}
