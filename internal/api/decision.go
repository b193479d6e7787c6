package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

type decisionsIn struct {
	InBody
	Paging
	State string `query:"state" enum:"prepared,taken,dismissed,overtaken"`
	Mine  bool   `query:"mine" doc:"only those about which the caller has neither agreed nor declared to keep out"`
	Type  string `query:"type" enum:"grant,transfer,refuse,renew,extend,refuse_extension,maintain,monitor,reduce,reissue,suspend,restore,withdraw,cancel"`
}

func (in *decisionsIn) filter(who access.Actor) postgres.DecisionFilter {
	f := postgres.DecisionFilter{State: in.State, Type: in.Type}
	if in.Mine {
		f.Unspoken = who.Identity
	}
	return f
}

func (s *Server) listDecisions(ctx context.Context, who access.Actor, in *decisionsIn) (*Many[app.DecisionLine], error) {
	list, next, err := s.App.ListDecisions(ctx, who, in.page(), in.filter(who))
	return many(list, next), err
}

// DecisionIn names a decision.
type DecisionIn struct {
	InBody
	Decision id.Decision `path:"decision"`
}

func (s *Server) getDecision(ctx context.Context, who access.Actor, in *DecisionIn) (*One[app.DecisionView], error) {
	v, err := s.App.GetDecision(ctx, who, in.Decision)
	return one(v.Version, v), err
}

type verdictIn struct {
	DecisionIn
	Change
	Body app.Verdict
}

func (s *Server) takeDecision(ctx context.Context, who access.Actor, in *verdictIn) (*One[decision.Record], error) {
	d, err := s.App.TakeDecision(ctx, who, in.Decision, in.seen(), in.Body)
	return one(d.Version, d), err
}

type previewLettersIn struct {
	DecisionIn
	Body app.Verdict
}

func (s *Server) previewLetters(ctx context.Context, who access.Actor, in *previewLettersIn) (*Plain[app.LettersView], error) {
	v, err := s.App.PreviewLetters(ctx, who, in.Decision, in.Body)
	return &Plain[app.LettersView]{v}, err
}

func (s *Server) dismissDecision(ctx context.Context, who access.Actor, in *verdictIn) (*One[decision.Record], error) {
	d, err := s.App.DismissDecision(ctx, who, in.Decision, in.seen(), in.Body)
	return one(d.Version, d), err
}

// ChangeDecisionIn names a decision and the version that the person read.
type ChangeDecisionIn struct {
	DecisionIn
	Change
}

// WhyIn is the reason that stays with the decision.
type WhyIn struct {
	Reason string `json:"reason" maxLength:"4000"`
}

type whyDecisionIn struct {
	ChangeDecisionIn
	Body WhyIn
}

func (s *Server) agreeToDecision(ctx context.Context, who access.Actor, in *ChangeDecisionIn) (*One[decision.Record], error) {
	d, err := s.App.AgreeToDecision(ctx, who, in.Decision, in.seen())
	return one(d.Version, d), err
}

func (s *Server) disagreeWithDecision(ctx context.Context, who access.Actor, in *whyDecisionIn) (*One[decision.Record], error) {
	d, err := s.App.DisagreeWithDecision(ctx, who, in.Decision, in.seen(), in.Body.Reason)
	return one(d.Version, d), err
}

func (s *Server) takeVoiceBack(ctx context.Context, who access.Actor, in *ChangeDecisionIn) (*One[decision.Record], error) {
	d, err := s.App.TakeVoiceBack(ctx, who, in.Decision, in.seen())
	return one(d.Version, d), err
}

func (s *Server) recuseFromDecision(ctx context.Context, who access.Actor, in *whyDecisionIn) (*One[decision.Record], error) {
	d, err := s.App.RecuseFromDecision(ctx, who, in.Decision, in.seen(), in.Body.Reason)
	return one(d.Version, d), err
}

type seenOut struct{ Body app.SeenCheck }

func (s *Server) checkSeen(ctx context.Context, who access.Actor, in *DecisionIn) (*seenOut, error) {
	v, err := s.App.CheckSeen(ctx, who, in.Decision)
	return &seenOut{v}, err
}

type dossierIn struct {
	InBody
	Programme id.Programme `path:"programme"`
}

type dossierOut struct{ Body app.DossierView }

func (s *Server) getDossier(ctx context.Context, who access.Actor, in *dossierIn) (*dossierOut, error) {
	v, err := s.App.GetDossier(ctx, who, in.Programme)
	return &dossierOut{v}, err
}

var sampleWhy = WhyIn{"The head of the client is a friend."}

var sampleDecisionVerdict = app.Verdict{Terms: decision.Terms{Reason: "The file shows it.", Code: "client_request"}}
