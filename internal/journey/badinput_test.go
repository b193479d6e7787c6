package journey

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"triennia/internal/api"
	"triennia/internal/domain/access"
	"triennia/internal/testkit"
	"triennia/internal/testkit/web"
)

// as is a person of the world who is already signed in.
func as(w *testkit.World, who access.Actor) *person {
	p := anyone(w.T, web.API(w).URL, w.Body.Slug, "en")
	p.name = who.Name
	u, err := url.Parse(p.server)
	w.Must(err)
	p.http.Jar.SetCookies(u, []*http.Cookie{{Name: api.AccessCookie, Value: w.Token(who)}})
	return p
}

// applicant is a person of a fresh client with a draft.
func applicant(t *testing.T) (*testkit.World, *person, thing) {
	w := testkit.New(t)
	c := w.Client("Bluewater Data Centres Ltd")
	ann := as(w, w.Of(c.ID, "Ann Applicant"))
	return w, ann, ann.does("/applications", m{"standards": []string{"ISO/IEC 20000-1:2018"}})
}

func TestThingsOfOthersAreNotThere(t *testing.T) {
	t.Parallel()
	w, ann, draft := applicant(t)
	file := ann.sends("licence.pdf", testkit.PDF("licence"), 20, map[string]string{"application": draft.s("id"), "item": "mat.legal"}).well()
	document := "/documents/" + file.header.Get("Upload-Document")
	ann.get(document)
	other := as(w, w.Of(w.Client("Other Ltd").ID, "Otto Other"))
	elsewhere := testkit.New(t)
	stranger := as(elsewhere, elsewhere.Admin)
	stranger.server = ann.server
	intruder := *stranger
	intruder.slug = w.Body.Slug
	for _, path := range []string{"/applications/" + draft.s("id"), document, document + "/content", "/clients/" + draft.s("client_id")} {
		for _, p := range []*person{other, stranger, &intruder} {
			p.refused(404, "GET", path, nil)
		}
	}
	ann.refused(404, "GET", "/applications/"+testkit.NewID().String(), nil)
	edit := m{"provider": m{"kind": "internal", "certification_body": "no"}}
	other.refused(404, "PATCH", "/applications/"+draft.s("id")+"/sections", edit, header{"If-Match", `"1"`})
	if n := len(other.get("/applications").list("items")); n != 0 {
		t.Errorf("another client lists %d applications", n)
	}
}

func TestTheRefusalSaysWhy(t *testing.T) {
	t.Parallel()
	w, ann, draft := applicant(t)
	path := "/applications/" + draft.s("id")
	anyone(t, ann.server, ann.slug, "en").refused(401, "GET", path, nil)
	ann.refused(428, "POST", path+"/submit", m{"name": "Ann"})
	ann.refused(412, "POST", path+"/submit", m{"name": "Ann"}, header{"If-Match", `"7"`})
	ann.refused(403, "POST", path+"/review", nil, header{"If-Match", `"1"`})
	if a := ann.refused(422, "POST", path+"/submit", m{"name": "Ann"}, draft.version()); a.s("code") != "rule_broken" && len(a.list("errors")) == 0 {
		t.Errorf("an empty application: %s", a.raw)
	}
	rita := as(w, w.Competent("Rita Reviewer", access.Reviewer, "application_review"))
	ann.lang = "zh-CN"
	if a := ann.refused(428, "POST", path+"/submit", m{"name": "Ann"}); strings.Contains(a.s("detail"), "Say") {
		t.Errorf("not in Chinese: %s", a.raw)
	}
	a := rita.refused(409, "POST", path+"/review", nil, draft.version())
	if a.s("title") == "" {
		t.Errorf("a draft under review: %s", a.raw)
	}
	rita.refused(409, "PUT", path+"/review", m{"competence": m{"holds": "yes"}, "scope": m{"holds": "yes"}, "impartiality": m{"holds": "yes"}, "time": m{"holds": "yes"}}, draft.version())
}

func TestTheSecondOfTwoEditorsIsTold(t *testing.T) {
	t.Parallel()
	_, ann, draft := applicant(t)
	path := "/applications/" + draft.s("id") + "/sections"
	edit := func(kind string) m { return m{"provider": m{"kind": kind, "certification_body": "no"}} }
	saved := ann.changes("PATCH", path, thing{t: t, etag: `"1"`}, edit("internal"))
	if saved.etag != `"2"` {
		t.Errorf("the section has the version %s", saved.etag)
	}
	ann.refused(412, "PATCH", path, edit("outsourcing"), header{"If-Match", `"1"`})
	ann.get("/applications/"+draft.s("id")).is("provider.data.kind", "internal")
	ann.changes("PATCH", path, thing{t: t, etag: `"1"`}, m{"history": m{"held": "no", "certificates": []m{}}}) // another section is nobody's conflict
}

func TestARepeatedCreationIsDoneOnce(t *testing.T) {
	t.Parallel()
	_, ann, _ := applicant(t)
	key := header{"Idempotency-Key", "pressed twice"}
	body := m{"standards": []string{"ISO/IEC 20000-1:2018"}}
	first := ann.ask("POST", "/applications", body, key).well()
	again := ann.ask("POST", "/applications", body, key).well()
	if first.s("id") != again.s("id") || first.etag != again.etag {
		t.Errorf("%s and %s", first.s("id"), again.s("id"))
	}
	if n := len(ann.get("/applications").list("items")); n != 2 {
		t.Errorf("%d applications, want the first and one more", n)
	}
	ann.refused(409, "POST", "/applications", m{"standards": []string{"ISO/IEC 27001:2022"}}, key)
}

