package postgres

import (
	"slices"
	"time"

	"gorm.io/gorm"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/intake"
	"triennia/internal/domain/programme"
)

type certificateRow struct {
	TenantID    id.Body        `gorm:"primaryKey"`
	ID          id.Certificate `gorm:"primaryKey"`
	Version     int
	CreatedAt   time.Time
	UpdatedAt   time.Time
	State       certificate.State
	Number      string
	Code        string
	ClientID    id.Client
	ProgrammeID id.Programme
	Holder      string
	Country     string
	Standard    string
	IssuedOn    date.Date
	ExpiresOn   date.Date
	Record      certificate.Record `gorm:"serializer:json;type:jsonb"`
}

func (certificateRow) TableName() string             { return "certificates" }
func (r certificateRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) certificateRow(r certificate.Record) certificateRow {
	return certificateRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, State: r.State, Number: r.Number, Code: r.Code,
		ClientID: r.ClientID, ProgrammeID: r.ProgrammeID, Holder: r.Holder.Name.In("en"), Country: r.Holder.Country, Standard: r.Standard,
		IssuedOn: r.IssuedOn, ExpiresOn: r.ExpiresOn, Record: r}
}

// InsertCertificate stores a new certificate; a number or code that exists is refused by the database.
func (t *Tx) InsertCertificate(c *certificate.Certificate) error {
	row := t.certificateRow(c.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.savedCertificate(c, row.Record)
}

// SaveCertificate stores a changed certificate and answers it with its new version.
func (t *Tx) SaveCertificate(c *certificate.Certificate) (certificate.Record, error) {
	r := c.Record()
	r.Version++
	row := t.certificateRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.savedCertificate(c, r)
}

// savedCertificate lets the register find a stored certificate with its sub-certificates, and the public log tell of it.
func (t *Tx) savedCertificate(c *certificate.Certificate, r certificate.Record) error {
	t.told = append(t.told, r)
	if err := t.nameSubs(r); err != nil {
		return err
	}
	return t.saved(c, "certificates", r.ID.String(), certificateWords(r)...)
}

// Certificate is the certificate of the identifier; for those who may not see its client there is none.
func (t *Tx) Certificate(cid id.Certificate) (certificate.Record, error) {
	var row certificateRow
	if err := find(t, &row, cid); err != nil {
		return certificate.Record{}, err
	}
	if !t.Actor.Sees(row.ClientID) {
		return certificate.Record{}, missing
	}
	return row.Record, nil
}

// CertificatesByID are those of the identifiers that the actor may see.
func (t *Tx) CertificatesByID(list []id.Certificate) ([]certificate.Record, error) {
	var rows []certificateRow
	if err := t.db.Where("id in ?", list).Order("id").Find(&rows).Error; err != nil {
		return nil, err
	}
	rows = slices.DeleteFunc(rows, func(r certificateRow) bool { return !t.Actor.Sees(r.ClientID) })
	return each(rows, func(r certificateRow) certificate.Record { return r.Record }), nil
}

// LockCertificate is the certificate of the identifier, to be changed in this transaction; seen is 0 for
// a change that follows from something else than a look at the certificate.
func (t *Tx) LockCertificate(cid id.Certificate, seen int) (*certificate.Certificate, error) {
	var row certificateRow
	if err := lock(t, &row, cid); err != nil {
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
	return certificate.From(row.Record)
}

// CertificatesOfProgramme are the certificates of a programme, the newest first.
func (t *Tx) CertificatesOfProgramme(p id.Programme) ([]certificate.Record, error) {
	var rows []certificateRow
	err := t.db.Where("programme_id = ?", p).Order("issued_on desc, id desc").Find(&rows).Error
	return each(rows, func(r certificateRow) certificate.Record { return r.Record }), err
}

// CertificatesOfClient are all certificates of the client, the newest first.
func (t *Tx) CertificatesOfClient(c id.Client) ([]certificate.Record, error) {
	var rows []certificateRow
	err := t.db.Where("client_id = ?", c).Order("issued_on desc, id desc").Find(&rows).Error
	return each(rows, func(r certificateRow) certificate.Record { return r.Record }), err
}

// StandingCertificates are the certificates of a client that have not ended on the day.
func (t *Tx) StandingCertificates(c id.Client, today date.Date) ([]certificate.Record, error) {
	var rows []certificateRow
	err := t.db.Where("client_id = ? and state in ? and expires_on >= ?", c, []certificate.State{certificate.Active, certificate.Suspended}, today).
		Order("id").Find(&rows).Error
	return each(rows, func(r certificateRow) certificate.Record { return r.Record }), err
}

// ExpiredCertificates are at most n of the certificates that expired by the day and whose programme goes on, after the one
// that is named, in the order of their identifiers.
func (t *Tx) ExpiredCertificates(by date.Date, after id.Certificate, n int) (list []id.Certificate, err error) {
	q := t.db.Model(&certificateRow{}).
		Where("tenant_id = ? and state in ? and expires_on <= ?", t.Actor.Tenant, []certificate.State{certificate.Active, certificate.Suspended}, by).
		Where("exists (select from programmes p where p.tenant_id = certificates.tenant_id and p.id = certificates.programme_id and p.state = ?)", programme.Certified)
	if !after.IsZero() {
		q = q.Where("id > ?", after)
	}
	return list, q.Order("id").Limit(n).Pluck("id", &list).Error
}

// CertificatesTo are at most n of the certificates to the edition that stand on the day, after the one that is named, in
// the order of their identifiers.
func (t *Tx) CertificatesTo(edition string, today date.Date, after string, n int) (list []id.Certificate, err error) {
	q := t.db.Model(&certificateRow{}).Where("tenant_id = ? and standard = ? and state in ? and expires_on >= ?", t.Actor.Tenant, edition,
		[]certificate.State{certificate.Active, certificate.Suspended}, today)
	if after != "" {
		q = q.Where("id > ?", after)
	}
	return list, q.Order("id").Limit(n).Pluck("id", &list).Error
}

// HasCertificate tells whether the body has a certificate or a sub-certificate of the number, in capitals or not.
func (t *Tx) HasCertificate(number string) (bool, error) {
	var there bool
	err := t.db.Raw(`select exists (select from certificates where tenant_id = @t and folded = upper(@n))
		or exists (select from sub_certificates where tenant_id = @t and folded = upper(@n))`, map[string]any{"t": t.Actor.Tenant, "n": number}).Row().Scan(&there)
	return there, err
}

// CertificateNamed is the certificate of the body with the number, in capitals or not, or with the code of its public page, also where they
// are of a sub-certificate of it; nil where there is none.
func (t *Tx) CertificateNamed(number, code string) (*certificate.Record, error) {
	var rows []certificateRow
	err := t.db.Where(`tenant_id = @t and (folded = upper(@n) or code = @c
		or id in (select certificate_id from sub_certificates where tenant_id = @t and (folded = upper(@n) or code = @c)))`,
		map[string]any{"t": t.Actor.Tenant, "n": number, "c": code}).Limit(1).Find(&rows).Error
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return &rows[0].Record, nil
}

// CertificatesForImport are all certificates of the body, as a table of others is read against them on the day.
func (t *Tx) CertificatesForImport(today date.Date) ([]intake.Issued, error) {
	var rows []certificateRow
	err := t.db.Select("number", "client_id", "standard", "state", "expires_on").Order("id").Find(&rows).Error
	return each(rows, func(r certificateRow) intake.Issued {
		stands := (r.State == certificate.Active || r.State == certificate.Suspended) && !r.ExpiresOn.Before(today)
		return intake.Issued{Number: r.Number, Client: r.ClientID, Standard: r.Standard, Stands: stands}
	}), err
}

// AtRisk is the filter of certificates whose recertification audit is not held though its last safe day has passed.
const AtRisk = "at_risk"

// Unsigned is the filter of certificates that wait for a signature, their own or of a sub-certificate, since before an
// instant.
const Unsigned = "unsigned"

// The jobs that sign what was issued.
const (
	SignJob    = "certificate.sign"
	SignSubJob = "certificate.sign_sub"
)

// unsigned are certificates with a task that is not done. A person may have signed what the task has not, so the documents
// count.
const unsigned = `id in (select (payload->>'subject')::uuid from outbox where tenant_id = @t and job in @jobs and state <> 'done')
	and (created_at < @before and not exists (select from signed_documents d where d.tenant_id = @t and d.id = certificates.id and d.suffix = 0)
	or exists (select from sub_certificates s where s.tenant_id = @t and s.certificate_id = certificates.id and s.created_at < @before
		and not exists (select from signed_documents d where d.tenant_id = @t and d.id = s.certificate_id and d.suffix = s.suffix)))`

// SigningError is what went wrong when the certificate, or a sub-certificate of it, was last signed and is not yet.
func (t *Tx) SigningError(cid id.Certificate) (says string, err error) {
	err = t.db.Raw(`select coalesce((select error from outbox where tenant_id = ? and job in ? and state <> 'done' and error <> ''
		and payload->>'subject' = ? order by id desc limit 1), '')`, t.Actor.Tenant, []string{SignJob, SignSubJob}, cid.String()).Row().Scan(&says)
	return says, err
}

// CertificateFilter narrows the list of certificates. Status is a state, "expired" or AtRisk, on the day Today, or Unsigned
// since Before.
type CertificateFilter struct {
	Status, Standard string
	Client           id.Client
	Today            date.Date
	Before           time.Time
}

var certificateSorting = sorting{"holder": "holder", "expires": "expires_on", "issued": "issued_on"}

// Certificates is one page of the certificates that the actor may see, and the cursor of the next.
func (t *Tx) Certificates(p Page, f CertificateFilter) ([]certificate.Record, string, error) {
	if err := oneOf("status", f.Status, append(certificate.States.States(), certificate.State(certificate.Expired), AtRisk, Unsigned)); err != nil {
		return nil, "", err
	}
	q := t.db.Model(&certificateRow{})
	if !t.Actor.Client.IsZero() {
		q = q.Where("client_id = ?", t.Actor.Client)
	}
	if !f.Client.IsZero() {
		q = q.Where("client_id = ?", f.Client)
	}
	q = where(q, "standard", f.Standard)
	switch f.Status {
	case string(certificate.Expired):
		q = q.Where("state in ? and expires_on < ?", []certificate.State{certificate.Active, certificate.Suspended}, f.Today)
	case string(certificate.Active), string(certificate.Suspended):
		q = q.Where("state = ? and expires_on >= ?", f.Status, f.Today)
	case AtRisk:
		q = q.Where("id in (select subject_id from obligations where tenant_id = ? and subject = 'certificate' and "+atRisk+")", t.Actor.Tenant, f.Today, f.Today)
	case Unsigned:
		q = q.Where(unsigned, map[string]any{"t": t.Actor.Tenant, "jobs": []string{SignJob, SignSubJob}, "before": f.Before})
	default:
		q = where(q, "state", f.Status)
	}
	q, err := p.keyset(t.search(q, "certificates", p.Search), certificateSorting, "-issued")
	if err != nil {
		return nil, "", err
	}
	var rows []certificateRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "-issued", certificateRow.sortedBy, func(r certificateRow) string { return r.ID.String() })
	return each(rows, func(r certificateRow) certificate.Record { return r.Record }), next, nil
}

// ListedFilter narrows the directory. Status is a state or "expired", on the day Today; Country is that of the holder;
// Since leaves out what has not changed since the day.
type ListedFilter struct {
	Status, Standard, Country string
	Since, Today              date.Date
}

// Listed is one page of the certificates whose clients allow the directory of the body to list them, by holder.
func (t *Tx) Listed(p Page, f ListedFilter) ([]certificate.Record, string, error) {
	q := t.listed(f)
	q, err := p.keyset(t.search(q, "certificates", p.Search), certificateSorting, "holder")
	if err != nil {
		return nil, "", err
	}
	var rows []certificateRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "holder", certificateRow.sortedBy, func(r certificateRow) string { return r.ID.String() })
	return each(rows, func(r certificateRow) certificate.Record { return r.Record }), next, nil
}

