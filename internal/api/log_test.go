package api_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/decision"
	"triennia/internal/sign"
	"triennia/internal/testkit"
)

// asked is the answer to anybody of the address below the API.
func asked[T any](t *testing.T, w *testkit.World, path string) (out T) {
	t.Helper()
	status, header, body, _ := page(t, w, "/api/v1"+path, "en")
	if status != http.StatusOK || header.Get("Cache-Control") != "public, max-age=60" {
		t.Fatalf("%s: %d, %q: %s", path, status, header.Get("Cache-Control"), body)
	}
	w.Must(json.Unmarshal([]byte(body), &out))
	return out
}

// Somebody without an account goes from the public page to the proof, and keeps a state to compare with later ones.
func TestAnybodyFollowsTheLog(t *testing.T) {
	w := testkit.New(t)
	w.Certified(w.Client("Umbrella Ltd"))
	held := w.Certified(fiveSites(w))
	trust, err := w.App.PublishedKeys(context.Background(), w.Body.Slug)
	w.Must(err)
	on := func(entry, status string, words ...string) {
		t.Helper()
		for language, place := range map[string]string{"en": "Entry %s of %s", "zh-CN": "第%s条，共%s条"} {
			_, _, body, _ := page(t, w, "/verify/"+held.Code, language)
			for _, word := range append(words, fmt.Sprintf(place, entry, entry), "/api/v1/verify/"+held.Code+"/proof", `itemtype="https://schema.org/Certification"`) {
				if !strings.Contains(body, word) {
					t.Errorf("the page lacks %q: %s", word, body)
				}
			}
		}
		p := asked[sign.Inclusion](t, w, "/verify/"+held.Code+"/proof")
		if _, err := p.Check(trust.Log); err != nil || !strings.Contains(p.Entry, `"status":"`+status+`"`) {
			t.Errorf("%v: %s", err, p.Entry)
		}
	}
	on("2", "active", "schema.org/CertificationActive")
	before := asked[app.PublicLog](t, w, "/bodies/"+w.Body.Slug+"/log")
	_, err = w.App.DecideOnCertificate(context.Background(), w.Decider(), held.ID, 1, decision.Suspend,
		app.Verdict{Terms: decision.Terms{Reason: "secret reason", Code: "client_request", EndsOn: w.Body.Today(w.Clock).AddMonths(2)}})
	w.Must(err)
	on("3", "suspended", "schema.org/CertificationInactive")
	c := asked[sign.Consistency](t, w, fmt.Sprintf("/bodies/%s/log/consistency?from=%d", w.Body.Slug, before.Size))
	if was, is, err := c.Check(before.Checkpoint, trust.Log); err != nil || was.Size != 2 || is.Size != 3 {
		t.Errorf("from %d to %d: %v", was.Size, is.Size, err)
	}
	all := asked[struct{ Entries []string }](t, w, "/bodies/"+w.Body.Slug+"/log/entries?from=0").Entries
	if said := strings.Join(all, "\n"); len(all) != 3 || strings.Contains(said, held.Code) || strings.Contains(said, "secret") || strings.Contains(said, held.Number) {
		t.Errorf("%s", said)
	}
	for path, want := range map[string]int{
		"/verify/0000000000000000/proof":                          http.StatusNotFound,
		"/bodies/" + w.Body.Slug + "/log/consistency?from=4":      http.StatusUnprocessableEntity,
		"/bodies/" + w.Body.Slug + "/log/entries?from=-1":         http.StatusUnprocessableEntity,
		"/bodies/nobody/log":                                      http.StatusNotFound,
		"/bodies/" + w.Body.Slug + "/log/entries?from=9000000000": http.StatusOK,
	} {
		if status, _, body, _ := page(t, w, "/api/v1"+path, "en"); status != want {
			t.Errorf("%s: %d: %s", path, status, body)
		}
	}
}

// Whoever tries codes is slowed down at the proof as on the page.
func TestProofsDoNotHelpToTryCodes(t *testing.T) {
	w := testkit.New(t)
	for range 100 {
		if status, _, _, _ := page(t, w, "/api/v1/verify/0000000000000000/proof", "en"); status == http.StatusTooManyRequests {
			return
		}
	}
	t.Error("a hundred unknown codes were asked for in a row")
}
