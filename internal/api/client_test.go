package api_test

import (
	"net/http"
	"strings"
	"testing"

	"triennia/internal/domain/access"
	"triennia/internal/testkit"
	"triennia/internal/testkit/web"
)

func TestDescribeAClient(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Data Centres Ltd")
	ann := w.Of(c.ID, "Ann Applicant")
	path := "/clients/" + c.ID.String()
	good := `{"name":{"en":"Bluewater Ltd","zh":""},"country":"IE","registration_number":"1","address":{"en":"a","zh":""},"city":{"en":"Cork","zh":""},"contacts":[],"sites":[]}`

	r := web.Call(w, ann, "PUT", path, good, web.IfMatch(1))
	r.Want(http.StatusOK)
	if r.Header.Get("ETag") != `"2"` || !strings.Contains(r.Body, `"version":2`) {
		t.Errorf("ETag %s, body %s", r.Header.Get("ETag"), r.Body)
	}
	stale := web.Call(w, ann, "PUT", path, good, web.IfMatch(1), web.Chinese)
	stale.Want(http.StatusPreconditionFailed)
	if !strings.Contains(stale.Body, "他人修改") || stale.Header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("%s: %s", stale.Header.Get("Content-Type"), stale.Body)
	}
	bad := web.Call(w, ann, "PUT", path, strings.Replace(good, `"country":"IE"`, `"country":"CN"`, 1), web.IfMatch(2))
	bad.Want(http.StatusUnprocessableEntity)
	if !strings.Contains(bad.Body, `"field":"credit_code"`) {
		t.Errorf("the field is not named: %s", bad.Body)
	}
	missing := web.Call(w, ann, "PUT", path, `{"country":"IE"}`, web.IfMatch(2))
	missing.Want(http.StatusUnprocessableEntity)
	for _, field := range []string{"name", "address", "contacts"} {
		if !strings.Contains(missing.Body, `"field":"`+field+`"`) {
			t.Errorf("missing %s is not told: %s", field, missing.Body)
		}
	}
	web.Call(w, w.Staff("Pat Planner", access.Planner), "PUT", path, good, web.IfMatch(2)).Want(http.StatusForbidden)
}

func TestProblemsOfTheRouter(t *testing.T) {
	w := testkit.New(t)
	for _, c := range []struct {
		method, path string
		want         int
	}{{"GET", "/api/v1/nothing", 404}, {"DELETE", "/api/v1/b/x/clients", 405}} {
		req, _ := http.NewRequest(c.method, web.API(w).URL+c.path, nil)
		res, err := http.DefaultClient.Do(req)
		w.Must(err)
		res.Body.Close()
		if res.StatusCode != c.want || res.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s %s: %d %s", c.method, c.path, res.StatusCode, res.Header.Get("Content-Type"))
		}
	}
}
