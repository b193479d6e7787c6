package api_test

import (
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"triennia/internal/mail"
	"triennia/internal/testkit"
	"triennia/internal/testkit/web"
)

// sends posts a form to a public page as a browser does, or as a mail program without its headers.
func sends(t *testing.T, w *testkit.World, path string, form url.Values) (int, string) {
	t.Helper()
	res, err := http.PostForm(web.API(w).URL+path, form)
	w.Must(err)
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	w.Must(err)
	if !strings.Contains(res.Header.Get("Content-Type"), "text/html") || strings.Contains(string(body), "<script") {
		t.Errorf("%s: %v %s", path, res.Header, body)
	}
	return res.StatusCode, string(body)
}

func TestAnybodyFollowsACertificateFromItsPublicPage(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(fiveSites(w))
	at := "/verify/" + held.Code
	w.Work()
	if _, _, body, _ := page(t, w, at, "en"); strings.Contains(body, "/follow") {
		t.Error("offered where no letters are sent")
	}
	box := &mail.Fake{}
	w.App.Mail = box
	for language, word := range map[string]string{"en": "Hear by mail", "zh-CN": "邮件通知"} {
		status, header, body, size := page(t, w, at, language)
		if status != 200 || !strings.Contains(body, word) || size > 3<<10 || header.Get("Cache-Control") != "public, max-age=60" {
			t.Errorf("%s: %d, %d bytes, %s", language, status, size, header.Get("Cache-Control"))
		}
	}
	if status, body := sends(t, w, at+"/follow?lang=en", url.Values{"email": {"nobody<b>"}}); status != 422 || !strings.Contains(body, "e-mail address such as") || !strings.Contains(body, `value="nobody&lt;b&gt;"`) {
		t.Errorf("%d %s", status, body)
	}
	if status, body := sends(t, w, "/verify/0000-0000-0000-0000/follow?lang=en", url.Values{"email": {"a@example.net"}}); status != 404 {
		t.Errorf("%d %s", status, body)
	}
	if status, body := sends(t, w, at+"/follow?lang=zh-CN", url.Values{"email": {"buyer@example.net"}}); status != 200 || !strings.Contains(body, "请查收邮件") {
		t.Errorf("%d %s", status, body)
	}
	w.Work()
	if len(box.Letters) != 1 || !strings.Contains(box.Letters[0].Subject, "请确认") {
		t.Fatalf("%+v", box.Letters)
	}
	link := regexp.MustCompile(`http://triennia\.test(/verify/\S+/follow/[A-Z2-7]+)\?`).FindStringSubmatch(box.Letters[0].Text)[1]
	shows := func(want int, says string) {
		t.Helper()
		for range 2 { // a program that looks into mail opens it too
			if status, header, body, _ := page(t, w, link, "en"); status != want || !strings.Contains(body, says) || header.Get("Cache-Control") != "no-store" {
				t.Errorf("%d %s", status, body)
			}
		}
	}
	shows(200, "Follow this certificate?")
	if status, body := sends(t, w, link+"?lang=en", nil); status != 200 || !strings.Contains(body, "You follow this certificate") {
		t.Errorf("%d %s", status, body)
	}
	shows(200, "Stop following")
	if status, body := sends(t, w, link+"/stop?lang=en", url.Values{"List-Unsubscribe": {"One-Click"}}); status != 200 || !strings.Contains(body, "erased") {
		t.Errorf("%d %s", status, body)
	}
	shows(404, "leads nowhere")
}
