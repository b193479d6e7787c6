package api_test

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"triennia/internal/testkit"
	"triennia/internal/testkit/web"
)

func tus(extra ...string) func(http.Header) {
	return func(h http.Header) {
		h.Set("Tus-Resumable", "1.0.0")
		h.Set("Content-Type", "application/offset+octet-stream")
		for i := 0; i+1 < len(extra); i += 2 {
			h.Set(extra[i], extra[i+1])
		}
	}
}

func meta(pairs ...string) string {
	var out []string
	for i := 0; i+1 < len(pairs); i += 2 {
		out = append(out, pairs[i]+" "+base64.StdEncoding.EncodeToString([]byte(pairs[i+1])))
	}
	return strings.Join(out, ",")
}

func TestTusCarriesAFileToItsItem(t *testing.T) {
	w := testkit.New(t)
	ann := w.Of(w.Client("Bluewater Ltd").ID, "Ann")
	v := w.Draft(ann)
	file := string(testkit.PDF("level agreement"))
	size := strconv.Itoa(len(file))
	made := web.Call(w, ann, http.MethodPost, "/uploads", "", tus("Upload-Length", size,
		"Upload-Metadata", meta("filename", "../协议.pdf", "application", v.ID.String(), "item", "doc.sla"))).Want(http.StatusCreated)
	at := made.Header.Get("Location")
	at = at[strings.Index(at, "/uploads/"):]
	web.Call(w, ann, http.MethodPatch, at, file[:10], tus("Upload-Offset", "0")).Want(http.StatusNoContent)
	if h := web.Call(w, ann, http.MethodHead, at, "").Want(http.StatusOK).Header; h.Get("Upload-Offset") != "10" || h.Get("Upload-Length") != size {
		t.Errorf("%v", h)
	}
	web.Call(w, ann, http.MethodPatch, at, file[5:], tus("Upload-Offset", "5")).Want(http.StatusConflict)
	web.Call(w, ann, http.MethodPatch, at, file[10:], func(h http.Header) { h.Set("Upload-Offset", "10") }).Want(http.StatusPreconditionFailed)
	web.Call(w, ann, http.MethodPatch, at, file[10:], tus("Upload-Offset", "10", "Content-Type", "text/plain")).Want(http.StatusUnsupportedMediaType)
	done := web.Call(w, ann, http.MethodPatch, at, file[10:], tus("Upload-Offset", "10")).Want(http.StatusNoContent)
	document := done.Header.Get("Upload-Document")
	body := web.Call(w, ann, http.MethodGet, "/applications/"+v.ID.String(), "").Want(http.StatusOK).Body
	if document == "" || !strings.Contains(body, `"name":"协议.pdf"`) {
		t.Errorf("%q, %s", document, body)
	}
	got := web.Call(w, ann, http.MethodGet, "/documents/"+document+"/content?inline=1", "", func(h http.Header) { h.Set("Range", "bytes=0-4") }).Want(http.StatusPartialContent)
	h := got.Header
	if got.Body != "%PDF-" || h.Get("X-Content-Type-Options") != "nosniff" || !strings.HasPrefix(h.Get("Content-Disposition"), "inline") || !strings.Contains(h.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("%q %v", got.Body, h)
	}
	if h := web.Call(w, ann, http.MethodGet, "/documents/"+document+"/content", "").Want(http.StatusOK).Header; !strings.HasPrefix(h.Get("Content-Disposition"), "attachment") {
		t.Errorf("%v", h)
	}
}

func TestTusRefusals(t *testing.T) {
	w := testkit.New(t)
	ann := w.Of(w.Client("Bluewater Ltd").ID, "Ann")
	web.Call(w, ann, http.MethodOptions, "/uploads", "").Want(http.StatusNoContent)
	web.Call(w, ann, http.MethodPost, "/uploads", "").Want(http.StatusPreconditionFailed)
	web.Call(w, ann, http.MethodPost, "/uploads", "", tus()).Want(http.StatusUnsupportedMediaType)
	web.Call(w, ann, http.MethodPost, "/uploads", "", tus("Upload-Length", "300000000")).Want(http.StatusRequestEntityTooLarge)
	script := "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"
	made := web.Call(w, ann, http.MethodPost, "/uploads", "", tus("Upload-Length", strconv.Itoa(len(script)), "Upload-Metadata", meta("filename", "a.png")))
	at := made.Want(http.StatusCreated).Header.Get("Location")
	at = at[strings.Index(at, "/uploads/"):]
	refused := web.Call(w, ann, http.MethodPatch, at, script, tus("Upload-Offset", "0"), web.Chinese).Want(http.StatusUnsupportedMediaType)
	if !strings.Contains(refused.Body, "SVG") || !strings.Contains(refused.Body, "不接受") && !strings.Contains(refused.Body, "不予接受") {
		t.Error(refused.Body)
	}
	web.Call(w, ann, http.MethodHead, at, "").Want(http.StatusNotFound)
	web.Call(w, ann, http.MethodGet, "/uploads/"+at[len("/uploads/"):], "").Want(http.StatusOK)
	web.Call(w, ann, http.MethodDelete, at, "").Want(http.StatusConflict)
	web.Call(w, ann, http.MethodDelete, "/uploads/none", "").Want(http.StatusNotFound)
}

