package fee

import (
	"cmp"
	"slices"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/text"
)

// Changes is what differs between two revisions of a quotation: the days line by line, and the money.
type Changes struct {
	Since int                `json:"since"` // the revision before
	Sheet []audittime.Change `json:"sheet" nullable:"false"`
	Lines []LineChange       `json:"lines" nullable:"false"`
}

// LineChange is the amount of an item in a year, in both revisions; 0 where it is not charged.
type LineChange struct {
	Year string    `json:"year"`
	Code string    `json:"code,omitempty"` // not set: the sum of the year, tax included
	Name text.Text `json:"name,omitzero"`
	Was  Money     `json:"was"`
	Is   Money     `json:"is"`
}

// Compare is what the later revision changes.
func Compare(before, after Record) Changes {
	out := Changes{Since: before.Revision, Sheet: audittime.Compare(before.Sheet, after.Sheet), Lines: []LineChange{}}
	if out.Sheet == nil {
		out.Sheet = []audittime.Change{}
	}
	was, order := amounts(before.Offer, nil)
	is, order := amounts(after.Offer, order)
	for _, at := range order {
		if was[at].Is != is[at].Is {
			c := is[at]
			if c.Year == "" {
				c = was[at]
			}
			c.Was, c.Is = was[at].Is, is[at].Is
			out.Lines = append(out.Lines, c)
		}
	}
	slices.SortStableFunc(out.Lines, func(a, b LineChange) int {
		return cmp.Or(cmp.Compare(yearOrder(a.Year), yearOrder(b.Year)), cmp.Compare(a.sums(), b.sums()))
	})
	return out
}

// sums is 1 for the sum of a year, which stands below its items.
func (c LineChange) sums() int {
	if c.Code == "" {
		return 1
	}
	return 0
}

func yearOrder(label string) int {
	return slices.Index([]string{"initial", renewal, extension, "surveillance_1", "surveillance_2", "recertification"}, label)
}

// position is an item in a year.
type position struct{ year, code string }

// amounts are the amounts of an offer by position, and the positions in order, after those known.
func amounts(o Offer, known []position) (map[position]LineChange, []position) {
	out := map[position]LineChange{}
	seen := map[position]bool{}
	for _, at := range known {
		seen[at] = true
	}
	add := func(c LineChange, amount Money) {
		at := position{c.Year, c.Code}
		if !seen[at] {
			seen[at], known = true, append(known, at)
		}
		c.Is = out[at].Is + amount
		out[at] = c
	}
	for _, y := range o.Years {
		for _, l := range y.Lines {
			if !l.AtCost {
				add(LineChange{Year: y.Label, Code: l.Code, Name: l.Name}, l.Amount)
			}
		}
		add(LineChange{Year: y.Label}, y.Gross)
	}
	return out, known
}
