// Package files keeps the bytes of received files, under keys that the caller chooses, in a directory or
// in an S3 bucket; and looks into a file before it is taken: see sniff.go. It knows nothing of tenants:
// the keys do.
package files

import (
	"context"
	"errors"
	"io"
	"strings"
	"time"
)

// ErrNotFound is the error of a key under which nothing is kept.
var ErrNotFound = errors.New("files: nothing is kept under this key")

// Info is what is known about a kept object.
type Info struct {
	Key      string
	Size     int64
	Modified time.Time
}

// Store keeps objects under keys such as "b/0192.../documents/0192...".
type Store interface {
	// Put keeps size bytes of r under the key; either all of them are kept or the key is unchanged.
	Put(ctx context.Context, key string, r io.Reader, size int64) error
	// Get reads length bytes from the offset; a negative length reads to the end.
	Get(ctx context.Context, key string, offset, length int64) (io.ReadCloser, error)
	Stat(ctx context.Context, key string) (Info, error)
	// Delete removes the object; nothing there is no error.
	Delete(ctx context.Context, key string) error
	// List names the objects whose keys begin with prefix, sorted by key.
	List(ctx context.Context, prefix string) ([]Info, error)
	// Presign is an address that serves the object as a download of that name until the time has passed;
	// empty where the store has no server of its own.
	Presign(ctx context.Context, key, name string, valid time.Duration) (string, error)
}

// valid tells whether a key stays inside the store.
func valid(key string) error {
	if key == "" || strings.HasPrefix(key, "/") || strings.Contains(key, "\\") || strings.Contains(key, "..") || strings.HasPrefix(key, ".") {
		return errors.New("files: the key is not one of ours")
	}
	return nil
}

// Joined reads the objects of the keys one after the other, as if they were one.
func Joined(ctx context.Context, s Store, keys []string) io.ReadCloser {
	return &joined{ctx: ctx, store: s, keys: keys}
}

type joined struct {
	ctx   context.Context
	store Store
	keys  []string
	part  io.ReadCloser
}

func (j *joined) Read(p []byte) (int, error) {
	for {
		if j.part == nil {
			if len(j.keys) == 0 {
				return 0, io.EOF
			}
			part, err := j.store.Get(j.ctx, j.keys[0], 0, -1)
			if err != nil {
				return 0, err
			}
			j.part, j.keys = part, j.keys[1:]
		}
		n, err := j.part.Read(p)
		if !errors.Is(err, io.EOF) {
			return n, err
		}
		_ = j.part.Close()
		j.part = nil
		if n > 0 {
			return n, nil
		}
	}
}

func (j *joined) Close() error {
	if j.part == nil {
		return nil
	}
	return j.part.Close()
}
