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

// limits slow down each address by itself: after the burst it may go on once in every period.
type limits struct {
	every time.Duration
	burst int

	mu   sync.Mutex
	from map[string]*rate.Limiter
}

// Of requests for certificates only those count that find nothing: whoever looks for some by trying is slowed down, and many
// people behind one address may look at what exists. The directory is read page by page, and seldom as a whole.
const (
	missEvery  = 15 * time.Second
	missBurst  = 20
	pageEvery  = time.Second / 2
	pageBurst  = 120
	tableEvery = 20 * time.Second
	tableBurst = 20

	addresses = 10_000 // remembered before all are forgotten
)

func newLimits(every time.Duration, burst int) *limits {
	return &limits{every: every, burst: burst, from: map[string]*rate.Limiter{}}
}

// allow tells whether the address may ask.
func (m *limits) allow(r *http.Request) bool { return m.wait(r) == 0 }

// wait is how long until the address may ask again, 0 where it may now.
func (m *limits) wait(r *http.Request) time.Duration {
	m.mu.Lock()
	defer m.mu.Unlock()
	l, known := m.from[networkOf(r)]
	if !known {
		return 0
	}
	return time.Duration(max(0, 1-l.Tokens()) * float64(m.every))
}

// note counts a request, and tells whether there was room for it.
func (m *limits) note(r *http.Request) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	from := networkOf(r)
	l, known := m.from[from]
	if !known {
		if len(m.from) >= addresses {
			clear(m.from)
		}
		l = rate.NewLimiter(rate.Every(m.every), m.burst)
		m.from[from] = l
	}
	return l.Allow()
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
