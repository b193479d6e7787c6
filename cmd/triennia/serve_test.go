package main

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"triennia/internal/config"
	"triennia/internal/embedded"
	"triennia/internal/testkit"
)

// reply is the status and the text of an answer.
func reply(h http.Handler, method, path, body string) (int, string) {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Code, w.Body.String()
}

func TestTheDatabaseGoesAndComesBack(t *testing.T) {
	dir, err := embedded.TempDir()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	start := func() *embedded.Server {
		s, err := embedded.Postgres(context.Background(), embedded.Options{Dir: dir, Database: "triennia", Fast: true})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Stop() })
		return s
	}
	database := start()
	cfg, err := config.Parse(map[string]string{"DATABASE_URL": database.URL, "REDIS_URL": testkit.RedisURL(t), "DATA_DIR": t.TempDir(), "LOG_LEVEL": "error"})
	if err != nil {
		t.Fatal(err)
	}
	s, err := open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.close() })
	h, err := s.handler()
	if err != nil {
		t.Fatal(err)
	}
	stranger := `{"email":"nobody@example.test","password":"a wrong password"}`
	answers := func(ready, signIn int, says string) {
		t.Helper()
		if code, body := reply(h, "GET", "/readyz", ""); code != ready || !strings.Contains(body, says) {
			t.Errorf("readiness: %d %s, want %d and %s", code, body, ready, says)
		}
		if code, body := reply(h, "POST", "/api/v1/session", stranger); code != signIn {
			t.Errorf("sign in: %d %s, want %d", code, body, signIn)
		}
		if code, _ := reply(h, "GET", "/healthz", ""); code != http.StatusOK {
			t.Errorf("life: %d", code)
		}
	}
	answers(http.StatusOK, http.StatusUnauthorized, `"database":"ok"`)
	if err := database.Stop(); err != nil {
		t.Error(err)
	}
	answers(http.StatusServiceUnavailable, http.StatusServiceUnavailable, `"database":"failing"`)
	start()
	for range 50 {
		if code, _ := reply(h, "GET", "/readyz", ""); code == http.StatusOK {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	answers(http.StatusOK, http.StatusUnauthorized, `"database":"ok"`)
}

func TestResetIsForTheProgramsOwnDatabase(t *testing.T) {
	data := t.TempDir()
	place(t, "postgres://owner@127.0.0.1:1/triennia", data)
	key := filepath.Join(data, "key")
	if err := os.WriteFile(key, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"serve", "api", "worker", "migrate", "health"} {
		var wrong usageError
		if err := run(t.Context(), []string{name, "--reset"}, nil); !errors.As(err, &wrong) {
			t.Errorf("%s --reset: %v", name, err)
		}
	}
	if _, err := os.Stat(key); err != nil {
		t.Error("the key is gone")
	}
}
