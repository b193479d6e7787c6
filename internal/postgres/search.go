package postgres

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"triennia/internal/domain/id"
)

// maxHits bounds what one search looks at; a person who types more narrows it down.
const maxHits = 2000

type searchRow struct {
	TenantID id.Body `gorm:"primaryKey"`
	Noun     string  `gorm:"primaryKey"`
	RecordID string  `gorm:"primaryKey"`
	Words    string
	Grams    textArray `gorm:"type:text[]"`
}

func (searchRow) TableName() string { return "search_entries" }
func (searchRow) untrailed() string { return "an index of what the trail already holds" }

// index makes a record findable, from the end of the transaction on, by the words given (names, references,
// numbers, in any script).
func (t *Tx) index(noun, record string, words ...string) {
	w := folded(strings.Join(words, "\n"))
	t.findable[[2]string{noun, record}] = searchRow{t.Actor.Tenant, noun, record, w, grams(w)}
}

// flushSearch writes what became findable, in one order for all transactions.
func (t *Tx) flushSearch() error {
	if len(t.findable) == 0 {
		return nil
	}
	rows := slices.SortedFunc(maps.Values(t.findable), func(a, b searchRow) int {
		return cmp.Or(strings.Compare(a.Noun, b.Noun), strings.Compare(a.RecordID, b.RecordID))
	})
	return t.db.Clauses(clause.OnConflict{
		Columns:   []clause.Column{{Name: "tenant_id"}, {Name: "noun"}, {Name: "record_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"words", "grams"}),
		// Most changes leave the words as they are, and the index of grams is dear to write.
		Where: clause.Where{Exprs: []clause.Expression{clause.Expr{SQL: "search_entries.words <> excluded.words"}}},
	}).Create(&rows).Error
}

// search narrows a list to the records of the noun that contain the words typed; every word must occur.
func (t *Tx) search(q *gorm.DB, noun, typed string) *gorm.DB {
	for _, w := range strings.Fields(folded(typed)) {
		q = q.Where("id in (select search_records(?, ?, ?, ?))", noun, w, textArray(wanted(w)), maxHits)
	}
	return q
}

func folded(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// grams are all runs of one to three characters of each line. pg_trgm finds no index for Chinese words
// of two characters; these do.
func grams(s string) textArray {
	seen := map[string]bool{}
	for _, line := range strings.Fields(s) {
		r := []rune(line)
		for i := range r {
			for n := 1; n <= 3 && i+n <= len(r); n++ {
				seen[string(r[i:i+n])] = true
			}
		}
	}
	out := make(textArray, 0, len(seen))
	for g := range seen {
		out = append(out, g)
	}
	return out
}

// wanted are the longest grams of a word typed.
func wanted(word string) []string {
	r := []rune(word)
	n := min(3, len(r))
	var out []string
	for i := 0; i+n <= len(r); i++ {
		out = append(out, string(r[i:i+n]))
	}
	return out
}
