package throttle

import (
	"context"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"
)

var three = Limit{Tries: 3, Per: time.Minute}

func tries(l Limiter, key string, n int) (allowed int) {
	for range n {
		if ok, _ := l.Take(context.Background(), key, three); ok {
			allowed++
		}
	}
	return allowed
}

func TestLocalRefusesTheFourthTryAndAllowsOneLater(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	l := NewLocal(func() time.Time { return now })
	if n := tries(l, "a", 10); n != 3 {
		t.Errorf("%d of 10 allowed", n)
	}
	if n := tries(l, "b", 1); n != 1 {
		t.Error("another key pays for the first")
	}
	if ok, wait := l.Take(context.Background(), "a", three); ok || wait != 20*time.Second {
		t.Errorf("wait %s", wait)
	}
	now = now.Add(20 * time.Second)
	if n := tries(l, "a", 2); n != 1 {
		t.Errorf("after 20 seconds %d allowed", n)
	}
	l.Forget(context.Background(), "a")
	if n := tries(l, "a", 10); n != 3 {
		t.Errorf("forgotten, %d allowed", n)
	}
}

func TestSharedCountsForAllProcessesAndSurvivesTheLossOfRedis(t *testing.T) {
	server := miniredis.RunT(t)
	one := New(redis.NewClient(&redis.Options{Addr: server.Addr(), MaxRetries: -1}))
	two := New(redis.NewClient(&redis.Options{Addr: server.Addr(), MaxRetries: -1}))
	if n := tries(one, "a", 2) + tries(two, "a", 10); n != 3 {
		t.Errorf("%d allowed together", n)
	}
	server.Close()
	if n := tries(one, "a", 10); n != 3 {
		t.Errorf("without Redis %d allowed", n)
	}
}
