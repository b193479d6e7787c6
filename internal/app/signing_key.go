package app

import (
	"context"
	"crypto/x509"
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/pdf"
	"triennia/internal/postgres"
	"triennia/internal/sign"
)

// SigningKeyView is a key with how near its end is.
type SigningKeyView struct {
	certificate.KeyRecord
	Ending certificate.Ending `json:"ending" enum:",soon,ended" doc:"how near the end of the certificate of the key that signs is; after it nothing is signed"`
}

// ListSigningKeys lists the keys of the body, the newest first.
func (a *App) ListSigningKeys(ctx context.Context, who access.Actor) (list []SigningKeyView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		records, err := tx.SigningKeys()
		list = each(records, func(r certificate.KeyRecord) SigningKeyView { return SigningKeyView{r, r.Ending(a.Now())} })
		return err
	})
	return list, err
}

// canSign tells why the key of the body could not sign now (SM-189). A body without one gets it when it is needed.
func (a *App) canSign(tx *postgres.Tx) error {
	keys, err := tx.SigningKeys()
	at := slices.IndexFunc(keys, func(r certificate.KeyRecord) bool { return r.State == certificate.Signing })
	if err != nil || at < 0 {
		return err
	}
	if err := keys[at].CanSign(a.Now()); err != nil {
		return err
	}
	chain, err := sign.Certificates([]byte(keys[at].Certificate))
	if err == nil && sign.Kind(chain[0].PublicKey) != nil {
		err = rule.Broken{certificate.SM189.Breaks(wrongKind).At("key")}
	}
	return err
}

