package main

import (
	"bytes"
	"context"
	"crypto/elliptic"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/text"
	"triennia/internal/pdf"
	"triennia/internal/sign"
	"triennia/internal/sign/signtest"
	"triennia/internal/testkit"
)

var issuedAt = time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC)

// signedCertificate are the PDF and the data file of a certificate, signed by the key at the instant.
func signedCertificate(t *testing.T, k sign.Key, at time.Time) (file []byte, data string) {
	t.Helper()
	b := body.Record{Name: text.T("Nordlys Certification", "北光认证"), Country: "IE"}
	r := certificate.Record{Number: "10426ITSM00017R0M", Code: "7K3M9Q2XA4ND8C5P", Standard: "ISO/IEC 20000-1:2018", Holder: certificate.Holder{Name: text.T("Bluewater Ltd", "碧水公司"), Country: "IE"},
		Scope: text.T("The SMS of Bluewater Ltd", "碧水公司"), DecidedOn: date.MustParse("2026-11-20"), IssuedOn: date.MustParse("2026-11-23"), ExpiresOn: date.MustParse("2029-11-19"),
		Sites: []certificate.Site{{Name: text.T("Cork", "科克"), City: text.T("Cork", "科克"), Country: "IE"}}}
	data, err := sign.Data(certificate.StatementOf(r, b, "https://triennia.example/verify/"+r.Code, at), k, certificate.StatementKind)
	if err != nil {
		t.Fatal(err)
	}
	plain, wrong, err := pdf.Certificate(pdf.Print{Certificate: r, Body: b, Design: certificate.Delivered, Link: "https://triennia.example/verify/" + r.Code, Made: issuedAt})
	if err != nil || wrong != nil {
		t.Fatal(wrong, err)
	}
	file, err = sign.PDF(plain, k, at, "Certification decision", sign.Attachment{Name: "certificate.jws", Data: []byte(data)})
	if err != nil {
		t.Fatal(err)
	}
	return file, data
}

