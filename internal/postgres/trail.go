package postgres

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"time"

	"gorm.io/gorm"

	"triennia/internal/domain/access"
	"triennia/internal/domain/id"
)

// entry is one write, noted by the callback and chained when the transaction ends.
type entry struct {
	noun, record, op string
	payload          []byte
}

// untrailed is a row that is itself bookkeeping; the string says why no trail entry is made of it.
type untrailed interface{ untrailed() string }

// registerTrail makes every write through gorm leave an entry in the trail of its transaction, and
// refuses writes outside one. A use case cannot forget it.
func registerTrail(g *gorm.DB) error {
	return errors.Join(
		g.Callback().Create().After("gorm:create").Register("trail", note("insert")),
		g.Callback().Update().After("gorm:update").Register("trail", note("update")),
		g.Callback().Delete().After("gorm:delete").Register("trail", note("delete")),
	)
}

const trailedAs = "triennia:trailed_as"

// asUpdate lets the trail say of rows that are written by an insert upon those that are there that they were changed.
func asUpdate(g *gorm.DB) *gorm.DB { return g.Set(trailedAs, "update") }

func note(op string) func(*gorm.DB) {
	return func(g *gorm.DB) {
		if g.Error != nil || g.RowsAffected == 0 || g.Statement.Schema == nil {
			return
		}
		if _, skip := reflect.New(g.Statement.Schema.ModelType).Interface().(untrailed); skip {
			return
		}
		t, ok := g.Statement.Context.Value(txKey{}).(*Tx)
		if !ok {
			_ = g.AddError(fmt.Errorf("postgres: %s of %s outside a tenant transaction", op, g.Statement.Table))
			return
		}
		op := op
		if as, given := g.Get(trailedAs); given {
			op = as.(string)
		}
		value := reflect.Indirect(reflect.ValueOf(g.Statement.Dest))
		if value.Kind() == reflect.Slice {
			for i := range value.Len() {
				t.note(g, op, value.Index(i))
			}
			return
		}
		t.note(g, op, value)
	}
}

func (t *Tx) note(g *gorm.DB, op string, row reflect.Value) {
	payload, err := json.Marshal(row.Interface())
	if err != nil {
		_ = g.AddError(fmt.Errorf("trail of %s: %w", g.Statement.Table, err))
		return
	}
	record := ""
	if k, ok := reflect.Indirect(row).Interface().(keyed); ok {
		_, record, _ = k.key()
	}
	t.trail = append(t.trail, entry{noun: g.Statement.Table, record: record, op: op, payload: payload})
}

type trailRow struct {
	TenantID    id.Body
	Seq         int64
	At          time.Time
	Actor       string
	Verb        string
	Noun        string
	RecordID    string
	Op          string
	PayloadHash []byte
	Previous    []byte
	Hash        []byte
}

func (trailRow) TableName() string { return "trail" }
func (trailRow) untrailed() string { return "it is the trail" }

type trailPayloadRow struct {
	TenantID  id.Body
	Seq       int64
	ActorName string
	Payload   json.RawMessage `gorm:"type:jsonb"`
}

func (trailPayloadRow) TableName() string { return "trail_payloads" }
func (trailPayloadRow) untrailed() string { return "it is the trail" }

