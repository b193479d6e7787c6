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
	State  string    `query:"state" enum:"reported,triaged,closed,open"`
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

type triageNoticeIn struct {
	NoticeOfChangeIn
	Change
	Body app.Assessment
}

func (s *Server) triageNotice(ctx context.Context, who access.Actor, in *triageNoticeIn) (*One[app.NoticeView], error) {
	return noticeAnswer(s.App.TriageNotice(ctx, who, in.Notice, in.seen(), in.Body))
}

// NoticeClosing is what came of a change.
type NoticeClosing struct {
	Done     string   `json:"done" maxLength:"4000" doc:"what came of it, as the client reads it"`
	Came     []string `json:"came,omitempty" nullable:"false" maxItems:"20" doc:"of a new time or scope: identifiers of what is possible"`
	Unneeded bool     `json:"unneeded,omitempty" doc:"of a new time or scope: nothing of the kind is needed after all, and done says why"`
}

type closeNoticeIn struct {
	NoticeOfChangeIn
	Change
	Body NoticeClosing
}

func (s *Server) closeNotice(ctx context.Context, who access.Actor, in *closeNoticeIn) (*One[app.NoticeView], error) {
	return noticeAnswer(s.App.CloseNotice(ctx, who, in.Notice, in.seen(), notice.Closing(in.Body)))
}

var sampleChange = map[string]string{"kind": "sites", "since": "2026-05-06", "text": "We move to Cork."}
