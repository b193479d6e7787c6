package testkit

import (
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"triennia/internal/api"
	"triennia/internal/domain/access"
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
func (w *World) Call(who access.Actor, method, path, body string, headers ...func(http.Header)) Reply {
	w.T.Helper()
	req, err := http.NewRequest(method, w.API().URL+"/api/v1/b/"+w.Body.Slug+path, strings.NewReader(body))
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
