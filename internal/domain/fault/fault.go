// Package fault holds the few kinds of error that the product knows. The API turns each kind into one
// HTTP status from one table; whatever is none of them is a defect and answers 500.
package fault

import (
	"errors"
	"strings"

	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Field is one wrong field of an input and the way out.
type Field struct {
	Path string    `json:"path"` // as in the JSON of the input: "sites[1].headcount"
	Says text.Text `json:"says"`
}

// Invalid is an input with wrong fields, all of them at once.
type Invalid struct{ Fields []Field }

func (e Invalid) Error() string {
	var out []string
	for _, f := range e.Fields {
		out = append(out, f.Path+": "+f.Says.En)
	}
	return strings.Join(out, "; ")
}

// Add notes a wrong field.
func (e *Invalid) Add(path string, says text.Text) { e.Fields = append(e.Fields, Field{path, says}) }

// Require notes the field when it is blank.
func (e *Invalid) Require(path, value string) {
	if strings.TrimSpace(value) == "" {
		e.Add(path, text.T("Please fill in this field.", "请填写此项。"))
	}
}

// OrNil is e as an error, nil when no field is wrong.
func (e Invalid) OrNil() error {
	if len(e.Fields) == 0 {
		return nil
	}
	return e
}

// Kind names an error that is not about fields or rules.
type Kind string

const (
	IllegalMove Kind = "illegal_move" // the state does not allow the action
	Stale       Kind = "stale"        // somebody else changed it in between
	NoVersion   Kind = "no_version"   // the caller did not say which version it changes
	NoSession   Kind = "no_session"
	Denied      Kind = "denied"
	NotFound    Kind = "not_found" // also: of another tenant or client
	TooLarge    Kind = "too_large"
	WrongType   Kind = "wrong_type"
	TooMany     Kind = "too_many"
	Unavailable Kind = "unavailable"
	Repeated    Kind = "repeated" // the idempotency key was used with another content
)

// Error is an error of a Kind with a sentence for the person.
type Error struct {
	Kind Kind
	Says text.Text
}

func (e Error) Error() string { return string(e.Kind) + ": " + e.Says.En }

// New is an error of the given kind.
func New(k Kind, says text.Text) error { return Error{k, says} }

// Missing is the NotFound error for a noun.
func Missing(noun text.Text) error {
	return Error{NotFound, text.Tf("There is no such %s.", "没有这个%s。", noun)}
}

// Told tells whether the error is one that a person can do something about: a broken rule or a fault, no defect.
func Told(err error) bool {
	var broken rule.Broken
	var f Error
	return errors.As(err, &broken) || errors.As(err, &f)
}

// Says is the sentence of an error for a person: of the first broken rule, or of the fault.
func Says(err error) text.Text {
	var broken rule.Broken
	if errors.As(err, &broken) && len(broken) > 0 {
		return broken[0].Sentence()
	}
	var f Error
	if errors.As(err, &f) {
		return f.Says
	}
	return text.T(err.Error(), err.Error())
}
