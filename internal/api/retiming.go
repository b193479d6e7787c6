package api

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/id"
	"triennia/internal/domain/retiming"
)

type retimingsIn struct {
	InBody
	Paging
	Client id.Client `query:"client"`
	State  string    `query:"state" enum:"proposed,kept,offered,agreed,superseded"`
}

func (s *Server) listRetimings(ctx context.Context, who access.Actor, in *retimingsIn) (*Many[retiming.Record], error) {
	list, next, err := s.App.ListRetimings(ctx, who, in.page(), in.Client, in.State)
	return many(list, next), err
}

// ChangeRetimingIn names a proposal and the version that is decided on.
type ChangeRetimingIn struct {
	InBody
	Change
	Retiming id.Retiming `path:"retiming"`
}

func (s *Server) offerAmendment(ctx context.Context, who access.Actor, in *ChangeRetimingIn) (*One[retiming.Record], error) {
	r, err := s.App.OfferAmendment(ctx, who, in.Retiming, in.seen())
	return one(r.Version, r), err
}

func (s *Server) endorseRetiming(ctx context.Context, who access.Actor, in *ChangeRetimingIn) (*One[retiming.Record], error) {
	r, err := s.App.EndorseRetiming(ctx, who, in.Retiming, in.seen())
	return one(r.Version, r), err
}

type keepAgreementIn struct {
	ChangeRetimingIn
	Body Reason
}

func (s *Server) keepAgreement(ctx context.Context, who access.Actor, in *keepAgreementIn) (*One[retiming.Record], error) {
	r, err := s.App.KeepAgreement(ctx, who, in.Retiming, in.seen(), in.Body.Reason)
	return one(r.Version, r), err
}
