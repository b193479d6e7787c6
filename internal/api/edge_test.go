package api

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"triennia/internal/app"
)

// edge is the whole product without a database, and its log.
func edge(t *testing.T, change func(*Edge)) (http.Handler, *strings.Builder) {
	t.Helper()
	var log strings.Builder
	e := Edge{FrontEnd: build, Built: time.Now(), Metrics: prometheus.NewRegistry()}
	if change != nil {
		change(&e)
	}
	h, err := New(&app.App{Now: time.Now, Log: slog.New(slog.NewJSONHandler(&log, nil))}).Handler(e)
	if err != nil {
		t.Fatal(err)
	}
	return h, &log
}

func send(h http.Handler, method, path string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, path, nil)
	r.RemoteAddr = "127.0.0.1:5555"
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func TestEveryAnswerCarriesTheHeaders(t *testing.T) {
	h, _ := edge(t, func(e *Edge) { e.Secure = true })
	for _, path := range []string{"/", "/api/v1/nothing", "/healthz", "/docs", "/assets/none.js", "/openapi.json"} {
		r := send(h, "GET", path)
		for _, name := range []string{"X-Content-Type-Options", "Referrer-Policy", "Content-Security-Policy", "X-Request-Id", "Strict-Transport-Security"} {
			if r.Header.Get(name) == "" {
				t.Errorf("%s: no %s", path, name)
			}
		}
		if strings.Contains(r.Header.Get("Content-Security-Policy"), "unsafe") {
			t.Errorf("%s: unsafe policy", path)
		}
	}
}

func TestAnotherSiteCannotUseTheCookies(t *testing.T) {
	h, _ := edge(t, nil)
	for _, headers := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://evil.example"}} {
		r := send(h, "POST", "/api/v1/sessions", headers...)
		if r.StatusCode != 403 || r.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%v: %d %s", headers, r.StatusCode, r.Header.Get("Content-Type"))
		}
	}
	if r := send(h, "POST", "/api/v1/sessions", "Sec-Fetch-Site", "same-origin"); r.StatusCode == 403 {
		t.Error("a request of the own site is refused")
	}
}

func TestAddressOfTheClient(t *testing.T) {
	trusted, err := networks([]string{"10.0.0.0/8", "::1"})
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		peer, forwarded, want string
		trusted               []netip.Prefix
	}{
		{"203.0.113.9:1", "198.51.100.1", "203.0.113.9", trusted},
		{"203.0.113.9:1", "198.51.100.1", "203.0.113.9", nil},
		{"10.0.0.1:1", "198.51.100.1", "198.51.100.1", trusted},
		{"10.0.0.1:1", "forged, 198.51.100.1, 10.2.3.4", "198.51.100.1", trusted},
		{"10.0.0.1:1", "192.0.2.66, 198.51.100.1", "198.51.100.1", trusted},
		{"10.0.0.1:1", "", "10.0.0.1", trusted},
		{"[::1]:1", "2001:db8::7", "2001:db8::7", trusted},
		{"10.0.0.1:1", "nonsense", "10.0.0.1", trusted},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = tc.peer
		if tc.forwarded != "" {
			r.Header.Set("X-Forwarded-For", tc.forwarded)
		}
		if got := clientAddress(r, tc.trusted).String(); got != tc.want {
			t.Errorf("%s for %q: %s, want %s", tc.peer, tc.forwarded, got, tc.want)
		}
	}
	if _, err := networks([]string{"nginx"}); err == nil {
		t.Error("a name is taken for a network")
	}
}

func TestReadiness(t *testing.T) {
	var broken error
	h, log := edge(t, func(e *Edge) {
		e.Checks = []Check{{"database", func(context.Context) error { return broken }}}
	})
	if r := send(h, "GET", "/readyz"); r.StatusCode != 200 {
		t.Errorf("ready: %d", r.StatusCode)
	}
	broken = errors.New("password of app_user refused")
	r := send(h, "GET", "/readyz")
	if r.StatusCode != 503 || strings.Contains(contentOf(t, r), "password") || !strings.Contains(log.String(), "password") {
		t.Errorf("not ready: %d, the reason belongs into the log only", r.StatusCode)
	}
	if r := send(h, "GET", "/healthz"); r.StatusCode != 200 {
		t.Error("a failing database gets the process restarted")
	}
}

func TestMetrics(t *testing.T) {
	open, _ := edge(t, nil)
	send(open, "GET", "/api/v1/nothing")
	if r := send(open, "GET", "/metrics"); r.StatusCode != 200 || !strings.Contains(contentOf(t, r), "http_request_duration_seconds_count") {
		t.Errorf("loopback: %d", r.StatusCode)
	}
	closed, _ := edge(t, func(e *Edge) { e.MetricsToken = "secret" })
	for header, want := range map[string]int{"": 404, "Bearer wrong": 404, "Bearer secret": 200} {
		if r := send(closed, "GET", "/metrics", "Authorization", header); r.StatusCode != want {
			t.Errorf("%q: %d, want %d", header, r.StatusCode, want)
		}
	}
}

func TestTheLogNamesNobody(t *testing.T) {
	h, log := edge(t, nil)
	send(h, "GET", "/api/v1/b/cedar/clients?q=Niamh+Byrne", "X-Forwarded-For", "198.51.100.7", "Cookie", "triennia_access=token")
	line := log.String()
	if !strings.Contains(line, `"route":"/api/v1/b/:body/clients"`) {
		t.Errorf("the route is missing: %s", line)
	}
	for _, secret := range []string{"Niamh", "198.51", "127.0.0.1", "token", "cedar"} {
		if strings.Contains(line, secret) {
			t.Errorf("the log holds %q: %s", secret, line)
		}
	}
}

func TestReferencePage(t *testing.T) {
	h, _ := edge(t, nil)
	r := send(h, "GET", "/docs")
	page := contentOf(t, r)
	for _, want := range []string{"/api/v1/b/{body}/clients", "listClients", "/openapi.json", `id="schema-ClientRecord"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not show %s", want)
		}
	}
	if strings.Contains(page, "<script") || strings.Contains(page, "https://") {
		t.Error("the page loads something")
	}
}
