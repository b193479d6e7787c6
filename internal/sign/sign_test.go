package sign_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"triennia/internal/pdf"
	"triennia/internal/sign"
	"triennia/internal/sign/signtest"
)

var note = sign.Attachment{Name: "note.txt", Data: []byte("what is attached")}

var at = time.Date(2026, 11, 27, 10, 30, 0, 0, time.UTC)

func key(t testing.TB) sign.Key {
	t.Helper()
	k, err := sign.NewKey(sign.Owner{Name: "Nordlys Certification 北光认证", Country: "IE"}, at.Add(-time.Hour), 10)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func page(t testing.TB) []byte {
	t.Helper()
	d := pdf.New(pdf.Page{Title: "Certificate 证书", Author: "Nordlys", At: at, Margin: 60, Plain: true})
	b, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func signed(t testing.TB, k sign.Key) []byte {
	t.Helper()
	out, err := sign.PDF(page(t), k, at, "Certification decision", note)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestASignedPDFIsValidAndStaysWhatItWas(t *testing.T) {
	k, before := key(t), page(t)
	out := signed(t, k)
	if !bytes.HasPrefix(out, before) {
		t.Error("the file was rewritten")
	}
	got, err := sign.CheckPDF(out)
	if err != nil || !got.By.Equal(k.Certificate()) || !got.At.Equal(at) || string(got.Attached) != string(note.Data) {
		t.Errorf("%+v %v", got, err)
	}
	if _, err := sign.CheckPDF(before); !errors.Is(err, sign.ErrUnsigned) {
		t.Errorf("unsigned: %v", err)
	}
	if _, err := sign.PDF(out, k, at, "again", note); err == nil {
		t.Error("signed twice")
	}
}

func TestOneChangedByteIsFound(t *testing.T) {
	out := signed(t, key(t))
	for i := 0; i < len(out); i += 37 {
		changed := bytes.Clone(out)
		changed[i] ^= 1
		if _, err := sign.CheckPDF(changed); !errors.Is(err, sign.ErrAltered) {
			t.Fatalf("byte %d of %d: not found", i, len(out))
		}
	}
	open := bytes.LastIndex(out, []byte("/Contents <")) + len("/Contents <")
	digit := open + bytes.IndexAny(out[open:], "abcdef")
	capital := bytes.Clone(out)
	capital[digit] -= 'a' - 'A'
	if _, err := sign.CheckPDF(capital); !errors.Is(err, sign.ErrAltered) {
		t.Errorf("a capital digit in the signature: %v", err)
	}
	if _, err := sign.CheckPDF(append(bytes.Clone(out), "\n"...)); !errors.Is(err, sign.ErrAltered) {
		t.Errorf("something behind the signature: %v", err)
	}
	if _, err := sign.CheckPDF(out[:len(out)-1]); !errors.Is(err, sign.ErrAltered) {
		t.Errorf("cut off: %v", err)
	}
}

// Another implementation reads the signature: that of poppler, which is installed where the tests run.
func TestPdfsigSaysValid(t *testing.T) {
	tool, err := exec.LookPath("pdfsig")
	if err != nil {
		t.Fatal("pdfsig of poppler-utils is needed: ", err)
	}
	for name, k := range signtest.Keys(t, at) {
		out := signed(t, k)
		if said := pdfsig(t, tool, out); !strings.Contains(said, "Signature is Valid") || !strings.Contains(said, "Total document signed") || !strings.Contains(said, "ETSI.CAdES.detached") {
			t.Errorf("%s: %s", name, said)
		}
		out[bytes.Index(out, []byte("Triennia"))+1]++
		if said := pdfsig(t, tool, out); strings.Contains(said, "Signature is Valid") {
			t.Errorf("%s, one byte changed: %s", name, said)
		}
	}
}

func pdfsig(t *testing.T, tool string, file []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "signed.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(tool, path)
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir())
	said, _ := cmd.CombinedOutput()
	return string(said)
}

func TestAKeyThatDoesNotFitSignsNothing(t *testing.T) {
	k := key(t)
	other, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	encipher := &x509.Certificate{SerialNumber: big.NewInt(7), NotBefore: at.AddDate(-1, 0, 0), NotAfter: at.AddDate(1, 0, 0), KeyUsage: x509.KeyUsageKeyEncipherment}
	der, err := x509.CreateCertificate(rand.Reader, encipher, encipher, other.Public(), other)
	if err != nil {
		t.Fatal(err)
	}
	enciphering, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		key sign.Key
		at  time.Time
	}{
		"another key":        {sign.Key{Signer: other, Chain: k.Chain}, at},
		"no certificate":     {sign.Key{Signer: other}, at},
		"before its time":    {k, k.Certificate().NotBefore.Add(-time.Second)},
		"after its time":     {k, k.Certificate().NotAfter.Add(time.Second)},
		"not for signatures": {sign.Key{Signer: other, Chain: []*x509.Certificate{enciphering}}, at},
	} {
		if _, err := sign.PDF(page(t), c.key, c.at, "x", note); err == nil {
			t.Errorf("%s: signed", name)
		}
	}
	for _, last := range []time.Time{k.Certificate().NotBefore, k.Certificate().NotAfter} {
		if err := k.Fits(last); err != nil {
			t.Errorf("at the edge: %v", err)
		}
	}
	if _, err := sign.PDF([]byte("%PDF-1.7 something else"), k, at, "x", note); err == nil {
		t.Error("another file was signed")
	}
}

type record struct {
	Number string `json:"number"`
	Holder string `json:"holder"`
}

func TestSignedData(t *testing.T) {
	k, other := key(t), key(t)
	token, err := sign.Data(record{"N-1", "碧水"}, k, "example+jwt")
	if err != nil {
		t.Fatal(err)
	}
	var got record
	by, err := sign.OpenData(token, "example+jwt", []*x509.Certificate{other.Certificate(), k.Certificate()}, &got)
	if err != nil || !by.Equal(k.Certificate()) || got != (record{"N-1", "碧水"}) {
		t.Errorf("%+v %v", got, err)
	}
	parts := strings.Split(token, ".")
	for name, c := range map[string]struct {
		token string
		kind  string
		trust []*x509.Certificate
		want  error
	}{
		"another key":    {token, "example+jwt", other.Chain, sign.ErrUnknownKey},
		"another kind":   {token, "other+jwt", k.Chain, sign.ErrUnsigned},
		"not a token":    {"hello", "example+jwt", k.Chain, sign.ErrUnsigned},
		"another record": {parts[0] + "." + parts[1][:8] + "A" + parts[1][9:] + "." + parts[2], "example+jwt", k.Chain, sign.ErrAltered},
		"no signature":   {parts[0] + "." + parts[1] + ".", "example+jwt", k.Chain, sign.ErrAltered},
	} {
		if _, err := sign.OpenData(c.token, c.kind, c.trust, &record{}); !errors.Is(err, c.want) && !(name == "another record" && err != nil) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Each character of a data file counts, also the bits of the last one that stand for nothing.
func TestOneChangedBitOfADataFileIsFound(t *testing.T) {
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	k := key(t)
	token, err := sign.Data(record{"N-1", "碧水"}, k, "example+jwt")
	if err != nil {
		t.Fatal(err)
	}
	for i := range token {
		n := strings.IndexByte(digits, token[i])
		if n < 0 {
			continue
		}
		changed := token[:i] + string(digits[n^1]) + token[i+1:]
		if _, err := sign.OpenData(changed, "example+jwt", k.Chain, &record{}); err == nil {
			t.Fatalf("character %d of %d: not found", i, len(token))
		}
	}
}

// Whatever key is taken signs what anybody can check, in the words of the standards; of one that could not, it is known
// before.
func TestOnlyKeysThatCanSignFit(t *testing.T) {
	of := signtest.Keys(t, at)
	of["P-224"] = signtest.OnCurve(t, elliptic.P224(), at)
	of["RSA of 2047 bits"] = signtest.ByRSA(t, 2047, at)
	_, edwards, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	of["Ed25519"] = signtest.Certified(t, edwards, at)
	for name, c := range map[string]struct {
		algorithm string // of the data file; empty: nothing is signed
		bytes     int    // of its signature
		cms       string // of the PDF: identifiers of digest and signature
	}{
		"P-256":            {"ES256", 64, "608648016503040201 2a8648ce3d040302"},
		"P-384":            {"ES384", 96, "608648016503040202 2a8648ce3d040303"},
		"P-521":            {"ES512", 132, "608648016503040203 2a8648ce3d040304"},
		"RSA":              {"RS256", 256, "608648016503040201 2a864886f70d01010b"},
		"P-224":            {},
		"RSA of 2047 bits": {},
		"Ed25519":          {},
	} {
		k := of[name]
		if c.algorithm == "" {
			if err := k.Fits(at); !errors.Is(err, sign.ErrKind) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err := k.Fits(at); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		token, err := sign.Data(record{"N-1", "碧水"}, k, "example+jwt")
		if err != nil {
			t.Fatal(err)
		}
		var got record
		if _, err := sign.OpenData(token, "example+jwt", k.Chain, &got); err != nil || got.Number != "N-1" {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
		parts := strings.Split(token, ".")
		head, _ := base64.RawURLEncoding.DecodeString(parts[0])
		signature, _ := base64.RawURLEncoding.DecodeString(parts[2])
		if !bytes.Contains(head, []byte(`"alg":"`+c.algorithm+`"`)) || len(signature) != c.bytes {
			t.Errorf("%s: %s, %d bytes", name, head, len(signature))
		}
		out := signed(t, k)
		if by, err := sign.CheckPDF(out); err != nil || !by.By.Equal(k.Certificate()) {
			t.Errorf("%s, a PDF: %v", name, err)
		}
		for _, oid := range strings.Fields(c.cms) {
			if !bytes.Contains(out, []byte(oid)) {
				t.Errorf("%s: the PDF does not name %s", name, oid)
			}
		}
	}
}

// A data file by a key is refused where it names another method than that of the key, whatever it is signed by.
func TestAKeySignsByOneMethod(t *testing.T) {
	k := signtest.OnCurve(t, elliptic.P384(), at)
	for name, method := range map[string]jwt.SigningMethod{"a shorter digest": jwt.SigningMethodES256, "a longer digest": jwt.SigningMethodES512} {
		said := jwt.NewWithClaims(method, jwt.MapClaims{"number": "N-1"})
		said.Header["typ"], said.Header["kid"] = "example+jwt", sign.ID(k.Certificate())
		text, err := said.SigningString()
		if err != nil {
			t.Fatal(err)
		}
		h := method.(*jwt.SigningMethodECDSA)
		hash := h.Hash.New()
		hash.Write([]byte(text))
		r, s, err := ecdsa.Sign(rand.Reader, k.Signer.(*ecdsa.PrivateKey), hash.Sum(nil))
		if err != nil {
			t.Fatal(err)
		}
		size := max(h.KeySize, 48)
		signature := append(r.FillBytes(make([]byte, size)), s.FillBytes(make([]byte, size))...)
		if _, err := sign.OpenData(text+"."+base64.RawURLEncoding.EncodeToString(signature), "example+jwt", k.Chain, &record{}); !errors.Is(err, sign.ErrAltered) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// There is room for as many certificates as stand above the key.
func TestALongChainFits(t *testing.T) {
	k := key(t)
	for range 20 {
		k.Chain = append(k.Chain, key(t).Chain...)
	}
	if got, err := sign.CheckPDF(signed(t, k)); err != nil || !got.By.Equal(k.Certificate()) {
		t.Errorf("%v", err)
	}
}

func BenchmarkPDF(b *testing.B) {
	k, file := key(b), page(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := sign.PDF(file, k, at, "Certification decision", note); err != nil {
			b.Fatal(err)
		}
	}
}
