// Package access says who may do what: permissions, the roles that hold them, and the actor of a change.
// Rights are read from the database at each request, never from a token.
package access

import (
	"slices"

	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Role is what a person is within one certification body or one client.
type Role string

const (
	Administrator Role = "administrator"
	Reviewer      Role = "application_reviewer"
	Planner       Role = "planner"
	Auditor       Role = "auditor"
	DecisionMaker Role = "decision_maker" // covers the technical review
	Finance       Role = "finance"
	Applicant     Role = "applicant"  // a person of a client
	Consultant    Role = "consultant" // a person outside who works on the client's application and answers for it
)

// StaffRoles are the roles of people of the body.
var StaffRoles = []Role{Administrator, Reviewer, Planner, Auditor, DecisionMaker, Finance}

// ClientRoles are the roles of those who act for a client.
var ClientRoles = []Role{Applicant, Consultant}

// RoleNames are the names of the roles on screen and in mail.
var RoleNames = map[Role]text.Text{
	Administrator: text.T("administrator", "管理员"),
	Reviewer:      text.T("application reviewer", "申请评审员"),
	Planner:       text.T("planner", "计划员"),
	Auditor:       text.T("auditor", "审核员"),
	DecisionMaker: text.T("decision maker", "认证决定人员"),
	Finance:       text.T("finance", "财务"),
	Applicant:     text.T("applicant", "申请组织人员"),
	Consultant:    text.T("consultant", "咨询人员"),
}

// Actor is who does something: a person with a membership, or the system itself.
type Actor struct {
	Tenant   id.Body
	Identity id.Identity
	Session  id.Session
	Name     string
	Roles    []Role
	Client   id.Client // set for a person of a client
	Operator bool
	Grant    id.Grant // set while an operator looks in under a recorded grant
	System   string   // the job, when no person acts
}

// May tells whether the actor holds the permission in this tenant.
func (a Actor) May(p Permission) bool {
	if p == Public || p == SignedIn {
		return true
	}
	if p == Operate {
		return a.Operator
	}
	if a.System != "" {
		return true
	}
	if !a.Grant.IsZero() {
		return slices.Contains(readOnly, p)
	}
	return slices.ContainsFunc(a.Roles, func(r Role) bool { return slices.Contains(holds[r], p) })
}

// Has tells whether the actor has the role.
func (a Actor) Has(r Role) bool { return slices.Contains(a.Roles, r) }

// Staff tells whether the actor belongs to the body rather than to a client.
func (a Actor) Staff() bool { return a.Client.IsZero() && (len(a.Roles) > 0 || !a.Grant.IsZero()) }

// Sees tells whether the actor may see things of the client at all: staff see all, people of a client
// only their own.
func (a Actor) Sees(c id.Client) bool {
	return a.System != "" || a.Client.IsZero() && a.Staff() || !a.Client.IsZero() && a.Client == c
}

// Label is how the trail names the actor.
func (a Actor) Label() string {
	if a.System != "" {
		return "system: " + a.System
	}
	return a.Name
}
