package postgres

import (
	"slices"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

type membershipRow struct {
	TenantID   id.Body       `gorm:"primaryKey"`
	ID         id.Membership `gorm:"primaryKey"`
	Version    int
	CreatedAt  time.Time
	UpdatedAt  time.Time
	IdentityID id.Identity
	ClientID   id.Client
	Roles      textArray `gorm:"type:text[]"`
	Active     bool
	Name       string
	Email      string
	Locale     text.Lang
	TimeZone   string
}

func (membershipRow) TableName() string             { return "memberships" }
func (r membershipRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (r membershipRow) membership() account.Membership {
	return account.Membership{ID: r.ID, Version: r.Version, Identity: r.IdentityID, Client: r.ClientID, Name: r.Name, Email: r.Email, Locale: r.Locale, TimeZone: r.TimeZone,
		Roles: roles(r.Roles), Active: r.Active, Since: r.CreatedAt}
}

func (t *Tx) membershipRow(m account.Membership) membershipRow {
	return membershipRow{TenantID: t.Actor.Tenant, ID: m.ID, Version: m.Version, IdentityID: m.Identity, ClientID: m.Client,
		Roles: roleNames(m.Roles), Active: m.Active, Name: m.Name, Email: m.Email, Locale: m.Locale, TimeZone: m.TimeZone}
}

var alreadyMember = fault.New(fault.IllegalMove, text.T("This person is a member already.", "此人已是成员。"))

// InsertMembership stores a new membership; an identity has one per client, and one with the body.
func (t *Tx) InsertMembership(m account.Membership) error {
	there, err := t.membershipsWhere("identity_id = ? and client_id is not distinct from ?", m.Identity, m.Client)
	if err != nil {
		return err
	}
	if len(there) > 0 {
		return alreadyMember
	}
	row := t.membershipRow(m)
	return insert(t, &row)
}

// SaveMembership stores a changed membership and raises its version.
func (t *Tx) SaveMembership(m account.Membership) (account.Membership, error) {
	m.Version++
	row := t.membershipRow(m)
	return m, update(t, &row)
}

// LockMembership is the membership of the identifier, to be changed in this transaction.
func (t *Tx) LockMembership(mid id.Membership, seen int) (account.Membership, error) {
	var row membershipRow
	if err := lock(t, &row, mid); err != nil {
		return account.Membership{}, err
	}
	if !row.ClientID.IsZero() && !t.Actor.Sees(row.ClientID) {
		return account.Membership{}, missing
	}
	return row.membership(), CheckVersion(seen, row.Version)
}

// StaffMembership is what the person is within the body itself; found is false for none.
func (t *Tx) StaffMembership(iid id.Identity) (m account.Membership, found bool, err error) {
	list, err := t.membershipsWhere("identity_id = ? and client_id is null", iid)
	if err != nil || len(list) == 0 {
		return m, false, err
	}
	return list[0], true, nil
}

// StaffMemberships lists the memberships of the body's own people.
func (t *Tx) StaffMemberships() ([]account.Membership, error) {
	return t.membershipsWhere("client_id is null")
}

// PeopleOf lists the memberships of a client's people; nobody else's than those the actor may see.
func (t *Tx) PeopleOf(c id.Client) ([]account.Membership, error) {
	if !t.Actor.Sees(c) {
		return nil, missing
	}
	return t.membershipsWhere("client_id = ?", c)
}

// PeopleOfClients are the memberships of the people of each of the clients, as PeopleOf lists them.
func (t *Tx) PeopleOfClients(list []id.Client) (map[id.Client][]account.Membership, error) {
	people, err := t.membershipsWhere("client_id in ?", slices.DeleteFunc(slices.Clone(list), func(c id.Client) bool { return !t.Actor.Sees(c) }))
	return grouped(people, func(m account.Membership) id.Client { return m.Client }, func(m account.Membership) account.Membership { return m }), err
}

// ClientsOf are the clients that the person acts for.
func (t *Tx) ClientsOf(iid id.Identity) ([]id.Client, error) {
	list, err := t.membershipsWhere("identity_id = ? and client_id is not null and active", iid)
	return each(list, func(m account.Membership) id.Client { return m.Client }), err
}

// Holders lists the active people of the body that hold the permission.
func (t *Tx) Holders(p access.Permission) ([]account.Membership, error) {
	return t.membershipsWhere("client_id is null and active and roles && ?::text[]", roleNames(access.Holders(p)))
}

// AdministratorsBut counts the active administrators other than the person.
func (t *Tx) AdministratorsBut(iid id.Identity) (int64, error) {
	var n int64
	err := t.db.Model(&membershipRow{}).Where("client_id is null and active and identity_id <> ? and ? = any(roles)",
		iid, string(access.Administrator)).Count(&n).Error
	return n, err
}

func (t *Tx) membershipsWhere(condition string, args ...any) ([]account.Membership, error) {
	var rows []membershipRow
	err := t.db.Where(condition, args...).Order("name, id").Find(&rows).Error
	return each(rows, membershipRow.membership), err
}

// DescribeMember keeps name, language and time zone of a person in step with its account.
func (t *Tx) DescribeMember(i account.Identity) error {
	var rows []membershipRow
	if err := t.db.Clauses(forUpdate).Where("identity_id = ?", i.ID).Find(&rows).Error; err != nil {
		return err
	}
	for n := range rows {
		rows[n].Name, rows[n].Locale, rows[n].TimeZone = i.Name, i.Locale, i.TimeZone
		rows[n].Version++
		if err := update(t, &rows[n]); err != nil {
			return err
		}
	}
	return nil
}
