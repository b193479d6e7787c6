// Package signtest is a remote signing service for tests: what the API of the Cloud Signature Consortium says, and what a
// service may do wrong.
package signtest

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"encoding/asn1"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	"triennia/internal/sign"
)

// Service is a service with one credential.
type Service struct {
	sign.Service
	Credential sign.Credential

	mu     sync.Mutex
	key    sign.Key
	fault  Fault
	signed int
	held   *held
}

// held is a request to sign that waits.
type held struct{ asked, released chan struct{} }

// Fault is something that the service does wrong.
type Fault string

// The faults of a service.
const (
	None     Fault = ""
	Down     Fault = "down"      // answers 503
	Locked   Fault = "locked"    // refuses to authorise
	OtherKey Fault = "other key" // signs by a key of somebody else
	Joined   Fault = "joined"    // signs right, with the numbers of ECDSA one behind the other
)

// New is a service that holds the key until the test ends.
func New(t testing.TB, key sign.Key) *Service {
	s := &Service{key: key, Credential: sign.Credential{ID: "seal-2026", Client: "nordlys", Secret: "s3cret", PIN: "0815"}}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /oauth2/token", func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("grant_type") != "client_credentials" || r.FormValue("client_id") != s.Credential.Client || r.FormValue("client_secret") != s.Credential.Secret {
			refuse(w, http.StatusUnauthorized, "invalid_client", "Client authentication failed")
			return
		}
		answer(w, map[string]any{"access_token": "tok", "token_type": "Bearer", "expires_in": 3600})
	})
	mux.HandleFunc("POST /csc/v1/credentials/info", s.asked(func(w http.ResponseWriter, _ question) {
		var chain []string
		for _, c := range s.key.Chain {
			chain = append(chain, base64.StdEncoding.EncodeToString(c.Raw))
		}
		answer(w, map[string]any{"key": map[string]any{"status": "enabled"}, "cert": map[string]any{"status": "valid", "certificates": chain}, "authMode": "explicit"})
	}))
	mux.HandleFunc("POST /csc/v1/credentials/authorize", s.asked(func(w http.ResponseWriter, q question) {
		if s.fault == Locked || q.PIN != s.Credential.PIN {
			refuse(w, http.StatusBadRequest, "invalid_pin", "The PIN is invalid")
			return
		}
		answer(w, map[string]any{"SAD": "allowed " + q.Hash[0], "expiresIn": 60})
	}))
	mux.HandleFunc("POST /csc/v1/signatures/signHash", s.asked(s.sign))
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	s.Service = sign.Service{URL: server.URL + "/csc/v1", TokenURL: server.URL + "/oauth2/token", HTTP: server.Client()}
	return s
}

// Be lets the service go wrong from now on.
func (s *Service) Be(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault = f
}

// Hold lets the next request to sign wait until it is released; asked is closed when it is there.
func (s *Service) Hold() (asked <-chan struct{}, release func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := &held{make(chan struct{}), make(chan struct{})}
	s.held = h
	return h.asked, sync.OnceFunc(func() { close(h.released) })
}

// Signed is how many digests were signed.
func (s *Service) Signed() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.signed
}

type question struct {
	CredentialID string   `json:"credentialID"`
	PIN          string   `json:"PIN"`
	SAD          string   `json:"SAD"`
	Hash         []string `json:"hash"`
	HashAlgo     string   `json:"hashAlgo"`
	SignAlgo     string   `json:"signAlgo"`
}

func (s *Service) asked(do func(http.ResponseWriter, question)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		var q question
		switch {
		case s.fault == Down:
			w.WriteHeader(http.StatusServiceUnavailable)
		case r.Header.Get("Authorization") != "Bearer tok":
			refuse(w, http.StatusUnauthorized, "invalid_token", "The access token is invalid")
		case json.NewDecoder(r.Body).Decode(&q) != nil || q.CredentialID != s.Credential.ID:
			refuse(w, http.StatusBadRequest, "invalid_request", "Invalid parameter credentialID")
		default:
			do(w, q)
		}
	}
}

// algorithms are the digests by the names of hashAlgo and signAlgo that belong together.
var algorithms = map[[2]string]crypto.Hash{
	{"2.16.840.1.101.3.4.2.1", "1.2.840.113549.1.1.11"}: crypto.SHA256, // RSA
	{"2.16.840.1.101.3.4.2.1", "1.2.840.10045.4.3.2"}:   crypto.SHA256, // ECDSA
	{"2.16.840.1.101.3.4.2.2", "1.2.840.10045.4.3.3"}:   crypto.SHA384,
	{"2.16.840.1.101.3.4.2.3", "1.2.840.10045.4.3.4"}:   crypto.SHA512,
}

func (s *Service) sign(w http.ResponseWriter, q question) {
	digest, err := base64.StdEncoding.DecodeString(q.Hash[0])
	hash := algorithms[[2]string{q.HashAlgo, q.SignAlgo}]
	if err != nil || q.SAD != "allowed "+q.Hash[0] || hash == 0 || len(digest) != hash.Size() {
		refuse(w, http.StatusBadRequest, "invalid_request", "Invalid parameter SAD")
		return
	}
	signer := s.key.Signer
	if s.fault == OtherKey {
		other, err := sign.NewKey(sign.Owner{Name: "Somebody else"}, s.key.Certificate().NotBefore, 1)
		if err != nil {
			refuse(w, http.StatusInternalServerError, "server_error", err.Error())
			return
		}
		signer = other.Signer
	}
	signature, err := signer.Sign(rand.Reader, digest, hash)
	if err != nil {
		refuse(w, http.StatusInternalServerError, "server_error", err.Error())
		return
	}
	if public, ec := signer.Public().(*ecdsa.PublicKey); ec && s.fault == Joined {
		var of struct{ R, S *big.Int }
		_, _ = asn1.Unmarshal(signature, &of) // just made
		size := (public.Params().BitSize + 7) / 8
		signature = append(of.R.FillBytes(make([]byte, size)), of.S.FillBytes(make([]byte, size))...)
	}
	if held := s.held; held != nil {
		s.held = nil
		close(held.asked)
		s.mu.Unlock()
		<-held.released
		s.mu.Lock()
	}
	s.signed++
	answer(w, map[string]any{"signatures": []string{base64.StdEncoding.EncodeToString(signature)}})
}

func answer(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v)
}

func refuse(w http.ResponseWriter, status int, code, says string) {
	w.WriteHeader(status)
	answer(w, map[string]any{"error": code, "error_description": says})
}
