package access

import "slices"

// Permission is the right to do one kind of thing. Every route names one.
type Permission string

const (
	Public   Permission = "public"    // anyone, without a session
	SignedIn Permission = "signed_in" // anyone with a session, about themselves
	Operate  Permission = "operate"   // operators of the deployment

	ReadBody      Permission = "body.read"
	ManageBody    Permission = "body.manage" // settings, own limits, clock of the demo
	ManagePeople  Permission = "people.manage"
	ReadPeople    Permission = "people.read"
	ReadMail      Permission = "mail.read"
	ReadTrail     Permission = "trail.read"
	ManageClient  Permission = "client.manage" // a client's own data and colleagues
	ReadClient    Permission = "client.read"
	Compare       Permission = "client.compare" // look for clients that are one organisation
	Apply         Permission = "application.write"
	ReadFile      Permission = "application.read"
	Upload        Permission = "document.write"
	Review        Permission = "application.review"
	Quote         Permission = "quotation.write"
	ApproveMethod Permission = "method.approve"
	Endorse       Permission = "calculation.endorse" // days that another person set
	ManagePrices  Permission = "prices.manage"
	ReadQuotation Permission = "quotation.read"
	Accept        Permission = "quotation.accept" // the client's signature: of the application, of the quotation
	AcceptOnPaper Permission = "quotation.scan"   // the scan of a signed quotation: by the client, or for it by those who quote
	Plan          Permission = "audit.plan"
	Clear         Permission = "audit.clear" // to confirm, as a second person, that a team has no conflict
	ReadAudit     Permission = "audit.read"
	ConfirmDates  Permission = "audit.confirm" // the client's answer to dates and team
	Audit         Permission = "audit.perform"
	ReadFinding   Permission = "finding.read"
	Answer        Permission = "finding.answer"
	ReadDecision  Permission = "decision.read"
	Decide        Permission = "decision.take"
	ReadCert      Permission = "certificate.read"
	ReadClock     Permission = "clock.read"
	ReadInvoice   Permission = "invoice.read"
	Bill          Permission = "invoice.write" // invoices, payments, credit notes

	// HandleComplaints is to read and handle complaints and appeals. It is no part of reading along: who complains stays
	// with those who handle it.
	HandleComplaints Permission = "complaint.handle"
	HandleNotices    Permission = "notice.handle" // changes that clients report
	RecordMisuse     Permission = "misuse.record" // of certificates and marks, where somebody sees it
	HandleMisuse     Permission = "misuse.handle"
)

// common is what everybody of a body or of its clients may read; what they see is limited to their
// client by Actor.Sees.
var common = []Permission{ReadBody, ReadClient, ReadFile, ReadQuotation, ReadAudit, ReadFinding, ReadCert, ReadClock, ReadInvoice}

var staff = append(slices.Clone(common), ReadPeople, ReadDecision)

var readOnly = append(slices.Clone(staff), ReadTrail, ReadMail)

var holds = map[Role][]Permission{
	Administrator: append(slices.Clone(staff), ManageBody, ManagePeople, ReadMail, ReadTrail, ManageClient, Compare, ApproveMethod, Endorse, ManagePrices, Upload, Clear, HandleComplaints, HandleNotices, RecordMisuse, HandleMisuse),
	Reviewer:      append(slices.Clone(staff), Review, Compare, Quote, AcceptOnPaper, Endorse, Upload, ReadTrail, Clear, HandleComplaints, HandleNotices, RecordMisuse, HandleMisuse),
	Planner:       append(slices.Clone(staff), Plan, Upload, Clear, ReadTrail, HandleComplaints, HandleNotices, RecordMisuse, HandleMisuse),
	Auditor:       append(slices.Clone(staff), Audit, Upload, RecordMisuse),
	DecisionMaker: append(slices.Clone(staff), Decide, Upload, Clear, ReadTrail, HandleComplaints, HandleNotices, RecordMisuse, HandleMisuse),
	Finance:       append(slices.Clone(staff), Quote, AcceptOnPaper, Upload, ManagePrices, Bill),
	Applicant:     append(slices.Clone(common), ManageClient, Apply, Upload, Accept, AcceptOnPaper, ConfirmDates, Answer),
	// Neither signature nor money: what binds the client is its own.
	Consultant: {ReadBody, ReadClient, ReadFile, ReadAudit, ReadFinding, ReadCert, ReadClock, Apply, Upload, Answer},
}

// ReadOnly lists what an operator may do in a body under a recorded grant.
func ReadOnly() []Permission { return slices.Clone(readOnly) }

// Holders lists the roles that hold the permission.
func Holders(p Permission) []Role {
	var out []Role
	for r, ps := range holds {
		if slices.Contains(ps, p) {
			out = append(out, r)
		}
	}
	slices.Sort(out)
	return out
}

// Held lists the permissions of the roles, each once, sorted.
func Held(roles []Role) []Permission {
	var out []Permission
	for _, r := range roles {
		out = append(out, holds[r]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
