package app

import (
	"errors"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"triennia/internal/domain/id"
)

// accessTokenLife is how long an access token stands for its session without being renewed.
const accessTokenLife = 10 * time.Minute

const tokenIssuer = "triennia"

// TokenKey signs access tokens. The first key of a ring signs, all of them verify.
type TokenKey struct {
	ID     string
	Secret []byte
}

// Tokens makes and reads access tokens. A token says which session it stands for and nothing about
// rights: these are read from the database at each request.
type Tokens struct {
	Keys func() []TokenKey // the one that signs first
	Now  func() time.Time
}

// Sign makes the access token of a session.
func (t Tokens) Sign(session id.Session) (string, error) {
	now := t.Now()
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{
		Issuer: tokenIssuer, Audience: jwt.ClaimStrings{tokenIssuer}, Subject: session.String(),
		IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(now.Add(accessTokenLife)),
	})
	signer := t.Keys()[0]
	token.Header["kid"] = signer.ID
	return token.SignedString(signer.Secret)
}

// Verify reads the session of a token that is ours and not expired.
func (t Tokens) Verify(token string) (id.Session, error) {
	var claims jwt.RegisteredClaims
	_, err := jwt.ParseWithClaims(token, &claims, t.key,
		jwt.WithValidMethods([]string{"HS256"}), jwt.WithIssuer(tokenIssuer), jwt.WithAudience(tokenIssuer),
		jwt.WithExpirationRequired(), jwt.WithTimeFunc(t.Now))
	if err != nil {
		return id.Session{}, err
	}
	var session id.Session
	if err := session.UnmarshalText([]byte(claims.Subject)); err != nil || session.IsZero() {
		return session, errors.New("token: no session")
	}
	return session, nil
}

func (t Tokens) key(token *jwt.Token) (any, error) {
	for _, k := range t.Keys() {
		if k.ID == token.Header["kid"] {
			return k.Secret, nil
		}
	}
	return nil, errors.New("token: unknown key")
}
