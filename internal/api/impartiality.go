package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
)

func (s *Server) getImpartiality(ctx context.Context, who access.Actor, _ *InBody) (*One[app.Impartiality], error) {
	v, err := s.App.GetImpartiality(ctx, who)
	return one(0, v), err
}
