package sign

import (
	"crypto/ecdsa"
	"crypto/x509"
	"encoding/json"
	"errors"

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
	var method jwt.SigningMethod = jwt.SigningMethodRS256
	if _, ok := k.Signer.Public().(*ecdsa.PublicKey); ok {
		method = jwt.SigningMethodES256
	}
	t := jwt.NewWithClaims(method, claims)
	t.Header["typ"], t.Header["kid"] = kind, ID(k.Certificate())
	return t.SignedString(k.Signer)
}

// ErrUnknownKey is the error of data by a key that is not among those that are trusted.
var ErrUnknownKey = errors.New("sign: the key is not among those that are trusted")

// OpenData checks the signature of a compact JWS of the kind by one of the trusted certificates and reads its record.
func OpenData(token, kind string, trusted []*x509.Certificate, record any) (*x509.Certificate, error) {
	var by *x509.Certificate
	t, err := jwt.NewParser(jwt.WithValidMethods([]string{"ES256", "RS256"}), jwt.WithoutClaimsValidation()).Parse(token, func(t *jwt.Token) (any, error) {
		if t.Header["typ"] != kind {
			return nil, ErrUnsigned
		}
		for _, c := range trusted {
			if t.Header["kid"] == ID(c) {
				by = c
				return c.PublicKey, nil
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

// Peek reads the record of a compact JWS of the kind without checking its signature: who is said to have signed it has to
// be known before that can be done.
func Peek(token, kind string, record any) error {
	t, _, err := jwt.NewParser().ParseUnverified(token, jwt.MapClaims{})
	if err != nil || t.Header["typ"] != kind {
		return ErrUnsigned
	}
	b, err := json.Marshal(t.Claims)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, record)
}
