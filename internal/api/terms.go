package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/text"
)

func (s *Server) listTerms(ctx context.Context, who access.Actor, _ *InBody) (*Plain[app.AgreementTerms], error) {
	all, err := s.App.ListTerms(ctx, who)
	return plain(all), err
}

// TermsBody is a new edition of the body's own terms as it is typed.
type TermsBody struct {
	ValidFrom date.Date         `json:"valid_from"`
	Clauses   []contract.Clause `json:"clauses" maxItems:"60" nullable:"false"`
	Note      string            `json:"note,omitempty" maxLength:"2000"`
}

func (b TermsBody) edition() contract.Edition {
	return contract.Edition{ValidFrom: b.ValidFrom, Clauses: b.Clauses, Note: b.Note}
}

type publishTermsIn struct {
	InBody
	Creation
	Body TermsBody
}

func (s *Server) publishTerms(ctx context.Context, who access.Actor, in *publishTermsIn) (*One[contract.Edition], error) {
	e, err := s.App.PublishTerms(ctx, who, in.Body.edition())
	return one(e.Version, e), err
}

type previewTermsIn struct {
	InBody
	Body TermsBody
}

func (s *Server) previewTerms(ctx context.Context, who access.Actor, in *previewTermsIn) (*Plain[text.Text], error) {
	filled, err := s.App.PreviewTerms(ctx, who, in.Body.edition())
	return plain(filled), err
}

var sampleTerms = TermsBody{ValidFrom: date.MustParse("2026-12-01"), Clauses: contract.Delivered}
