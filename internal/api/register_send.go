package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
	"triennia/internal/postgres"
)

func (s *Server) getRegisterSetup(ctx context.Context, who access.Actor, _ *InBody) (*One[app.APIView], error) {
	v, err := s.App.GetRegisterSetup(ctx, who)
	return one(v.Version, v), err
}

type setRegisterKeyIn struct {
	InBody
	Change
	Body struct {
		Key    string          `json:"key" maxLength:"600" doc:"of the API, from the account of the body at the register; it is kept sealed and never read back"`
		Server register.Server `json:"server" enum:"live,sandbox"`
	}
}

func (s *Server) setRegisterKey(ctx context.Context, who access.Actor, in *setRegisterKeyIn) (*One[app.APIView], error) {
	v, err := s.App.SetRegisterKey(ctx, who, in.seen(), in.Body.Key, in.Body.Server)
	return one(v.Version, v), err
}

type setRegisterElementsIn struct {
	InBody
	Change
	Body register.Elements
}

func (s *Server) setRegisterElements(ctx context.Context, who access.Actor, in *setRegisterElementsIn) (*One[app.APIView], error) {
	v, err := s.App.SetRegisterElements(ctx, who, in.seen(), in.Body)
	return one(v.Version, v), err
}

type registerSetupIn struct {
	InBody
	Change
}

func (s *Server) removeRegisterKey(ctx context.Context, who access.Actor, in *registerSetupIn) (*One[app.APIView], error) {
	v, err := s.App.RemoveRegisterKey(ctx, who, in.seen())
	return one(v.Version, v), err
}

func (s *Server) testRegisterKey(ctx context.Context, who access.Actor, in *registerSetupIn) (*One[app.APIView], error) {
	v, err := s.App.TestRegisterKey(ctx, who, in.seen())
	return one(v.Version, v), err
}

func (s *Server) sendSubmission(ctx context.Context, who access.Actor, in *endSubmissionIn) (*One[app.SubmissionView], error) {
	v, err := s.App.SendSubmission(ctx, who, in.Submission, in.seen())
	return one(v.Version, v), err
}

func (s *Server) stopSending(ctx context.Context, who access.Actor, in *endSubmissionIn) (*One[app.SubmissionView], error) {
	v, err := s.App.StopSending(ctx, who, in.Submission, in.seen())
	return one(v.Version, v), err
}

func (s *Server) resumeSending(ctx context.Context, who access.Actor, in *endSubmissionIn) (*One[app.SubmissionView], error) {
	v, err := s.App.ResumeSending(ctx, who, in.Submission, in.seen())
	return one(v.Version, v), err
}

func (s *Server) cancelSending(ctx context.Context, who access.Actor, in *endSubmissionIn) (*One[app.SubmissionView], error) {
	v, err := s.App.CancelSending(ctx, who, in.Submission, in.seen())
	return one(v.Version, v), err
}

type tellingsIn struct {
	InBody
	Paging
	Submission id.Submission `path:"submission"`
	State      string        `query:"state" enum:"waiting,accepted,refused,left_out"`
}

func (s *Server) listTellings(ctx context.Context, who access.Actor, in *tellingsIn) (*Many[register.Telling], error) {
	list, next, err := s.App.ListTellings(ctx, who, in.Submission, in.page(), in.State)
	return many(list, next), err
}

type refusalsIn struct {
	InBody
	Paging
	Register string `query:"register" enum:"certsearch,cnca"`
	State    string `query:"state" enum:"open,done,aside"`
}

func (s *Server) listRefusals(ctx context.Context, who access.Actor, in *refusalsIn) (*Many[app.RefusalView], error) {
	list, next, err := s.App.ListRefusals(ctx, who, in.page(), postgres.RefusalFilter{Register: in.Register, State: in.State})
	return many(list, next), err
}

// EnteredRefusal is a certificate that the register refused of a file that was uploaded by hand.
type EnteredRefusal struct {
	Number string `json:"number" maxLength:"100" doc:"of the certificate"`
	Reason string `json:"reason" maxLength:"2000" doc:"as the register says it"`
}

var sampleRefusal = EnteredRefusal{Number: "N-1", Reason: "standards_name: not known"}

type enterRefusalIn struct {
	InBody
	Creation
	Body EnteredRefusal
}

func (s *Server) enterRefusal(ctx context.Context, who access.Actor, in *enterRefusalIn) (*One[app.RefusalView], error) {
	v, err := s.App.EnterRefusal(ctx, who, in.Body.Number, in.Body.Reason)
	return one(v.Version, v), err
}

type setRefusalAsideIn struct {
	InBody
	Change
	Refusal id.Refusal `path:"refusal"`
	Body    struct {
		Reason string `json:"reason" maxLength:"2000"`
	}
}

func (s *Server) setRefusalAside(ctx context.Context, who access.Actor, in *setRefusalAsideIn) (*One[app.RefusalView], error) {
	v, err := s.App.SetRefusalAside(ctx, who, in.Refusal, in.seen(), in.Body.Reason)
	return one(v.Version, v), err
}

var sampleRegisterKey = map[string]string{"key": "a-key-of-the-sandbox", "server": "sandbox"}
