package postgres

import (
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/misuse"
)

type misuseRow struct {
	TenantID    id.Body   `gorm:"primaryKey"`
	ID          id.Misuse `gorm:"primaryKey"`
	Version     int
	CreatedAt   time.Time
	UpdatedAt   time.Time
	State       misuse.State
	Kind        misuse.Kind
	ClientID    id.Client
	ProgrammeID id.Programme
	RecordedOn  date.Date
	DueOn       date.Date
	Record      misuse.Record `gorm:"serializer:json;type:jsonb"`
}

func (misuseRow) TableName() string             { return "misuses" }
func (r misuseRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (r misuseRow) record() misuse.Record { return r.Record }

func (t *Tx) misuseRow(r misuse.Record) misuseRow {
	row := misuseRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, State: r.State, Kind: r.Kind, ClientID: r.ClientID, ProgrammeID: r.ProgrammeID,
		RecordedOn: r.RecordedOn, DueOn: r.DueOn(), Record: r}
	if row.DueOn.IsZero() {
		row.DueOn = never
	}
	return row
}

func misuseWords(r misuse.Record) []string {
	return []string{r.Reference, r.Name.En, r.Name.Zh, r.Certificate, r.Where}
}

// InsertMisuse stores a new misuse.
func (t *Tx) InsertMisuse(m *misuse.Misuse) error {
	row := t.misuseRow(m.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(m, "misuses", row.ID.String(), misuseWords(row.Record)...)
}

// SaveMisuse stores a changed misuse and answers it with its new version.
func (t *Tx) SaveMisuse(m *misuse.Misuse) (misuse.Record, error) {
	r := m.Record()
	r.Version++
	row := t.misuseRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.saved(m, "misuses", row.ID.String(), misuseWords(r)...)
}

// Misuse is the misuse of the identifier, for people of the body only.
func (t *Tx) Misuse(mid id.Misuse) (misuse.Record, error) {
	var row misuseRow
	if !t.Actor.Client.IsZero() {
		return misuse.Record{}, missing
	}
	err := find(t, &row, mid)
	return row.Record, err
}

// LockMisuse is the misuse, to be changed in this transaction from the version seen. People of a client change only what
// is theirs and was told to them.
func (t *Tx) LockMisuse(mid id.Misuse, seen int) (*misuse.Misuse, error) {
	var row misuseRow
	if err := lock(t, &row, mid); err != nil {
		return nil, err
	}
	if c := t.Actor.Client; !c.IsZero() {
		if _, told := row.Record.ForClient(); c != row.ClientID || !told {
			return nil, missing
		}
	}
	if err := CheckVersion(seen, row.Version); err != nil {
		return nil, err
	}
	return misuse.From(row.Record)
}

// MisuseFilter narrows the list of misuses.
type MisuseFilter struct {
	State string // of the state machine, or "open"
	Kind  string
}

var misuseSorting = sorting{"recorded": "recorded_on", "due": "due_on"}

// misuseOpen is the condition of the index misuses_waiting.
const misuseOpen = "state not in ('corrected', 'dismissed')"

// Misuses is one page of the misuses and the cursor of the next; people of a client read none.
func (t *Tx) Misuses(p Page, f MisuseFilter) ([]misuse.Record, string, error) {
	if !t.Actor.Client.IsZero() {
		return nil, "", missing
	}
	if err := oneOf("state", f.State, append(misuse.States.States(), "open")); err != nil {
		return nil, "", err
	}
	if err := oneOf("kind", f.Kind, misuse.Kinds); err != nil {
		return nil, "", err
	}
	q := where(t.db.Model(&misuseRow{}).Where("tenant_id = ?", t.Actor.Tenant), "kind", f.Kind)
	if f.State == "open" {
		q = q.Where(misuseOpen)
	} else {
		q = where(q, "state", f.State)
	}
	q, err := p.keyset(t.search(q, "misuses", p.Search), misuseSorting, "-recorded")
	if err != nil {
		return nil, "", err
	}
	var rows []misuseRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "-recorded", func(r misuseRow, key string) string {
		if key == "due" {
			return r.DueOn.String()
		}
		return r.RecordedOn.String()
	}, func(r misuseRow) string { return r.ID.String() })
	return each(rows, misuseRow.record), next, nil
}

// MisusesOfClient are the misuses by the client, the newest first: for people of the body, and for the client itself. Both
// read their own view of them.
func (t *Tx) MisusesOfClient(c id.Client) ([]misuse.Record, error) {
	if !t.Actor.Sees(c) {
		return nil, missing
	}
	var rows []misuseRow
	err := t.db.Where("tenant_id = ? and client_id = ?", t.Actor.Tenant, c).Order("recorded_on desc, id desc").Limit(200).Find(&rows).Error
	return each(rows, misuseRow.record), err
}

// OpenMisusesOf are the misuses of the certificates of each of the programmes that are not closed.
func (t *Tx) OpenMisusesOf(list []id.Programme) (map[id.Programme][]misuse.Record, error) {
	var rows []misuseRow
	err := t.db.Where("tenant_id = ? and programme_id in ?", t.Actor.Tenant, list).Where(misuseOpen).Order("id").Find(&rows).Error
	return grouped(rows, func(r misuseRow) id.Programme { return r.ProgrammeID }, misuseRow.record), err
}
