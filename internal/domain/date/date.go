// Package date holds the calendar day: no time, no zone. Deadlines of the field are days of the
// certification body's own zone and are inclusive.
package date

import (
	"database/sql/driver"
	"fmt"
	"time"

	"triennia/internal/domain/text"
)

// Date is a calendar day. The zero Date means "not set".
type Date struct{ t time.Time }

// New is the day y-m-d; days beyond the month roll over as in package time.
func New(y int, m time.Month, d int) Date { return Date{time.Date(y, m, d, 0, 0, 0, 0, time.UTC)} }

// Of is the day that the instant falls on in the given zone.
func Of(t time.Time, zone *time.Location) Date {
	y, m, d := t.In(zone).Date()
	return New(y, m, d)
}

// Parse reads YYYY-MM-DD; the empty string is the zero Date.
func Parse(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date of the form YYYY-MM-DD", s)
	}
	return Date{t}, nil
}

// MustParse is Parse for literals in tables and tests; it panics on anything else.
func MustParse(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

func (d Date) IsZero() bool          { return d.t.IsZero() }
func (d Date) Year() int             { return d.t.Year() }
func (d Date) Month() time.Month     { return d.t.Month() }
func (d Date) Day() int              { return d.t.Day() }
func (d Date) Before(o Date) bool    { return d.t.Before(o.t) }
func (d Date) After(o Date) bool     { return d.t.After(o.t) }
func (d Date) Compare(o Date) int    { return d.t.Compare(o.t) }
func (d Date) AddDays(n int) Date    { return Date{d.t.AddDate(0, 0, n)} }
func (d Date) Weekday() time.Weekday { return d.t.Weekday() }

// Start is the first instant of the day in the given zone.
func (d Date) Start(zone *time.Location) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, zone)
}

// DaysUntil is the number of days from d to o, negative when o lies before d.
func (d Date) DaysUntil(o Date) int { return int(o.t.Sub(d.t).Hours() / 24) }

// AddMonths adds calendar months; where the day does not exist in the month reached, the last day of
// that month is taken (31 January + 1 month = 28 February).
func (d Date) AddMonths(n int) Date {
	to, _ := d.AddMonthsClamped(n)
	return to
}

// AddMonthsClamped is AddMonths and tells whether the day had to be clamped to the end of the month.
func (d Date) AddMonthsClamped(n int) (to Date, clamped bool) {
	first := New(d.Year(), d.Month()+time.Month(n), 1)
	last := New(first.Year(), first.Month()+1, 0).Day()
	day := min(d.Day(), last)
	return New(first.Year(), first.Month(), day), day != d.Day()
}

// AddWorkdays adds n days that are neither Saturday nor Sunday.
func (d Date) AddWorkdays(n int) Date {
	for n > 0 {
		d = d.AddDays(1)
		if w := d.Weekday(); w != time.Saturday && w != time.Sunday {
			n--
		}
	}
	return d
}

// Earliest is the earliest of the days that are set, the zero Date when none is.
func Earliest(days ...Date) Date {
	var out Date
	for _, d := range days {
		if !d.IsZero() && (out.IsZero() || d.Before(out)) {
			out = d
		}
	}
	return out
}

// Latest is the latest of the days, the zero Date when none is set.
func Latest(days ...Date) Date {
	var out Date
	for _, d := range days {
		if d.After(out) {
			out = d
		}
	}
	return out
}

// String is YYYY-MM-DD, empty for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.t.Format(time.DateOnly)
}

// In is the day as people write it: 7 December 2026, 2026年12月7日; empty for the zero Date.
func (d Date) In(l text.Lang) string {
	switch {
	case d.IsZero():
		return ""
	case l == text.Zh:
		return fmt.Sprintf("%d年%d月%d日", d.Year(), d.Month(), d.Day())
	}
	return fmt.Sprintf("%d %s %d", d.Day(), d.Month(), d.Year())
}

func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

func (d *Date) UnmarshalText(b []byte) error {
	p, err := Parse(string(b))
	if err == nil {
		*d = p
	}
	return err
}

// Value stores the day as a SQL date, the zero Date as NULL.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}

// Scan reads a SQL date.
func (d *Date) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*d = Date{}
	case time.Time:
		*d = New(v.Year(), v.Month(), v.Day())
	case string:
		return d.UnmarshalText([]byte(v))
	default:
		return fmt.Errorf("cannot read a date from %T", v)
	}
	return nil
}
