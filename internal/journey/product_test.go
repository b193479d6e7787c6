package journey

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"triennia/internal/api"
	"triennia/internal/app"
	"triennia/internal/files"
	"triennia/internal/jobs"
	"triennia/internal/mail"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
	"triennia/internal/throttle"
)

// product is the product as it runs for everybody: API, worker, files, mail. All stories of this package
// live in it at the same time, each with bodies of its own.
type product struct {
	app *app.App
	url string
}

var (
	post    mailbox
	started sync.Once
	live    product
	failure error
)

func running(t testing.TB) product {
	t.Helper()
	database, queue := testkit.DB(t), testkit.RedisURL(t)
	started.Do(func() { live, failure = startProduct(database, queue) })
	if failure != nil {
		t.Fatal(failure)
	}
	return live
}

func startProduct(database *postgres.DB, queue string) (product, error) {
	store, err := fileStore()
	if err != nil {
		return product{}, err
	}
	key := func() []app.TokenKey {
		return []app.TokenKey{{ID: "journey", Secret: []byte("0123456789abcdef0123456789abcdef")}}
	}
	a := &app.App{DB: database, Files: store, Box: testkit.Box, Now: time.Now, PublicURL: "http://triennia.test", Demo: true, Jobs: app.Jobs,
		Mail: &post, Tokens: app.Tokens{Keys: key, Now: time.Now}, Throttle: boundless{},
		Log: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))}
	server := httptest.NewServer(api.New(a))
	if _, err := jobs.Start(a, queue, 4); err != nil {
		return product{}, err
	}
	return product{a, server.URL}, nil
}

// fileStore is a directory, or the bucket of the server that TRIENNIA_TEST_S3_URL names (see internal/files).
func fileStore() (files.Store, error) {
	if server, err := url.Parse(os.Getenv("TRIENNIA_TEST_S3_URL")); err == nil && server.Host != "" {
		secret, _ := server.User.Password()
		return files.NewS3(files.S3Options{Endpoint: server.Scheme + "://" + server.Host, Region: "us-east-1", Bucket: "triennia-test",
			AccessKey: server.User.Username(), SecretKey: secret})
	}
	dir, err := os.MkdirTemp("", "triennia-journey-")
	if err != nil {
		return nil, err
	}
	return files.NewLocal(dir)
}

// boundless lets the stories, which all come from one address, sign in as often as they like.
type boundless struct{}

func (boundless) Take(context.Context, string, throttle.Limit) (bool, time.Duration) { return true, 0 }
func (boundless) Forget(context.Context, string)                                     {}

// mailbox keeps the letters of everybody.
type mailbox struct {
	mu      sync.Mutex
	letters []mail.Letter
}

func (m *mailbox) Send(_ context.Context, l mail.Letter) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.letters = append(m.letters, l)
	return nil
}

// to lists the letters to the address whose subject or text holds the words.
func (m *mailbox) to(address, words string) (out []mail.Letter) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, l := range m.letters {
		if strings.EqualFold(l.To, address) && strings.Contains(l.Subject+"\n"+l.Text, words) {
			out = append(out, l)
		}
	}
	return out
}

// waits for a letter to the address that holds the words: the worker sends it.
func (m *mailbox) waits(t testing.TB, address, words string) mail.Letter {
	t.Helper()
	var out []mail.Letter
	soon(t, "a letter to "+address+" with “"+words+"”", func() bool { out = m.to(address, words); return len(out) > 0 })
	return out[0]
}

var token = regexp.MustCompile(`token=(\S+)`)

// soon waits for what the worker brings about.
func soon(t testing.TB, what string, happened func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !happened(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("did not happen: %s", what)
		}
	}
}
