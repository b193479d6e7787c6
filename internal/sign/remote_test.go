package sign_test

import (
	"context"
	"crypto/x509"
	"errors"
	"strings"
	"testing"

	"triennia/internal/sign"
	"triennia/internal/sign/signtest"
)

// A key that never leaves its service signs PDF and data as one that is kept here.
func TestARemoteKeySignsAsOneThatIsKeptHere(t *testing.T) {
	for name, k := range signtest.Keys(t, at) {
		for _, f := range []signtest.Fault{signtest.None, signtest.Joined} {
			s := signtest.New(t, k)
			s.Be(f)
			far, err := s.Open(context.Background(), s.Credential)
			if err != nil {
				t.Fatal(err)
			}
			if err := far.Fits(at); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			out := signed(t, far)
			if by, err := sign.CheckPDF(out); err != nil || sign.ID(by.By) != sign.ID(k.Certificate()) {
				t.Errorf("%s %s: %v", name, f, err)
			}
			token, err := sign.Data(map[string]any{"number": "N-1"}, far, "note")
			if err != nil {
				t.Fatal(err)
			}
			var read struct{ Number string }
			if _, err := sign.OpenData(token, "note", []*x509.Certificate{k.Certificate()}, &read); err != nil || read.Number != "N-1" {
				t.Errorf("%s %s: %v", name, f, err)
			}
			if s.Signed() != 2 {
				t.Errorf("%d digests signed", s.Signed())
			}
		}
	}
}

// Whatever goes wrong at the service is an error that says so, and never a signature.
func TestARemoteSignerThatFailsSignsNothing(t *testing.T) {
	s := signtest.New(t, key(t))
	far, err := s.Open(context.Background(), s.Credential)
	if err != nil {
		t.Fatal(err)
	}
	for f, want := range map[signtest.Fault]error{signtest.Down: sign.ErrRemoteAway, signtest.Locked: sign.ErrRemoteRefused, signtest.OtherKey: sign.ErrRemoteRefused} {
		s.Be(f)
		if _, err := sign.Data(map[string]any{}, far, "note"); !errors.Is(err, want) {
			t.Errorf("%s: %v", f, err)
		}
	}
	s.Be(signtest.None)
	wrong := s.Credential
	wrong.Secret = "guessed"
	if _, err := s.Open(context.Background(), wrong); !errors.Is(err, sign.ErrRemoteRefused) || !strings.Contains(err.Error(), "invalid_client") {
		t.Errorf("a wrong secret: %v", err)
	}
	wrong = s.Credential
	wrong.ID = "none"
	if _, err := s.Open(context.Background(), wrong); !errors.Is(err, sign.ErrRemoteRefused) {
		t.Errorf("no such credential: %v", err)
	}
	gone := s.Service
	gone.URL, gone.TokenURL = "http://127.0.0.1:1/csc/v1", "http://127.0.0.1:1/oauth2/token"
	if _, err := gone.Open(context.Background(), s.Credential); !errors.Is(err, sign.ErrRemoteAway) {
		t.Errorf("nobody there: %v", err)
	}
}
