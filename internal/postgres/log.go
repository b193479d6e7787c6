package postgres

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"golang.org/x/mod/sumdb/tlog"
	"gorm.io/gorm"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/id"
)

type logEntryRow struct {
	TenantID      id.Body `gorm:"primaryKey"`
	N             int64   `gorm:"primaryKey"`
	CreatedAt     time.Time
	CertificateID id.Certificate
	Content       string
}

func (logEntryRow) TableName() string { return "log_entries" }
func (logEntryRow) untrailed() string {
	return "the change of the certificate that it tells is in the trail"
}

type logHashRow struct {
	TenantID id.Body `gorm:"primaryKey"`
	N        int64   `gorm:"primaryKey"`
	Hash     []byte
}

func (logHashRow) TableName() string { return "log_hashes" }
func (logHashRow) untrailed() string { return "computed from the entries of the log" }

// value is the hash; one of another length, which nothing here writes, is none.
func (r logHashRow) value() (h tlog.Hash) {
	if len(r.Hash) == len(h) {
		h = tlog.Hash(r.Hash)
	}
	return h
}

// logBatch is how many rows one statement carries.
const logBatch = 2000

// flushLog adds the entries that the certificates of this transaction need. Transactions of the same body that do so
// wait for each other here, at their end.
func (t *Tx) flushLog() error {
	if len(t.told) == 0 {
		return nil
	}
	last, ids := map[id.Certificate]certificate.Record{}, []id.Certificate{}
	for _, r := range t.told {
		if _, known := last[r.ID]; !known {
			ids = append(ids, r.ID)
		}
		last[r.ID] = r
	}
	if err := t.AloneIn("public log"); err != nil {
		return err
	}
	before, err := t.lastEntries(ids)
	if err != nil {
		return err
	}
	size, err := t.LogSize()
	if err != nil {
		return err
	}
	a := appending{tree: &tree{t: t, fresh: map[int64]tlog.Hash{}}, size: size}
	for _, cid := range ids {
		e, err := last[cid].Entry(a.size, t.At)
		if err != nil {
			return err
		}
		if b, there := before[cid]; there && b.Same(e) {
			continue
		}
		if err := a.add(t.Actor.Tenant, cid, e); err != nil {
			return err
		}
	}
	if len(a.entries) == 0 {
		return nil
	}
	return errors.Join(t.db.CreateInBatches(a.entries, logBatch).Error, t.db.CreateInBatches(a.hashes, logBatch).Error)
}

// appending collects entries and the hashes that they add to the tree.
type appending struct {
	*tree
	size    int64
	entries []logEntryRow
	hashes  []logHashRow
}

func (a *appending) add(tenant id.Body, cid id.Certificate, e certificate.Entry) error {
	content, err := json.Marshal(e)
	if err != nil {
		return err
	}
	hashes, err := tlog.StoredHashes(a.size, content, a.tree)
	if err != nil {
		return err
	}
	at := tlog.StoredHashIndex(0, a.size)
	for i, h := range hashes {
		a.fresh[at+int64(i)] = h
		a.hashes = append(a.hashes, logHashRow{TenantID: tenant, N: at + int64(i), Hash: h[:]})
	}
	a.entries = append(a.entries, logEntryRow{TenantID: tenant, N: a.size, CreatedAt: e.At, CertificateID: cid, Content: string(content)})
	a.size++
	return nil
}

// tree reads the hashes of the log, those that are not stored yet included.
type tree struct {
	t     *Tx
	fresh map[int64]tlog.Hash
}

// ReadHashes answers the hashes at the indexes, as tlog asks for them.
func (r *tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var asked []int64
	for _, i := range indexes {
		if _, there := r.fresh[i]; !there {
			asked = append(asked, i)
		}
	}
	found := map[int64]tlog.Hash{}
	if len(asked) > 0 {
		var rows []logHashRow
		if err := r.t.db.Where("tenant_id = ? and n in ?", r.t.Actor.Tenant, asked).Find(&rows).Error; err != nil {
			return nil, err
		}
		for _, row := range rows {
			found[row.N] = row.value()
		}
	}
	out := make([]tlog.Hash, len(indexes))
	for i, n := range indexes {
		h, there := r.fresh[n]
		if !there {
			h, there = found[n]
		}
		if !there {
			return nil, fmt.Errorf("the public log lacks the hash %d", n)
		}
		out[i] = h
	}
	return out, nil
}

// LogSize is how many entries the log of the body has.
func (t *Tx) LogSize() (n int64, err error) {
	err = t.db.Raw("select coalesce(max(n) + 1, 0) from log_entries where tenant_id = ?", t.Actor.Tenant).Scan(&n).Error
	return n, err
}

// LogHashes reads the hashes of the tree over the log, for proofs.
func (t *Tx) LogHashes() tlog.HashReader { return &tree{t: t} }