// listedSince is that a certificate was issued since the day, that its status changed or that its client changed what it
// allows. The last is known by the moment at which the agreement was written.
const listedSince = `(issued_on >= @since or (record->'history'->-1->>'on')::date >= @since
	or exists (select from jsonb_array_elements(record->'subs') s where (s->>'on')::date >= @since or (s->>'ended_on')::date >= @since)
	or state in @running and expires_on >= @expired and expires_on < @today
	or exists (select from programmes p join contracts k on k.tenant_id = p.tenant_id and k.id = p.contract_id
		where p.tenant_id = certificates.tenant_id and p.id = certificates.programme_id and k.updated_at >= @since))`

// ListedTag tells whether the directory is the same as before: it changes with any certificate in it.
func (t *Tx) ListedTag(f ListedFilter) (tag string, err error) {
	err = t.listed(f).Select("md5(coalesce(string_agg(id::text || version, ',' order by id), ''))").Row().Scan(&tag)
	return tag, err
}

// listed are the certificates of the directory. What was replaced is not in it: its successor is; nor what is withheld.
func (t *Tx) listed(f ListedFilter) *gorm.DB {
	q := t.db.Model(&certificateRow{}).Where("tenant_id = ? and state <> ? and coalesce(record->>'withheld', '') <> 'true'", t.Actor.Tenant, certificate.Superseded).
		Where(`exists (select from programmes p join contracts k on k.tenant_id = p.tenant_id and k.id = p.contract_id
			where p.tenant_id = certificates.tenant_id and p.id = certificates.programme_id and k.listed)`)
	q = where(where(q, "country", f.Country), "standard", f.Standard)
	if !f.Since.IsZero() {
		q = q.Where(listedSince, map[string]any{"since": f.Since, "expired": f.Since.AddDays(-1), "today": f.Today, "running": []certificate.State{certificate.Active, certificate.Suspended}})
	}
	switch f.Status {
	case "":
		return q
	case string(certificate.Expired):
		return q.Where("state in ? and expires_on < ?", []certificate.State{certificate.Active, certificate.Suspended}, f.Today)
	case string(certificate.Active), string(certificate.Suspended):
		return q.Where("state = ? and expires_on >= ?", f.Status, f.Today)
	}
	return q.Where("state = ?", f.Status)
}

