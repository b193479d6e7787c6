package app_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/testkit"
)

// unpacked are the files of the pack by name.
func unpacked(w *testkit.World, who access.Actor, cid id.Certificate) (map[string]string, error) {
	w.T.Helper()
	name, write, err := w.App.CertificatePack(ctx, who, cid)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	w.Must(write(&b))
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	w.Must(err)
	if !strings.HasSuffix(name, ".zip") {
		w.T.Errorf("called %s", name)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		w.Must(err)
		content, err := io.ReadAll(r)
		w.Must(errors.Join(err, r.Close()))
		out[f.Name] = string(content)
	}
	return out, nil
}

// Rules "MK1" and "SM-145": the holder gets the marks that it may use today, with their rules in both languages.
func TestTheHolderGetsAPack(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	until := w.Body.Today(w.Clock).AddDays(1)
	_, err := w.App.PublishTemplate(ctx, w.Admin, design(w, until.String()), "")
	w.Must(err)
	c := granted(w)
	ann := w.Of(c.ClientID, "Ann Applicant")
	if _, err := unpacked(w, ann, c.ID); !isKind(err, fault.IllegalMove) {
		t.Errorf("before it is signed: %v", err)
	}
	w.Work()
	got, err := unpacked(w, ann, c.ID)
	w.Must(err)
	_, data, err := w.App.CertificateData(ctx, ann, c.ID)
	w.Must(err)
	if !strings.HasPrefix(got[c.Number+".pdf"], "%PDF") || got[c.Number+".jws"] != data || !strings.HasPrefix(got["marks/1.png"], "\x89PNG") || len(got) != 7 {
		t.Errorf("%d files", len(got))
	}
	for name, want := range map[string][]string{
		"README.en.txt":    {c.Number, "the mark of INAB, 7001, permitted until " + until.String(), "Not on products.", "/verify/" + c.Code, "signing-keys"},
		"README.zh-CN.txt": {c.Number, "INAB的标志，7001，许可至" + until.String(), "不得用于产品。"},
		"badge.en.html":    {"/verify/" + c.Code + "/badge.svg?lang=en"},
	} {
		for _, words := range want {
			if !strings.Contains(got[name], words) {
				t.Errorf("%s lacks %q: %s", name, words, got[name])
			}
		}
	}
	w.Clock = w.Clock.AddDate(0, 0, 2)
	got, err = unpacked(w, ann, c.ID)
	w.Must(err)
	if got["marks/1.png"] != "" || strings.Contains(got["README.en.txt"], "INAB") {
		t.Error("a mark whose permission has ended is given out")
	}
	if _, err := unpacked(w, w.Of(w.Client("Other Ltd").ID, "Olga Other"), c.ID); !isKind(err, fault.NotFound) {
		t.Errorf("another client: %v", err)
	}
	mei := w.Decider()
	shown, err := w.App.PrepareOnCertificate(ctx, mei, c.ID, decision.Withdraw)
	w.Must(err)
	_, err = w.App.DecideOnCertificate(ctx, mei, c.ID, shown.Version, decision.Withdraw, app.Verdict{Terms: decision.Terms{Reason: "For the test of it.", Code: "misuse"}})
	w.Must(err)
	if _, err := unpacked(w, ann, c.ID); !isKind(err, fault.IllegalMove) {
		t.Errorf("of a withdrawn certificate: %v", err)
	}
}
