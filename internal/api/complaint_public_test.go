package api_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/complaint"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func TestAnybodyComplainsWithoutAScript(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(fiveSites(w))
	at := "/complaints/" + w.Body.Slug
	if _, _, body, _ := page(t, w, "/verify/"+held.Code, "en"); !strings.Contains(body, at+"?lang=en&amp;company="+held.Number) {
		t.Error("the page of a certificate does not lead to the form")
	}
	for language, word := range map[string]string{"en": "Make a complaint", "zh-CN": "提交投诉"} {
		status, header, body, _ := page(t, w, at+"?company="+held.Number, language)
		if status != 200 || !strings.Contains(body, word) || !strings.Contains(body, `value="`+held.Number+`"`) || header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d %s", language, status, body)
		}
		checkPolicy(t, header.Get("Content-Security-Policy"), body)
	}
	if status, _, _, _ := page(t, w, "/complaints/nobody", "en"); status != 404 {
		t.Errorf("a body that is not there: %d", status)
	}
	form := url.Values{"about": {"client"}, "text": {"The mark is on <b>boxes</b>."}, "email": {"nobody"}}
	status, body := sends(t, w, at+"?lang=en", form)
	if status != 422 || !strings.Contains(body, "&lt;b&gt;boxes") || !strings.Contains(body, `id="ce"`) || !strings.Contains(body, `id="me"`) {
		t.Errorf("%d %s", status, body)
	}
	form.Set("company", held.Number)
	form.Del("email")
	form.Set("website", "http://spam.example")
	if status, body = sends(t, w, at+"?lang=en", form); status != 422 || !strings.Contains(body, "send it again") || !strings.Contains(body, "&lt;b&gt;boxes") {
		t.Errorf("a program: %d %s", status, body)
	}
	form.Del("website")
	status, body = sends(t, w, at+"?lang=en", form)
	code := regexp.MustCompile(`class="k">([A-Z2-7]{26})<`).FindStringSubmatch(body)
	if status != 200 || code == nil || !strings.Contains(body, "We have your complaint") || !strings.Contains(body, "received 0 days ago") {
		t.Fatalf("%d %s", status, body)
	}
	mine := at + "/" + code[1]
	if status, body = sends(t, w, mine+"?lang=zh-CN", url.Values{"text": {"还有一张照片。"}}); status != 200 || !strings.Contains(body, "还有一张照片。") {
		t.Errorf("%d %s", status, body)
	}
	if status, body = sends(t, w, mine+"?lang=en", url.Values{"text": {" "}}); status != 422 || !strings.Contains(body, `id="te"`) {
		t.Errorf("%d %s", status, body)
	}
	if status, header, _, _ := page(t, w, at+"?code="+strings.ToLower(code[1]), "en"); status != 303 || header.Get("Location") != mine+"?lang=en" {
		t.Errorf("looked up by its code: %d %v", status, header)
	}
	if status, _, body, _ := page(t, w, mine, "en"); status != 200 || strings.Contains(body, "We have your complaint") || !strings.Contains(body, "Complaint K-") {
		t.Errorf("%d %s", status, body)
	}
	if status, _, body, _ := page(t, w, at+"/AAAAAAAAAAAAAAAAAAAAAAAAAA", "en"); status != 404 || !strings.Contains(body, "no complaint with this code") {
		t.Errorf("%d %s", status, body)
	}
	list, _, err := w.App.ListComplaints(t.Context(), w.Admin, postgres.Page{}, postgres.ComplaintFilter{})
	w.Must(err)
	if len(list) != 1 {
		t.Errorf("%+v", list)
	}
}

func TestALateComplaintSaysSo(t *testing.T) {
	w := testkit.New(t)
	code, err := w.App.MakeComplaint(t.Context(), w.Body.Slug, app.Origin{Address: "192.0.2.61"}, "", complaint.Statement{About: complaint.AboutBody, Text: "Nobody answers."})
	w.Must(err)
	w.Clock = w.Clock.AddDate(0, 0, 30)
	if status, _, body, _ := page(t, w, "/complaints/"+w.Body.Slug+"/"+code, "en"); status != http.StatusOK || !strings.Contains(body, "received 30 days ago; we are") {
		t.Errorf("%d %s", status, body)
	}
}
