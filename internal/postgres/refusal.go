package postgres

import (
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
)

type refusalRow struct {
	TenantID      id.Body    `gorm:"primaryKey"`
	ID            id.Refusal `gorm:"primaryKey"`
	Version       int
	CreatedAt     time.Time
	UpdatedAt     time.Time
	State         register.RefusalState
	Register      register.Name
	CertificateID id.Certificate
	ClientID      id.Client
	Number        string
	Last          date.Date
	Record        register.RefusalRecord `gorm:"serializer:json;type:jsonb"`
}

func (refusalRow) TableName() string                { return "register_refusals" }
func (r refusalRow) key() (id.Body, string, int)    { return r.TenantID, r.ID.String(), r.Version }
func (r refusalRow) record() register.RefusalRecord { return r.Record }

func (t *Tx) refusalRow(r register.RefusalRecord) refusalRow {
	return refusalRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, State: r.State, Register: r.Register, CertificateID: r.Certificate, ClientID: r.Client,
		Number: r.Number, Last: r.Last, Record: r}
}

func refusalWords(r register.RefusalRecord) []string {
	return []string{r.Number, r.Holder.En, r.Holder.Zh}
}

// InsertRefusal stores a new refusal.
func (t *Tx) InsertRefusal(f *register.Refusal) error {
	row := t.refusalRow(f.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(f, "register_refusals", row.ID.String(), refusalWords(row.Record)...)
}

// SaveRefusal stores a changed refusal and answers it with its new version.
func (t *Tx) SaveRefusal(f *register.Refusal) (register.RefusalRecord, error) {
	r := f.Record()
	r.Version++
	row := t.refusalRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.saved(f, "register_refusals", row.ID.String(), refusalWords(r)...)
}

// LockRefusal is the refusal, to be changed in this transaction from the version seen.
func (t *Tx) LockRefusal(rid id.Refusal, seen int) (*register.Refusal, error) {
	var row refusalRow
	if err := lock(t, &row, rid); err != nil {
		return nil, err
	}
	if err := CheckVersion(seen, row.Version); err != nil {
		return nil, err
	}
	return register.RefusalFrom(row.Record)
}

// LockOpenRefusals are the open refusals of the certificates by the register, to be changed in this transaction.
func (t *Tx) LockOpenRefusals(by register.Name, of ...id.Certificate) (map[id.Certificate]*register.Refusal, error) {
	var rows []refusalRow
	err := t.db.Clauses(forUpdate).Where("tenant_id = ? and register = ? and certificate_id in ? and state = 'open'", t.Actor.Tenant, by, of).Order("id").Find(&rows).Error
	out := map[id.Certificate]*register.Refusal{}
	for _, r := range rows {
		f, err := register.RefusalFrom(r.Record)
		if err != nil {
			return nil, err
		}
		out[r.CertificateID] = f
	}
	return out, err
}

// OpenRefusals is how many refusals by the register are open.
func (t *Tx) OpenRefusals(by register.Name) (int, error) {
	var n int64
	err := t.db.Model(&refusalRow{}).Where("tenant_id = ? and register = ? and state = 'open'", t.Actor.Tenant, by).Count(&n).Error
	return int(n), err
}

// PreparedRefusals are the certificates of the files prepared for IAF CertSearch about which a refusal is open.
func (t *Tx) PreparedRefusals() (out []id.Certificate, err error) {
	err = t.db.Raw(`select f.certificate_id from register_refusals f
		join register_entries e on e.tenant_id = f.tenant_id and e.certificate_id = f.certificate_id
		where f.tenant_id = ? and f.register = 'certsearch' and f.state = 'open' and e.prepared <> '' order by f.certificate_id`, t.Actor.Tenant).Scan(&out).Error
	return out, err
}

// ReportedRefusals are the certificates that were held back from CNCA and of which the report now tells all.
func (t *Tx) ReportedRefusals(sid id.Submission) (out []id.Certificate, err error) {
	err = t.db.Raw(`select f.certificate_id from register_refusals f
		join report_items i on i.tenant_id = f.tenant_id and i.certificate_id = f.certificate_id and i.submission_id = ?
		where f.tenant_id = ? and f.register = 'cnca' and f.state = 'open'
		group by f.certificate_id having not bool_or(i.held) order by f.certificate_id`, sid, t.Actor.Tenant).Scan(&out).Error
	return out, err
}

var refusalSorting = sorting{"number": "number", "last": "last"}

// RefusalFilter narrows the list of refusals.
type RefusalFilter struct{ Register, State string }

// Refusals is one page of the refusals and the cursor of the next.
func (t *Tx) Refusals(p Page, f RefusalFilter) ([]register.RefusalRecord, string, error) {
	if err := oneOf("state", f.State, register.RefusalStates.States()); err != nil {
		return nil, "", err
	}
	q := where(where(t.db.Model(&refusalRow{}).Where("tenant_id = ?", t.Actor.Tenant), "state", f.State), "register", f.Register)
	q, err := p.keyset(t.search(q, "register_refusals", p.Search), refusalSorting, "-last")
	if err != nil {
		return nil, "", err
	}
	var rows []refusalRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "-last", func(r refusalRow, key string) string {
		if key == "number" {
			return r.Number
		}
		return r.Last.String()
	}, func(r refusalRow) string { return r.ID.String() })
	return each(rows, refusalRow.record), next, nil
}
