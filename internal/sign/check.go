package sign

import (
	"bytes"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"encoding/hex"
	"errors"
	"regexp"
	"strconv"
	"time"

	"github.com/smallstep/pkcs7"
)

// The ways in which a signature fails. Whose key it was is for the caller to judge, by the certificate.
var (
	ErrUnsigned = errors.New("sign: there is no signature")
	ErrAltered  = errors.New("sign: what was signed has been altered")
)

// Signed is by which key a PDF was signed and when, as its signer says, and what is attached to it.
type Signed struct {
	By       *x509.Certificate
	At       time.Time
	Attached []byte
}

var (
	byteRange = regexp.MustCompile(`/ByteRange ?\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]`)
	attached  = regexp.MustCompile(`/Type /EmbeddedFile /Length (\d+) >>\nstream\n`)
	madeAt    = regexp.MustCompile(`/M \(D:(\d{14})Z`)
)

// CheckPDF checks the signature of a PDF, which has to cover all of the file but itself.
func CheckPDF(file []byte) (Signed, error) {
	found := byteRange.FindAllSubmatch(file, -1)
	if len(found) == 0 {
		if bytes.Contains(file, []byte("/Type /Sig")) { // what a signature covers is said in it, and can be altered too
			return Signed{}, ErrAltered
		}
		return Signed{}, ErrUnsigned
	}
	var at [4]int
	for i := range at {
		at[i], _ = strconv.Atoi(string(found[len(found)-1][i+1]))
	}
	open, end := at[1], at[2]
	if at[0] != 0 || open <= 0 || end < open+2 || end > len(file) || end+at[3] != len(file) || file[open] != '<' || file[end-1] != '>' {
		return Signed{}, ErrAltered
	}
	der := make([]byte, hex.DecodedLen(end-open-2))
	if _, err := hex.Decode(der, file[open+1:end-1]); err != nil || hex.EncodeToString(der) != string(file[open+1:end-1]) {
		return Signed{}, ErrAltered // capitals would be read as the same digits
	}
	var whole asn1.RawValue
	rest, err := asn1.Unmarshal(der, &whole)
	if err != nil || len(bytes.Trim(rest, "\x00")) > 0 {
		return Signed{}, ErrAltered
	}
	p, err := pkcs7.Parse(whole.FullBytes)
	if err != nil {
		return Signed{}, ErrAltered
	}
	p.Content = append(file[:open:open], file[end:]...)
	by := p.GetOnlySigner()
	if by == nil || p.Verify() != nil || !names(p, by) || !asWritten(whole.FullBytes, by) {
		return Signed{}, ErrAltered
	}
	out := Signed{By: by}
	if all := madeAt.FindAllSubmatch(file, -1); all != nil {
		out.At, _ = time.Parse("20060102150405", string(all[len(all)-1][1]))
	}
	if m := attached.FindSubmatchIndex(file); m != nil {
		if n, _ := strconv.Atoi(string(file[m[2]:m[3]])); m[1]+n <= len(file) {
			out.Attached = file[m[1] : m[1]+n]
		}
	}
	return out, nil
}

// asWritten tells whether the signature is written as it is here, also in the parts that no signature covers.
func asWritten(der []byte, by *x509.Certificate) bool {
	var outer contentInfo
	if rest, err := asn1.Unmarshal(der, &outer); err != nil || len(rest) > 0 {
		return false
	}
	var data signedData
	if rest, err := asn1.Unmarshal(outer.Content.Bytes, &data); err != nil || len(rest) > 0 || len(data.Signers) != 1 {
		return false
	}
	as, err := schemeOf(by.PublicKey)
	if err != nil {
		return false
	}
	again, err := wrapped(data.Certificates, by, data.Signers[0].Attributes, as, data.Signers[0].Signature)
	return err == nil && bytes.Equal(again, der)
}

// names tells whether the signature names the certificate that it is said to be by.
func names(p *pkcs7.PKCS7, by *x509.Certificate) bool {
	var named signingCertificate
	if p.UnmarshalSignedAttribute(oidSigningCertificate, &named) != nil || len(named.Certificates) == 0 {
		return false
	}
	hash := sha256.Sum256(by.Raw)
	return bytes.Equal(named.Certificates[0].Hash, hash[:])
}
