package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

type engagementsIn struct {
	InBody
	Paging
	State    string      `query:"state"`
	Standard string      `query:"standard"`
	Type     string      `query:"type" enum:"stage1,stage2,surveillance,recertification,follow_up,special"`
	Lead     id.Identity `query:"lead"`
	Client   id.Client   `query:"client"`
	Mine     bool        `query:"mine" doc:"only audits on whose team the caller is"`
	Open     bool        `query:"open" doc:"only audits that are not over"`
	ToClear  bool        `query:"to_clear" doc:"only audits of which the client is not asked, and whose team waits for the word of a second person"`
}

func (s *Server) listEngagements(ctx context.Context, who access.Actor, in *engagementsIn) (*Many[postgres.Engagement], error) {
	f := postgres.EngagementFilter{State: in.State, Standard: in.Standard, Type: in.Type, Lead: in.Lead, Client: in.Client, Open: in.Open, ToClear: in.ToClear}
	if in.Mine {
		f.Member = who.Identity
	}
	list, next, err := s.App.ListEngagements(ctx, who, in.page(), f)
	return many(list, next), err
}

// AuditIn names an audit.
type AuditIn struct {
	InBody
	Audit id.Audit `path:"audit"`
}

// ChangeAuditIn names an audit and the version that is changed.
type ChangeAuditIn struct {
	AuditIn
	Change
}

type reasonIn struct {
	ChangeAuditIn
	Body Reason
}

// Reason is why something is done.
type Reason struct {
	Reason string `json:"reason" maxLength:"2000"`
}

func auditAnswer(v app.AuditView, err error) (*One[app.AuditView], error) {
	return one(v.Version, v), err
}

func (s *Server) getAudit(ctx context.Context, who access.Actor, in *AuditIn) (*One[app.AuditView], error) {
	return auditAnswer(s.App.GetAudit(ctx, who, in.Audit))
}

type proposeIn struct {
	ChangeAuditIn
	Body audit.Proposal
}

func (s *Server) proposeAudit(ctx context.Context, who access.Actor, in *proposeIn) (*One[app.AuditView], error) {
	return auditAnswer(s.App.ProposeAudit(ctx, who, in.Audit, in.seen(), in.Body))
}

type checkProposalIn struct {
	AuditIn
	Body audit.Proposal
}

type proposalOut struct{ Body app.ProposalCheck }

func (s *Server) checkProposal(ctx context.Context, who access.Actor, in *checkProposalIn) (*proposalOut, error) {
	out, err := s.App.CheckProposal(ctx, who, in.Audit, in.Body)
	return &proposalOut{out}, err
}

func (s *Server) confirmAudit(ctx context.Context, who access.Actor, in *ChangeAuditIn) (*One[app.AuditView], error) {
	return auditAnswer(s.App.ConfirmAudit(ctx, who, in.Audit, in.seen()))
}

func (s *Server) assumeAudit(ctx context.Context, who access.Actor, in *ChangeAuditIn) (*One[app.AuditView], error) {
	return auditAnswer(s.App.AssumeAudit(ctx, who, in.Audit, in.seen()))
}

type objectIn struct {
	ChangeAuditIn
	Body struct {
		Reason    string    `json:"reason" maxLength:"2000"`
		About     string    `json:"about" enum:"dates,team"`
		Preferred date.Date `json:"preferred,omitzero"`
	}
}

func (s *Server) objectAudit(ctx context.Context, who access.Actor, in *objectIn) (*One[app.AuditView], error) {
	o := audit.Objection{Reason: in.Body.Reason, About: in.Body.About, Preferred: in.Body.Preferred}
	return auditAnswer(s.App.ObjectAudit(ctx, who, in.Audit, in.seen(), o))
}

type planIn struct {
	ChangeAuditIn
	Body audit.Plan
}

func (s *Server) writePlan(ctx context.Context, who access.Actor, in *planIn) (*One[app.AuditView], error) {
	return auditAnswer(s.App.WriteAuditPlan(ctx, who, in.Audit, in.seen(), in.Body))
}

func (s *Server) issuePlan(ctx context.Context, who access.Actor, in *ChangeAuditIn) (*One[app.AuditView], error) {
	return auditAnswer(s.App.IssueAuditPlan(ctx, who, in.Audit, in.seen()))
}

type meetingIn struct {
	ChangeAuditIn
	Body audit.Meeting
}

func (s *Server) startAudit(ctx context.Context, who access.Actor, in *meetingIn) (*One[app.AuditView], error) {
	return auditAnswer(s.App.StartAudit(ctx, who, in.Audit, in.seen(), in.Body))
}

func (s *Server) closeAudit(ctx context.Context, who access.Actor, in *meetingIn) (*One[app.AuditView], error) {
	return auditAnswer(s.App.CloseAudit(ctx, who, in.Audit, in.seen(), in.Body))
}

type checksIn struct {
	ChangeAuditIn
	Body struct {
		Checks []CheckLine `json:"checks" nullable:"false" maxItems:"200"`
	}
}

// CheckLine is the judgement on one line of the checklist.
type CheckLine struct {
	Key        string           `json:"key"`
	Conformity audit.Conformity `json:"conformity" enum:",conforms,deviates,not_applicable,not_audited"`
	Note       string           `json:"note,omitempty" maxLength:"8000"`
}

func (s *Server) tickChecklist(ctx context.Context, who access.Actor, in *checksIn) (*One[app.AuditView], error) {
	var checks []audit.Check
	for _, c := range in.Body.Checks {
		checks = append(checks, audit.Check{Key: c.Key, Conformity: c.Conformity, Note: c.Note})
	}
	return auditAnswer(s.App.TickChecklist(ctx, who, in.Audit, in.seen(), checks))
}

