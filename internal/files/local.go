package files

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"github.com/google/uuid"
)

// Local keeps objects in a directory of this machine; os.Root keeps every key inside it.
type Local struct{ root *os.Root }

// NewLocal keeps objects under dir, which is made when absent.
func NewLocal(dir string) (*Local, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Local{root}, nil
}

// Put writes beside the key, flushes to the disk and renames, so that a crash leaves all or nothing.
func (l *Local) Put(_ context.Context, key string, r io.Reader, size int64) error {
	if err := valid(key); err != nil {
		return err
	}
	if err := l.root.MkdirAll(path.Dir(key), 0o700); err != nil {
		return err
	}
	beside := path.Join(path.Dir(key), ".new-"+uuid.NewString())
	if err := l.write(beside, r, size); err != nil {
		_ = l.root.Remove(beside)
		return err
	}
	return l.root.Rename(beside, key)
}

func (l *Local) write(name string, r io.Reader, size int64) (err error) {
	f, err := l.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	n, err := io.Copy(f, r)
	if err != nil {
		return err
	}
	if n != size {
		return fmt.Errorf("files: %d bytes came, %d were announced: %w", n, size, io.ErrUnexpectedEOF)
	}
	return f.Sync()
}

func (l *Local) Get(_ context.Context, key string, offset, length int64) (io.ReadCloser, error) {
	if err := valid(key); err != nil {
		return nil, err
	}
	f, err := l.root.Open(key)
	if err != nil {
		return nil, found(err)
	}
	if _, err := f.Seek(offset, io.SeekStart); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	if length < 0 {
		return f, nil
	}
	return limited{io.LimitReader(f, length), f}, nil
}

type limited struct {
	io.Reader
	io.Closer
}

func (l *Local) Stat(_ context.Context, key string) (Info, error) {
	if err := valid(key); err != nil {
		return Info{}, err
	}
	i, err := l.root.Stat(key)
	if err != nil {
		return Info{}, found(err)
	}
	return Info{key, i.Size(), i.ModTime()}, nil
}

func (l *Local) Delete(_ context.Context, key string) error {
	if err := valid(key); err != nil {
		return err
	}
	if err := l.root.Remove(key); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (l *Local) List(_ context.Context, prefix string) ([]Info, error) {
	var out []Info
	err := fs.WalkDir(l.root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasPrefix(p, prefix) || strings.HasPrefix(path.Base(p), ".new-") {
			return err
		}
		i, err := d.Info()
		if err == nil {
			out = append(out, Info{p, i.Size(), i.ModTime()})
		}
		return err
	})
	return out, err
}

// Presign has no address: the program itself serves files that it keeps in a directory.
func (l *Local) Presign(context.Context, string, string, time.Duration) (string, error) {
	return "", nil
}

func found(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return ErrNotFound
	}
	return err
}
