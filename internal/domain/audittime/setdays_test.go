package audittime

import (
	"errors"
	"testing"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
)

func set(in Input, d float64) Input {
	in.Standards[0].Set = &SetDays{days(d), "three laboratories under one roof"}
	return in
}

// Rules "SM-23", "SM-24", "ADJ-1": what a person sets takes the place of the method, within what the table allows.
func TestDaysSetByAPerson(t *testing.T) {
	for _, c := range []struct {
		name         string
		in           Input
		days, yearly float64
		broken       string
	}{
		{"more than the table", set(qms(120), 9), 9, 3, ""},
		{"less, within 30 %", set(qms(120), 6), 6, 2, ""},
		{"70 % of 7 are 4.9: 5.0 may stand", set(qms(120), 5), 5, 1.5, ""},
		{"4.5 may not", set(qms(120), 4.5), 5, 1.5, "ADJ-1"},
		{"the last row of the table is 22: 10,701 persons may have it", set(qms(10701), 22), 22, 7.5, ""},
		{"and not half a day less", set(qms(10701), 21.5), 22, 7.5, "SM-24"},
		{"beyond the table with more", set(qms(12000), 25), 25, 8.5, ""},
		{"a sector without a column has no least", set(of("ISO 14001:2015", "special", 50), 3), 3, 1, ""},
	} {
		s := compute(t, c.in)
		if s.Days != days(c.days) || s.SurveillanceDays != days(c.yearly) {
			t.Errorf("%s: %s days, %s a year", c.name, s.Days, s.SurveillanceDays)
		}
		if got := brokenIDs(s); c.broken == "" && len(got) > 0 || c.broken != "" && (len(got) != 1 || got[0] != c.broken) {
			t.Errorf("%s: broken %v", c.name, got)
		}
		if s.Standards[0].SetDays != c.in.Standards[0].Set.Days || !hasStep(s, "SM-23") {
			t.Errorf("%s: it does not stand in the sheet", c.name)
		}
	}
}

func brokenIDs(s Sheet) (out []string) {
	for _, b := range s.Broken {
		out = append(out, b.Rule.ID)
	}
	return out
}

func hasStep(s Sheet, id string) bool {
	for _, step := range s.Steps {
		if step.Rule == id {
			return true
		}
	}
	return false
}

func TestSetDaysThatAreNone(t *testing.T) {
	for field, d := range map[string]SetDays{"standards[0].set_days.days": {Reason: "r"}, "standards[0].set_days.reason": {Days: 10}} {
		in := qms(120)
		in.Standards[0].Set = &d
		_, err := New(Record{ID: id.Calculation{1}, ApplicationID: id.Application{1}, Input: in})
		var bad fault.Invalid
		if !errors.As(err, &bad) || bad.Fields[0].Path != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

// Rule "SM-23": a second person, once.
func TestASecondPersonEndorses(t *testing.T) {
	made := func(in Input) *Calculation {
		c, err := New(Record{ID: id.Calculation{1}, ApplicationID: id.Application{1}, Input: in, By: "Rui", ByID: id.Identity{1}})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	c := made(set(qms(120), 9))
	var broken rule.Broken
	if err := c.Record().Endorsed(); !errors.As(err, &broken) || broken[0].Rule.ID != "SM-23" {
		t.Fatalf("quoted without a second person: %v", err)
	}
	if err := c.Endorse(Endorsement{ByID: id.Identity{1}}); !errors.As(err, &broken) {
		t.Fatalf("the same person: %v", err)
	}
	if err := c.Endorse(Endorsement{By: "Ada", ByID: id.Identity{2}}); err != nil {
		t.Fatal(err)
	}
	if err := c.Record().Endorsed(); err != nil {
		t.Error(err)
	}
	if c.CanEndorse(id.Identity{3}) == nil {
		t.Error("endorsed twice")
	}
	plain := made(qms(120))
	if plain.Record().Endorsed() != nil || plain.CanEndorse(id.Identity{2}) == nil {
		t.Error("days of the method need nobody")
	}
	if carried := c.Record().Carried(); carried.Setter.By != "Rui" || carried.By != "Ada" || plain.Record().Carried() != nil {
		t.Errorf("carried: %+v", carried)
	}
}
