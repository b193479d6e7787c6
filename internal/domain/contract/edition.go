package contract

import (
	"fmt"
	"slices"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Edition is one version of the body's own terms as stored. It never changes: another takes its place from
// its first day.
type Edition struct {
	ID        id.Terms  `json:"id"`
	Version   int       `json:"version"`
	Edition   int       `json:"edition"` // from 1; the terms delivered are 0
	ValidFrom date.Date `json:"valid_from"`
	Clauses   []Clause  `json:"clauses" nullable:"false"`
	Note      string    `json:"note,omitempty"`
	By        string    `json:"by"`
	At        time.Time `json:"at"`
}

// Standing says what an edition is on a day.
type Standing string

const (
	InForce Standing = "in_force"
	Coming  Standing = "coming"
	Past    Standing = "past" // a later edition has taken its place, perhaps before it began
)

// StandingOn is what the edition is on the day among all editions.
func (e Edition) StandingOn(day date.Date, all []Edition) Standing {
	switch {
	case EditionOn(day, all).Edition == e.Edition:
		return InForce
	case day.Before(e.ValidFrom) && EditionOn(e.ValidFrom, all).Edition == e.Edition:
		return Coming
	}
	return Past
}

// EditionOn are the terms in force on the day: of the editions that have begun the one that began last, of two
// that began together the newer one. A body without any uses the terms delivered.
func EditionOn(day date.Date, all []Edition) Edition {
	out := Edition{Clauses: Delivered}
	for _, e := range all {
		later := e.ValidFrom.Compare(out.ValidFrom)
		if !day.Before(e.ValidFrom) && (later > 0 || later == 0 && e.Edition > out.Edition) {
			out = e
		}
	}
	return out
}

// Terms is an edition that is being published.
type Terms struct {
	r Edition
	event.Log
}

// Publish checks a new edition and puts it in force from its first day.
func Publish(e Edition, today date.Date) (*Terms, error) {
	if err := e.CheckNew(today); err != nil {
		return nil, err
	}
	e.Version = 1
	t := &Terms{r: e}
	t.Add("agreement_terms.published", e.ID.String(), "from", e.ValidFrom.String())
	return t, nil
}

// Record is a copy of the edition.
func (t *Terms) Record() Edition { return t.r }

// CheckNew notes every wrong field of an edition that begins on or after today (SM-60, SM-61).
func (e Edition) CheckNew(today date.Date) error {
	var bad fault.Invalid
	if e.ValidFrom.IsZero() || e.ValidFrom.Before(today) {
		bad.Add("valid_from", TermsNotBackdated.Says)
	}
	for i, c := range e.Clauses {
		c.check(fmt.Sprintf("clauses[%d]", i), &bad)
	}
	for _, d := range e.Missing() {
		bad.Add("clauses", text.Tf("No clause covers this duty: %s.", "没有条款涵盖此项义务：%s。", d.Says))
	}
	return bad.OrNil()
}

// Missing are the duties that no clause carries.
func (e Edition) Missing() []Duty {
	var out []Duty
	for _, d := range Duties {
		if !slices.ContainsFunc(e.Clauses, func(c Clause) bool { return slices.Contains(c.Duties, d.ID) }) {
			out = append(out, d)
		}
	}
	return out
}
