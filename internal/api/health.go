package api

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Check asks one thing that the product needs in order to answer.
type Check struct {
	Name string // "database"
	Ask  func(context.Context) error
}

// healthz tells that the process lives; it asks nobody else, so that a slow database does not get every
// replica restarted.
func healthz(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	writeJSON(w, http.StatusOK, map[string]string{"status": "ok"})
}

const checkTimeout = 3 * time.Second

// readyz tells whether requests can be served now. Why not is in the log, not in the answer.
func readyz(log *slog.Logger, checks []Check) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), checkTimeout)
		defer cancel()
		status, found := http.StatusOK, map[string]string{}
		for _, c := range checks {
			found[c.Name] = "ok"
			if err := c.Ask(ctx); err != nil {
				status, found[c.Name] = http.StatusServiceUnavailable, "failing"
				log.WarnContext(ctx, "not ready", "check", c.Name, "error", err.Error())
			}
		}
		word := map[bool]string{true: "ok", false: "failing"}[status == http.StatusOK]
		w.Header().Set("Cache-Control", "no-store")
		writeJSON(w, status, map[string]any{"status": word, "checks": found})
	})
}

// metrics answers the holder of the token, or without one the machine itself.
func metrics(reg *prometheus.Registry, token string) http.Handler {
	inner := promhttp.HandlerFor(reg, promhttp.HandlerOpts{})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !mayReadMetrics(r, token) {
			http.NotFound(w, r)
			return
		}
		inner.ServeHTTP(w, r)
	})
}

func mayReadMetrics(r *http.Request, token string) bool {
	if token != "" {
		given, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		return ok && subtle.ConstantTimeCompare([]byte(given), []byte(token)) == 1
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return false
	}
	a, err := netip.ParseAddr(host)
	return err == nil && a.IsLoopback()
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v)
}
