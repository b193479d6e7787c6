package api

import (
	"net/http"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
)

const (
	get    = http.MethodGet
	post   = http.MethodPost
	put    = http.MethodPut
	patch  = http.MethodPatch
	delete = http.MethodDelete
)

// Routes is every route of the API: method, path, permission, handler, and a valid request for the
// generated tests.
func Routes() []Route {
	return []Route{
		// client
		row(get, "/b/{body}/clients", access.ReadClient, (*Server).listClients, Sample{}),
		row(get, "/b/{body}/clients/{client}", access.ReadClient, (*Server).getClient, of("client")),
		row(put, "/b/{body}/clients/{client}", access.ManageClient, (*Server).describeClient, of("client").with(sampleClient)),

		// programme
		row(get, "/b/{body}/clients/{client}/programmes", access.ReadAudit, (*Server).programmesOfClient, of("client")),
		row(get, "/b/{body}/programmes/{programme}", access.ReadAudit, (*Server).getProgramme, of("programme")),
		row(put, "/b/{body}/programmes/{programme}/decider", access.Plan, (*Server).foreseeDecider, of("programme").with(sampleDecider)),

		// audit
		row(get, "/b/{body}/planner", access.Plan, (*Server).getPlanner, Sample{}),
		row(get, "/b/{body}/audits", access.ReadAudit, (*Server).listEngagements, Sample{}),
		row(get, "/b/{body}/audits/{audit}", access.ReadAudit, (*Server).getAudit, of("audit")),
		row(post, "/b/{body}/audits/{audit}/check", access.Plan, (*Server).checkProposal, of("audit").with(sampleProposal)),
		row(post, "/b/{body}/audits/{audit}/propose", access.Plan, (*Server).proposeAudit, of("audit").with(sampleProposal)),
		row(post, "/b/{body}/audits/{audit}/confirm", access.ConfirmDates, (*Server).confirmAudit, of("audit")),
		row(post, "/b/{body}/audits/{audit}/object", access.ConfirmDates, (*Server).objectAudit, of("audit").with(sampleObject)),
		row(post, "/b/{body}/audits/{audit}/assume", access.Plan, (*Server).assumeAudit, of("audit")),
		row(put, "/b/{body}/audits/{audit}/plan", access.Audit, (*Server).writePlan, of("audit").with(audit.Plan{})),
		row(post, "/b/{body}/audits/{audit}/plan/issue", access.Audit, (*Server).issuePlan, of("audit")),
		raw(get, "/b/{body}/audits/{audit}/plan.pdf", access.ReadAudit, (*Server).planPDF, of("audit")),
		raw(get, "/b/{body}/audits/{audit}/calendar.ics", access.ReadAudit, (*Server).auditCalendar, of("audit")),
		row(post, "/b/{body}/audits/{audit}/start", access.Audit, (*Server).startAudit, of("audit").with(sampleMeeting)),
		row(post, "/b/{body}/audits/{audit}/close", access.Audit, (*Server).closeAudit, of("audit").with(sampleMeeting)),
		row(patch, "/b/{body}/audits/{audit}/checklist", access.Audit, (*Server).tickChecklist, of("audit").with(sampleChecks)),
		row(put, "/b/{body}/audits/{audit}/stage1", access.Audit, (*Server).recordStage1, of("audit").with(sampleStage1)),
		row(put, "/b/{body}/audits/{audit}/report", access.Audit, (*Server).writeReport, of("audit").with(sampleReport)),
		row(post, "/b/{body}/audits/{audit}/report/issue", access.Audit, (*Server).issueReport, of("audit")),
		row(post, "/b/{body}/audits/{audit}/report/reopen", access.Decide, (*Server).reopenReport, of("audit").with(sampleReason)),
		raw(get, "/b/{body}/audits/{audit}/report.pdf", access.ReadAudit, (*Server).reportPDF, of("audit")),
		row(post, "/b/{body}/audits/{audit}/conclude", access.Audit, (*Server).concludeAudit, of("audit")),
		row(post, "/b/{body}/audits/{audit}/repeat", access.Plan, (*Server).repeatAudit, of("audit").with(sampleReason)),
		row(post, "/b/{body}/audits/{audit}/cancel", access.Plan, (*Server).cancelAudit, of("audit").with(sampleReason)),

		// finding
		row(get, "/b/{body}/findings", access.ReadFinding, (*Server).listFindings, Sample{}),
		row(get, "/b/{body}/audits/{audit}/findings", access.ReadFinding, (*Server).findingsOfAudit, of("audit")),
		row(post, "/b/{body}/audits/{audit}/findings", access.Audit, (*Server).writeFinding, of("audit").with(sampleFinding)),
		row(get, "/b/{body}/findings/{finding}", access.ReadFinding, (*Server).getFinding, of("finding")),
		row(put, "/b/{body}/findings/{finding}", access.Audit, (*Server).rewriteFinding, of("finding").with(sampleFinding)),
		row(post, "/b/{body}/findings/{finding}/issue", access.Audit, (*Server).issueFinding, of("finding")),
		row(post, "/b/{body}/findings/{finding}/note", access.Audit, (*Server).noteFinding, of("finding")),
		row(post, "/b/{body}/findings/{finding}/drop", access.Audit, (*Server).dropFinding, of("finding").with(sampleReason)),
		row(post, "/b/{body}/findings/{finding}/respond", access.Answer, (*Server).respondFinding, of("finding").with(sampleAnswer)),
		row(post, "/b/{body}/findings/{finding}/review", access.Audit, (*Server).reviewFinding, of("finding").with(sampleVerdict)),
		// standard
		row(get, "/b/{body}/standards", access.ReadBody, (*Server).listStandards, Sample{}),
		row(get, "/b/{body}/clauses", access.ReadBody, (*Server).listClauses, Sample{Query: "code=ISO%2FIEC+20000-1%3A2018"}),

		// application
		row(get, "/b/{body}/applications", access.ReadFile, (*Server).listApplications, Sample{}),
		row(post, "/b/{body}/applications", access.Apply, (*Server).beginApplication, Sample{}.with(sampleStandard)),
		row(get, "/b/{body}/applications/{application}", access.ReadFile, (*Server).getApplication, of("application")),
		row(patch, "/b/{body}/applications/{application}/sections", access.Apply, (*Server).saveSection, of("application").with(sampleSection)),
		row(post, "/b/{body}/applications/{application}/submit", access.Apply, (*Server).submitApplication, of("application").with(app.Submission{Name: "Niamh Byrne"})),
		row(post, "/b/{body}/applications/{application}/withdraw", access.Apply, (*Server).withdrawApplication, of("application").with(sampleMoved)),
		row(post, "/b/{body}/applications/{application}/questions", access.Review, (*Server).askApplicant, of("application").with(sampleQuestion)),
		row(post, "/b/{body}/applications/{application}/questions/{number}/answer", access.Apply, (*Server).answerBody, of("application").numbered(1).with(sampleTwo)),
		row(post, "/b/{body}/applications/{application}/review", access.Review, (*Server).beginReview, of("application")),
		row(put, "/b/{body}/applications/{application}/review", access.Review, (*Server).assessApplication, of("application").with(sampleAssessment)),
		row(post, "/b/{body}/applications/{application}/accept", access.Review, (*Server).acceptApplication, of("application")),
		row(post, "/b/{body}/applications/{application}/decline", access.Review, (*Server).declineApplication, of("application").with(sampleMoved)),
		row(post, "/b/{body}/applications/{application}/materials", access.Apply, (*Server).giveMaterial, of("application").with(sampleMaterial)),
		row(post, "/b/{body}/applications/{application}/waivers", access.Apply, (*Server).waiveMaterial, of("application").with(sampleWaiver)),
		row(post, "/b/{body}/applications/{application}/materials/{number}/verdict", access.Review, (*Server).judgeMaterial, of("application").numbered(1).with(app.MaterialVerdict{Accept: true})),
		row(post, "/b/{body}/applications/{application}/materials/{number}/reply", access.Apply, (*Server).replyMaterial, of("application").numbered(1).with(sampleTwo)),

		// documents: received files, and files on their way in parts (tus 1.0)
		raw(post, "/b/{body}/documents", access.Upload, (*Server).receiveDocument, Sample{}),
		row(get, "/b/{body}/documents/{document}", access.ReadFile, (*Server).getDocument, of("document")),
		raw(get, "/b/{body}/documents/{document}/content", access.ReadFile, (*Server).openDocument, of("document")),
		raw(http.MethodOptions, "/b/{body}/uploads", access.Public, (*Server).tusOptions, Sample{}),
		raw(post, "/b/{body}/uploads", access.Upload, (*Server).tusCreate, Sample{}),
		row(get, "/b/{body}/uploads/{upload}", access.Upload, (*Server).getUpload, of("upload")),
		raw(http.MethodHead, "/b/{body}/uploads/{upload}", access.Upload, (*Server).tusHead, of("upload")),
		raw(patch, "/b/{body}/uploads/{upload}", access.Upload, (*Server).tusPatch, of("upload")),
		raw(delete, "/b/{body}/uploads/{upload}", access.Upload, (*Server).tusDelete, of("upload")),

		// decision
		row(get, "/b/{body}/decisions", access.ReadDecision, (*Server).listDecisions, Sample{}),
		row(get, "/b/{body}/decisions/{decision}", access.ReadDecision, (*Server).getDecision, of("decision")),
		row(post, "/b/{body}/decisions/{decision}/take", access.Decide, (*Server).takeDecision, of("decision").with(sampleDecisionVerdict)),
		row(post, "/b/{body}/decisions/{decision}/dismiss", access.Decide, (*Server).dismissDecision, of("decision").with(sampleDecisionVerdict)),

		// certificate
		row(get, "/b/{body}/certificates", access.ReadCert, (*Server).listCertificates, Sample{}),
		row(get, "/b/{body}/certificates/{certificate}", access.ReadCert, (*Server).getCertificate, of("certificate")),
		raw(get, "/b/{body}/certificates/{certificate}/certificate.pdf", access.ReadCert, (*Server).certificatePDF, of("certificate")),
		row(get, "/b/{body}/certificates/{certificate}/decide/{type}", access.Decide, (*Server).previewDecision, of("certificate").and("type", "withdraw")),
		row(post, "/b/{body}/certificates/{certificate}/decide/{type}", access.Decide, (*Server).decideCertificate,
			of("certificate").and("type", "withdraw").with(sampleDecisionVerdict)),

		// clock
		row(get, "/b/{body}/obligations", access.ReadClock, (*Server).listObligations, Sample{}),
		row(get, "/b/{body}/today", access.ReadDecision, (*Server).getToday, Sample{}),
	}
}

// of names the thing of the test world that the last part of the path stands for.
func of(things ...string) Sample {
	s := Sample{Path: map[string]string{}}
	for _, t := range things {
		s.Path[t] = t
	}
	return s
}

// and sets another part of the path.
func (s Sample) and(part, value string) Sample { s.Path[part] = value; return s }

// with adds the body of the request.
func (s Sample) with(body any) Sample { s.Body = body; return s }
