// Package sign makes and checks the signatures of certificates: inside a PDF (PAdES, ETSI EN 319 142-1, baseline B-B)
// and of a data file (JWS, RFC 7515). It knows nothing of certificates; whoever holds the key is a crypto.Signer, so
// that a card or a remote service can take the place of a key that is kept here.
package sign

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"
)

// Key signs, and shows by its certificate whose it is.
type Key struct {
	Signer crypto.Signer
	Chain  []*x509.Certificate // that of the key first
}

// Owner is who holds a key that is created here.
type Owner struct{ Name, Country string }

// NewKey creates an ECDSA key on P-256 with a certificate that it signs itself; whoever trusts the owner compares it
// with the one the owner publishes. It is valid from the instant for so many years.
func NewKey(o Owner, from time.Time, years int) (Key, error) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return Key{}, err
	}
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
	if err != nil {
		return Key{}, err
	}
	name := pkix.Name{CommonName: o.Name, Organization: []string{o.Name}}
	if o.Country != "" {
		name.Country = []string{o.Country}
	}
	template := &x509.Certificate{SerialNumber: serial.Add(serial, big.NewInt(1)), Subject: name, NotBefore: from.UTC().Truncate(time.Second),
		NotAfter: from.UTC().Truncate(time.Second).AddDate(years, 0, 0), KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
		BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		return Key{}, err
	}
	c, err := x509.ParseCertificate(der)
	return Key{private, []*x509.Certificate{c}}, err
}

// Certificate is that of the key.
func (k Key) Certificate() *x509.Certificate { return k.Chain[0] }

// ID names the public key of a certificate: its SHA-256, shortened to 16 bytes, in base64url.
func ID(c *x509.Certificate) string {
	sum := sha256.Sum256(c.RawSubjectPublicKeyInfo)
	return base64.RawURLEncoding.EncodeToString(sum[:16])
}

// Fits tells why a key cannot sign at the instant: it is of another kind, does not belong to its certificate, which is not
// valid then or not meant for signatures.
func (k Key) Fits(at time.Time) error {
	if len(k.Chain) == 0 {
		return errors.New("sign: the key has no certificate")
	}
	if err := Kind(k.Signer.Public()); err != nil {
		return err
	}
	c := k.Certificate()
	public, ok := k.Signer.Public().(interface{ Equal(crypto.PublicKey) bool })
	switch {
	case !ok || !public.Equal(c.PublicKey):
		return errors.New("sign: the certificate is of another key")
	case at.Before(c.NotBefore) || at.After(c.NotAfter):
		return fmt.Errorf("sign: the certificate of the key is valid from %s to %s", c.NotBefore.Format(time.DateOnly), c.NotAfter.Format(time.DateOnly))
	case c.KeyUsage != 0 && c.KeyUsage&(x509.KeyUsageDigitalSignature|x509.KeyUsageContentCommitment) == 0:
		return errors.New("sign: the certificate is not for signatures")
	}
	return nil
}

// ReadKey is the key of a private part in PKCS #8 and its certificates in PEM, that of the key first.
func ReadKey(private, chain []byte) (Key, error) {
	read, err := x509.ParsePKCS8PrivateKey(private)
	if err != nil {
		return Key{}, err
	}
	signer, ok := read.(crypto.Signer)
	if !ok {
		return Key{}, errors.New("sign: the key cannot sign")
	}
	certificates, err := Certificates(chain)
	return Key{signer, certificates}, err
}

// ReadPrivate reads a private key of ECDSA or RSA in PEM: PKCS #8, SEC 1 or PKCS #1, not encrypted.
func ReadPrivate(file []byte) (crypto.Signer, error) {
	for block, rest := pem.Decode(file); block != nil; block, rest = pem.Decode(rest) {
		if read, err := x509.ParsePKCS8PrivateKey(block.Bytes); err == nil {
			switch k := read.(type) {
			case *ecdsa.PrivateKey:
				return k, nil
			case *rsa.PrivateKey:
				return k, nil
			}
		}
		if k, err := x509.ParseECPrivateKey(block.Bytes); err == nil {
			return k, nil
		}
		if k, err := x509.ParsePKCS1PrivateKey(block.Bytes); err == nil {
			return k, nil
		}
	}
	return nil, errors.New("sign: there is no private key")
}

// Fingerprint is the SHA-256 of the first certificate in PEM, in hexadecimal digits, empty where there is none.
func Fingerprint(chain []byte) string {
	list, err := Certificates(chain)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(list[0].Raw)
	return hex.EncodeToString(sum[:])
}

// PEM writes certificates in PEM.
func PEM(chain []*x509.Certificate) (string, error) {
	var out strings.Builder
	for _, c := range chain {
		if err := pem.Encode(&out, &pem.Block{Type: "CERTIFICATE", Bytes: c.Raw}); err != nil {
			return "", err
		}
	}
	return out.String(), nil
}

// ErrCertificate is the error of a certificate in PEM that cannot be read, also because its key is of an unknown kind.
var ErrCertificate = errors.New("sign: a certificate cannot be read")

// Certificates reads certificates in PEM.
func Certificates(chain []byte) (out []*x509.Certificate, err error) {
	for block, rest := pem.Decode(chain); block != nil; block, rest = pem.Decode(rest) {
		if block.Type != "CERTIFICATE" {
			continue
		}
		c, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrCertificate, err)
		}
		out = append(out, c)
	}
	if len(out) == 0 {
		err = errors.New("sign: there is no certificate")
	}
	return out, err
}