func TestASmallFileComesAsAForm(t *testing.T) {
	w := testkit.New(t)
	ann := w.Of(w.Client("Bluewater Ltd").ID, "Ann")
	v := w.Draft(ann)
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	_ = form.WriteField("application", v.ID.String())
	_ = form.WriteField("item", "doc.sla")
	part, _ := form.CreateFormFile("file", `C:\x\plan.pdf`)
	_, _ = io.WriteString(part, string(testkit.PDF("form")))
	_ = form.Close()
	typed := func(h http.Header) { h.Set("Content-Type", form.FormDataContentType()) }
	if r := web.Call(w, ann, http.MethodPost, "/documents", b.String(), typed).Want(http.StatusCreated); !strings.Contains(r.Body, `"name":"plan.pdf"`) {
		t.Error(r.Body)
	}
	web.Call(w, ann, http.MethodPost, "/documents", b.String()[:b.Len()-80], typed).Want(http.StatusUnsupportedMediaType)
	web.Call(w, ann, http.MethodPost, "/documents", "{}").Want(http.StatusUnsupportedMediaType)
}

func TestSectionsAreSavedWithTheirOwnVersion(t *testing.T) {
	w := testkit.New(t)
	ann := w.Of(w.Client("Bluewater Ltd").ID, "Ann")
	r := web.Call(w, ann, http.MethodPost, "/applications", `{"standards":["ISO/IEC 20000-1:2018"]}`, web.Key("one")).Want(http.StatusCreated)
	again := web.Call(w, ann, http.MethodPost, "/applications", `{"standards":["ISO/IEC 20000-1:2018"]}`, web.Key("one")).Want(http.StatusCreated)
	aid := between(r.Body, `"id":"`, `"`)
	if aid == "" || aid != between(again.Body, `"id":"`, `"`) {
		t.Error("the creation was done twice")
	}
	path := "/applications/" + aid + "/sections"
	saved := web.Call(w, ann, http.MethodPatch, path, `{"provider":{"kind":"internal","certification_body":""}}`, web.IfMatch(1)).Want(http.StatusOK)
	if saved.Header.Get("ETag") != `"2"` || !strings.Contains(saved.Body, `"incomplete"`) {
		t.Error(saved.Header.Get("ETag"), saved.Body)
	}
	web.Call(w, ann, http.MethodPatch, path, `{"provider":{"kind":"other","certification_body":"no"}}`, web.IfMatch(1)).Want(http.StatusPreconditionFailed)
	web.Call(w, ann, http.MethodPatch, path, `{}`, web.IfMatch(1)).Want(http.StatusUnprocessableEntity)
	web.Call(w, ann, http.MethodPatch, path, `{"provider":{"kind":"pirate","certification_body":"no"}}`, web.IfMatch(2)).Want(http.StatusUnprocessableEntity)
	refused := web.Call(w, ann, http.MethodPost, "/applications/"+aid+"/submit", `{"name":"Ann"}`, web.IfMatch(2)).Want(http.StatusUnprocessableEntity)
	if !strings.Contains(refused.Body, `"A1"`) || !strings.Contains(refused.Body, "9.1.1") {
		t.Error(refused.Body)
	}
	if list := web.Call(w, ann, http.MethodGet, "/applications?state=draft&sort=reference&q=bluewater", "").Want(http.StatusOK); !strings.Contains(list.Body, aid) {
		t.Error(list.Body)
	}
	web.Call(w, ann, http.MethodGet, "/clauses?code=ISO%2FIEC+20000-1%3A2018", "").Want(http.StatusOK)
	web.Call(w, ann, http.MethodGet, "/standards", "").Want(http.StatusOK)
}

func between(s, from, to string) string {
	_, rest, _ := strings.Cut(s, from)
	out, _, _ := strings.Cut(rest, to)
	return out
}
