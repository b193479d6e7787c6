package signtest

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"testing"
	"time"

	"triennia/internal/sign"
)

// Keys is a key of each kind that signs, with a certificate that is valid at the instant.
func Keys(t testing.TB, at time.Time) map[string]sign.Key {
	t.Helper()
	return map[string]sign.Key{"P-256": OnCurve(t, elliptic.P256(), at), "P-384": OnCurve(t, elliptic.P384(), at), "P-521": OnCurve(t, elliptic.P521(), at), "RSA": ByRSA(t, 2048, at)}
}

// OnCurve is a key of ECDSA.
func OnCurve(t testing.TB, c elliptic.Curve, at time.Time) sign.Key {
	t.Helper()
	private, err := ecdsa.GenerateKey(c, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return Certified(t, private, at)
}

// ByRSA is a key of RSA of so many bits.
func ByRSA(t testing.TB, bits int, at time.Time) sign.Key {
	t.Helper()
	private, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		t.Fatal(err)
	}
	return Certified(t, private, at)
}

// Certified is the key with a certificate that it signs itself, valid for a year on either side of the instant.
func Certified(t testing.TB, private crypto.Signer, at time.Time) sign.Key {
	t.Helper()
	template := &x509.Certificate{SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "Seal"}, NotBefore: at.AddDate(-1, 0, 0), NotAfter: at.AddDate(1, 0, 0),
		KeyUsage: x509.KeyUsageContentCommitment}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return sign.Key{Signer: private, Chain: []*x509.Certificate{c}}
}
