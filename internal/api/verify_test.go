package api_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"triennia/internal/api"
	"triennia/internal/app"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/text"
	"triennia/internal/testkit"
	"triennia/internal/testkit/web"
	"triennia/internal/throttle"
)

// page asks for a public page without a session and answers status, headers, text and size on the wire.
func page(t *testing.T, w *testkit.World, path, language string) (int, http.Header, string, int) {
	t.Helper()
	req, err := http.NewRequest(http.MethodGet, web.API(w).URL+path, nil)
	w.Must(err)
	req.Header.Set("Accept-Language", language)
	req.Header.Set("Accept-Encoding", "gzip")
	res, err := (&http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}).Do(req)
	w.Must(err)
	defer res.Body.Close()
	wire, err := io.ReadAll(res.Body)
	w.Must(err)
	body := wire
	if res.Header.Get("Content-Encoding") == "gzip" {
		z, err := gzip.NewReader(bytes.NewReader(wire))
		w.Must(err)
		body, err = io.ReadAll(z)
		w.Must(err)
	}
	return res.StatusCode, res.Header, string(body), len(wire)
}

// fiveSites is a client with five sites in scope.
func fiveSites(w *testkit.World) client.Record {
	c := w.Client("Bluewater Data Centres Ltd")
	for i, city := range []text.Text{text.T("Galway", "戈尔韦"), text.T("Limerick", "利默里克"), text.T("Waterford", "沃特福德")} {
		s := c.Sites[1]
		s.Key, s.Name, s.City = fmt.Sprintf("s%d", i), city, city
		c.Sites = append(c.Sites, s)
	}
	return c
}

func TestThePublicPageSaysTheStatusOfTheDay(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(fiveSites(w))
	at := "/verify/" + held.Code
	decide := func(version int, of decision.Type, code decision.ReasonCode) {
		t.Helper()
		_, err := w.App.DecideOnCertificate(context.Background(), w.Decider(), held.ID, version, of,
			app.Verdict{Terms: decision.Terms{Reason: "secret reason", Code: code, EndsOn: w.Body.Today(w.Clock).AddMonths(2)}})
		w.Must(err)
	}
	want := func(status int, en, zh string) {
		t.Helper()
		for language, word := range map[string]string{"en-GB": en, "zh-CN,en;q=0.5": zh} {
			got, header, body, size := page(t, w, at, language)
			if got != status || !strings.Contains(body, word) || size > 3<<10 {
				t.Errorf("%s: %d, %d bytes, without %q: %s", language, got, size, word, body)
			}
			if strings.Contains(body, "secret reason") || strings.Contains(body, "<script") {
				t.Error("the page says too much")
			}
			checkPolicy(t, header.Get("Content-Security-Policy"), body)
		}
	}
	want(200, "This certificate is valid today", "该证书今日有效")
	if file := os.Getenv("TRIENNIA_KEEP_PAGE"); file != "" {
		_, _, body, _ := page(t, w, at, "en")
		w.Must(os.WriteFile(file, []byte(body), 0o644))
		_, _, body, _ = page(t, w, at, "zh-CN")
		w.Must(os.WriteFile(file+".zh.html", []byte(body), 0o644))
	}
	decide(1, decision.Suspend, "client_request")
	want(200, "Suspended: not valid", "已暂停")
	decide(2, decision.Restore, "")
	want(200, "valid today", "今日有效")
	w.Clock = testkit.Noon.AddDate(3, 0, -1) // the expiry day itself
	want(200, "valid today", "今日有效")
	w.Clock = testkit.Noon.AddDate(3, 0, 0)
	want(200, "Expired and not renewed", "已过期")
	w.Clock = testkit.Noon.AddDate(0, 1, 0)
	decide(3, decision.Withdraw, "false_information")
	want(200, "Withdrawn by the certification body", "撤销")
	at = "/verify/" + held.Code + "?on=" + held.IssuedOn.String()
	want(200, "On 23 November 2026: Valid", "2026年11月23日：有效")
	at = "/verify/" + held.Code + "?on=" + held.IssuedOn.AddDays(-1).String()
	want(200, "Not issued yet", "尚未颁发")
	for _, on := range []string{held.ExpiresOn.AddDays(400).String(), "yesterday"} {
		if status, header, _, _ := page(t, w, "/verify/"+held.Code+"?on="+on, "en"); status != http.StatusSeeOther || header.Get("Location") != "/verify/"+held.Code+"?lang=en" {
			t.Errorf("on %s: %d", on, status)
		}
	}
	var asked app.Verification
	_, _, body, _ := page(t, w, "/api/v1/verify/"+held.Code+"?on="+held.IssuedOn.String(), "en")
	w.Must(json.Unmarshal([]byte(body), &asked))
	if asked.Asked == nil || asked.Status != "withdrawn" || len(asked.History) != 4 {
		t.Errorf("as JSON: %s", body)
	}
	if status, _, body, _ := page(t, w, "/api/v1/verify/"+held.Code+"?on="+held.ExpiresOn.AddDays(400).String(), "en"); status != 422 || !strings.Contains(body, `"on"`) {
		t.Errorf("a day that has not come: %d %s", status, body)
	}
	at = "/verify/0000-0000-0000-0000"
	want(404, "Not found", "未找到")
}

