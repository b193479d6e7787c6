package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// BodyView is a body with what its screens need to explain it.
type BodyView struct {
	body.Record
	Today date.Date `json:"today" doc:"in the zone of the body, moved forward by a demonstration"`
}

func (s *Server) bodyView(b body.Record, err error) (*One[BodyView], error) {
	return one(b.Version, BodyView{b, b.Today(s.App.Now())}), err
}

func (s *Server) getBody(ctx context.Context, who access.Actor, _ *InBody) (*One[BodyView], error) {
	return s.bodyView(s.App.GetBody(ctx, who))
}

type changeBodyIn struct {
	InBody
	Change
	Body body.Settings
}

func (s *Server) changeBody(ctx context.Context, who access.Actor, in *changeBodyIn) (*One[BodyView], error) {
	return s.bodyView(s.App.ChangeBody(ctx, who, in.seen(), in.Body))
}

func quorumsAnswer(v app.QuorumsView, err error) (*One[app.QuorumsView], error) {
	return one(v.Version, v), err
}

func (s *Server) getQuorums(ctx context.Context, who access.Actor, _ *InBody) (*One[app.QuorumsView], error) {
	return quorumsAnswer(s.App.GetQuorums(ctx, who))
}

// QuorumsIn is how many people take a decision, by its type; what is left out is decided as usual.
type QuorumsIn struct {
	Quorums map[string]int `json:"quorums" doc:"from 1 to 9, by the type of the decision"`
}

type changeQuorumsIn struct {
	InBody
	Change
	Body QuorumsIn
}

func (s *Server) changeQuorums(ctx context.Context, who access.Actor, in *changeQuorumsIn) (*One[app.QuorumsView], error) {
	return quorumsAnswer(s.App.ChangeQuorums(ctx, who, in.seen(), in.Body.Quorums))
}

type approveMethodIn struct {
	InBody
	Change
	Body app.Approval
}

type enterTableIn struct {
	InBody
	Change
	Body app.NewTable
}

func (s *Server) enterTable(ctx context.Context, who access.Actor, in *enterTableIn) (*One[BodyView], error) {
	return s.bodyView(s.App.EnterTable(ctx, who, in.seen(), in.Body))
}

type approveTableIn struct {
	InBody
	Change
	Body app.TableApproval
}

func (s *Server) approveTable(ctx context.Context, who access.Actor, in *approveTableIn) (*One[BodyView], error) {
	return s.bodyView(s.App.ApproveTable(ctx, who, in.seen(), in.Body))
}

type readTableIn struct {
	InBody
	Body struct {
		File []byte `json:"file" maxLength:"1500000" doc:"an Excel workbook or a CSV file, in base64"`
	}
}

func (s *Server) readTable(ctx context.Context, who access.Actor, in *readTableIn) (*Plain[app.TableRows], error) {
	rows, err := s.App.ReadTable(ctx, who, in.Body.File)
	return plain(rows), err
}

func (s *Server) approveMethod(ctx context.Context, who access.Actor, in *approveMethodIn) (*One[BodyView], error) {
	return s.bodyView(s.App.ApproveMethod(ctx, who, in.seen(), in.Body))
}

type moveClockIn struct {
	InBody
	Change
	Body struct {
		Days int `json:"days" doc:"forward, never back"`
	}
}

func (s *Server) moveClock(ctx context.Context, who access.Actor, in *moveClockIn) (*One[BodyView], error) {
	return s.bodyView(s.App.MoveClock(ctx, who, in.seen(), in.Body.Days))
}

func (s *Server) listGrants(ctx context.Context, who access.Actor, _ *InBody) (*Many[account.Grant], error) {
	list, err := s.App.ListGrants(ctx, who)
	return many(list, ""), err
}

type grantIn struct {
	InBody
	Change
	Grant id.Grant `path:"grant"`
}

func (s *Server) endGrant(ctx context.Context, who access.Actor, in *grantIn) (*One[account.Grant], error) {
	g, err := s.App.EndGrant(ctx, who, in.Grant, in.seen())
	return one(g.Version, g), err
}

var (
	sampleSettings = body.Settings{Name: text.T("Nordlys Certification", "北光认证"), Code: "104", Country: "IE",
		City: text.T("Dublin", "都柏林"), Address: text.T("2 Harbour Road", "港湾路2号"), TimeZone: "Europe/Dublin", Language: text.En,
		Jurisdiction: body.IAF, ExpiryConvention: body.DayBefore, CertificatePattern: body.DefaultPattern, Standards: []string{standard.ITSM, standard.ISMS}}
	sampleTable = app.NewTable{Standard: standard.ITSM, Source: "ISO/IEC 20000-6:2017", Clause: "annex",
		Bands: []body.Band{{From: 1, To: 10, Days: 3}, {From: 11, To: 10_700, Days: 5}}}
	sampleTableFile     = map[string][]byte{"file": []byte("from,to,days\n1,10,3\n11,10700,5\n")}
	sampleTableApproval = app.TableApproval{Standard: standard.ITSM, Statement: "Checked against the bought copy."}
	sampleApproval      = app.Approval{Method: "itsms-provisional", Standard: "ISO/IEC 20000-1:2018",
		Statement: "Used until the table of ISO/IEC 20000-6 has been bought and checked."}
)
