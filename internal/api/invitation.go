package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/id"
)

func (s *Server) listInvitations(ctx context.Context, who access.Actor, _ *InBody) (*Many[account.Invitation], error) {
	list, err := s.App.ListInvitations(ctx, who, id.Client{})
	return many(list, ""), err
}

type inviteIn struct {
	InBody
	Creation
	Body app.Invite
}

func (s *Server) inviteStaff(ctx context.Context, who access.Actor, in *inviteIn) (*One[account.Invitation], error) {
	i, err := s.App.InviteStaff(ctx, who, in.Body)
	return one(i.Version, i), err
}

type invitationIn struct {
	InBody
	Change
	Invitation id.Invitation `path:"invitation"`
}

func (s *Server) resendInvitation(ctx context.Context, who access.Actor, in *invitationIn) (*One[account.Invitation], error) {
	i, err := s.App.ResendInvitation(ctx, who, id.Client{}, in.Invitation, in.seen())
	return one(i.Version, i), err
}

func (s *Server) revokeInvitation(ctx context.Context, who access.Actor, in *invitationIn) (*One[account.Invitation], error) {
	i, err := s.App.RevokeInvitation(ctx, who, id.Client{}, in.Invitation, in.seen())
	return one(i.Version, i), err
}

func (s *Server) listColleagueInvitations(ctx context.Context, who access.Actor, in *ClientIn) (*Many[account.Invitation], error) {
	list, err := s.App.ListInvitations(ctx, who, in.Client)
	return many(list, ""), err
}

type inviteColleagueIn struct {
	ClientIn
	Creation
	Body app.Invite
}

func (s *Server) inviteColleague(ctx context.Context, who access.Actor, in *inviteColleagueIn) (*One[account.Invitation], error) {
	i, err := s.App.InviteColleague(ctx, who, in.Client, in.Body)
	return one(i.Version, i), err
}

type colleagueInvitationIn struct {
	ClientIn
	Change
	Invitation id.Invitation `path:"invitation"`
}

func (s *Server) resendColleagueInvitation(ctx context.Context, who access.Actor, in *colleagueInvitationIn) (*One[account.Invitation], error) {
	i, err := s.App.ResendInvitation(ctx, who, in.Client, in.Invitation, in.seen())
	return one(i.Version, i), err
}

func (s *Server) revokeColleagueInvitation(ctx context.Context, who access.Actor, in *colleagueInvitationIn) (*One[account.Invitation], error) {
	i, err := s.App.RevokeInvitation(ctx, who, in.Client, in.Invitation, in.seen())
	return one(i.Version, i), err
}
