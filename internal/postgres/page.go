package postgres

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Page asks for one page of a list: keyset pagination, so that page 5000 costs what page 1 costs.
type Page struct {
	Search string
	Sort   string // a sort key of the list, "-" before it for descending
	After  string // the cursor of the page before
	Limit  int    // rows; 1 to 200, 0 means 20
}

// sorting says how a list may be sorted: key as the API names it -> column. Columns must not be null.
type sorting map[string]string

type cursor struct {
	Sort  string `json:"s"`
	Value string `json:"v"`
	ID    string `json:"i"`
}

// keyset orders q and begins it after the cursor. It asks for one row more than the limit.
func (p Page) keyset(q *gorm.DB, allowed sorting, standard string) (*gorm.DB, error) {
	key := p.Sort
	if key == "" {
		key = standard
	}
	name, desc := strings.CutPrefix(key, "-")
	column, ok := allowed[name]
	if !ok {
		return nil, invalidPage("sort", text.Tf("The list cannot be sorted by %q.", "列表不能按“%s”排序。", name))
	}
	dir, sign := "asc", ">"
	if desc {
		dir, sign = "desc", "<"
	}
	if p.After != "" {
		c, err := parseCursor(p.After)
		if err != nil || c.Sort != key {
			return nil, invalidPage("after", text.T("This page marker does not belong to the list.", "该分页标记不属于此列表。"))
		}
		q = q.Where(fmt.Sprintf("(%s, id) %s (?, ?)", column, sign), c.Value, c.ID)
	}
	q = q.Order(column + " " + dir + ", id " + dir)
	if name == strings.TrimPrefix(standard, "-") {
		return q.Clauses(most(p.limit() + 1)), nil
	}
	return q.Limit(p.limit() + 1), nil
}

// most is a limit that stands in the text of the query. gorm's is a parameter, for which Postgres plans
// each query anew. That is worth its time where a filter has no index in the order asked for: whether to
// walk the order or the filter depends on the value. In a list's own order one plan serves all values.
type most int

func (most) Name() string                   { return "LIMIT" }
func (m most) Build(b clause.Builder)       { _, _ = b.WriteString(strconv.Itoa(int(m))) }
func (m most) MergeClause(c *clause.Clause) { c.Expression = m }

func (p Page) limit() int {
	if p.Limit <= 0 {
		return 20
	}
	return min(p.Limit, 200)
}

// cut takes the extra row off and answers the cursor of the next page, empty at the end. value gives
// the sort column of a row as text, rid its id.
func cut[R any](p Page, rows []R, standard string, value func(row R, sortKey string) string, rid func(R) string) ([]R, string) {
	n := p.limit()
	if len(rows) <= n {
		return rows, ""
	}
	rows = rows[:n]
	key := p.Sort
	if key == "" {
		key = standard
	}
	last := rows[n-1]
	b, _ := json.Marshal(cursor{key, value(last, strings.TrimPrefix(key, "-")), rid(last)})
	return rows, base64.RawURLEncoding.EncodeToString(b)
}

func parseCursor(s string) (c cursor, err error) {
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err == nil {
		err = json.Unmarshal(b, &c)
	}
	return c, err
}

// oneOf answers an Invalid fault unless the filter value is empty or one of the allowed ones.
func oneOf[S ~string](field, value string, allowed []S) error {
	if value == "" || slices.Contains(allowed, S(value)) {
		return nil
	}
	return invalidPage(field, text.Tf("%q is not one of the values of this filter.", "“%s”不是此筛选项的可选值。", value))
}

func invalidPage(field string, says text.Text) error {
	return fault.Invalid{Fields: []fault.Field{{Path: field, Says: says}}}
}
