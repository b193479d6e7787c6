package client

import (
	"strings"

	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Likeness says in what two organisations are alike.
type Likeness string

const (
	SameNumber Likeness = "number" // the same number in the register of the same country
	LikeName   Likeness = "name"   // names that differ in legal form and signs only
)

// Twin is another client that may be the same organisation.
type Twin struct {
	ID    id.Client  `json:"id"`
	State State      `json:"state" enum:"prospect,applicant,certified,former"`
	Alike []Likeness `json:"alike" nullable:"false" enum:"number,name"`
	Legal
}

// Twins are those of the others that may be the same organisation as the client. It is a notice for the body, no bar:
// two branches of a group may well share a name.
func Twins(c Record, others []Twin) []Twin {
	out := []Twin{}
	for _, o := range others {
		if o.Alike = c.alike(o.Legal); o.ID != c.ID && len(o.Alike) > 0 {
			out = append(out, o)
		}
	}
	return out
}

// Keys are what the names and numbers of an organisation come down to: those of two that are alike are the same.
type Keys struct {
	Names                          text.Text
	CreditCode, RegistrationNumber string
}

// Likeness is what the names and numbers come down to.
func (l Legal) Likeness() Keys {
	return Keys{text.T(Alike(l.Name.En), Alike(l.Name.Zh)), number(l.CreditCode), number(l.RegistrationNumber)}
}

func (l Legal) alike(o Legal) (out []Likeness) {
	a, b := l.Likeness(), o.Likeness()
	if l.Country == o.Country && (same(a.CreditCode, b.CreditCode) || same(a.RegistrationNumber, b.RegistrationNumber)) {
		out = append(out, SameNumber)
	}
	if same(a.Names.En, b.Names.En) || same(a.Names.Zh, b.Names.Zh) {
		out = append(out, LikeName)
	}
	return out
}

func number(s string) string { return strings.Join(Words(s), "") }

func same(a, b string) bool { return a != "" && a == b }

// Distinct is the finding of a person that two clients are two organisations.
type Distinct struct {
	ID      id.Distinct `json:"id"`
	Version int         `json:"version"`
	One     id.Client   `json:"one"`
	Other   id.Client   `json:"other"`
	By      string      `json:"by"`
}

// Distinction is a Distinct with what happened.
type Distinction struct {
	r Distinct
	event.Log
}

// Distinguish records that the two clients are not the same; their order does not matter.
func Distinguish(r Distinct) (*Distinction, error) {
	if r.One == r.Other || r.Other.IsZero() {
		var bad fault.Invalid
		bad.Add("other", text.T("Name the other client.", "请指明另一客户。"))
		return nil, bad
	}
	if r.Other.String() < r.One.String() {
		r.One, r.Other = r.Other, r.One
	}
	r.Version = 1
	d := &Distinction{r: r}
	d.Add("client.distinguished", r.One.String(), "other", r.Other.String())
	return d, nil
}

// Record is a copy of what is kept.
func (d *Distinction) Record() Distinct { return d.r }
