package api

import (
	"context"
	"encoding/json"
	"io/fs"
	"maps"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/prometheus/client_golang/prometheus"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Edge is what stands between the network and the routes.
type Edge struct {
	FrontEnd       fs.FS     // the built browser application
	Built          time.Time // when, for Last-Modified
	Secure         bool      // people come over https
	TrustedProxies []string  // addresses or networks whose X-Forwarded-For counts
	MetricsToken   string    // bearer of /metrics; empty: loopback only
	Metrics        *prometheus.Registry
	Checks         []Check
}

// Handler is the whole product on one address: the API, its description, the public pages, the front
// end, health and metrics.
func (s *Server) Handler(e Edge) (http.Handler, error) {
	docs, err := newDocs(s.OpenAPI())
	if err != nil {
		return nil, err
	}
	proxies, err := networks(e.TrustedProxies)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	for _, ours := range []string{"/api/", "/verify", "/verify/", "/directory/", "/complaints/", "/openapi.json", "/openapi.yaml"} {
		mux.Handle(ours, s)
	}
	mux.Handle("GET /docs", docs)
	mux.HandleFunc("GET /healthz", healthz)
	mux.Handle("GET /readyz", readyz(s.App.Log, e.Checks))
	mux.Handle("GET /metrics", metrics(e.Metrics, e.MetricsToken))
	mux.Handle("/", newWeb(e.FrontEnd, e.Built))

	var h http.Handler = s.refuseForgery(mux)
	h = secureHeaders(h, e.Secure)
	h = observe(h, s.App.Log, newTraffic(e.Metrics))
	return fromClient(h, proxies), nil
}

// refuseForgery stops requests that another site makes with the cookies of a person.
func (s *Server) refuseForgery(next http.Handler) http.Handler {
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.refuse(w, r, fault.New(fault.Denied, text.T(
			"This request comes from another site.", "该请求来自其他网站。")))
	}))
	return guard.Handler(next)
}

// refuse answers with the problem document of an error outside the routes.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, err error) {
	p := s.problem(withLang(r.Context(), text.Parse(r.Header.Get("Accept-Language"))), err)
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p)
}

// secureHeaders sets what every answer carries; pages replace the content policy with their own. The
// values are made once and shared: nothing changes a header's list in place.
func secureHeaders(next http.Handler, https bool) http.Handler {
	fixed := http.Header{}
	fixed.Set("X-Content-Type-Options", "nosniff")
	fixed.Set("Referrer-Policy", "no-referrer") // links in mail carry tokens
	fixed.Set("Cross-Origin-Resource-Policy", "same-origin")
	fixed.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'self'; sandbox")
	if https {
		fixed.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
	}
	// These speak to pages; an answer of the API is never one, which its policy sees to.
	page := http.Header{}
	page.Set("Cross-Origin-Opener-Policy", "same-origin")
	page.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), fixed)
		if !strings.HasPrefix(r.URL.Path, base) {
			maps.Copy(w.Header(), page)
		}
		next.ServeHTTP(w, r)
	})
}

type requestKey struct{}

// request is what the edge knows about a request; the route is filled in by the router.
type request struct{ id, route string }

// RequestID names the request in the log; it is also in the header X-Request-Id of the answer.
func RequestID(ctx context.Context) string {
	if r, ok := ctx.Value(requestKey{}).(*request); ok {
		return r.id
	}
	return ""
}

func newRequest(ctx context.Context) (context.Context, *request) {
	r := &request{id: uuid.Must(uuid.NewV7()).String()}
	return context.WithValue(ctx, requestKey{}, r), r
}

func networks(list []string) ([]netip.Prefix, error) {
	var out []netip.Prefix
	for _, s := range list {
		if a, err := netip.ParseAddr(s); err == nil {
			out = append(out, netip.PrefixFrom(a, a.BitLen()))
			continue
		}
		p, err := netip.ParsePrefix(s)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}