// flushTrail chains the entries of the transaction to the tenant's chain. Locking the head row puts the
// transactions of one tenant in order from here to the commit.
func (t *Tx) flushTrail() error {
	if len(t.trail) == 0 {
		return nil
	}
	var head struct {
		Seq  int64
		Hash []byte
	}
	err := t.db.Raw(`insert into trail_heads (tenant_id) values (?)
		on conflict (tenant_id) do update set tenant_id = excluded.tenant_id returning seq, hash`, t.Actor.Tenant).Scan(&head).Error
	if err != nil {
		return err
	}
	rows := make([]trailRow, len(t.trail))
	payloads := make([]trailPayloadRow, len(t.trail))
	for i, e := range t.trail {
		head.Seq++
		sum := sha256.Sum256(e.payload)
		r := trailRow{TenantID: t.Actor.Tenant, Seq: head.Seq, At: t.At.Truncate(time.Microsecond), Actor: actorKey(t.Actor), Verb: t.Verb,
			Noun: e.noun, RecordID: e.record, Op: e.op, PayloadHash: sum[:], Previous: head.Hash}
		r.Hash = r.chain()
		head.Hash = r.Hash
		rows[i] = r
		payloads[i] = trailPayloadRow{t.Actor.Tenant, head.Seq, t.Actor.Label(), e.payload}
	}
	if err := t.db.Create(&rows).Error; err != nil {
		return err
	}
	if err := t.db.Create(&payloads).Error; err != nil {
		return err
	}
	return t.db.Exec("update trail_heads set seq = ?, hash = ? where tenant_id = ?", head.Seq, head.Hash, t.Actor.Tenant).Error
}

// chain is the hash of the entry: over the entry before and the hash of the payload, so that a payload
// may be erased and the chain still be checked.
func (r trailRow) chain() []byte {
	h := sha256.New()
	h.Write(r.Previous)
	for _, s := range []string{strconv.FormatInt(r.Seq, 10), r.At.UTC().Format(time.RFC3339Nano), r.Actor, r.Verb, r.Noun, r.RecordID, r.Op} {
		fmt.Fprintf(h, "%d:%s,", len(s), s)
	}
	h.Write(r.PayloadHash)
	return h.Sum(nil)
}

func actorKey(a access.Actor) string {
	if a.System != "" {
		return "system:" + a.System
	}
	return a.Identity.String()
}

// TrailEntry is one line of the audit trail as people read it.
type TrailEntry struct {
	Seq     int64           `json:"seq"`
	At      time.Time       `json:"at"`
	Actor   string          `json:"actor"`
	Verb    string          `json:"verb"`
	Noun    string          `json:"noun"`
	Record  string          `json:"record"`
	Op      string          `json:"op"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// NoteRead puts the reading of a record into the trail: what an operator looked at under a grant.
func (t *Tx) NoteRead(noun, record, what string) {
	payload, _ := json.Marshal(map[string]string{"read": what}) // two strings always marshal
	t.trail = append(t.trail, entry{noun: noun, record: record, op: "read", payload: payload})
}

// Trail lists entries, newest first, of one record (or of all when noun is empty), before the sequence
// number given (0 = from the newest).
func (t *Tx) Trail(noun, record string, before int64, most int) ([]TrailEntry, error) {
	q := t.db.Table("trail").Select(`trail.seq, trail.at, coalesce(p.actor_name, trail.actor) as actor, verb, noun,
		record_id as record, op, p.payload`).
		Joins("left join trail_payloads p on p.tenant_id = trail.tenant_id and p.seq = trail.seq")
	if noun != "" {
		q = q.Where("noun = ?", noun)
	}
	if record != "" {
		q = q.Where("record_id = ?", record)
	}
	if before > 0 {
		q = q.Where("trail.seq < ?", before)
	}
	var out []TrailEntry
	return out, q.Order("trail.seq desc").Limit(most).Scan(&out).Error
}

// VerifyTrail walks the tenant's chain and answers the number of entries, and the sequence number of the
// first entry that does not fit (0 when all do).
func (t *Tx) VerifyTrail() (entries, broken int64, err error) {
	rows, err := t.db.Table("trail").Order("seq").Rows()
	if err != nil {
		return 0, 0, err
	}
	defer rows.Close()
	previous := []byte{}
	for rows.Next() {
		var r trailRow
		if err := t.db.ScanRows(rows, &r); err != nil {
			return entries, 0, err
		}
		entries++
		if broken == 0 && (r.Seq != entries || string(r.Previous) != string(previous) || string(r.chain()) != string(r.Hash)) {
			broken = r.Seq
		}
		previous = r.Hash
	}
	return entries, broken, rows.Err()
}
