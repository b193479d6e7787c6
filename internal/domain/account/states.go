package account

import "triennia/internal/domain/flow"

// InvitationState is where an invitation stands. That it has expired follows from its date.
type InvitationState string

// InvitationAction is what can be done with an invitation.
type InvitationAction string

const (
	Pending  InvitationState = "pending"
	Accepted InvitationState = "accepted"
	Revoked  InvitationState = "revoked"

	Accept InvitationAction = "accept"
	Resend InvitationAction = "resend"
	Revoke InvitationAction = "revoke"
)

// Invitations is the state machine of an invitation.
var Invitations = flow.Table[InvitationState, InvitationAction]{
	Pending:  {Accept: Accepted, Resend: Pending, Revoke: Revoked},
	Accepted: {},
	Revoked:  {},
}
