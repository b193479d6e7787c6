package api_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/staff"
	"triennia/internal/testkit"
	"triennia/internal/testkit/web"
)

// A withdrawal in two voices over HTTP, with each refusal; the client learns of it when it is decided.
func TestDecidingTogetherOverHTTP(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	held := w.Certified(c)
	mei, nils := w.Decider(), w.Competent("Nils Second", access.DecisionMaker, staff.Decision)
	niamh := w.Of(c.ID, "Niamh Client")
	var q app.QuorumsView
	w.Must(json.Unmarshal([]byte(web.Call(w, w.Admin, "GET", "/quorums", "").Want(200).Body), &q))
	if refused := web.Call(w, w.Admin, "PUT", "/quorums", `{"quorums":{"withdraw":3}}`, web.IfMatch(q.Version)).Want(422); !strings.Contains(refused.Body, `"field":"quorums.withdraw"`) {
		t.Errorf("more than there are: %s", refused.Body)
	}
	web.Call(w, w.Admin, "PUT", "/quorums", `{"quorums":{"withdraw":2}}`, web.IfMatch(q.Version)).Want(200)
	web.Call(w, mei, "PUT", "/quorums", `{"quorums":{}}`, web.IfMatch(q.Version+1)).Want(http.StatusForbidden)
	var d struct {
		ID, State string
		Version   int
	}
	w.Must(json.Unmarshal([]byte(web.Call(w, mei, "POST", "/certificates/"+held.ID.String()+"/decide/withdraw", `{"reason":"They closed.","code":"system_failure"}`,
		web.IfMatch(held.Version)).Want(200).Body), &d))
	at := "/decisions/" + d.ID
	web.Call(w, mei, "POST", at+"/agree", "", web.IfMatch(d.Version)).Want(http.StatusConflict)
	web.Call(w, nils, "POST", at+"/agree", "").Want(http.StatusPreconditionRequired)
	web.Call(w, nils, "POST", at+"/agree", "", web.IfMatch(d.Version-1)).Want(http.StatusPreconditionFailed)
	web.Call(w, nils, "POST", at+"/disagree", `{"reason":" "}`, web.IfMatch(d.Version)).Want(422)
	web.Call(w, niamh, "GET", at, "").Want(http.StatusForbidden)
	if page := web.Call(w, niamh, "GET", "/certificates/"+held.ID.String(), "").Want(200).Body; !strings.Contains(page, `"status":"active"`) || strings.Contains(page, "Mei Decider") || strings.Contains(page, "They closed") {
		t.Errorf("the client's page: %s", page)
	}
	if list := web.Call(w, nils, "GET", "/decisions?state=prepared&mine=true", "").Want(200).Body; !strings.Contains(list, `"agreed":1,"needs":2`) {
		t.Errorf("waits for nils: %s", list)
	}
	web.Call(w, nils, "POST", at+"/agree", "", web.IfMatch(d.Version)).Want(200)
	if page := web.Call(w, niamh, "GET", "/certificates/"+held.ID.String(), "").Want(200).Body; !strings.Contains(page, `"status":"withdrawn"`) || strings.Contains(page, "Nils Second") {
		t.Errorf("the client's page afterwards: %s", page)
	}
}

// The life of a certificate over HTTP: grant, read, print, suspend with each refusal, and what the client sees.
func TestDecidingOverHTTP(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	mei, niamh := w.Decider(), w.Of(c.ID, "Niamh Client")
	d := w.Prepared(w.Contracted(c), decision.Grant)
	at := "/decisions/" + d.ID.String()
	if body := web.Call(w, mei, "GET", at, "").Want(200).Body; !strings.Contains(body, `"rule":{"id":"D1"`) || !strings.Contains(body, `"name":"take","allowed":true`) {
		t.Errorf("the page of the decision: %s", body)
	}
	web.Call(w, niamh, "GET", at, "").Want(http.StatusForbidden)
	web.Call(w, mei, "POST", at+"/take", `{"refuse":true}`, web.IfMatch(1)).Want(422)
	web.Call(w, mei, "POST", at+"/take", `{}`, web.IfMatch(1)).Want(200)
	w.Work()
	web.Call(w, mei, "POST", at+"/take", `{}`, web.IfMatch(1)).Want(http.StatusPreconditionFailed)
	web.Call(w, mei, "POST", at+"/take", `{}`, web.IfMatch(2)).Want(http.StatusConflict)
	if list := web.Call(w, mei, "GET", "/decisions?state=taken&sort=client", "").Want(200).Body; !strings.Contains(list, d.ID.String()) {
		t.Errorf("decisions: %s", list)
	}

	var held struct{ Items []app.CertificateView }
	w.Must(json.Unmarshal([]byte(web.Call(w, niamh, "GET", "/certificates?status=active&q=bluewater", "").Want(200).Body), &held))
	if len(held.Items) != 1 {
		t.Fatalf("the client's certificates: %+v", held)
	}
	cert := "/certificates/" + held.Items[0].ID.String()
	pdf := web.Call(w, niamh, "GET", cert+"/certificate.pdf", "").Want(200)
	if !strings.HasPrefix(pdf.Body, "%PDF") {
		t.Error("no PDF")
	}
	if page := web.Call(w, niamh, "GET", cert, "").Want(200).Body; strings.Contains(page, "Mei Decider") || !strings.Contains(page, `"kind":"surveillance"`) {
		t.Errorf("the client's page: %s", page)
	}
	web.Call(w, mei, "GET", cert+"/decide/suspend", "").Want(200)
	suspend := `{"reason":"The client asked.","code":"client_request","ends_on":"2027-02-28"}`
	broken := web.Call(w, mei, "POST", cert+"/decide/suspend", strings.Replace(suspend, "2027-02", "2027-12", 1), web.IfMatch(1)).Want(422)
	if !strings.Contains(broken.Body, `"id":"X5"`) || !strings.Contains(broken.Body, `"field":"ends_on"`) {
		t.Errorf("too long: %s", broken.Body)
	}
	web.Call(w, mei, "POST", cert+"/decide/suspend", suspend, web.IfMatch(1)).Want(200)
	if page := web.Call(w, niamh, "GET", cert, "").Want(200).Body; !strings.Contains(page, `"status":"`+string(certificate.Suspended)) {
		t.Errorf("after the suspension: %s", page)
	}
	if list := web.Call(w, mei, "GET", "/obligations?kind=suspension_end", "").Want(200).Body; !strings.Contains(list, "2027-02-28") {
		t.Errorf("obligations: %s", list)
	}
	web.Call(w, mei, "GET", "/today", "").Want(200)
	web.Call(w, mei, "GET", "/obligations?sort=moon", "").Want(422)
}
