// Package seal encrypts the few secrets that are kept in the database (token keys, role passwords,
// certificate keys) under a key that is not in it.
package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// Box seals and opens with AES-256-GCM.
type Box struct{ gcm cipher.AEAD }

// New makes a Box of a 32-byte key.
func New(key []byte) (*Box, error) {
	block, err := aes.NewCipher(key)
	if err != nil || len(key) != 32 {
		return nil, errors.New("seal: the key must have 32 bytes")
	}
	gcm, err := cipher.NewGCM(block)
	return &Box{gcm}, err
}

// FromFile reads the key (64 hexadecimal digits) from a file; where create is set and the file does not
// exist, a new key is written to it, readable by its owner only.
func FromFile(path string, create bool) (*Box, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && create {
		key := make([]byte, 32)
		_, _ = rand.Read(key)
		b = []byte(hex.EncodeToString(key) + "\n")
		err = os.WriteFile(path, b, 0o600)
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
