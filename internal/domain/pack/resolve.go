package pack

import (
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Standing is what became of a statement.
type Standing string

const (
	Sets     Standing = "sets"     // it is the number in force
	Milder   Standing = "milder"   // another layer is as strict or stricter
	Replaced Standing = "replaced" // a higher layer has another rule in its place
	Changed  Standing = "changed"  // a default, in whose place the body has put a number of its own
)

// Said is a statement, the pack that says it and what became of it.
type Said struct {
	Statement
	Pack     Ref      `json:"pack"`
	Standing Standing `json:"standing" enum:"sets,milder,replaced,changed"`
}

// document is what the clause of the statement belongs to: a document of its own, or the pack.
func (s Said) document() text.Text {
	if s.Source != "" {
		return text.T(s.Source, s.Source)
	}
	return s.Pack.Name
}

// Line is one limit as it stands under the packs in force: the number, who set it, what the others say.
type Line struct {
	Limit
	InForce bool   `json:"in_force"` // false where a higher layer has another rule in its place
	Value   int    `json:"value"`
	SetBy   Said   `json:"set_by"`
	Says    []Said `json:"says" nullable:"false"` // of all layers, the lowest first
}

// Resolve is each limit of which the packs speak. A statement of a higher layer that says which limits it
// replaces takes them out of the lower ones; a default of low confidence yields to the body's own number; of
// the rest the strictest wins, and of equal ones the one that is known best. A body's number counts only
// beside one of a lower layer that is in force.
func Resolve(packs []Pack) []Line {
	replaced := map[Key]int{}
	for _, p := range packs {
		for _, s := range p.Says {
			for _, k := range s.Replaces {
				replaced[k] = max(replaced[k], p.Layer.height())
			}
		}
	}
	var out []Line
	for _, l := range Limits {
		if says := said(packs, l.Key); len(says) > 0 {
			out = append(out, l.resolve(says, replaced[l.Key]))
		}
	}
	return out
}

func said(packs []Pack, k Key) []Said {
	var out []Said
	for _, p := range packs {
		if s, ok := p.Of(k); ok {
			out = append(out, Said{Statement: s, Pack: p.Ref, Standing: Milder})
		}
	}
	slices.SortStableFunc(out, func(a, b Said) int { return a.Pack.Layer.height() - b.Pack.Layer.height() })
	return out
}

func (l Limit) resolve(says []Said, replacedBelow int) Line {
	own := says[len(says)-1].Pack.Layer == Body
	speaks := slices.ContainsFunc(says, func(s Said) bool { return s.Pack.Layer != Body && s.Pack.Layer.height() >= replacedBelow })
	best := -1
	for i := range says {
		s := &says[i]
		switch {
		case !speaks || s.Pack.Layer.height() < replacedBelow:
			s.Standing = Replaced
		case own && s.Pack.Layer != Body && s.Confidence != rule.Sure:
			s.Standing = Changed
		case best < 0 || l.stricter(s.Value, says[best].Value),
			s.Value == says[best].Value && s.Confidence == rule.Sure && says[best].Confidence != rule.Sure:
			best = i
		}
	}
	line := Line{Limit: l, Says: says}
	if best >= 0 {
		says[best].Standing = Sets
		line.InForce, line.Value, line.SetBy = true, says[best].Value, says[best]
	}
	return line
}

// Set is the packs in force on a day and the numbers that follow from them, as a cycle keeps them.
type Set struct {
	On      date.Date   `json:"on"`
	Packs   []Ref       `json:"packs" nullable:"false"`
	Numbers map[Key]int `json:"numbers"`
}

// SetOf is the numbers that follow from the packs.
func SetOf(packs []Pack, on date.Date) Set {
	s := Set{On: on, Packs: []Ref{}, Numbers: map[Key]int{}}
	for _, p := range packs {
		s.Packs = append(s.Packs, p.Ref)
	}
	for _, l := range Resolve(packs) {
		if l.InForce {
			s.Numbers[l.Key] = l.Value
		}
	}
	return s
}

// For is what the delivered packs of the country say on the day, without any body's own limits.
func For(country string, on date.Date) Set { return SetOf(InForce(country, on), on) }

// Of is the number of the limit, 0 where no pack in force speaks of it.
func (s Set) Of(k Key) int { return s.Numbers[k] }

// IsZero tells whether no packs were resolved.
func (s Set) IsZero() bool { return len(s.Packs) == 0 }

// Under tells whether the pack of the identifier is among those in force.
func (s Set) Under(id string) bool {
	return slices.ContainsFunc(s.Packs, func(r Ref) bool { return r.ID == id })
}
