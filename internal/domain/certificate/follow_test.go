package certificate

import (
	"testing"
	"time"
)

// Rule "SM-135": an address may be confirmed for a week, and counts for nothing before.
func TestAnAddressIsConfirmedWithinAWeek(t *testing.T) {
	asked := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for after, want := range map[time.Duration]bool{0: true, ConfirmWithin: true, ConfirmWithin + 1: false} {
		f := Follower{State: Asked, AskedAt: asked}
		if _, due := f.Notice(Record{State: Active}, Record{}.ExpiresOn); due {
			t.Error("told before the address is confirmed")
		}
		if err := f.Confirm(asked.Add(after)); (err == nil) != want || (f.State == Confirmed) != want {
			t.Errorf("after %s: %v, %s", after, err, f.State)
		}
	}
	f := Follower{State: Confirmed, AskedAt: asked}
	if err := f.Confirm(asked.AddDate(1, 0, 0)); err != nil || f.State != Confirmed {
		t.Errorf("opened again: %v", err)
	}
}

// Rule "SM-136": the letter about the end is the last one; a certificate that took the place of another is followed on.
func TestTheLetterAboutTheEndIsTheLast(t *testing.T) {
	for s, want := range map[State]Following{Active: Confirmed, Suspended: Confirmed, Withdrawn: Leaving, Cancelled: Leaving, Superseded: Confirmed} {
		f := Follower{State: Confirmed}
		if f.Tell(s); f.State != want {
			t.Errorf("told of %s: %s", s, f.State)
		}
	}
	f := Follower{State: Confirmed, Noticed: HasExpired}
	if !f.GoOn(Record{}) || f.Noticed != "" {
		t.Error("the next certificate has an expiry of its own")
	}
	next := Record{Subs: []Sub{{Suffix: 1}, {Suffix: 2, Code: "x"}}}
	for suffix, want := range map[int]bool{1: false, 2: true, 3: false} {
		f := Follower{State: Confirmed, Suffix: suffix}
		if f.GoOn(next) != want {
			t.Errorf("-%02d: follows on though it is not there, or not though it is", suffix)
		}
	}
}

func TestEachNoticeOfTheExpiryIsGivenOnce(t *testing.T) {
	r := Record{State: Active, ExpiresOn: day("2026-11-23")}
	f := Follower{State: Confirmed}
	for _, c := range []struct {
		days int
		want Expiring
	}{{-NoticeDays - 1, ""}, {-NoticeDays, ExpiresSoon}, {-1, ""}, {0, ""}, {1, HasExpired}, {2, ""}} {
		if got, _ := f.Notice(r, r.ExpiresOn.AddDays(c.days)); got != c.want {
			t.Errorf("%d days from the expiry: %q", c.days, got)
		}
	}
	f = Follower{State: Confirmed}
	if _, due := f.Notice(Record{State: Withdrawn, ExpiresOn: r.ExpiresOn}, r.ExpiresOn); due {
		t.Error("a withdrawn certificate expires no more")
	}
}
