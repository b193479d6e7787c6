// Package web asks the API of a test's world. It stands apart from testkit so that the tests of the floors below
// need not wait until the API is built.
package web

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"triennia/internal/api"
	"triennia/internal/domain/access"
	"triennia/internal/testkit"
)

// Reply is what the API answered.
type Reply struct {
	t      testing.TB
	what   string
	Status int
	Header http.Header
	Body   string
}

// Want fails the test unless the reply has the status.
func (r Reply) Want(status int) Reply {
	r.t.Helper()
	if r.Status != status {
		r.t.Fatalf("%s: %d, want %d: %s", r.what, r.Status, status, r.Body)
	}
	return r
}

// IfMatch names the version that a change starts from.
func IfMatch(version int) func(http.Header) {
	return func(h http.Header) { h.Set("If-Match", strconv.Quote(strconv.Itoa(version))) }
}

// Chinese asks for Chinese.
func Chinese(h http.Header) { h.Set("Accept-Language", "zh-CN") }

// Key makes a creation idempotent.
func Key(key string) func(http.Header) {
	return func(h http.Header) { h.Set("Idempotency-Key", key) }
}

// Call asks the API of the world as the person; path is below /api/v1/b/{body}.
func Call(w *testkit.World, who access.Actor, method, path, body string, headers ...func(http.Header)) Reply {
	w.T.Helper()
	req, err := http.NewRequest(method, API(w).URL+"/api/v1/b/"+w.Body.Slug+path, strings.NewReader(body))
	w.Must(err)
	req.Header.Set("Content-Type", "application/json")
	for _, h := range headers {
		h(req.Header)
	}
	req.AddCookie(&http.Cookie{Name: api.AccessCookie, Value: w.Token(who)})
	res, err := http.DefaultClient.Do(req)
	w.Must(err)
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	w.Must(err)
	return Reply{w.T, method + " " + path, res.StatusCode, res.Header, string(b)}
}

// API is the running API of the world.
func API(w *testkit.World) *httptest.Server {
	if w.Server == nil {
		w.Server = httptest.NewServer(described(w.T, api.New(w.App)))
		w.T.Cleanup(w.Server.Close)
	}
	return w.Server
}
