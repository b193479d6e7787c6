package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/redis/go-redis/v9"

	"triennia/internal/api"
	"triennia/internal/app"
	"triennia/internal/certsearch"
	"triennia/internal/certsearch/practice"
	"triennia/internal/config"
	"triennia/internal/embedded"
	"triennia/internal/files"
	"triennia/internal/mail"
	"triennia/internal/postgres"
	"triennia/internal/seal"
	"triennia/internal/sign"
	"triennia/internal/throttle"
)

// servers are what the program leans on: a database, a queue, and the use cases over them.
type servers struct {
	cfg   config.Config
	log   *slog.Logger
	app   *app.App
	queue string          // address of Redis
	redis *redis.Client   // for the throttle and the check
	died  <-chan struct{} // an embedded server has ended by itself
	stops []func() error  // in the order of starting
}

// close stops everything, last started first.
func (s *servers) close() error {
	var errs []error
	for i := len(s.stops) - 1; i >= 0; i-- {
		errs = append(errs, s.stops[i]())
	}
	return errors.Join(errs...)
}

// open starts or reaches the servers, brings the database up to date and connects the use cases.
func open(ctx context.Context, cfg config.Config) (*servers, error) {
	s := &servers{cfg: cfg, log: newLog(cfg)}
	redis.SetLogger(queueLog{s.log})
	err := s.openAll(ctx)
	if err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

func (s *servers) openAll(ctx context.Context) error {
	if err := s.startEmbedded(ctx); err != nil {
		return err
	}
	box, err := keyBox(s.cfg)
	if err != nil {
		return err
	}
	if err := provision(ctx, &s.cfg, box); err != nil {
		return err
	}
	o, err := redis.ParseURL(s.queue)
	if err != nil {
		return fmt.Errorf("REDIS_URL: %w", err)
	}
	s.redis = redis.NewClient(o)
	s.stops = append(s.stops, s.redis.Close)
	db, err := postgres.Open(ctx, postgres.Options{
		AppURL: s.cfg.AppDatabaseURL, SystemURL: s.cfg.SystemDatabaseURL, Jobs: app.JobsOf, Now: time.Now,
	})
	if err != nil {
		return err
	}
	s.stops = append(s.stops, db.Close)
	ring, err := app.OpenTokenRing(ctx, db, box, time.Now)
	if err != nil {
		return err
	}
	s.every(app.TokenRingReload, "token keys", ring.Reload)
	store, err := fileStore(s.cfg)
	if err != nil {
		return err
	}
	s.app = &app.App{
		DB: db, Files: store, Box: box, Now: time.Now, Log: s.log, PublicURL: s.cfg.PublicURL, Demo: s.cfg.Demo,
		Tokens: app.Tokens{Keys: ring.Keys, Now: time.Now}, Jobs: app.Jobs, Throttle: throttle.New(s.redis),
	}
	if s.app.CertSearch, err = s.certSearch(); err != nil {
		return err
	}
	if s.cfg.Clamd != "" {
		s.app.Scanner = &files.Scanner{Address: s.cfg.Clamd}
	}
	if r := s.cfg.RemoteSigner; r.URL != "" {
		s.app.Signer = &sign.Service{URL: r.URL, TokenURL: r.TokenURL, HTTP: &http.Client{CheckRedirect: stay}}
	}
	if m := s.cfg.SMTP; m.Host != "" {
		s.app.Mail = mail.SMTP{Host: m.Host, Port: m.Port, User: m.User, Password: m.Password, From: m.From, TLS: m.TLS}
	}
	return nil
}

// certSearch reaches IAF CertSearch at its addresses. A demonstration for which none is set has a register of its own to
// practise on: what is made up is not for the world.
func (s *servers) certSearch() (*certsearch.Client, error) {
	c := s.cfg.CertSearch
	if s.cfg.Demo && c.URL == "" && c.SandboxURL == "" {
		return s.practise()
	}
	return &certsearch.Client{Live: cmp.Or(c.URL, certsearch.LiveURL), Sandbox: cmp.Or(c.SandboxURL, certsearch.SandboxURL), Pause: c.Pause}, nil
}

// The register of the demonstration: the key that it takes, its pause, and the standards that its accreditation body knows.
const (
	practiceKey   = "practice-key"
	practicePause = 2 * time.Second
)

var practiceStandards = []string{"ISO/IEC 20000-1:2018", "ISO/IEC 27001:2022", "ISO 9001:2015"}

func (s *servers) practise() (*certsearch.Client, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	server := &http.Server{Handler: &practice.Register{Key: practiceKey, Standards: practiceStandards}, ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = server.Serve(l) }() // until it is closed
	s.stops = append(s.stops, server.Close)
	address := "http://" + l.Addr().String()
	return &certsearch.Client{Live: address, Sandbox: address, Pause: practicePause, Practice: practiceKey}, nil
}

// stay lets no answer lead elsewhere: the request holds a secret.
func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// fileStore is where received files are kept: the bucket, or a folder of the data directory.
func fileStore(cfg config.Config) (files.Store, error) {
	if b := cfg.S3; b.Bucket != "" {
		return files.NewS3(files.S3Options{Endpoint: b.Endpoint, Region: b.Region, Bucket: b.Bucket, AccessKey: b.AccessKey, SecretKey: b.SecretKey})
	}
	return files.NewLocal(filepath.Join(cfg.DataDir, "files"))
}

// startEmbedded starts the servers that the environment does not name.
func (s *servers) startEmbedded(ctx context.Context) error {
	o := embedded.Options{Dir: s.cfg.DataDir, Database: "triennia"}
	if s.cfg.EmbeddedDatabase() {
		db, err := embedded.Postgres(ctx, o)
		if err != nil {
			return err
		}
		s.cfg.DatabaseURL = db.URL
		s.keep(db)
	}
	if s.queue = s.cfg.RedisURL; s.queue == "" {
		queue, err := embedded.Redis(ctx, o)
		if err != nil {
			return err
		}
		s.queue = queue.URL
		s.keep(queue)
	}
	return nil
}

func (s *servers) keep(e *embedded.Server) {
	s.log.Info("started", "server", e.What)
	s.stops = append(s.stops, e.Stop)
	before, mine := s.died, e.Died()
	if before == nil {
		s.died = mine
		return
	}
	either := make(chan struct{})
	s.died = either
	go func() {
		select {
		case <-before:
		case <-mine:
		}
		close(either)
	}()
}

// every does something again and again until the program ends.
func (s *servers) every(d time.Duration, name string, do func(context.Context) error) {
	ctx, cancel := context.WithCancel(context.Background())
	s.stops = append(s.stops, func() error { cancel(); return nil })
	go func() {
		for tick := time.Tick(d); ; {
			select {
			case <-ctx.Done():
				return
			case <-tick:
			}
			if err := do(ctx); err != nil && ctx.Err() == nil {
				s.log.Error("failed", "what", name, "error", err.Error())
			}
		}
	}()
}

func keyBox(cfg config.Config) (*seal.Box, error) {
	if err := os.MkdirAll(filepath.Dir(cfg.KeyFile), 0o755); err != nil {
		return nil, err
	}
	return seal.FromFile(cfg.KeyFile, true)
}

// provision migrates as the owner, where the environment names one, and completes the addresses of the
// two other roles.
func provision(ctx context.Context, cfg *config.Config, box *seal.Box) (err error) {
	switch {
	case cfg.DatabaseURL == "":
		return nil
	case cfg.AppDatabaseURL == "":
		cfg.AppDatabaseURL, cfg.SystemDatabaseURL, err = postgres.Provision(ctx, cfg.DatabaseURL, box)
		return err
	}
	roles := make([]string, 2)
	for i, url := range []string{cfg.AppDatabaseURL, cfg.SystemDatabaseURL} {
		c, err := pgx.ParseConfig(url)
		if err != nil {
			return err
		}
		roles[i] = c.User
	}
	return postgres.Migrate(ctx, cfg.DatabaseURL, roles[0], roles[1])
}

// checks are what /readyz asks.
func (s *servers) checks() []api.Check {
	return []api.Check{
		{Name: "database", Ask: s.app.DB.Ping},
		{Name: "queue", Ask: func(ctx context.Context) error { return s.redis.Ping(ctx).Err() }},
		{Name: "migrations", Ask: func(ctx context.Context) error {
			applied, known, err := postgres.Version(ctx, s.cfg.AppDatabaseURL)
			if err == nil && applied < known {
				return errors.New("the database waits for triennia migrate")
			}
			return err
		}},
	}
}

// queueLog keeps the words of the Redis library in the one form of the log.
type queueLog struct{ log *slog.Logger }

func (q queueLog) Printf(ctx context.Context, format string, v ...any) {
	q.log.WarnContext(ctx, "redis", "says", fmt.Sprintf(format, v...))
}

func newLog(cfg config.Config) *slog.Logger {
	var level slog.Level
	if err := level.UnmarshalText([]byte(cfg.LogLevel)); err != nil {
		level = slog.LevelInfo
	}
	return slog.New(slog.NewJSONHandler(os.Stderr, &slog.HandlerOptions{Level: level}))
}