func TestFilesThatAreNotTaken(t *testing.T) {
	t.Parallel()
	_, ann, draft := applicant(t)
	for_ := map[string]string{"application": draft.s("id"), "item": "mat.legal"}
	whole := testkit.PDF("whole")
	bomb := bomb(t)
	for name, content := range map[string][]byte{
		"program.pdf":   append([]byte("MZ\x90\x00"), make([]byte, 200)...),
		"picture.png":   whole,
		"cut.pdf":       whole[:len(whole)-8],
		"drawing.svg":   []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`),
		"drawing.png":   []byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`),
		"page.html":     []byte(`<!doctype html><script>alert(1)</script>`),
		"page.pdf":      []byte(`<html><body onload="alert(1)">`),
		"bomb.zip":      bomb,
		"bomb.docx":     bomb,
		"broken.zip":    []byte("PK\x03\x04 and then nothing"),
		"../climb.zip":  climbing(t),
		"half.docx":     bomb[:900],
		"unknown.bin":   bytes.Repeat([]byte{0}, 300),
		"plain text.md": []byte("# a title"),
	} {
		a := ann.sends(name, content, 1000, for_)
		if a.status != 415 || a.s("detail") == "" {
			t.Errorf("%s: %d %s", name, a.status, a.raw)
		}
		form := ann.multipart(name, content)
		if form.status != 415 || form.s("detail") == "" {
			t.Errorf("%s as a form: %d %s", name, form.status, form.raw)
		}
	}
	if a := ann.begins("large.pdf", 200<<20+1, for_); a.status != 413 || a.s("detail") == "" {
		t.Errorf("201 MB: %d %s", a.status, a.raw)
	}
	if a := ann.begins("nothing.pdf", 0, for_); a.status != 415 {
		t.Errorf("nothing: %d %s", a.status, a.raw)
	}
	begun := ann.begins("short.pdf", 10, for_).well()
	if a := ann.part(begun.header.Get("Location"), 0, whole); a.status != 413 {
		t.Errorf("more than announced: %d %s", a.status, a.raw)
	}
	if n := len(ann.get("/applications/" + draft.s("id")).list("materials")); n != 0 {
		t.Errorf("%d refused files became materials", n)
	}
}

func TestAFileComesWholeAfterABreak(t *testing.T) {
	t.Parallel()
	_, ann, draft := applicant(t)
	content := testkit.PDF("long " + strings.Repeat("words ", 500))
	begun := ann.begins("plan.pdf", len(content), map[string]string{"application": draft.s("id"), "item": "mat.legal"}).well()
	address := begun.header.Get("Location")
	ann.part(address, 0, content[:700]).well()
	if a := ann.part(address, 300, content[300:]); a.status != 409 {
		t.Errorf("the wrong offset: %d %s", a.status, a.raw)
	}
	head := ann.ask("HEAD", address, nil, tus).well()
	if head.header.Get("Upload-Offset") != "700" {
		t.Fatalf("stands at %q", head.header.Get("Upload-Offset"))
	}
	done := ann.part(address, 700, content[700:]).well()
	document := "/documents/" + done.header.Get("Upload-Document")
	got := ann.ask("GET", document+"/content", nil).well()
	if !bytes.Equal(got.raw, content) {
		t.Errorf("%d bytes came back of %d", len(got.raw), len(content))
	}
	ann.get("/applications/"+draft.s("id")).is("materials.0.name", "plan.pdf")
	again := ann.sends("copy.pdf", content, 5000, map[string]string{"application": draft.s("id"), "item": "mat.legal"}).well()
	if again.header.Get("Upload-Same-As") != "plan.pdf" {
		t.Errorf("the duplicate was not noticed: %v", again.header)
	}
}

func TestANameWithAPathIsOnlyAName(t *testing.T) {
	t.Parallel()
	_, ann, draft := applicant(t)
	for given, kept := range map[string]string{
		"../../etc/passwd.pdf":            "passwd.pdf",
		`..\..\windows\system32.pdf`:      "system32.pdf",
		"/root/a\x00b\r\nX: y.pdf":        "abX y.pdf",
		"营业执照 2026.pdf":                   "营业执照 2026.pdf",
		"<img src=x onerror=1>.pdf":       "img src=x onerror=1.pdf",
		strings.Repeat("长", 300) + ".pdf": strings.Repeat("长", 116) + ".pdf",
	} {
		a := ann.sends(given, testkit.PDF(given), 4000, map[string]string{"application": draft.s("id"), "item": "mat.legal"}).well()
		document := "/documents/" + a.header.Get("Upload-Document")
		ann.get(document).is("name", kept)
		h := ann.ask("GET", document+"/content", nil).well().header
		if !strings.HasPrefix(h.Get("Content-Disposition"), "attachment") || h.Get("X-Content-Type-Options") != "nosniff" ||
			!strings.Contains(h.Get("Content-Security-Policy"), "sandbox") {
			t.Errorf("%q is served as %v", given, h)
		}
	}
}

// multipart sends a file as a form.
func (p *person) multipart(name string, content []byte) answer {
	p.t.Helper()
	const edge = "edge-of-the-form"
	body := fmt.Sprintf("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=%q\r\n\r\n%s\r\n--%s--\r\n", edge, name, content, edge)
	return p.ask("POST", "/documents", []byte(body), header{"Content-Type", "multipart/form-data; boundary=" + edge})
}

// bomb is an archive of a few kilobytes that unpacks to 60 MB.
func bomb(t *testing.T) []byte {
	return archive(t, "zeros.bin", io.LimitReader(zeros{}, 60<<20))
}

// climbing is an archive whose entry would be unpacked outside.
func climbing(t *testing.T) []byte {
	return archive(t, "../../../etc/cron.d/evil", strings.NewReader("* * * * *"))
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

func archive(t *testing.T, name string, content io.Reader) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(w, content); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