// remindOfKeys tells, in every body, those who manage its keys that the certificate of the one that signs ends (SM-190).
func (a *App) remindOfKeys(ctx context.Context) error {
	return a.inEveryBody(ctx, "signing_key.remind", func(tx *postgres.Tx) error {
		k, _, err := tx.SigningKey()
		if err != nil || k == nil || !k.Notice(a.Now()) {
			return err
		}
		if err := tx.SaveSigningKey(k); err != nil {
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		return a.notifyHolders(tx, access.ManageBody, "signing_key_ends", mail.Data{"day": k.Record().Ends(), "link": "/b/" + b.Slug + "/certificates/keys"})
	})
}

// OwnKey is a key that the body brings, with its certificate and those above it, or one that stays in the remote signer of
// the deployment; all empty, a key is created.
type OwnKey struct {
	Certificate string     `json:"certificate,omitempty" maxLength:"40000" doc:"in PEM, those above it behind it"`
	Key         string     `json:"key,omitempty" maxLength:"20000" doc:"private key in PEM (PKCS #8, SEC 1 or PKCS #1) of ECDSA on P-256, P-384 or P-521, or of RSA of at least 2048 bits, without a passphrase; it is kept sealed"`
	Remote      *RemoteKey `json:"remote,omitempty"`
}

// RemoteKey names a key in the remote signer. What asks for it is kept sealed and never shown again.
type RemoteKey struct {
	Credential string `json:"credential" minLength:"1" maxLength:"200" doc:"name of the key in the service (credentialID)"`
	Client     string `json:"client" minLength:"1" maxLength:"200" doc:"client of OAuth 2.0"`
	Secret     string `json:"secret" minLength:"1" maxLength:"1000"`
	PIN        string `json:"pin,omitempty" maxLength:"200" doc:"by which the service lets the key sign, where it asks for one"`
}

// RemoteSigner is the remote signer of the deployment, which its operator names.
type RemoteSigner struct {
	Available bool   `json:"available"`
	Host      string `json:"host,omitempty"`
}

// GetRemoteSigner tells whether keys may stay in a remote signer, and in which.
func (a *App) GetRemoteSigner(ctx context.Context, who access.Actor) (out RemoteSigner, err error) {
	return out, a.read(ctx, who, func(*postgres.Tx) error {
		if a.Signer == nil {
			return nil
		}
		at, err := url.Parse(a.Signer.URL)
		if err == nil {
			out = RemoteSigner{true, at.Host}
		}
		return err
	})
}

// AddSigningKey lets another key sign from now on: one that is created, or one that the body brings. Certificates signed
// before stay verifiable by the key that signed them.
func (a *App) AddSigningKey(ctx context.Context, who access.Actor, own OwnKey) (out certificate.KeyRecord, err error) {
	brought, err := a.readOwn(ctx, own) // before anything is locked: a remote signer may take its time
	if err != nil {
		return out, err
	}
	err = a.write(ctx, who, "signing_key.add", func(tx *postgres.Tx) error {
		if err := tx.AloneIn("signing key"); err != nil {
			return err
		}
		before, err := tx.SigningKeys()
		if err != nil {
			return err
		}
		for _, r := range before {
			if r.State != certificate.Signing {
				continue
			}
			k, err := certificate.KeyFrom(r)
			if err != nil {
				return err
			}
			if err := k.Retire(who.Name, a.Now()); err != nil {
				return err
			}
			if err := tx.SaveSigningKey(k); err != nil {
				return err
			}
		}
		k, err := a.nextKey(tx, own, brought, before)
		if err == nil {
			out = k.Record()
		}
		return err
	})
	return out, err
}

func (a *App) nextKey(tx *postgres.Tx, own OwnKey, key sign.Key, before []certificate.KeyRecord) (*certificate.Key, error) {
	if own == (OwnKey{}) {
		b, err := tx.Body()
		if err != nil {
			return nil, err
		}
		k, _, err := a.createKey(tx, b)
		return k, err
	}
	if slices.ContainsFunc(before, func(r certificate.KeyRecord) bool { return r.KID == sign.ID(key.Certificate()) }) {
		return nil, wrongKey("key", text.T("This key has signed here before; bring another.", "该密钥曾在此使用，请更换其他密钥。"))
	}
	if own.Remote != nil {
		return a.keepRemote(tx, key, own.Remote.credential())
	}
	k, _, err := a.keepKey(tx, key, true)
	return k, err
}

func (r RemoteKey) credential() sign.Credential {
	return sign.Credential{ID: r.Credential, Client: r.Client, Secret: r.Secret, PIN: r.PIN}
}

// readRemote opens a key of the remote signer and tries it.
func (a *App) readRemote(ctx context.Context, own RemoteKey) (sign.Key, error) {
	if a.Signer == nil {
		return sign.Key{}, wrongKey("remote", text.T("This deployment has no remote signer: its operator names one.", "本系统未配置远程签名服务，请联系运营方。"))
	}
	key, err := a.Signer.Open(ctx, own.credential())
	if err == nil {
		if err := fits(key, a.Now(), "remote.credential"); err != nil {
			return key, err
		}
		err = a.tries(key)
	}
	switch {
	case errors.Is(err, sign.ErrRemoteAway):
		return key, fault.New(fault.Unavailable, text.T("The remote signer cannot be reached. Please try again in a minute.", "无法连接远程签名服务，请稍后再试。"))
	case err != nil:
		return key, wrongKey("remote.credential", text.Tf("The remote signer does not sign: %s", "远程签名服务未能签名：%s", strings.TrimPrefix(err.Error(), sign.ErrRemoteRefused.Error()+": ")))
	}
	return key, nil
}

// tries lets the key sign a sample and checks it as certificates are checked, so that nobody learns at the next certificate
// that it cannot be done.
func (a *App) tries(key sign.Key) error {
	var nobody body.Record
	says := a.statement(certificate.Sample(nobody, standard.ITSM, 1, nobody.Today(a.Now())), nobody)
	printed, err := pdf.New(pdf.Page{Title: says.Number, At: a.Now(), Margin: 60, Plain: true}).Bytes()
	if err != nil {
		return err
	}
	_, _, err = a.sealed(says, key, printed)
	return err
}

var wrongKind = text.T("Certificates are signed by ECDSA on the curve P-256, P-384 or P-521, or by RSA of at least 2048 bits; this key is none of these.",
	"证书签名仅支持P-256、P-384或P-521曲线的ECDSA密钥，或不少于2048位的RSA密钥；该密钥均不符合。")

var unread = text.T("A certificate cannot be read: it was cut off when it was copied, or its key is of another kind than ECDSA on P-256, P-384 or P-521, or RSA. Copy it again, or bring another key.",
	"有证书无法读取：可能复制不完整，或其密钥不属于P-256、P-384、P-521曲线的ECDSA或RSA。请重新复制，或更换其他密钥。")

// fits tells what of the key and its certificate can be seen not to do; field names the key.
func fits(key sign.Key, at time.Time, field string) error {
	err := key.Fits(at)
	if errors.Is(err, sign.ErrKind) {
		return wrongKey(field, wrongKind)
	}
	if err != nil {
		return wrongKey("certificate", text.T("The certificate does not belong to this key, is not valid today, or is not for signatures.", "证书与该私钥不匹配、当前不在有效期内，或不可用于签名。"))
	}
	return nil
}

// readOwn reads what the body brings, and tells which part cannot be used.
func (a *App) readOwn(ctx context.Context, own OwnKey) (sign.Key, error) {
	switch {
	case own == (OwnKey{}):
		return sign.Key{}, nil
	case own.Remote != nil:
		return a.readRemote(ctx, *own.Remote)
	}
	chain, err := sign.Certificates([]byte(own.Certificate))
	if errors.Is(err, sign.ErrCertificate) {
		return sign.Key{}, wrongKey("certificate", unread)
	}
	if err != nil {
		return sign.Key{}, wrongKey("certificate", text.T("This is no certificate in PEM: it begins with -----BEGIN CERTIFICATE-----.", "不是PEM格式的证书：应以-----BEGIN CERTIFICATE-----开头。"))
	}
	signer, err := sign.ReadPrivate([]byte(own.Key))
	if err != nil {
		return sign.Key{}, wrongKey("key", text.T("This is no private key in PEM, of ECDSA or RSA and without a passphrase.", "不是PEM格式的私钥（ECDSA或RSA，且不设密码）。"))
	}
	key := sign.Key{Signer: signer, Chain: chain}
	if err := fits(key, a.Now(), "key"); err != nil {
		return key, err
	}
	if err := a.tries(key); err != nil {
		return key, wrongKey("key", text.Tf("A sample that this key signed cannot be checked: %s", "使用该密钥签名的样本无法通过核验：%s", err.Error()))
	}
	return key, nil
}

func wrongKey(field string, says text.Text) error {
	var bad fault.Invalid
	bad.Add(field, says)
	return bad
}

// TrustFile is what a body publishes to check its certificates by, also without a network.
type TrustFile struct {
	Body text.Text    `json:"body"`
	Slug string       `json:"slug"`
	Keys []TrustedKey `json:"keys" nullable:"false"`
	Log  string       `json:"log" doc:"checks the signed states of its public log"`
}

// TrustedKey is a key of a trust file.
type TrustedKey struct {
	certificate.KeyRecord
	Fingerprint string `json:"fingerprint" doc:"SHA-256 of the certificate"`
}

// PublishedKeys are the keys of a body, for anybody.
func (a *App) PublishedKeys(ctx context.Context, slug string) (TrustFile, error) {
	out := TrustFile{Slug: slug, Keys: []TrustedKey{}}
	err := a.inLog(ctx, slug, func(tx *postgres.Tx, b body.Record) error {
		verifier, _, err := tx.LogKey()
		if err != nil {
			return err
		}
		out.Body, out.Log = b.Name, verifier
		keys, err := tx.SigningKeys()
		for _, r := range keys {
			r.By, r.RetiredBy, r.Remote, r.Noticed = "", "", "", 0 // people are nobody's business
			out.Keys = append(out.Keys, TrustedKey{r, sign.Fingerprint([]byte(r.Certificate))})
		}
		return err
	})
	return out, err
}

// keyYears is how long the certificate of a key that is created here is valid.
const keyYears = 10

// signingKey is the key by which the body signs, sealed; its first one is created when it is needed.
func (a *App) signingKey(tx *postgres.Tx, b body.Record) (certificate.KeyRecord, []byte, error) {
	k, sealed, err := tx.SigningKey()
	if err == nil && k == nil {
		if err = tx.AloneIn("signing key"); err == nil {
			k, sealed, err = tx.SigningKey()
		}
		if err == nil && k == nil {
			k, sealed, err = a.createKey(tx, b)
		}
	}
	if err != nil {
		return certificate.KeyRecord{}, nil, err
	}
	return k.Record(), sealed, nil
}

// createKey creates a key of the body and keeps its private part sealed.
func (a *App) createKey(tx *postgres.Tx, b body.Record) (*certificate.Key, []byte, error) {
	key, err := sign.NewKey(sign.Owner{Name: b.Name.In(text.En), Country: b.Country}, a.Now(), keyYears)
	if err != nil {
		return nil, nil, err
	}
	return a.keepKey(tx, key, false)
}

func (a *App) keepKey(tx *postgres.Tx, key sign.Key, uploaded bool) (*certificate.Key, []byte, error) {
	private, err := x509.MarshalPKCS8PrivateKey(key.Signer)
	if err != nil {
		return nil, nil, err
	}
	return a.keepSealed(tx, key, private, certificate.KeyRecord{Uploaded: uploaded})
}

// keepRemote keeps, of a key that stays in the remote signer, what asks for it.
func (a *App) keepRemote(tx *postgres.Tx, key sign.Key, c sign.Credential) (*certificate.Key, error) {
	asks, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	k, _, err := a.keepSealed(tx, key, asks, certificate.KeyRecord{Remote: c.ID})
	return k, err
}

func (a *App) keepSealed(tx *postgres.Tx, key sign.Key, secret []byte, r certificate.KeyRecord) (*certificate.Key, []byte, error) {
	chain, err := sign.PEM(key.Chain)
	if err != nil {
		return nil, nil, err
	}
	c := key.Certificate()
	r.ID, r.KID, r.Certificate = id.SigningKey(newID()), sign.ID(c), chain
	r.From, r.Until, r.By, r.At = c.NotBefore, c.NotAfter, tx.Actor.Name, a.Now()
	k := certificate.NewKey(r)
	sealed := a.Box.Seal(secret)
	return k, sealed, tx.InsertSigningKey(k, sealed)
}

func (a *App) openKey(ctx context.Context, r certificate.KeyRecord, sealed []byte) (sign.Key, error) {
	secret, err := a.Box.Open(sealed)
	if err != nil {
		return sign.Key{}, err
	}
	if r.Remote == "" {
		return sign.ReadKey(secret, []byte(r.Certificate))
	}
	if a.Signer == nil {
		return sign.Key{}, fault.New(fault.Unavailable, text.T("The key that signs is in a remote signer, and this deployment names none any more.", "签名密钥保存在远程签名服务中，而本系统已未配置该服务。"))
	}
	var asks sign.Credential
	if err := json.Unmarshal(secret, &asks); err != nil {
		return sign.Key{}, err
	}
	chain, err := sign.Certificates([]byte(r.Certificate))
	if err != nil {
		return sign.Key{}, err
	}
	return a.Signer.Key(ctx, asks, chain), nil
}
