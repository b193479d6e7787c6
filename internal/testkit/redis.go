package testkit

import (
	"context"
	"sync"
	"testing"

	"triennia/internal/embedded"
)

var sharedRedis = sync.OnceValues(func() (string, error) {
	dir, err := embedded.TempDir()
	if err != nil {
		return "", err
	}
	s, err := embedded.Redis(context.Background(), embedded.Options{Dir: dir, Fast: true})
	if err != nil {
		return "", err
	}
	return s.URL, nil
})

// RedisURL is a Redis of this test process's own, which a test may empty. It dies with the process.
func RedisURL(t testing.TB) string {
	t.Helper()
	url, err := sharedRedis()
	if err != nil {
		t.Fatalf("test redis: %v", err)
	}
	return url
}
