package postgres

import (
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

type sessionRow struct {
	ID           id.Session `gorm:"primaryKey"`
	IdentityID   id.Identity
	CreatedAt    time.Time
	LastSeenAt   time.Time
	ExpiresAt    time.Time
	EndedAt      *time.Time
	EndedBecause string
	UserAgent    string
	Address      string
	RefreshHash  []byte
	PreviousHash []byte
	RotatedAt    time.Time
}

func (sessionRow) TableName() string { return "sessions" }
func (sessionRow) untrailed() string { return "a session belongs to an identity, not to a body" }

func (r sessionRow) session() account.Session {
	s := account.Session{ID: r.ID, Identity: r.IdentityID, Refresh: r.RefreshHash, Previous: r.PreviousHash, RotatedAt: r.RotatedAt,
		CreatedAt: r.CreatedAt, SeenAt: r.LastSeenAt, ExpiresAt: r.ExpiresAt, EndedBecause: r.EndedBecause,
		Address: r.Address, Agent: r.UserAgent}
	if r.EndedAt != nil {
		s.EndedAt = *r.EndedAt
	}
	return s
}

func newSessionRow(s account.Session) sessionRow {
	r := sessionRow{ID: s.ID, IdentityID: s.Identity, CreatedAt: s.CreatedAt, LastSeenAt: s.SeenAt, ExpiresAt: s.ExpiresAt,
		EndedBecause: s.EndedBecause, UserAgent: s.Agent, Address: s.Address, RefreshHash: s.Refresh,
		PreviousHash: s.Previous, RotatedAt: s.RotatedAt}
	if r.PreviousHash == nil {
		r.PreviousHash = []byte{}
	}
	if !s.EndedAt.IsZero() {
		r.EndedAt = &s.EndedAt
	}
	return r
}

// InsertSession stores a new session.
func (t *SystemTx) InsertSession(s account.Session) error {
	row := newSessionRow(s)
	return t.db.Create(&row).Error
}

// LockSession is the session of the identifier, to be changed in this transaction; the zero Session when
// there is none.
func (t *SystemTx) LockSession(sid id.Session) (account.Session, error) {
	var row sessionRow
	res := t.db.Clauses(forUpdate).Where("id = ?", sid).Limit(1).Find(&row)
	return row.session(), res.Error
}

// SaveSession stores a changed session.
func (t *SystemTx) SaveSession(s account.Session) error {
	row := newSessionRow(s)
	return t.db.Save(&row).Error
}

// Sessions lists the sessions of the identity that may still be used, the latest first.
func (t *SystemTx) Sessions(iid id.Identity, now time.Time) ([]account.Session, error) {
	var rows []sessionRow
	err := t.db.Where("identity_id = ? and ended_at is null and expires_at > ?", iid, now).Order("last_seen_at desc").Find(&rows).Error
	return each(rows, sessionRow.session), err
}

// EndSessions ends every session of the identity but one (the zero identifier spares none).
func (t *SystemTx) EndSessions(iid id.Identity, but id.Session, because string, at time.Time) error {
	return t.db.Exec(`update sessions set ended_at = ?, ended_because = ?
		where identity_id = ? and ended_at is null and (?::uuid is null or id <> ?)`, at, because, iid, but, but).Error
}

// Membership is a place of an identity in a body, with what the chooser of bodies shows.
type Membership struct {
	Body     id.Body
	Slug     string
	BodyName text.Text
	Roles    []access.Role
	Client   id.Client
}

// MembershipsOf lists the active memberships of the identity.
func (t *SystemTx) MembershipsOf(iid id.Identity) ([]Membership, error) {
	var rows []struct {
		Body   id.Body
		Slug   string
		En, Zh string
		Roles  textArray
		Client id.Client
	}
	err := t.db.Raw(`select b.id as body, b.slug, coalesce(b.record->'name'->>'en', '') as en, coalesce(b.record->'name'->>'zh', '') as zh,
		m.roles, m.client_id as client
		from memberships m join bodies b on b.id = m.tenant_id
		where m.identity_id = ? and m.active order by b.slug, m.client_id nulls first`, iid).Scan(&rows).Error
	out := make([]Membership, len(rows))
	for i, r := range rows {
		out[i] = Membership{r.Body, r.Slug, text.T(r.En, r.Zh), roles(r.Roles), r.Client}
	}
	return out, err
}

// LookingInto lists the bodies that the operator may read under an open grant.
func (t *SystemTx) LookingInto(iid id.Identity, now time.Time) ([]Membership, error) {
	var rows []struct {
		Body   id.Body
		Slug   string
		En, Zh string
	}
	err := t.db.Raw(`select distinct b.id as body, b.slug, coalesce(b.record->'name'->>'en', '') as en, coalesce(b.record->'name'->>'zh', '') as zh
		from grants g join bodies b on b.id = g.tenant_id
		where g.operator_id = ? and g.valid_from <= ? and g.valid_until > ? and g.ended_at is null order by b.slug`, iid, now, now).Scan(&rows).Error
	out := make([]Membership, len(rows))
	for i, r := range rows {
		out[i] = Membership{Body: r.Body, Slug: r.Slug, BodyName: text.T(r.En, r.Zh)}
	}
	return out, err
}

func roles(names textArray) []access.Role {
	return each(names, func(n string) access.Role { return access.Role(n) })
}

func roleNames(rs []access.Role) textArray {
	return each(rs, func(r access.Role) string { return string(r) })
}
