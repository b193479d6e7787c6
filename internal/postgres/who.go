package postgres

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

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

const standing = `select i.id, i.name, i.email, i.locale, i.operator, b.id, m.roles, m.client_id, g.id
	from sessions s join identities i on i.id = s.identity_id
	left join bodies b on b.slug = $2
	left join memberships m on m.tenant_id = b.id and m.identity_id = i.id and m.active
	left join grants g on i.operator and m.id is null and g.tenant_id = b.id and g.operator_id = i.id
		and g.valid_from <= $3 and g.valid_until > $3 and g.ended_at is null
	where s.id = $1 and s.ended_at is null and s.expires_at > $3
	order by m.client_id nulls first limit 1`

// Standing reads the session, the identity, the body of the slug (empty for none) and the membership as
// the system role in one round trip. open is false when the session has ended or never was.
func (db *DB) Standing(ctx context.Context, session id.Session, slug string, now time.Time) (s Standing, open bool, err error) {
	err = db.system.pool.QueryRow(ctx, standing, [16]byte(session), slug, now).Scan(
		&s.Identity, &s.Name, &s.Email, &s.Locale, &s.Operator, &s.Body, &s.Roles, &s.Client, &s.Grant)
	if errors.Is(err, pgx.ErrNoRows) {
		return Standing{}, false, nil
	}
	if err != nil {
		return Standing{}, false, unavailable(err)
	}
	return s, true, nil
}
