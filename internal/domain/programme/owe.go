package programme

import (
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM184 lets the programme follow what is owed.
var SM184 = rule.Rule{ID: "SM-184", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.3.3", Level: rule.Compute, Says: text.T(
	"Each surveillance that is owed has an audit in the programme with its last permitted day, counted from what was held; where an early surveillance leaves a year or an interval without one, another is added with the days that the agreement has for a surveillance.",
	"每次应实施的监督审核均列入审核方案，并载明按已实施审核推算的最后期限；监督审核提前实施而使某一年度或间隔期内没有监督审核的，增加一次监督审核，人日数按合同中监督审核的人日数确定。")}

// Owed is a surveillance that is owed and not held: which one by the clock, and its last permitted day.
type Owed struct {
	Number int
	LastOn date.Date
}

// Unheld are the surveillance audits of the cycle that are not held, in their order.
func (r Record) Unheld(held func(id.Audit) bool) []Slot {
	return slices.DeleteFunc(slices.Clone(r.Slots), func(s Slot) bool {
		return s.Kind != Surveillance || !s.AuditID.IsZero() && held(s.AuditID)
	})
}

// Agreed is the approved day of a surveillance that is earlier than the last one permitted, zero where there is none.
func (s Slot) Agreed(last date.Date) date.Date {
	if s.Shift == nil || s.Shift.ApprovedAt.IsZero() || !s.Shift.DueOn.Before(last) {
		return date.Date{}
	}
	return s.Shift.DueOn
}

// Owing is what became different when a programme followed what is owed.
type Owing struct {
	Added, Dropped []Slot
	Moved          bool // the last day of another
}

// Any tells whether anything became different.
func (o Owing) Any() bool { return o.Moved || len(o.Added)+len(o.Dropped) > 0 }

// Owe gives the surveillance audits that are not held the last days that are owed, an approved earlier day stays, adds one
// for each that has none, and drops what was added and is owed no more, where it lies ahead (SM-184).
func (p *Programme) Owe(owed []Owed, held, ahead func(id.Audit) bool) (out Owing) {
	if p.r.State != Certified {
		return Owing{}
	}
	p.r.Slots = slices.Clone(p.r.Slots)
	waiting := p.r.Unheld(held)
	for n, o := range owed {
		if n >= len(waiting) {
			out.Added = append(out.Added, p.survey(o))
			continue
		}
		s := &p.r.Slots[p.r.surveillance(waiting[n].Number)]
		due := date.Earliest(s.Agreed(o.LastOn), o.LastOn)
		if p.r.last(*s) != o.LastOn || s.DueOn != due {
			s.LastOn, s.DueOn, out.Moved = o.LastOn, due, true
		}
	}
	for _, s := range waiting[min(len(owed), len(waiting)):] {
		if s.Beyond() && ahead(s.AuditID) {
			out.Dropped = append(out.Dropped, s)
			p.r.Slots = slices.Delete(p.r.Slots, p.r.surveillance(s.Number), p.r.surveillance(s.Number)+1)
		}
	}
	if out.Any() {
		p.add("programme.owed")
	}
	return out
}

// Beyond tells whether the audit is a surveillance beyond the two with which a programme begins (P1).
func (s Slot) Beyond() bool { return s.Kind == Surveillance && s.Number > 2 }

// survey adds the surveillance after the others of the cycle.
func (p *Programme) survey(o Owed) Slot {
	s := Slot{Kind: Surveillance, Number: o.Number, DueOn: o.LastOn, LastOn: o.LastOn}
	at := slices.IndexFunc(p.r.Slots, func(x Slot) bool { return x.Kind == Recertification })
	for i, x := range p.r.Slots {
		if x.Kind == Surveillance {
			at, s.Number = i+1, max(s.Number, x.Number+1)
		}
	}
	if at < 0 {
		at = len(p.r.Slots)
	}
	p.r.Slots = slices.Insert(p.r.Slots, at, s)
	return s
}

// last is the last permitted day of the surveillance: by what was held, where the clock has said so, otherwise as the
// decision fixed it, and of an interval not later than it lets the one before.
func (r Record) last(s Slot) date.Date {
	if !s.LastOn.IsZero() {
		return s.LastOn
	}
	last := r.due(s)
	if interval := r.Limits.Of(pack.IntervalMonths); interval > 0 {
		if i := r.surveillance(s.Number - 1); i >= 0 {
			last = date.Earliest(last, r.Slots[i].DueOn.AddMonths(interval))
		}
	}
	return last
}
