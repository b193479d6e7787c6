package files

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var ctx = context.Background()

func local(t *testing.T) (*Local, string) {
	t.Helper()
	dir := t.TempDir()
	l, err := NewLocal(dir)
	if err != nil {
		t.Fatal(err)
	}
	return l, dir
}

func put(t *testing.T, s Store, key, content string) {
	t.Helper()
	if err := s.Put(ctx, key, strings.NewReader(content), int64(len(content))); err != nil {
		t.Fatal(err)
	}
}

func TestLocalKeepsAndServes(t *testing.T) {
	s, dir := local(t)
	put(t, s, "b/1/a", "hello ")
	put(t, s, "b/1/b", "world")
	for _, c := range []struct {
		offset, length int64
		want           string
	}{{0, -1, "hello "}, {1, 3, "ell"}, {4, 100, "o "}, {6, 5, ""}} {
		r, err := s.Get(ctx, "b/1/a", c.offset, c.length)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := io.ReadAll(r)
		_ = r.Close()
		if string(b) != c.want {
			t.Errorf("%+v: %q", c, b)
		}
	}
	all, err := io.ReadAll(Joined(ctx, s, []string{"b/1/a", "b/1/b"}))
	if err != nil || string(all) != "hello world" {
		t.Errorf("%q, %v", all, err)
	}
	list, err := s.List(ctx, "b/1/")
	if err != nil || len(list) != 2 || list[0].Key != "b/1/a" || list[0].Size != 6 {
		t.Errorf("%+v, %v", list, err)
	}
	if err := errors.Join(s.Delete(ctx, "b/1/a"), s.Delete(ctx, "b/1/a")); err != nil {
		t.Error(err)
	}
	if _, err := s.Stat(ctx, "b/1/a"); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
	if _, err := io.ReadAll(Joined(ctx, s, []string{"b/1/a"})); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
	if u, err := s.Presign(ctx, "b/1/b", "x", 1); u != "" || err != nil {
		t.Error("a directory has no server")
	}
	if _, err := os.Stat(filepath.Join(dir, "b/1/b")); err != nil {
		t.Error(err)
	}
}

func TestKeysStayInside(t *testing.T) {
	s, _ := local(t)
	for _, key := range []string{"", "/etc/passwd", "../x", "a/../../x", `a\b`, ".hidden"} {
		if err := s.Put(ctx, key, strings.NewReader(""), 0); err == nil {
			t.Errorf("%q was taken", key)
		}
		if _, err := s.Get(ctx, key, 0, -1); err == nil {
			t.Errorf("%q was read", key)
		}
		if _, err := s.Stat(ctx, key); err == nil {
			t.Errorf("%q was looked at", key)
		}
		if err := s.Delete(ctx, key); err == nil {
			t.Errorf("%q was deleted", key)
		}
	}
}

func TestAShortPutKeepsWhatWasThere(t *testing.T) {
	s, dir := local(t)
	put(t, s, "a", "first")
	if err := s.Put(ctx, "a", strings.NewReader("cut"), 10); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Error(err)
	}
	r, _ := s.Get(ctx, "a", 0, -1)
	b, _ := io.ReadAll(r)
	if string(b) != "first" {
		t.Errorf("%q", b)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Error("a temporary file was left behind")
	}
}

func TestReaderReadsAnywhere(t *testing.T) {
	s, _ := local(t)
	content := bytes.Repeat([]byte("0123456789"), blockSize/5)
	put(t, s, "big", string(content))
	r, err := NewReader(ctx, s, "big")
	if err != nil || r.Size() != int64(len(content)) {
		t.Fatal(err)
	}
	for _, at := range []int64{0, blockSize - 3, blockSize, int64(len(content)) - 7} {
		p := make([]byte, 7)
		if _, err := r.ReadAt(p, at); err != nil || !bytes.Equal(p, content[at:at+7]) {
			t.Errorf("at %d: %q, %v", at, p, err)
		}
	}
	if _, err := r.ReadAt(make([]byte, 8), r.Size()-7); !errors.Is(err, io.EOF) {
		t.Error(err)
	}
	if _, err := NewReader(ctx, s, "none"); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
}

func TestScanner(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	answers := []string{"stream: OK\x00", "stream: Eicar-Test FOUND\x00", "INSTREAM size limit exceeded. ERROR\x00"}
	go func() {
		for _, a := range answers {
			c, err := l.Accept()
			if err != nil {
				return
			}
			drain(c)
			_, _ = io.WriteString(c, a)
			_ = c.Close()
		}
	}()
	s := &Scanner{l.Addr().String()}
	big := strings.NewReader(strings.Repeat("x", 100_000))
	if found, err := s.Scan(ctx, big); found != "" || err != nil {
		t.Error(found, err)
	}
	if found, err := s.Scan(ctx, strings.NewReader("eicar")); found != "Eicar-Test" || err != nil {
		t.Error(found, err)
	}
	if _, err := s.Scan(ctx, strings.NewReader("x")); err == nil {
		t.Error("an answer that is none was taken as clean")
	}
}

// drain reads a stream of chunks until the one of no length.
func drain(c net.Conn) {
	_, _ = io.CopyN(io.Discard, c, 10)
	for {
		h := make([]byte, 4)
		if _, err := io.ReadFull(c, h); err != nil {
			return
		}
		n := int64(h[0])<<24 | int64(h[1])<<16 | int64(h[2])<<8 | int64(h[3])
		if n == 0 {
			return
		}
		_, _ = io.CopyN(io.Discard, c, n)
	}
}
