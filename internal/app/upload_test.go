package app_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/files"
	"triennia/internal/testkit"
)

var parts = testkit.PDF("a plan in parts")

func begin(w *testkit.World, who access.Actor, f app.Announced) application.Upload {
	w.T.Helper()
	u, err := w.App.BeginUpload(ctx, who, f)
	w.Must(err)
	return u
}

func TestAFileArrivesInParts(t *testing.T) {
	w := testkit.New(t)
	ann := w.Of(w.Client("Bluewater Ltd").ID, "Ann")
	v := w.Draft(ann)
	u := begin(w, ann, app.Announced{Name: `C:\plans\..\plan.pdf`, Size: int64(len(parts)), Purpose: application.Purpose{Application: v.ID, Item: "doc.sla"}})
	// The connection breaks in the middle: what came is kept, and the offset tells it.
	broken := io.MultiReader(bytes.NewReader(parts[:20]), iotest.ErrReader(io.ErrUnexpectedEOF))
	if _, err := w.App.ReceivePart(ctx, ann, u.ID, 0, broken); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Fatal(err)
	}
	u, err := w.App.GetUpload(ctx, ann, u.ID)
	if err != nil || u.Received != 20 {
		t.Fatalf("%+v, %v", u, err)
	}
	if _, err := w.App.ReceivePart(ctx, ann, u.ID, 0, bytes.NewReader(parts)); kindOf(err) != fault.IllegalMove {
		t.Error("from the wrong offset:", err)
	}
	u, err = w.App.ReceivePart(ctx, ann, u.ID, 20, bytes.NewReader(parts[20:]))
	if err != nil || u.State != application.UploadDone || u.Reason != nil {
		t.Fatalf("%+v, %v", u, err)
	}
	d, content, err := w.App.OpenDocument(ctx, ann, u.Document)
	w.Must(err)
	got, _ := io.ReadAll(content)
	if !bytes.Equal(got, parts) || d.Name != "plan.pdf" || d.Type != files.PDF || d.ByName != "Ann" || len(d.SHA256) != 64 {
		t.Errorf("%+v", d)
	}
	v, err = w.App.GetApplication(ctx, ann, v.ID)
	if err != nil || v.Materials[1].DocumentID != d.ID {
		t.Error("the file was not put to its purpose")
	}
	left, _ := w.App.Files.List(ctx, "b/"+w.Body.ID.String()+"/parts/")
	if len(left) > 0 {
		t.Errorf("%d parts were left behind", len(left))
	}
}

// dying is a store whose process ends when the document is about to be kept.
type dying struct {
	files.Store
	alive bool
}

func (d *dying) Delete(c context.Context, key string) error {
	if !d.alive {
		return errors.New("killed")
	}
	return d.Store.Delete(c, key)
}

func (d *dying) Put(c context.Context, key string, r io.Reader, size int64) error {
	if !d.alive && strings.Contains(key, "/documents/") {
		return errors.New("killed")
	}
	return d.Store.Put(c, key, r, size)
}

func TestAKilledUploadIsFinishedOnce(t *testing.T) {
	w := testkit.New(t)
	ann := w.Of(w.Client("Bluewater Ltd").ID, "Ann")
	v := w.Draft(ann)
	for _, resume := range []func(application.Upload) error{
		func(u application.Upload) error { _, err := w.App.GetUpload(ctx, ann, u.ID); return err }, // the client comes back
		func(application.Upload) error { // nobody comes back: the sweep
			return app.SweepUploads(w.App)
		},
	} {
		store := &dying{Store: w.App.Files}
		w.App.Files = store
		words := testkit.PDF(testkit.NewID().String())
		u := begin(w, ann, app.Announced{Name: "plan.pdf", Size: int64(len(words)), Purpose: application.Purpose{Application: v.ID, Item: "doc.sla"}})
		if _, err := w.App.ReceivePart(ctx, ann, u.ID, 0, bytes.NewReader(words)); err == nil {
			t.Fatal("it did not die")
		}
		store.alive = true
		before, err := w.App.GetApplication(ctx, ann, v.ID)
		w.Must(err)
		w.Must(resume(u))
		w.Must(resume(u))
		after, err := w.App.GetApplication(ctx, ann, v.ID)
		w.Must(err)
		if len(after.Materials) != len(before.Materials)+1 {
			t.Errorf("%d files, then %d", len(before.Materials), len(after.Materials))
		}
		if d, err := w.App.GetDocument(ctx, ann, after.Materials[len(after.Materials)-1].DocumentID); err != nil || d.ByName != "Ann" {
			t.Errorf("%+v, %v", d, err)
		}
		w.App.Files = store.Store
	}
}

func TestRefusedUploads(t *testing.T) {
	w := testkit.New(t)
	ann := w.Of(w.Client("Bluewater Ltd").ID, "Ann")
	v := w.Draft(ann)
	html := []byte("<html><script>alert(1)</script></html>")
	u := begin(w, ann, app.Announced{Name: "plan.pdf", Size: int64(len(html)), Purpose: application.Purpose{Application: v.ID, Item: "doc.sla"}})
	u, err := w.App.ReceivePart(ctx, ann, u.ID, 0, bytes.NewReader(html))
	if err != nil || u.State != application.UploadRefused || !strings.Contains(u.Reason.En, "Web pages") {
		t.Errorf("%+v, %v", u, err)
	}
	if all, _ := w.App.Files.List(ctx, "b/"+w.Body.ID.String()+"/"); len(all) != 1 {
		t.Errorf("%d objects, want only the licence", len(all))
	}
	if _, err := w.App.BeginUpload(ctx, ann, app.Announced{Name: "x", Size: application.MaxFile + 1}); kindOf(err) != fault.TooLarge {
		t.Error(err)
	}
	u = begin(w, ann, app.Announced{Name: "x.pdf", Size: 10})
	if _, err := w.App.ReceivePart(ctx, ann, u.ID, 0, bytes.NewReader(parts)); kindOf(err) != fault.TooLarge {
		t.Error("more came than was announced:", err)
	}
	w.Must(w.App.CancelUpload(ctx, ann, u.ID))
	if _, err := w.App.ReceivePart(ctx, ann, u.ID, 0, bytes.NewReader(parts)); kindOf(err) != fault.NotFound {
		t.Error("a cancelled upload went on:", err)
	}
	if _, err := w.App.BeginUpload(ctx, w.Staff("Aud", access.Auditor), app.Announced{Name: "x", Size: 1, Client: id.Client{9}}); kindOf(err) != fault.NotFound {
		t.Error("a client that there is not:", err)
	}
	if _, err := w.App.ReceiveDocument(ctx, ann, app.Announced{Name: "x.svg"}, strings.NewReader("<svg/>")); kindOf(err) != fault.WrongType {
		t.Error(err)
	}
}

func TestDuplicatesAreNoticedAndKept(t *testing.T) {
	w := testkit.New(t)
	ann := w.Of(w.Client("Bluewater Ltd").ID, "Ann")
	v := w.Draft(ann)
	first := w.Document(ann, "one")
	again, err := w.App.ReceiveDocument(ctx, ann, app.Announced{Name: "copy.pdf", Purpose: application.Purpose{Application: v.ID, Item: "mat.legal"}}, bytes.NewReader(testkit.PDF("licence")))
	w.Must(err)
	if again.SameAs != "licence.pdf" || again.Reason == nil || again.ID == first.ID {
		t.Errorf("%+v", again)
	}
}
