package account

import (
	"strings"
	"time"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

var invitation = text.T("invitation", "邀请")

// NewInvitation checks what is asked and makes it good until it expires.
func NewInvitation(i Invitation, now time.Time, days int) (Invitation, error) {
	email, err := NormaliseEmail(i.Email)
	if err != nil {
		return Invitation{}, err
	}
	if err := CheckName(i.Name); err != nil {
		return Invitation{}, err
	}
	if err := CheckRoles(i.Roles, !i.Client.IsZero()); err != nil {
		return Invitation{}, err
	}
	i.Email, i.Name, i.State, i.Version = email, strings.TrimSpace(i.Name), Pending, 1
	i.CreatedAt, i.ExpiresAt = now, now.AddDate(0, 0, days)
	return i, nil
}

// Do moves the invitation by the action, as its state allows.
func (i *Invitation) Do(a InvitationAction) error {
	to, err := Invitations.Next(invitation, i.State, a)
	if err == nil {
		i.State = to
	}
	return err
}

// Accept accepts the invitation, unless its time is over.
func (i *Invitation) Accept(now time.Time) error {
	if i.State == Pending && !now.Before(i.ExpiresAt) {
		return fault.New(fault.IllegalMove, text.T(
			"This invitation has expired. Please ask for a new one.", "该邀请已过期，请联系邀请人重新发送。"))
	}
	return i.Do(Accept)
}

// Resend makes the invitation good again for the days, under a new token.
func (i *Invitation) Resend(token []byte, now time.Time, days int) error {
	if err := i.Do(Resend); err != nil {
		return err
	}
	i.TokenHash, i.ExpiresAt = token, now.AddDate(0, 0, days)
	return nil
}

// Usable tells whether the token of the reset is still good.
func (r Reset) Usable(now time.Time) bool { return r.UsedAt.IsZero() && now.Before(r.ExpiresAt) }
