package postgres

import (
	"time"

	"gorm.io/gorm/clause"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
)

type submissionRow struct {
	TenantID   id.Body       `gorm:"primaryKey"`
	ID         id.Submission `gorm:"primaryKey"`
	Version    int
	CreatedAt  time.Time
	UpdatedAt  time.Time
	Register   register.Name
	State      register.State
	PreparedOn date.Date
	EndedOn    date.Date
	Record     register.Record `gorm:"serializer:json;type:jsonb"`
}

func (submissionRow) TableName() string             { return "submissions" }
func (r submissionRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) submissionRow(r register.Record) submissionRow {
	return submissionRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, Register: r.Register, State: r.State, PreparedOn: r.PreparedOn, EndedOn: r.EndedOn, Record: r}
}

// InsertSubmission stores a new submission.
func (t *Tx) InsertSubmission(s *register.Submission) error {
	row := t.submissionRow(s.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(s, "submissions", row.ID.String())
}

// SaveSubmission stores a changed submission and answers it with its new version.
func (t *Tx) SaveSubmission(s *register.Submission) (register.Record, error) {
	r := s.Record()
	r.Version++
	row := t.submissionRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.saved(s, "submissions", row.ID.String())
}

// Submission is the submission of the identifier.
func (t *Tx) Submission(sid id.Submission) (register.Record, error) {
	var row submissionRow
	err := find(t, &row, sid)
	return row.Record, err
}

// LockSubmission is the submission, to be changed in this transaction from the version seen.
func (t *Tx) LockSubmission(sid id.Submission, seen int) (*register.Submission, error) {
	var row submissionRow
	if err := lock(t, &row, sid); err != nil {
		return nil, err
	}
	if err := CheckVersion(seen, row.Version); err != nil {
		return nil, err
	}
	return register.From(row.Record)
}

// LockSubmissionNow is the submission as it is, to be changed in this transaction by what follows from something else than
// a look at it.
func (t *Tx) LockSubmissionNow(sid id.Submission) (*register.Submission, error) {
	var row submissionRow
	if err := lock(t, &row, sid); err != nil {
		return nil, err
	}
	return register.From(row.Record)
}

// OpenSubmission is the submission to the register that waits for its upload or is on its way, found false where there is
// none.
func (t *Tx) OpenSubmission(to register.Name) (r register.Record, found bool, err error) {
	var rows []submissionRow
	err = t.db.Where("tenant_id = ? and register = ? and state in ?", t.Actor.Tenant, to, register.Open).Limit(1).Find(&rows).Error
	if len(rows) == 0 {
		return r, false, err
	}
	return rows[0].Record, true, err
}

// LastReport is the day of the last report of one of the kinds to the register, the zero day where there was none.
func (t *Tx) LastReport(to register.Name, kinds []register.Kind) (date.Date, error) {
	var rows []submissionRow
	err := t.db.Where("tenant_id = ? and register = ? and state = 'sent' and record->>'kind' in ?", t.Actor.Tenant, to, kinds).Order("ended_on desc").Limit(1).Find(&rows).Error
	if len(rows) == 0 {
		return date.Date{}, err
	}
	return rows[0].EndedOn, err
}

var submissionSorting = sorting{"prepared_on": "prepared_on"}

// Submissions is one page of what was told the register, and the cursor of the next.
func (t *Tx) Submissions(p Page, to register.Name) ([]register.Record, string, error) {
	q, err := p.keyset(t.db.Model(&submissionRow{}).Where("tenant_id = ? and register = ?", t.Actor.Tenant, to), submissionSorting, "-prepared_on")
	if err != nil {
		return nil, "", err
	}
	var rows []submissionRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "-prepared_on", func(r submissionRow, _ string) string { return r.PreparedOn.String() }, func(r submissionRow) string { return r.ID.String() })
	return each(rows, func(r submissionRow) register.Record { return r.Record }), next, nil
}

// Reportable is a certificate that the register knows or may know.
type Reportable struct {
	ID      id.Certificate
	Record  certificate.Record `gorm:"serializer:json;type:jsonb"`
	Allowed bool               // by the client, for the register
	Hash    string             // of what was uploaded last, empty where nothing was
}

// reportBatch is how many certificates are looked at in one go.
const reportBatch = 2000

// beforeAll stands before every identifier.
const beforeAll = "00000000-0000-0000-0000-000000000000"

