package api

import (
	"context"
	"strconv"

	"triennia/internal/app"
	"triennia/internal/domain/access"
)

type trailIn struct {
	InBody
	Noun   string `query:"noun" maxLength:"60" doc:"table of the record"`
	Record string `query:"record" maxLength:"60" doc:"identifier of the record"`
	After  int64  `query:"after" doc:"sequence number of the last entry of the page before"`
	Limit  int    `query:"limit" minimum:"0" maximum:"200" doc:"entries, 50 when absent"`
}

func (s *Server) listTrail(ctx context.Context, who access.Actor, in *trailIn) (*Many[app.Deed], error) {
	n := in.Limit
	if n == 0 {
		n = 50
	}
	list, err := s.App.ListTrail(ctx, who, in.Noun, in.Record, in.After, n+1)
	next := ""
	if len(list) > n {
		list = list[:n]
		next = strconv.FormatInt(list[n-1].Seq, 10)
	}
	return many(list, next), err
}

func (s *Server) checkTrail(ctx context.Context, who access.Actor, _ *InBody) (*Plain[app.TrailCheck], error) {
	c, err := s.App.CheckTrail(ctx, who)
	return plain(c), err
}
