package api

import (
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
)

// fromClient puts the address of the person into RemoteAddr. A forwarding header counts only when a
// trusted proxy wrote it, so nobody chooses the address under which sign-ins are throttled.
func fromClient(next http.Handler, trusted []netip.Prefix) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if a := clientAddress(r, trusted); a.IsValid() {
			r.RemoteAddr = net.JoinHostPort(a.String(), "0")
		}
		r.Header.Del("X-Forwarded-For")
		r.Header.Del("X-Real-Ip")
		next.ServeHTTP(w, r)
	})
}

// clientAddress walks the chain of proxies from the nearest to the first that is not trusted.
func clientAddress(r *http.Request, trusted []netip.Prefix) netip.Addr {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	addr := peer.Addr().Unmap()
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0 && within(addr, trusted); i-- {
		hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		addr = hop.Unmap()
	}
	return addr
}

func within(a netip.Addr, nets []netip.Prefix) bool {
	for _, n := range nets {
		if n.Contains(a) {
			return true
		}
	}
	return false
}

// markRoute tells the edge which route answered, for the log and the metrics.
func markRoute(c *gin.Context) {
	if r, ok := c.Request.Context().Value(requestKey{}).(*request); ok {
		r.route = c.FullPath()
	}
}

// traffic measures requests by route.
type traffic struct{ seconds *prometheus.HistogramVec }

func newTraffic(reg *prometheus.Registry) traffic {
	t := traffic{prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "http_request_duration_seconds", Help: "How long requests take, by route and status.",
		Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10},
	}, []string{"method", "route", "status"})}
	reg.MustRegister(t.seconds)
	return t
}

// observe gives each request a name and writes one line when it is done. The line holds the route and
// not the path, nor addresses, queries or people: a log is kept where personal data are not.
func observe(next http.Handler, log *slog.Logger, t traffic) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		ctx, req := newRequest(r.Context())
		w.Header().Set("X-Request-Id", req.id)
		out := &counted{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(out, r.WithContext(ctx))
		if req.route == "" {
			req.route = "page"
		}
		took := time.Since(began)
		t.seconds.WithLabelValues(knownMethod(r.Method), req.route, strconv.Itoa(out.status)).Observe(took.Seconds())
		level := slog.LevelDebug
		if out.status >= 500 {
			level = slog.LevelWarn
		} else if strings.HasPrefix(req.route, base) {
			level = slog.LevelInfo
		}
		log.LogAttrs(ctx, level, "request", slog.String("id", req.id), slog.String("method", r.Method),
			slog.String("route", req.route), slog.Int("status", out.status), slog.Int64("bytes", out.bytes),
			slog.Float64("ms", float64(took.Microseconds())/1000))
	})
}

// knownMethod keeps invented methods from becoming labels without end.
func knownMethod(m string) string {
	switch m {
	case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS":
		return m
	}
	return "other"
}

// counted remembers what was answered.
type counted struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (c *counted) WriteHeader(status int) {
	if status >= 200 {
		c.status = status
	}
	c.ResponseWriter.WriteHeader(status)
}

func (c *counted) Write(b []byte) (int, error) {
	n, err := c.ResponseWriter.Write(b)
	c.bytes += int64(n)
	return n, err
}

func (c *counted) Flush() { _ = http.NewResponseController(c.ResponseWriter).Flush() }

// Unwrap lets http.ResponseController reach the connection.
func (c *counted) Unwrap() http.ResponseWriter { return c.ResponseWriter }
