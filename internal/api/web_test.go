package api

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

var build = fstest.MapFS{
	"index.html":          {Data: []byte(`<script nonce="__CSP_NONCE__"></script>`)},
	"assets/main-1.js":    {Data: []byte("plain")},
	"assets/main-1.js.br": {Data: []byte("brotli")},
	"assets/main-1.js.gz": {Data: []byte("gzip")},
	"sw.js":               {Data: []byte("worker")},
	".keep":               {},
}

func fetch(h http.Handler, method, path, encoding string) *http.Response {
	r := httptest.NewRequest(method, path, nil)
	r.Header.Set("Accept-Encoding", encoding)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func contentOf(t *testing.T, r *http.Response) string {
	t.Helper()
	var b strings.Builder
	if err := r.Write(&b); err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(b.String(), "\r\n\r\n")
	return after
}

func TestFilesOfTheFrontEnd(t *testing.T) {
	h := newWeb(build, time.Now())
	for _, tc := range []struct {
		path, encoding string
		status         int
		cache, body    string
	}{
		{"/assets/main-1.js", "gzip, br", 200, forever, "brotli"},
		{"/assets/main-1.js", "gzip, br;q=0", 200, forever, "gzip"},
		{"/assets/main-1.js", "", 200, forever, "plain"},
		{"/assets/main-0.js", "br", 404, "", ""},
		{"/assets/main-1.js.br", "", 404, "", ""},
		{"/sw.js", "br", 200, ask, "worker"},
		{"/.keep", "", 404, "", ""},
		{"/../../etc/passwd.txt", "", 404, "", ""},
		{"/index.html", "", 200, "no-store", ""},
		{"/b/cedar/audits", "", 200, "no-store", ""},
	} {
		r := fetch(h, "GET", tc.path, tc.encoding)
		if r.StatusCode != tc.status {
			t.Errorf("%s: status %d, want %d", tc.path, r.StatusCode, tc.status)
		}
		if tc.cache != "" && r.Header.Get("Cache-Control") != tc.cache {
			t.Errorf("%s: Cache-Control %q, want %q", tc.path, r.Header.Get("Cache-Control"), tc.cache)
		}
		if tc.body != "" && contentOf(t, r) != tc.body {
			t.Errorf("%s with %q: not %q", tc.path, tc.encoding, tc.body)
		}
	}
}

func TestEachPageHasItsOwnNonce(t *testing.T) {
	h := newWeb(build, time.Now())
	one, two := fetch(h, "GET", "/", ""), fetch(h, "GET", "/", "")
	policy := one.Header.Get("Content-Security-Policy")
	_, rest, _ := strings.Cut(policy, "'nonce-")
	nonce, _, _ := strings.Cut(rest, "'")
	if len(nonce) < 20 || !strings.Contains(contentOf(t, one), nonce) {
		t.Errorf("the page does not carry the nonce of %q", policy)
	}
	if policy == two.Header.Get("Content-Security-Policy") {
		t.Error("two pages have the same nonce")
	}
	if strings.Contains(policy, "unsafe") {
		t.Errorf("the policy is unsafe: %s", policy)
	}
}

func TestOnlyPagesMadeForItMayBeFramed(t *testing.T) {
	h := newWeb(build, time.Now())
	for path, who := range map[string]string{"/": "'none'", "/b/cedar/audits": "'none'", "/embed": "'none'", "/estimate/cedar": "'none'", "/embed/estimate/cedar": "*",
		"/embed/../b/cedar/audits": "'none'", "//embed/estimate/cedar": "'none'"} {
		if policy := fetch(h, "GET", path, "").Header.Get("Content-Security-Policy"); !strings.HasSuffix(policy, "frame-ancestors "+who) {
			t.Errorf("%s: %s", path, policy)
		}
	}
}

func TestStubWithoutAFrontEnd(t *testing.T) {
	r := fetch(newWeb(fstest.MapFS{}, time.Now()), "GET", "/", "")
	if r.StatusCode != 200 || !strings.Contains(contentOf(t, r), "scripts/run") {
		t.Errorf("the stub answers %d", r.StatusCode)
	}
	if r := fetch(newWeb(build, time.Now()), "POST", "/", ""); r.StatusCode != 405 {
		t.Errorf("POST answers %d", r.StatusCode)
	}
}
