package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

var noSession = fault.New(fault.NoSession, text.T("Please sign in.", "请先登录。"))

var noSuchBody = fault.Missing(text.T("certification body", "认证机构"))

// Authenticate answers who sends a request: the session of the access token, and the standing in the
// body of the slug (empty for requests that concern no body). Without a session it answers NoSession;
// to a person who has nothing to do with the body the body does not exist.
func (a *App) Authenticate(ctx context.Context, token, slug string) (access.Actor, error) {
	session, err := a.Tokens.Verify(token)
	if err != nil {
		return access.Actor{}, noSession
	}
	standing, open, err := a.DB.Standing(ctx, session, slug, a.Now())
	if err != nil {
		return access.Actor{}, err
	}
	if !open {
		return access.Actor{}, noSession
	}
	if slug != "" && (standing.Body.IsZero() || len(standing.Roles) == 0 && standing.Grant.IsZero()) {
		return access.Actor{}, noSuchBody
	}
	return access.Actor{Tenant: standing.Body, Identity: standing.Identity, Name: standing.Name, Roles: standing.Roles,
		Client: standing.Client, Operator: standing.Operator, Grant: standing.Grant, Session: session}, nil
}