type stage1In struct {
	ChangeAuditIn
	Body struct {
		Objectives []ObjectiveAnswer `json:"objectives" nullable:"false" maxItems:"7"`
		Readiness  audit.Readiness   `json:"readiness,omitempty" enum:"ready,not_ready,repeat"`
		Conclusion string            `json:"conclusion,omitempty" maxLength:"8000"`
	}
}

// ObjectiveAnswer is the answer to one objective of stage 1.
type ObjectiveAnswer struct {
	Key  string `json:"key" enum:"a,b,c,d,e,f,g"`
	Met  string `json:"met,omitempty" enum:"yes,partly,no"`
	Note string `json:"note,omitempty" maxLength:"8000"`
}

type soaIn struct {
	ChangeAuditIn
	Body audit.SoA
}

func (s *Server) recordSoA(ctx context.Context, who access.Actor, in *soaIn) (*One[app.AuditView], error) {
	return auditAnswer(s.App.RecordSoA(ctx, who, in.Audit, in.seen(), in.Body))
}

func (s *Server) recordStage1(ctx context.Context, who access.Actor, in *stage1In) (*One[app.AuditView], error) {
	out := audit.Stage1{Readiness: in.Body.Readiness, Conclusion: in.Body.Conclusion}
	for _, o := range in.Body.Objectives {
		out.Objectives = append(out.Objectives, audit.Objective{Key: o.Key, Met: o.Met, Note: o.Note})
	}
	return auditAnswer(s.App.RecordStage1(ctx, who, in.Audit, in.seen(), out))
}

type reportIn struct {
	ChangeAuditIn
	Body struct {
		Sections       []audit.Section      `json:"sections" nullable:"false" maxItems:"40"`
		Recommendation audit.Recommendation `json:"recommendation,omitempty" enum:"positive,conditional,negative"`
	}
}

func (s *Server) writeReport(ctx context.Context, who access.Actor, in *reportIn) (*One[app.AuditView], error) {
	return auditAnswer(s.App.WriteReport(ctx, who, in.Audit, in.seen(), in.Body.Sections, in.Body.Recommendation))
}

func (s *Server) issueReport(ctx context.Context, who access.Actor, in *ChangeAuditIn) (*One[app.AuditView], error) {
	return auditAnswer(s.App.IssueReport(ctx, who, in.Audit, in.seen()))
}

func (s *Server) concludeAudit(ctx context.Context, who access.Actor, in *ChangeAuditIn) (*One[app.AuditView], error) {
	return auditAnswer(s.App.ConcludeAudit(ctx, who, in.Audit, in.seen()))
}

func (s *Server) reopenReport(ctx context.Context, who access.Actor, in *reasonIn) (*One[app.AuditView], error) {
	return auditAnswer(s.App.ReopenReport(ctx, who, in.Audit, in.seen(), in.Body.Reason))
}

func (s *Server) repeatAudit(ctx context.Context, who access.Actor, in *reasonIn) (*One[app.AuditView], error) {
	return auditAnswer(s.App.RepeatAudit(ctx, who, in.Audit, in.seen(), in.Body.Reason))
}

func (s *Server) cancelAudit(ctx context.Context, who access.Actor, in *reasonIn) (*One[app.AuditView], error) {
	return auditAnswer(s.App.CancelAudit(ctx, who, in.Audit, in.seen(), in.Body.Reason))
}

func (s *Server) abortAudit(ctx context.Context, who access.Actor, in *reasonIn) (*One[app.AuditView], error) {
	return auditAnswer(s.App.AbortAudit(ctx, who, in.Audit, in.seen(), in.Body.Reason))
}

type followUpIn struct {
	ChangeAuditIn
	Body struct {
		Days audittime.HalfDays `json:"days" doc:"auditor days of the visit, in halves"`
	}
}

func (s *Server) followUpAudit(ctx context.Context, who access.Actor, in *followUpIn) (*One[app.AuditView], error) {
	return auditAnswer(s.App.FollowUpAudit(ctx, who, in.Audit, in.seen(), in.Body.Days))
}

type plannerIn struct {
	InBody
	From date.Date `query:"from" doc:"first day, today when absent"`
	To   date.Date `query:"to" doc:"last day, twelve weeks when absent"`
}

type plannerOut struct{ Body app.Planner }

func (s *Server) getPlanner(ctx context.Context, who access.Actor, in *plannerIn) (*plannerOut, error) {
	out, err := s.App.GetPlanner(ctx, who, in.From, in.To)
	return &plannerOut{out}, err
}

var (
	sampleSpan     = audit.Whole(date.MustParse("2026-12-07"), date.MustParse("2026-12-08"))
	sampleProposal = audit.Proposal{Span: sampleSpan, Team: []audit.Member{}}
	sampleMeeting  = audit.Meeting{Day: date.MustParse("2026-12-07"), Time: "09:00", Attendees: []audit.Attendee{{Name: "A"}}}
	sampleFollowUp = map[string]any{"days": 1}
	sampleReason   = Reason{"the contract has ended"}
	sampleObject   = map[string]any{"reason": "annual shutdown", "about": "dates"}
	sampleChecks   = map[string]any{"checks": []CheckLine{{Key: "4.1", Conformity: audit.Conforms}}}
	sampleSoA      = audit.SoA{Version: "3.1", On: date.New(2026, 10, 1)}
	sampleStage1   = map[string]any{"objectives": []ObjectiveAnswer{{Key: "a", Met: "yes"}}}
	sampleReport   = map[string]any{"sections": []audit.Section{{Key: "scope", None: true}}}
)
