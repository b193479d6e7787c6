package date

import (
	"testing"
	"time"

	"triennia/internal/domain/text"
)

func TestAddMonthsClampsAtTheEndOfTheMonth(t *testing.T) {
	for _, c := range []struct {
		from    string
		months  int
		to      string
		clamped bool
	}{
		{"2024-03-15", 12, "2025-03-15", false},
		{"2024-02-29", 12, "2025-02-28", true},
		{"2024-02-29", 36, "2027-02-28", true},
		{"2024-02-29", 48, "2028-02-29", false},
		{"2026-01-31", 1, "2026-02-28", true},
		{"2026-08-31", 6, "2027-02-28", true},
		{"2026-12-31", 1, "2027-01-31", false},
		{"2026-03-31", -1, "2026-02-28", true},
	} {
		to, clamped := MustParse(c.from).AddMonthsClamped(c.months)
		if to.String() != c.to || clamped != c.clamped {
			t.Errorf("%s + %d months = %s clamped %v, want %s %v", c.from, c.months, to, clamped, c.to, c.clamped)
		}
	}
}

func TestTextAndDatabaseRoundTrip(t *testing.T) {
	d := MustParse("2026-11-23")
	var back Date
	if v, _ := d.Value(); back.Scan(v) != nil || back != d {
		t.Errorf("scan(value(%s)) = %s", d, back)
	}
	if v, _ := (Date{}).Value(); v != nil {
		t.Errorf("the zero date is stored as %v", v)
	}
	if _, err := Parse("2026-02-30"); err == nil {
		t.Error("30 February was accepted")
	}
}

func TestWorkdaysSkipTheWeekend(t *testing.T) {
	if got := MustParse("2026-11-20").AddWorkdays(1).String(); got != "2026-11-23" {
		t.Errorf("Friday + 1 working day = %s", got)
	}
	if n := MustParse("2026-11-23").DaysUntil(MustParse("2026-12-03")); n != 10 {
		t.Errorf("days until = %d", n)
	}
}

func TestADayIsWrittenInTheLanguageOfItsSentence(t *testing.T) {
	for _, c := range []struct {
		day  Date
		want text.Text
	}{
		{New(2026, time.December, 7), text.T("until 7 December 2026", "至2026年12月7日")},
		{Date{}, text.T("until ", "至")},
	} {
		if got := text.Tf("until %s", "至%s", c.day); got != c.want {
			t.Errorf("%v, want %v", got, c.want)
		}
	}
}
