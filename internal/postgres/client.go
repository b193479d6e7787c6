package postgres

import (
	"context"
	"slices"
	"time"

	"gorm.io/gorm"

	"triennia/internal/domain/access"
	"triennia/internal/domain/client"
	"triennia/internal/domain/id"
	"triennia/internal/domain/intake"
	"triennia/internal/domain/text"
)

type clientRow struct {
	TenantID  id.Body   `gorm:"primaryKey"`
	ID        id.Client `gorm:"primaryKey"`
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	State     client.State
	Name      string
	Country   string
	AlikeEn   string
	AlikeZh   string
	CreditKey string
	NumberKey string
	Record    client.Record `gorm:"serializer:json;type:jsonb"`
}

func (clientRow) TableName() string             { return "clients" }
func (r clientRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) clientRow(r client.Record) clientRow {
	k := r.Likeness()
	return clientRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, State: r.State, Name: r.Name.In(text.En), Country: r.Country,
		AlikeEn: k.Names.En, AlikeZh: k.Names.Zh, CreditKey: k.CreditCode, NumberKey: k.RegistrationNumber, Record: r}
}

// InsertClient stores a new client.
func (t *Tx) InsertClient(c *client.Client) error {
	row := t.clientRow(c.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(c, "clients", row.ID.String(), clientWords(row.Record)...)
}

// SaveClient stores a changed client and answers it with its new version.
func (t *Tx) SaveClient(c *client.Client) (client.Record, error) {
	r := c.Record()
	r.Version++
	row := t.clientRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.saved(c, "clients", row.ID.String(), clientWords(row.Record)...)
}

// Client is the client of the identifier; for those who may not see it there is none.
func (t *Tx) Client(cid id.Client) (client.Record, error) {
	var row clientRow
	if !t.Actor.Sees(cid) {
		return client.Record{}, missing
	}
	err := find(t, &row, cid)
	return row.Record, err
}

// ClientNames are the names of the clients.
func (t *Tx) ClientNames(ids []id.Client) (map[id.Client]text.Text, error) {
	var rows []clientRow
	err := t.db.Where("tenant_id = ? and id in ?", t.Actor.Tenant, ids).Find(&rows).Error
	out := map[id.Client]text.Text{}
	for _, r := range rows {
		out[r.ID] = r.Record.Name
	}
	return out, err
}

// ClientsByID are the clients of the identifiers that the actor may see.
func (t *Tx) ClientsByID(ids []id.Client) (map[id.Client]client.Record, error) {
	ids = slices.DeleteFunc(slices.Clone(ids), func(c id.Client) bool { return !t.Actor.Sees(c) })
	out := map[id.Client]client.Record{}
	if len(ids) == 0 {
		return out, nil
	}
	var rows []clientRow
	err := t.db.Where("tenant_id = ? and id in ?", t.Actor.Tenant, ids).Find(&rows).Error
	for _, r := range rows {
		out[r.ID] = r.Record
	}
	return out, err
}

// LockClient is the client of the identifier, to be changed in this transaction from the version seen; 0
// where the change does not begin with what a person saw.
func (t *Tx) LockClient(cid id.Client, seen int) (*client.Client, error) {
	var row clientRow
	if !t.Actor.Sees(cid) {
		return nil, missing
	}
	if err := lock(t, &row, cid); err != nil {
		return nil, err
	}
	if seen > 0 {
		if err := CheckVersion(seen, row.Version); err != nil {
			return nil, err
		}
	}
	return client.From(row.Record)
}

// ClientFilter narrows the list of clients.
type ClientFilter struct{ State, Country string }

var clientSorting = sorting{"name": "name", "created": "created_at"}

// Clients is one page of the clients that the actor may see, and the cursor of the next.
func (db *DB) Clients(ctx context.Context, who access.Actor, p Page, f ClientFilter) ([]client.Record, string, error) {
	if err := oneOf("state", f.State, client.States.States()); err != nil {
		return nil, "", err
	}
	rows, err := quick[clientRow](ctx, db, who, func(t *Tx) (*gorm.DB, error) {
		q := t.db.Model(&clientRow{})
		if !who.Client.IsZero() {
			q = q.Where("id = ?", who.Client)
		}
		q = where(where(q, "state", f.State), "country", f.Country)
		return p.keyset(t.search(q, "clients", p.Search), clientSorting, "name")
	})
	if err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "name", func(r clientRow, key string) string {
		if key == "created" {
			return r.CreatedAt.Format(time.RFC3339Nano)
		}
		return r.Name
	}, func(r clientRow) string { return r.ID.String() })
	return each(rows, func(r clientRow) client.Record { return r.Record }), next, nil
}

// ClientsForImport is what an import compares with of all clients of the body.
func (t *Tx) ClientsForImport() ([]intake.Known, error) {
	var rows []struct {
		ID                             id.Client
		Country                        string
		CreditCode, RegistrationNumber string
		Name                           text.Text     `gorm:"serializer:json"`
		Emails                         []string      `gorm:"serializer:json"`
		Sites                          []client.Site `gorm:"serializer:json"`
	}
	err := t.db.Model(&clientRow{}).Where("tenant_id = ?", t.Actor.Tenant).Select(`id, country,
		coalesce(record->>'credit_code', '') as credit_code, coalesce(record->>'registration_number', '') as registration_number,
		record->'name' as name, jsonb_path_query_array(record, '$.contacts[*].email') as emails,
		coalesce(record->'sites', '[]') as sites`).Order("id").Find(&rows).Error
	out := make([]intake.Known, len(rows))
	for i, r := range rows {
		out[i] = intake.Known{ID: r.ID, Name: r.Name, Country: r.Country, CreditCode: r.CreditCode,
			RegistrationNumber: r.RegistrationNumber, Emails: r.Emails, Sites: r.Sites}
	}
	return out, err
}

func clientWords(r client.Record) []string {
	return []string{r.Name.En, r.Name.Zh, r.CreditCode, r.RegistrationNumber, r.City.En, r.City.Zh}
}
