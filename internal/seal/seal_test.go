package seal

import (
	"path/filepath"
	"testing"
)

func TestOpensOnlyWithTheSameKey(t *testing.T) {
	dir := t.TempDir()
	a, err := FromFile(filepath.Join(dir, "a"), true)
	if err != nil {
		t.Fatal(err)
	}
	again, err := FromFile(filepath.Join(dir, "a"), false)
	if err != nil {
		t.Fatal(err)
	}
	sealed := a.Seal([]byte("secret"))
	if plain, err := again.Open(sealed); err != nil || string(plain) != "secret" {
		t.Errorf("opened %q, %v", plain, err)
	}
	b, _ := FromFile(filepath.Join(dir, "b"), true)
	if _, err := b.Open(sealed); err == nil {
		t.Error("another key opened it")
	}
	sealed[len(sealed)-1] ^= 1
	if _, err := a.Open(sealed); err == nil {
		t.Error("a changed byte went unnoticed")
	}
	if _, err := FromFile(filepath.Join(dir, "none"), false); err == nil {
		t.Error("a missing key file was accepted")
	}
}
