package app

import (
	"bytes"
	"crypto/x509"
	"errors"
	"strings"

	"triennia/internal/domain/certificate"
	"triennia/internal/sign"
)

// ErrKeyNotValid is the error of a file that was signed when the certificate of its key was not valid.
var ErrKeyNotValid = errors.New("the key was not valid when it signed")

// OpenFile checks a certificate, as PDF, as signed data file or as the words of its QR code, and answers what it
// says and by which key. trusted are the keys of the body that is said to have issued it. The errors are those of the package sign, and ErrKeyNotValid.
func OpenFile(file []byte, trusted func(certificate.Statement) ([]*x509.Certificate, error)) (says certificate.Statement, by *x509.Certificate, err error) {
	data, of := strings.TrimSpace(string(file)), (*x509.Certificate)(nil)
	if bytes.HasPrefix(file, []byte("%PDF-")) {
		signed, err := sign.CheckPDF(file)
		if err != nil {
			return says, nil, err
		}
		data, of = string(signed.Attached), signed.By
	}
	if link, scan, is := strings.Cut(data, "#"); is && of == nil {
		return openScan(link, scan, trusted)
	}
	if err := sign.Peek(data, certificate.StatementKind, &says); err != nil {
		return says, nil, err
	}
	keys, err := trusted(says)
	if err != nil {
		return says, nil, err
	}
	if by, err = sign.OpenData(data, certificate.StatementKind, keys, &says); err != nil {
		return says, nil, err
	}
	switch {
	case of != nil && !of.Equal(by):
		err = sign.ErrUnknownKey
	case !says.SignedBetween(by.NotBefore, by.NotAfter):
		err = ErrKeyNotValid
	}
	return says, by, err
}

// openScan checks the words of a QR code. The link is not signed, so it has to lead to the certificate that is.
func openScan(link, scan string, trusted func(certificate.Statement) ([]*x509.Certificate, error)) (says certificate.Statement, by *x509.Certificate, err error) {
	var read certificate.Scan
	if err := sign.Peek(scan, certificate.ScanKind, &read); err != nil {
		return says, nil, err
	}
	keys, err := trusted(read.Statement())
	if err != nil {
		return says, nil, err
	}
	by, err = sign.OpenData(scan, certificate.ScanKind, keys, &read)
	says = read.Statement()
	switch {
	case err != nil:
	case !strings.HasSuffix(link, "/"+read.Code):
		err = sign.ErrAltered
	case !says.SignedBetween(by.NotBefore, by.NotAfter):
		err = ErrKeyNotValid
	}
	return says, by, err
}
