package app_test

import (
	"bytes"
	"testing"

	"triennia/internal/app"
	"triennia/internal/seal"
	"triennia/internal/testkit"
)

func TestProcessesShareTheKeysOfTokens(t *testing.T) {
	db := testkit.DB(t)
	box, err := seal.New(make([]byte, 32))
	if err != nil {
		t.Fatal(err)
	}
	one, err := app.TokenRing(t.Context(), db, box)
	if err != nil {
		t.Fatal(err)
	}
	two, err := app.TokenRing(t.Context(), db, box)
	if err != nil || len(one) == 0 || len(two) != len(one) || !bytes.Equal(one[0].Secret, two[0].Secret) {
		t.Errorf("two processes have different keys: %v", err)
	}
	other, err := seal.New(bytes.Repeat([]byte{1}, 32))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := app.TokenRing(t.Context(), db, other); err == nil {
		t.Error("another key file opens the ring")
	}
}
