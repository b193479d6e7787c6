package sign_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"triennia/internal/pdf"
	"triennia/internal/sign"
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
	private, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	for name, k := range map[string]sign.Key{"ECDSA": key(t), "RSA": certified(t, sign.Key{Signer: private})} {
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

// certified is the key with a certificate that it signs itself.
func certified(t *testing.T, k sign.Key) sign.Key {
	t.Helper()
	template := &x509.Certificate{SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "Own"}, NotBefore: at.AddDate(-1, 0, 0), NotAfter: at.AddDate(1, 0, 0),
		KeyUsage: x509.KeyUsageDigitalSignature}
	der, err := x509.CreateCertificate(rand.Reader, template, template, k.Signer.Public(), k.Signer)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	k.Chain = []*x509.Certificate{c}
	return k
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

// Whatever key is taken signs what anybody can check; of one that could not, it is known before.
func TestOnlyKeysThatCanSignFit(t *testing.T) {
	for name, c := range map[string]struct {
		curve elliptic.Curve
		want  error
	}{"P-256": {elliptic.P256(), nil}, "P-384": {elliptic.P384(), sign.ErrKind}, "P-521": {elliptic.P521(), sign.ErrKind}} {
		private, err := ecdsa.GenerateKey(c.curve, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		k := certified(t, sign.Key{Signer: private})
		if err := k.Fits(at); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := sign.Data(record{}, k, "example+jwt"); !errors.Is(err, c.want) {
			t.Errorf("%s, a data file: %v", name, err)
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
