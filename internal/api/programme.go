package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
)

// ProgrammeIn names a programme.
type ProgrammeIn struct {
	InBody
	Programme id.Programme `path:"programme"`
}

func (s *Server) getProgramme(ctx context.Context, who access.Actor, in *ProgrammeIn) (*One[app.ProgrammeView], error) {
	v, err := s.App.GetProgramme(ctx, who, in.Programme)
	return one(v.Version, v), err
}

func (s *Server) getCoverage(ctx context.Context, who access.Actor, in *ProgrammeIn) (*One[audit.Coverage], error) {
	v, err := s.App.GetCoverage(ctx, who, in.Programme)
	return one(0, v), err
}

type clientProgrammesIn struct {
	InBody
	Client id.Client `path:"client"`
}

func (s *Server) programmesOfClient(ctx context.Context, who access.Actor, in *clientProgrammesIn) (*Many[app.ProgrammeView], error) {
	list, err := s.App.ProgrammesOfClient(ctx, who, in.Client)
	return many(list, ""), err
}

type foreseeIn struct {
	ProgrammeIn
	Change
	Body struct {
		PersonID id.Identity `json:"person_id"`
	}
}

func (s *Server) foreseeDecider(ctx context.Context, who access.Actor, in *foreseeIn) (*One[app.ProgrammeView], error) {
	v, err := s.App.ForeseeDecider(ctx, who, in.Programme, in.seen(), in.Body.PersonID)
	return one(v.Version, v), err
}

// SurveillanceIn names a surveillance of the cycle.
type SurveillanceIn struct {
	ProgrammeIn
	Change
	Number int `path:"number" minimum:"1" maximum:"9"`
}

type shiftIn struct {
	SurveillanceIn
	Body app.NewShift
}

func (s *Server) shiftSurveillance(ctx context.Context, who access.Actor, in *shiftIn) (*One[app.ProgrammeView], error) {
	v, err := s.App.ShiftSurveillance(ctx, who, in.Programme, in.seen(), in.Number, in.Body)
	return one(v.Version, v), err
}

func (s *Server) approveShift(ctx context.Context, who access.Actor, in *SurveillanceIn) (*One[app.ProgrammeView], error) {
	v, err := s.App.ApproveShift(ctx, who, in.Programme, in.seen(), in.Number)
	return one(v.Version, v), err
}

type reviewProgrammeIn struct {
	ProgrammeIn
	Change
	Body ProgrammeNote
}

// ProgrammeNote is what the review of a programme came to.
type ProgrammeNote struct {
	Note string `json:"note" maxLength:"4000"`
}

func (s *Server) reviewProgramme(ctx context.Context, who access.Actor, in *reviewProgrammeIn) (*One[app.ProgrammeView], error) {
	v, err := s.App.ReviewProgramme(ctx, who, in.Programme, in.seen(), in.Body.Note)
	return one(v.Version, v), err
}

var sampleShift = app.NewShift{DueOn: date.New(2027, 3, 1), Reason: "The plant works from April to October."}

var sampleDecider = map[string]any{"person_id": "01932d7e-8f00-7abc-8def-0123456789ab"}
