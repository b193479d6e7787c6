package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
	"triennia/internal/pdf"
	"triennia/internal/postgres"
	"triennia/internal/sign"
)

const (
	signJob    = postgres.SignJob
	signSubJob = postgres.SignSubJob
)

// signWithin is how long a remote signer may take for all signatures of a certificate.
const signWithin = 30 * time.Second

// signTries is how often a certificate is signed where it is changed while its signer is asked; then it waits for the next
// turn.
const signTries = 2

// StatementSchema is where the schema of the signed data file is published.
const StatementSchema = "/api/v1/schemas/certificate.json"

// signIssued signs a certificate that was issued, and tells its holder.
func (a *App) signIssued(ctx context.Context, t postgres.Task) error {
	cid, err := id.Parse[struct{ certificate struct{} }](t.Payload["subject"])
	if err != nil {
		return err
	}
	return a.sign(ctx, signOrder{systemActor(t.Tenant, signJob), signJob, id.Certificate(cid), 0, t.Payload["quiet"] == ""})
}

// signSub signs a sub-certificate that was issued.
func (a *App) signSub(ctx context.Context, t postgres.Task) error {
	cid, err := id.Parse[struct{ certificate struct{} }](t.Payload["subject"])
	if err != nil {
		return err
	}
	suffix, err := strconv.Atoi(t.Payload["suffix"])
	if err != nil {
		return err
	}
	return a.sign(ctx, signOrder{systemActor(t.Tenant, signSubJob), signSubJob, id.Certificate(cid), suffix, false})
}

// signAgain takes up what could not be signed: a reason may have gone by now.
func (a *App) signAgain(ctx context.Context) error {
	return a.DB.System(ctx, "sign again", func(tx *postgres.SystemTx) error {
		_, err := tx.TryAgain(signJob)
		_, again := tx.TryAgain(signSubJob)
		return errors.Join(err, again)
	})
}

// SignCertificate signs a certificate that could not be signed when it was issued, and its sub-certificates; what is signed
// stays as it is.
func (a *App) SignCertificate(ctx context.Context, who access.Actor, cid id.Certificate) (out CertificatePage, err error) {
	var r certificate.Record
	if err := a.read(ctx, who, func(tx *postgres.Tx) (err error) { r, err = tx.Certificate(cid); return err }); err != nil {
		return out, err
	}
	for _, doc := range r.Documents() {
		if err := a.sign(ctx, signOrder{who, signJob, cid, doc.Suffix, doc.Suffix == 0}); err != nil {
			return out, err
		}
	}
	return a.GetCertificate(ctx, who, cid)
}

// signOrder is to sign the certificate, or its sub-certificate with the suffix, and to tell the holder.
type signOrder struct {
	who    access.Actor
	verb   string
	id     id.Certificate
	suffix int
	tell   bool
}

// unsignedDocument is a document that has no signature yet, as it was read, with all that its signature needs.
type unsignedDocument struct {
	certificate certificate.Record
	print       pdf.Print
	edition     int
	by          certificate.KeyRecord
	sealed      []byte
}

// sign signs document and data file once (SM-101). The key is asked while nothing is locked, as a remote one may take its
// time: what is signed is kept if the certificate is still the one that was read, and signed anew if not.
func (a *App) sign(ctx context.Context, o signOrder) error {
	for range signTries {
		doc, err := a.toSign(ctx, o)
		if err != nil || doc == nil {
			return err
		}
		signed, err := a.signBy(ctx, *doc)
		if err != nil {
			return unsigned(err)
		}
		stands, err := a.keepSigned(ctx, o, *doc, signed)
		if err != nil {
			return err
		}
		if stands == nil || stands.File != signed.File { // two workers make the same file by RSA
			err = a.Files.Delete(ctx, signed.File)
		}
		if err != nil || stands != nil {
			return err
		}
	}
	return beingSigned
}

