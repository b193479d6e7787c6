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

// OpenFile checks a certificate, as PDF or as signed data file, and answers what it says and by which key. trusted are
// the keys of the body that is said to have issued it. The errors are those of the package sign, and ErrKeyNotValid.
func OpenFile(file []byte, trusted func(certificate.Statement) ([]*x509.Certificate, error)) (says certificate.Statement, by *x509.Certificate, err error) {
	data, of := strings.TrimSpace(string(file)), (*x509.Certificate)(nil)
	if bytes.HasPrefix(file, []byte("%PDF-")) {
		signed, err := sign.CheckPDF(file)
		if err != nil {
			return says, nil, err
		}
		data, of = string(signed.Attached), signed.By
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
