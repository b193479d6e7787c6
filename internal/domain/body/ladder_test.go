package body

import (
	"errors"
	"slices"
	"testing"

	"triennia/internal/domain/fault"
)

// Rule "SM-207": a ladder has from one to twelve reminders within two years, no two of which can fall on one day.
func TestWhichLaddersABodyMayChoose(t *testing.T) {
	days := func(counts ...int) (out []Reminder) {
		for _, n := range counts {
			out = append(out, Reminder{Count: n, Unit: DaysBefore})
		}
		return out
	}
	month := Reminder{Count: 1, Unit: MonthsBefore}
	for name, x := range map[string]struct {
		list  []Reminder
		field string
	}{
		"one":                        {days(0), ""},
		"twelve":                     {days(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 730), ""},
		"none":                       {nil, "reminders"},
		"thirteen":                   {days(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), "reminders"},
		"too far ahead":              {days(14, 731), "reminders[1].count"},
		"after the last day":         {days(-1), "reminders[0].count"},
		"no month":                   {[]Reminder{{Count: 0, Unit: MonthsBefore}}, "reminders[0].count"},
		"two years in months":        {[]Reminder{{Count: 24, Unit: MonthsBefore}}, ""},
		"more than two years":        {[]Reminder{{Count: 25, Unit: MonthsBefore}}, "reminders[0].count"},
		"the same day twice":         {days(30, 14, 30), "reminders[2].count"},
		"weeks":                      {[]Reminder{{Count: 1, Unit: "weeks"}}, "reminders[0].unit"},
		"a month and thirty days":    {append(days(30), month), "reminders[1].count"},
		"a month and 28 days":        {append(days(28), month), "reminders[1].count"},
		"a month and 27 days":        {append(days(27), month), ""},
		"a month and 32 days":        {append(days(32), month), ""},
		"the first and the last day": {append(days(0), Reminder{Unit: DaysAfter}), ""},
	} {
		b := fresh(t)
		err := b.ChangeLadder("surveillance", x.list)
		var bad fault.Invalid
		if errors.As(err, &bad); (err == nil) != (x.field == "") || err != nil && (len(bad.Fields) != 1 || bad.Fields[0].Path != x.field) {
			t.Errorf("%s: %v", name, err)
		}
		if (len(b.Record().Ladders) == 1) != (err == nil) {
			t.Errorf("%s: kept %v", name, b.Record().Ladders)
		}
	}
}

func TestALadderIsKeptInTheOrderOfItsDays(t *testing.T) {
	b := fresh(t)
	soon, month, later, first := Reminder{Count: 14, Unit: DaysBefore, Escalates: true}, Reminder{Count: 1, Unit: MonthsBefore}, Reminder{Count: 40, Unit: DaysBefore}, Reminder{Count: 5, Unit: DaysAfter}
	before := b.Record()
	if err := b.ChangeLadder("suspension_end", []Reminder{soon, month, later, first}); err != nil {
		t.Fatal(err)
	}
	if got := b.Record().Ladders["suspension_end"]; !slices.Equal(got, []Reminder{first, later, month, soon}) || len(before.Ladders) != 0 {
		t.Errorf("%v", got)
	}
	if err := b.ResetLadder("suspension_end"); err != nil || len(b.Record().Ladders) != 0 {
		t.Errorf("%v, %v", b.Record().Ladders, err)
	}
}

func TestRemindersAsPeopleReadThem(t *testing.T) {
	r := func(n int, u Unit, loud bool) Reminder { return Reminder{n, u, loud} }
	for _, x := range []struct {
		list   []Reminder
		en, zh string
	}{
		{[]Reminder{r(180, DaysBefore, false), r(30, DaysBefore, false), r(14, DaysBefore, true)},
			"180, 30 days before; escalated 14 days before", "届满前180、30天；升级提醒：届满前14天"},
		{[]Reminder{r(12, MonthsBefore, false), r(1, MonthsBefore, false), r(1, DaysBefore, false), r(0, DaysBefore, false)},
			"12, 1 months before, 1 day before and on the last day", "届满前12、1个月，届满前1天，届满当日"},
		{[]Reminder{r(1, MonthsBefore, true), r(1, DaysBefore, true)}, "escalated 1 month before and 1 day before", "升级提醒：届满前1个月，届满前1天"},
		{[]Reminder{r(7, DaysBefore, false), r(0, DaysBefore, false)}, "7 days before and on the last day", "届满前7天，届满当日"},
		{[]Reminder{r(0, DaysAfter, false), r(7, DaysAfter, false), r(14, DaysAfter, false), r(2, DaysBefore, true)},
			"on the first day and 7, 14 days after the first; escalated 2 days before", "起算当日，起算后7、14天；升级提醒：届满前2天"},
		{[]Reminder{r(1, DaysAfter, false)}, "1 day after the first", "起算后1天"},
	} {
		if got := Says(x.list); got.En != x.en || got.Zh != x.zh {
			t.Errorf("%q %q", got.En, got.Zh)
		}
	}
}
