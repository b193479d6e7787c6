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
	"triennia/internal/postgres"
	"triennia/internal/sign"
)

const (
	signJob    = postgres.SignJob
	signSubJob = postgres.SignSubJob
)

// signWithin is how long a remote signer may take for all signatures of a certificate, which nobody else can change
// meanwhile.
const signWithin = 30 * time.Second

// StatementSchema is where the schema of the signed data file is published.
const StatementSchema = "/api/v1/schemas/certificate.json"

// signIssued signs a certificate that was issued, and tells its holder.
func (a *App) signIssued(tx *postgres.Tx, t postgres.Task) error {
	cid, err := id.Parse[struct{ certificate struct{} }](t.Payload["subject"])
	if err != nil {
		return err
	}
	return a.sign(tx, id.Certificate(cid), 0, t.Payload["quiet"] == "")
}

// signSub signs a sub-certificate that was issued.
func (a *App) signSub(tx *postgres.Tx, t postgres.Task) error {
	cid, err := id.Parse[struct{ certificate struct{} }](t.Payload["subject"])
	if err != nil {
		return err
	}
	suffix, err := strconv.Atoi(t.Payload["suffix"])
	if err != nil {
		return err
	}
	return a.sign(tx, id.Certificate(cid), suffix, false)
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
	err = a.write(ctx, who, "certificate.sign", func(tx *postgres.Tx) error {
		r, err := tx.Certificate(cid)
		if err != nil {
			return err
		}
		for _, doc := range r.Documents() {
			if err := a.sign(tx, cid, doc.Suffix, doc.Suffix == 0); err != nil {
				return err
			}
		}
		out, err = a.pageOfCertificate(tx, r)
		return err
	})
	return out, err
}

// sign signs document and data file of the certificate, or of its sub-certificate with the suffix, once (SM-101).
func (a *App) sign(tx *postgres.Tx, cid id.Certificate, suffix int, tell bool) error {
	locked, err := tx.LockCertificate(cid, 0)
	if err != nil {
		return err
	}
	r, issued := locked.Record().Document(suffix)
	there, err := tx.Signed(cid, suffix)
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
	ctx, done := context.WithTimeout(tx.Context(), signWithin)
	defer done()
	record, key, err := a.signingKey(ctx, tx, b)
	if err != nil {
		return err
	}
	if err := a.signBy(tx, r, b, record, key); err != nil {
		return unsigned(err)
	}
	if !tell || r.Status(b.Today(a.Now())) != certificate.Status(certificate.Active) {
		return nil // of one that is suspended or has ended since, the later letter counts
	}
	return a.tellIssued(tx, b, r)
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

// signBy signs document and data file by the key and keeps them.
func (a *App) signBy(tx *postgres.Tx, r certificate.Record, b body.Record, by certificate.KeyRecord, key sign.Key) error {
	says := a.statement(r, b)
	scan, held, err := scanOf(says, key)
	if err != nil {
		return fmt.Errorf("sign the QR code: %w", err)
	}
	file, edition, err := a.print(tx, r, b, scan)
	if err != nil {
		return fmt.Errorf("print the certificate: %w", err)
	}
	file, data, err := a.signed(r, says, key, file)
	if err != nil {
		return fmt.Errorf("sign the certificate: %w", err)
	}
	sum := sha256.Sum256(file)
	d := certificate.SignedRecord{ID: r.ID, Suffix: r.Suffix, KeyID: by.ID, KID: by.KID, At: a.Now(), SHA256: hex.EncodeToString(sum[:]), Data: data, Edition: edition, Scan: held}
	d.File = fmt.Sprintf("b/%s/certificates/%s/%s.pdf", b.ID, r.ID, d.SHA256[:16])
	if err := a.Files.Put(tx.Context(), d.File, bytes.NewReader(file), int64(len(file))); err != nil {
		return fmt.Errorf("keep the signed certificate: %w", err)
	}
	return tx.InsertSigned(certificate.NewDocument(d, r.Number, r.ClientID))
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
		file, wrong, err = a.printBy(tx, r, b, certificate.Delivered, "")
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
