package pack

import (
	"slices"
	"strings"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Entry is the body's own number for a limit and, where it stands in the place of an uncertain default, the
// source that the body relies on. Without a value the body has no number of its own.
type Entry struct {
	Value  *int   `json:"value,omitempty"`
	Source string `json:"source,omitempty" maxLength:"300"`
}

// Room is how far the body may move a limit under the packs below it.
type Room struct {
	Least  int   `json:"least"`
	Most   int   `json:"most"`
	Bound  *Said `json:"bound,omitempty"` // the statement that a body may not loosen, if any
	Source bool  `json:"source"`          // the number in force is uncertain: another one needs a source
}

// Choice is a limit as it stands with the body's own number and how far the body may move it.
type Choice struct {
	Line
	Own  *Entry `json:"own,omitempty"`
	Room *Room  `json:"room,omitempty"` // absent where a body has no number of its own
}

// Choices are the limits under the lower packs and the body's own on top.
func Choices(lower, own []Pack) []Choice {
	below := Resolve(lower)
	out := []Choice{}
	for _, l := range Resolve(slices.Concat(lower, own)) {
		c := Choice{Line: l}
		for _, p := range own {
			if s, ok := p.Of(l.Key); ok {
				c.Own = &Entry{Value: &s.Value, Source: s.Source}
			}
		}
		if i := slices.IndexFunc(below, func(b Line) bool { return b.Key == l.Key }); i >= 0 {
			if room, any := below[i].RoomFor(); any {
				c.Room = &room
			}
		}
		out = append(out, c)
	}
	return out
}

// RoomFor is how far a body may move the limit on which the lower packs say this; none where it is not in
// force or nothing can be stricter.
func (l Line) RoomFor() (Room, bool) {
	r := Room{Least: l.Least, Most: l.Most}
	for _, s := range l.Says {
		if s.Standing == Replaced || s.Confidence != rule.Sure || s.Rule == "" {
			continue
		}
		if r.Bound == nil || l.stricter(s.Value, r.Bound.Value) {
			r.Bound = &s
		}
	}
	switch {
	case r.Bound != nil && l.Strict == Smaller:
		r.Most = min(r.Most, r.Bound.Value)
	case r.Bound != nil:
		r.Least = max(r.Least, r.Bound.Value)
	}
	r.Source = l.SetBy.Rule != "" && l.SetBy.Confidence != rule.Sure
	return r, l.InForce && r.Least < r.Most
}

// CheckOwn is what the body's own numbers say above the lower packs, or what is wrong with them, each at its
// field: a body may tighten a rule and never loosen it; what is uncertain it may move with a source.
func CheckOwn(entries map[Key]Entry, lower []Pack) ([]Statement, error) {
	var bad fault.Invalid
	says := []Statement{}
	lines := Resolve(lower)
	for k := range entries {
		if !slices.ContainsFunc(lines, func(l Line) bool { return l.Key == k }) {
			bad.Add("limits."+string(k)+".value", text.T("No pack in force speaks of this limit.", "现行规则包中没有这项限值。"))
		}
	}
	for _, l := range lines {
		e := entries[l.Key]
		if e.Value == nil {
			continue
		}
		l.check(&bad, e)
		says = append(says, Statement{Key: l.Key, Value: *e.Value, Source: strings.TrimSpace(e.Source)})
	}
	return says, bad.OrNil()
}

func (l Line) check(bad *fault.Invalid, e Entry) {
	room, any := l.RoomFor()
	path, n := "limits."+string(l.Key), *e.Value
	switch {
	case !any:
		bad.Add(path+".value", text.T("This limit is fixed; a body has no number of its own here.", "该限值固定，机构不得另行规定。"))
	case n >= room.Least && n <= room.Most:
		if room.Source && strings.TrimSpace(e.Source) == "" {
			bad.Add(path+".source", text.Tf("The number of rule %s is uncertain: say which source yours rests on.",
				"规则 %s 的数值有待核实：请注明本机构数值的依据。", l.SetBy.Rule))
		}
	case room.Bound != nil && l.stricter(room.Bound.Value, n):
		bad.Add(path+".value", text.Tf("%d is looser than the %d of rule %s (%s, %s): a body may tighten it, not loosen it.",
			"%d 比规则 %[3]s 的 %[2]d（%[4]s，%[5]s）宽松：认证机构可以从严，不得放宽。",
			n, room.Bound.Value, room.Bound.Rule, room.Bound.document(), room.Bound.Clause))
	default:
		bad.Add(path+".value", text.Tf("%d is outside %d to %d.", "%d 超出 %d 至 %d 的范围。", n, room.Least, room.Most))
	}
}
