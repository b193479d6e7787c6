package api

import (
	"context"
	"strconv"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/standard"
	"triennia/internal/postgres"
)

// ApplicationIn names an application.
type ApplicationIn struct {
	InBody
	Application id.Application `path:"application"`
}

type applicationsIn struct {
	InBody
	Paging
	State    string `query:"state"`
	Standard string `query:"standard"`
	Turn     string `query:"turn" doc:"whose turn it is: client, body, nobody"`
	Client   string `query:"client" format:"uuid"`
}

func (s *Server) listApplications(ctx context.Context, who access.Actor, in *applicationsIn) (*Many[app.ApplicationRow], error) {
	var c id.Client
	if err := c.UnmarshalText([]byte(in.Client)); err != nil {
		return many([]app.ApplicationRow{}, ""), nil
	}
	list, next, err := s.App.ListApplications(ctx, who, in.page(),
		postgres.ApplicationFilter{State: in.State, Standard: in.Standard, Turn: in.Turn, Client: c})
	return many(list, next), err
}

type beginApplicationIn struct {
	InBody
	Creation
	Body struct {
		Standards []string `json:"standards" nullable:"false" minItems:"0" maxItems:"20" doc:"codes of the editions"`
		Transfer  bool     `json:"transfer,omitempty" doc:"another body certified the organisation to them"`
	}
}

func (s *Server) beginApplication(ctx context.Context, who access.Actor, in *beginApplicationIn) (*One[app.ApplicationView], error) {
	v, err := s.App.BeginApplication(ctx, who, in.Body.Standards, in.Body.Transfer)
	return one(v.Version, v), err
}

type applyFromCertificateIn struct {
	CertificateIn
	Creation
	Body struct {
		Kind application.Kind `json:"kind" enum:"scope_extension,sites_added,edition_transition,recertification"`
	}
}

func (s *Server) applyFromCertificate(ctx context.Context, who access.Actor, in *applyFromCertificateIn) (*One[app.ApplicationView], error) {
	v, err := s.App.ApplyFromCertificate(ctx, who, in.Certificate, in.Body.Kind)
	return one(v.Version, v), err
}

func (s *Server) getApplication(ctx context.Context, who access.Actor, in *ApplicationIn) (*One[app.ApplicationView], error) {
	v, err := s.App.GetApplication(ctx, who, in.Application)
	return one(v.Version, v), err
}

type beginWithEstimateIn struct {
	ApplicationIn
	Change
	Body application.Estimated
}

func (s *Server) beginWithEstimate(ctx context.Context, who access.Actor, in *beginWithEstimateIn) (*One[app.ApplicationView], error) {
	v, err := s.App.BeginWithEstimate(ctx, who, in.Application, in.seen(), in.Body)
	return one(v.Version, v), err
}

type saveSectionIn struct {
	ApplicationIn
	Change
	Body application.Edit
}

// saveSection answers the application with the version of the section as its ETag.
func (s *Server) saveSection(ctx context.Context, who access.Actor, in *saveSectionIn) (*One[app.ApplicationView], error) {
	v, version, err := s.App.SaveSection(ctx, who, in.Application, in.seen(), in.Body)
	return one(version, v), err
}

type submitApplicationIn struct {
	ApplicationIn
	Change
	Body app.Submission
}

func (s *Server) submitApplication(ctx context.Context, who access.Actor, in *submitApplicationIn) (*One[app.ApplicationView], error) {
	v, err := s.App.SubmitApplication(ctx, who, in.Application, in.seen(), in.Body)
	return one(v.Version, v), err
}

type applicationReasonIn struct {
	ApplicationIn
	Change
	Body Reason
}

func (s *Server) withdrawApplication(ctx context.Context, who access.Actor, in *applicationReasonIn) (*One[app.ApplicationView], error) {
	v, err := s.App.WithdrawApplication(ctx, who, in.Application, in.seen(), in.Body.Reason)
	return one(v.Version, v), err
}

