package message

import (
	"strings"
	"testing"
	"time"

	"triennia/internal/domain/id"
)

func TestEveryStateAndAction(t *testing.T) {
	want := map[State]map[Action]State{
		Queued:  {Begin: Sending},
		Sending: {Succeed: Sent, Refuse: Failed, Lose: Unknown, Defer: Queued},
		Sent:    {Return: Failed},
		Unknown: {Succeed: Sent, Refuse: Failed, Again: Queued, Confirm: Sent, Return: Failed},
		Failed:  {Again: Queued},
		Kept:    {Again: Queued},
	}
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for s := range want {
		for _, a := range []Action{Begin, Succeed, Refuse, Defer, Lose, Again, Confirm, Return} {
			r := Record{State: s}
			to, possible := want[s][a]
			err := r.Do(a, now)
			if (err == nil) != possible {
				t.Errorf("%s in %s: %v", a, s, err)
			}
			if possible && (r.State != to || to == Sent && r.SentAt != now) {
				t.Errorf("%s in %s: %+v", a, s, r)
			}
			if !possible && r.State != s {
				t.Errorf("%s in %s was refused and changed it: %+v", a, s, r)
			}
		}
	}
	if len(States) != len(want) {
		t.Errorf("%d states", len(States))
	}
}

func TestMessageIDIsTheSameAtEachAttempt(t *testing.T) {
	r := Record{ID: id.Message{1}, State: Queued}
	before := r.MessageID("example.org")
	for _, a := range []Action{Begin, Refuse, Again, Begin} {
		if err := r.Do(a, time.Time{}); err != nil {
			t.Fatal(err)
		}
	}
	if r.MessageID("example.org") != before || r.Attempts != 2 {
		t.Errorf("%s, %d attempts", r.MessageID("example.org"), r.Attempts)
	}
}

func TestASecretLinkIsForgottenOnceSent(t *testing.T) {
	for _, secret := range []bool{true, false} {
		r := Record{State: Sending, Secret: secret, Text: "Open\n\nhttps://example.org/reset?t=abc\n\nThank you"}
		if err := r.Do(Succeed, time.Time{}); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(r.Text, "abc") == secret {
			t.Errorf("secret %v: %s", secret, r.Text)
		}
	}
}

func TestActionsForPeople(t *testing.T) {
	for s, want := range map[State][3]bool{Kept: {true, false, false}, Unknown: {true, true, true}, Sent: {false, false, true}} {
		for i, got := range (Record{State: s}).Actions() {
			if got.Allowed != want[i] || got.Allowed == (got.Why != nil) {
				t.Errorf("%s: %+v", s, got)
			}
		}
	}
}

// A letter whose link is forgotten is not sent again when it comes back; any other is.
func TestALetterThatCameBack(t *testing.T) {
	now := time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC)
	for _, secret := range []bool{true, false} {
		r := Record{State: Sending, Secret: secret}
		for _, a := range []Action{Succeed, Return} {
			if err := r.Do(a, now); err != nil {
				t.Fatal(err)
			}
		}
		if r.State != Failed || r.ReturnedAt != now || r.SentAt != now {
			t.Errorf("%+v", r)
		}
		if err := r.Do(Again, now); (err != nil) != secret {
			t.Errorf("secret %v: %v", secret, err)
		}
	}
}

func TestTheMessageOfAMessageID(t *testing.T) {
	r := Record{ID: id.Message{7}}
	if mid, ours := OfMessageID(r.MessageID("triennia.example"), "triennia.example"); !ours || mid != r.ID {
		t.Errorf("%s %v", mid, ours)
	}
	for _, other := range []string{"", "x@triennia.example", r.ID.String(), r.MessageID("elsewhere.example")} {
		if _, ours := OfMessageID(other, "triennia.example"); ours {
			t.Errorf("%q is taken for ours", other)
		}
	}
}
