package calendar

import (
	"time"

	ics "github.com/arran4/golang-ical"
)

// local is a time of the day as it stands beside the name of its zone.
const local = "20060102T150405"

// zone describes the time zone for calendars that do not know its name: what the clocks show from the
// last change before from until after to.
func zone(name *time.Location, from, to time.Time) *ics.VTimezone {
	z := ics.NewTimezone(name.String())
	for t := from; ; {
		begins, ends := t.ZoneBounds()
		z.Components = append(z.Components, observance(t, begins))
		if ends.IsZero() || ends.After(to) {
			return z
		}
		t = ends
	}
}

// observance is what the clocks show at t since they were changed at begins, which is zero where they
// always showed it.
func observance(t, begins time.Time) ics.Component {
	before := t
	if begins.IsZero() {
		begins = time.Date(1970, time.January, 1, 0, 0, 0, 0, t.Location())
	} else {
		before = begins.Add(-time.Second)
	}
	_, offset := before.Zone()
	var c ics.ComponentBase
	c.AddProperty(ics.ComponentPropertyDtStart, begins.In(time.FixedZone("", offset)).Format(local))
	c.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom), before.Format("-0700"))
	c.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetto), t.Format("-0700"))
	if t.IsDST() {
		return &ics.Daylight{ComponentBase: c}
	}
	return &ics.Standard{ComponentBase: c}
}
