package postgres

import (
	"gorm.io/gorm"

	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
)

// Moving narrows the certificates that move from an edition to the next, on the day Today.
type Moving struct {
	From, To string
	Stage    certificate.Stage
	Today    date.Date
	Until    date.Date // of the transition, zero where it has no end
}

// MovingRow is a certificate to the edition before with what leads it to the later one.
type MovingRow struct {
	ID            id.Certificate
	Holder        string
	ExpiresOn     date.Date
	IssuedOn      date.Date
	Record        certificate.Record `gorm:"serializer:json;type:jsonb"`
	Stage         certificate.Stage
	ApplicationID id.Application
	AuditID       id.Audit // the next that is ahead
	AuditOn       date.Date
}

// stageOf is the stage of a certificate by the application that moves it.
const stageOf = `case when m.reached is null then 'waiting' when m.reached then 'agreed' else 'applied' end`

// moving are the certificates that stand to the edition before, each with the application that moves it and its next
// audit.
func (t *Tx) moving(f Moving) *gorm.DB {
	ended := []application.State{application.Declined, application.Lapsed, application.Rejected, application.Withdrawn}
	q := t.db.Table("certificates").Where("certificates.tenant_id = ? and certificates.standard = ? and certificates.state in ? and certificates.expires_on >= ?",
		t.Actor.Tenant, f.From, []certificate.State{certificate.Active, certificate.Suspended}, f.Today).
		Joins(`left join (select distinct on (moves) record->'certified'->>'certificate_id' as moves, id as application_id, state = ? as reached
			from applications where tenant_id = ? and ? = any (standards) and state not in ? and record->'certified'->>'certificate_id' is not null
			order by moves, state = ? desc, created_at desc) m on m.moves = certificates.id::text`,
			application.Contracted, t.Actor.Tenant, f.To, ended, application.Contracted).
		Joins(`left join lateral (select a.id as audit_id, a.sort_on as audit_on from audits a where a.tenant_id = certificates.tenant_id
			and a.programme_id = certificates.programme_id and a.state in ? order by a.sort_on, a.id limit 1) n on true`, audit.AheadStates)
	if f.Stage != "" {
		q = q.Where(stageOf+" = ?", f.Stage)
	}
	return q
}

// CertificatesMoving is one page of the certificates that move, those that end first before the others, and the cursor
// of the next.
func (t *Tx) CertificatesMoving(p Page, f Moving) ([]MovingRow, string, error) {
	if err := oneOf("stage", string(f.Stage), certificate.Stages); err != nil {
		return nil, "", err
	}
	q, err := p.keyset(t.search(t.moving(f), "certificates", p.Search), certificateSorting, "expires")
	if err != nil {
		return nil, "", err
	}
	var rows []MovingRow
	err = q.Select("certificates.id, holder, expires_on, issued_on, record, " + stageOf + " as stage, application_id, audit_id, audit_on").Find(&rows).Error
	if err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "expires", func(r MovingRow, key string) string {
		return certificateRow{Holder: r.Holder, ExpiresOn: r.ExpiresOn, IssuedOn: r.IssuedOn}.sortedBy(key)
	}, func(r MovingRow) string { return r.ID.String() })
	return rows, next, nil
}

// HoldersMoving are at most n of the certificates that move, after the one that is named, in the order of their
// identifiers: for work that goes through all of them.
func (t *Tx) HoldersMoving(f Moving, after string, n int) (list []certificate.Record, last string, err error) {
	q := t.moving(f)
	if after != "" {
		q = q.Where("certificates.id > ?", after)
	}
	var rows []MovingRow
	err = q.Select("certificates.id, record").Order("certificates.id").Limit(n).Find(&rows).Error
	if len(rows) > 0 {
		last = rows[len(rows)-1].ID.String()
	}
	return each(rows, func(r MovingRow) certificate.Record { return r.Record }), last, err
}

// MovingQuarter is how many certificates have their next audit in the quarter that begins on the day, zero where none is
// planned before the end of the transition.
type MovingQuarter struct {
	Begins date.Date
	Number int
}

// MovingCounts is how many certificates are at which stage, and when the next audits of all of them are.
func (t *Tx) MovingCounts(f Moving) (stages map[certificate.Stage]int, quarters []MovingQuarter, err error) {
	var counted []struct {
		Stage  certificate.Stage
		Number int
	}
	if err := t.moving(f).Select(stageOf + " as stage, count(*) as number").Group("stage").Scan(&counted).Error; err != nil {
		return nil, nil, err
	}
	stages = map[certificate.Stage]int{}
	for _, c := range counted {
		stages[c.Stage] = c.Number
	}
	return stages, quarters, t.moving(f).Select(`date_trunc('quarter', case when ?::date is null or audit_on <= ?::date then audit_on end)::date as begins, count(*) as number`, f.Until, f.Until).Group("begins").Order("begins").Scan(&quarters).Error
}

// MovedCounts is how many certificates stand to the later edition, and how many to the one before ended with its
// transition.
func (t *Tx) MovedCounts(f Moving) (moved, ended int, err error) {
	err = t.db.Raw(`select (select count(*) from certificates where tenant_id = @t and standard = @to and state in ('active', 'suspended') and expires_on >= @today),
		(select count(*) from certificates where tenant_id = @t and standard = @from and state in ('active', 'suspended') and expires_on < @today and record->'shortened' is not null)`,
		map[string]any{"t": t.Actor.Tenant, "to": f.To, "from": f.From, "today": f.Today}).Row().Scan(&moved, &ended)
	return moved, ended, err
}
