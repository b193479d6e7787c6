package postgres

import (
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"triennia/internal/domain/event"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// keyed is a row of a noun. Its struct begins with TenantID and ID (primary keys), Version, CreatedAt,
// UpdatedAt, then the columns that the database filters, sorts or constrains, then Record.
type keyed interface{ key() (id.Body, string, int) }

// forUpdate leaves rows that point at the locked one free to be inserted: no key ever changes. With the
// stronger lock a change of the body and any job of the body could wait for each other.
var forUpdate = clause.Locking{Strength: "NO KEY UPDATE"}

var missing = fault.Missing(text.T("record", "记录"))

var changed = fault.New(fault.Stale, text.T(
	"Somebody else changed this in the meantime. What you typed is kept; look at the new state and save again.",
	"在此期间内容已被他人修改。您输入的内容已保留，请查看最新内容后再次保存。"))

// find loads the row of the given id into dest, or answers not found.
func find[N any](t *Tx, dest any, rid id.Of[N]) error {
	return told(t.db.Where("tenant_id = ? and id = ?", t.Actor.Tenant, rid).Take(dest).Error)
}

// lock is find for a row that will be changed in this transaction.
func lock[N any](t *Tx, dest any, rid id.Of[N]) error {
	return told(t.db.Clauses(forUpdate).
		Where("tenant_id = ? and id = ?", t.Actor.Tenant, rid).Take(dest).Error)
}

// insert stores a new row; its version must be 1.
func insert(t *Tx, row any) error { return t.db.Create(row).Error }

// update stores a row whose Version has been raised by one; the row it replaces must have the version
// before, otherwise somebody else was faster.
func update(t *Tx, row keyed) error {
	tenant, rid, version := row.key()
	res := t.db.Model(row).Select("*").Omit("tenant_id", "id", "created_at").
		Where("tenant_id = ? and id = ? and version = ?", tenant, rid, version-1).Updates(row)
	if res.Error != nil {
		return res.Error
	}
	if res.RowsAffected == 0 {
		return changed
	}
	return nil
}

// updateAll is update for many rows of one noun that this transaction has locked, in one statement.
func updateAll[R keyed](t *Tx, rows []R) error {
	if len(rows) == 0 {
		return nil
	}
	res := asUpdate(t.db).Clauses(clause.OnConflict{
		Columns: []clause.Column{{Name: "tenant_id"}, {Name: "id"}}, UpdateAll: true,
		Where: clause.Where{Exprs: []clause.Expression{clause.Expr{SQL: "?.version = excluded.version - 1", Vars: []any{clause.Table{Name: clause.CurrentTable}}}}},
	}).Create(&rows)
	if res.Error != nil {
		return res.Error
	}
	if int(res.RowsAffected) < len(rows) {
		return changed
	}
	return nil
}

// CheckVersion answers Stale unless the version that the caller saw is the one that is there.
func CheckVersion(seen, there int) error {
	if seen != there {
		return changed
	}
	return nil
}

// saved hands the events of a stored value to the outbox and makes it findable by the words.
func (t *Tx) saved(log interface{ Take() []event.Event }, noun, record string, words ...string) error {
	t.Emit(log.Take()...)
	if len(words) > 0 {
		t.index(noun, record, words...)
	}
	return nil
}

// where narrows a list to a column's value, where one is given.
func where(q *gorm.DB, column, value string) *gorm.DB {
	if value == "" {
		return q
	}
	return q.Where(column+" = ?", value)
}

// grouped brings the values of rows together by what they belong to.
func grouped[K comparable, R, V any](rows []R, of func(R) K, value func(R) V) map[K][]V {
	out := map[K][]V{}
	for _, r := range rows {
		out[of(r)] = append(out[of(r)], value(r))
	}
	return out
}

// each is the rows as something else.
func each[R, V any](rows []R, of func(R) V) []V {
	out := make([]V, len(rows))
	for i, r := range rows {
		out[i] = of(r)
	}
	return out
}
