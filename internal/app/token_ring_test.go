package app_test

import (
	"bytes"
	"testing"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/id"
	"triennia/internal/seal"
	"triennia/internal/testkit"
)

func TestKeysOfTokensAreSharedAndReplaced(t *testing.T) {
	db := testkit.DB(t)
	box, err := seal.New(make([]byte, 32))
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	clock := func() time.Time { return now }
	one, err := app.OpenTokenRing(t.Context(), db, box, clock)
	if err != nil {
		t.Fatal(err)
	}
	two, err := app.OpenTokenRing(t.Context(), db, box, clock)
	if err != nil || !bytes.Equal(one.Keys()[0].Secret, two.Keys()[0].Secret) {
		t.Fatalf("two processes have different keys: %v", err)
	}
	other, err := seal.New(bytes.Repeat([]byte{1}, 32))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := app.OpenTokenRing(t.Context(), db, other, clock); err == nil {
		t.Error("another key file opens the ring")
	}

	old := one.Keys()[0].ID
	token, err := app.Tokens{Keys: one.Keys, Now: time.Now}.Sign(id.Session(testkit.NewID()))
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		after  time.Duration
		signer func(string) bool
		keys   int
		says   string
	}{
		{31 * 24 * time.Hour, func(id string) bool { return id == old }, 2, "the old key signs until all know the new one"},
		{20 * time.Minute, func(id string) bool { return id != old }, 2, "the new key signs, the old one still verifies"},
		{20 * time.Minute, func(id string) bool { return id != old }, 1, "the old key is forgotten"},
	} {
		now = now.Add(step.after)
		if err := one.Reload(t.Context()); err != nil {
			t.Fatal(err)
		}
		if keys := one.Keys(); len(keys) != step.keys || !step.signer(keys[0].ID) {
			t.Errorf("not so: %s: %d keys, %s first", step.says, len(keys), keys[0].ID)
		}
		if _, err := (app.Tokens{Keys: one.Keys, Now: time.Now}).Verify(token); (err == nil) != (step.keys == 2) {
			t.Errorf("the token of the old key with %d keys: %v", step.keys, err)
		}
	}
}