func checkPolicy(t *testing.T, policy, body string) {
	t.Helper()
	style := regexp.MustCompile(`<style>(.*?)</style>`).FindStringSubmatch(body)
	if len(style) != 2 {
		t.Fatal("the page has no style")
	}
	sum := sha256.Sum256([]byte(style[1]))
	if !strings.HasPrefix(policy, "default-src 'none'") || !strings.Contains(policy, base64.StdEncoding.EncodeToString(sum[:])) {
		t.Errorf("the policy does not fit the style: %s", policy)
	}
}

func TestSearchByNumber(t *testing.T) {
	w := testkit.New(t)
	w.NumbersApart()
	held := w.Certified(w.Client("Bluewater Ltd"))
	status, header, _, _ := page(t, w, "/verify?lang=zh-CN&number="+strings.ToLower(certificate.Grouped(held.Code)), "en")
	if status != http.StatusSeeOther || header.Get("Location") != "/verify/"+held.Code+"?lang=zh-CN" {
		t.Errorf("by code: %d to %s", status, header.Get("Location"))
	}
	number := "/verify?number=" + strings.ToLower(held.Number)
	if status, header, body, _ := page(t, w, number, "en"); status != http.StatusSeeOther || header.Get("Location") != "/verify/"+held.Code+"?lang=en" {
		t.Errorf("by number: %d to %s: %s", status, header.Get("Location"), body)
	}
	// Another body may issue the same number: both are listed, by the name of their holders.
	other := testkit.New(t)
	s := other.Body.Settings()
	s.Code = w.Body.Code
	_, err := other.App.ChangeBody(t.Context(), other.Admin, other.Body.Version, s)
	other.Must(err)
	namesake := other.Certified(other.Client("Blackwater Ltd"))
	status, _, body, _ := page(t, w, number, "en")
	for _, want := range []string{held.Code + "?lang=en", namesake.Code + "?lang=en", "Bluewater Ltd", "Blackwater Ltd"} {
		if status != http.StatusOK || !strings.Contains(body, want) || strings.Contains(body, "More certificates") {
			t.Errorf("%d, without %s: %s", status, want, body)
		}
	}
	if status, _, body, _ := page(t, w, "/verify?number=%3Cscript%3Ealert(1)%3C/script%3E", "en"); status != 404 || strings.Contains(body, "<script") {
		t.Errorf("unknown: %d %s", status, body)
	}
	if status, _, body, _ := page(t, w, "/verify", "en"); status != 200 || !strings.Contains(body, "<form") {
		t.Errorf("the form: %d %s", status, body)
	}
}

