// Package account holds who signs in: identities, their memberships of bodies and clients, sessions,
// invitations, password resets and the grants by which an operator may look into a body. It keeps
// confidential what clients entrust to the body (ISO/IEC 17021-1:2015, 8.4).
package account

import (
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/id"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
)

// Identity is a person across the whole deployment, one per e-mail address.
type Identity struct {
	ID           id.Identity `json:"id"`
	Version      int         `json:"version"`
	Email        string      `json:"email"` // as NormaliseEmail makes it
	Name         string      `json:"name"`
	Locale       text.Lang   `json:"locale"`
	TimeZone     string      `json:"time_zone,omitempty"` // IANA; empty for that of the body
	PasswordHash string      `json:"-"`
	MustChange   bool        `json:"must_change,omitempty"` // the password was set by somebody else, for once
	Operator     bool        `json:"operator,omitempty"`
	CreatedAt    time.Time   `json:"created_at"`
}

// Membership is what an identity is within a body, or within one client of the body.
type Membership struct {
	ID       id.Membership `json:"id"`
	Version  int           `json:"version"`
	Identity id.Identity   `json:"identity_id"`
	Client   id.Client     `json:"client_id,omitzero"`
	Name     string        `json:"name"`
	Email    string        `json:"email"`
	Locale   text.Lang     `json:"locale"`
	TimeZone string        `json:"time_zone,omitempty"` // as the identity has chosen it
	Roles    []access.Role `json:"roles"`
	Active   bool          `json:"active"`
	Since    time.Time     `json:"since"`
}

// Session is one signed-in browser. The access token is short-lived and names it; the refresh token is
// kept as a hash and changes at each use.
type Session struct {
	ID           id.Session  `json:"id"`
	Identity     id.Identity `json:"identity_id"`
	Refresh      []byte      `json:"-"` // hash of the token that is good now
	Previous     []byte      `json:"-"` // hash of the token before
	RotatedAt    time.Time   `json:"rotated_at"`
	CreatedAt    time.Time   `json:"created_at"`
	SeenAt       time.Time   `json:"seen_at"`
	ExpiresAt    time.Time   `json:"expires_at"`
	EndedAt      time.Time   `json:"ended_at,omitzero"`
	EndedBecause string      `json:"ended_because,omitempty"`
	Address      string      `json:"address"`
	Agent        string      `json:"agent"`
}

// Invitation asks the owner of an e-mail address to join a body or a client of it.
type Invitation struct {
	ID        id.Invitation   `json:"id"`
	Version   int             `json:"version"`
	Email     string          `json:"email"`
	Name      string          `json:"name"`
	Locale    text.Lang       `json:"locale"`
	Roles     []access.Role   `json:"roles"`
	Client    id.Client       `json:"client_id,omitzero"`
	State     InvitationState `json:"state"`
	TokenHash []byte          `json:"-"`
	InvitedBy string          `json:"invited_by"`     // name
	File      *staff.File     `json:"file,omitempty"` // that the person joins with, of people who are taken over from elsewhere
	CreatedAt time.Time       `json:"created_at"`
	ExpiresAt time.Time       `json:"expires_at"`
}

// Reset is a request to set a new password by mail; its token is good once.
type Reset struct {
	TokenHash []byte
	Identity  id.Identity
	ExpiresAt time.Time
	UsedAt    time.Time
}

// Grant lets an operator read a body's records for a reason and a time. The body sees it.
type Grant struct {
	ID        id.Grant    `json:"id"`
	Version   int         `json:"version"`
	Operator  id.Identity `json:"operator_id"`
	Name      string      `json:"name"` // of the operator
	Reason    string      `json:"reason"`
	From      time.Time   `json:"from"`
	Until     time.Time   `json:"until"`
	EndedAt   time.Time   `json:"ended_at,omitzero"`
	EndedName string      `json:"ended_by,omitempty"`
}
