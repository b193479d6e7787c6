package api

import (
	"net/http"

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

// with adds the body of the request.
func (s Sample) with(body any) Sample { s.Body = body; return s }
