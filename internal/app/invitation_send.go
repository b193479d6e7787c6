package app

import (
	"context"
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// Invite says who is invited and as what.
type Invite struct {
	Email  string        `json:"email"`
	Name   string        `json:"name"`
	Locale text.Lang     `json:"locale" enum:"en,zh-CN"`
	Roles  []access.Role `json:"roles,omitempty" doc:"of the body's people; who is invited by a client is a colleague (applicant) where nothing is said, or a consultant"`
}

// InviteStaff invites a person to the body with one or more roles.
func (a *App) InviteStaff(ctx context.Context, who access.Actor, in Invite) (account.Invitation, error) {
	return a.invite(ctx, who, "invitation.send", in, id.Client{})
}

// InviteColleague invites a person to act for the client: a colleague, or a consultant.
func (a *App) InviteColleague(ctx context.Context, who access.Actor, c id.Client, in Invite) (account.Invitation, error) {
	if len(in.Roles) == 0 {
		in.Roles = []access.Role{access.Applicant}
	}
	return a.invite(ctx, who, "invitation.send", in, c)
}

func (a *App) invite(ctx context.Context, who access.Actor, verb string, in Invite, c id.Client) (out account.Invitation, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		b, err := tx.Body()
		if err != nil {
			return err
		}
		word, hash := newSecret()
		out, err = account.NewInvitation(account.Invitation{ID: id.Invitation(newID()), Email: in.Email, Name: in.Name, Locale: in.Locale,
			Roles: in.Roles, Client: c, TokenHash: hash, InvitedBy: who.Name}, a.Now(), b.Limits(b.Today(a.Now())).Of(pack.InvitationDays))
		if err != nil {
			return err
		}
		if err := a.notMember(tx, out.Email, c); err != nil {
			return err
		}
		if err := tx.InsertInvitation(out); err != nil {
			return err
		}
		return a.mailInvitation(tx, b, out, word)
	})
	return out, err
}

var memberAlready = fault.Invalid{Fields: []fault.Field{{Path: "email", Says: text.T(
	"This person is a member already; change the roles instead.", "此人已是成员，请直接修改其角色。")}}}

func (a *App) notMember(tx *postgres.Tx, email string, c id.Client) error {
	list, err := tx.StaffMemberships()
	if !c.IsZero() {
		list, err = tx.PeopleOf(c)
	}
	for _, m := range list {
		if m.Email == email {
			return memberAlready
		}
	}
	return err
}

func (a *App) mailInvitation(tx *postgres.Tx, b body.Record, i account.Invitation, word string) error {
	data := mail.Data{"inviter": i.InvitedBy, "until": date.Of(i.ExpiresAt, b.Zone()),
		"link": "/join/" + b.Slug + "?token=" + word}
	template := "invitation_staff"
	if i.Client.IsZero() {
		data["roles"] = roleList(i.Roles)
	} else {
		template = "invitation_client"
		c, err := tx.Client(i.Client)
		if err != nil {
			return err
		}
		data["client"] = c.Name
	}
	return a.notify(tx, template, data, recipient{Email: i.Email, Name: i.Name, Lang: i.Locale, Secret: true})
}

func roleList(roles []access.Role) text.Text {
	var en, zh []string
	for _, r := range roles {
		en, zh = append(en, access.RoleNames[r].En), append(zh, access.RoleNames[r].Zh)
	}
	return text.T(strings.Join(en, ", "), strings.Join(zh, "、"))
}

// ListInvitations lists the invitations to the body, or to the client.
func (a *App) ListInvitations(ctx context.Context, who access.Actor, c id.Client) (list []account.Invitation, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		if !c.IsZero() {
			if _, err := tx.Client(c); err != nil {
				return err
			}
		}
		list, err = tx.Invitations(c)
		return err
	})
	return list, err
}

// ResendInvitation sends an open invitation again; the link sent before is void.
func (a *App) ResendInvitation(ctx context.Context, who access.Actor, c id.Client, iid id.Invitation, seen int) (out account.Invitation, err error) {
	err = a.write(ctx, who, "invitation.resend", func(tx *postgres.Tx) error {
		i, err := lockInvitation(tx, c, iid, seen)
		if err != nil {
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		word, hash := newSecret()
		if err := i.Resend(hash, a.Now(), b.Limits(b.Today(a.Now())).Of(pack.InvitationDays)); err != nil {
			return err
		}
		if out, err = tx.SaveInvitation(i); err != nil {
			return err
		}
		return a.mailInvitation(tx, b, out, word)
	})
	return out, err
}

// RevokeInvitation takes an open invitation back.
func (a *App) RevokeInvitation(ctx context.Context, who access.Actor, c id.Client, iid id.Invitation, seen int) (out account.Invitation, err error) {
	err = a.write(ctx, who, "invitation.revoke", func(tx *postgres.Tx) error {
		i, err := lockInvitation(tx, c, iid, seen)
		if err != nil {
			return err
		}
		if err := i.Do(account.Revoke); err != nil {
			return err
		}
		out, err = tx.SaveInvitation(i)
		return err
	})
	return out, err
}

// lockInvitation is an invitation to the client, or to the body when there is none.
func lockInvitation(tx *postgres.Tx, c id.Client, iid id.Invitation, seen int) (account.Invitation, error) {
	i, err := tx.LockInvitation(iid, seen)
	if err == nil && i.Client != c {
		err = fault.Missing(text.T("invitation", "邀请"))
	}
	return i, err
}
