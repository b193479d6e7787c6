package files

import (
	"context"
	"errors"
	"io"
)

// blockSize is how much a Reader fetches at once; a look into a ZIP file is many small reads.
const blockSize = 256 << 10

// Reader reads a kept object at any place. It keeps the block read last and is not safe for concurrent use.
type Reader struct {
	ctx   context.Context
	store Store
	key   string
	size  int64
	block []byte
	at    int64
}

// NewReader reads the object of the key.
func NewReader(ctx context.Context, s Store, key string) (*Reader, error) {
	i, err := s.Stat(ctx, key)
	if err != nil {
		return nil, err
	}
	return &Reader{ctx: ctx, store: s, key: key, size: i.Size, at: -1}, nil
}

// Size is the size of the object in bytes.
func (r *Reader) Size() int64 { return r.size }

// ReadAt implements io.ReaderAt.
func (r *Reader) ReadAt(p []byte, off int64) (n int, err error) {
	for n < len(p) {
		if off >= r.size {
			return n, io.EOF
		}
		if err := r.fetch(off - off%blockSize); err != nil {
			return n, err
		}
		m := copy(p[n:], r.block[off-r.at:])
		n, off = n+m, off+int64(m)
	}
	return n, nil
}

func (r *Reader) fetch(at int64) error {
	if r.at == at {
		return nil
	}
	body, err := r.store.Get(r.ctx, r.key, at, blockSize)
	if err != nil {
		return err
	}
	block, err := io.ReadAll(body)
	if err = errors.Join(err, body.Close()); err != nil {
		return err
	}
	if want := min(blockSize, r.size-at); int64(len(block)) < want {
		return io.ErrUnexpectedEOF
	}
	r.block, r.at = block, at
	return nil
}
