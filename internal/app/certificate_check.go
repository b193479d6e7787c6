package app

import (
	"context"
	"crypto/x509"
	"errors"

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
	Stranger Outcome = "stranger" // signed by no key that a body here publishes, or by one that was not valid then
)

// FileCheck is what a file says of itself, and what the register says of the certificate today.
type FileCheck struct {
	Outcome Outcome       `json:"outcome" enum:"genuine,altered,unsigned,stranger"`
	Today   *Verification `json:"today,omitempty"`
}

// CheckFile checks a certificate as PDF or as signed data file, by the keys of the body that issued it. Nothing of it is
// kept.
func (a *App) CheckFile(ctx context.Context, file []byte) (FileCheck, error) {
	var today Verification
	_, _, err := OpenFile(file, func(says certificate.Statement) ([]*x509.Certificate, error) {
		code, _ := certificate.ParseCode(says.Code)
		r, found, err := a.DB.Registered(ctx, code)
		if err != nil || !found {
			return nil, err // of a certificate that nobody issued no key is trusted
		}
		today = a.verification(r)
		return a.keysOf(ctx, r)
	})
	switch {
	case err == nil:
		return FileCheck{Outcome: Genuine, Today: &today}, nil
	case errors.Is(err, sign.ErrAltered):
		return FileCheck{Outcome: Altered}, nil
	case errors.Is(err, sign.ErrUnsigned):
		return FileCheck{Outcome: Unsigned}, nil
	case errors.Is(err, sign.ErrUnknownKey), errors.Is(err, ErrKeyNotValid):
		return FileCheck{Outcome: Stranger}, nil
	}
	return FileCheck{}, err
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
