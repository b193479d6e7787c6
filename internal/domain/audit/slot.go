package audit

import (
	"fmt"
	"strings"
	"time"

	"triennia/internal/domain/date"
)

// Slot is a half-day, counted from 1 January 1970: even numbers are mornings, odd ones afternoons. People
// are booked by half-days. The zero Slot means "not set".
type Slot int

// Half is the morning (pm false) or the afternoon of a day.
func Half(d date.Date, pm bool) Slot {
	if d.IsZero() {
		return 0
	}
	s := Slot(2 * date.New(1970, time.January, 1).DaysUntil(d))
	if pm {
		s++
	}
	return s
}

// Day is the day of the half-day.
func (s Slot) Day() date.Date {
	if s == 0 {
		return date.Date{}
	}
	return date.New(1970, time.January, 1).AddDays(int(s) / 2)
}

// Afternoon tells whether the half-day is an afternoon.
func (s Slot) Afternoon() bool { return s%2 == 1 }

// Weekend tells whether the half-day is on a Saturday or a Sunday.
func (s Slot) Weekend() bool {
	w := s.Day().Weekday()
	return w == time.Saturday || w == time.Sunday
}

// String is "2026-12-01/am", empty for the zero Slot.
func (s Slot) String() string {
	switch {
	case s == 0:
		return ""
	case s.Afternoon():
		return s.Day().String() + "/pm"
	}
	return s.Day().String() + "/am"
}

func (s Slot) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

func (s *Slot) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*s = 0
		return nil
	}
	day, half, _ := strings.Cut(string(b), "/")
	d, err := date.Parse(day)
	if err != nil || half != "am" && half != "pm" {
		return fmt.Errorf("%q is not a half-day of the form YYYY-MM-DD/am or /pm", b)
	}
	*s = Half(d, half == "pm")
	return nil
}

// Span is a run of half-days, both ends included.
type Span struct {
	From Slot `json:"from"`
	To   Slot `json:"to"`
}

// IsZero tells whether the span is not set.
func (s Span) IsZero() bool { return s == Span{} }

// Overlaps tells whether the spans share a half-day.
func (s Span) Overlaps(o Span) bool { return s.From <= o.To && o.From <= s.To }

// Within tells whether the span lies inside o.
func (s Span) Within(o Span) bool { return s.From >= o.From && s.To <= o.To }

// Working is the number of half-days of the span that count as work: Saturdays and Sundays only when
// weekends is set.
func (s Span) Working(weekends bool) int {
	n := 0
	for at := s.From; at <= s.To && at != 0; at++ {
		if weekends || !at.Weekend() {
			n++
		}
	}
	return n
}

// Shift moves the span by whole days.
func (s Span) Shift(days int) Span { return Span{s.From + Slot(2*days), s.To + Slot(2*days)} }

// Whole is the span of whole days from one day to another.
func Whole(from, to date.Date) Span { return Span{Half(from, false), Half(to, true)} }
