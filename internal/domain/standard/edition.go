package standard

import (
	"slices"
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Bare is the standard without the year of the edition: “ISO 14001”.
func Bare(code string) string {
	bare, _, _ := strings.Cut(code, ":")
	return bare
}

// Same tells whether the codes are editions of one standard.
func Same(a, b string) bool { return Bare(a) == Bare(b) }

func year(code string) string {
	_, y, _ := strings.Cut(code, ":")
	return y
}

func deliveredName(code string) bool {
	return slices.ContainsFunc(editions, func(e Edition) bool { return e.Short == Bare(code) })
}

// Transition says until when the edition before may be used, and where that is published. No end is delivered that was
// not published when the software was written; a body enters it.
type Transition struct {
	Until  date.Date `json:"until,omitzero" doc:"last day on which certificates to the edition before are valid"`
	Source string    `json:"source,omitempty" maxLength:"300" doc:"the document that says so"`
}

// Transit says until when the edition before may be used; an empty day takes back what was said.
func (s *Scheme) Transit(t Transition) error {
	if s.r.State != Published {
		return fault.New(fault.IllegalMove, text.T("A transition begins when the new edition is published.", "新版本发布后方可确定转换期限。"))
	}
	t.Source = strings.TrimSpace(t.Source)
	var bad fault.Invalid
	if !t.Until.IsZero() {
		bad.Require("source", t.Source)
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	s.r.Transition = t
	s.add("standard.transition_set")
	return nil
}

// follows tells whether the standard is a published later edition of the code.
func (o Own) follows(code string) bool {
	return o.State != Draft && Same(o.Code, code) && year(o.Code) > year(code)
}

// dated is the edition with what the body says of its replacement; a delivered one may have been replaced by another
// that is delivered.
func (b Book) dated(e Edition) Edition {
	next := ""
	for _, d := range editions {
		if Same(d.Code, e.Code) && year(d.Code) > year(e.Code) {
			return e
		}
	}
	for _, o := range b {
		if o.follows(e.Code) && (next == "" || year(o.Code) < year(next)) {
			next = o.Code
			e.Successor, e.Until = o.Code, o.Transition.Until
		}
	}
	return e
}

// Replaces is the edition that the code takes the place of, which has the latest year before it; ok is false where there
// is none.
func (b Book) Replaces(code string) (before Edition, ok bool) {
	for _, e := range b.Editions() {
		if Same(e.Code, code) && year(e.Code) < year(code) && (!ok || year(e.Code) > year(before.Code)) {
			before, ok = e, true
		}
	}
	return before, ok
}

// Next is the latest edition of the standard that clients may apply for, where it is later than the code.
func (b Book) Next(code string) (next Edition, ok bool) {
	for _, e := range b.Editions() {
		if e.Selectable && Same(e.Code, code) && year(e.Code) > year(code) && (!ok || year(e.Code) > year(next.Code)) {
			next, ok = e, true
		}
	}
	return next, ok
}

// Usable is what speaks on the day against certifying to the edition, nil where nothing does (SM-1).
func (e Edition) Usable(on date.Date) *rule.Breach {
	if e.Until.IsZero() || !on.After(e.Until) {
		return nil
	}
	breach := SM1.Breaks(text.Tf("Certificates to %s were valid until %s.", "%s的证书有效期至%s为止。", e.Code, e.Until))
	return &breach
}
