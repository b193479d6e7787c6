package api_test

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"triennia/internal/api"
	"triennia/internal/domain/access"
	"triennia/internal/testkit"
	"triennia/internal/testkit/web"
)

// The generated test: every route as nobody, as a stranger of another body, as a person whose role does
// not include it, and as a person of another client of the same body.
func TestEveryRouteKeepsStrangersOut(t *testing.T) {
	w := testkit.New(t)
	things := testkit.Everything(w)
	stranger := testkit.New(t)
	otherClient := w.Of(w.Client("Other Ltd").ID, "Otto Other")
	for _, r := range api.Routes() {
		if r.Permission == access.Public {
			continue
		}
		name := r.Method + " " + r.Path
		url := web.API(w).URL + "/api/v1" + fill(t, r, w.Body.Slug, things)
		expect(t, name+" without a session", r, url, "", http.StatusUnauthorized)
		if strings.HasPrefix(r.Path, "/b/{body}") {
			expect(t, name+" as a stranger", r, url, w.Token(stranger.Admin), http.StatusNotFound)
			if who, found := without(w, r.Permission); found {
				expect(t, name+" without the permission", r, url, w.Token(who), http.StatusForbidden)
			}
		}
		if otherClient.May(r.Permission) && len(r.Sample.Path) > 0 {
			expect(t, name+" as another client", r, url, w.Token(otherClient), http.StatusNotFound)
		}
	}
}

// without is a person of the body whose role does not include the permission.
func without(w *testkit.World, p access.Permission) (access.Actor, bool) {
	for _, role := range append([]access.Role{access.Applicant}, access.StaffRoles...) {
		who := access.Actor{Roles: []access.Role{role}}
		if who.May(p) {
			continue
		}
		if role == access.Applicant {
			return w.Of(testkit.Everything(w).Client, "Ann Applicant"), true
		}
		return w.Staff("Only "+string(role), role), true
	}
	return access.Actor{}, false
}

func TestEveryChangeWantsAVersion(t *testing.T) {
	w := testkit.New(t)
	things := testkit.Everything(w)
	for _, r := range api.Routes() {
		if !r.Changes || !strings.HasPrefix(r.Path, "/b/{body}") {
			continue
		}
		url := web.API(w).URL + "/api/v1" + fill(t, r, w.Body.Slug, things)
		for _, role := range access.Holders(r.Permission) {
			who := w.Staff("Only "+string(role), role)
			if role == access.Applicant {
				who = w.Of(things.Client, "Ann Applicant")
			}
			if status := send(t, r, url, w.Token(who), ""); status != http.StatusPreconditionRequired {
				t.Errorf("%s %s without If-Match as %s: %d, want 428", r.Method, r.Path, role, status)
			}
		}
	}
}

func expect(t *testing.T, name string, r api.Route, url, token string, want int) {
	t.Helper()
	if got := send(t, r, url, token, `"1"`); got != want {
		t.Errorf("%s: %d, want %d", name, got, want)
	}
}

func send(t *testing.T, r api.Route, url, token, ifMatch string) int {
	t.Helper()
	var body io.Reader
	if r.Sample.Body != nil {
		body = strings.NewReader(testkit.JSON(r.Sample.Body))
	}
	req, err := http.NewRequest(r.Method, url, body)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	if ifMatch != "" {
		req.Header.Set("If-Match", ifMatch)
	}
	if token != "" {
		req.AddCookie(&http.Cookie{Name: api.AccessCookie, Value: token})
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	_, _ = io.Copy(io.Discard, res.Body)
	return res.StatusCode
}

// fill puts the things of the world into the path.
func fill(t *testing.T, r api.Route, slug string, things testkit.Things) string {
	t.Helper()
	path := strings.ReplaceAll(r.Path, "{body}", slug)
	for param, name := range r.Sample.Path {
		value, known := things.IDs[name]
		if !known {
			value = name
		}
		path = strings.ReplaceAll(path, "{"+param+"}", value)
	}
	if strings.Contains(path, "{") {
		t.Fatalf("%s %s: the sample leaves a part of the path open", r.Method, r.Path)
	}
	if r.Sample.Query != "" {
		path += "?" + r.Sample.Query
	}
	return path
}

// An input whose path value is not read (an embedded type that is not exported) would answer 404 for ever.
func TestEveryPathValueIsReadAndDescribed(t *testing.T) {
	w := testkit.New(t)
	paths := api.New(w.App).OpenAPI().Paths
	for path, item := range paths {
		for method, op := range map[string]*huma.Operation{"GET": item.Get, "POST": item.Post, "PUT": item.Put, "PATCH": item.Patch, "DELETE": item.Delete} {
			if op == nil {
				continue
			}
			for _, part := range strings.Split(path, "/") {
				if !strings.HasPrefix(part, "{") {
					continue
				}
				if !slices.ContainsFunc(op.Parameters, func(p *huma.Param) bool { return p.In == "path" && "{"+p.Name+"}" == part }) {
					t.Errorf("%s %s does not read %s: is the embedded input type exported?", method, path, part)
				}
			}
		}
	}
}

// Every reading answers what the description says; the world's server compares them.
func TestEveryReadingAnswersAsDescribed(t *testing.T) {
	w := testkit.New(t)
	things := testkit.Everything(w)
	for _, r := range api.Routes() {
		if r.Method != http.MethodGet {
			continue
		}
		r.Path = strings.ReplaceAll(r.Path, "{slug}", w.Body.Slug)
		who := w.Admin
		if holders := access.Holders(r.Permission); len(holders) > 0 && !w.Admin.May(r.Permission) {
			who = w.Staff("Only "+string(holders[0]), holders[0])
			if holders[0] == access.Applicant {
				who = w.Of(things.Client, "Ann Applicant")
			}
		}
		url := web.API(w).URL + "/api/v1" + fill(t, r, w.Body.Slug, things)
		if got := send(t, r, url, w.Token(who), ""); got >= http.StatusInternalServerError {
			t.Errorf("%s %s: %d", r.Method, r.Path, got)
		}
	}
}
