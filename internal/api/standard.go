package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

func (s *Server) listOwnStandards(ctx context.Context, who access.Actor, _ *InBody) (*Many[standard.Own], error) {
	list, err := s.App.ListOwnStandards(ctx, who)
	return many(list, ""), err
}

// OneStandard names a standard of the body's own in the path.
type OneStandard struct {
	InBody
	Standard id.Standard `path:"standard"`
}

func (s *Server) getOwnStandard(ctx context.Context, who access.Actor, in *OneStandard) (*One[standard.Own], error) {
	r, err := s.App.GetOwnStandard(ctx, who, in.Standard)
	return one(r.Version, r), err
}

type draftStandardIn struct {
	InBody
	Creation
	Body standard.Description
}

func (s *Server) draftStandard(ctx context.Context, who access.Actor, in *draftStandardIn) (*One[standard.Own], error) {
	r, err := s.App.DraftStandard(ctx, who, in.Body)
	return one(r.Version, r), err
}

// ChangeStandardIn names the standard and the version that is changed.
type ChangeStandardIn struct {
	OneStandard
	Change
}

type describeStandardIn struct {
	ChangeStandardIn
	Body standard.Description
}

func (s *Server) changeStandard(ctx context.Context, who access.Actor, in *describeStandardIn) (*One[standard.Own], error) {
	r, err := s.App.ChangeStandard(ctx, who, in.Standard, in.seen(), in.Body)
	return one(r.Version, r), err
}

func (s *Server) publishStandard(ctx context.Context, who access.Actor, in *ChangeStandardIn) (*One[standard.Own], error) {
	r, err := s.App.PublishStandard(ctx, who, in.Standard, in.seen())
	return one(r.Version, r), err
}

type setTransitionIn struct {
	ChangeStandardIn
	Body standard.Transition
}

func (s *Server) setTransition(ctx context.Context, who access.Actor, in *setTransitionIn) (*One[standard.Own], error) {
	r, err := s.App.SetTransition(ctx, who, in.Standard, in.seen(), in.Body)
	return one(r.Version, r), err
}

func (s *Server) getCampaign(ctx context.Context, who access.Actor, in *OneStandard) (*One[app.Campaign], error) {
	c, err := s.App.GetCampaign(ctx, who, in.Standard)
	return one(c.Standard.Version, c), err
}

type listCampaignIn struct {
	OneStandard
	Paging
	Stage certificate.Stage `query:"stage" enum:"waiting,applied,agreed"`
}

func (s *Server) listCampaign(ctx context.Context, who access.Actor, in *listCampaignIn) (*Many[app.CampaignLine], error) {
	list, next, err := s.App.ListCampaign(ctx, who, in.Standard, in.page(), in.Stage)
	return many(list, next), err
}

func (s *Server) callHolders(ctx context.Context, who access.Actor, in *ChangeStandardIn) (*One[standard.Own], error) {
	r, err := s.App.CallHolders(ctx, who, in.Standard, in.seen())
	return one(r.Version, r), err
}

func (s *Server) retireStandard(ctx context.Context, who access.Actor, in *ChangeStandardIn) (*One[standard.Own], error) {
	r, err := s.App.RetireStandard(ctx, who, in.Standard, in.seen())
	return one(r.Version, r), err
}

type readClausesIn struct {
	InBody
	Body struct {
		File []byte `json:"file" maxLength:"1500000" doc:"an Excel workbook or a CSV file, in base64"`
	}
}

func (s *Server) readClauses(ctx context.Context, who access.Actor, in *readClausesIn) (*Many[standard.Clause], error) {
	list, err := s.App.ReadClauses(ctx, who, in.Body.File)
	return many(list, ""), err
}

var (
	sampleOwnStandard = standard.Description{Code: "Green Office:2026", System: text.T("green office", "绿色办公"), Title: text.T("Green offices", "绿色办公场所"),
		Clauses: []standard.Clause{{Number: "4", Title: text.T("Energy", "能源")}}, Materials: []standard.Material{}}
	sampleTransition = standard.Transition{Until: date.MustParse("2029-12-31"), Source: "IAF resolution"}
	sampleClauses    = map[string][]byte{"file": []byte("4,Energy,能源\n")}
)
