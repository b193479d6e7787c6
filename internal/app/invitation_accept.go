package app

import (
	"context"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/body"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// Invited is an invitation as its owner sees it before accepting.
type Invited struct {
	Body      body.Public             `json:"body"`
	Email     string                  `json:"email"`
	Name      string                  `json:"name"`
	Locale    text.Lang               `json:"locale"`
	Roles     []access.Role           `json:"roles" nullable:"false"`
	Client    *text.Text              `json:"client,omitempty"`
	InvitedBy string                  `json:"invited_by"`
	ExpiresAt time.Time               `json:"expires_at"`
	State     account.InvitationState `json:"state"`
	Known     bool                    `json:"known" doc:"the address has an account: sign in with it, then accept"`
}

// GetInvited is the invitation of the word in a link.
func (a *App) GetInvited(ctx context.Context, slug, word string) (Invited, error) {
	b, err := a.bodyBySlug(ctx, slug)
	if err != nil {
		return Invited{}, err
	}
	out := Invited{Body: b.Public()}
	err = a.read(ctx, systemActor(b.ID, "invitation"), func(tx *postgres.Tx) error {
		i, err := tx.InvitationByToken(secretHash(word))
		if err != nil {
			return err
		}
		out.Email, out.Name, out.Locale, out.Roles = i.Email, i.Name, i.Locale, i.Roles
		out.InvitedBy, out.ExpiresAt, out.State = i.InvitedBy, i.ExpiresAt, i.State
		if !i.Client.IsZero() {
			c, err := tx.Client(i.Client)
			out.Client = &c.Name
			return err
		}
		return nil
	})
	if err != nil {
		return Invited{}, err
	}
	err = a.DB.System(ctx, "invited", func(tx *postgres.SystemTx) error {
		_, out.Known, err = tx.IdentityByEmail(out.Email)
		return err
	})
	return out, err
}

// Acceptance is what the owner of an invitation gives: name and password of a new account, nothing when
// signed in.
type Acceptance struct {
	Token    string    `json:"token"`
	Name     string    `json:"name,omitempty"`
	Password string    `json:"password,omitempty"`
	Locale   text.Lang `json:"locale" enum:"en,zh-CN"`
}

var otherAddress = fault.New(fault.IllegalMove, text.T(
	"This invitation is for another e-mail address. Please sign in with the address that it was sent to.",
	"此邀请发给了另一个邮箱，请使用收到邀请的邮箱登录。"))

// AcceptInvitation makes the owner of the invitation a member: the actor, or a new account when nobody
// is signed in (then the answer is its session).
func (a *App) AcceptInvitation(ctx context.Context, who access.Actor, slug string, in Acceptance, from Origin) (SignedIn, error) {
	if err := a.take(ctx, "invitation:"+from.Address, triesAddress); err != nil {
		return SignedIn{}, err
	}
	invited, err := a.GetInvited(ctx, slug, in.Token)
	if err != nil {
		return SignedIn{}, err
	}
	if err := acceptable(invited, a.Now()); err != nil {
		return SignedIn{}, err
	}
	i, err := a.person(ctx, who, account.Identity{Email: invited.Email, Name: in.Name, Locale: in.Locale}, in.Password)
	if err != nil {
		return SignedIn{}, err
	}
	if i.Email != invited.Email {
		return SignedIn{}, otherAddress
	}
	b, err := a.bodyBySlug(ctx, slug)
	if err != nil {
		return SignedIn{}, err
	}
	actor := access.Actor{Tenant: b.ID, Identity: i.ID, Name: i.Name}
	err = a.write(ctx, actor, "invitation.accept", func(tx *postgres.Tx) error { return a.join(tx, i, in.Token) })
	if err != nil || !who.Identity.IsZero() {
		return SignedIn{}, err
	}
	return a.beginSession(ctx, i.ID, from)
}

// acceptable asks what accepting will ask, before an account is made.
func acceptable(in Invited, now time.Time) error {
	i := account.Invitation{State: in.State, ExpiresAt: in.ExpiresAt}
	return i.Accept(now)
}

func (a *App) join(tx *postgres.Tx, i account.Identity, word string) error {
	found, err := tx.InvitationByToken(secretHash(word))
	if err != nil {
		return err
	}
	tx.Actor.Roles, tx.Actor.Client = found.Roles, found.Client
	invitation, err := tx.LockInvitation(found.ID, found.Version)
	if err != nil {
		return err
	}
	if err := invitation.Accept(a.Now()); err != nil {
		return err
	}
	if _, err := tx.SaveInvitation(invitation); err != nil {
		return err
	}
	if err := tx.InsertMembership(a.membership(i, invitation.Roles, invitation.Client)); err != nil {
		return err
	}
	if !invitation.Client.IsZero() {
		return nil
	}
	return insertPerson(tx, i, invitation.File)
}

// insertPerson opens the file of a person of the body, with what the body knows of the person already.
func insertPerson(tx *postgres.Tx, i account.Identity, known *staff.File) error {
	p, err := staff.New(i.ID, i.Name, i.Email)
	if err != nil {
		return err
	}
	if known != nil {
		known.Name = i.Name
		if err := p.ChangeFile(*known); err != nil {
			return err
		}
	}
	return tx.InsertPerson(p)
}
