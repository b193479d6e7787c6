package api

import (
	"context"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/body"
	"triennia/internal/domain/text"
)

func (s *Server) lookAtDeployment(ctx context.Context, _ access.Actor, _ *struct{}) (*Plain[app.Deployment], error) {
	d, err := s.App.LookAtDeployment(ctx)
	return plain(d), err
}

type createBodyIn struct{ Body app.NewBody }

func (s *Server) createBody(ctx context.Context, who access.Actor, in *createBodyIn) (*One[app.Created], error) {
	c, err := s.App.CreateBody(ctx, "operator "+who.Name, in.Body)
	return one(c.Body.Version, c), err
}

type giveGrantIn struct {
	SlugIn
	Body app.GrantWanted
}

func (s *Server) giveGrant(ctx context.Context, who access.Actor, in *giveGrantIn) (*One[account.Grant], error) {
	g, err := s.App.GiveGrant(ctx, who, in.Slug, in.Body)
	return one(g.Version, g), err
}

var (
	sampleBody = app.NewBody{Slug: "northern-light", Name: text.T("Northern Light", "北光"), Code: "NL", Country: "IE", TimeZone: "Europe/Dublin",
		Language: text.En, Jurisdiction: body.IAF, Admin: app.NewAdmin{Name: "Ada", Email: "ada@example.test"}}
	sampleGrant = app.GrantWanted{Reason: "The body asks for help with an application.", Until: time.Date(2026, 11, 23, 20, 0, 0, 0, time.UTC)}
)
