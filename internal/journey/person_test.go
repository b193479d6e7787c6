// Package journey tells whole stories over HTTP, with the worker running, as the people who live them.
package journey

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"strconv"
	"strings"
	"testing"
	"time"
)

// person is somebody with a browser: a cookie jar, a language, a body that the paths are below.
type person struct {
	t       testing.TB
	name    string
	lang    string
	server  string // "http://127.0.0.1:1234"
	slug    string
	foreign string // an authority that has nothing to say here: no answer names it
	http    *http.Client
}

// anyone is a visitor who has not signed in.
func anyone(t testing.TB, server, slug, lang string) *person {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &person{t: t, name: "a visitor", lang: lang, server: server, slug: slug, http: &http.Client{Jar: jar, Timeout: 30 * time.Second}}
}

// thing is a JSON answer with the version it was seen in and the address it came from.
type thing struct {
	t    testing.TB
	what string
	etag string
	json any
}

// answer is what came back, whatever its status.
type answer struct {
	thing
	status int
	header http.Header
	raw    []byte
}

// header sets a header of a request.
type header struct{ name, value string }

// ask sends one request. Paths beginning with /api or another root are taken as they are, all others lie
// below the person's body.
func (p *person) ask(method, path string, body any, headers ...header) answer {
	p.t.Helper()
	var r io.Reader
	switch b := body.(type) {
	case nil:
	case []byte:
		r = bytes.NewReader(b)
	default:
		j, err := json.Marshal(b)
		if err != nil {
			p.t.Fatal(err)
		}
		r = bytes.NewReader(j)
	}
	req, err := http.NewRequest(method, p.url(path), r)
	if err != nil {
		p.t.Fatal(err)
	}
	req.Header.Set("Accept-Language", p.lang)
	if r != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	for _, h := range headers {
		req.Header.Set(h.name, h.value)
	}
	res, err := p.http.Do(req)
	if err != nil {
		p.t.Fatalf("%s: %s %s: %v", p.name, method, path, err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	what := fmt.Sprintf("%s: %s %s", p.name, method, path)
	out := answer{thing{p.t, what, res.Header.Get("ETag"), nil}, res.StatusCode, res.Header, raw}
	if p.foreign != "" && bytes.Contains(raw, []byte(p.foreign)) {
		p.t.Errorf("%s: %s is named in %s", what, p.foreign, raw)
	}
	if strings.Contains(res.Header.Get("Content-Type"), "json") && len(raw) > 0 {
		if err := json.Unmarshal(raw, &out.json); err != nil {
			p.t.Fatalf("%s: %v in %s", what, err, raw)
		}
	}
	return out
}

func (p *person) url(path string) string {
	for _, root := range []string{"/api/", "/verify", "/openapi"} {
		if strings.HasPrefix(path, root) {
			return p.server + path
		}
	}
	if strings.HasPrefix(path, "/~") { // below the API, of no body
		return p.server + "/api/v1" + path[2:]
	}
	return p.server + "/api/v1/b/" + p.slug + path
}

// get reads what the person may read.
func (p *person) get(path string) thing { p.t.Helper(); return p.ask("GET", path, nil).well().thing }

// does something that makes something new.
func (p *person) does(path string, body any) thing {
	p.t.Helper()
	return p.ask("POST", path, body).well().thing
}

// changes something from the version that was seen.
func (p *person) changes(method, path string, seen thing, body any) thing {
	p.t.Helper()
	return p.ask(method, path, body, seen.version()).well().thing
}

// refused is an answer that says no with the status.
func (p *person) refused(status int, method, path string, body any, headers ...header) answer {
	p.t.Helper()
	a := p.ask(method, path, body, headers...)
	if a.status != status {
		p.t.Fatalf("%s: %d, want %d: %s", a.what, a.status, status, a.raw)
	}
	if method != "HEAD" && a.s("detail") == "" {
		p.t.Errorf("%s: %d without a sentence: %s", a.what, a.status, a.raw)
	}
	return a
}

func (a answer) well() answer {
	a.t.Helper()
	if a.status < 200 || a.status > 299 {
		a.t.Fatalf("%s: %d: %s", a.what, a.status, a.raw)
	}
	return a
}

// version is the header that names the version seen.
func (x thing) version() header { return header{"If-Match", x.etag} }

// at is a part of the answer: "sites.data.list.0.name". Of a list, [state=open] is the first that fits.
func (x thing) at(path string) any {
	v := x.json
	for _, key := range strings.Split(path, ".") {
		switch in := v.(type) {
		case map[string]any:
			v = in[key]
		case []any:
			v = pick(in, key)
		default:
			return nil
		}
	}
	return v
}

func pick(list []any, key string) any {
	name, value, found := strings.Cut(strings.Trim(key, "[]"), "=")
	if !found {
		if i, err := strconv.Atoi(key); err == nil && i < len(list) {
			return list[i]
		}
		return nil
	}
	for _, x := range list {
		if m, ok := x.(map[string]any); ok && fmt.Sprint(m[name]) == value {
			return m
		}
	}
	return nil
}

// s is a part of the answer as text, empty where there is none.
func (x thing) s(path string) string {
	v := x.at(path)
	if v == nil {
		return ""
	}
	if f, ok := v.(float64); ok {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}

// list is a part of the answer as a list.
func (x thing) list(path string) []any { v, _ := x.at(path).([]any); return v }

// is fails the test unless the part says this.
func (x thing) is(path, want string) thing {
	x.t.Helper()
	if got := x.s(path); got != want {
		j, _ := json.MarshalIndent(x.json, "", " ")
		x.t.Fatalf("%s: %s is %q, want %q, in %.3000s", x.what, path, got, want, j)
	}
	return x
}

// breaks tells whether the refusal names the rule with its clause.
func (a answer) breaks(rule string) answer {
	a.t.Helper()
	if a.s("rules.[id="+rule+"].clause") == "" || a.s("rules.[id="+rule+"].says") == "" {
		a.t.Fatalf("%s: rule %s with sentence and clause is not in %s", a.what, rule, a.raw)
	}
	return a
}

type m = map[string]any
