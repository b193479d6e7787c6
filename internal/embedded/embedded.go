// Package embedded runs Postgres and Redis as children of the program where the environment names no
// servers, so that one command starts the product on a machine without Docker. The children die with
// the program, whichever way it ends.
package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Options say where a server keeps its files and how carefully.
type Options struct {
	Dir      string // absolute; the server makes its own directories in it
	Database string // Postgres only: created when absent; empty: "postgres"
	Fast     bool   // for tests: no waiting for the disk, more connections
}

// Server is a running child (or the Redis inside the process).
type Server struct {
	URL  string // for pgx or go-redis
	What string // one line for the log: which program, where
	stop func() error
	died <-chan struct{}
}

// Stop ends the server in an orderly way and returns when nothing of it runs any more. It may be called
// more than once.
func (s *Server) Stop() error { return s.stop() }

// holding frees the lock once the server has stopped.
func (s *Server) holding(lock *os.File) *Server {
	stop := s.stop
	s.stop = sync.OnceValue(func() error { return errors.Join(stop(), lock.Close()) })
	return s
}

// Died is closed when the server has ended, by Stop or by itself.
func (s *Server) Died() <-chan struct{} { return s.died }

const (
	startTimeout = 30 * time.Second
	stopTimeout  = 20 * time.Second
	pollEvery    = 20 * time.Millisecond
)

// ensureDir makes a directory that only its owner reads, and hands it to the user the child runs as.
func ensureDir(path string, as runAs) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("the data directory cannot be made: %w", err)
	}
	if err := os.Mkdir(path, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("the data directory cannot be made: %w", err)
	}
	return as.own(path)
}

// TempDir makes a directory for a server that is thrown away; unlike that of os.MkdirTemp the user of
// the child may enter it.
func TempDir() (string, error) {
	dir, err := os.MkdirTemp("/tmp", "triennia-")
	if err != nil {
		return "", err
	}
	return dir, os.Chmod(dir, 0o755)
}
