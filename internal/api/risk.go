package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/id"
	"triennia/internal/domain/risk"
)

type risksIn struct {
	InBody
	Paging
	Status string `query:"status" doc:"reviewed, due, overdue or closed; left out, all open risks"`
}

func (s *Server) listRisks(ctx context.Context, who access.Actor, in *risksIn) (*Many[app.RiskView], error) {
	list, next, err := s.App.ListRisks(ctx, who, in.page(), in.Status)
	return many(list, next), err
}

type enterRiskIn struct {
	InBody
	Creation
	Body risk.Terms
}

func (s *Server) enterRisk(ctx context.Context, who access.Actor, in *enterRiskIn) (*One[app.RiskView], error) {
	v, err := s.App.EnterRisk(ctx, who, in.Body)
	return one(v.Version, v), err
}

// OneRisk names a risk in the path.
type OneRisk struct {
	InBody
	Risk id.Risk `path:"risk"`
}

func (s *Server) getRisk(ctx context.Context, who access.Actor, in *OneRisk) (*One[app.RiskView], error) {
	v, err := s.App.GetRisk(ctx, who, in.Risk)
	return one(v.Version, v), err
}

// ChangeRiskIn names the risk and the version that is changed.
type ChangeRiskIn struct {
	OneRisk
	Change
}

type riskTermsIn struct {
	ChangeRiskIn
	Body risk.Terms
}

func (s *Server) changeRisk(ctx context.Context, who access.Actor, in *riskTermsIn) (*One[app.RiskView], error) {
	v, err := s.App.ChangeRisk(ctx, who, in.Risk, in.seen(), in.Body)
	return one(v.Version, v), err
}

type reviewRiskIn struct {
	ChangeRiskIn
	Body risk.Outcome
}

func (s *Server) reviewRisk(ctx context.Context, who access.Actor, in *reviewRiskIn) (*One[app.RiskView], error) {
	v, err := s.App.ReviewRisk(ctx, who, in.Risk, in.seen(), in.Body)
	return one(v.Version, v), err
}

type closeRiskIn struct {
	ChangeRiskIn
	Body struct {
		Reason string `json:"reason" maxLength:"1000"`
	}
}

func (s *Server) closeRisk(ctx context.Context, who access.Actor, in *closeRiskIn) (*One[app.RiskView], error) {
	v, err := s.App.CloseRisk(ctx, who, in.Risk, in.seen(), in.Body.Reason)
	return one(v.Version, v), err
}

var (
	sampleRisk = risk.Terms{Title: "One client pays a third of the revenue", Source: "finances", Treatment: "Win further clients", Residual: "medium",
		Owner: id.Identity{1}}
	sampleOutcome = risk.Outcome{Found: "As before", Consulted: "Impartiality committee", Residual: "low"}
)
