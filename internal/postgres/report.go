package postgres

import (
	"errors"
	"time"

	"gorm.io/gorm"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
	"triennia/internal/domain/text"
)

// reportColumnsRow are the columns of the monthly report of a body; it has one row.
type reportColumnsRow struct {
	TenantID  id.Body `gorm:"primaryKey"`
	ID        id.Body `gorm:"primaryKey"`
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	Record    register.Mapping `gorm:"serializer:json;type:jsonb"`
}

func (reportColumnsRow) TableName() string             { return "report_columns" }
func (r reportColumnsRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

// ReportColumns are the columns of the monthly report: the body's own, or those delivered.
func (t *Tx) ReportColumns() (register.Mapping, error) {
	var row reportColumnsRow
	err := t.db.Where("tenant_id = ?", t.Actor.Tenant).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return register.Delivered(), nil
	}
	return row.Record, err
}

// LockReportColumns are the columns, to be changed in this transaction from the version seen.
func (t *Tx) LockReportColumns(seen int) (*register.Report, error) {
	if err := t.AloneIn("report columns"); err != nil { // also before there is a row
		return nil, err
	}
	r, err := t.ReportColumns()
	if err != nil {
		return nil, err
	}
	return register.FromMapping(r), CheckVersion(seen, r.Version)
}

// SaveReportColumns stores the changed columns and answers them with their new version.
func (t *Tx) SaveReportColumns(m *register.Report) (register.Mapping, error) {
	r := m.Record()
	r.Version++
	row := reportColumnsRow{TenantID: t.Actor.Tenant, ID: t.Actor.Tenant, Version: r.Version, Record: r}
	store := func() error { return update(t, &row) }
	if r.Version == register.DeliveredVersion+1 {
		store = func() error { return insert(t, &row) }
	}
	if err := store(); err != nil {
		return r, err
	}
	return r, t.saved(m, "report_columns", row.ID.String())
}

type reportItemRow struct {
	TenantID      id.Body       `gorm:"primaryKey"`
	ID            id.ReportItem `gorm:"primaryKey"`
	SubmissionID  id.Submission
	CertificateID id.Certificate
	Item          string
	Stream        register.Stream
	HappenedOn    date.Date
	Number        string
	Holder        string
	HolderZh      string
	Held          bool
}

func (reportItemRow) TableName() string { return "report_items" }
func (reportItemRow) untrailed() string {
	return "what the files of a report say, which is in the trail"
}

// ReportedItem is something that a report of a window told of, or held back.
type ReportedItem struct {
	ID          id.ReportItem   `json:"id"`
	Certificate id.Certificate  `json:"certificate"`
	Number      string          `json:"number"`
	Holder      text.Text       `json:"holder"`
	Stream      register.Stream `json:"stream" enum:"new,surveillances,changes"`
	On          date.Date       `json:"on"`
	Held        bool            `json:"held" doc:"not in the files"`
	Key         string          `json:"-"`
}

// InsertReportItems notes what the report told of and what it held back.
func (t *Tx) InsertReportItems(sid id.Submission, items []ReportedItem) error {
	if len(items) == 0 {
		return nil
	}
	rows := each(items, func(i ReportedItem) reportItemRow {
		return reportItemRow{TenantID: t.Actor.Tenant, ID: i.ID, SubmissionID: sid, CertificateID: i.Certificate, Item: i.Key, Stream: i.Stream, HappenedOn: i.On,
			Number: i.Number, Holder: i.Holder.In(text.En), HolderZh: i.Holder.In(text.Zh), Held: i.Held}
	})
	return t.db.CreateInBatches(rows, reportBatch).Error
}

// ForgetReportItems takes back what a report that was not sent told of.
func (t *Tx) ForgetReportItems(sid id.Submission) error {
	return t.db.Where("tenant_id = ? and submission_id = ?", t.Actor.Tenant, sid).Delete(&reportItemRow{}).Error
}

var reportItemSorting = sorting{"number": "number"}

// ReportItems is one page of what the report told of, and the cursor of the next.
func (t *Tx) ReportItems(sid id.Submission, p Page) ([]ReportedItem, string, error) {
	q := t.db.Model(&reportItemRow{}).Where("tenant_id = ? and submission_id = ?", t.Actor.Tenant, sid)
	q, err := p.keyset(q, reportItemSorting, "number")
	if err != nil {
		return nil, "", err
	}
	var rows []reportItemRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "number", func(r reportItemRow, _ string) string { return r.Number }, func(r reportItemRow) string { return r.ID.String() })
	return each(rows, func(r reportItemRow) ReportedItem {
		return ReportedItem{ID: r.ID, Certificate: r.CertificateID, Number: r.Number, Holder: text.T(r.Holder, r.HolderZh), Stream: r.Stream, On: r.HappenedOn, Held: r.Held}
	}), next, nil
}

