package certificate

import (
	"testing"
	"time"
)

// Rule "SM-189": a key signs from the first instant of its certificate to the last.
func TestAKeySignsWhileItsCertificateIsValid(t *testing.T) {
	until := time.Date(2027, 3, 1, 12, 0, 0, 0, time.UTC)
	r := KeyRecord{State: Signing, From: until.AddDate(-1, 0, 0), Until: until}
	for _, c := range []struct {
		at time.Time
		ok bool
	}{{r.From.Add(-time.Second), false}, {r.From, true}, {until, true}, {until.Add(time.Second), false}} {
		if err := r.CanSign(c.at); (err == nil) != c.ok {
			t.Errorf("%s: %v", c.at, err)
		}
	}
}

// Rule "SM-190": each notice once, the missed ones together, none of a key that signs no more.
func TestTheEndOfAKeyIsToldInTime(t *testing.T) {
	until := time.Date(2027, 3, 1, 12, 0, 0, 0, time.UTC)
	k := &Key{r: KeyRecord{State: Signing, Until: until}}
	for _, c := range []struct {
		days   int
		due    bool
		ending Ending
	}{{61, false, ""}, {60, false, ""}, {59, true, EndsSoon}, {58, false, EndsSoon}, {6, true, EndsSoon}, {1, false, EndsSoon}, {0, false, EndsSoon}, {-1, true, HasEnded}, {-2, false, HasEnded}} {
		at := until.AddDate(0, 0, -c.days)
		if due := k.Notice(at); due != c.due || k.r.Ending(at) != c.ending {
			t.Errorf("%d days before: %v, %q", c.days, due, k.r.Ending(at))
		}
	}
	k = &Key{r: KeyRecord{State: Retired, Until: until}}
	if k.Notice(until.AddDate(1, 0, 0)) || k.r.Ending(until.AddDate(1, 0, 0)) != "" {
		t.Error("a key that signs no more")
	}
}
