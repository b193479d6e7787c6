package seal

import (
	"os"
	"path/filepath"
	"sync"
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

func TestThoseThatStartAtOnceShareTheKey(t *testing.T) {
	path := filepath.Join(t.TempDir(), "key")
	boxes := make([]*Box, 20)
	var all sync.WaitGroup
	for i := range boxes {
		all.Go(func() { boxes[i], _ = FromFile(path, true) })
	}
	all.Wait()
	for i, b := range boxes {
		if b == nil {
			t.Fatalf("number %d has no key", i)
		}
		if plain, err := boxes[0].Open(b.Seal([]byte("secret"))); err != nil || string(plain) != "secret" {
			t.Errorf("number %d has a key of its own: %v", i, err)
		}
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("%d files are left, %v", len(left), err)
	}
	if i, err := os.Stat(path); err != nil || i.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", i, err)
	}
}

func TestAFingerprintIsTheSameUnderTheSameKeyOnly(t *testing.T) {
	one, err := New(make([]byte, 32))
	if err != nil {
		t.Fatal(err)
	}
	other, err := New([]byte("another key of thirty-two bytes!"))
	if err != nil {
		t.Fatal(err)
	}
	if one.Fingerprint("a") != one.Fingerprint("a") || one.Fingerprint("a") == one.Fingerprint("b") || one.Fingerprint("a") == other.Fingerprint("a") {
		t.Error("fingerprints do not tell apart what they shall")
	}
}