func TestVerificationAsJSONAndItsLimit(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	var v app.Verification
	status, header, body, _ := page(t, w, "/api/v1/verify/"+held.Code, "en")
	if err := json.Unmarshal([]byte(body), &v); err != nil {
		t.Fatalf("%v: %s", err, body)
	}
	if status != 200 || !v.Valid || v.Number != held.Number || len(v.Sites) != 2 || v.Body.Name.Zh != "北光认证" || v.Country != "IE" {
		t.Errorf("%d %s", status, body)
	}
	if header.Get("Cache-Control") != "public, max-age=60" || strings.Contains(body, "persons") {
		t.Errorf("%v %s", header, body)
	}
	unknown := 0
	for range 40 {
		if status, _, _, _ = page(t, w, "/api/v1/verify/0000000000000000", "en"); status == 404 {
			unknown++
		}
	}
	if unknown < 15 || unknown > 25 || status != http.StatusTooManyRequests {
		t.Errorf("%d unknown codes answered, then %d", unknown, status)
	}
}

// Who asked too often learns that and when to come again, and nothing about a certificate; no copy of it is kept.
func TestTooManyTriesSayNothingAboutACertificate(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	for range 25 {
		page(t, w, "/verify/0000000000000000", "en")
	}
	for _, path := range []string{"/verify/" + held.Code, "/verify?number=" + held.Number, "/verify/" + held.Code + "/badge.svg", "/api/v1/verify/" + held.Code} {
		for language, not := range map[string][]string{"en": {"not ours", "No certificate", "Not found"}, "zh-CN": {"并非", "没有", "未找到"}} {
			status, header, body, _ := page(t, w, path, language)
			if status != http.StatusTooManyRequests || header.Get("Retry-After") == "" || strings.Contains(header.Get("Cache-Control"), "public") {
				t.Errorf("%s: %d %v", path, status, header)
			}
			if !strings.Contains(body, "Too many") && !strings.Contains(body, "过多") {
				t.Errorf("%s says %s", path, body)
			}
			for _, words := range not {
				if strings.Contains(body, words) {
					t.Errorf("%s says %q", path, words)
				}
			}
		}
	}
	if status, _, body, _ := page(t, w, "/verify?number="+strings.Repeat("9", 61), "en"); status != http.StatusNotFound || !strings.Contains(body, "Not found") {
		t.Errorf("longer than any number: %d", status)
	}
}

// Numbers have no gaps: a look-up by number counts also where it finds something.
func TestTheRegisterIsNotReadByCounting(t *testing.T) {
	w := testkit.New(t)
	w.App.Throttle = throttle.NewLocal(time.Now)
	held := w.Certified(w.Client("Bluewater Ltd"))
	answered := 0
	for range 40 {
		status, _, _, _ := page(t, w, "/verify?number="+held.Number, "en")
		if status != http.StatusTooManyRequests {
			answered++
		}
	}
	if answered < 30 || answered > 32 {
		t.Errorf("%d answered", answered)
	}
	if status, _, _, _ := page(t, w, "/verify/"+held.Code, "en"); status != http.StatusOK {
		t.Errorf("by its code: %d", status)
	}
	for address, want := range map[string]string{"192.0.2.7:80": "192.0.2.7", "[2001:db8:1:2:3::4]:80": "2001:db8:1:2::/64", "[2001:db8:1:2:9::9]:80": "2001:db8:1:2::/64", "[::ffff:192.0.2.7]:80": "::ffff:192.0.2.7"} {
		if got := api.NetworkOf(&http.Request{RemoteAddr: address}); got != want {
			t.Errorf("%s counts as %s", address, got)
		}
	}
}

// The form for another day stays with the certificate after a file was checked, and knows the day of the body.
func TestAnotherDayIsAskedOfTheCertificate(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	_, err := w.App.SignCertificate(context.Background(), w.Decider(), held.ID)
	w.Must(err)
	_, file, err := w.App.PrintCertificate(context.Background(), w.Admin, held.ID)
	w.Must(err)
	if _, body := dropped(t, w, file, "en"); !strings.Contains(body, `<form action="/verify/`+held.Code+`"><label for="o">`) {
		t.Error(body)
	}
	w.Clock = time.Date(2027, 6, 30, 23, 30, 0, 0, time.UTC) // in Dublin it is July
	today := w.Body.Today(w.Clock).String()
	if _, _, body, _ := page(t, w, "/verify/"+held.Code, "en"); !strings.Contains(body, `max="`+today+`"`) {
		t.Errorf("without %s: %s", today, body)
	}
}
