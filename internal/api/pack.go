package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/pack"
)

func (s *Server) getPacks(ctx context.Context, who access.Actor, _ *InBody) (*One[app.PacksView], error) {
	v, err := s.App.GetPacks(ctx, who)
	return one(v.Version, v), err
}

type comparePacksIn struct {
	InBody
	Before string `query:"before" required:"true" doc:"an edition, as cn/2026"`
	After  string `query:"after" required:"true"`
}

func (s *Server) comparePacks(ctx context.Context, who access.Actor, in *comparePacksIn) (*One[app.Comparison], error) {
	c, err := s.App.ComparePacks(ctx, who, in.Before, in.After)
	return one(0, c), err
}

type changeLimitsIn struct {
	InBody
	Change
	Body struct {
		Limits map[pack.Key]pack.Entry `json:"limits" doc:"the body's own numbers by their keys; what is missing is taken back"`
	}
}

func (s *Server) changeLimits(ctx context.Context, who access.Actor, in *changeLimitsIn) (*One[BodyView], error) {
	return s.bodyView(s.App.ChangeLimits(ctx, who, in.seen(), in.Body.Limits))
}

var sampleLimits = map[string]any{"limits": map[string]any{"suspension_months": map[string]int{"value": 3}}}
