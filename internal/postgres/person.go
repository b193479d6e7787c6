package postgres

import (
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/id"
	"triennia/internal/domain/staff"
)

type personRow struct {
	TenantID  id.Body     `gorm:"primaryKey"`
	ID        id.Identity `gorm:"primaryKey"`
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	Name      string
	Record    staff.Record `gorm:"serializer:json;type:jsonb"`
}

func (personRow) TableName() string             { return "people" }
func (r personRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) personRow(r staff.Record) personRow {
	return personRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, Name: r.Name, Record: r}
}

// InsertPerson stores a new person of the body.
func (t *Tx) InsertPerson(p *staff.Person) error {
	row := t.personRow(p.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(p, "people", row.ID.String(), row.Name, row.Record.Email)
}

// SavePerson stores a changed person and answers it with its new version.
func (t *Tx) SavePerson(p *staff.Person) (staff.Record, error) {
	r := p.Record()
	r.Version++
	row := t.personRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.saved(p, "people", row.ID.String(), row.Name, row.Record.Email)
}

// Person is a person of the body.
func (t *Tx) Person(iid id.Identity) (staff.Record, error) {
	var row personRow
	err := find(t, &row, iid)
	return row.Record, err
}

// LockPerson is a person of the body, to be changed in this transaction from the version seen.
func (t *Tx) LockPerson(iid id.Identity, seen int) (*staff.Person, error) {
	var row personRow
	if err := lock(t, &row, iid); err != nil {
		return nil, err
	}
	if err := CheckVersion(seen, row.Version); err != nil {
		return nil, err
	}
	return staff.From(row.Record)
}

// AllPeople lists every person of the body by name, for those who plan and decide.
func (t *Tx) AllPeople() ([]staff.Record, error) {
	var rows []personRow
	err := t.db.Order("name, id").Find(&rows).Error
	return each(rows, func(r personRow) staff.Record { return r.Record }), err
}

// Conflicted are the people who have declared a conflict with some client, by name.
func (t *Tx) Conflicted() ([]staff.Record, error) {
	var rows []personRow
	err := t.db.Where("tenant_id = ? and jsonb_array_length(record->'conflicts') > 0", t.Actor.Tenant).Order("name, id").Find(&rows).Error
	return each(rows, func(r personRow) staff.Record { return r.Record }), err
}

// PersonFilter narrows the list of people.
type PersonFilter struct {
	Role   access.Role
	Active string // yes, no, empty for both
}

var personSorting = sorting{"name": "name", "since": "created_at"}

// People is one page of the people of the body, and the cursor of the next.
func (t *Tx) People(p Page, f PersonFilter) ([]staff.Record, string, error) {
	if err := oneOf("role", string(f.Role), access.StaffRoles); err != nil {
		return nil, "", err
	}
	if err := oneOf("active", f.Active, []string{"yes", "no"}); err != nil {
		return nil, "", err
	}
	q := t.db.Model(&personRow{})
	const member = "id in (select identity_id from memberships where client_id is null and "
	if f.Role != "" {
		q = q.Where(member+"? = any(roles))", string(f.Role))
	}
	if f.Active != "" {
		q = q.Where(member+"active = ?)", f.Active == "yes")
	}
	q = t.search(q, "people", p.Search)
	q, err := p.keyset(q, personSorting, "name")
	if err != nil {
		return nil, "", err
	}
	var rows []personRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "name", func(r personRow, key string) string {
		if key == "since" {
			return r.CreatedAt.Format(time.RFC3339Nano)
		}
		return r.Name
	}, func(r personRow) string { return r.ID.String() })
	return each(rows, func(r personRow) staff.Record { return r.Record }), next, nil
}
