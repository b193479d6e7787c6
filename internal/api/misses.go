package api

import (
	"errors"
	"net"
	"net/http"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"triennia/internal/domain/fault"
)

// misses slows down whoever looks for certificates by trying: only requests that find nothing count, so
// that many people behind one address may look at what exists.
type misses struct {
	mu   sync.Mutex
	from map[string]*rate.Limiter
}

const (
	missBurst  = 20
	missEvery  = 15 * time.Second
	missMemory = 10_000 // addresses remembered before all are forgotten
)

func newMisses() *misses { return &misses{from: map[string]*rate.Limiter{}} }

// allow tells whether the address may ask.
func (m *misses) allow(r *http.Request) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	l, known := m.from[addressOf(r)]
	return !known || l.Tokens() >= 1
}

// note counts a request that found nothing.
func (m *misses) note(r *http.Request) {
	m.mu.Lock()
	defer m.mu.Unlock()
	from := addressOf(r)
	l, known := m.from[from]
	if !known {
		if len(m.from) >= missMemory {
			clear(m.from)
		}
		l = rate.NewLimiter(rate.Every(missEvery), missBurst)
		m.from[from] = l
	}
	l.Allow()
}

func addressOf(r *http.Request) string {
	if host, _, err := net.SplitHostPort(r.RemoteAddr); err == nil {
		return host
	}
	return r.RemoteAddr
}

func isKind(err error, k fault.Kind) bool {
	var f fault.Error
	return errors.As(err, &f) && f.Kind == k
}
