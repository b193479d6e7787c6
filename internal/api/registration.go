package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
)

// SlugIn names a body on routes that need no standing in it.
type SlugIn struct {
	Slug string `path:"slug" doc:"short name of the certification body" json:"-"`
}

func (s *Server) listBodies(ctx context.Context, _ access.Actor, _ *struct{}) (*Many[body.Public], error) {
	list, err := s.App.ListBodies(ctx)
	return many(list, ""), err
}

// Plain is an answer that holds one thing that has no version.
type Plain[T any] struct{ Body T }

func plain[T any](v T) *Plain[T] { return &Plain[T]{v} }

func (s *Server) getPublicBody(ctx context.Context, _ access.Actor, in *SlugIn) (*Plain[body.Public], error) {
	b, err := s.App.GetBodyBySlug(ctx, in.Slug)
	return plain(b), err
}

type registerIn struct {
	SlugIn
	Body app.Registration
}

func (s *Server) register(ctx context.Context, _ access.Actor, in *registerIn) (*Done, error) {
	session, err := s.App.RegisterClient(ctx, s.visitor(ctx), in.Slug, in.Body, visitOf(ctx).Origin)
	return s.signedIn(session), err
}

type invitedIn struct {
	SlugIn
	Token string `query:"token" required:"true" maxLength:"100"`
}

func (s *Server) getInvited(ctx context.Context, _ access.Actor, in *invitedIn) (*Plain[app.Invited], error) {
	i, err := s.App.GetInvited(ctx, in.Slug, in.Token)
	return plain(i), err
}

type acceptIn struct {
	SlugIn
	Body app.Acceptance
}

func (s *Server) acceptInvitation(ctx context.Context, _ access.Actor, in *acceptIn) (*Done, error) {
	session, err := s.App.AcceptInvitation(ctx, s.visitor(ctx), in.Slug, in.Body, visitOf(ctx).Origin)
	return s.signedIn(session), err
}