func (s *Server) becomeInitial(ctx context.Context, who access.Actor, in *applicationChangeIn) (*One[app.ApplicationView], error) {
	v, err := s.App.BecomeInitial(ctx, who, in.Application, in.seen())
	return one(v.Version, v), err
}

func (s *Server) treatAsInitial(ctx context.Context, who access.Actor, in *applicationReasonIn) (*One[app.ApplicationView], error) {
	v, err := s.App.TreatAsInitial(ctx, who, in.Application, in.seen(), in.Body.Reason)
	return one(v.Version, v), err
}

type askApplicantIn struct {
	ApplicationIn
	Change
	Body struct {
		Text  string `json:"text" maxLength:"4000"`
		About string `json:"about,omitempty" doc:"a section or an item of the checklist"`
	}
}

func (s *Server) askApplicant(ctx context.Context, who access.Actor, in *askApplicantIn) (*One[app.ApplicationView], error) {
	v, err := s.App.AskApplicant(ctx, who, in.Application, in.seen(), in.Body.Text, in.Body.About)
	return one(v.Version, v), err
}

type answerBodyIn struct {
	ApplicationIn
	Change
	Number int `path:"number"`
	Body   struct {
		Answer string `json:"answer" maxLength:"4000"`
	}
}

func (s *Server) answerBody(ctx context.Context, who access.Actor, in *answerBodyIn) (*One[app.ApplicationView], error) {
	v, err := s.App.AnswerBody(ctx, who, in.Application, in.seen(), in.Number, in.Body.Answer)
	return one(v.Version, v), err
}

type applicationChangeIn struct {
	ApplicationIn
	Change
}

func (s *Server) beginReview(ctx context.Context, who access.Actor, in *applicationChangeIn) (*One[app.ApplicationView], error) {
	v, err := s.App.BeginReview(ctx, who, in.Application, in.seen())
	return one(v.Version, v), err
}

type assessApplicationIn struct {
	ApplicationIn
	Change
	Body application.Assessment
}

func (s *Server) assessApplication(ctx context.Context, who access.Actor, in *assessApplicationIn) (*One[app.ApplicationView], error) {
	v, err := s.App.AssessApplication(ctx, who, in.Application, in.seen(), in.Body)
	return one(v.Version, v), err
}

type lookUpApplicantIn struct {
	ApplicationIn
	Change
	Body application.LookUp
}

func (s *Server) lookUpApplicant(ctx context.Context, who access.Actor, in *lookUpApplicantIn) (*One[app.ApplicationView], error) {
	v, err := s.App.LookUpApplicant(ctx, who, in.Application, in.seen(), in.Body)
	return one(v.Version, v), err
}

func (s *Server) acceptApplication(ctx context.Context, who access.Actor, in *applicationChangeIn) (*One[app.ApplicationView], error) {
	v, err := s.App.AcceptApplication(ctx, who, in.Application, in.seen())
	return one(v.Version, v), err
}

func (s *Server) declineApplication(ctx context.Context, who access.Actor, in *applicationReasonIn) (*One[app.ApplicationView], error) {
	v, err := s.App.DeclineApplication(ctx, who, in.Application, in.seen(), in.Body.Reason)
	return one(v.Version, v), err
}

type giveMaterialIn struct {
	ApplicationIn
	Creation
	Body app.Material
}

func (s *Server) giveMaterial(ctx context.Context, who access.Actor, in *giveMaterialIn) (*One[app.ApplicationView], error) {
	v, err := s.App.GiveMaterial(ctx, who, in.Application, in.Body)
	return one(v.Version, v), err
}

type waiveMaterialIn struct {
	ApplicationIn
	Creation
	Body struct {
		Item   string `json:"item"`
		Reason string `json:"reason" maxLength:"2000" doc:"empty takes the statement back"`
	}
}

func (s *Server) waiveMaterial(ctx context.Context, who access.Actor, in *waiveMaterialIn) (*One[app.ApplicationView], error) {
	v, err := s.App.WaiveMaterial(ctx, who, in.Application, in.Body.Item, in.Body.Reason)
	return one(v.Version, v), err
}

