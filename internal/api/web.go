package api

import (
	"bytes"
	"crypto/rand"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
)

// noncePlace is what the build writes where each response carries its own nonce.
const noncePlace = "__CSP_NONCE__"

const (
	forever = "public, max-age=31536000, immutable"
	ask     = "no-cache" // keep it, but ask whether it is still the same
)

// web serves the built browser application: its files where they exist, otherwise its one page, which
// finds the way by itself.
type web struct {
	files fs.FS
	page  []byte // index.html, or a stub where the front end is not built
	built time.Time
}

// newWeb serves the files of the build, with their .br and .gz variants.
func newWeb(files fs.FS, built time.Time) *web {
	page, err := fs.ReadFile(files, "index.html")
	if err != nil {
		page = []byte(stub)
	}
	return &web{files: files, page: page, built: built}
}

func (w *web) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		out.Header().Set("Allow", "GET, HEAD")
		http.Error(out, "", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	switch {
	case name == "" || name == "index.html":
		w.servePage(out, r)
	case w.has(name):
		w.serveFile(out, r, name)
	case strings.HasPrefix(name, "assets/") || path.Ext(name) != "":
		// A page in the place of a missing script would only hide that the build has changed.
		http.NotFound(out, r)
	default:
		w.servePage(out, r)
	}
}

func (w *web) has(name string) bool {
	if strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz") || strings.HasPrefix(name, ".") {
		return false
	}
	info, err := fs.Stat(w.files, name)
	return err == nil && info.Mode().IsRegular()
}

func (w *web) servePage(out http.ResponseWriter, r *http.Request) {
	nonce := rand.Text()
	h := out.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", pagePolicy(nonce, framers(r.URL.Path)))
	page := bytes.ReplaceAll(w.page, []byte(noncePlace), []byte(nonce))
	h.Set("Content-Length", strconv.Itoa(len(page)))
	if r.Method != http.MethodHead {
		_, _ = out.Write(page)
	}
}

// framers are the sites that may show the page within their own: everybody for the pages made for that, which
// show nothing of a person and do nothing in the name of one; nobody otherwise.
func framers(address string) string {
	if address == path.Clean(address) && strings.HasPrefix(address, "/embed/") {
		return "*"
	}
	return "'none'"
}

// pagePolicy lets the page run its own scripts only; antd writes style elements, which carry the nonce.
func pagePolicy(nonce, framers string) string {
	return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce + "'; " +
		"img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; " +
		"manifest-src 'self'; media-src 'self' blob:; frame-src 'self' blob:; " +
		"base-uri 'none'; form-action 'self'; frame-ancestors " + framers
}

func (w *web) serveFile(out http.ResponseWriter, r *http.Request, name string) {
	h := out.Header()
	h.Set("Content-Type", contentType(name))
	h.Set("Cache-Control", ask)
	if strings.HasPrefix(name, "assets/") {
		h.Set("Cache-Control", forever)
	}
	h.Add("Vary", "Accept-Encoding")
	content := name
	for _, v := range []struct{ encoding, suffix string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if _, err := fs.Stat(w.files, name+v.suffix); err == nil && accepts(r, v.encoding) {
			h.Set("Content-Encoding", v.encoding)
			content = name + v.suffix
			break
		}
	}
	b, err := fs.ReadFile(w.files, content)
	if err != nil {
		http.NotFound(out, r)
		return
	}
	http.ServeContent(out, r, "", w.built, bytes.NewReader(b))
}

// accepts tells whether the browser takes the encoding; "br;q=0" is a refusal.
func accepts(r *http.Request, encoding string) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, q, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == encoding {
			weight, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(q), "q="), 64)
			return err != nil || weight > 0
		}
	}
	return false
}

// contentTypes do not depend on what the machine has installed, as those of package mime do.
var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8", ".json": "application/json", ".webmanifest": "application/manifest+json",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".ico": "image/x-icon", ".webp": "image/webp",
	".woff2": "font/woff2", ".woff": "font/woff", ".ttf": "font/ttf", ".wasm": "application/wasm",
	".txt": "text/plain; charset=utf-8", ".pdf": "application/pdf",
}

func contentType(name string) string {
	if t, ok := contentTypes[path.Ext(name)]; ok {
		return t
	}
	return "application/octet-stream"
}

// stub is the page of a binary that was built without the front end.
const stub = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Triennia</title></head>
<body>
<h1>Triennia</h1>
<p>This binary was built without its pages; the API answers all the same. Build them with
<code>cd frontend &amp;&amp; npm ci &amp;&amp; npm run build</code>, then build the binary again, or start with
<code>scripts/run</code>, which does both.</p>
<p><a href="/docs">The API</a></p>
</body>
</html>
`
