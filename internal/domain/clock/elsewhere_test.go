package clock

import (
	"strings"
	"testing"
	"time"

	"triennia/internal/domain/date"
)

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, known := date.Zone(name)
	if !known {
		t.Fatal(name)
	}
	return z
}

// Rule "SM-196": the day ends in the zone of the body, whatever the clocks of the reader show.
func TestTheLastDayEndsElsewhereAtAnotherHour(t *testing.T) {
	dublin, shanghai, lisbon, york := zone(t, "Europe/Dublin"), zone(t, "Asia/Shanghai"), zone(t, "Europe/Lisbon"), zone(t, "America/New_York")
	for _, x := range []struct {
		day          string
		body, reader *time.Location
		want         string
	}{
		{"2027-03-14", dublin, shanghai, "15 March 2027, 08:00 (Asia/Shanghai)"},
		{"2027-07-14", dublin, shanghai, "15 July 2027, 07:00 (Asia/Shanghai)"},
		{"2027-03-14", shanghai, york, "14 March 2027, 12:00 (America/New_York)"},
		{"2027-03-27", dublin, shanghai, "28 March 2027, 08:00 (Asia/Shanghai)"}, // the clocks of Dublin go forward in the night after
		{"2027-03-14", dublin, lisbon, ""},
		{"2027-03-14", dublin, dublin, ""},
	} {
		got := Elsewhere(on(x.day), x.body, x.reader)
		if got.IsZero() != (x.want == "") || !strings.Contains(got.En, x.want) {
			t.Errorf("%s of %s in %s: %q", x.day, x.body, x.reader, got.En)
		}
	}
}

// Rule "SM-196": reminders go out in the day of their reader.
func TestRemindersGoOutInTheDayOfTheReader(t *testing.T) {
	shanghai := zone(t, "Asia/Shanghai")
	at := func(s string) time.Time {
		got, err := time.ParseInLocation("2006-01-02 15:04", s, shanghai)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	for _, x := range []struct{ now, end, want string }{
		{"2027-03-14 06:59", "", "2027-03-14 07:00"},
		{"2027-03-14 07:00", "", "2027-03-14 07:00"},
		{"2027-03-14 19:59", "", "2027-03-14 19:59"},
		{"2027-03-14 20:00", "", "2027-03-15 07:00"},
		{"2027-03-31 23:30", "2027-04-01 08:00", "2027-04-01 07:00"},
		{"2027-03-14 23:30", "2027-03-15 07:00", "2027-03-14 23:30"}, // it would come too late
		{"2027-03-14 05:00", "2027-03-14 06:00", "2027-03-14 05:00"},
	} {
		var end time.Time
		if x.end != "" {
			end = at(x.end)
		}
		if got := SendFrom(at(x.now).UTC(), shanghai, end); !got.Equal(at(x.want)) {
			t.Errorf("written at %s: %s, want %s", x.now, got.In(shanghai), x.want)
		}
	}
}
