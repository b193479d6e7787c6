package api_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"triennia/internal/api"
	"triennia/internal/certsearch"
	"triennia/internal/testkit"
	"triennia/internal/testkit/web"
)

// The key goes in and never comes out; one that is none names its field.
func TestTheKeyOfTheRegisterIsNeverAnswered(t *testing.T) {
	w := testkit.New(t)
	w.App.CertSearch = &certsearch.Client{Live: certsearch.LiveURL, Sandbox: certsearch.SandboxURL, Pause: certsearch.Pause}
	ask := func(method, version, body string) (int, string) {
		req, err := http.NewRequest(method, web.API(w).URL+"/api/v1/b/"+w.Body.Slug+"/register/api"+map[string]string{http.MethodPut: "/key"}[method], strings.NewReader(body))
		w.Must(err)
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("If-Match", `"`+version+`"`)
		req.AddCookie(&http.Cookie{Name: api.AccessCookie, Value: w.Token(w.Admin)})
		res, err := http.DefaultClient.Do(req)
		w.Must(err)
		defer res.Body.Close()
		said, err := io.ReadAll(res.Body)
		w.Must(err)
		return res.StatusCode, string(said)
	}
	if status, said := ask(http.MethodPut, "1", `{"key": "two words", "server": "live"}`); status != http.StatusUnprocessableEntity || !strings.Contains(said, `"field":"key"`) || strings.Contains(said, "two words") {
		t.Errorf("%d %s", status, said)
	}
	if status, said := ask(http.MethodPut, "1", `{"key": "abc-123-secret", "server": "sandbox"}`); status != http.StatusOK || strings.Contains(said, "secret") {
		t.Errorf("%d %s", status, said)
	}
	if status, said := ask(http.MethodGet, "1", ""); status != http.StatusOK || strings.Contains(said, "secret") || !strings.Contains(said, "api.sandbox.iafcertsearch.org") {
		t.Errorf("%d %s", status, said)
	}
	if status, _ := ask(http.MethodPut, "1", `{"key": "other", "server": "live"}`); status != http.StatusPreconditionFailed {
		t.Errorf("an older version was changed: %d", status)
	}
}
