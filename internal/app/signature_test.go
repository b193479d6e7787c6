package app_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/postgres"
	"triennia/internal/sign"
	"triennia/internal/sign/signtest"
	"triennia/internal/testkit"
)

// granted is a certificate just decided on, not signed yet.
func granted(w *testkit.World) certificate.Record {
	w.T.Helper()
	holder := w.Client("Bluewater")
	w.Of(holder.ID, "Ann Applicant")
	d := w.Prepared(w.Contracted(holder), decision.Grant)
	taken, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, d.Version, app.Verdict{})
	w.Must(err)
	c, err := w.App.GetCertificate(ctx, w.Admin, taken.CertificateID)
	w.Must(err)
	return c.Record
}

func trusted(t *testing.T, w *testkit.World) (out []*x509.Certificate) {
	t.Helper()
	trust, err := w.App.PublishedKeys(ctx, w.Body.Slug)
	w.Must(err)
	for _, k := range trust.Keys {
		list, err := sign.Certificates([]byte(k.Certificate))
		w.Must(err)
		if k.By != "" || len(k.Fingerprint) != 64 {
			t.Errorf("published: %+v", k)
		}
		out = append(out, list...)
	}
	return out
}

// Rule "SM-101": nobody receives it before it is signed, and the letter tells of it then.
func TestACertificateIsSignedOnce(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := granted(w)
	if _, _, err := w.App.PrintCertificate(ctx, w.Admin, c.ID); !isKind(err, fault.IllegalMove) {
		t.Errorf("before it is signed: %v", err)
	}
	if lettersOf(w, "certificate_issued") != 0 {
		t.Error("told before it is signed")
	}
	w.Work()
	name, file, err := w.App.PrintCertificate(ctx, w.Admin, c.ID)
	w.Must(err)
	found, err := sign.CheckPDF(file)
	w.Must(err)
	keys := trusted(t, w)
	var says certificate.Statement
	_, err = sign.OpenData(string(found.Attached), certificate.StatementKind, keys, &says)
	w.Must(err)
	if name != c.Number+".pdf" || len(keys) != 1 || !keys[0].Equal(found.By) || says.Number != c.Number || says.ExpiresOn != c.ExpiresOn || len(says.Sites) != len(c.Sites) {
		t.Errorf("%s: %+v", name, says)
	}
	if n := lettersOf(w, "certificate_issued"); n == 0 {
		t.Error("the holder was not told")
	}
	_, data, err := w.App.CertificateData(ctx, w.Of(c.ClientID, "Ann Applicant"), c.ID)
	w.Must(err)
	page, err := w.App.SignCertificate(ctx, w.Decider(), c.ID)
	w.Must(err)
	_, again, err := w.App.PrintCertificate(ctx, w.Admin, c.ID)
	w.Must(err)
	if data != string(found.Attached) || page.Signature == nil || !bytes.Equal(file, again) {
		t.Error("signed twice, or the data file is another")
	}
}

// A key that is retired signs nothing more, and what it signed stays verifiable.
func TestKeysAreRotated(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	first := granted(w)
	w.Work()
	k, err := w.App.AddSigningKey(ctx, w.Admin, app.OwnKey{})
	w.Must(err)
	list, err := w.App.ListSigningKeys(ctx, w.Admin)
	w.Must(err)
	if len(list) != 2 || list[0].ID != k.ID || list[0].State != certificate.Signing || list[1].State != certificate.Retired || list[1].RetiredBy != w.Admin.Name {
		t.Errorf("%+v", list)
	}
	_, file, err := w.App.PrintCertificate(ctx, w.Admin, first.ID)
	w.Must(err)
	if s, err := sign.CheckPDF(file); err != nil || sign.ID(s.By) != list[1].KID || len(trusted(t, w)) != 2 {
		t.Errorf("the old certificate: %v", err)
	}
}

func certifiedUntil(w *testkit.World, k *ecdsa.PrivateKey, until time.Time) string {
	w.T.Helper()
	template := &x509.Certificate{SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "Nordlys seal"}, NotBefore: w.Clock.AddDate(-1, 0, 0), NotAfter: until,
		KeyUsage: x509.KeyUsageContentCommitment}
	der, err := x509.CreateCertificate(rand.Reader, template, template, k.Public(), k)
	w.Must(err)
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
}

