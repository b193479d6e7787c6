package postgres

import (
	"errors"
	"time"

	"gorm.io/gorm"

	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

type decisionRow struct {
	TenantID      id.Body     `gorm:"primaryKey"`
	ID            id.Decision `gorm:"primaryKey"`
	Version       int
	CreatedAt     time.Time
	UpdatedAt     time.Time
	State         decision.State
	Type          decision.Type
	ClientID      id.Client
	ClientName    string
	ProgrammeID   id.Programme
	CertificateID id.Certificate
	ProposedOn    date.Date
	Record        decision.Record `gorm:"serializer:json;type:jsonb"`
}

func (decisionRow) TableName() string             { return "decisions" }
func (r decisionRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) decisionRow(r decision.Record) decisionRow {
	return decisionRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, State: r.State, Type: r.Type, ClientID: r.ClientID,
		ClientName: r.ClientName.In(text.En), ProgrammeID: r.ProgrammeID, CertificateID: r.CertificateID, ProposedOn: r.ProposedOn, Record: r}
}

// InsertDecision stores a prepared decision.
func (t *Tx) InsertDecision(d *decision.Decision) error {
	row := t.decisionRow(d.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(d, "decisions", row.ID.String(), decisionWords(row.Record)...)
}

// SaveDecision stores a changed decision and answers it with its new version.
func (t *Tx) SaveDecision(d *decision.Decision) (decision.Record, error) {
	r := d.Record()
	r.Version++
	row := t.decisionRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.saved(d, "decisions", row.ID.String(), decisionWords(row.Record)...)
}

// Decision is the decision of the identifier; people of a client see none.
func (t *Tx) Decision(did id.Decision) (decision.Record, error) {
	var row decisionRow
	if err := find(t, &row, did); err != nil {
		return decision.Record{}, err
	}
	if !t.Actor.Sees(row.ClientID) {
		return decision.Record{}, missing
	}
	return row.Record, nil
}

// LockDecision is the decision of the identifier, to be changed in this transaction from the version seen.
func (t *Tx) LockDecision(did id.Decision, seen int) (*decision.Decision, error) {
	var row decisionRow
	if err := lock(t, &row, did); err != nil {
		return nil, err
	}
	if !t.Actor.Sees(row.ClientID) {
		return nil, missing
	}
	if err := CheckVersion(seen, row.Version); err != nil {
		return nil, err
	}
	return decision.From(row.Record)
}

// LockPrepared is the decision of the type that lies prepared for the programme, nil when there is none.
func (t *Tx) LockPrepared(p id.Programme, of decision.Type) (*decision.Decision, error) {
	var row decisionRow
	err := t.db.Clauses(forUpdate).Where("programme_id = ? and type = ? and state = ?", p, of, decision.Prepared).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return decision.From(row.Record)
}

// DecisionsOfProgramme are the decisions about a programme, the newest first.
func (t *Tx) DecisionsOfProgramme(p id.Programme) ([]decision.Record, error) {
	var rows []decisionRow
	err := t.db.Where("programme_id = ?", p).Order("id desc").Find(&rows).Error
	return each(rows, func(r decisionRow) decision.Record { return r.Record }), err
}

// DecisionsOfProgrammes are the decisions of each of the programmes, as DecisionsOfProgramme lists them.
func (t *Tx) DecisionsOfProgrammes(list []id.Programme) (map[id.Programme][]decision.Record, error) {
	var rows []decisionRow
	err := t.db.Where("programme_id in ?", list).Order("id desc").Find(&rows).Error
	return grouped(rows, func(r decisionRow) id.Programme { return r.ProgrammeID }, func(r decisionRow) decision.Record { return r.Record }), err
}

// DecisionFilter narrows the list of decisions.
type DecisionFilter struct {
	State, Type string
	Unspoken    id.Identity // only those to which the person has neither agreed nor is recused from
}

var decisionSorting = sorting{"proposed": "proposed_on", "client": "client_name"}

// Decisions is one page of the decisions and the cursor of the next.
func (t *Tx) Decisions(p Page, f DecisionFilter) ([]decision.Record, string, error) {
	if err := errors.Join(oneOf("state", f.State, decision.States.States()), oneOf("type", f.Type, decision.Types)); err != nil {
		return nil, "", err
	}
	q := where(where(t.db.Model(&decisionRow{}), "state", f.State), "type", f.Type)
	if !t.Actor.Client.IsZero() {
		q = q.Where("client_id = ?", t.Actor.Client)
	}
	if !f.Unspoken.IsZero() {
		who := f.Unspoken.String()
		q = q.Where("not record @> jsonb_build_object('motion', jsonb_build_object('voices', jsonb_build_array(jsonb_build_object('by', ?::text))))", who).
			Where("not record @> jsonb_build_object('recusals', jsonb_build_array(jsonb_build_object('by', ?::text)))", who)
	}
	q, err := p.keyset(t.search(q, "decisions", p.Search), decisionSorting, "-proposed")
	if err != nil {
		return nil, "", err
	}
	var rows []decisionRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "-proposed", func(r decisionRow, key string) string {
		if key == "client" {
			return r.ClientName
		}
		return r.ProposedOn.String()
	}, func(r decisionRow) string { return r.ID.String() })
	return each(rows, func(r decisionRow) decision.Record { return r.Record }), next, nil
}

func decisionWords(r decision.Record) []string {
	return []string{r.ClientName.En, r.ClientName.Zh, r.Name().En, r.Name().Zh, r.ByName}
}
