package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

type obligationsIn struct {
	InBody
	Paging
	State  string    `query:"state" enum:"open,done,late,superseded"`
	Kind   string    `query:"kind" enum:"surveillance,recertification,restoration,suspension_end,major_verified,finding_answer,finding_closure,review_decision,examination,spot_check,transition,stop_use,misuse_answer,new_application"`
	Client id.Client `query:"client"`
	From   date.Date `query:"from" doc:"first due day"`
	To     date.Date `query:"to" doc:"last due day"`
	Risk   bool      `query:"risk" doc:"only recertifications whose last safe audit day has passed"`

	Unanswered bool `query:"unanswered" doc:"only what a client was asked and has not answered"`
	Silent     bool `query:"silent" doc:"of that, only where nobody has answered for too long"`
}

func (s *Server) listObligations(ctx context.Context, who access.Actor, in *obligationsIn) (*Many[app.ObligationView], error) {
	list, next, err := s.App.ListObligations(ctx, who, in.page(),
		postgres.ObligationFilter{State: in.State, Kind: in.Kind, Client: in.Client, From: in.From, To: in.To, Risk: in.Risk,
			Unanswered: in.Unanswered, Silent: in.Silent})
	return many(list, next), err
}

type seeObligationIn struct {
	InBody
	Change
	Obligation id.Obligation `path:"obligation"`
}

func (s *Server) seeObligation(ctx context.Context, who access.Actor, in *seeObligationIn) (*One[app.ObligationView], error) {
	v, err := s.App.SeeObligation(ctx, who, in.Obligation, in.seen())
	return one(v.Version, v), err
}

type obligationCountsIn struct {
	InBody
	Q      string    `query:"q" maxLength:"200" doc:"words that must all occur"`
	Kind   string    `query:"kind" enum:"surveillance,recertification,restoration,suspension_end,major_verified,finding_answer,finding_closure,review_decision,examination,spot_check,transition,stop_use,misuse_answer,new_application"`
	Client id.Client `query:"client"`
}

func (s *Server) countObligations(ctx context.Context, who access.Actor, in *obligationCountsIn) (*One[postgres.ObligationCounts], error) {
	n, err := s.App.CountObligations(ctx, who, in.Q, postgres.ObligationFilter{Kind: in.Kind, Client: in.Client})
	return one(1, n), err
}

type todayIn struct{ InBody }

func (s *Server) getToday(ctx context.Context, who access.Actor, _ *todayIn) (*One[app.Today], error) {
	v, err := s.App.GetToday(ctx, who)
	return one(1, v), err
}