func inPEM(w *testkit.World, k *ecdsa.PrivateKey) string {
	w.T.Helper()
	der, err := x509.MarshalECPrivateKey(k)
	w.Must(err)
	return string(pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: der}))
}

// Rules "SM-189" and "SM-190": before the certificate of the key ends people are told; afterwards nothing is granted that
// could not be signed, and what waits for its signature is listed with the reason.
func TestAKeyThatHasEndedIsSeen(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	w.Must(err)
	_, err = w.App.AddSigningKey(ctx, w.Admin, app.OwnKey{Certificate: certifiedUntil(w, k, w.Clock.Add(time.Hour)), Key: inPEM(w, k)})
	w.Must(err)
	c := granted(w)
	unsigned := func() int {
		list, _, err := w.App.ListCertificates(ctx, w.Admin, postgres.Page{}, postgres.CertificateFilter{Status: postgres.Unsigned})
		w.Must(err)
		return len(list)
	}
	remind := func() int {
		for _, tick := range app.Ticks {
			if tick.Name == "signing_key.remind" {
				w.Must(tick.Do(w.App, ctx))
				w.Must(tick.Do(w.App, ctx))
			}
		}
		return lettersOf(w, "signing_key_ends")
	}
	if n := remind(); n != 1 || unsigned() != 0 {
		t.Errorf("%d letters before the end, %d certificates said to wait", n, unsigned())
	}
	if now := time.Now(); now.After(w.Clock) { // rows are stamped by the clock of the machine
		w.Clock = now
	}
	w.Clock = w.Clock.Add(2 * time.Hour)
	if n := remind(); n != 2 {
		t.Errorf("%d letters after the end", n)
	}
	_, err = w.App.SignCertificate(ctx, w.Decider(), c.ID)
	refused(t, err, "SM-189")
	w.Must(w.Behind("update outbox set state = 'failed', error = 'the words of the failure' where tenant_id = $1 and job = 'certificate.sign'", w.Body.ID.String()))
	page, err := w.App.GetCertificate(ctx, w.Admin, c.ID)
	w.Must(err)
	if len(page.Stopped) != 1 || page.Failed != "the words of the failure" || unsigned() != 1 {
		t.Errorf("%+v, %q, %d wait", page.Stopped, page.Failed, unsigned())
	}
	d := w.Prepared(w.Contracted(w.Client("Second Ltd")), decision.Grant)
	_, err = w.App.TakeDecision(ctx, w.Decider(), d.ID, d.Version, app.Verdict{})
	refused(t, err, "SM-189")
	if list, err := w.App.ListSigningKeys(ctx, w.Admin); err != nil || list[0].Ending != certificate.HasEnded {
		t.Errorf("%+v %v", list, err)
	}
	_, err = w.App.AddSigningKey(ctx, w.Admin, app.OwnKey{})
	w.Must(err)
	page, err = w.App.SignCertificate(ctx, w.Decider(), c.ID)
	w.Must(err)
	if page.Signature == nil || page.Failed != "" || unsigned() != 0 || remind() != 2 {
		t.Errorf("signed by another key: %+v %q", page.Signature, page.Failed)
	}
}

