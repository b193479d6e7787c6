package app

import (
	"context"
	"strings"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/body"
	"triennia/internal/domain/client"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
	"triennia/internal/throttle"
)

// Registration is an organisation that registers itself with a body. Name, e-mail and password are of
// the person, and are left out by somebody who is signed in.
type Registration struct {
	Name         string       `json:"name,omitempty"`
	Email        string       `json:"email,omitempty"`
	Password     string       `json:"password,omitempty"`
	Locale       text.Lang    `json:"locale" enum:"en,zh-CN"`
	Organisation client.Legal `json:"organisation"`
}

var registrations = throttle.Limit{Tries: 20, Per: time.Hour}

// ListBodies lists the bodies of the deployment, to choose one to register with.
func (a *App) ListBodies(ctx context.Context) (list []body.Public, err error) {
	err = a.DB.System(ctx, "list bodies", func(tx *postgres.SystemTx) error {
		list, err = tx.Bodies()
		return err
	})
	return list, err
}

// GetBodyBySlug is what anyone may know of a body.
func (a *App) GetBodyBySlug(ctx context.Context, slug string) (body.Public, error) {
	r, err := a.bodyBySlug(ctx, slug)
	return r.Public(), err
}

func (a *App) bodyBySlug(ctx context.Context, slug string) (r body.Record, err error) {
	err = a.DB.System(ctx, "body by slug", func(tx *postgres.SystemTx) error {
		var known bool
		if r, known, err = tx.BodyBySlug(slug); err == nil && !known {
			return noSuchBody
		}
		return err
	})
	return r, err
}

// RegisterClient makes a client of the body and a person who acts for it: the actor, or a new account
// when nobody is signed in (then the answer is its session).
func (a *App) RegisterClient(ctx context.Context, who access.Actor, slug string, r Registration, from Origin) (SignedIn, error) {
	if err := a.take(ctx, "register:from:"+from.Address, registrations); err != nil {
		return SignedIn{}, err
	}
	b, err := a.bodyBySlug(ctx, slug)
	if err != nil {
		return SignedIn{}, err
	}
	c, err := client.New(id.Client(newID()), r.Organisation, r.Locale)
	if err != nil {
		return SignedIn{}, under("organisation", err)
	}
	i, err := a.person(ctx, who, account.Identity{Email: r.Email, Name: r.Name, Locale: r.Locale}, r.Password)
	if err != nil {
		return SignedIn{}, err
	}
	actor := access.Actor{Tenant: b.ID, Identity: i.ID, Name: i.Name, Roles: []access.Role{access.Applicant}, Client: c.Record().ID}
	err = a.write(ctx, actor, "client.register", func(tx *postgres.Tx) error {
		if err := tx.InsertClient(c); err != nil {
			return err
		}
		if err := tx.InsertMembership(a.membership(i, actor.Roles, actor.Client)); err != nil {
			return err
		}
		return a.notify(tx, "registration_welcome", mail.Data{"client": c.Record().Name, "link": "/c/" + b.Slug},
			recipient{Identity: i.ID, Email: i.Email, Name: i.Name, Lang: i.Locale})
	})
	if err != nil || !who.Identity.IsZero() {
		return SignedIn{}, err
	}
	return a.beginSession(ctx, i.ID, from)
}

// person is the identity of the actor, or a new one with the password when nobody is signed in.
func (a *App) person(ctx context.Context, who access.Actor, i account.Identity, password string) (account.Identity, error) {
	if !who.Identity.IsZero() {
		err := a.DB.System(ctx, "own identity", func(tx *postgres.SystemTx) (err error) {
			i, err = tx.Identity(who.Identity)
			return err
		})
		return i, err
	}
	email, err := account.NormaliseEmail(i.Email)
	if err != nil {
		return i, err
	}
	if err := account.CheckName(i.Name); err != nil {
		return i, err
	}
	if err := account.CheckPassword("password", password, email); err != nil {
		return i, err
	}
	if i.PasswordHash, err = hashPassword(password); err != nil {
		return i, err
	}
	i.ID, i.Version, i.Email, i.Name, i.CreatedAt = id.Identity(newID()), 1, email, strings.TrimSpace(i.Name), a.Now()
	return i, a.DB.System(ctx, "new identity", func(tx *postgres.SystemTx) error { return tx.InsertIdentity(i) })
}

func (a *App) membership(i account.Identity, roles []access.Role, c id.Client) account.Membership {
	return account.Membership{ID: id.Membership(newID()), Version: 1, Identity: i.ID, Client: c, Name: i.Name, Email: i.Email,
		Locale: i.Locale, TimeZone: i.TimeZone, Roles: roles, Active: true}
}
