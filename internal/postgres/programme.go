package postgres

import (
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
)

type programmeRow struct {
	TenantID      id.Body      `gorm:"primaryKey"`
	ID            id.Programme `gorm:"primaryKey"`
	Version       int
	CreatedAt     time.Time
	UpdatedAt     time.Time
	ClientID      id.Client
	ApplicationID id.Application
	ContractID    id.Contract
	Standard      string
	State         programme.State
	ExpiresOn     date.Date
	Record        programme.Record `gorm:"serializer:json;type:jsonb"`
}

func (programmeRow) TableName() string             { return "programmes" }
func (r programmeRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) programmeRow(r programme.Record) programmeRow {
	return programmeRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, ClientID: r.ClientID, ApplicationID: r.ApplicationID,
		ContractID: r.ContractID, Standard: r.Standard, State: r.State, ExpiresOn: r.ExpiresOn, Record: r}
}

// InsertProgramme stores a new programme.
func (t *Tx) InsertProgramme(p *programme.Programme) error {
	row := t.programmeRow(p.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(p, "programmes", row.ID.String())
}

// SaveProgramme stores a changed programme and answers it with its new version.
func (t *Tx) SaveProgramme(p *programme.Programme) (programme.Record, error) {
	r := p.Record()
	r.Version++
	row := t.programmeRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.saved(p, "programmes", row.ID.String())
}

// Programme is the programme of the identifier; for those who may not see its client there is none.
func (t *Tx) Programme(pid id.Programme) (programme.Record, error) {
	var row programmeRow
	if err := find(t, &row, pid); err != nil {
		return programme.Record{}, err
	}
	if !t.Actor.Sees(row.ClientID) {
		return programme.Record{}, missing
	}
	return row.Record, nil
}

// Programmes are those of the identifiers that the actor may see.
func (t *Tx) Programmes(list []id.Programme) (map[id.Programme]programme.Record, error) {
	var rows []programmeRow
	err := t.db.Where("id in ?", list).Find(&rows).Error
	out := map[id.Programme]programme.Record{}
	for _, r := range rows {
		if t.Actor.Sees(r.ClientID) {
			out[r.ID] = r.Record
		}
	}
	return out, err
}

// LockProgramme is the programme of the identifier, to be changed in this transaction; seen is 0 where
// the change does not begin with what a person saw.
func (t *Tx) LockProgramme(pid id.Programme, seen int) (*programme.Programme, error) {
	var row programmeRow
	if err := lock(t, &row, pid); err != nil {
		return nil, err
	}
	if !t.Actor.Sees(row.ClientID) {
		return nil, missing
	}
	if seen > 0 {
		if err := CheckVersion(seen, row.Version); err != nil {
			return nil, err
		}
	}
	return programme.From(row.Record)
}

// ProgrammesOf lists the programmes of a client, the newest first; none for those who may not see it.
func (t *Tx) ProgrammesOf(client id.Client) ([]programme.Record, error) {
	if !t.Actor.Sees(client) {
		return nil, missing
	}
	var rows []programmeRow
	err := t.db.Where("client_id = ?", client).Order("created_at desc").Find(&rows).Error
	return each(rows, func(r programmeRow) programme.Record { return r.Record }), err
}
