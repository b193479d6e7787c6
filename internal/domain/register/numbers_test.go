package register

import (
	"reflect"
	"testing"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
)

// Rule "SM-144": what is counted, and the quarter with its reminder.
func TestTheNumbersOfAQuarter(t *testing.T) {
	var n Tally
	add := func(spoil func(*certificate.Record), areas ...string) {
		c := subject().Certificate
		spoil(&c)
		n.Add(c, areas, on("2026-11-27"))
	}
	add(func(*certificate.Record) {}, "33.01", "33.02", "28")
	add(func(c *certificate.Record) { c.State = certificate.Suspended }, "33")
	add(func(*certificate.Record) {})
	add(func(c *certificate.Record) { c.ExpiresOn = on("2026-11-27"); c.Holder.Country = "CN" }, "33")
	add(func(c *certificate.Record) { c.ExpiresOn = on("2026-11-26") }, "33")
	add(func(c *certificate.Record) { c.State = certificate.Withdrawn }, "33")
	add(func(c *certificate.Record) { c.State = certificate.Superseded }, "33")
	add(func(c *certificate.Record) { c.Provisional = true }, "33")
	itsms := "ISO/IEC 20000-1:2018"
	if n.All != 4 {
		t.Errorf("%d certificates", n.All)
	}
	if got, want := n.Sorted(), []Cell{{itsms, "CN", "33"}, {itsms, "IE", ""}, {itsms, "IE", "28"}, {itsms, "IE", "33"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v", got)
	}
	if got := n.Cells[Cell{itsms, "IE", "33"}]; got != 2 {
		t.Errorf("%d in the sector of two", got)
	}

	for _, c := range []struct {
		today, last, due string
		done, soon       bool
	}{
		{"2026-12-16", "2026-09-30", "2026-12-31", false, false},
		{"2026-12-17", "2026-09-30", "2026-12-31", false, true},
		{"2026-12-17", "2026-10-01", "2026-12-31", true, false},
		{"2028-02-29", "", "2028-03-31", false, false},
		{"2027-04-01", "2027-03-31", "2027-06-30", false, false},
		{"2027-04-01", "2026-12-31", "2027-03-31", false, true}, // missed (SM-193)
	} {
		last, _ := date.Parse(c.last)
		d := QuarterlyDuty(on(c.today), date.Date{}, last)
		if d.DueOn != on(c.due) || !d.DoneOn.IsZero() != c.done || d.Soon != c.soon {
			t.Errorf("%+v: %+v", c, d)
		}
	}
}
