package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/sign"
)

// told is an answer that anybody may keep for as long as the public page of a certificate.
type told[T any] struct {
	CacheControl string `header:"Cache-Control"`
	Body         T
}

func tell[T any](v T) *told[T] { return &told[T]{verifyCache, v} }

func (s *Server) publicLog(ctx context.Context, _ access.Actor, in *SlugIn) (*told[app.PublicLog], error) {
	l, err := s.App.PublicLog(ctx, in.Slug)
	return tell(l), err
}

type logFromIn struct {
	SlugIn
	From int64 `query:"from" minimum:"0" doc:"place in the log, from 0"`
}

// LogPart is a part of a log.
type LogPart struct {
	From    int64    `json:"from"`
	Entries []string `json:"entries" nullable:"false" doc:"each as it was hashed: JSON with n, at, certificate (SHA-256 of the code), status, since, expires_on, statement, and subs with the same of each sub-certificate"`
}

func (s *Server) logEntries(ctx context.Context, _ access.Actor, in *logFromIn) (*told[LogPart], error) {
	list, err := s.App.LogEntries(ctx, in.Slug, in.From)
	return tell(LogPart{in.From, append([]string{}, list...)}), err
}

type consistencyIn struct {
	SlugIn
	From int64 `query:"from" minimum:"0" doc:"size of the log in an earlier checkpoint"`
}

func (s *Server) logConsistency(ctx context.Context, _ access.Actor, in *consistencyIn) (*told[sign.Consistency], error) {
	c, err := s.App.LogConsistency(ctx, in.Slug, in.From)
	return tell(c), err
}

func (s *Server) certificateProof(ctx context.Context, _ access.Actor, in *verifyIn) (*told[sign.Inclusion], error) {
	if _, err := s.verifyFor(in); err != nil { // it is as costly to try codes here as on the page
		return nil, err
	}
	p, err := s.App.CertificateProof(ctx, in.Code)
	return tell(p), err
}

func (s *Server) checkLog(ctx context.Context, who access.Actor, _ *InBody) (*Plain[app.LogStanding], error) {
	l, err := s.App.CheckLog(ctx, who)
	return plain(l), err
}
