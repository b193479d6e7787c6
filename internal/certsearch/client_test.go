package certsearch_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"triennia/internal/certsearch"
	"triennia/internal/certsearch/practice"
	"triennia/internal/domain/register"
)

func message() register.Message {
	return register.Message{
		Entity: map[string]string{"certified_entity_unique_id": "1", "certified_entity_name": "Harbour", "business_registered_street": "1 Quay",
			"business_registered_city": "Dublin", "business_registered_country": "IE"},
		Certification: map[string]any{"certificate_identity_number": "c-1", "certificate_number": "N-1", "certification_status": "Active", "certification_type": "Management System",
			"certification_scope": "Hosting", "certification_issue_date": "20260102", "certification_expiry_date": "20290101", "accreditation_body_name": "CNAS",
			"schemes": []any{map[string]any{"scheme_name": "ISO 9001", "standard_list": []any{map[string]string{"standards_name": "ISO 9001:2015"}}}}},
	}
}

// What the documented register answers is read: the identifier, an unknown key, missing fields, too many requests.
func TestTheRegisterAnswers(t *testing.T) {
	r := &practice.Register{Key: "right", Standards: []string{"ISO 9001:2015"}}
	server := httptest.NewServer(r)
	defer server.Close()
	c := &certsearch.Client{Live: server.URL, Sandbox: server.URL + "/elsewhere"}
	first := c.Upload(t.Context(), register.Live, "right", message())
	again := c.Upload(t.Context(), register.Live, "right", message())
	if e, _ := r.Kept("c-1"); first.Outcome() != register.Taken || first.Given != again.Given || e.Times != 2 {
		t.Errorf("%+v %+v", first, again)
	}
	if a := c.Upload(t.Context(), register.Live, "wrong", message()); a.Outcome() != register.Halted || a.Code != "invalid_session_token" {
		t.Errorf("%+v", a)
	}
	if a := c.Upload(t.Context(), register.Sandbox, "right", message()); a.Status != 404 || a.Outcome() != register.Halted {
		t.Errorf("%+v", a)
	}
	m := message()
	delete(m.Entity, "business_registered_city")
	m.Certification["certification_status"] = "Fine"
	if a := c.Upload(t.Context(), register.Live, "right", m); a.Outcome() != register.No || !strings.Contains(a.Says, "business_registered_city: The field is missing.; certification_status:") {
		t.Errorf("%+v", a)
	}
	if a := c.Try(t.Context(), register.Live, "right"); a.Outcome() != register.No {
		t.Errorf("%+v", a)
	}
	r.Gap = time.Hour
	if a := c.Upload(t.Context(), register.Live, "right", message()); a.Outcome() != register.Busy || a.After < 59*time.Minute {
		t.Errorf("%+v", a)
	}
}

// Other forms of an answer, documented for other calls, and what is no answer of the register at all.
func TestFormsOfAnswers(t *testing.T) {
	for body, want := range map[string]register.Answer{
		`{"data": true, "company_certifications_id": "cc"}`:                          {Status: 200, Given: "cc"},
		`{"errors": [{"code": "a", "message": "b"}, {"code": "c", "message": "d"}]}`: {Status: 200, Code: "a", Says: "b; d"},
		`{"title": "Forbidden access.", "detail": "No.", "code": "forbidden"}`:       {Status: 200, Code: "forbidden", Says: "Forbidden access.; No."},
		"<html>" + strings.Repeat("x", 5000):                                         {Status: 200, Says: "<html>" + strings.Repeat("x", 1994)},
		"":                                                                           {Status: 200, Says: "200 OK"},
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, body) }))
		c := &certsearch.Client{Live: server.URL}
		if got := c.Upload(t.Context(), register.Live, "k", message()); got != want {
			t.Errorf("%.60s: %+v", body, got)
		}
		server.Close()
	}
}

// The key goes where the deployment says, and nowhere that an answer leads.
func TestTheKeyFollowsNobody(t *testing.T) {
	followed := false
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { followed = true }))
	defer other.Close()
	server := httptest.NewServer(http.RedirectHandler(other.URL, http.StatusTemporaryRedirect))
	c := &certsearch.Client{Live: server.URL}
	if a := c.Upload(t.Context(), register.Live, "k", message()); a.Outcome() != register.Halted || followed {
		t.Errorf("%+v, followed: %v", a, followed)
	}
	server.Close()
	if a := c.Upload(t.Context(), register.Live, "k", message()); a.Outcome() != register.Later || !strings.HasPrefix(a.Says, "not reached") || strings.Contains(a.Says, "http://") {
		t.Errorf("%+v", a)
	}
}

func TestWaitsAreRead(t *testing.T) {
	for said, want := range map[string]time.Duration{"90": 90 * time.Second, "": 0, "soon": 0, "-3": 0, "9999999": 24 * time.Hour, "Fri, 27 Nov 2026 12:02:00 GMT": 2 * time.Minute} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Date", "Fri, 27 Nov 2026 12:00:00 GMT")
			w.Header().Set("Retry-After", said)
			w.WriteHeader(http.StatusServiceUnavailable)
		}))
		c := &certsearch.Client{Live: server.URL}
		if a := c.Upload(t.Context(), register.Live, "k", message()); a.After != want || a.Outcome() != register.Later {
			t.Errorf("%q: %+v", said, a)
		}
		server.Close()
	}
}
