package postgres

import (
	"time"

	"gorm.io/gorm"

	"triennia/internal/domain/date"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

type findingRow struct {
	TenantID      id.Body    `gorm:"primaryKey"`
	ID            id.Finding `gorm:"primaryKey"`
	Version       int
	CreatedAt     time.Time
	UpdatedAt     time.Time
	AuditID       id.Audit
	ClientID      id.Client
	ApplicationID id.Application
	ProgrammeID   id.Programme
	Reference     string
	Number        int
	Grade         finding.Grade
	State         finding.State
	Clause        string
	ClientName    string
	DueOn         date.Date
	Record        finding.Record `gorm:"serializer:json;type:jsonb"`
}

func (findingRow) TableName() string             { return "findings" }
func (r findingRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) findingRow(r finding.Record) findingRow {
	row := findingRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, AuditID: r.AuditID, ClientID: r.ClientID,
		ApplicationID: r.ApplicationID, ProgrammeID: r.ProgrammeID, Reference: r.Reference, Number: r.Number, Grade: r.Grade,
		State: r.State, Clause: r.Clause, ClientName: r.ClientName.In(text.En), DueOn: never, Record: r}
	if d := r.Due(); !d.IsZero() {
		row.DueOn = d
	}
	return row
}

// InsertFinding stores a new finding.
func (t *Tx) InsertFinding(f *finding.Finding) error {
	row := t.findingRow(f.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.findingSaved(f, row)
}

// SaveFinding stores a changed finding and answers it with its new version.
func (t *Tx) SaveFinding(f *finding.Finding) (finding.Record, error) {
	r := f.Record()
	r.Version++
	row := t.findingRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.findingSaved(f, row)
}

// findingSaved also counts the open findings of the audit, which its list shows.
func (t *Tx) findingSaved(f *finding.Finding, row findingRow) error {
	err := t.db.Exec(`update audits set open_findings = (select count(*) from findings f where f.tenant_id = audits.tenant_id
		and f.audit_id = audits.id and f.state not in ('draft', 'closed', 'dropped')) where id = ?`, row.AuditID).Error
	if err != nil {
		return err
	}
	r := row.Record
	return t.saved(f, "findings", row.ID.String(), r.Reference, r.ClientName.En, r.ClientName.Zh, r.Statement)
}

// visible hides drafts, which only staff see, and the findings of other clients.
func (t *Tx) visible(q *gorm.DB) *gorm.DB {
	if t.Actor.Client.IsZero() {
		return q
	}
	return q.Where("client_id = ? and state not in ('draft', 'dropped')", t.Actor.Client)
}

// Finding is the finding of the identifier; for those who may not see it there is none.
func (t *Tx) Finding(fid id.Finding) (finding.Record, error) {
	var row findingRow
	err := told(t.visible(t.db.Where("id = ?", fid)).Take(&row).Error)
	return row.Record, err
}

// LockFinding is the finding of the identifier, to be changed in this transaction from the version seen.
func (t *Tx) LockFinding(fid id.Finding, seen int) (*finding.Finding, error) {
	var row findingRow
	if err := told(t.visible(t.db.Clauses(forUpdate).Where("id = ?", fid)).Take(&row).Error); err != nil {
		return nil, err
	}
	if seen > 0 {
		if err := CheckVersion(seen, row.Version); err != nil {
			return nil, err
		}
	}
	return finding.From(row.Record)
}

// FindingsOf lists the findings of audits in the order of their numbers.
func (t *Tx) FindingsOf(audits ...id.Audit) ([]finding.Record, error) {
	if len(audits) == 0 {
		return nil, nil
	}
	var rows []findingRow
	err := t.visible(t.db.Where("audit_id in ?", audits)).Order("audit_id, number").Find(&rows).Error
	return each(rows, func(r findingRow) finding.Record { return r.Record }), err
}

// FindingFilter narrows the list of findings.
type FindingFilter struct {
	State, Grade string
	Client       id.Client
	Open         bool // only those that somebody still has to act on
}

var findingSorting = sorting{"due": "due_on", "client": "client_name", "reference": "reference"}

// Findings is one page of the findings that the actor may see, and the cursor of the next.
func (t *Tx) Findings(p Page, f FindingFilter) ([]finding.Record, string, error) {
	if err := oneOf("state", f.State, finding.States.States()); err != nil {
		return nil, "", err
	}
	q := t.visible(t.db.Model(&findingRow{}))
	q = where(where(where(q, "state", f.State), "grade", f.Grade), "client_id", f.Client.String())
	if f.Open {
		q = q.Where("state not in ('closed', 'dropped')")
	}
	q, err := p.keyset(t.search(q, "findings", p.Search), findingSorting, "due")
	if err != nil {
		return nil, "", err
	}
	var rows []findingRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "due", func(r findingRow, key string) string {
		switch key {
		case "client":
			return r.ClientName
		case "reference":
			return r.Reference
		}
		return r.DueOn.String()
	}, func(r findingRow) string { return r.ID.String() })
	return each(rows, func(r findingRow) finding.Record { return r.Record }), next, nil
}