func TestABodyBringsItsOwnKey(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	certificateOf := func(k *ecdsa.PrivateKey, until time.Time) string { return certifiedUntil(w, k, until) }
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	w.Must(err)
	other, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	w.Must(err)
	private := inPEM(w, k)
	good := certificateOf(k, w.Clock.AddDate(1, 0, 0))
	for name, c := range map[string]struct {
		own   app.OwnKey
		field string
	}{
		"no certificate": {app.OwnKey{Key: private}, "certificate"},
		"no key":         {app.OwnKey{Certificate: good}, "key"},
		"not a key":      {app.OwnKey{Certificate: good, Key: "-----BEGIN X-----"}, "key"},
		"of another key": {app.OwnKey{Certificate: certificateOf(other, w.Clock.AddDate(1, 0, 0)), Key: private}, "certificate"},
		"P-224":          {w.OwnKey(signtest.OnCurve(t, elliptic.P224(), w.Clock)), "key"},
		"short RSA":      {w.OwnKey(signtest.ByRSA(t, 2047, w.Clock)), "key"},
		"Ed25519":        {w.OwnKey(signtest.Certified(t, ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)), w.Clock)), "key"},
		"SM2":            {app.OwnKey{Certificate: bySM2, Key: private}, "certificate"},
		"expired":        {app.OwnKey{Certificate: certificateOf(k, w.Clock.Add(-time.Second)), Key: private}, "certificate"},
	} {
		_, err := w.App.AddSigningKey(ctx, w.Admin, c.own)
		var bad fault.Invalid
		if !errors.As(err, &bad) || bad.Fields[0].Path != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	if list, err := w.App.ListSigningKeys(ctx, w.Admin); err != nil || len(list) != 0 {
		t.Errorf("refused and kept: %+v %v", list, err)
	}
	own, err := w.App.AddSigningKey(ctx, w.Admin, app.OwnKey{Certificate: good + strings.Repeat(good, 20), Key: private}) // a long chain too
	w.Must(err)
	c := granted(w)
	w.Work()
	page, err := w.App.GetCertificate(ctx, w.Admin, c.ID)
	w.Must(err)
	if !own.Uploaded || page.Signature == nil || page.Signature.KID != own.KID {
		t.Errorf("signed by %+v", page.Signature)
	}
	chain, err := sign.Certificates([]byte(good))
	w.Must(err)
	for at, want := range map[time.Time]app.Outcome{chain[0].NotAfter: app.Genuine, chain[0].NotAfter.Add(time.Second): app.Stranger, chain[0].NotBefore.Add(-time.Second): app.Stranger} {
		data, err := sign.Data(certificate.StatementOf(c, w.Body, "", at), sign.Key{Signer: k, Chain: chain}, certificate.StatementKind)
		w.Must(err)
		if got, err := w.App.CheckFile(ctx, []byte(data)); err != nil || got.Outcome != want {
			t.Errorf("signed at %s: %s, %v", at, got.Outcome, err)
		}
	}
	_, err = w.App.AddSigningKey(ctx, w.Admin, app.OwnKey{Certificate: good, Key: private})
	var bad fault.Invalid
	if !errors.As(err, &bad) || bad.Fields[0].Path != "key" {
		t.Errorf("the same again: %v", err)
	}
}

// A certificate of a key by SM2, the curve of which is none that is known here.
const bySM2 = `-----BEGIN CERTIFICATE-----
MIIBczCCARmgAwIBAgIUZ8qiV1/IH7QHVLaj3AmkMBdJ8kEwCgYIKoEcz1UBg3Uw
DzENMAsGA1UEAwwEU2VhbDAeFw0yNjExMjgwMDIxMjdaFw0zNjExMjUwMDIxMjda
MA8xDTALBgNVBAMMBFNlYWwwWTATBgcqhkjOPQIBBggqgRzPVQGCLQNCAARDXvsK
pM9EEHpeZMkLHqOK5dChs+Pavls/VnkiIiKi7layOHHQkdk2WBqhBPekzgiQ41o1
NUJ1WaBteuq3Q3g2o1MwUTAdBgNVHQ4EFgQU7ijJgagAe5XdxfOVKqOA1BSNOxsw
HwYDVR0jBBgwFoAU7ijJgagAe5XdxfOVKqOA1BSNOxswDwYDVR0TAQH/BAUwAwEB
/zAKBggqgRzPVQGDdQNIADBFAiEApf0OLiCRcteznGIAdipyxMLzD0bvlCRD6EyP
WOBqvcQCIHQmthUqOy6cLiFJJIYF3s71sGN1tT3tjp+rEACzppNS
-----END CERTIFICATE-----
`

// Of whatever kind the key is: the certificate is signed, and its PDF and its data file are checked by what is published.
func TestEveryKindOfKeySignsCertificates(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for name, k := range signtest.Keys(t, w.Clock) {
		own, err := w.App.AddSigningKey(ctx, w.Admin, w.OwnKey(k))
		w.Must(err)
		c := w.Certified(w.Client(name + " Ltd"))
		page, err := w.App.SignCertificate(ctx, w.Decider(), c.ID)
		w.Must(err)
		room := certificate.HoldsCore
		if name == "RSA" { // its signatures are more than twice as long
			room = certificate.HoldsLink
		}
		if page.Signature == nil || page.Signature.KID != own.KID || page.Signature.Scan != room {
			t.Errorf("%s: signed %+v", name, page.Signature)
		}
		_, file, err := w.App.PrintCertificate(ctx, w.Admin, c.ID)
		w.Must(err)
		_, data, err := w.App.CertificateData(ctx, w.Admin, c.ID)
		w.Must(err)
		for kind, content := range map[string][]byte{"PDF": file, "data file": []byte(data)} {
			if got, err := w.App.CheckFile(ctx, content); err != nil || got.Outcome != app.Genuine {
				t.Errorf("%s, %s: %s, %v", name, kind, got.Outcome, err)
			}
		}
	}
	if n := len(trusted(t, w)); n != 4 {
		t.Errorf("%d keys published", n)
	}
}

