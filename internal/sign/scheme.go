package sign

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	_ "crypto/sha512" // of which the wider curves sign digests
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"

	"github.com/golang-jwt/jwt/v5"
)

// scheme is how keys of one kind sign: of which digest, and by what names CMS, remote signers and JWS know that.
type scheme struct {
	hash      crypto.Hash
	digest    pkix.AlgorithmIdentifier
	signature pkix.AlgorithmIdentifier
	jws       jwt.SigningMethod
}

// The identifiers of RFC 5754 and RFC 5758; the names of RFC 7518.
var (
	sha256Digest = pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}}
	sha384Digest = pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 2}}
	sha512Digest = pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 3}}

	onP256 = scheme{crypto.SHA256, sha256Digest, pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2}}, jwt.SigningMethodES256}
	onP384 = scheme{crypto.SHA384, sha384Digest, pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 3}}, jwt.SigningMethodES384}
	onP521 = scheme{crypto.SHA512, sha512Digest, pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 4}}, jwt.SigningMethodES512}
	byRSA  = scheme{crypto.SHA256, sha256Digest, pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 11}, Parameters: asn1.NullRawValue}, jwt.SigningMethodRS256}
)

// leastRSA is how many bits a key of RSA has at least (RFC 7518, 3.3).
const leastRSA = 2048

// ErrKind is the error of a key by which nothing is signed here.
var ErrKind = errors.New("sign: the key is neither ECDSA on the curve P-256, P-384 or P-521 nor RSA of at least 2048 bits")

// Kind tells by ErrKind that no key with the public part can sign here.
func Kind(public crypto.PublicKey) error {
	if k, ok := public.(*rsa.PublicKey); ok && k.N.BitLen() < leastRSA {
		return ErrKind
	}
	_, err := schemeOf(public)
	return err
}

// schemeOf is how the key signs. What a key too short for today has signed is still checked by it.
func schemeOf(public crypto.PublicKey) (scheme, error) {
	switch k := public.(type) {
	case *ecdsa.PublicKey:
		switch k.Curve {
		case elliptic.P256():
			return onP256, nil
		case elliptic.P384():
			return onP384, nil
		case elliptic.P521():
			return onP521, nil
		}
	case *rsa.PublicKey:
		return byRSA, nil
	}
	return scheme{}, ErrKind
}

func (s scheme) sum(content []byte) []byte {
	h := s.hash.New()
	h.Write(content)
	return h.Sum(nil)
}

func (s scheme) sign(by crypto.Signer, content []byte) ([]byte, error) {
	return by.Sign(rand.Reader, s.sum(content), s.hash)
}
