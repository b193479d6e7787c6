package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

type peopleIn struct {
	InBody
	Paging
	Role   access.Role `query:"role"`
	Active string      `query:"active" doc:"yes or no"`
}

func (s *Server) listPeople(ctx context.Context, who access.Actor, in *peopleIn) (*Many[app.Member], error) {
	list, next, err := s.App.ListPeople(ctx, who, in.page(), postgres.PersonFilter{Role: in.Role, Active: in.Active})
	return many(list, next), err
}

// PersonIn names a person of the body.
type PersonIn struct {
	InBody
	Person id.Identity `path:"person"`
}

func (s *Server) getPerson(ctx context.Context, who access.Actor, in *PersonIn) (*One[app.Member], error) {
	p, err := s.App.GetPerson(ctx, who, in.Person)
	return one(p.Version, p), err
}

type changePersonIn struct {
	PersonIn
	Change
	Body staff.File
}

func (s *Server) changePerson(ctx context.Context, who access.Actor, in *changePersonIn) (*One[staff.Record], error) {
	p, err := s.App.ChangePerson(ctx, who, in.Person, in.seen(), in.Body)
	return one(p.Version, p), err
}

func (s *Server) getMyFile(ctx context.Context, who access.Actor, _ *InBody) (*One[app.Member], error) {
	p, err := s.App.GetPerson(ctx, who, who.Identity)
	return one(p.Version, p), err
}

type declareConflictIn struct {
	InBody
	Change
	Body staff.Conflict
}

func (s *Server) declareMyConflict(ctx context.Context, who access.Actor, in *declareConflictIn) (*One[staff.Record], error) {
	p, err := s.App.DeclareConflict(ctx, who, in.seen(), in.Body)
	return one(p.Version, p), err
}

type takeLeaveIn struct {
	InBody
	Change
	Body staff.Leave
}

func (s *Server) takeMyLeave(ctx context.Context, who access.Actor, in *takeLeaveIn) (*One[staff.Record], error) {
	p, err := s.App.TakeLeave(ctx, who, in.seen(), in.Body)
	return one(p.Version, p), err
}

type standingIn struct {
	InBody
	Change
	Membership id.Membership `path:"membership"`
	Body       app.Standing
}

func (s *Server) changeStanding(ctx context.Context, who access.Actor, in *standingIn) (*One[account.Membership], error) {
	m, err := s.App.ChangeStanding(ctx, who, id.Client{}, in.Membership, in.seen(), in.Body)
	return one(m.Version, m), err
}

type colleagueStandingIn struct {
	ClientIn
	Change
	Membership id.Membership `path:"membership"`
	Body       app.Standing
}

func (s *Server) changeColleague(ctx context.Context, who access.Actor, in *colleagueStandingIn) (*One[account.Membership], error) {
	m, err := s.App.ChangeStanding(ctx, who, in.Client, in.Membership, in.seen(), in.Body)
	return one(m.Version, m), err
}

func (s *Server) listColleagues(ctx context.Context, who access.Actor, in *ClientIn) (*Many[account.Membership], error) {
	list, err := s.App.ListColleagues(ctx, who, in.Client)
	return many(list, ""), err
}

var (
	day        = date.MustParse
	sampleFile = staff.File{Name: "Lin Wei", Competences: []staff.Competence{{Standard: "ISO/IEC 20000-1:2018", Function: staff.Lead,
		From: day("2024-01-01"), Evidence: "witnessed audit of November 2023"}}, Conflicts: []staff.Conflict{}, Leave: []staff.Leave{}}
	sampleConflict  = staff.Conflict{ClientName: "Bluewater Data Centres Ltd", Kind: staff.Consultancy, EndedOn: day("2026-01-31")}
	sampleLeave     = staff.Leave{From: day("2026-12-24"), To: day("2027-01-02")}
	sampleStanding  = app.Standing{Roles: []access.Role{access.Auditor}, Active: true}
	sampleInvite    = app.Invite{Email: "new@example.test", Name: "New Person", Locale: text.En, Roles: []access.Role{access.Auditor}}
	sampleColleague = app.Invite{Email: "cora@example.test", Name: "Cora", Locale: text.En, Roles: []access.Role{access.Consultant}}
)
