package api_test

import (
	"bytes"
	"context"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/decision"
	"triennia/internal/sign"
	"triennia/internal/testkit"
	"triennia/internal/testkit/web"
)

// dropped is what the public page says of a file.
func dropped(t *testing.T, w *testkit.World, file []byte, language string) (int, string) {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", "certificate.pdf")
	w.Must(err)
	_, err = part.Write(file)
	w.Must(err)
	w.Must(form.Close())
	req, err := http.NewRequest(http.MethodPost, web.API(w).URL+"/verify", &body)
	w.Must(err)
	req.Header.Set("Content-Type", form.FormDataContentType())
	req.Header.Set("Accept-Language", language)
	req.Header.Set("Accept-Encoding", "identity")
	res, err := http.DefaultClient.Do(req)
	w.Must(err)
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	w.Must(err)
	return res.StatusCode, string(b)
}

// Anybody checks the file of a certificate: genuine, altered, of somebody else, or nothing that can be checked.
func TestADroppedFileIsChecked(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	_, err := w.App.SignCertificate(context.Background(), w.Decider(), held.ID)
	w.Must(err)
	_, file, err := w.App.PrintCertificate(context.Background(), w.Admin, held.ID)
	w.Must(err)
	altered := bytes.Clone(file)
	altered[len(altered)/3] ^= 1
	key, err := sign.NewKey(sign.Owner{Name: w.Body.Name.En}, w.Clock, 1)
	w.Must(err)
	forged, err := sign.Data(certificate.StatementOf(held, w.Body, "", w.Clock), key, certificate.StatementKind)
	w.Must(err)
	unknown := held
	unknown.Code = "nobody's"
	invented, err := sign.Data(certificate.StatementOf(unknown, w.Body, "", w.Clock), key, certificate.StatementKind)
	w.Must(err)
	for name, c := range map[string]struct {
		file   []byte
		status int
		en, zh string
	}{
		"genuine":  {file, 200, "The file is genuine", "文件真实"},
		"altered":  {altered, 200, "The file was altered", "文件已被更改"},
		"forged":   {[]byte(forged), 200, "Signed by nobody here", "非本系统机构签名"},
		"invented": {[]byte(invented), 200, "Signed by nobody here", "非本系统机构签名"},
		"a note":   {[]byte("hello"), 200, "There is no signature", "没有签名"},
		"too much": {bytes.Repeat([]byte("x"), 9<<20), 400, "There is no signature", "没有签名"},
	} {
		for language, want := range map[string]string{"en": c.en, "zh-CN": c.zh} {
			status, page := dropped(t, w, c.file, language)
			if status != c.status || !strings.Contains(page, want) || strings.Contains(page, "<script") {
				t.Errorf("%s in %s: %d %s", name, language, status, page)
			}
		}
	}
}

// The file stays genuine when the certificate is withdrawn; the page says both.
func TestAGenuineFileOfAWithdrawnCertificate(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	_, err := w.App.SignCertificate(context.Background(), w.Decider(), held.ID)
	w.Must(err)
	_, data, err := w.App.CertificateData(context.Background(), w.Admin, held.ID)
	w.Must(err)
	_, err = w.App.DecideOnCertificate(context.Background(), w.Decider(), held.ID, held.Version, decision.Withdraw, app.Verdict{Terms: decision.Terms{Reason: "They closed.", Code: "system_failure"}})
	w.Must(err)
	if status, page := dropped(t, w, []byte(data), "en"); status != 200 || !strings.Contains(page, "The file is genuine") || !strings.Contains(page, "Withdrawn by the certification body") {
		t.Errorf("%d %s", status, page)
	}
}
