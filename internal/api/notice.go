package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/id"
	"triennia/internal/domain/notice"
	"triennia/internal/postgres"
)

type noticesIn struct {
	InBody
	Paging
	State  string    `query:"state" enum:"reported,triaged,closed"`
	Kind   string    `query:"kind" enum:"ownership,management,sites,scope,system"`
	Client id.Client `query:"client"`
}

func (s *Server) listNotices(ctx context.Context, who access.Actor, in *noticesIn) (*Many[app.NoticeView], error) {
	list, next, err := s.App.ListNotices(ctx, who, in.page(), postgres.ChangeNoticeFilter{State: in.State, Kind: in.Kind, Client: in.Client})
	return many(list, next), err
}

type reportChangeIn struct {
	ClientIn
	Creation
	Body notice.Report
}

func noticeAnswer(v app.NoticeView, err error) (*One[app.NoticeView], error) {
	return one(v.Version, v), err
}

func (s *Server) reportChange(ctx context.Context, who access.Actor, in *reportChangeIn) (*One[app.NoticeView], error) {
	return noticeAnswer(s.App.ReportChange(ctx, who, in.Client, in.Body))
}

// NoticeOfChangeIn names a notice of a change.
type NoticeOfChangeIn struct {
	InBody
	Notice id.ChangeNotice `path:"notice"`
}

func (s *Server) getNotice(ctx context.Context, who access.Actor, in *NoticeOfChangeIn) (*One[app.NoticeView], error) {
	return noticeAnswer(s.App.GetNotice(ctx, who, in.Notice))
}

// NoticeTriage is what a change asks for.
type NoticeTriage struct {
	Result notice.Result `json:"result" enum:"no_action,document_review,special_audit,new_time,scope_change,suspension"`
	Reason string        `json:"reason" maxLength:"4000" doc:"as the client reads it"`
}

type triageNoticeIn struct {
	NoticeOfChangeIn
	Change
	Body NoticeTriage
}

func (s *Server) triageNotice(ctx context.Context, who access.Actor, in *triageNoticeIn) (*One[app.NoticeView], error) {
	return noticeAnswer(s.App.TriageNotice(ctx, who, in.Notice, in.seen(), in.Body.Result, in.Body.Reason))
}

type closeNoticeIn struct {
	NoticeOfChangeIn
	Change
	Body struct {
		Done string `json:"done" maxLength:"4000" doc:"what came of it, as the client reads it"`
	}
}

func (s *Server) closeNotice(ctx context.Context, who access.Actor, in *closeNoticeIn) (*One[app.NoticeView], error) {
	return noticeAnswer(s.App.CloseNotice(ctx, who, in.Notice, in.seen(), in.Body.Done))
}

var sampleChange = map[string]string{"kind": "sites", "since": "2026-05-06", "text": "We move to Cork."}
