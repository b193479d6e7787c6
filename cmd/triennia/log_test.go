package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"triennia/internal/app"
	"triennia/internal/sign"
)

// A proof is checked from files alone, as somebody does who trusts the key and not the register.
func TestLogChecksDownloadedProofs(t *testing.T) {
	private, verifier, err := sign.NewLogKey("triennia.example/nordlys")
	if err != nil {
		t.Fatal(err)
	}
	entry := `{"n":0,"status":"active"}`
	checkpoint := func(root tlog.Hash) string {
		text, err := sign.Checkpoint(sign.State{Origin: "triennia.example/nordlys", Size: 1, Root: root}, private)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	now := checkpoint(tlog.RecordHash([]byte(entry)))
	dir := t.TempDir()
	file := func(name string, content any) string {
		b, _ := json.Marshal(content)
		if s, ok := content.(string); ok {
			b = []byte(s)
		}
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	key := file("key", verifier+"\n")
	inclusion := file("proof.json", sign.Inclusion{Entry: entry, Proof: tlog.RecordProof{}, Checkpoint: now})
	altered := file("altered.json", sign.Inclusion{Entry: `{"n":0,"status":"withdrawn"}`, Proof: tlog.RecordProof{}, Checkpoint: now})
	consistency := file("consistency.json", sign.Consistency{From: 1, Checkpoint: now})
	for name, c := range map[string]struct {
		args  []string
		valid bool
	}{
		"entry":              {[]string{"--key", key, inclusion}, true},
		"key behind it":      {[]string{inclusion, "--key", key}, true},
		"key on the line":    {[]string{"--key", verifier, inclusion}, true},
		"trust file":         {[]string{"--key", file("trust.json", app.TrustFile{Log: verifier}), inclusion}, true},
		"of no log":          {[]string{"--key", file("none.json", app.TrustFile{}), inclusion}, false},
		"altered":            {[]string{"--key", key, altered}, false},
		"goes on":            {[]string{"--key", key, "--since", file("old", now), consistency}, true},
		"from an answer":     {[]string{"--key", key, "--since", file("answer.json", app.PublicLog{Checkpoint: now}), consistency}, true},
		"rewritten":          {[]string{"--key", key, "--since", file("other", checkpoint(tlog.RecordHash([]byte("else")))), consistency}, false},
		"signed by somebody": {[]string{"--key", "triennia.example/nordlys+00000000+AAAA", inclusion}, false},
	} {
		var out bytes.Buffer
		if err := runLog(t.Context(), c.args, &out); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var got proved
		if err := json.Unmarshal(out.Bytes(), &got); err != nil || got.Valid != c.valid || got.Valid == (got.Why != "") {
			t.Errorf("%s: %s", name, out.String())
		}
	}
	for name, args := range map[string][]string{"no key": {inclusion}, "no file": {"--key", key}, "not there": {"--key", key, "nowhere"}, "not JSON": {"--key", key, key}} {
		if err := runLog(t.Context(), args, new(bytes.Buffer)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