// SubmissionIn names a file that was handed in.
type SubmissionIn struct {
	ApplicationIn
	Change
	Number int `path:"number"`
}

type judgeMaterialIn struct {
	SubmissionIn
	Body app.MaterialVerdict
}

// judgeMaterial takes the version of the submission in If-Match and answers that of the application.
func (s *Server) judgeMaterial(ctx context.Context, who access.Actor, in *judgeMaterialIn) (*One[app.ApplicationView], error) {
	v, err := s.App.JudgeMaterial(ctx, who, in.Application, in.Number, in.seen(), in.Body)
	return one(v.Version, v), err
}

// accessRuleIn names a file that was handed in, and the access rule of the applicant.
type accessRuleIn struct {
	ApplicationIn
	Creation
	Number int `path:"number"`
	Body   struct {
		Rule string `json:"rule" maxLength:"500" doc:"who may open the file and what for; empty lifts the confidence"`
	}
}

func (s *Server) confideMaterial(ctx context.Context, who access.Actor, in *accessRuleIn) (*One[app.ApplicationView], error) {
	v, err := s.App.ConfideMaterial(ctx, who, in.Application, in.Number, in.Body.Rule)
	return one(v.Version, v), err
}

func (s *Server) confirmMaterial(ctx context.Context, who access.Actor, in *accessRuleIn) (*One[app.ApplicationView], error) {
	v, err := s.App.ConfirmMaterial(ctx, who, in.Application, in.Number, in.Body.Rule)
	return one(v.Version, v), err
}

type replyMaterialIn struct {
	SubmissionIn
	Body struct {
		Answer string `json:"answer" maxLength:"4000"`
	}
}

// replyMaterial takes the version of the submission in If-Match and answers that of the application.
func (s *Server) replyMaterial(ctx context.Context, who access.Actor, in *replyMaterialIn) (*One[app.ApplicationView], error) {
	v, err := s.App.ReplyMaterial(ctx, who, in.Application, in.Number, in.seen(), in.Body.Answer)
	return one(v.Version, v), err
}

func (s *Server) listStandards(ctx context.Context, who access.Actor, _ *InBody) (*Many[app.OfferedEdition], error) {
	list, err := s.App.ListStandards(ctx, who)
	return many(list, ""), err
}

func (s *Server) listSectors(_ context.Context, _ access.Actor, _ *InBody) (*Many[standard.Sector], error) {
	return many(standard.Sectors(), ""), nil
}

type clausesIn struct {
	InBody
	Code string `query:"code" required:"true" doc:"code of the edition"`
}

func (s *Server) listClauses(ctx context.Context, who access.Actor, in *clausesIn) (*Many[standard.Clause], error) {
	list, err := s.App.ListClauses(ctx, who, in.Code)
	return many(list, ""), err
}

var (
	sampleExtension  = map[string]string{"kind": "sites_added"}
	sampleStandard   = map[string][]string{"standards": {standard.ITSM}}
	sampleSection    = application.Edit{Provider: &application.Provider{Kind: "internal", CertificationBody: "no"}}
	sampleMoved      = Reason{"The service moved to another company."}
	sampleAssessment = application.Assessment{Scope: application.Statement{Holds: "yes", Notes: "clear"}, Needed: "ITSM auditor"}
	sampleLookUp     = application.LookUp{Register: "gsxt", On: date.New(2026, 11, 23), Result: application.NotListed}
	sampleQuestion   = map[string]string{"text": "How many shifts work at the data centre?"}
	sampleTwo        = map[string]string{"answer": "Two."}
	sampleAccessRule = map[string]string{"rule": "Only the reviewer and the audit team."}
	sampleMaterial   = app.Material{Document: id.Document{1}, Items: []string{"doc.sla"}}
	sampleWaiver     = map[string]string{"item": "doc.sla", "reason": "part of the service plan"}
)

// numbered adds the number in the path of a sample.
func (s Sample) numbered(n int) Sample { s.Path["number"] = strconv.Itoa(n); return s }
