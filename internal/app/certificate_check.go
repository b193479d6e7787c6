package app

import (
	"bytes"
	"context"
	"crypto/x509"
	"errors"
	"strings"

	"triennia/internal/domain/certificate"
	"triennia/internal/postgres"
	"triennia/internal/sign"
)

// Outcome is what the check of a file says.
type Outcome string

const (
	Genuine  Outcome = "genuine"  // as it was signed, by a key of the body that issued the certificate
	Altered  Outcome = "altered"  // signed, and changed since
	Unsigned Outcome = "unsigned" // nothing in it can be checked
	Stranger Outcome = "stranger" // signed by a key that no body here publishes
)

// FileCheck is what a file says of itself, and what the register says of the certificate today.
type FileCheck struct {
	Outcome Outcome       `json:"outcome" enum:"genuine,altered,unsigned,stranger"`
	Today   *Verification `json:"today,omitempty"`
}

// CheckFile checks a certificate as PDF or as signed data file. Nothing of it is kept.
func (a *App) CheckFile(ctx context.Context, file []byte) (FileCheck, error) {
	data, by := strings.TrimSpace(string(file)), (*x509.Certificate)(nil)
	if bytes.HasPrefix(file, []byte("%PDF-")) {
		signed, err := sign.CheckPDF(file)
		if err != nil {
			return FileCheck{Outcome: judged(err)}, nil
		}
		data, by = string(signed.Attached), signed.By
	}
	var says certificate.Statement
	if sign.Peek(data, certificate.StatementKind, &says) != nil {
		return FileCheck{Outcome: Unsigned}, nil
	}
	code, _ := certificate.ParseCode(says.Code)
	r, found, err := a.DB.Registered(ctx, code)
	if err != nil || !found {
		return FileCheck{Outcome: Stranger}, err
	}
	keys, err := a.keysOf(ctx, r)
	if err != nil {
		return FileCheck{}, err
	}
	signer, err := sign.OpenData(data, certificate.StatementKind, keys, &says)
	if err != nil {
		return FileCheck{Outcome: judged(err)}, nil
	}
	if by != nil && !by.Equal(signer) {
		return FileCheck{Outcome: Stranger}, nil
	}
	today := a.verification(r)
	return FileCheck{Outcome: Genuine, Today: &today}, nil
}

func judged(err error) Outcome {
	switch {
	case errors.Is(err, sign.ErrUnsigned):
		return Unsigned
	case errors.Is(err, sign.ErrUnknownKey):
		return Stranger
	}
	return Altered
}

// keysOf are the certificates of all keys of the body that issued what is registered.
func (a *App) keysOf(ctx context.Context, r postgres.Registered) (out []*x509.Certificate, err error) {
	err = a.read(ctx, systemActor(r.Body.ID, "check a certificate"), func(tx *postgres.Tx) error {
		list, err := tx.SigningKeys()
		for _, k := range list {
			chain, err := sign.Certificates([]byte(k.Certificate))
			if err != nil {
				return err
			}
			out = append(out, chain[0])
		}
		return err
	})
	return out, err
}
