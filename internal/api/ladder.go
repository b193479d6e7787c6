package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/clock"
)

func laddersAnswer(v app.LaddersView, err error) (*One[app.LaddersView], error) {
	return one(v.Version, v), err
}

func (s *Server) getLadders(ctx context.Context, who access.Actor, _ *InBody) (*One[app.LaddersView], error) {
	return laddersAnswer(s.App.GetLadders(ctx, who))
}

// LadderIn are the reminders of a kind of deadline.
type LadderIn struct {
	Reminders []body.Reminder `json:"reminders" nullable:"false"`
}

type changeLadderIn struct {
	InBody
	Change
	Ladder clock.LadderName `path:"ladder" doc:"a kind of deadline, or surveillance_year"`
	Body   LadderIn
}

func (s *Server) changeLadder(ctx context.Context, who access.Actor, in *changeLadderIn) (*One[app.LaddersView], error) {
	return laddersAnswer(s.App.ChangeLadder(ctx, who, in.seen(), in.Ladder, in.Body.Reminders))
}

type resetLadderIn struct {
	InBody
	Change
	Ladder clock.LadderName `path:"ladder"`
}

func (s *Server) resetLadder(ctx context.Context, who access.Actor, in *resetLadderIn) (*One[app.LaddersView], error) {
	return laddersAnswer(s.App.ResetLadder(ctx, who, in.seen(), in.Ladder))
}

var sampleLadder = LadderIn{[]body.Reminder{{Count: 90, Unit: body.DaysBefore}, {Count: 14, Unit: body.DaysBefore, Escalates: true}}}
