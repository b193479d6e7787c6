package api

import (
	"errors"
	"net"
	"net/http"
	"net/netip"
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
func (m *misses) allow(r *http.Request) bool { return m.wait(r) == 0 }

// wait is how long until the address may ask again, 0 where it may now.
func (m *misses) wait(r *http.Request) time.Duration {
	m.mu.Lock()
	defer m.mu.Unlock()
	l, known := m.from[networkOf(r)]
	if !known {
		return 0
	}
	return time.Duration(max(0, 1-l.Tokens()) * float64(missEvery))
}

// note counts a request that found nothing.
func (m *misses) note(r *http.Request) {
	m.mu.Lock()
	defer m.mu.Unlock()
	from := networkOf(r)
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

// networkOf is who is counted together: one address of IPv4, or the /64 that one household or office has of IPv6.
func networkOf(r *http.Request) string {
	a, err := netip.ParseAddr(addressOf(r))
	if err != nil || a.Unmap().Is4() {
		return addressOf(r)
	}
	return netip.PrefixFrom(a.WithZone(""), 64).Masked().String()
}

func isKind(err error, k fault.Kind) bool {
	var f fault.Error
	return errors.As(err, &f) && f.Kind == k
}