// reportables reads certificates with what the register has of them and whether it may know them.
const reportables = `select c.id, c.record, coalesce(e.hash, '') as hash, coalesce(c.record->>'withheld', '') <> 'true' and exists (select from programmes p
		join contracts k on k.tenant_id = p.tenant_id and k.id = p.contract_id
		where p.tenant_id = c.tenant_id and p.id = c.programme_id and k.searchable) as allowed
	from certificates c left join register_entries e on e.tenant_id = c.tenant_id and e.certificate_id = c.id
	where c.tenant_id = ? and `

// Reportable is the certificate as it stands towards the register.
func (t *Tx) Reportable(cid id.Certificate) (r Reportable, err error) {
	err = told(t.db.Raw(reportables+"c.id = ?", t.Actor.Tenant, cid).Take(&r).Error)
	return r, err
}

// EachReportable hands over the certificates that the register knows or whose clients allow it, in batches.
func (t *Tx) EachReportable(do func([]Reportable) error) error {
	after := beforeAll
	for {
		var rows []Reportable
		err := t.db.Raw("select * from ("+reportables+"c.id > ?) as r where allowed or hash <> '' order by id limit ?",
			t.Actor.Tenant, after, reportBatch).Scan(&rows).Error
		if err != nil || len(rows) == 0 {
			return err
		}
		if err := do(rows); err != nil {
			return err
		}
		after = rows[len(rows)-1].ID.String()
	}
}

type registerEntryRow struct {
	TenantID      id.Body        `gorm:"primaryKey"`
	CertificateID id.Certificate `gorm:"primaryKey"`
	Hash          string
	Prepared      string
}

func (registerEntryRow) TableName() string { return "register_entries" }
func (registerEntryRow) untrailed() string {
	return "what the files of a submission say, which is in the trail"
}

// removed stands in the place of the hash of what is to go from the register.
const removed = "removed"

// PrepareEntries notes what the files of the prepared submission say of the certificates; an empty hash is one to go.
func (t *Tx) PrepareEntries(hashes map[id.Certificate]string) error {
	rows := make([]registerEntryRow, 0, len(hashes))
	for cid, hash := range hashes {
		if hash == "" {
			hash = removed
		}
		rows = append(rows, registerEntryRow{TenantID: t.Actor.Tenant, CertificateID: cid, Prepared: hash})
	}
	if len(rows) == 0 {
		return nil
	}
	return t.db.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "tenant_id"}, {Name: "certificate_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"prepared"})}).CreateInBatches(rows, reportBatch).Error
}

// SettleEntries ends the prepared submission: what its files say is what the register has, or, where they were not
// uploaded, they say nothing any more.
func (t *Tx) SettleEntries(uploaded bool) error {
	mine := t.db.Model(&registerEntryRow{}).Where("tenant_id = ? and prepared <> ''", t.Actor.Tenant)
	if !uploaded {
		return mine.Update("prepared", "").Error
	}
	return mine.Updates(map[string]any{"hash": clause.Expr{SQL: "case prepared when 'removed' then '' else prepared end"}, "prepared": ""}).Error
}

// SettleEntry notes that the register has the certificate as the hash says, empty where it hides it.
func (t *Tx) SettleEntry(cid id.Certificate, hash string) error {
	row := registerEntryRow{TenantID: t.Actor.Tenant, CertificateID: cid, Hash: hash}
	return t.db.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "tenant_id"}, {Name: "certificate_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"hash", "prepared"})}).Create(&row).Error
}

// refusedHash stands in the place of the hash of a certificate of which the register refused what was uploaded: whatever it
// says is told again.
const refusedHash = "refused"

// UnsettleEntry notes that the register refused what was uploaded of the certificate; told is false where nothing was.
func (t *Tx) UnsettleEntry(cid id.Certificate) (told bool, err error) {
	res := t.db.Model(&registerEntryRow{}).Where("tenant_id = ? and certificate_id = ? and hash <> ''", t.Actor.Tenant, cid).Update("hash", refusedHash)
	return res.RowsAffected > 0, res.Error
}

type bodyReminderRow struct {
	TenantID id.Body   `gorm:"primaryKey"`
	About    string    `gorm:"primaryKey"`
	OwedOn   date.Date `gorm:"primaryKey"`
}

func (bodyReminderRow) TableName() string { return "body_reminders" }
func (bodyReminderRow) untrailed() string {
	return "the letters that it stands for are in the trail"
}

// RemindOnce notes that the staff have the letter about the duty of the body that was owed on the day; first is false where
// they had it already.
func (t *Tx) RemindOnce(about string, owed date.Date) (first bool, err error) {
	res := t.db.Clauses(clause.OnConflict{DoNothing: true}).Create(&bodyReminderRow{TenantID: t.Actor.Tenant, About: about, OwedOn: owed})
	return res.RowsAffected > 0, res.Error
}
