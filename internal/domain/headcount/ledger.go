package headcount

import (
	"cmp"
	"math"
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
)

// Difference is how many persons more or less, and of how many per cent; none where one of the two is not stated.
type Difference struct {
	Persons int     `json:"persons"`
	Percent float64 `json:"percent"` // to one decimal
}

// Change is an entry beside an earlier one.
type Change struct {
	Since     date.Date   `json:"since"` // the day of the earlier figures
	Company   *Difference `json:"company,omitempty"`
	InScope   *Difference `json:"in_scope,omitempty"`
	Effective *Difference `json:"effective,omitempty"`
}

// Line is an entry in its place in the ledger.
type Line struct {
	Entry
	CorrectedBy id.Headcount `json:"corrected_by,omitzero"` // the entry that stands in its place
	Change      *Change      `json:"change,omitempty"`      // against the entry before it
	Visit       *Change      `json:"visit,omitempty"`       // of a visit, against the visit before it
	Agreed      *Change      `json:"agreed,omitempty"`      // against the last visit or agreement before it
	Warnings    rule.Broken  `json:"warnings,omitempty" nullable:"false"`
}

// Ledger puts the entries in the order of their days and compares each that stands with those before it that are of
// the same programme.
func Ledger(entries []Entry) []Line {
	replaced := map[id.Headcount]id.Headcount{}
	for _, e := range entries {
		if !e.Corrects.IsZero() {
			replaced[e.Corrects] = e.ID
		}
	}
	out := make([]Line, len(entries))
	for i, e := range entries {
		out[i] = Line{Entry: e, CorrectedBy: replaced[e.ID]}
	}
	slices.SortStableFunc(out, func(a, b Line) int {
		return cmp.Or(cmp.Compare(a.On.String(), b.On.String()), a.At.Compare(b.At))
	})
	for i := range out {
		if !out[i].stands() {
			continue
		}
		out[i].Change = out[i].since(before(out[:i], out[i], func(Line) bool { return true }))
		out[i].Agreed = out[i].since(before(out[:i], out[i], func(l Line) bool { return l.Source.visit() || l.Source == Contract }))
		if out[i].Source.visit() {
			out[i].Visit = out[i].since(before(out[:i], out[i], func(l Line) bool { return l.Source.visit() }))
		}
	}
	return out
}

// Latest is the last entry that stands of the programme, nil where there is none.
func Latest(entries []Entry, p id.Programme) *Entry {
	if l := last(entries, p); l != nil {
		return &l.Entry
	}
	return nil
}

func last(entries []Entry, p id.Programme) *Line {
	return before(Ledger(entries), Line{Entry: Entry{Declaration: Declaration{ProgrammeID: p}}}, func(Line) bool { return true })
}

func (l Line) stands() bool { return l.CorrectedBy.IsZero() }

// before is the last of the earlier lines that stands and says something of the programme of l.
func before(earlier []Line, l Line, counts func(Line) bool) *Line {
	for i := len(earlier) - 1; i >= 0; i-- {
		e := earlier[i]
		same := e.ProgrammeID.IsZero() || l.ProgrammeID.IsZero() || e.ProgrammeID == l.ProgrammeID
		if e.stands() && same && counts(e) {
			return &e
		}
	}
	return nil
}

func (l Line) since(was *Line) *Change {
	if was == nil {
		return nil
	}
	return &Change{Since: was.On, Company: difference(was.Company, l.Company), InScope: difference(was.InScope, l.InScope),
		Effective: difference(was.Effective, l.Effective)}
}

func difference(was, is Figure) *Difference {
	if was.Persons == 0 || is.Persons == 0 {
		return nil
	}
	n := is.Persons - was.Persons
	return &Difference{Persons: n, Percent: math.Round(float64(n)*1000/float64(was.Persons)) / 10}
}
