package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"triennia/frontend"
	"triennia/internal/api"
	"triennia/internal/config"
	"triennia/internal/embedded"
	"triennia/internal/jobs"
)

const (
	workers      = 8                // tasks at once in one process
	drainTimeout = 20 * time.Second // for requests that are being answered
)

// parts are what a process does.
type parts struct{ api, worker bool }

func runServe(ctx context.Context, args []string, out io.Writer) error {
	cfg, err := settings("serve", args)
	if err != nil {
		return err
	}
	return serve(ctx, cfg, parts{api: true, worker: true}, hooks{ready: func() error {
		_, err := fmt.Fprintf(out, "Triennia is ready: %s\nA first body and its administrator: triennia operator create-body --help\n", cfg.PublicURL)
		return err
	}})
}

func runAPI(ctx context.Context, args []string, _ io.Writer) error {
	return runExternal(ctx, "api", args, parts{api: true})
}

func runWorker(ctx context.Context, args []string, _ io.Writer) error {
	return runExternal(ctx, "worker", args, parts{worker: true})
}

// runExternal is for processes that share servers, so these cannot be children of one of them.
func runExternal(ctx context.Context, name string, args []string, p parts) error {
	cfg, err := settings(name, args)
	if err != nil {
		return err
	}
	if cfg.EmbeddedDatabase() || cfg.RedisURL == "" {
		return fmt.Errorf("%s needs DATABASE_URL and REDIS_URL; `triennia serve` does everything in one process without them", name)
	}
	return serve(ctx, cfg, p, hooks{})
}

// settings reads the environment and the options that go before it.
func settings(name string, args []string) (config.Config, error) {
	f := flags(name)
	port := f.Int("port", 0, "listen on this port of this machine instead of LISTEN")
	data := f.String("data", "", "the data directory instead of DATA_DIR")
	reset := new(bool)
	if name == "serve" || name == "demo" {
		f.BoolVar(reset, "reset", false, "forget everything in the data directory first")
	}
	if err := parse(f, args); err != nil {
		return config.Config{}, err
	}
	vars := environment()
	if *port != 0 {
		vars["LISTEN"] = net.JoinHostPort("127.0.0.1", strconv.Itoa(*port))
	}
	if *data != "" {
		vars["DATA_DIR"] = *data
	}
	if name == "demo" {
		vars["DEMO"] = "true"
		if vars["LOG_LEVEL"] == "" {
			vars["LOG_LEVEL"] = "warn" // the terminal is for the address and the sign-ins
		}
	}
	cfg, err := config.Parse(vars)
	if err != nil {
		return cfg, usageError{err}
	}
	if *reset {
		if !cfg.EmbeddedDatabase() {
			return cfg, usageError{errors.New("--reset forgets the program's own database with its key and files, not the one of DATABASE_URL")}
		}
		return cfg, embedded.Reset(cfg.DataDir)
	}
	return cfg, nil
}

func environment() map[string]string {
	vars := map[string]string{}
	for _, kv := range os.Environ() {
		name, value, _ := strings.Cut(kv, "=")
		vars[name] = value
	}
	return vars
}

// hooks are called before anything is served, and when requests are answered; either may be nil.
type hooks struct {
	before func(context.Context, *servers) error
	ready  func() error
}

// serve runs the parts until the context ends or an embedded server dies.
func serve(ctx context.Context, cfg config.Config, p parts, h hooks) (err error) {
	config.SpendMemory()
	var listener net.Listener
	if p.api {
		// Before anything is started: a taken port is told at once.
		if listener, err = listen(cfg.Listen); err != nil {
			return err
		}
		defer func() { _ = listener.Close() }()
	}
	s, err := open(ctx, cfg)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	if h.before != nil {
		if err := h.before(ctx, s); err != nil {
			return err
		}
	}
	failed := make(chan error, 1)
	if p.api {
		if err := s.startAPI(listener, failed); err != nil {
			return err
		}
	}
	if p.worker {
		w, err := jobs.Start(s.app, s.queue, workers)
		if err != nil {
			return err
		}
		s.stops = append(s.stops, func() error { w.Stop(); return nil })
	}
	s.log.Info("ready", "version", version, "api", p.api, "worker", p.worker, "listen", cfg.Listen)
	if h.ready != nil {
		if err := h.ready(); err != nil {
			return err
		}
	}
	select {
	case <-ctx.Done():
		s.log.Info("stopping")
		return nil
	case err := <-failed:
		return err
	case <-s.died:
		return fmt.Errorf("an embedded server has ended by itself; its log is in %s", cfg.DataDir)
	}
}

func listen(address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%s is taken by another program; choose a free port with --port", address)
	}
	return l, err
}

func (s *servers) startAPI(l net.Listener, failed chan<- error) error {
	h, err := s.handler()
	if err != nil {
		return err
	}
	server := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute}
	go func() {
		if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			failed <- err
		}
	}()
	s.stops = append(s.stops, func() error {
		ctx, cancel := context.WithTimeout(context.Background(), drainTimeout)
		defer cancel()
		// Close ends what did not end in time: closing the database waits for its connections.
		return errors.Join(server.Shutdown(ctx), server.Close())
	})
	return nil
}

func (s *servers) handler() (http.Handler, error) {
	reg := prometheus.NewRegistry()
	reg.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return api.New(s.app).Handler(api.Edge{
		FrontEnd: frontend.FS, Built: time.Now(), Secure: s.cfg.Secure(), TrustedProxies: s.cfg.TrustedProxies,
		MetricsToken: s.cfg.MetricsToken, Metrics: reg, Checks: s.checks(),
	})
}
