package sign

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/x509"
	"encoding/asn1"
	"encoding/base64"
	"encoding/json"
	"errors"
	"math/big"

	"github.com/golang-jwt/jwt/v5"
)

// Data signs a record as a compact JWS; kind names the schema that the record follows.
func Data(record any, k Key, kind string) (string, error) {
	b, err := json.Marshal(record)
	if err != nil {
		return "", err
	}
	var claims jwt.MapClaims
	if err := json.Unmarshal(b, &claims); err != nil {
		return "", err
	}
	by, err := schemeOf(k.Signer.Public())
	if err != nil {
		return "", err
	}
	t := jwt.NewWithClaims(by.jws, claims)
	t.Header["typ"], t.Header["kid"] = kind, ID(k.Certificate())
	said, err := t.SigningString()
	if err != nil {
		return "", err
	}
	signature, err := by.sign(k.Signer, []byte(said))
	if err != nil {
		return "", err
	}
	if public, ok := k.Signer.Public().(*ecdsa.PublicKey); ok {
		if signature, err = joined(signature, (public.Params().BitSize+7)/8); err != nil {
			return "", err
		}
	}
	return said + "." + base64.RawURLEncoding.EncodeToString(signature), nil
}

// joined is a signature by ECDSA as JWS has it (RFC 7518, 3.4): both numbers in so many bytes each, one behind the other.
func joined(der []byte, size int) ([]byte, error) {
	var of struct{ R, S *big.Int }
	if rest, err := asn1.Unmarshal(der, &of); err != nil || len(rest) > 0 {
		return nil, errors.New("sign: the signature is not in DER")
	}
	out := make([]byte, 2*size)
	of.R.FillBytes(out[:size])
	of.S.FillBytes(out[size:])
	return out, nil
}

// ErrUnknownKey is the error of data by a key that is not among those that are trusted.
var ErrUnknownKey = errors.New("sign: the key is not among those that are trusted")

// OpenData checks the signature of a compact JWS of the kind by one of the trusted certificates and reads its record.
func OpenData(token, kind string, trusted []*x509.Certificate, record any) (*x509.Certificate, error) {
	var by *x509.Certificate
	t, err := jwt.NewParser(jwt.WithoutClaimsValidation(), jwt.WithStrictDecoding()).Parse(token, func(t *jwt.Token) (any, error) {
		if t.Header["typ"] != kind {
			return nil, ErrUnsigned
		}
		for _, c := range trusted {
			if t.Header["kid"] == ID(c) {
				by = c
				return verifying(c.PublicKey, t.Method)
			}
		}
		return nil, ErrUnknownKey
	})
	switch {
	case errors.Is(err, ErrUnknownKey):
		return nil, ErrUnknownKey
	case errors.Is(err, jwt.ErrTokenMalformed), errors.Is(err, ErrUnsigned):
		return nil, ErrUnsigned
	case err != nil:
		return nil, ErrAltered
	}
	b, err := json.Marshal(t.Claims)
	if err != nil {
		return nil, err
	}
	return by, json.Unmarshal(b, record)
}

// verifying is the key for a signature that says by which method it is made; a key signs by one method only.
func verifying(public crypto.PublicKey, method jwt.SigningMethod) (crypto.PublicKey, error) {
	of, err := schemeOf(public)
	if err == nil && of.jws != method {
		err = ErrAltered
	}
	return public, err
}

// Peek reads the record of a compact JWS of the kind without checking its signature: who is said to have signed it has to
// be known before that can be done.
func Peek(token, kind string, record any) error {
	t, _, err := jwt.NewParser(jwt.WithStrictDecoding()).ParseUnverified(token, jwt.MapClaims{})
	if err != nil || t.Header["typ"] != kind {
		return ErrUnsigned
	}
	b, err := json.Marshal(t.Claims)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, record)
}
