package postgres

import (
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/id"
)

// Standing is what a session may do in a body, read at each request.
type Standing struct {
	Identity id.Identity
	Name     string
	Email    string
	Locale   string
	Operator bool
	Body     id.Body // zero when there is no body of that slug
	Roles    []access.Role
	Client   id.Client
	Grant    id.Grant
}

// Standing reads the session, the identity, the body of the slug (empty for none) and the membership in
// one round trip. ok is false when the session has ended or never was.
func (t *SystemTx) Standing(session id.Session, slug string, now time.Time) (s Standing, ok bool, err error) {
	var row struct {
		Identity id.Identity
		Name     string
		Email    string
		Locale   string
		Operator bool
		Body     id.Body
		Roles    textArray
		Client   id.Client
		Grant    id.Grant
	}
	res := t.db.Raw(`select i.id as identity, i.name, i.email, i.locale, i.operator, b.id as body, m.roles, m.client_id as client, g.id as "grant"
		from sessions s join identities i on i.id = s.identity_id
		left join bodies b on b.slug = ?
		left join memberships m on m.tenant_id = b.id and m.identity_id = i.id and m.active
		left join grants g on i.operator and m.id is null and g.tenant_id = b.id and g.operator_id = i.id
			and g.valid_from <= ? and g.valid_until > ? and g.ended_at is null
		where s.id = ? and s.ended_at is null and s.expires_at > ?
		order by m.client_id nulls first limit 1`, slug, now, now, session, now).Scan(&row)
	if res.Error != nil || res.RowsAffected == 0 {
		return Standing{}, false, res.Error
	}
	s = Standing{Identity: row.Identity, Name: row.Name, Email: row.Email, Locale: row.Locale, Operator: row.Operator,
		Body: row.Body, Client: row.Client, Grant: row.Grant}
	for _, r := range row.Roles {
		s.Roles = append(s.Roles, access.Role(r))
	}
	return s, true, nil
}
