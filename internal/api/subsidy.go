package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/subsidy"
	"triennia/internal/domain/text"
)

type subsidiesIn struct {
	InBody
	Paging
	Status string `query:"status" doc:"draft, unverified, open, stale, expired or closed"`
}

func (s *Server) listSubsidies(ctx context.Context, who access.Actor, in *subsidiesIn) (*Many[app.SubsidyView], error) {
	list, next, err := s.App.ListSubsidies(ctx, who, in.page(), in.Status)
	return many(list, next), err
}

type beginSubsidyIn struct {
	InBody
	Creation
	Body subsidy.Terms
}

func (s *Server) beginSubsidy(ctx context.Context, who access.Actor, in *beginSubsidyIn) (*One[app.SubsidyView], error) {
	v, err := s.App.BeginSubsidy(ctx, who, in.Body)
	return one(v.Version, v), err
}

// OneSubsidy names a programme in the path.
type OneSubsidy struct {
	InBody
	Subsidy id.Subsidy `path:"subsidy"`
}

func (s *Server) getSubsidy(ctx context.Context, who access.Actor, in *OneSubsidy) (*One[app.SubsidyView], error) {
	v, err := s.App.GetSubsidy(ctx, who, in.Subsidy)
	return one(v.Version, v), err
}

// ChangeSubsidyIn names the programme and the version that is changed.
type ChangeSubsidyIn struct {
	OneSubsidy
	Change
}

type subsidyTermsIn struct {
	ChangeSubsidyIn
	Body subsidy.Terms
}

func (s *Server) changeSubsidy(ctx context.Context, who access.Actor, in *subsidyTermsIn) (*One[app.SubsidyView], error) {
	v, err := s.App.ChangeSubsidy(ctx, who, in.Subsidy, in.seen(), in.Body)
	return one(v.Version, v), err
}

type verifySubsidyIn struct {
	ChangeSubsidyIn
	Body struct {
		Read bool `json:"read" doc:"the person has read the source"`
	}
}

func (s *Server) verifySubsidy(ctx context.Context, who access.Actor, in *verifySubsidyIn) (*One[app.SubsidyView], error) {
	v, err := s.App.VerifySubsidy(ctx, who, in.Subsidy, in.seen(), in.Body.Read)
	return one(v.Version, v), err
}

func (s *Server) closeSubsidy(ctx context.Context, who access.Actor, in *ChangeSubsidyIn) (*One[app.SubsidyView], error) {
	v, err := s.App.CloseSubsidy(ctx, who, in.Subsidy, in.seen())
	return one(v.Version, v), err
}

func (s *Server) listDeliveredSubsidies(ctx context.Context, who access.Actor, _ *InBody) (*Many[subsidy.Example], error) {
	list, err := s.App.ListDeliveredSubsidies(ctx, who)
	return many(list, ""), err
}

type takeOverSubsidiesIn struct {
	InBody
	Creation
}

func (s *Server) takeOverSubsidies(ctx context.Context, who access.Actor, _ *takeOverSubsidiesIn) (*Many[subsidy.Example], error) {
	list, err := s.App.TakeOverSubsidies(ctx, who)
	return many(list, ""), err
}

type matchSubsidiesIn struct {
	InBody
	Certificate id.Certificate `path:"certificate"`
}

func (s *Server) matchSubsidies(ctx context.Context, who access.Actor, in *matchSubsidiesIn) (*Many[subsidy.Match], error) {
	list, err := s.App.MatchSubsidies(ctx, who, in.Certificate)
	return many(list, ""), err
}

var sampleSubsidy = subsidy.Terms{Title: text.T("Certification reward", "认证奖励"), Authority: text.T("Municipal government", "市人民政府"),
	URL: "https://www.gov.example/notice/1", Country: "CN", Region: "350500", Standards: []string{"ISO/IEC 20000-1"}, Currency: "CNY",
	Payment: subsidy.Percent, Share: subsidy.Share{Percent: 50, Cap: fee.MustMoney("200000")}}