// Signing fails visibly and is taken up again: here because the key cannot be opened.
func TestSigningIsTakenUpAgain(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	_, err := w.App.AddSigningKey(ctx, w.Admin, app.OwnKey{})
	w.Must(err)
	box := w.App.Box
	w.App.Box = closed{}
	c := granted(w)
	if _, err := w.App.SignCertificate(ctx, w.Decider(), c.ID); err == nil {
		t.Error("signed without a key")
	}
	page, err := w.App.GetCertificate(ctx, w.Admin, c.ID)
	w.Must(err)
	if page.Signature != nil || !page.Signs {
		t.Errorf("shown as %+v", page.Signature)
	}
	w.App.Box = box
	page, err = w.App.SignCertificate(ctx, w.Decider(), c.ID)
	w.Must(err)
	if page.Signature == nil || lettersOf(w, "certificate_issued") == 0 {
		t.Error("not signed, or not told")
	}
}

// What is signed after the certificate has ended is there to be checked, and nobody is told that it is certified.
func TestNobodyIsToldOfACertificateThatHasEnded(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	box := w.App.Box
	w.App.Box = closed{}
	c := granted(w)
	_, err := w.App.DecideOnCertificate(ctx, w.Decider(), c.ID, 0, decision.Withdraw, app.Verdict{Terms: decision.Terms{Reason: "It was obtained so.", Code: "false_information"}})
	w.Must(err)
	w.App.Box = box
	page, err := w.App.SignCertificate(ctx, w.Decider(), c.ID)
	w.Must(err)
	if page.Signature == nil || lettersOf(w, "certificate_issued") != 0 {
		t.Errorf("signed %+v, told %d times", page.Signature, lettersOf(w, "certificate_issued"))
	}
}

type closed struct{}

func (closed) Seal(b []byte) []byte        { return b }
func (closed) Open([]byte) ([]byte, error) { return nil, errors.New("no key to open it with") }
func (closed) Fingerprint(string) string   { return "" }

// A key that stays in a remote signer signs certificates; while it does not answer they wait, say why and are taken up.
func TestABodySignsByARemoteSigner(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	if got, err := w.App.GetRemoteSigner(ctx, w.Admin); err != nil || got.Available {
		t.Errorf("without one: %+v, %v", got, err)
	}
	seal, err := sign.NewKey(sign.Owner{Name: "Nordlys", Country: "IE"}, w.Clock.Add(-time.Hour), 1)
	w.Must(err)
	far := signtest.New(t, seal)
	key := app.RemoteKey{Credential: far.Credential.ID, Client: far.Credential.Client, Secret: far.Credential.Secret, PIN: far.Credential.PIN}
	if _, err := w.App.AddSigningKey(ctx, w.Admin, app.OwnKey{Remote: &key}); !invalid(err) {
		t.Errorf("a deployment without a remote signer: %v", err)
	}
	w.App.Signer = &far.Service
	wrong := key
	wrong.PIN = "1234"
	if _, err := w.App.AddSigningKey(ctx, w.Admin, app.OwnKey{Remote: &wrong}); !invalid(err) {
		t.Errorf("a PIN that does not let it sign: %v", err)
	}
	far.Be(signtest.Down)
	if _, err := w.App.AddSigningKey(ctx, w.Admin, app.OwnKey{Remote: &key}); !isKind(err, fault.Unavailable) {
		t.Errorf("a service that is down: %v", err)
	}
	far.Be(signtest.None)
	k, err := w.App.AddSigningKey(ctx, w.Admin, app.OwnKey{Remote: &key})
	w.Must(err)
	if k.Remote != key.Credential || k.KID != sign.ID(seal.Certificate()) || k.State != certificate.Signing {
		t.Errorf("%+v", k)
	}
	for _, pub := range trusted(t, w) {
		if pub.Equal(seal.Certificate()) {
			seal.Chain = nil
		}
	}
	if seal.Chain != nil {
		t.Error("the key is not published")
	}
	c := granted(w)
	far.Be(signtest.Down)
	if _, err := w.App.SignCertificate(ctx, w.Decider(), c.ID); !isKind(err, fault.Unavailable) {
		t.Errorf("down: %v", err)
	}
	far.Be(signtest.OtherKey)
	if _, err := w.App.SignCertificate(ctx, w.Decider(), c.ID); !isKind(err, fault.IllegalMove) {
		t.Errorf("by another key: %v", err)
	}
	if _, _, err := w.App.PrintCertificate(ctx, w.Admin, c.ID); err == nil {
		t.Error("something is handed out that was not signed")
	}
	far.Be(signtest.Joined)
	_, err = w.App.SignCertificate(ctx, w.Decider(), c.ID)
	w.Must(err)
	_, file, err := w.App.PrintCertificate(ctx, w.Admin, c.ID)
	w.Must(err)
	if by, err := sign.CheckPDF(file); err != nil || sign.ID(by.By) != k.KID {
		t.Errorf("signed: %v", err)
	}
	w.App.Signer = nil
	if _, err := w.App.SignCertificate(ctx, w.Decider(), granted(w).ID); !isKind(err, fault.Unavailable) {
		t.Errorf("the service is not named any more: %v", err)
	}
}

