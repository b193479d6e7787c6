package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/id"
)

type behindIn struct {
	InBody
	Paging
	Kind   string    `query:"kind" maxLength:"40" doc:"one of the kinds that the counts name"`
	With   string    `query:"with" enum:"client,planner,leader,reviewer,decider,office" doc:"whom it lies with"`
	Client id.Client `query:"client"`
}

func (s *Server) listBehind(ctx context.Context, who access.Actor, in *behindIn) (*Many[app.BehindView], error) {
	list, next, err := s.App.ListBehind(ctx, who, in.page(), app.ScheduleFilter{Kind: in.Kind, Party: in.With, Client: in.Client})
	return many(list, next), err
}

type behindCountsIn struct {
	InBody
	Q      string    `query:"q" maxLength:"200" doc:"words that must all occur"`
	Client id.Client `query:"client"`
}

func (s *Server) countBehind(ctx context.Context, who access.Actor, in *behindCountsIn) (*One[app.BehindCounts], error) {
	n, err := s.App.CountBehind(ctx, who, in.Q, app.ScheduleFilter{Client: in.Client})
	return one(1, n), err
}