// lastEntries are the latest entries of the certificates.
func (t *Tx) lastEntries(ids []id.Certificate) (map[id.Certificate]certificate.Entry, error) {
	out := map[id.Certificate]certificate.Entry{}
	for len(ids) > 0 {
		n := min(len(ids), logBatch)
		var rows []logEntryRow
		err := t.db.Raw(`select distinct on (certificate_id) * from log_entries where tenant_id = ? and certificate_id in ?
			order by certificate_id, n desc`, t.Actor.Tenant, ids[:n]).Scan(&rows).Error
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			var e certificate.Entry
			if err := json.Unmarshal([]byte(r.Content), &e); err != nil {
				return nil, err
			}
			out[r.CertificateID] = e
		}
		ids = ids[n:]
	}
	return out, nil
}

// LogEntries are the entries of the log from the place on, at most so many, as they were hashed.
func (t *Tx) LogEntries(from int64, most int) (out []string, err error) {
	err = t.db.Raw("select content from log_entries where tenant_id = ? and n >= ? order by n limit ?", t.Actor.Tenant, from, most).Scan(&out).Error
	return out, err
}

// LatestEntry is the latest entry of the certificate and its place, found false where it has none.
func (t *Tx) LatestEntry(cid id.Certificate) (n int64, content string, found bool, err error) {
	var row logEntryRow
	err = t.db.Where("tenant_id = ? and certificate_id = ?", t.Actor.Tenant, cid).Order("n desc").Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return 0, "", false, nil
	}
	return row.N, row.Content, err == nil, err
}

// Unlogged puts up to so many certificates that have no entry yet before the log; it answers how many. They stay locked
// until then: a change meanwhile would otherwise be told first, and what was before it as the latest.
func (t *Tx) Unlogged(most int) (int, error) {
	var rows []certificateRow
	err := t.db.Raw(`select * from certificates c where c.tenant_id = ? and not exists
		(select from log_entries e where e.tenant_id = c.tenant_id and e.certificate_id = c.id) order by c.issued_on, c.id limit ? for update`,
		t.Actor.Tenant, most).Scan(&rows).Error
	for _, r := range rows {
		t.told = append(t.told, r.Record)
	}
	return len(rows), err
}

// LogExtent is how many entries and how many hashes the log should have by the last of each.
func (t *Tx) LogExtent() (entries, hashes int64, err error) {
	err = t.db.Raw(`select (select coalesce(max(n) + 1, 0) from log_entries where tenant_id = ?),
		(select coalesce(max(n) + 1, 0) from log_hashes where tenant_id = ?)`, t.Actor.Tenant, t.Actor.Tenant).Row().Scan(&entries, &hashes)
	return entries, hashes, err
}

// StoredHashes are the hashes of the tree that are stored from the place on, up to the other.
func (t *Tx) StoredHashes(from, to int64) ([]tlog.Hash, error) {
	var rows []logHashRow
	err := t.db.Where("tenant_id = ? and n >= ? and n < ?", t.Actor.Tenant, from, to).Order("n").Find(&rows).Error
	return each(rows, logHashRow.value), err
}

// Told hands over each certificate of the body and its latest entry in the log, empty where it has none, by number.
func (t *Tx) Told(do func(r certificate.Record, entry string) error) error {
	rows, err := t.db.Raw(`select c.record, coalesce(e.content, '') from certificates c left join lateral
		(select content from log_entries e where e.tenant_id = c.tenant_id and e.certificate_id = c.id order by e.n desc limit 1) e on true
		where c.tenant_id = ? order by c.number, c.id`, t.Actor.Tenant).Rows()
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var record []byte
		var entry string
		if err := rows.Scan(&record, &entry); err != nil {
			return err
		}
		var r certificate.Record
		if err := json.Unmarshal(record, &r); err != nil {
			return err
		}
		if err := do(r, entry); err != nil {
			return err
		}
	}
	return rows.Err()
}

type logKeyRow struct {
	TenantID  id.Body       `gorm:"primaryKey"`
	ID        id.SigningKey `gorm:"primaryKey"`
	CreatedAt time.Time
	Verifier  string
	Sealed    []byte
}

func (logKeyRow) TableName() string             { return "log_keys" }
func (r logKeyRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), 1 }

// LogKey is the key by which the body signs its log: what checks it, and the sealed private part; empty where it has
// none yet.
func (t *Tx) LogKey() (verifier string, sealed []byte, err error) {
	var row logKeyRow
	err = t.db.Where("tenant_id = ?", t.Actor.Tenant).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return "", nil, nil
	}
	return row.Verifier, row.Sealed, err
}

// InsertLogKey stores the key of the log, of which a body has one.
func (t *Tx) InsertLogKey(kid id.SigningKey, verifier string, sealed []byte) error {
	row := logKeyRow{TenantID: t.Actor.Tenant, ID: kid, CreatedAt: t.At, Verifier: verifier, Sealed: sealed}
	return insert(t, &row)
}