// KnownItem is an item of a certificate that a report took up.
type KnownItem struct {
	Certificate id.Certificate
	Key         string
}

// KnownItems are what the reports so far did with the items of the certificates.
func (t *Tx) KnownItems(certificates []id.Certificate) (map[KnownItem]register.Known, error) {
	var rows []struct {
		CertificateID id.Certificate
		Item          string
		Held          bool
	}
	err := t.db.Model(&reportItemRow{}).Select("certificate_id, item, bool_and(held) as held").
		Where("tenant_id = ? and certificate_id in ?", t.Actor.Tenant, certificates).Group("certificate_id, item").Scan(&rows).Error
	out := map[KnownItem]register.Known{}
	for _, r := range rows {
		out[KnownItem{r.CertificateID, r.Item}] = register.Known{Told: !r.Held, Held: r.Held}
	}
	return out, err
}

// ReportedTo is the last day of which a report of a window was sent, the zero day where there is none.
func (t *Tx) ReportedTo() (day date.Date, err error) {
	err = t.db.Model(&submissionRow{}).Select("coalesce(max(record->>'to'), '')").
		Where("tenant_id = ? and register = ? and state = 'sent'", t.Actor.Tenant, register.CNCA).Row().Scan(&day)
	return day, err
}

// certificateBatch is how many certificates are looked at with what belongs to them in one go.
const certificateBatch = 500

// EachCertificate hands over all certificates of the body that were issued until the day, in batches.
func (t *Tx) EachCertificate(until date.Date, do func([]certificate.Record) error) error {
	after := beforeAll
	for {
		var rows []certificateRow
		err := t.db.Select("id", "record").Where("tenant_id = ? and id > ? and issued_on <= ?", t.Actor.Tenant, after, until).
			Order("id").Limit(certificateBatch).Find(&rows).Error
		if err != nil || len(rows) == 0 {
			return err
		}
		if err := do(each(rows, func(r certificateRow) certificate.Record { return r.Record })); err != nil {
			return err
		}
		after = rows[len(rows)-1].ID.String()
	}
}

// HeldAudits are the audits of the clients that are over on site, by client and without what was written in them.
func (t *Tx) HeldAudits(clients []id.Client) (map[id.Client][]audit.Record, error) {
	var rows []auditRow
	err := t.db.Select("id", "record - 'checklist' - 'plan' - 'report' as record").
		Where("tenant_id = ? and client_id in ? and state in ?", t.Actor.Tenant, clients, audit.HeldStates).Order("ends_on, id").Find(&rows).Error
	out := map[id.Client][]audit.Record{}
	for _, r := range rows {
		out[r.Record.ClientID] = append(out[r.Record.ClientID], r.Record)
	}
	return out, err
}

// DecisionsOfClients are the decisions about the clients that are not overtaken, by client.
func (t *Tx) DecisionsOfClients(clients []id.Client) (map[id.Client][]decision.Record, error) {
	var rows []decisionRow
	err := t.db.Select("id", "record - 'checks' - 'seen' as record").
		Where("tenant_id = ? and client_id in ? and state in ?", t.Actor.Tenant, clients, []decision.State{decision.Prepared, decision.Taken}).Order("id").Find(&rows).Error
	out := map[id.Client][]decision.Record{}
	for _, r := range rows {
		out[r.Record.ClientID] = append(out[r.Record.ClientID], r.Record)
	}
	return out, err
}

// ClientRecords are the clients of the identifiers.
func (t *Tx) ClientRecords(ids []id.Client) (map[id.Client]client.Record, error) {
	var rows []clientRow
	err := t.db.Where("tenant_id = ? and id in ?", t.Actor.Tenant, ids).Find(&rows).Error
	out := map[id.Client]client.Record{}
	for _, r := range rows {
		out[r.ID] = r.Record
	}
	return out, err
}

// ReviewedAreas are the technical areas that the applications were reviewed for.
func (t *Tx) ReviewedAreas(ids []id.Application) (map[id.Application][]string, error) {
	var rows []struct {
		ID      id.Application
		Sectors []string `gorm:"serializer:json"`
	}
	err := t.db.Table("applications").Select("id, coalesce(record->'review'->'sectors', '[]') as sectors").
		Where("tenant_id = ? and id in ?", t.Actor.Tenant, ids).Scan(&rows).Error
	out := map[id.Application][]string{}
	for _, r := range rows {
		out[r.ID] = r.Sectors
	}
	return out, err
}
