package app

import (
	"cmp"
	"context"
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/body"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// NewBody is a body to be created, with its first administrator.
type NewBody struct {
	Slug         string            `json:"slug"`
	Name         text.Text         `json:"name"`
	Code         string            `json:"code" doc:"stands in the numbers of its certificates"`
	Country      string            `json:"country"`
	City         text.Text         `json:"city,omitempty"`
	TimeZone     string            `json:"time_zone"`
	Language     text.Lang         `json:"language" enum:"en,zh-CN"`
	Jurisdiction body.Jurisdiction `json:"jurisdiction" enum:"IAF,CN"`
	Admin        NewAdmin          `json:"admin"`
}

// NewAdmin is the first administrator.
type NewAdmin struct {
	Name  string `json:"name"`
	Email string `json:"email"`
}

// Created is a new body; the password of its administrator is told once and good until it is changed. It
// is empty where the administrator has an account already.
type Created struct {
	Body     body.Record `json:"body"`
	Password string      `json:"password,omitempty"`
}

var slugTaken = fault.Invalid{Fields: []fault.Field{{Path: "slug", Says: text.T("Another body has this short name.", "该简称已被使用。")}}}

// CreateBody makes a body and its first administrator. Nothing of it depends on mail.
func (a *App) CreateBody(ctx context.Context, by string, in NewBody) (out Created, err error) {
	b, err := body.New(body.Record{ID: id.Body(newID()), Slug: in.Slug, Name: in.Name, Code: in.Code, Country: in.Country, City: in.City,
		TimeZone: in.TimeZone, Language: in.Language, Jurisdiction: in.Jurisdiction}, a.Now())
	if err != nil {
		return out, err
	}
	i, password, err := a.oneTime(in.Admin.Name, in.Admin.Email, in.Language, false)
	if err != nil {
		return out, under("admin", err)
	}
	err = a.DB.System(ctx, "create body", func(tx *postgres.SystemTx) error {
		if _, taken, err := tx.BodyBySlug(in.Slug); err != nil || taken {
			return cmp.Or(err, error(slugTaken))
		}
		there, known, err := tx.IdentityByEmail(i.Email)
		if err != nil {
			return err
		}
		if known {
			i, password = there, ""
		} else if err := tx.InsertIdentity(i); err != nil {
			return err
		}
		return tx.InsertBody(b)
	})
	if err != nil {
		return out, err
	}
	out = Created{Body: b.Record(), Password: password}
	return out, a.write(ctx, access.Actor{Tenant: out.Body.ID, System: by}, "body.create", func(tx *postgres.Tx) error {
		if err := tx.InsertMembership(a.membership(i, []access.Role{access.Administrator}, id.Client{})); err != nil {
			return err
		}
		return insertPerson(tx, i, nil)
	})
}

// CreateOperator makes an operator of the deployment, or makes the owner of the address one; the password
// is told once and is empty where there is an account already.
func (a *App) CreateOperator(ctx context.Context, name, email string) (password string, err error) {
	i, password, err := a.oneTime(name, email, text.En, true)
	if err != nil {
		return "", err
	}
	return password, a.DB.System(ctx, "create operator", func(tx *postgres.SystemTx) error {
		there, known, err := tx.IdentityByEmail(i.Email)
		if err != nil {
			return err
		}
		if !known {
			return tx.InsertIdentity(i)
		}
		password = ""
		there.Operator = true
		return tx.SaveIdentity(there)
	})
}

// oneTime is a new identity with a password that is good until its owner sets another.
func (a *App) oneTime(name, email string, locale text.Lang, operator bool) (account.Identity, string, error) {
	email, err := account.NormaliseEmail(email)
	if err != nil {
		return account.Identity{}, "", err
	}
	if err := account.CheckName(name); err != nil {
		return account.Identity{}, "", err
	}
	word, _ := newSecret()
	password := strings.ToLower(word[:4] + "-" + word[4:8] + "-" + word[8:12] + "-" + word[12:16])
	hash, err := hashPassword(password)
	return account.Identity{ID: id.Identity(newID()), Version: 1, Email: email, Name: strings.TrimSpace(name), Locale: locale,
		PasswordHash: hash, MustChange: true, Operator: operator, CreatedAt: a.Now()}, password, err
}
