package sign

import (
	"bytes"
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/x509"
	"encoding/asn1"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Service is a remote signing service that speaks the API of the Cloud Signature Consortium (CSC, version 1.0.4):
// the private key never leaves it.
type Service struct {
	URL      string // base of the API, such as https://signer.example/csc/v1
	TokenURL string // of OAuth 2.0, for client credentials
	HTTP     *http.Client
}

// Credential names a key within the service and how it is asked for.
type Credential struct {
	ID     string `json:"id"`
	Client string `json:"client"`
	Secret string `json:"secret"`
	PIN    string `json:"pin,omitempty"`
}

// The errors of a remote service that a person can do something about.
var (
	ErrRemoteRefused = errors.New("sign: the remote signer refused")
	ErrRemoteAway    = errors.New("sign: the remote signer was not reached")
)

// remoteTimeout is how long one request to the service may take.
const remoteTimeout = 20 * time.Second

// Open asks the service for the certificates of the credential and answers its key.
func (s Service) Open(ctx context.Context, c Credential) (Key, error) {
	token, err := s.token(ctx, c)
	if err != nil {
		return Key{}, err
	}
	var info struct {
		Cert struct {
			Certificates []string `json:"certificates"`
		} `json:"cert"`
	}
	if err := s.call(ctx, token, "credentials/info", map[string]any{"credentialID": c.ID, "certificates": "chain"}, &info); err != nil {
		return Key{}, err
	}
	var chain []*x509.Certificate
	for _, der := range info.Cert.Certificates {
		raw, err := base64.StdEncoding.DecodeString(der)
		if err != nil {
			return Key{}, fmt.Errorf("%w: a certificate is not in base64", ErrRemoteRefused)
		}
		one, err := x509.ParseCertificate(raw)
		if err != nil {
			return Key{}, fmt.Errorf("%w: a certificate cannot be read", ErrRemoteRefused)
		}
		chain = append(chain, one)
	}
	if len(chain) == 0 {
		return Key{}, fmt.Errorf("%w: the credential has no certificate", ErrRemoteRefused)
	}
	return s.Key(ctx, c, chain), nil
}

// Key signs by the credential whose certificates are known.
func (s Service) Key(ctx context.Context, c Credential, chain []*x509.Certificate) Key {
	return Key{Signer: &remote{ctx: ctx, of: s, by: c, public: chain[0].PublicKey}, Chain: chain}
}

// remote lets the service sign each digest; what comes back is checked before it is used. It lives as long as one piece of
// work, within which it asks for a token once.
type remote struct {
	ctx    context.Context
	of     Service
	by     Credential
	public crypto.PublicKey
	token  string
}

func (r *remote) Public() crypto.PublicKey { return r.public }

// Sign implements crypto.Signer for the digests of which keys of its kind sign.
func (r *remote) Sign(_ io.Reader, digest []byte, opts crypto.SignerOpts) ([]byte, error) {
	as, err := schemeOf(r.public)
	if err != nil {
		return nil, err
	}
	if opts.HashFunc() != as.hash {
		return nil, fmt.Errorf("sign: this remote key signs %s only", as.hash)
	}
	if r.token == "" {
		token, err := r.of.token(r.ctx, r.by)
		if err != nil {
			return nil, err
		}
		r.token = token
	}
	hash := base64.StdEncoding.EncodeToString(digest)
	ask := map[string]any{"credentialID": r.by.ID, "numSignatures": 1, "hash": []string{hash}}
	if r.by.PIN != "" {
		ask["PIN"] = r.by.PIN
	}
	var allowed struct {
		SAD string `json:"SAD"`
	}
	if err := r.of.call(r.ctx, r.token, "credentials/authorize", ask, &allowed); err != nil {
		return nil, err
	}
	var made struct {
		Signatures []string `json:"signatures"`
	}
	err = r.of.call(r.ctx, r.token, "signatures/signHash", map[string]any{"credentialID": r.by.ID, "SAD": allowed.SAD, "hash": []string{hash},
		"hashAlgo": as.digest.Algorithm.String(), "signAlgo": as.signature.Algorithm.String()}, &made)
	if err != nil {
		return nil, err
	}
	if len(made.Signatures) != 1 {
		return nil, fmt.Errorf("%w: %d signatures for one digest", ErrRemoteRefused, len(made.Signatures))
	}
	signature, err := base64.StdEncoding.DecodeString(made.Signatures[0])
	if err != nil {
		return nil, fmt.Errorf("%w: the signature is not in base64", ErrRemoteRefused)
	}
	return as.checked(r.public, digest, signature)
}

// checked is the signature in the form of crypto.Signer, or an error where it is none of the digest by the key. Services
// give signatures by ECDSA as DER or as the two numbers one behind the other.
func (s scheme) checked(public crypto.PublicKey, digest, signature []byte) ([]byte, error) {
	switch k := public.(type) {
	case *rsa.PublicKey:
		if rsa.VerifyPKCS1v15(k, s.hash, digest, signature) == nil {
			return signature, nil
		}
	case *ecdsa.PublicKey:
		if ecdsa.VerifyASN1(k, digest, signature) {
			return signature, nil
		}
		if half := len(signature) / 2; len(signature) > 0 && len(signature)%2 == 0 {
			der, err := asn1.Marshal(struct{ R, S *big.Int }{new(big.Int).SetBytes(signature[:half]), new(big.Int).SetBytes(signature[half:])})
			if err == nil && ecdsa.VerifyASN1(k, digest, der) {
				return der, nil
			}
		}
	}
	return nil, fmt.Errorf("%w: its signature is not one of the key", ErrRemoteRefused)
}

func (s Service) token(ctx context.Context, c Credential) (string, error) {
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {c.Client}, "client_secret": {c.Secret}}
	var out struct {
		Token string `json:"access_token"`
	}
	err := s.send(ctx, s.TokenURL, "application/x-www-form-urlencoded", "", strings.NewReader(form.Encode()), &out)
	return out.Token, err
}

func (s Service) call(ctx context.Context, token, method string, ask, answer any) error {
	body, err := json.Marshal(ask)
	if err != nil {
		return err
	}
	return s.send(ctx, strings.TrimSuffix(s.URL, "/")+"/"+method, "application/json", token, bytes.NewReader(body), answer)
}

// mostAnswer bounds what is read of an answer.
const mostAnswer = 1 << 20

func (s Service) send(ctx context.Context, to, contentType, token string, body io.Reader, answer any) error {
	ctx, cancel := context.WithTimeout(ctx, remoteTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, to, body)
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", contentType)
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := s.HTTP.Do(request)
	if err != nil {
		return ErrRemoteAway // what the client says may hold the address with its parts
	}
	defer func() { _ = response.Body.Close() }()
	content, err := io.ReadAll(io.LimitReader(response.Body, mostAnswer))
	switch {
	case err != nil || response.StatusCode >= http.StatusInternalServerError:
		return fmt.Errorf("%w: it answered %d", ErrRemoteAway, response.StatusCode)
	case response.StatusCode != http.StatusOK:
		var said struct {
			Error       string `json:"error"`
			Description string `json:"error_description"`
		}
		_ = json.Unmarshal(content, &said) // an answer without words has its status
		return fmt.Errorf("%w: %d %s %s", ErrRemoteRefused, response.StatusCode, said.Error, said.Description)
	}
	if json.Unmarshal(content, answer) != nil {
		return fmt.Errorf("%w: its answer cannot be read", ErrRemoteRefused)
	}
	return nil
}
