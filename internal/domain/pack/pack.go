// Package pack holds the limits of the field in layers: what the base says, and what the scheme, the
// accreditation body, the country and the certification body put on top of it. Each layer is a pack with an
// edition and the days on which it is in force; the strictest number wins and says who set it, and a
// certification cycle keeps the packs that it was planned with.
package pack

import (
	"cmp"
	"slices"
	"strconv"

	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Layer says who speaks in a pack.
type Layer string

const (
	Base          Layer = "base" // ISO/IEC 17021-1 and the documents of IAF
	Scheme        Layer = "scheme"
	Accreditation Layer = "accreditation"
	Country       Layer = "country"
	Body          Layer = "body" // the certification body itself
)

// Layers are the layers from the lowest to the highest.
var Layers = []Layer{Base, Scheme, Accreditation, Country, Body}

func (l Layer) height() int { return slices.Index(Layers, l) }

// Statement is what a pack says about one limit.
type Statement struct {
	Key        Key             `json:"key"`
	Value      int             `json:"value"`
	Rule       string          `json:"rule,omitempty"` // empty for a custom of bodies that no document fixes
	Clause     string          `json:"clause,omitempty"`
	Confidence rule.Confidence `json:"confidence,omitempty"`
	Custom     bool            `json:"custom,omitempty"`   // what bodies usually choose
	Source     string          `json:"source,omitempty"`   // where it is not that of the pack; that a body names for a number of its own
	Replaces   []Key           `json:"replaces,omitempty"` // limits of lower layers that no longer hold where this one does
}

// Ref names an edition of a pack.
type Ref struct {
	ID      string    `json:"id"`
	Layer   Layer     `json:"layer" enum:"base,scheme,accreditation,country,body"`
	Name    text.Text `json:"name"`
	Edition string    `json:"edition"`
}

// Pack is one edition of the limits of a layer.
type Pack struct {
	Ref
	Country string      `json:"country,omitempty"` // where it holds; empty means everywhere
	From    date.Date   `json:"from"`
	To      date.Date   `json:"to,omitzero"` // last day; not set while it is the newest
	Source  string      `json:"source,omitempty"`
	Says    []Statement `json:"says" nullable:"false"`
}

// Of is what the pack says about the limit.
func (p Pack) Of(k Key) (Statement, bool) {
	for _, s := range p.Says {
		if s.Key == k {
			return s, true
		}
	}
	return Statement{}, false
}

// InForce are the delivered packs of the country on the day, the lowest layer first. A day before the first
// edition of a pack that is delivered is judged by that first edition.
func InForce(country string, on date.Date) []Pack {
	var out []Pack
	for _, p := range Editions(country) {
		i := slices.IndexFunc(out, func(o Pack) bool { return o.ID == p.ID })
		switch {
		case i < 0:
			out = append(out, p)
		case !p.From.After(on):
			out[i] = p
		}
	}
	return out
}

// Editions are all delivered editions of the packs of the country, the lowest layer and the oldest first.
func Editions(country string) []Pack {
	out := slices.DeleteFunc(slices.Clone(delivered), func(p Pack) bool { return p.Country != "" && p.Country != country })
	slices.SortStableFunc(out, func(a, b Pack) int {
		return cmp.Or(a.Layer.height()-b.Layer.height(), cmp.Compare(a.ID, b.ID), a.From.Compare(b.From))
	})
	return out
}

// ownName is the name of the pack of a certification body.
var ownName = text.T("Own limits", "本机构限值")

// OwnID is the identifier of the pack of the certification body itself.
const OwnID = "own"

// Next is the edition of the body's own limits that follows the editions before it, in force from the day.
func Next(before []Pack, says []Statement, from date.Date) []Pack {
	out := slices.Clone(before)
	if n := len(out); n > 0 {
		out[n-1].To = date.Latest(out[n-1].From, from.AddDays(-1))
	}
	ref := Ref{ID: OwnID, Layer: Body, Name: ownName, Edition: strconv.Itoa(len(out) + 1)}
	return append(out, Pack{Ref: ref, From: from, Says: says})
}

// Latest is the newest of the editions that is in force on the day, if any.
func Latest(editions []Pack, on date.Date) []Pack {
	for i := len(editions) - 1; i >= 0; i-- {
		if !editions[i].From.After(on) {
			return editions[i : i+1 : i+1]
		}
	}
	return nil
}
