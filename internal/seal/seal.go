// Package seal encrypts the few secrets that are kept in the database (token keys, role passwords,
// certificate keys) under a key that is not in it.
package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Box seals and opens with AES-256-GCM.
type Box struct {
	gcm cipher.AEAD
	mac []byte // key of the fingerprints
}

// New makes a Box of a 32-byte key.
func New(key []byte) (*Box, error) {
	block, err := aes.NewCipher(key)
	if err != nil || len(key) != 32 {
		return nil, errors.New("seal: the key must have 32 bytes")
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	return &Box{gcm, sum(key, "fingerprint")}, nil
}

func sum(key []byte, of string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(of))
	return h.Sum(nil)
}

// Fingerprint is the same for the same text under this key, and tells nothing of it to those without the key.
func (b *Box) Fingerprint(of string) string { return hex.EncodeToString(sum(b.mac, of)) }

// FromFile reads the key (64 hexadecimal digits) from a file; where create is set and the file does not
// exist, a new key is written to it, readable by its owner only.
func FromFile(path string, create bool) (*Box, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && create {
		b, err = newKey(path)
	}
	if err != nil {
		return nil, fmt.Errorf("key file: %w", err)
	}
	key, err := hex.DecodeString(strings.TrimSpace(string(b)))
	if err != nil {
		return nil, fmt.Errorf("key file %s: want 64 hexadecimal digits", path)
	}
	return New(key)
}

// newKey puts a key into the file, or finds that of another process: of several that start at once on one
// directory all must use the same.
func newKey(path string) ([]byte, error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".key-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.Remove(f.Name()) }()
	key := make([]byte, 32)
	_, _ = rand.Read(key)
	_, err = f.WriteString(hex.EncodeToString(key) + "\n")
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return nil, err
	}
	if err := os.Link(f.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	return os.ReadFile(path)
}

// Seal encrypts.
func (b *Box) Seal(plain []byte) []byte {
	nonce := make([]byte, b.gcm.NonceSize())
	_, _ = rand.Read(nonce)
	return b.gcm.Seal(nonce, nonce, plain, nil)
}

// Open decrypts what Seal made; anything else, or another key, is an error.
func (b *Box) Open(sealed []byte) ([]byte, error) {
	n := b.gcm.NonceSize()
	if len(sealed) < n {
		return nil, errors.New("seal: too short")
	}
	plain, err := b.gcm.Open(nil, sealed[:n], sealed[n:], nil)
	if err != nil {
		return nil, errors.New("seal: the key file does not fit this database")
	}
	return plain, nil
}
