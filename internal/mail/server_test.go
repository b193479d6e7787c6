package mail

import (
	"bufio"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// certificate is that of the server on this machine. TestMain makes the program trust it.
var certificate tls.Certificate

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "triennia-mail-")
	if err != nil {
		panic(err)
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err)
	}
	about := x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, &about, &about, key.Public(), key)
	if err != nil {
		panic(err)
	}
	certificate = tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
	roots := filepath.Join(dir, "roots.pem")
	if err := os.WriteFile(roots, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600); err != nil {
		panic(err)
	}
	if err := os.Setenv("SSL_CERT_FILE", roots); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

// server is a small mail server on loopback that answers as the test wants.
type server struct {
	offers  []string          // extensions, as EHLO lists them
	answers map[string]string // to a command instead of its acceptance; "cut" closes the line
	tls     bool              // from the first byte on
	mu      sync.Mutex
	got     []envelope
	said    []string // commands
	sealed  bool     // the last letter came over TLS
}

type envelope struct{ from, to, data string }

// listens serves until the test ends and answers the port.
func (s *server) listens(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	over, end := context.WithCancel(context.Background())
	t.Cleanup(func() { _ = l.Close(); end(); all.Wait() })
	all.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			context.AfterFunc(over, func() { _ = c.Close() })
			all.Go(func() { s.serves(c) })
		}
	})
	return l.Addr().(*net.TCPAddr).Port
}

func secured(c net.Conn) net.Conn {
	return tls.Server(c, &tls.Config{Certificates: []tls.Certificate{certificate}})
}

func (s *server) serves(c net.Conn) {
	defer func() { _ = c.Close() }()
	if s.tls {
		c = secured(c)
	}
	overTLS := s.tls
	in := bufio.NewReader(c)
	say := func(lines string) { _, _ = c.Write([]byte(lines + "\r\n")) }
	say("220 ready")
	var e envelope
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		line = strings.TrimRight(line, "\r\n")
		verb, _, _ := strings.Cut(line, " ")
		answer := s.answer(verb, line)
		switch {
		case answer == "cut":
			return
		case answer != "":
			say(answer)
			continue
		}
		switch verb {
		case "EHLO":
			say("250-here" + strings.Join(append([]string{""}, s.offers...), "\r\n250-") + "\r\n250 8BITMIME")
		case "STARTTLS":
			say("220 go on")
			c, overTLS = secured(c), true
			in = bufio.NewReader(c)
		case "AUTH":
			say("235 welcome")
		case "MAIL":
			e.from = line
			say("250 ok")
		case "RCPT":
			e.to = line
			say("250 ok")
		case "DATA":
			say("354 go on")
			if e.data, err = letterOf(in); err != nil {
				return
			}
			if answer := s.answer(".", "."); answer == "cut" {
				return
			} else if answer != "" {
				say(answer)
				continue
			}
			s.takes(e, overTLS)
			say("250 taken")
		case "QUIT":
			say("221 bye")
			return
		default:
			say("250 ok")
		}
	}
}

func (s *server) answer(verb, line string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.said = append(s.said, line)
	return s.answers[verb]
}

func (s *server) takes(e envelope, overTLS bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.got, s.sealed = append(s.got, e), overTLS
}

func (s *server) letters() []envelope {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.got
}

// letterOf reads up to the line that is a dot and takes the dots away that protect other lines.
func letterOf(in *bufio.Reader) (string, error) {
	var out strings.Builder
	for {
		line, err := in.ReadString('\n')
		if err != nil || line == ".\r\n" {
			return out.String(), err
		}
		out.WriteString(strings.TrimPrefix(line, "."))
	}
}
