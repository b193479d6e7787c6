package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// Me is who is signed in, and where: what every screen asks first.
type Me struct {
	Identity    MyIdentity `json:"identity"`
	Operator    bool       `json:"operator"`
	Demo        bool       `json:"demo" doc:"the clock of a body may be moved forward"`
	Memberships []Place    `json:"memberships" nullable:"false"`
}

// MyIdentity is the person.
type MyIdentity struct {
	ID         id.Identity `json:"id"`
	Version    int         `json:"version"`
	Name       string      `json:"name"`
	Email      string      `json:"email"`
	Locale     text.Lang   `json:"locale" enum:"en,zh-CN"`
	TimeZone   string      `json:"time_zone,omitempty" doc:"IANA name; without it that of the body"`
	MustChange bool        `json:"must_change" doc:"the password was given for once: a new one is due"`
}

// Place is one body in which the person has something to do.
type Place struct {
	Body        PlaceBody           `json:"body"`
	Roles       []access.Role       `json:"roles" nullable:"false"`
	Permissions []access.Permission `json:"permissions" nullable:"false"`
	Client      *PlaceClient        `json:"client,omitempty" doc:"set for a person of a client"`
}

// PlaceBody names a body.
type PlaceBody struct {
	ID   id.Body   `json:"id"`
	Slug string    `json:"slug"`
	Name text.Text `json:"name"`
}

// PlaceClient names a client.
type PlaceClient struct {
	ID   id.Client `json:"id"`
	Name text.Text `json:"name"`
}

// GetSession is who is signed in and where.
func (a *App) GetSession(ctx context.Context, who access.Actor) (Me, error) {
	var i account.Identity
	var list, looking []postgres.Membership
	err := a.DB.System(ctx, "session", func(tx *postgres.SystemTx) (err error) {
		if i, err = tx.Identity(who.Identity); err == nil {
			list, err = tx.MembershipsOf(who.Identity)
		}
		if err == nil && i.Operator {
			looking, err = tx.LookingInto(who.Identity, a.Now())
		}
		return err
	})
	if err != nil {
		return Me{}, err
	}
	me := Me{Identity: MyIdentity{i.ID, i.Version, i.Name, i.Email, i.Locale, i.TimeZone, i.MustChange}, Operator: i.Operator, Demo: a.Demo, Memberships: []Place{}}
	for _, m := range list {
		p := Place{Body: PlaceBody{m.Body, m.Slug, m.BodyName}, Roles: m.Roles, Permissions: access.Held(m.Roles)}
		if !m.Client.IsZero() {
			if p.Client, err = a.placeClient(ctx, who, m); err != nil {
				return Me{}, err
			}
		}
		me.Memberships = append(me.Memberships, p)
	}
	for _, m := range looking {
		me.Memberships = append(me.Memberships, Place{Body: PlaceBody{m.Body, m.Slug, m.BodyName}, Roles: []access.Role{}, Permissions: access.ReadOnly()})
	}
	return me, nil
}

func (a *App) placeClient(ctx context.Context, who access.Actor, m postgres.Membership) (*PlaceClient, error) {
	out := &PlaceClient{ID: m.Client}
	err := a.read(ctx, access.Actor{Tenant: m.Body, Identity: who.Identity, Roles: m.Roles, Client: m.Client}, func(tx *postgres.Tx) error {
		c, err := tx.Client(m.Client)
		out.Name = c.Name
		return err
	})
	return out, err
}
