// Package rule says what a rule of the field is: an id shared by fact sheet, code, test and screen, one
// sentence in both languages, and the clause it comes from. A rule stands beside the function that
// checks it; package rulebook lists them all.
package rule

import (
	"strings"

	"triennia/internal/domain/text"
)

// Level says what the software does with a rule.
type Level string

const (
	Compute Level = "compute" // a number or a date follows from it
	Enforce Level = "enforce" // breaking it stops the action
	Warn    Level = "warn"    // breaking it is allowed with a recorded reason
	Record  Level = "record"  // evidence must be kept
)

// Confidence says how well the source of a rule is known.
type Confidence string

const (
	Sure  Confidence = ""      // published or long-stable
	Check Confidence = "check" // recalled: a default that a certification body may change
	Open  Confidence = "open"  // contested or unknown: configurable, never more than a warning
)

// Rule is one rule of the field.
type Rule struct {
	ID         string     `json:"id"`
	Says       text.Text  `json:"says"`
	Source     string     `json:"source"`
	Clause     string     `json:"clause"`
	Level      Level      `json:"level"`
	Confidence Confidence `json:"confidence,omitempty"`
}

// Breach is one broken rule: which, why in this case, and which field the person should look at.
type Breach struct {
	Rule  Rule      `json:"rule"`
	Why   text.Text `json:"why"`
	Field string    `json:"field,omitempty"`
}

// Broken is the error of an action that one or more rules stop.
type Broken []Breach

func (b Broken) Error() string {
	var says []string
	for _, x := range b {
		says = append(says, x.Rule.ID+": "+x.sentence().En)
	}
	return strings.Join(says, "; ")
}

// OrNil is b as an error, nil when nothing is broken.
func (b Broken) OrNil() error {
	if len(b) == 0 {
		return nil
	}
	return b
}

// Breaks is the breach of r for the given reason; an empty reason leaves the rule's own sentence.
func (r Rule) Breaks(why text.Text) Breach { return Breach{Rule: r, Why: why} }

// At names the field that the breach is about.
func (b Breach) At(field string) Breach { b.Field = field; return b }

func (b Breach) sentence() text.Text {
	if b.Why.IsZero() {
		return b.Rule.Says
	}
	return b.Why
}

// Sentence is the reason in this case, or the rule's own sentence where none was given.
func (b Breach) Sentence() text.Text { return b.sentence() }
