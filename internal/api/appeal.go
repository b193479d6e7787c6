package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/id"
)

type appealsIn struct {
	InBody
	Paging
	State string `query:"state" enum:"open,lodged,acknowledged,under_examination,upheld,partly,dismissed,notified,closed"`
}

func (s *Server) listAppeals(ctx context.Context, who access.Actor, in *appealsIn) (*Many[app.AppealLine], error) {
	list, next, err := s.App.ListAppeals(ctx, who, in.page(), in.State)
	return many(list, next), err
}

func (s *Server) getClientAppeals(ctx context.Context, who access.Actor, in *ClientIn) (*Plain[app.ClientAppeals], error) {
	v, err := s.App.GetClientAppeals(ctx, who, in.Client)
	return plain(v), err
}

type lodgeAppealIn struct {
	DecisionIn
	Creation
	Body struct {
		Grounds string `json:"grounds" maxLength:"8000"`
	}
}

func (s *Server) lodgeAppeal(ctx context.Context, who access.Actor, in *lodgeAppealIn) (*Plain[app.OwnAppeal], error) {
	v, err := s.App.LodgeAppeal(ctx, who, in.Decision, in.Body.Grounds)
	return plain(v), err
}

// AppealIn names an appeal.
type AppealIn struct {
	InBody
	Appeal id.Appeal `path:"appeal"`
}

func appealAnswer(v app.AppealView, err error) (*One[app.AppealView], error) {
	return one(v.Version, v), err
}

func (s *Server) getAppeal(ctx context.Context, who access.Actor, in *AppealIn) (*One[app.AppealView], error) {
	return appealAnswer(s.App.GetAppeal(ctx, who, in.Appeal))
}

// ChangeAppealIn names an appeal and the version that is changed.
type ChangeAppealIn struct {
	AppealIn
	Change
}

func (s *Server) acknowledgeAppeal(ctx context.Context, who access.Actor, in *ChangeAppealIn) (*One[app.AppealView], error) {
	return appealAnswer(s.App.AcknowledgeAppeal(ctx, who, in.Appeal, in.seen()))
}

type formPanelIn struct {
	ChangeAppealIn
	Body struct {
		Panel []id.Identity `json:"panel" nullable:"false" maxItems:"9"`
	}
}

func (s *Server) formPanel(ctx context.Context, who access.Actor, in *formPanelIn) (*One[app.AppealView], error) {
	return appealAnswer(s.App.FormPanel(ctx, who, in.Appeal, in.seen(), in.Body.Panel))
}

type writeToAppellantIn struct {
	ChangeAppealIn
	Body struct {
		Text string `json:"text" maxLength:"8000"`
	}
}

func (s *Server) writeToAppellant(ctx context.Context, who access.Actor, in *writeToAppellantIn) (*One[app.AppealView], error) {
	return appealAnswer(s.App.WriteToAppellant(ctx, who, in.Appeal, in.seen(), in.Body.Text))
}

type settleAppealIn struct {
	ChangeAppealIn
	Body app.PanelDecision
}

func (s *Server) settleAppeal(ctx context.Context, who access.Actor, in *settleAppealIn) (*One[app.AppealView], error) {
	return appealAnswer(s.App.SettleAppeal(ctx, who, in.Appeal, in.seen(), in.Body))
}

type notifyAppellantIn struct {
	ChangeAppealIn
	Body struct {
		Told string `json:"told" maxLength:"8000" doc:"as the client reads it"`
	}
}

func (s *Server) notifyAppellant(ctx context.Context, who access.Actor, in *notifyAppellantIn) (*One[app.AppealView], error) {
	return appealAnswer(s.App.NotifyAppellant(ctx, who, in.Appeal, in.seen(), in.Body.Told))
}

type closeAppealIn struct {
	ChangeAppealIn
	Body struct {
		Note string `json:"note,omitempty" maxLength:"4000"`
	}
}

func (s *Server) closeAppeal(ctx context.Context, who access.Actor, in *closeAppealIn) (*One[app.AppealView], error) {
	return appealAnswer(s.App.CloseAppeal(ctx, who, in.Appeal, in.seen(), in.Body.Note))
}
