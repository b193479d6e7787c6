package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

type findingsIn struct {
	InBody
	Paging
	State  string    `query:"state"`
	Grade  string    `query:"grade" enum:"major,minor,opportunity,concern"`
	Client id.Client `query:"client"`
	Open   bool      `query:"open" doc:"only findings that somebody has to act on"`
}

func (s *Server) listFindings(ctx context.Context, who access.Actor, in *findingsIn) (*Many[app.FindingLine], error) {
	list, next, err := s.App.ListFindings(ctx, who, in.page(), postgres.FindingFilter{State: in.State, Grade: in.Grade, Client: in.Client, Open: in.Open})
	return many(list, next), err
}

func (s *Server) findingsOfAudit(ctx context.Context, who access.Actor, in *AuditIn) (*Many[app.FindingView], error) {
	list, err := s.App.FindingsOfAudit(ctx, who, in.Audit)
	return many(list, ""), err
}

// FindingIn names a finding.
type FindingIn struct {
	InBody
	Finding id.Finding `path:"finding"`
}

// ChangeFindingIn names a finding and the version that is changed.
type ChangeFindingIn struct {
	FindingIn
	Change
}

func findingAnswer(v app.FindingView, err error) (*One[app.FindingView], error) {
	return one(v.Version, v), err
}

func (s *Server) getFinding(ctx context.Context, who access.Actor, in *FindingIn) (*One[app.FindingView], error) {
	return findingAnswer(s.App.GetFinding(ctx, who, in.Finding))
}

type writeFindingIn struct {
	AuditIn
	Creation
	Body finding.Writing
}

func (s *Server) writeFinding(ctx context.Context, who access.Actor, in *writeFindingIn) (*One[app.FindingView], error) {
	return findingAnswer(s.App.WriteFinding(ctx, who, in.Audit, in.Body))
}

type rewriteFindingIn struct {
	ChangeFindingIn
	Body finding.Writing
}

func (s *Server) rewriteFinding(ctx context.Context, who access.Actor, in *rewriteFindingIn) (*One[app.FindingView], error) {
	return findingAnswer(s.App.RewriteFinding(ctx, who, in.Finding, in.seen(), in.Body))
}

func (s *Server) issueFinding(ctx context.Context, who access.Actor, in *ChangeFindingIn) (*One[app.FindingView], error) {
	return findingAnswer(s.App.IssueFinding(ctx, who, in.Finding, in.seen()))
}

func (s *Server) noteFinding(ctx context.Context, who access.Actor, in *ChangeFindingIn) (*One[app.FindingView], error) {
	return findingAnswer(s.App.NoteFinding(ctx, who, in.Finding, in.seen()))
}

type dropFindingIn struct {
	ChangeFindingIn
	Body Reason
}

func (s *Server) dropFinding(ctx context.Context, who access.Actor, in *dropFindingIn) (*One[app.FindingView], error) {
	return findingAnswer(s.App.DropFinding(ctx, who, in.Finding, in.seen(), in.Body.Reason))
}

type respondIn struct {
	ChangeFindingIn
	Body Response
}

// Response is the client's answer to a finding; parts that are absent are not handed in.
type Response struct {
	Correction       *finding.Input `json:"correction,omitempty"`
	Cause            *finding.Input `json:"cause,omitempty"`
	CorrectiveAction *finding.Input `json:"corrective_action,omitempty"`
	OtherSites       *finding.Input `json:"other_sites,omitempty"`
	Evidence         *finding.Input `json:"evidence,omitempty"`
}

func (s *Server) respondFinding(ctx context.Context, who access.Actor, in *respondIn) (*One[app.FindingView], error) {
	b := in.Body
	parts := given(map[finding.PartKey]*finding.Input{finding.Correction: b.Correction, finding.Cause: b.Cause,
		finding.CorrectiveAction: b.CorrectiveAction, finding.OtherSites: b.OtherSites, finding.Evidence: b.Evidence})
	return findingAnswer(s.App.RespondFinding(ctx, who, in.Finding, in.seen(), parts))
}

type reviewIn struct {
	ChangeFindingIn
	Body Verdicts
}

// Verdicts are what the auditor says about the parts that were handed in.
type Verdicts struct {
	Correction       *finding.Verdict `json:"correction,omitempty"`
	Cause            *finding.Verdict `json:"cause,omitempty"`
	CorrectiveAction *finding.Verdict `json:"corrective_action,omitempty"`
	OtherSites       *finding.Verdict `json:"other_sites,omitempty"`
	Evidence         *finding.Verdict `json:"evidence,omitempty"`
}

func (s *Server) reviewFinding(ctx context.Context, who access.Actor, in *reviewIn) (*One[app.FindingView], error) {
	b := in.Body
	verdicts := given(map[finding.PartKey]*finding.Verdict{finding.Correction: b.Correction, finding.Cause: b.Cause,
		finding.CorrectiveAction: b.CorrectiveAction, finding.OtherSites: b.OtherSites, finding.Evidence: b.Evidence})
	return findingAnswer(s.App.ReviewFinding(ctx, who, in.Finding, in.seen(), verdicts))
}

type verifyFindingIn struct {
	ChangeFindingIn
	Body finding.Verification
}

func (s *Server) verifyFinding(ctx context.Context, who access.Actor, in *verifyFindingIn) (*One[app.FindingView], error) {
	return findingAnswer(s.App.VerifyFinding(ctx, who, in.Finding, in.seen(), in.Body))
}

// given is the entries that are there.
func given[K comparable, V any](all map[K]*V) map[K]V {
	out := map[K]V{}
	for k, v := range all {
		if v != nil {
			out[k] = *v
		}
	}
	return out
}

var (
	sampleFinding = finding.Writing{Grade: finding.Minor, Clause: "8.6.1", Requirement: "r", Statement: "s", Evidence: "e"}
	sampleAnswer  = Response{Correction: &finding.Input{Text: "done"}}
	sampleVerdict = Verdicts{Correction: &finding.Verdict{Accept: true}}
)