// While a remote signer takes its time nothing waits for it; what was signed meanwhile is kept only if it still holds, and
// the holder is told once, of a certificate that is valid.
func TestNothingWaitsForARemoteSigner(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		meanwhile func(*testkit.World, certificate.Record) error
		told      int
		remote    bool // signed by the remote key in the end
	}{
		"nothing": {func(*testkit.World, certificate.Record) error { return nil }, 1, true},
		"a suspension": {func(w *testkit.World, c certificate.Record) error {
			_, err := w.App.DecideOnCertificate(ctx, w.Decider(), c.ID, c.Version, decision.Suspend, app.Verdict{Terms: decision.Terms{Reason: "Asked for it.", Code: "client_request", EndsOn: w.Body.Today(w.Clock).AddMonths(2)}})
			return err
		}, 0, true},
		"another worker": {func(w *testkit.World, c certificate.Record) error {
			_, err := w.App.SignCertificate(ctx, w.Decider(), c.ID)
			return err
		}, 1, true},
		"another key": {func(w *testkit.World, _ certificate.Record) error {
			_, err := w.App.AddSigningKey(ctx, w.Admin, app.OwnKey{})
			return err
		}, 1, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := testkit.New(t)
			far := signtest.New(t, signtest.OnCurve(t, elliptic.P384(), w.Clock))
			w.App.Signer = &far.Service
			k, err := w.App.AddSigningKey(ctx, w.Admin, app.OwnKey{Remote: &app.RemoteKey{Credential: far.Credential.ID, Client: far.Credential.Client, Secret: far.Credential.Secret, PIN: far.Credential.PIN}})
			w.Must(err)
			held := granted(w)
			asked, release := far.Hold()
			defer release()
			done := make(chan error, 1)
			go func() {
				_, err := w.App.SignCertificate(ctx, w.Decider(), held.ID)
				done <- err
			}()
			<-asked
			w.Must(c.meanwhile(w, held))
			release()
			w.Must(<-done)
			page, err := w.App.GetCertificate(ctx, w.Admin, held.ID)
			w.Must(err)
			if page.Signature == nil || (page.Signature.KID == k.KID) != c.remote {
				t.Errorf("signed %+v", page.Signature)
			}
			_, file, err := w.App.PrintCertificate(ctx, w.Admin, held.ID)
			w.Must(err)
			if got, err := w.App.CheckFile(ctx, file); err != nil || got.Outcome != app.Genuine {
				t.Errorf("%s, %v", got.Outcome, err)
			}
			files, err := w.App.Files.List(ctx, "b/"+w.Body.ID.String()+"/certificates/"+held.ID.String()+"/")
			w.Must(err)
			if n := lettersOf(w, "certificate_issued"); n != c.told || len(files) != 1 {
				t.Errorf("told %d times, %d files", n, len(files))
			}
		})
	}
}

func invalid(err error) bool {
	var bad fault.Invalid
	return errors.As(err, &bad)
}
