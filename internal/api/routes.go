package api

import (
	"net/http"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/date"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
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
		// account
		row(post, "/session", access.Public, (*Server).signIn, Sample{}),
		row(post, "/session/refresh", access.Public, (*Server).refreshSession, Sample{}),
		row(get, "/session", access.SignedIn, (*Server).getSession, Sample{}),
		row(delete, "/session", access.SignedIn, (*Server).signOut, Sample{}),
		row(post, "/password/forgotten", access.Public, (*Server).forgetPassword, Sample{}),
		row(post, "/password/reset", access.Public, (*Server).resetPassword, Sample{}),
		row(put, "/me", access.SignedIn, (*Server).changeMyProfile, with(sampleProfile)),
		row(put, "/me/password", access.SignedIn, (*Server).changeMyPassword, with(map[string]string{"old": "twelve chars", "password": "another twelve"})),
		row(get, "/me/sessions", access.SignedIn, (*Server).listMySessions, Sample{}),
		row(delete, "/me/sessions", access.SignedIn, (*Server).endAllMySessions, Sample{}),
		row(delete, "/me/sessions/{session}", access.SignedIn, (*Server).endMySession, of("session")),
		row(get, "/bodies", access.Public, (*Server).listBodies, Sample{}),
		row(get, "/bodies/{slug}", access.Public, (*Server).getPublicBody, Sample{}),
		row(post, "/bodies/{slug}/registrations", access.Public, (*Server).register, Sample{}),
		row(get, "/bodies/{slug}/invitation", access.Public, (*Server).getInvited, Sample{}),
		row(post, "/bodies/{slug}/invitation", access.Public, (*Server).acceptInvitation, Sample{}),
		// operator
		row(get, "/operator", access.Operate, (*Server).lookAtDeployment, Sample{}),
		row(post, "/operator/bodies", access.Operate, (*Server).createBody, with(sampleBody)),
		row(post, "/operator/bodies/{slug}/grants", access.Operate, (*Server).giveGrant, of("slug").with(sampleGrant)),
		// body
		row(get, "/b/{body}", access.ReadBody, (*Server).getBody, Sample{}),
		row(put, "/b/{body}", access.ManageBody, (*Server).changeBody, with(sampleSettings)),
		row(put, "/b/{body}/limits", access.ManageBody, (*Server).changeLimits, with(sampleLimits)),
		row(get, "/b/{body}/quorums", access.ReadPeople, (*Server).getQuorums, Sample{}),
		row(put, "/b/{body}/quorums", access.ManageBody, (*Server).changeQuorums, with(QuorumsIn{map[string]int{"grant": 1}})),
		row(get, "/b/{body}/ladders", access.ReadPeople, (*Server).getLadders, Sample{}),
		row(put, "/b/{body}/ladders/{ladder}", access.ManageBody, (*Server).changeLadder, of().and("ladder", "surveillance").with(sampleLadder)),
		row(delete, "/b/{body}/ladders/{ladder}", access.ManageBody, (*Server).resetLadder, of().and("ladder", "surveillance")),
		row(get, "/b/{body}/packs", access.ReadPeople, (*Server).getPacks, Sample{}),
		row(get, "/b/{body}/packs/comparison", access.ReadPeople, (*Server).comparePacks, Sample{Query: "before=iaf%2F2015&after=iaf%2F2015"}),
		row(get, "/b/{body}/rules", access.ReadPeople, (*Server).findRules, Sample{}),
		row(post, "/b/{body}/method-approvals", access.ApproveMethod, (*Server).approveMethod, with(sampleApproval)),
		row(put, "/b/{body}/audit-time-tables/draft", access.ApproveMethod, (*Server).enterTable, with(sampleTable)),
		row(post, "/b/{body}/audit-time-tables/draft/approval", access.ApproveMethod, (*Server).approveTable, with(sampleTableApproval)),
		row(post, "/b/{body}/audit-time-tables/readings", access.ApproveMethod, (*Server).readTable, with(sampleTableFile)),
		row(post, "/b/{body}/clock", access.ManageBody, (*Server).moveClock, with(map[string]int{"days": 30})),
		row(get, "/b/{body}/grants", access.ManageBody, (*Server).listGrants, Sample{}),
		row(post, "/b/{body}/grants/{grant}/end", access.ManageBody, (*Server).endGrant, of("grant")),
		row(get, "/b/{body}/messages", access.ReadMail, (*Server).listMessages, Sample{}),
		row(get, "/b/{body}/messages/{message}", access.ReadMail, (*Server).getMessage, of("message")),
		raw(get, "/b/{body}/messages/{message}/enclosed/{number}", access.ReadMail, (*Server).openEnclosure, of("message").numbered(1)),
		row(post, "/b/{body}/messages/{message}/again", access.ManageBody, (*Server).sendMessageAgain, of("message")),
		row(post, "/b/{body}/messages/{message}/confirm", access.ManageBody, (*Server).confirmMessage, of("message")),
		row(post, "/b/{body}/messages/{message}/returned", access.ManageBody, (*Server).returnMessage, of("message").with(sampleReason)),
		row(get, "/b/{body}/trail", access.ReadTrail, (*Server).listTrail, Sample{}),
		row(get, "/b/{body}/trail/check", access.ReadTrail, (*Server).checkTrail, Sample{}),
		// staff
		row(get, "/b/{body}/people", access.ReadPeople, (*Server).listPeople, Sample{}),
		row(get, "/b/{body}/people/{person}", access.ReadPeople, (*Server).getPerson, of("person")),
		row(put, "/b/{body}/people/{person}", access.ManagePeople, (*Server).changePerson, of("person").with(sampleFile)),
		row(put, "/b/{body}/memberships/{membership}", access.ManagePeople, (*Server).changeStanding, of("membership").with(sampleStanding)),
		row(get, "/b/{body}/me", access.ReadPeople, (*Server).getMyFile, Sample{}),
		row(post, "/b/{body}/me/conflicts", access.ReadPeople, (*Server).declareMyConflict, with(sampleConflict)),
		row(post, "/b/{body}/me/leave", access.ReadPeople, (*Server).takeMyLeave, with(sampleLeave)),
		row(get, "/b/{body}/invitations", access.ManagePeople, (*Server).listInvitations, Sample{}),
		row(post, "/b/{body}/invitations", access.ManagePeople, (*Server).inviteStaff, with(sampleInvite)),
		row(post, "/b/{body}/invitations/{invitation}/resend", access.ManagePeople, (*Server).resendInvitation, of("invitation")),
		row(post, "/b/{body}/invitations/{invitation}/revoke", access.ManagePeople, (*Server).revokeInvitation, of("invitation")),
		// people of a client
		row(get, "/b/{body}/clients/{client}/people", access.ManageClient, (*Server).listColleagues, of("client")),
		row(put, "/b/{body}/clients/{client}/people/{membership}", access.ManageClient, (*Server).changeColleague,
			Sample{Path: map[string]string{"client": "client", "membership": "colleague"}, Body: app.Standing{Roles: []access.Role{access.Applicant}, Active: true}}),
		row(get, "/b/{body}/clients/{client}/invitations", access.ManageClient, (*Server).listColleagueInvitations, of("client")),
		row(post, "/b/{body}/clients/{client}/invitations", access.ManageClient, (*Server).inviteColleague, of("client").with(sampleColleague)),
		row(post, "/b/{body}/clients/{client}/invitations/{invitation}/resend", access.ManageClient, (*Server).resendColleagueInvitation,
			Sample{Path: map[string]string{"client": "client", "invitation": "colleague-invitation"}}),
		row(post, "/b/{body}/clients/{client}/invitations/{invitation}/revoke", access.ManageClient, (*Server).revokeColleagueInvitation,
			Sample{Path: map[string]string{"client": "client", "invitation": "colleague-invitation"}}),
		// import
		row(get, "/b/{body}/imports", access.ManageBody, (*Server).listImports, Sample{}),
		raw(get, "/b/{body}/imports/{kind}/template/{format}", access.ManageBody, (*Server).importTemplate, Sample{Path: map[string]string{"kind": "clients", "format": "csv"}}),
		row(post, "/b/{body}/imports/{kind}/rehearsals", access.ManageBody, (*Server).rehearseImport, sampleImport).upTo(mostImported),
		raw(post, "/b/{body}/imports/{kind}/problems", access.ManageBody, (*Server).writeImportProblems, sampleImport),
		row(post, "/b/{body}/imports/{kind}", access.ManageBody, (*Server).importTable, sampleImport).upTo(mostImported),
		// client
		row(get, "/b/{body}/clients", access.ReadClient, (*Server).listClients, Sample{}),
		row(get, "/b/{body}/clients/{client}", access.ReadClient, (*Server).getClient, of("client")),
		row(put, "/b/{body}/clients/{client}", access.ManageClient, (*Server).describeClient, of("client").with(sampleClient)),
		row(put, "/b/{body}/clients/{client}/publicity", access.ManageBody, (*Server).setPublicity, of("client").with(samplePublicity)),
		// retiming
		row(get, "/b/{body}/retimings", access.ReadQuotation, (*Server).listRetimings, Sample{}),
		row(post, "/b/{body}/retimings/{retiming}/offer", access.Quote, (*Server).offerAmendment, of("retiming")),
		row(post, "/b/{body}/retimings/{retiming}/endorse", access.Endorse, (*Server).endorseRetiming, of("retiming")),
		row(post, "/b/{body}/retimings/{retiming}/keep", access.Quote, (*Server).keepAgreement, of("retiming").with(sampleReason)),
		// headcount
		row(get, "/b/{body}/clients/{client}/twins", access.Compare, (*Server).listTwins, of("client")),
		row(post, "/b/{body}/clients/{client}/distinctions", access.Compare, (*Server).distinguishClients, of("client").with(sampleDistinction)),
		row(get, "/b/{body}/clients/{client}/headcounts", access.ReadClient, (*Server).listHeadcounts, of("client")),
		row(post, "/b/{body}/clients/{client}/headcounts", access.ManageClient, (*Server).declareHeadcount, of("client").with(sampleHeadcount)),
		row(post, "/b/{body}/audits/{audit}/headcounts", access.Audit, (*Server).verifyHeadcount, of("audit").with(sampleHeadcount)),

		// impartiality
		row(get, "/b/{body}/impartiality", access.ManageBody, (*Server).getImpartiality, Sample{}),
		row(get, "/b/{body}/risks", access.ManageBody, (*Server).listRisks, Sample{}),
		row(post, "/b/{body}/risks", access.ManageBody, (*Server).enterRisk, with(sampleRisk)),
		row(get, "/b/{body}/risks/{risk}", access.ManageBody, (*Server).getRisk, of("risk")),
		row(put, "/b/{body}/risks/{risk}", access.ManageBody, (*Server).changeRisk, of("risk").with(sampleRisk)),
		row(post, "/b/{body}/risks/{risk}/review", access.ManageBody, (*Server).reviewRisk, of("risk").with(sampleOutcome)),
		row(post, "/b/{body}/risks/{risk}/close", access.ManageBody, (*Server).closeRisk, of("risk").with(map[string]string{"reason": "The client left"})),

		// programme
		row(get, "/b/{body}/clients/{client}/programmes", access.ReadAudit, (*Server).programmesOfClient, of("client")),
		row(get, "/b/{body}/programmes/{programme}", access.ReadAudit, (*Server).getProgramme, of("programme")),
		row(get, "/b/{body}/programmes/{programme}/coverage", access.ReadDecision, (*Server).getCoverage, of("programme")),
		row(post, "/b/{body}/programmes/{programme}/reviews", access.Plan, (*Server).reviewProgramme, of("programme").with(ProgrammeNote{Note: "It stands."})),
		row(put, "/b/{body}/programmes/{programme}/surveillances/{number}/shift", access.Plan, (*Server).shiftSurveillance, of("programme").numbered(1).with(sampleShift)),
		row(post, "/b/{body}/programmes/{programme}/surveillances/{number}/shift/approval", access.Endorse, (*Server).approveShift, of("programme").numbered(1)),
		row(put, "/b/{body}/programmes/{programme}/decider", access.Plan, (*Server).foreseeDecider, of("programme").with(sampleDecider)),

		// audit
		row(get, "/b/{body}/planner", access.Plan, (*Server).getPlanner, Sample{}),
		row(get, "/b/{body}/audits", access.ReadAudit, (*Server).listEngagements, Sample{}),
		row(get, "/b/{body}/audits/{audit}", access.ReadAudit, (*Server).getAudit, of("audit")),
		row(post, "/b/{body}/audits/{audit}/check", access.Plan, (*Server).checkProposal, of("audit").with(sampleProposal)),
		row(post, "/b/{body}/audits/{audit}/propose", access.Plan, (*Server).proposeAudit, of("audit").with(sampleProposal)),
		row(post, "/b/{body}/audits/{audit}/confirm", access.ConfirmDates, (*Server).confirmAudit, of("audit")),
		row(post, "/b/{body}/audits/{audit}/object", access.ConfirmDates, (*Server).objectAudit, of("audit").with(sampleObject)),
		row(post, "/b/{body}/audits/{audit}/clear", access.Clear, (*Server).clearAudit, of("audit").with(sampleNote)),
		row(post, "/b/{body}/audits/{audit}/assume", access.Plan, (*Server).assumeAudit, of("audit")),
		row(put, "/b/{body}/audits/{audit}/plan", access.Audit, (*Server).writePlan, of("audit").with(audit.Plan{})),
		row(post, "/b/{body}/audits/{audit}/plan/issue", access.Audit, (*Server).issuePlan, of("audit")),
		raw(get, "/b/{body}/audits/{audit}/plan.pdf", access.ReadAudit, (*Server).planPDF, of("audit")),
		raw(get, "/b/{body}/audits/{audit}/calendar.ics", access.ReadAudit, (*Server).auditCalendar, of("audit")),
		row(post, "/b/{body}/audits/{audit}/start", access.Audit, (*Server).startAudit, of("audit").with(sampleMeeting)),
		row(post, "/b/{body}/audits/{audit}/close", access.Audit, (*Server).closeAudit, of("audit").with(sampleMeeting)),
		row(post, "/b/{body}/audits/{audit}/abort", access.Audit, (*Server).abortAudit, of("audit").with(sampleReason)),
		row(post, "/b/{body}/audits/{audit}/follow-up", access.Audit, (*Server).followUpAudit, of("audit").with(sampleFollowUp)),
		row(patch, "/b/{body}/audits/{audit}/checklist", access.Audit, (*Server).tickChecklist, of("audit").with(sampleChecks)),
		row(put, "/b/{body}/audits/{audit}/soa", access.Audit, (*Server).recordSoA, of("audit").with(sampleSoA)),
		row(put, "/b/{body}/audits/{audit}/stage1", access.Audit, (*Server).recordStage1, of("audit").with(sampleStage1)),
		row(put, "/b/{body}/audits/{audit}/report", access.Audit, (*Server).writeReport, of("audit").with(sampleReport)),
		row(post, "/b/{body}/audits/{audit}/report/issue", access.Audit, (*Server).issueReport, of("audit")),
		row(post, "/b/{body}/audits/{audit}/report/reopen", access.Decide, (*Server).reopenReport, of("audit").with(sampleReason)),
		raw(get, "/b/{body}/audits/{audit}/report.pdf", access.ReadAudit, (*Server).reportPDF, of("audit")),
		row(post, "/b/{body}/audits/{audit}/conclude", access.Audit, (*Server).concludeAudit, of("audit")),
		row(post, "/b/{body}/audits/{audit}/repeat", access.Plan, (*Server).repeatAudit, of("audit").with(sampleReason)),
		row(post, "/b/{body}/audits/{audit}/cancel", access.Plan, (*Server).cancelAudit, of("audit").with(sampleReason)),
		row(post, "/b/{body}/certificates/{certificate}/special-audits", access.Plan, (*Server).callSpecialAudit, of("certificate").with(sampleSpecial)),

		// audittime
		row(get, "/b/{body}/audit-time-methods", access.ReadPeople, (*Server).listMethods, Sample{}),
		row(get, "/b/{body}/applications/{application}/calculation-draft", access.Quote, (*Server).draftCalculation, of("application")),
		row(post, "/b/{body}/applications/{application}/calculation-previews", access.Quote, (*Server).previewCalculation, of("application").with(sampleCalculation)),
		row(post, "/b/{body}/applications/{application}/calculations", access.Quote, (*Server).saveCalculation, of("application").with(sampleCalculation)),
		row(get, "/b/{body}/applications/{application}/calculations", access.ReadPeople, (*Server).listCalculations, of("application")),
		row(get, "/b/{body}/calculations", access.ReadQuotation, (*Server).listSheets, Sample{}),
		row(get, "/b/{body}/calculations/{calculation}", access.ReadQuotation, (*Server).getSheet, of("calculation")),
		row(get, "/b/{body}/calculations/{calculation}/request", access.ReadQuotation, (*Server).getSheetRequest, of("calculation")),
		raw(get, "/b/{body}/calculations/{calculation}/pdf", access.ReadQuotation, (*Server).printSheet, of("calculation")),
		row(get, "/b/{body}/calculations/{calculation}/changes/{since}", access.ReadQuotation, (*Server).compareSheets, Sample{Path: map[string]string{"calculation": "calculation", "since": "calculation"}}),
		row(post, "/b/{body}/calculations/{calculation}/endorsement", access.Endorse, (*Server).endorseCalculation, of("calculation")),

		// fee
		row(get, "/b/{body}/price-lists", access.ReadBody, (*Server).listPriceLists, Sample{}),
		row(post, "/b/{body}/price-lists", access.ManagePrices, (*Server).publishPriceList, Sample{}.with(samplePrices)),
		row(post, "/b/{body}/price-lists/preview", access.ManagePrices, (*Server).previewPrices, with(samplePreview)),
		row(get, "/bodies/{slug}/price-list", access.Public, (*Server).getPublicPrices, Sample{}),
		row(get, "/bodies/{slug}/standards", access.Public, (*Server).listEstimable, Sample{}),
		row(post, "/bodies/{slug}/estimates", access.Public, (*Server).estimate, Sample{}.with(sampleEnquiry)),
		row(post, "/b/{body}/applications/{application}/quotations", access.Quote, (*Server).makeQuotation, of("application").with(sampleQuotation)),
		row(get, "/b/{body}/quotations", access.ReadQuotation, (*Server).listQuotations, Sample{}),
		row(get, "/b/{body}/quotations/{quotation}", access.ReadQuotation, (*Server).getQuotation, of("quotation")),
		row(get, "/b/{body}/quotations/{quotation}/request", access.ReadQuotation, (*Server).getQuotationRequest, of("quotation")),
		row(get, "/b/{body}/quotations/{quotation}/changes", access.ReadQuotation, (*Server).getQuotationChanges, of("quotation")),
		raw(get, "/b/{body}/quotations/{quotation}/pdf", access.ReadQuotation, (*Server).printQuotation, of("quotation")),
		row(post, "/b/{body}/quotations/{quotation}/approve-discount", access.ManagePrices, (*Server).approveDiscount, of("quotation")),
		row(post, "/b/{body}/quotations/{quotation}/send", access.Quote, (*Server).sendQuotation, of("quotation")),
		row(post, "/b/{body}/quotations/{quotation}/questions", access.Accept, (*Server).askAboutQuotation, of("quotation").with(sampleText)),
		row(post, "/b/{body}/quotations/{quotation}/answers", access.Quote, (*Server).answerAboutQuotation, of("quotation").with(sampleText)),
		row(post, "/b/{body}/quotations/{quotation}/accept", access.Accept, (*Server).acceptQuotation, of("quotation").with(sampleSignature)),
		row(post, "/b/{body}/quotations/{quotation}/signed-scan", access.AcceptOnPaper, (*Server).acceptOnPaper, of("quotation").with(samplePaper)),
		row(post, "/b/{body}/quotations/{quotation}/decline", access.Accept, (*Server).declineQuotation, of("quotation").with(sampleReason)),

		// contract
		row(get, "/b/{body}/agreement-terms", access.ReadPeople, (*Server).listTerms, Sample{}),
		row(post, "/b/{body}/agreement-terms", access.ManageBody, (*Server).publishTerms, Sample{}.with(sampleTerms)),
		row(post, "/b/{body}/agreement-terms/preview", access.ManageBody, (*Server).previewTerms, with(sampleTerms)),
		row(get, "/b/{body}/contracts", access.ReadQuotation, (*Server).listContracts, Sample{}),
		row(get, "/b/{body}/contracts/{contract}", access.ReadQuotation, (*Server).getContract, of("contract")),
		row(put, "/b/{body}/contracts/{contract}/consents", access.Accept, (*Server).changeConsents, of("contract").with(sampleConsents)),
		raw(get, "/b/{body}/contracts/{contract}/pdf", access.ReadQuotation, (*Server).printContract, of("contract")),

		// register
		row(get, "/b/{body}/register", access.ManageBody, (*Server).getRegister, Sample{}),
		row(get, "/b/{body}/register/submissions", access.ManageBody, (*Server).listSubmissions, Sample{}),
		row(post, "/b/{body}/register/submissions", access.ManageBody, (*Server).prepareSubmission, with(map[string]string{"kind": "all"})),
		row(post, "/b/{body}/register/numbers", access.ManageBody, (*Server).countCertificates, Sample{}),
		row(post, "/b/{body}/register/submissions/{submission}/confirm", access.ManageBody, (*Server).confirmSubmission, of("submission")),
		row(post, "/b/{body}/register/submissions/{submission}/drop", access.ManageBody, (*Server).dropSubmission, of("submission")),
		row(get, "/b/{body}/register/submissions/{submission}/items", access.ManageBody, (*Server).listReportItems, of("submission")),
		row(post, "/b/{body}/register/submissions/{submission}/send", access.ManageBody, (*Server).sendSubmission, of("submission")),
		row(post, "/b/{body}/register/submissions/{submission}/stop", access.ManageBody, (*Server).stopSending, of("submission")),
		row(post, "/b/{body}/register/submissions/{submission}/resume", access.ManageBody, (*Server).resumeSending, of("submission")),
		row(post, "/b/{body}/register/submissions/{submission}/cancel", access.ManageBody, (*Server).cancelSending, of("submission")),
		row(get, "/b/{body}/register/submissions/{submission}/tellings", access.ManageBody, (*Server).listTellings, of("submission")),
		row(get, "/b/{body}/register/api", access.ManageBody, (*Server).getRegisterSetup, Sample{}),
		row(put, "/b/{body}/register/api/key", access.ManageBody, (*Server).setRegisterKey, with(sampleRegisterKey)),
		row(delete, "/b/{body}/register/api/key", access.ManageBody, (*Server).removeRegisterKey, Sample{}),
		row(put, "/b/{body}/register/xml", access.ManageBody, (*Server).setRegisterElements, with(register.DeliveredElements)),
		row(post, "/b/{body}/register/api/test", access.ManageBody, (*Server).testRegisterKey, Sample{}),
		row(get, "/b/{body}/register/refusals", access.ManageBody, (*Server).listRefusals, Sample{}),
		row(post, "/b/{body}/register/refusals", access.ManageBody, (*Server).enterRefusal, with(sampleRefusal)),
		row(post, "/b/{body}/register/refusals/{refusal}/aside", access.ManageBody, (*Server).setRefusalAside, of("refusal").with(sampleReason)),
		row(get, "/b/{body}/register/cnca", access.ManageBody, (*Server).getReport, Sample{}),
		row(post, "/b/{body}/register/cnca/reports", access.ManageBody, (*Server).prepareReport, with(sampleWindow)),
		row(get, "/b/{body}/register/cnca/columns", access.ManageBody, (*Server).getReportColumns, Sample{}),
		row(put, "/b/{body}/register/cnca/columns", access.ManageBody, (*Server).changeReportColumns, with(sampleColumns)),
		raw(get, "/b/{body}/register/submissions/{submission}/files/{file}", access.ManageBody, (*Server).openSubmissionFile, Sample{Path: map[string]string{"submission": "submission", "file": "0"}}),
		// invoice
		row(get, "/b/{body}/invoices", access.ReadInvoice, (*Server).listInvoices, Sample{}),
		row(get, "/b/{body}/invoice-totals", access.ReadInvoice, (*Server).totalInvoices, Sample{}),
		raw(get, "/b/{body}/invoice-export/{format}", access.Bill, (*Server).exportInvoices, Sample{Path: map[string]string{"format": "csv"}}),
		row(post, "/b/{body}/contracts/{contract}/invoices", access.Bill, (*Server).chargeExpenses, of("contract").with(sampleCharges)),
		row(get, "/b/{body}/invoices/{invoice}", access.ReadInvoice, (*Server).getInvoice, of("invoice")),
		raw(get, "/b/{body}/invoices/{invoice}/pdf", access.ReadInvoice, (*Server).printInvoice, of("invoice")),
		raw(get, "/b/{body}/invoices/{invoice}/credit-note", access.ReadInvoice, (*Server).printCreditNote, of("invoice")),
		row(post, "/b/{body}/invoices/{invoice}/payments", access.Bill, (*Server).recordPayment, of("invoice").with(samplePayment)),
		row(post, "/b/{body}/invoices/{invoice}/refunds", access.Bill, (*Server).refundPayment, of("invoice").with(samplePayment)),
		row(post, "/b/{body}/invoices/{invoice}/credit", access.Bill, (*Server).creditInvoice, of("invoice").with(sampleReason)),
		row(put, "/b/{body}/invoices/{invoice}/tax-invoice", access.Bill, (*Server).noteTaxInvoice, of("invoice").with(map[string]string{"number": "26312000000123456789"})),

		// finding
		row(get, "/b/{body}/findings", access.ReadFinding, (*Server).listFindings, Sample{}),
		row(get, "/b/{body}/audits/{audit}/findings", access.ReadFinding, (*Server).findingsOfAudit, of("audit")),
		row(post, "/b/{body}/audits/{audit}/findings", access.Audit, (*Server).writeFinding, of("audit").with(sampleFinding)),
		row(get, "/b/{body}/findings/{finding}", access.ReadFinding, (*Server).getFinding, of("finding")),
		row(put, "/b/{body}/findings/{finding}", access.Audit, (*Server).rewriteFinding, of("finding").with(sampleFinding)),
		row(post, "/b/{body}/findings/{finding}/issue", access.Audit, (*Server).issueFinding, of("finding")),
		row(post, "/b/{body}/findings/{finding}/note", access.Audit, (*Server).noteFinding, of("finding")),
		row(post, "/b/{body}/findings/{finding}/drop", access.Audit, (*Server).dropFinding, of("finding").with(sampleReason)),
		row(post, "/b/{body}/findings/{finding}/verify", access.Audit, (*Server).verifyFinding, of("finding").with(finding.Verification{Effective: true, Says: "seen"})),
		row(post, "/b/{body}/findings/{finding}/respond", access.Answer, (*Server).respondFinding, of("finding").with(sampleAnswer)),
		row(post, "/b/{body}/findings/{finding}/review", access.Audit, (*Server).reviewFinding, of("finding").with(sampleVerdict)),
		// standard
		row(get, "/b/{body}/standards", access.ReadBody, (*Server).listStandards, Sample{}),
		row(get, "/b/{body}/sectors", access.ReadBody, (*Server).listSectors, Sample{}),
		row(get, "/b/{body}/technical-areas", access.ReadBody, (*Server).getAreas, Sample{}),
		row(put, "/b/{body}/technical-areas", access.ManageBody, (*Server).changeAreas, with(sampleAreas)),
		row(post, "/b/{body}/technical-areas/readings", access.ManageBody, (*Server).readAreas, with(sampleAreaFile)),
		row(get, "/b/{body}/own-standards", access.ReadPeople, (*Server).listOwnStandards, Sample{}),
		row(post, "/b/{body}/own-standards", access.ManageBody, (*Server).draftStandard, with(sampleOwnStandard)),
		row(post, "/b/{body}/own-standards/readings", access.ManageBody, (*Server).readClauses, with(sampleClauses)),
		row(get, "/b/{body}/own-standards/{standard}", access.ReadPeople, (*Server).getOwnStandard, of("standard")),
		row(put, "/b/{body}/own-standards/{standard}", access.ManageBody, (*Server).changeStandard, of("standard").with(sampleOwnStandard)),
		row(post, "/b/{body}/own-standards/{standard}/publish", access.ManageBody, (*Server).publishStandard, of("standard")),
		row(put, "/b/{body}/own-standards/{standard}/transition", access.ManageBody, (*Server).setTransition, of("standard").with(sampleTransition)),
		row(get, "/b/{body}/own-standards/{standard}/campaign", access.ReadPeople, (*Server).getCampaign, of("standard")),
		row(get, "/b/{body}/own-standards/{standard}/campaign/certificates", access.ReadPeople, (*Server).listCampaign, of("standard")),
		row(post, "/b/{body}/own-standards/{standard}/campaign/letters", access.ManageBody, (*Server).callHolders, of("standard")),
		row(post, "/b/{body}/own-standards/{standard}/retire", access.ManageBody, (*Server).retireStandard, of("standard")),
		row(get, "/b/{body}/clauses", access.ReadBody, (*Server).listClauses, Sample{Query: "code=ISO%2FIEC+20000-1%3A2018"}),

		// application
		row(get, "/b/{body}/applications", access.ReadFile, (*Server).listApplications, Sample{}),
		row(post, "/b/{body}/applications", access.Apply, (*Server).beginApplication, Sample{}.with(sampleStandard)),
		row(post, "/b/{body}/certificates/{certificate}/applications", access.Apply, (*Server).applyFromCertificate, of("certificate").with(sampleExtension)),
		row(get, "/b/{body}/applications/{application}", access.ReadFile, (*Server).getApplication, of("application")),
		row(put, "/b/{body}/applications/{application}/estimate", access.Apply, (*Server).beginWithEstimate, of("application").with(application.Estimated{Persons: 40})),
		row(patch, "/b/{body}/applications/{application}/sections", access.Apply, (*Server).saveSection, of("application").with(sampleSection)),
		row(post, "/b/{body}/applications/{application}/submit", access.Accept, (*Server).submitApplication, of("application").with(app.Submission{Name: "Niamh Byrne"})),
		row(post, "/b/{body}/applications/{application}/become-initial", access.Accept, (*Server).becomeInitial, of("application")),
		row(post, "/b/{body}/applications/{application}/withdraw", access.Accept, (*Server).withdrawApplication, of("application").with(sampleMoved)),
		row(post, "/b/{body}/applications/{application}/questions", access.Review, (*Server).askApplicant, of("application").with(sampleQuestion)),
		row(post, "/b/{body}/applications/{application}/questions/{number}/answer", access.Apply, (*Server).answerBody, of("application").numbered(1).with(sampleTwo)),
		row(post, "/b/{body}/applications/{application}/review", access.Review, (*Server).beginReview, of("application")),
		row(put, "/b/{body}/applications/{application}/review", access.Review, (*Server).assessApplication, of("application").with(sampleAssessment)),
		row(post, "/b/{body}/applications/{application}/look-ups", access.Review, (*Server).lookUpApplicant, of("application").with(sampleLookUp)),
		row(post, "/b/{body}/applications/{application}/accept", access.Review, (*Server).acceptApplication, of("application")),
		row(post, "/b/{body}/applications/{application}/treat-as-initial", access.Review, (*Server).treatAsInitial, of("application").with(sampleMoved)),
		row(post, "/b/{body}/applications/{application}/decline", access.Review, (*Server).declineApplication, of("application").with(sampleMoved)),
		row(post, "/b/{body}/applications/{application}/materials", access.Apply, (*Server).giveMaterial, of("application").with(sampleMaterial)),
		row(post, "/b/{body}/applications/{application}/waivers", access.Apply, (*Server).waiveMaterial, of("application").with(sampleWaiver)),
		row(post, "/b/{body}/applications/{application}/materials/{number}/verdict", access.Review, (*Server).judgeMaterial, of("application").numbered(1).with(app.MaterialVerdict{Accept: true})),
		row(post, "/b/{body}/applications/{application}/materials/{number}/confidence", access.Apply, (*Server).confideMaterial, of("application").numbered(1).with(sampleAccessRule)),
		row(post, "/b/{body}/applications/{application}/materials/{number}/openings", access.ReadPeople, (*Server).confirmMaterial, of("application").numbered(1).with(sampleAccessRule)),
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
		row(post, "/b/{body}/decisions/{decision}/letters", access.Decide, (*Server).previewLetters, of("decision").with(sampleDecisionVerdict)),
		row(post, "/b/{body}/decisions/{decision}/agree", access.Decide, (*Server).agreeToDecision, of("decision")),
		row(post, "/b/{body}/decisions/{decision}/disagree", access.Decide, (*Server).disagreeWithDecision, of("decision").with(sampleWhy)),
		row(post, "/b/{body}/decisions/{decision}/take-back", access.Decide, (*Server).takeVoiceBack, of("decision")),
		row(post, "/b/{body}/decisions/{decision}/recuse", access.Decide, (*Server).recuseFromDecision, of("decision").with(sampleWhy)),
		row(post, "/b/{body}/decisions/{decision}/dismiss", access.Decide, (*Server).dismissDecision, of("decision").with(sampleDecisionVerdict)),

		row(get, "/b/{body}/decisions/{decision}/seen", access.ReadDecision, (*Server).checkSeen, of("decision")),
		row(get, "/b/{body}/programmes/{programme}/dossier", access.ReadDecision, (*Server).getDossier, of("programme")),

		// technical review
		row(get, "/b/{body}/reviews", access.ReadDecision, (*Server).listReviews, Sample{}),
		row(post, "/b/{body}/decisions/{decision}/review", access.Decide, (*Server).beginTechnicalReview, of("decision").with(ReviewerChoice{})),
		row(get, "/b/{body}/reviews/{review}", access.ReadDecision, (*Server).getReview, of("review")),
		row(post, "/b/{body}/reviews/{review}/reviewer", access.Decide, (*Server).assignReview, of("review").with(ReviewerChoice{})),
		row(post, "/b/{body}/reviews/{review}/comments", access.Decide, (*Server).commentReview, of("review").with(sampleReviewComment)),
		row(post, "/b/{body}/reviews/{review}/comments/{number}/drop", access.Decide, (*Server).dropComment, of("review").numbered(1)),
		row(post, "/b/{body}/reviews/{review}/comments/{number}/answer", access.Audit, (*Server).answerReview, of("review").numbered(1).with(map[string]string{"answer": "The second one."})),
		row(post, "/b/{body}/reviews/{review}/return", access.Decide, (*Server).returnReview, of("review").with(sampleReviewReturn)),
		row(post, "/b/{body}/reviews/{review}/hand-in", access.Audit, (*Server).handInReview, of("review")),
		row(post, "/b/{body}/reviews/{review}/close", access.Decide, (*Server).closeReview, of("review").with(ReviewConclusion{Recommends: true})),
		row(post, "/b/{body}/reviews/{review}/recall", access.Decide, (*Server).recallReview, of("review").with(sampleReason)),
		row(post, "/b/{body}/reviews/{review}/reopen", access.Decide, (*Server).reopenReview, of("review")),

		// certificate
		row(get, "/b/{body}/certificates", access.ReadCert, (*Server).listCertificates, Sample{}),
		row(get, "/b/{body}/certificates/{certificate}", access.ReadCert, (*Server).getCertificate, of("certificate")),
		raw(get, "/b/{body}/certificates/{certificate}/certificate.pdf", access.ReadCert, (*Server).certificatePDF, of("certificate")),
		raw(get, "/b/{body}/certificates/{certificate}/certificate.jws", access.ReadCert, (*Server).certificateData, of("certificate")),
		raw(get, "/b/{body}/certificates/{certificate}/pack.zip", access.ReadCert, (*Server).certificatePack, of("certificate")),
		row(post, "/b/{body}/certificates/{certificate}/sub-certificates", access.Decide, (*Server).issueSubCertificates, of("certificate").with(sampleSubSites)),
		row(post, "/b/{body}/certificates/{certificate}/sub-certificates/{suffix}/end", access.Decide, (*Server).endSubCertificate,
			of("certificate").and("suffix", "1").with(sampleSubEnd)),
		raw(get, "/b/{body}/certificates/{certificate}/sub-certificates/{suffix}/certificate.pdf", access.ReadCert, (*Server).subCertificatePDF,
			of("certificate").and("suffix", "1")),
		raw(get, "/b/{body}/certificates/{certificate}/sub-certificates/{suffix}/certificate.jws", access.ReadCert, (*Server).subCertificateData,
			of("certificate").and("suffix", "1")),
		row(post, "/b/{body}/certificates/{certificate}/signature", access.Decide, (*Server).signCertificate, of("certificate")),
		row(get, "/b/{body}/signing-keys", access.ReadPeople, (*Server).listSigningKeys, Sample{}),
		row(get, "/b/{body}/remote-signer", access.ReadPeople, (*Server).getRemoteSigner, Sample{}),
		row(post, "/b/{body}/signing-keys", access.ManageBody, (*Server).addSigningKey, Sample{}),
		row(get, "/b/{body}/certificate-templates", access.ReadPeople, (*Server).listTemplates, Sample{}),
		row(post, "/b/{body}/certificate-templates", access.ManageBody, (*Server).publishTemplate, with(sampleTemplate)),
		row(post, "/b/{body}/certificate-templates/preview", access.ManageBody, (*Server).previewTemplate, with(sampleDesign)),
		row(post, "/b/{body}/certificate-pictures", access.ManageBody, (*Server).keepPicture, with(samplePicture)),
		raw(get, "/b/{body}/certificate-pictures/{picture}", access.ReadPeople, (*Server).certificatePicture, of("picture")),
		raw(get, "/schemas/certificate.json", access.Public, (*Server).statementSchema, Sample{}),
		row(get, "/bodies/{slug}/signing-keys", access.Public, (*Server).publishedKeys, Sample{}),
		row(get, "/b/{body}/log", access.ReadPeople, (*Server).checkLog, Sample{}),
		row(get, "/bodies/{slug}/log", access.Public, (*Server).publicLog, Sample{}),
		row(get, "/bodies/{slug}/log/entries", access.Public, (*Server).logEntries, Sample{}),
		row(get, "/bodies/{slug}/log/consistency", access.Public, (*Server).logConsistency, Sample{}),
		row(get, "/b/{body}/certificates/{certificate}/decide/{type}", access.Decide, (*Server).previewDecision, of("certificate").and("type", "withdraw")),
		row(post, "/b/{body}/certificates/{certificate}/decide/{type}/letters", access.Decide, (*Server).previewLettersOn, of("certificate").and("type", "withdraw").with(sampleDecisionVerdict)),
		row(post, "/b/{body}/certificates/{certificate}/decide/{type}", access.Decide, (*Server).decideCertificate,
			of("certificate").and("type", "withdraw").with(sampleDecisionVerdict)),
		row(post, "/b/{body}/certificates/{certificate}/spot-checks", access.Decide, (*Server).failSpotCheck, of("certificate").with(sampleNotice)),
		row(post, "/b/{body}/certificates/{certificate}/invitation", access.Plan, (*Server).inviteAnew, of("certificate")),
		row(post, "/b/{body}/certificates/{certificate}/put-aside", access.Plan, (*Server).putAside, of("certificate").with(map[string]string{"reason": "The company has closed."})),
		row(put, "/b/{body}/certificates/{certificate}/extraordinary", access.Decide, (*Server).extendRestoration, of("certificate").with(sampleExtraordinary)),
		row(put, "/b/{body}/certificates/{certificate}/stop-use", access.Answer, (*Server).showStop, of("certificate").with(sampleShown)),
		row(post, "/b/{body}/certificates/{certificate}/stop-use/finding", access.Decide, (*Server).seeStop, of("certificate").with(sampleSeen)),
		row(post, "/b/{body}/certificates/{certificate}/examinations/{number}", access.Decide, (*Server).examineCertificate,
			of("certificate").and("number", "1").with(sampleExamination)),

		// subsidy
		row(get, "/b/{body}/certificates/{certificate}/subsidies", access.ReadInvoice, (*Server).matchSubsidies, of("certificate")),
		row(get, "/b/{body}/subsidies", access.ReadPeople, (*Server).listSubsidies, Sample{}),
		row(post, "/b/{body}/subsidies", access.ManagePrices, (*Server).beginSubsidy, with(sampleSubsidy)),
		row(get, "/b/{body}/subsidies/{subsidy}", access.ReadPeople, (*Server).getSubsidy, of("subsidy")),
		row(put, "/b/{body}/subsidies/{subsidy}", access.ManagePrices, (*Server).changeSubsidy, of("subsidy").with(sampleSubsidy)),
		row(post, "/b/{body}/subsidies/{subsidy}/verify", access.ManagePrices, (*Server).verifySubsidy, of("subsidy").with(map[string]bool{"read": true})),
		row(post, "/b/{body}/subsidies/{subsidy}/close", access.ManagePrices, (*Server).closeSubsidy, of("subsidy")),
		row(get, "/b/{body}/delivered-subsidies", access.ManagePrices, (*Server).listDeliveredSubsidies, Sample{}),
		row(post, "/b/{body}/delivered-subsidies", access.ManagePrices, (*Server).takeOverSubsidies, Sample{}),
		row(get, "/bodies/{slug}/directory", access.Public, (*Server).getDirectory, Sample{}).after((*Server).unchangedDirectory),
		raw(get, "/bodies/{slug}/directory.csv", access.Public, (*Server).directoryTable, Sample{}),
		row(get, "/verify/{code}", access.Public, (*Server).verifyCertificate, Sample{Path: map[string]string{"code": "0000000000000000"}}),
		row(get, "/verify/{code}/proof", access.Public, (*Server).certificateProof, Sample{Path: map[string]string{"code": "0000000000000000"}}),

		// complaint
		row(get, "/b/{body}/complaints", access.HandleComplaints, (*Server).listComplaints, Sample{}),
		row(get, "/b/{body}/complaints/{complaint}", access.HandleComplaints, (*Server).getComplaint, of("complaint")),
		row(post, "/b/{body}/complaints/{complaint}/handler", access.HandleComplaints, (*Server).assignComplaint, of("complaint").with(map[string]id.Identity{"handler": {}})),
		row(post, "/b/{body}/complaints/{complaint}/acknowledge", access.HandleComplaints, (*Server).acknowledgeComplaint, of("complaint")),
		row(post, "/b/{body}/complaints/{complaint}/screen", access.HandleComplaints, (*Server).screenComplaint, of("complaint").with(sampleScreening)),
		row(post, "/b/{body}/complaints/{complaint}/validate", access.HandleComplaints, (*Server).validateComplaint, of("complaint").with(Validity{Valid: true, Note: "Seen."})),
		row(post, "/b/{body}/complaints/{complaint}/refer", access.HandleComplaints, (*Server).referComplaint, of("complaint").with(map[string]string{"account": "The mark is on boxes."})),
		row(post, "/b/{body}/complaints/{complaint}/investigate", access.HandleComplaints, (*Server).investigateComplaint, of("complaint").with(Investigation{Note: "Seen."})),
		row(post, "/b/{body}/complaints/{complaint}/notes", access.HandleComplaints, (*Server).noteComplaint, of("complaint").with(sampleNote)),
		row(post, "/b/{body}/complaints/{complaint}/decide", access.HandleComplaints, (*Server).decideComplaint, of("complaint").with(sampleNote)),
		row(post, "/b/{body}/complaints/{complaint}/notify", access.HandleComplaints, (*Server).notifyOutcome, of("complaint").with(map[string]string{"outcome": "You were right."})),
		row(post, "/b/{body}/complaints/{complaint}/close", access.HandleComplaints, (*Server).closeComplaint, of("complaint").with(complaint.Consent{})),
		row(post, "/b/{body}/complaints/{complaint}/messages", access.HandleComplaints, (*Server).writeToComplainant, of("complaint").with(map[string]string{"text": "Tomorrow."})),
		row(get, "/b/{body}/clients/{client}/complaints", access.ReadDecision, (*Server).complaintsOfClient, of("client")),
		row(get, "/b/{body}/clients/{client}/referred-complaints", access.ReadClient, (*Server).referredComplaints, of("client")),
		row(post, "/b/{body}/complaints/{complaint}/answer", access.ConfirmDates, (*Server).answerReferred, of("complaint").with(map[string]string{"answer": "It is not so."})),

		// appeal
		row(get, "/b/{body}/appeals", access.HandleComplaints, (*Server).listAppeals, Sample{}),
		row(get, "/b/{body}/clients/{client}/appeals", access.ReadClient, (*Server).getClientAppeals, of("client")),
		row(post, "/b/{body}/decisions/{decision}/appeals", access.ConfirmDates, (*Server).lodgeAppeal, of("decision").with(map[string]string{"grounds": "It was closed."})),
		row(get, "/b/{body}/appeals/{appeal}", access.HandleComplaints, (*Server).getAppeal, of("appeal")),
		row(post, "/b/{body}/appeals/{appeal}/acknowledge", access.HandleComplaints, (*Server).acknowledgeAppeal, of("appeal")),
		row(post, "/b/{body}/appeals/{appeal}/panel", access.HandleComplaints, (*Server).formPanel, of("appeal").with(map[string][]string{"panel": {}})),
		row(post, "/b/{body}/appeals/{appeal}/messages", access.HandleComplaints, (*Server).writeToAppellant, of("appeal").with(map[string]string{"text": "Soon."})),
		row(post, "/b/{body}/appeals/{appeal}/settle", access.HandleComplaints, (*Server).settleAppeal, of("appeal").with(app.PanelDecision{Outcome: "dismissed", Reasons: "It was open."})),
		row(post, "/b/{body}/appeals/{appeal}/notify", access.HandleComplaints, (*Server).notifyAppellant, of("appeal").with(map[string]string{"told": "It stands."})),
		row(post, "/b/{body}/appeals/{appeal}/close", access.HandleComplaints, (*Server).closeAppeal, of("appeal").with(map[string]string{})),

		// misuse of certificates and marks
		row(get, "/b/{body}/misuses", access.ReadDecision, (*Server).listMisuses, Sample{}),
		row(post, "/b/{body}/misuses", access.RecordMisuse, (*Server).recordMisuse, with(sampleMisuse)),
		row(get, "/b/{body}/misuses/{misuse}", access.ReadDecision, (*Server).getMisuse, of("misuse")),
		raw(get, "/b/{body}/misuses/{misuse}/letter", access.ReadDecision, (*Server).warningPDF, of("misuse")),
		row(post, "/b/{body}/misuses/{misuse}/warn", access.HandleMisuse, (*Server).warnOfMisuse, of("misuse").with(MisuseLetter{Says: "Take it off."})),
		row(post, "/b/{body}/misuses/{misuse}/answer", access.Answer, (*Server).answerMisuse, of("misuse").with(MisuseCorrection{Says: "It is off.", Proof: []id.Document{}})),
		row(post, "/b/{body}/misuses/{misuse}/recorded-answer", access.HandleMisuse, (*Server).recordMisuseAnswer, of("misuse").with(MisuseCorrection{Says: "It is off.", Proof: []id.Document{}})),
		row(post, "/b/{body}/misuses/{misuse}/accept", access.HandleMisuse, (*Server).acceptMisuse, of("misuse").with(MisuseNote{Note: "Seen."})),
		row(post, "/b/{body}/misuses/{misuse}/return", access.HandleMisuse, (*Server).returnMisuse, of("misuse").with(MisuseReturn{Note: "The van still shows it."})),
		row(post, "/b/{body}/misuses/{misuse}/escalate", access.HandleMisuse, (*Server).escalateMisuse, of("misuse").with(MisuseNote{Note: "Nothing was done."})),
		row(post, "/b/{body}/misuses/{misuse}/legal-action", access.HandleMisuse, (*Server).sueMisuse, of("misuse").with(MisuseNote{Note: "The lawyer wrote."})),
		row(post, "/b/{body}/misuses/{misuse}/dismiss", access.HandleMisuse, (*Server).dismissMisuse, of("misuse").with(MisuseNote{Note: "A statement."})),
		row(post, "/b/{body}/misuses/{misuse}/notes", access.HandleMisuse, (*Server).noteMisuse, of("misuse").with(MisuseHappening{On: date.New(2026, 1, 9), Note: "Heard."})),
		row(get, "/b/{body}/clients/{client}/misuses", access.ReadDecision, (*Server).misusesOfClient, of("client")),
		row(get, "/b/{body}/clients/{client}/own-misuses", access.ReadClient, (*Server).ownMisuses, of("client")),

		// notice of a change
		row(get, "/b/{body}/notices", access.ReadClient, (*Server).listNotices, Sample{}),
		row(post, "/b/{body}/clients/{client}/notices", access.ConfirmDates, (*Server).reportChange, of("client").with(sampleChange)),
		row(get, "/b/{body}/notices/{notice}", access.ReadClient, (*Server).getNotice, of("notice")),
		row(post, "/b/{body}/notices/{notice}/triage", access.HandleNotices, (*Server).triageNotice, of("notice").with(app.Assessment{Result: "no_action", Reason: "Nothing depends on it."})),
		row(post, "/b/{body}/notices/{notice}/close", access.HandleNotices, (*Server).closeNotice, of("notice").with(map[string]string{"done": "Noted."})),

		// clock
		row(get, "/b/{body}/obligations", access.ReadClock, (*Server).listObligations, Sample{}),
		row(post, "/b/{body}/obligations/{obligation}/seen", access.ConfirmDates, (*Server).seeObligation, of("obligation")),
		row(get, "/b/{body}/obligation-counts", access.ReadClock, (*Server).countObligations, Sample{}),
		row(get, "/b/{body}/today", access.ReadDecision, (*Server).getToday, Sample{}),
		row(get, "/b/{body}/schedule", access.ReadDecision, (*Server).listBehind, Sample{}),
		row(get, "/b/{body}/schedule-counts", access.ReadDecision, (*Server).countBehind, Sample{}),
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

// with is the body of the request, for a path that names no thing.
func with(body any) Sample { return Sample{Body: body} }

// and sets another part of the path.
func (s Sample) and(part, value string) Sample { s.Path[part] = value; return s }

// with adds the body of the request.
func (s Sample) with(body any) Sample { s.Body = body; return s }
