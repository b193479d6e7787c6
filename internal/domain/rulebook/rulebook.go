// Package rulebook lists every rule of the field that the software knows, for the assessor, for
// `triennia rules` and for the page in the application. Its test proves that each declared rule is
// listed here and named in a test beside it.
package rulebook

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"slices"
	"strings"

	"triennia/internal/domain/rule"
)

// Entry is a rule and where in the source it is declared and tested.
type Entry struct {
	rule.Rule
	File string `json:"file"`
	Test string `json:"test"`
}

//go:embed places.json
var places []byte

// All lists the rules sorted by id.
func All() []Entry {
	var where map[string]struct{ File, Test string }
	if err := json.Unmarshal(places, &where); err != nil {
		panic("rulebook: places.json: " + err.Error())
	}
	var out []Entry
	for _, r := range listed() {
		out = append(out, Entry{Rule: r, File: where[r.ID].File, Test: where[r.ID].Test})
	}
	slices.SortFunc(out, func(a, b Entry) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// Find lists the rules whose id or clause is the word, or whose sentence, source or id contains it.
func Find(word string) []Entry {
	w := strings.ToLower(strings.TrimSpace(word))
	all := All()
	if w == "" {
		return all
	}
	exact := slices.DeleteFunc(slices.Clone(all), func(e Entry) bool {
		return strings.ToLower(e.ID) != w && strings.ToLower(e.Clause) != w
	})
	if len(exact) > 0 {
		return exact
	}
	return slices.DeleteFunc(all, func(e Entry) bool {
		return !strings.Contains(strings.ToLower(strings.Join([]string{e.ID, e.Source, e.Clause, e.Says.En, e.Says.Zh}, "\n")), w)
	})
}