func newKey(t *testing.T) sign.Key {
	t.Helper()
	k, err := sign.NewKey(sign.Owner{Name: "Nordlys Certification", Country: "IE"}, issuedAt.AddDate(0, -1, 0), 10)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// trust writes the trust file of the keys and answers its path.
func trust(t *testing.T, keys ...sign.Key) string {
	t.Helper()
	out := app.TrustFile{Slug: "nordlys"}
	for _, k := range keys {
		pem, err := sign.PEM(k.Chain)
		if err != nil {
			t.Fatal(err)
		}
		out.Keys = append(out.Keys, app.TrustedKey{KeyRecord: certificate.KeyRecord{KID: sign.ID(k.Certificate()), Certificate: pem}})
	}
	b, err := json.Marshal(out)
	if err != nil {
		t.Fatal(err)
	}
	return written(t, "trust.json", b)
}

func written(t *testing.T, name string, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func verified(t *testing.T, args ...string) (out checked) {
	t.Helper()
	var b bytes.Buffer
	if err := runVerify(context.Background(), args, &b); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestVerifyAnswersByTheContract(t *testing.T) {
	k, other := newKey(t), newKey(t)
	file, data := signedCertificate(t, k, issuedAt)
	tampered := bytes.Clone(file)
	tampered[len(tampered)/2] ^= 1
	parts := strings.Split(data, ".")
	for name, c := range map[string]struct {
		file    []byte
		trust   string
		valid   bool
		altered bool
	}{
		"a PDF":                       {file, trust(t, k), true, false},
		"a data file":                 {[]byte(data + "\n"), trust(t, other, k), true, false},
		"one byte changed":            {tampered, trust(t, k), false, true},
		"something behind it":         {append(bytes.Clone(file), "%\n"...), trust(t, k), false, true},
		"a PDF by another key":        {file, trust(t, other), false, false},
		"data by another key":         {[]byte(data), trust(t, other), false, false},
		"data with another signature": {[]byte(parts[0] + "." + parts[1] + "." + strings.Repeat("A", len(parts[2]))), trust(t, k), false, true},
		"no signature":                {[]byte("%PDF-1.7\n%%EOF\n"), trust(t, k), false, false},
		"something else":              {[]byte("hello"), trust(t, k), false, false},
	} {
		got := verified(t, "--key", c.trust, written(t, "certificate", c.file))
		if got.Valid != c.valid || got.Altered != c.altered || got.Valid != (got.Number == "10426ITSM00017R0M") || got.Valid != (got.Why == "") {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestVerifyKnowsEveryKindOfKey(t *testing.T) {
	for name, k := range signtest.Keys(t, issuedAt) {
		file, data := signedCertificate(t, k, issuedAt)
		tampered := bytes.Clone(file)
		tampered[len(tampered)/2] ^= 1
		keys := trust(t, newKey(t), k)
		for what, c := range map[string]struct {
			content []byte
			valid   bool
		}{"PDF": {file, true}, "data file": {[]byte(data), true}, "altered PDF": {tampered, false}, "altered data file": {[]byte(data[:len(data)-4] + "AAAA"), false}} {
			if got := verified(t, "--key", keys, written(t, "certificate", c.content)); got.Valid != c.valid || got.Altered == c.valid || c.valid && got.KID != sign.ID(k.Certificate()) {
				t.Errorf("%s, %s: %+v", name, what, got)
			}
		}
	}
}

func TestVerifyKnowsWhenAKeyHadExpired(t *testing.T) {
	k := newKey(t)
	_, data := signedCertificate(t, k, issuedAt)
	early, err := sign.Data(certificate.Statement{Number: "N-1", SignedAt: k.Certificate().NotAfter.Add(time.Second)}, k, certificate.StatementKind)
	if err != nil {
		t.Fatal(err)
	}
	if got := verified(t, "--key", trust(t, k), written(t, "a.jws", []byte(early))); got.Valid || got.Why == "" {
		t.Errorf("%+v", got)
	}
	pem, err := sign.PEM(k.Chain)
	if err != nil {
		t.Fatal(err)
	}
	if got := verified(t, "--key", written(t, "key.pem", []byte(pem)), written(t, "b.jws", []byte(data))); !got.Valid || got.Holder != "Bluewater Ltd" {
		t.Errorf("by a certificate in PEM: %+v", got)
	}
}

func TestVerifyAsksTheRegister(t *testing.T) {
	k := newKey(t)
	file, _ := signedCertificate(t, k, issuedAt)
	register := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/api/v1/verify/7K3M9Q2XA4ND8C5P" {
			w.WriteHeader(http.StatusNotFound)
		}
		_, _ = w.Write([]byte(`{"status":"suspended"}`))
	}))
	defer register.Close()
	path := written(t, "certificate.pdf", file)
	if got := verified(t, "--key", trust(t, k), "--online", register.URL+"/", path); !strings.Contains(string(got.Online), "suspended") {
		t.Errorf("%s", got.Online)
	}
	register.Close()
	var offline bytes.Buffer
	var got checked
	var wrong usageError
	if err := runVerify(context.Background(), []string{"--key", trust(t, k), "--online", register.URL, path}, &offline); err == nil || errors.As(err, &wrong) {
		t.Errorf("the register was away, and nothing said so: %v", err)
	}
	if err := json.Unmarshal(offline.Bytes(), &got); err != nil || !got.Valid || got.Number != "10426ITSM00017R0M" {
		t.Errorf("the register was away, and the file is not told: %q", offline.String())
	}
}

// Options may stand behind the file, as people write them.
func TestVerifyTakesOptionsBehindTheFile(t *testing.T) {
	k := newKey(t)
	file, _ := signedCertificate(t, k, issuedAt)
	if got := verified(t, written(t, "a certificate.pdf", file), "--key", trust(t, k)); !got.Valid {
		t.Errorf("%+v", got)
	}
}

func TestVerifyWantsFileAndKeys(t *testing.T) {
	var wrong usageError
	for _, args := range [][]string{{}, {"a.pdf"}, {"--key", "nowhere.json", "a.pdf"}, {"--key", trust(t, newKey(t)), "nowhere.pdf"}} {
		if err := runVerify(context.Background(), args, &bytes.Buffer{}); !errors.As(err, &wrong) {
			t.Errorf("%v: %v", args, err)
		}
	}
	refused(t, func(path string) error {
		return runVerify(context.Background(), []string{"a.pdf", "--key", path}, &bytes.Buffer{})
	}, "nowhere.json", "--key")
}

// A sub-certificate names the certificate that it belongs to.
func TestVerifyReadsASubCertificate(t *testing.T) {
	k := newKey(t)
	says := certificate.StatementOf(certificate.Record{Number: "10426ITSM00017R0M-01", Code: "7K3M9Q2XA4ND8C5P"}, body.Record{}, "", issuedAt)
	says.Main = &certificate.StatedMain{Number: "10426ITSM00017R0M"}
	data, err := sign.Data(says, k, certificate.StatementKind)
	if err != nil {
		t.Fatal(err)
	}
	if got := verified(t, "--key", trust(t, k), written(t, "sub.jws", []byte(data))); !got.Valid || got.Number != says.Number || got.Main != says.Main.Number {
		t.Errorf("%+v", got)
	}
}

// One pattern within this code looks like a corner of it: a reader that takes the first three corners cannot read it.
func TestVerifyReadsADenseQRCode(t *testing.T) {
	words, err := readCertificate(filepath.Join("testdata", "dense.png"))
	if err != nil || !strings.HasPrefix(string(words), "http://triennia.test/verify/DCK14E9H9R8RQNTE#") {
		t.Errorf("%s, %v", words, err)
	}
}

// The QR code of a printed certificate, as a scanner sees it: the words by themselves, in a file, and in a picture of the
// page. What is not signed in it, the link, has to fit.
func TestVerifyReadsTheQRCode(t *testing.T) {
	t.Run("key created here", func(t *testing.T) { readsTheQRCode(t, func(*testkit.World) app.OwnKey { return app.OwnKey{} }) })
	t.Run("own key on P-521", func(t *testing.T) { // its signatures are the longest of ECDSA
		readsTheQRCode(t, func(w *testkit.World) app.OwnKey {
			return w.OwnKey(signtest.OnCurve(t, elliptic.P521(), w.Clock))
		})
	})
}

func readsTheQRCode(t *testing.T, by func(*testkit.World) app.OwnKey) {
	w := testkit.New(t)
	_, err := w.App.AddSigningKey(t.Context(), w.Admin, by(w))
	w.Must(err)
	held := w.Certified(w.Client("Bluewater Ltd"))
	page, err := w.App.SignCertificate(t.Context(), w.Decider(), held.ID)
	w.Must(err)
	_, file, err := w.App.PrintCertificate(t.Context(), w.Admin, held.ID)
	w.Must(err)
	picture := filepath.Join(t.TempDir(), "page")
	if said, err := exec.Command("pdftoppm", "-r", "200", "-f", "1", "-l", "1", "-singlefile", "-png", written(t, "c.pdf", file), picture).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm of poppler-utils is needed: %s, %v", said, err)
	}
	published, err := w.App.PublishedKeys(t.Context(), w.Body.Slug)
	w.Must(err)
	b, err := json.Marshal(published)
	w.Must(err)
	keys := written(t, "trust.json", b)
	read, err := readCertificate(picture + ".png")
	w.Must(err)
	words := string(read)
	if page.Signature.Scan == certificate.HoldsLink || !strings.HasPrefix(words, "http://triennia.test/verify/"+held.Code+"#") || len(words) > certificate.ScanRoom {
		t.Fatalf("%s: %s", page.Signature.Scan, words)
	}
	for name, given := range map[string]string{"picture": picture + ".png", "words": words, "file": written(t, "scan.txt", []byte(words+"\n"))} {
		if got := verified(t, "--key", keys, given); !got.Valid || got.Number != held.Number || got.Holder != "Bluewater Ltd" || got.ExpiresOn != held.ExpiresOn {
			t.Errorf("%s: %+v", name, got)
		}
	}
	link, scan, _ := strings.Cut(words, "#")
	last := "0"
	if strings.HasSuffix(link, last) {
		last = "1"
	}
	parts := strings.Split(scan, ".")
	for name, given := range map[string]string{
		"another link": link[:len(link)-1] + last + "#" + scan, "another signature": link + "#" + parts[0] + "." + parts[1] + "." + strings.Repeat("A", len(parts[2])),
	} {
		if got := verified(t, "--key", keys, given); got.Valid || !got.Altered {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := verified(t, "--key", trust(t, newKey(t)), words); got.Valid || got.Altered {
		t.Errorf("by another key: %+v", got)
	}
	blank := written(t, "blank.png", testkit.PNG())
	if err := runVerify(t.Context(), []string{"--key", keys, blank}, &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "no QR code") {
		t.Errorf("a picture without a code: %v", err)
	}
}
