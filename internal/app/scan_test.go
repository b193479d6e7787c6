package app_test

import (
	"bytes"
	"encoding/binary"
	"io"
	"net"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/application"
	"triennia/internal/domain/fault"
	"triennia/internal/files"
	"triennia/internal/testkit"
)

// clamd is a scanner that finds something in what says eicar, and breaks off at what says broken.
func clamd(t *testing.T) *files.Scanner {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			switch got := instream(c); {
			case bytes.Contains(got, []byte("eicar")):
				_, _ = io.WriteString(c, "stream: Eicar-Test FOUND\x00")
			case !bytes.Contains(got, []byte("broken")):
				_, _ = io.WriteString(c, "stream: OK\x00")
			}
			_ = c.Close()
		}
	}()
	return &files.Scanner{Address: l.Addr().String()}
}

// instream is what a client sends in chunks.
func instream(c net.Conn) (all []byte) {
	_, _ = io.CopyN(io.Discard, c, int64(len("zINSTREAM\x00")))
	for {
		var n uint32
		if err := binary.Read(c, binary.BigEndian, &n); err != nil || n == 0 {
			return all
		}
		chunk := make([]byte, n)
		if _, err := io.ReadFull(c, chunk); err != nil {
			return all
		}
		all = append(all, chunk...)
	}
}

func TestReceivedFilesAreScanned(t *testing.T) {
	for _, c := range []struct {
		name, says string
		scanner    bool
		want       application.Scan
	}{
		{"without a scanner", "a plan", false, application.NotScanned},
		{"clean", "a plan", true, application.Clean},
		{"the scanner breaks off", "a broken plan", true, application.NotScanned},
	} {
		w := testkit.New(t)
		if c.scanner {
			w.App.Scanner = clamd(t)
		}
		ann := w.Of(w.Client("Bluewater Ltd").ID, "Ann")
		v := w.Draft(ann)
		file := testkit.PDF(c.says)
		u := begin(w, ann, app.Announced{Name: "plan.pdf", Size: int64(len(file)), Purpose: application.Purpose{Application: v.ID, Item: "doc.sla"}})
		_, err := w.App.ReceivePart(ctx, ann, u.ID, 0, bytes.NewReader(file))
		w.Must(err)
		v, err = w.App.GetApplication(ctx, ann, v.ID)
		w.Must(err)
		last := v.Materials[len(v.Materials)-1]
		d, err := w.App.GetDocument(ctx, ann, last.DocumentID)
		w.Must(err)
		if d.Scan != c.want || last.Scan != c.want || last.Name != "plan.pdf" {
			t.Errorf("%s: document %s, on the checklist %s, want %s", c.name, d.Scan, last.Scan, c.want)
		}
	}
}

func TestAnInfectedFileIsRefusedWithTheReason(t *testing.T) {
	w := testkit.New(t)
	w.App.Scanner = clamd(t)
	ann := w.Of(w.Client("Bluewater Ltd").ID, "Ann")
	v := w.Draft(ann)
	before, err := w.App.Files.List(ctx, "b/"+w.Body.ID.String()+"/")
	w.Must(err)
	file := testkit.PDF("eicar")
	u := begin(w, ann, app.Announced{Name: "plan.pdf", Size: int64(len(file)), Purpose: application.Purpose{Application: v.ID, Item: "doc.sla"}})
	u, err = w.App.ReceivePart(ctx, ann, u.ID, 0, bytes.NewReader(file))
	if err != nil || u.State != application.UploadRefused || !strings.Contains(u.Reason.En, "Eicar-Test") {
		t.Errorf("%+v, %v", u, err)
	}
	if _, err := w.App.ReceiveDocument(ctx, ann, app.Announced{Name: "plan.pdf"}, bytes.NewReader(file)); kindOf(err) != fault.WrongType {
		t.Errorf("received as a form: %v", err)
	}
	if after, _ := w.App.Files.List(ctx, "b/"+w.Body.ID.String()+"/"); len(after) != len(before) {
		t.Errorf("%d objects, %d before", len(after), len(before))
	}
	if again, err := w.App.GetApplication(ctx, ann, v.ID); err != nil || len(again.Materials) != len(v.Materials) {
		t.Errorf("the checklist changed: %v", err)
	}
}
