// Package throttle counts how often something is tried, so that guessing takes too long. The count is in
// Redis, for all processes together; while Redis is away each process counts for itself.
package throttle

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/go-redis/redis_rate/v10"
	"github.com/redis/go-redis/v9"
	"golang.org/x/time/rate"
)

// Limit allows so many tries in the period, spread evenly once they have been used up.
type Limit struct {
	Tries int
	Per   time.Duration
}

// Limiter takes one try of the key; wait is how long until the next when it was refused.
type Limiter interface {
	Take(ctx context.Context, key string, l Limit) (ok bool, wait time.Duration)
	Forget(ctx context.Context, key string)
}

// Shared counts in Redis, and in the process while Redis does not answer.
type Shared struct {
	redis *redis_rate.Limiter
	here  *Local
}

// New counts in the Redis of the client.
func New(client redis.UniversalClient) *Shared {
	return &Shared{redis_rate.NewLimiter(client), NewLocal(time.Now)}
}

// Take implements Limiter.
func (s *Shared) Take(ctx context.Context, key string, l Limit) (bool, time.Duration) {
	short, cancel := context.WithTimeout(ctx, 500*time.Millisecond)
	defer cancel()
	res, err := s.redis.Allow(short, key, redis_rate.Limit{Rate: l.Tries, Burst: l.Tries, Period: l.Per})
	if err != nil && !errors.Is(ctx.Err(), context.Canceled) {
		return s.here.Take(ctx, key, l)
	}
	if err != nil {
		return false, time.Second
	}
	return res.Allowed > 0, max(res.RetryAfter, 0)
}

// Forget implements Limiter.
func (s *Shared) Forget(ctx context.Context, key string) {
	short, cancel := context.WithTimeout(ctx, 500*time.Millisecond)
	defer cancel()
	_ = s.redis.Reset(short, key) // a count that stays only makes somebody wait
	s.here.Forget(ctx, key)
}

// InProcess counts for a process that was given no other limiter.
var InProcess Limiter = NewLocal(time.Now)

// mostKeys bounds the memory of a process that counts for itself.
const mostKeys = 100_000

// Local counts in the process.
type Local struct {
	now  func() time.Time
	mu   sync.Mutex
	keys map[string]*rate.Limiter
}

// NewLocal counts in the process by the given clock.
func NewLocal(now func() time.Time) *Local {
	return &Local{now: now, keys: map[string]*rate.Limiter{}}
}

// Take implements Limiter.
func (c *Local) Take(_ context.Context, key string, l Limit) (bool, time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.now()
	lim, known := c.keys[key]
	if !known {
		c.forgetFull(now)
		lim = rate.NewLimiter(rate.Every(l.Per/time.Duration(l.Tries)), l.Tries)
		c.keys[key] = lim
	}
	r := lim.ReserveN(now, 1)
	if wait := r.DelayFrom(now); wait > 0 {
		r.CancelAt(now)
		return false, wait
	}
	return true, 0
}

// Forget implements Limiter.
func (c *Local) Forget(_ context.Context, key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.keys, key)
}

// forgetFull makes room: keys that have all their tries again say nothing.
func (c *Local) forgetFull(now time.Time) {
	if len(c.keys) < mostKeys {
		return
	}
	for k, lim := range c.keys {
		if lim.TokensAt(now) >= float64(lim.Burst()) {
			delete(c.keys, k)
		}
	}
}
