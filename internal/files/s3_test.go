package files

import (
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"triennia/internal/domain/fault"
)

// TRIENNIA_TEST_S3_URL names an S3 server, with ACCESS:SECRET@ before the host, that has a bucket called
// triennia-test. With versitygw, for example:
//
//	mkdir -p /tmp/s3/triennia-test
//	versitygw --port 127.0.0.1:7070 --access key --secret secret posix /tmp/s3
//	TRIENNIA_TEST_S3_URL=http://key:secret@127.0.0.1:7070 go test ./internal/files ./internal/journey
func TestS3KeepsAndServes(t *testing.T) {
	address := os.Getenv("TRIENNIA_TEST_S3_URL")
	if address == "" {
		t.Skip("TRIENNIA_TEST_S3_URL names no S3 server")
	}
	scheme, rest, _ := strings.Cut(address, "://")
	keys, host, _ := strings.Cut(rest, "@")
	user, secret, _ := strings.Cut(keys, ":")
	s, err := NewS3(S3Options{Endpoint: scheme + "://" + host, Region: "us-east-1", Bucket: "triennia-test", AccessKey: user, SecretKey: secret})
	if err != nil {
		t.Fatal(err)
	}
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
		if string(b) != c.want || r.Close() != nil {
			t.Errorf("%+v: %q", c, b)
		}
	}
	if all, err := io.ReadAll(Joined(ctx, s, []string{"b/1/a", "b/1/b"})); err != nil || string(all) != "hello world" {
		t.Errorf("%q, %v", all, err)
	}
	if list, err := s.List(ctx, "b/1/"); err != nil || len(list) != 2 || list[1].Size != 5 {
		t.Errorf("%+v, %v", list, err)
	}
	link, err := s.Presign(ctx, "b/1/a", "计划.pdf", time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.Get(link)
	if err != nil || res.StatusCode != http.StatusOK || !strings.HasPrefix(res.Header.Get("Content-Disposition"), "attachment") {
		t.Errorf("%v, %v", res, err)
	}
	if err := errors.Join(s.Delete(ctx, "b/1/a"), s.Delete(ctx, "b/1/a"), s.Delete(ctx, "b/1/b")); err != nil {
		t.Error(err)
	}
	if _, err := s.Stat(ctx, "b/1/a"); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
	if _, err := s.Get(ctx, "../x", 0, -1); err == nil {
		t.Error("a key outside was read")
	}
}

func TestABucketThatIsAway(t *testing.T) {
	t.Parallel() // the library tries a few times
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = l.Close() // nobody listens there any more
	s, err := NewS3(S3Options{Endpoint: "http://" + l.Addr().String(), Region: "us-east-1", Bucket: "triennia", AccessKey: "key", SecretKey: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	_, statErr := s.Stat(ctx, "b/1/a")
	for what, err := range map[string]error{"put": s.Put(ctx, "b/1/a", strings.NewReader("x"), 1), "stat": statErr} {
		var f fault.Error
		if !errors.As(err, &f) || f.Kind != fault.Unavailable {
			t.Errorf("%s: %v", what, err)
		}
	}
}
