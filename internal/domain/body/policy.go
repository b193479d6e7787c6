package body

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
)

// Packs are the packs in force for the body on the day: those that are delivered for its jurisdiction and
// its own limits on top.
func (r Record) Packs(on date.Date) []pack.Pack {
	return append(pack.InForce(string(r.Jurisdiction), on), pack.Latest(r.OwnLimits, on)...)
}

// Limits are the numbers in force for the body on the day.
func (r Record) Limits(on date.Date) pack.Set { return pack.SetOf(r.Packs(on), on) }

// ChangeLimits puts another edition of the body's own limits in force from today. A body may tighten a rule
// and never loosen it; an uncertain number it may change with a source.
func (b *Body) ChangeLimits(own map[pack.Key]pack.Entry, today date.Date) error {
	says, err := pack.CheckOwn(own, pack.InForce(string(b.r.Jurisdiction), today))
	if err != nil {
		return err
	}
	r := b.r
	r.OwnLimits = pack.Next(r.OwnLimits, says, today)
	return b.change(r, "body.limits_changed")
}