// toSign is what has to be signed, nil where nothing has.
func (a *App) toSign(ctx context.Context, o signOrder) (doc *unsignedDocument, err error) {
	err = a.write(ctx, o.who, o.verb, func(tx *postgres.Tx) error { // the first key of a body may be created
		whole, err := tx.Certificate(o.id)
		if err != nil {
			return err
		}
		r, issued := whole.Document(o.suffix)
		there, err := tx.Signed(o.id, o.suffix)
		if err != nil || there != nil || !issued || !r.Signs() {
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		if err := a.canSign(tx); err != nil {
			return err
		}
		found := unsignedDocument{certificate: r}
		if found.by, found.sealed, err = a.signingKey(tx, b); err != nil {
			return err
		}
		if found.print, found.edition, err = a.printing(tx, r, b); err != nil {
			return err
		}
		doc = &found
		return nil
	})
	return doc, err
}

// keepSigned keeps the signed document, tells the holder, and answers the document that stands: that of another worker who
// was faster, none where the certificate or the key that signs has changed meanwhile.
func (a *App) keepSigned(ctx context.Context, o signOrder, doc unsignedDocument, signed certificate.SignedRecord) (stands *certificate.SignedRecord, err error) {
	read := doc.certificate
	err = a.write(ctx, o.who, o.verb, func(tx *postgres.Tx) error {
		locked, err := tx.LockCertificate(o.id, 0)
		if err != nil {
			return err
		}
		if stands, err = tx.Signed(o.id, o.suffix); err != nil || stands != nil {
			return err
		}
		key, _, err := tx.SigningKey()
		if err != nil || locked.Record().Version != read.Version || key == nil || key.Record().ID != doc.by.ID {
			return err
		}
		stands = &signed
		if err := tx.InsertSigned(certificate.NewDocument(signed, read.Number, read.ClientID)); err != nil {
			return err
		}
		b, err := tx.Body()
		if err != nil || !o.tell || read.Status(b.Today(a.Now())) != certificate.Status(certificate.Active) {
			return err // of one that is suspended or has ended since, the later letter counts
		}
		return a.tellIssued(tx, b, read)
	})
	return stands, err
}

// unsigned tells what a person can do about a remote signer that did not sign; the rest stays a defect.
func unsigned(err error) error {
	switch {
	case errors.Is(err, sign.ErrRemoteAway):
		return fmt.Errorf("%w: %w", fault.New(fault.Unavailable, text.T("The remote signer cannot be reached. The certificate is signed as soon as it answers.", "无法连接远程签名服务，恢复后将自动签名。")), err)
	case errors.Is(err, sign.ErrRemoteRefused):
		return fmt.Errorf("%w: %w", fault.New(fault.IllegalMove, text.T("The remote signer refuses to sign with this key. Look at the key there, or let another sign.", "远程签名服务拒绝使用该密钥签名。请在该服务中检查密钥，或改用其他密钥。")), err)
	}
	return err
}

// signBy signs document and data file by the key and keeps the file.
func (a *App) signBy(ctx context.Context, doc unsignedDocument) (out certificate.SignedRecord, err error) {
	asking, done := context.WithTimeout(ctx, signWithin)
	defer done()
	key, err := a.openKey(asking, doc.by, doc.sealed)
	if err != nil {
		return out, err
	}
	r, b := doc.certificate, doc.print.Body
	says := a.statement(r, b)
	scan, held, err := scanOf(says, key)
	if err != nil {
		return out, fmt.Errorf("sign the QR code: %w", err)
	}
	doc.print.Scan = scan
	file, wrong, err := pdf.Certificate(doc.print)
	if err := errors.Join(err, wrong.OrNil()); err != nil {
		return out, fmt.Errorf("print the certificate: %w", err)
	}
	file, data, err := a.signed(r, says, key, file)
	if err != nil {
		return out, fmt.Errorf("sign the certificate: %w", err)
	}
	sum := sha256.Sum256(file)
	out = certificate.SignedRecord{ID: r.ID, Suffix: r.Suffix, KeyID: doc.by.ID, KID: doc.by.KID, At: a.Now(), SHA256: hex.EncodeToString(sum[:]), Data: data, Edition: doc.edition, Scan: held}
	out.File = fmt.Sprintf("b/%s/certificates/%s/%s.pdf", b.ID, r.ID, out.SHA256[:16])
	if err := a.Files.Put(ctx, out.File, bytes.NewReader(file), int64(len(file))); err != nil {
		return out, fmt.Errorf("keep the signed certificate: %w", err)
	}
	return out, nil
}

// statement is what the certificate says, signed now.
func (a *App) statement(r certificate.Record, b body.Record) certificate.Statement {
	out := certificate.StatementOf(r, b, a.VerifyURL(r.Code), a.Now())
	out.Schema = a.PublicURL + StatementSchema
	if r.Main != nil {
		out.Main = &certificate.StatedMain{Number: r.Main.Number, Verify: a.VerifyURL(r.Main.Code)}
	}
	return out
}

// scanOf is what the QR code holds: the link, and behind it as much of what the certificate says, signed, as it has room
// for. A browser keeps what stands behind the # to itself.
func scanOf(s certificate.Statement, key sign.Key) (content string, held certificate.Held, err error) {
	for _, held := range []certificate.Held{certificate.HoldsScope, certificate.HoldsCore} {
		data, err := sign.Data(s.Scan(held == certificate.HoldsScope), key, certificate.ScanKind)
		if err != nil {
			return "", "", err
		}
		if content := s.Verify + "#" + data; len(content) <= certificate.ScanRoom {
			return content, held, nil
		}
	}
	return s.Verify, certificate.HoldsLink, nil
}

// signed are the signed PDF and the signed data file, checked as anybody would check them and read back.
func (a *App) signed(r certificate.Record, says certificate.Statement, key sign.Key, printed []byte) (file []byte, data string, err error) {
	if file, data, err = a.sealed(says, key, printed); err != nil {
		return nil, "", err
	}
	return file, data, readBack(r, file)
}

// sealed are the signed PDF and the signed data file, checked as anybody would check them.
func (a *App) sealed(statement certificate.Statement, key sign.Key, printed []byte) (file []byte, data string, err error) {
	if data, err = sign.Data(statement, key, certificate.StatementKind); err != nil {
		return nil, "", err
	}
	reason := text.Tf("Certification decision of %s", "%s的认证决定", statement.DecidedOn).En
	if file, err = sign.PDF(printed, key, a.Now(), reason, sign.Attachment{Name: "certificate.jws", Data: []byte(data)}); err != nil {
		return nil, "", err
	}
	return file, data, checkSigned(file, statement, key)
}

// checkSigned reads the signed file as anybody would, and compares what it says.
func checkSigned(file []byte, want certificate.Statement, key sign.Key) error {
	got, _, err := OpenFile(file, func(certificate.Statement) ([]*x509.Certificate, error) { return key.Chain[:1], nil })
	if err == nil && !reflect.DeepEqual(got, want) {
		err = errors.New("the signed data file says something else than the certificate")
	}
	return err
}

// tellIssued writes to the holder that its certificate is there.
func (a *App) tellIssued(tx *postgres.Tx, b body.Record, r certificate.Record) error {
	d, err := tx.Decision(r.DecisionID)
	if err != nil {
		return err
	}
	l := a.issuedLetter(b, r, d)
	return a.notifyClient(tx, r.ClientID, l.name, l.data)
}

var beingSigned = fault.New(fault.IllegalMove, text.T("The certificate is being signed. Please try again in a moment; if this lasts, tell the certification body.",
	"证书正在签名，请稍后重试；如长时间未完成，请联系认证机构。"))

var noSub = fault.Missing(text.T("sub-certificate", "子证书"))

// certificateDocument is the certificate, or its sub-certificate with the suffix.
func certificateDocument(tx *postgres.Tx, cid id.Certificate, suffix int) (certificate.Record, error) {
	r, err := tx.Certificate(cid)
	if err != nil {
		return r, err
	}
	doc, issued := r.Document(suffix)
	if !issued {
		return doc, noSub
	}
	return doc, nil
}

// PrintCertificate is the signed certificate as PDF and a name for the file. A certificate that another system issued is
// printed from what is known of it, without a signature.
func (a *App) PrintCertificate(ctx context.Context, who access.Actor, cid id.Certificate) (name string, file []byte, err error) {
	return a.PrintSubCertificate(ctx, who, cid, 0)
}

// PrintSubCertificate is the signed sub-certificate with the suffix as PDF, for the suffix 0 the certificate itself, and a
// name for the file.
func (a *App) PrintSubCertificate(ctx context.Context, who access.Actor, cid id.Certificate, suffix int) (name string, file []byte, err error) {
	var stored string
	var wrong rule.Broken
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := certificateDocument(tx, cid, suffix)
		if err != nil {
			return err
		}
		name = r.Number + ".pdf"
		if r.Signs() {
			d, err := tx.Signed(cid, suffix)
			if err == nil && d == nil {
				err = beingSigned
			}
			if err == nil {
				stored = d.File
			}
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		file, wrong, err = a.printBy(tx, r, b, certificate.Delivered)
		return errors.Join(err, wrong.OrNil())
	})
	if err != nil || stored == "" {
		return name, file, err
	}
	file, err = a.fileContent(ctx, stored)
	return name, file, err
}

// CertificateData is the signed data file of the certificate and a name for it.
func (a *App) CertificateData(ctx context.Context, who access.Actor, cid id.Certificate) (name, data string, err error) {
	return a.SubCertificateData(ctx, who, cid, 0)
}

// SubCertificateData is the signed data file of the sub-certificate with the suffix, for the suffix 0 of the certificate
// itself, and a name for it.
func (a *App) SubCertificateData(ctx context.Context, who access.Actor, cid id.Certificate, suffix int) (name, data string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := certificateDocument(tx, cid, suffix)
		if err != nil {
			return err
		}
		d, err := tx.Signed(cid, suffix)
		switch {
		case err != nil:
			return err
		case d == nil && r.Signs():
			return beingSigned
		case d == nil:
			return fault.Missing(text.T("signed data file", "签名数据文件"))
		}
		name, data = r.Number+".jws", d.Data
		return nil
	})
	return name, data, err
}
