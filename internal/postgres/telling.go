package postgres

import (
	"time"

	"gorm.io/gorm/clause"

	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
	"triennia/internal/domain/text"
)

type tellingRow struct {
	TenantID      id.Body    `gorm:"primaryKey"`
	ID            id.Telling `gorm:"primaryKey"`
	SubmissionID  id.Submission
	CertificateID id.Certificate
	ClientID      id.Client
	Number        string
	Holder        string
	HolderZh      string
	State         register.TellingState
	Hide          bool
	Attempts      int
	Failures      int
	NextAt        time.Time
	Hash          string
	Given         string
	Code          string
	Says          string
}

func (tellingRow) TableName() string { return "register_tellings" }
func (tellingRow) untrailed() string {
	return "the submission that it belongs to and the refusals are in the trail"
}

func (r tellingRow) telling() register.Telling {
	return register.Telling{ID: r.ID, Register: register.CertSearch, Submission: r.SubmissionID, Certificate: r.CertificateID, Client: r.ClientID, Number: r.Number, Holder: text.T(r.Holder, r.HolderZh),
		State: r.State, Hide: r.Hide, Attempts: r.Attempts, Failures: r.Failures, NextAt: r.NextAt, Hash: r.Hash, Given: r.Given, Code: r.Code, Says: r.Says}
}

// BeginTellings lines up the certificates that the prepared submission tells of, to be sent from the instant on.
func (t *Tx) BeginTellings(sid id.Submission, from time.Time) error {
	return t.db.Exec(`insert into register_tellings (tenant_id, submission_id, certificate_id, client_id, number, holder, holder_zh, hide, next_at)
		select e.tenant_id, ?, c.id, c.client_id, c.number, coalesce(c.record->'holder'->'name'->>'en', ''), coalesce(c.record->'holder'->'name'->>'zh', ''),
			e.prepared = ?, ?
		from register_entries e join certificates c on c.tenant_id = e.tenant_id and c.id = e.certificate_id
		where e.tenant_id = ? and e.prepared <> ''`, sid, removed, from, t.Actor.Tenant).Error
}

// NextTelling is the certificate of the submission that is to be sent next, locked; found is false where none waits.
func (t *Tx) NextTelling(sid id.Submission) (u register.Telling, found bool, err error) {
	var rows []tellingRow
	err = t.db.Clauses(forUpdate).Where("tenant_id = ? and submission_id = ? and state = 'waiting'", t.Actor.Tenant, sid).
		Order("next_at, certificate_id").Limit(1).Find(&rows).Error
	if len(rows) == 0 {
		return u, false, err
	}
	return rows[0].telling(), true, err
}

// LockTelling is the certificate on its way, to be changed in this transaction.
func (t *Tx) LockTelling(uid id.Telling) (register.Telling, error) {
	var row tellingRow
	err := lock(t, &row, uid)
	return row.telling(), err
}

// SaveTelling stores what became of the certificate.
func (t *Tx) SaveTelling(u register.Telling) error {
	row := tellingRow{State: u.State, Hide: u.Hide, Attempts: u.Attempts, Failures: u.Failures, NextAt: u.NextAt, Hash: u.Hash,
		Given: u.Given, Code: u.Code, Says: u.Says}
	return t.db.Model(&tellingRow{}).Select("state", "hide", "attempts", "failures", "next_at", "hash", "given", "code", "says").
		Where("tenant_id = ? and id = ?", t.Actor.Tenant, u.ID).Updates(&row).Error
}

// LeaveOutRest notes that what still waits of the submission is not sent, and why.
func (t *Tx) LeaveOutRest(sid id.Submission, why register.Why) error {
	return t.db.Model(&tellingRow{}).Where("tenant_id = ? and submission_id = ? and state = 'waiting'", t.Actor.Tenant, sid).
		Updates(map[string]any{"state": register.LeftOut, "code": why}).Error
}

// Progress is how far the sending of the submission has come.
func (t *Tx) Progress(sid id.Submission) (n register.Progress, err error) {
	err = t.db.Raw(`select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'accepted') as accepted,
		count(*) filter (where state = 'refused') as refused, count(*) filter (where state = 'left_out') as left_out,
		count(*) filter (where state = 'waiting' and failures > 0) as late
		from register_tellings where tenant_id = ? and submission_id = ?`, t.Actor.Tenant, sid).Scan(&n).Error
	return n, err
}

var tellingSorting = sorting{"number": "number"}

// Tellings is one page of the certificates of the submission, and the cursor of the next.
func (t *Tx) Tellings(sid id.Submission, p Page, state string) ([]register.Telling, string, error) {
	if err := oneOf("state", state, register.TellingStates); err != nil {
		return nil, "", err
	}
	q := where(t.db.Model(&tellingRow{}).Where("tenant_id = ? and submission_id = ?", t.Actor.Tenant, sid), "state", state)
	q, err := p.keyset(q, tellingSorting, "number")
	if err != nil {
		return nil, "", err
	}
	var rows []tellingRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "number", func(r tellingRow, _ string) string { return r.Number }, func(r tellingRow) string { return r.ID.String() })
	return each(rows, tellingRow.telling), next, nil
}

type registerLineRow struct {
	TenantID id.Body `gorm:"primaryKey"`
	NextAt   time.Time
}

func (registerLineRow) TableName() string { return "register_lines" }
func (registerLineRow) untrailed() string { return "when the next request may go out" }

// LockLine is when the next request to the register may go out. Nobody else sends until the transaction ends.
func (t *Tx) LockLine() (time.Time, error) {
	var row registerLineRow
	err := t.db.Raw(`insert into register_lines (tenant_id) values (?)
		on conflict (tenant_id) do update set tenant_id = excluded.tenant_id returning next_at`, t.Actor.Tenant).Scan(&row).Error
	return row.NextAt, err
}

// Line is when the next request may go out, for those who look.
func (t *Tx) Line() (time.Time, error) {
	var rows []registerLineRow
	err := t.db.Where("tenant_id = ?", t.Actor.Tenant).Limit(1).Find(&rows).Error
	if len(rows) == 0 {
		return time.Time{}, err
	}
	return rows[0].NextAt, err
}

// HoldLine keeps requests back until the instant.
func (t *Tx) HoldLine(until time.Time) error {
	return t.db.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "tenant_id"}}, DoUpdates: clause.AssignmentColumns([]string{"next_at"})}).
		Create(&registerLineRow{TenantID: t.Actor.Tenant, NextAt: until}).Error
}