func (r certificateRow) sortedBy(key string) string {
	switch key {
	case "holder":
		return r.Holder
	case "expires":
		return r.ExpiresOn.String()
	}
	return r.IssuedOn.String()
}

func certificateWords(r certificate.Record) []string {
	out := []string{r.Number, r.Holder.Name.En, r.Holder.Name.Zh, r.Holder.City.En, r.Holder.City.Zh, r.Holder.Registered, r.Scope.En, r.Scope.Zh}
	for _, s := range r.Documents()[1:] {
		out = append(out, s.Number)
	}
	return out
}

// Carried are, by auditor, the programmes with a certificate that stands on the day and whose latest audit the person
// has audited. Stage 1 alone carries no certificate.
func (t *Tx) Carried(today date.Date) (map[id.Identity][]id.Programme, error) {
	var rows []struct {
		PersonID    id.Identity
		ProgrammeID id.Programme
	}
	err := t.db.Raw(`select (m->>'person_id')::uuid as person_id, c.programme_id from certificates c
		join lateral (select record from audits a where a.tenant_id = @t and a.programme_id = c.programme_id and a.type <> 'stage1'
			and a.state in @held order by a.ends_on desc, a.id desc limit 1) latest on true
		cross join lateral jsonb_array_elements(latest.record->'team') m
		where c.tenant_id = @t and c.state in ('active', 'suspended') and c.expires_on >= @today and m->>'role' in ('lead', 'auditor')
		group by 1, 2`,
		map[string]any{"t": t.Actor.Tenant, "today": today, "held": audit.HeldStates}).Scan(&rows).Error
	out := map[id.Identity][]id.Programme{}
	for _, r := range rows {
		out[r.PersonID] = append(out[r.PersonID], r.ProgrammeID)
	}
	return out, err
}
